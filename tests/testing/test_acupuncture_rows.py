"""The example plugin accounts for every row of the table of facts on acupuncture."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

import imr_core.california
from imr_core import Guideline, Registry
from imr_core.guidelines import NotEncoded


@pytest.fixture(scope="module")
def plugin(pytestconfig: pytest.Config) -> ModuleType:
    """The plugin of docs/examples, installed or not."""
    sys.path.insert(0, str(pytestconfig.rootpath / "docs" / "examples" / "imr-acupuncture" / "src"))
    try:
        import imr_acupuncture
    finally:
        del sys.path[0]
    return imr_acupuncture


def test_every_row_on_acupuncture_went_somewhere(plugin: ModuleType, shared: Path) -> None:
    """Each row of section 3 is named by a rule, a number, an unencoded passage, or why an edition is not encoded."""
    table = (shared / "facts" / "physical.md").read_text(encoding="utf-8")
    rows = set(re.findall(r"^\| (3\.\d+) \|", table, flags=re.MULTILINE))
    registry = Registry([imr_core.california, plugin])
    assert () == registry.failures
    named: set[str] = set()
    for guideline in registry.guidelines:
        if isinstance(guideline, NotEncoded):
            named |= set(re.findall(r"3\.\d+", guideline.why))
        elif isinstance(guideline, Guideline):
            cites = [cite for rule in guideline.rules for cite in rule.sources]
            cites += [passage.cite for passage in guideline.unencoded]
            named |= {seen.removeprefix("physical.md ") for cite in cites for seen in cite.seen_in}
    assert set() == rows - named
    assert 27 == len(rows)
