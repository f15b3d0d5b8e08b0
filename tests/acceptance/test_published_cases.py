"""The case files of published determinations, held against what was determined."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from imr_core import Registry

ROOT = Path(__file__).parents[2]
SPECIALTIES = ("chiropractic", "pharmacy", "physical_therapy")


@pytest.fixture(scope="module")
def found() -> list:
    """Every item of a specialty in the case files, assessed in the closed reading."""
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        from determinations import CASES, rows
    finally:
        sys.path.pop(0)
    return list(rows(Registry.from_environment(allow=SPECIALTIES), CASES))


def test_published_determinations_are_addressed_determined_and_agreed_with(
    found: list, announce: Callable[[str], None]
) -> None:
    """At least 95 % of the items are addressed, 85 % of them determined, and 95 % of those as was published."""
    addressed = [row for row in found if row.item.is_addressed]
    determined = [row for row in addressed if row.proposed]
    agreed = [row for row in determined if row.proposed == row.item.published]
    announce(
        f"published case files: {len(found)} items, {len(addressed)} addressed, {len(determined)} determined, "
        f"{len(agreed)} agreed"
    )
    assert len(addressed) >= 0.95 * len(found)
    assert len(determined) >= 0.85 * len(found)
    assert len(agreed) >= 0.95 * len(determined)


def test_overturned_items_are_mostly_proposed_so(found: list) -> None:
    """Of the items published as overturned, more than three quarters are proposed so: always upholding finds none."""
    overturned = [row for row in found if row.item.published == "overturned"]
    assert sum(row.proposed == "overturned" for row in overturned) > 0.75 * len(overturned)


def test_case_files_hold_no_words_of_the_letters(found: list) -> None:
    """The case files carry neither quotes nor clinical summaries."""
    for file in (ROOT / "examples" / "published").glob("*.json"):
        text = file.read_text(encoding="utf-8")
        assert '"quote"' not in text
        assert '"clinical_summary"' not in text
