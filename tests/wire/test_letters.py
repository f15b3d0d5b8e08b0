"""Cases that published letters tell, as case files."""

import json
from collections.abc import Callable
from pathlib import Path

from imr_core.letters import case_from_letter, load_letter
from imr_core.registry import Registry
from imr_core.wire import case_schema, case_to_json, load_case


def test_letters_make_case_files(shared: Path, is_valid: Callable[..., bool], announce: Callable[[str], None]):
    """The case of each published letter can be written as a case file that reads as the same case and is valid."""
    registry = Registry.from_environment()
    schema = case_schema(registry.facts, registry.services, registry.drugs)
    paths = sorted((shared / "letters" / "published").glob("*.txt"))
    assert paths
    for path in paths:
        case = case_from_letter(load_letter(path), registry)
        written = json.dumps(case_to_json(case))
        assert case == load_case(written, registry, source=path.name)
        assert is_valid(json.loads(written), schema), path.name
    announce(f"{len(paths)} letters written as case files and read again")
