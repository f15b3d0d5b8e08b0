"""The ternary cases of the DMN technology compatibility kit."""

import json
from collections.abc import Callable
from pathlib import Path

from .check import answers


def test_dmn_ternary_cases(shared: Path, announce: Callable[[str], None]):
    """Every case has the expected answer in every reading, with null read as unknown; none is left out."""
    cases = json.loads((shared / "oracles" / "dmn-ternary.json").read_text(encoding="utf-8"))["cases"]
    wrong = {}
    for case in cases:
        expected = case["expected"]
        assert expected is None or isinstance(expected, bool)
        found = answers(case["expression"], case["inputs"])
        if any(answer is not expected for answer in found):
            wrong[case["id"]] = (expected, found)
    with_null = sum(case["null"] for case in cases)
    announce(f"DMN ternary: {len(cases) - len(wrong)} of {len(cases)} passed, {with_null} of them with null")
    assert {} == wrong
    assert len(cases) >= 82
