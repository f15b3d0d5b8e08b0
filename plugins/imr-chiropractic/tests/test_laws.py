"""What holds between guidelines, beside the laws that each keeps on its own (``test_conformance.py``)."""

from __future__ import annotations

import pytest
from imr_chiropractic import (
    elbow_2007,
    low_back_2004,
    manual_therapy_2009,
    manual_therapy_2016,
    neck_2004,
    shoulder_2004,
)

from imr_core import NOT_ADDRESSED, Guideline, find
from imr_core.expressions import Value

CHAPTERS = (neck_2004, shoulder_2004, low_back_2004, elbow_2007)


def test_chapters_never_conflict_with_the_chronic_pain_guideline() -> None:
    """Joined in the first step, the chapters leave its outcome as it is: they only state silence, on any facts."""
    for chapter in CHAPTERS:
        assert chapter.complete
        assert {NOT_ADDRESSED} == {rule.outcome for rule in chapter.rules}


@pytest.mark.parametrize("region", ["cervical-spine", "thoracic-spine", "shoulder", "lumbar-spine", "back", "elbow"])
def test_one_chapter_speaks_of_each_region(region: str) -> None:
    """Each region has one chapter, which states silence on the number of visits (rows 1.14, 1.16, 1.25, 1.26)."""
    facts: dict[str, Value] = {"service": "chiropractic", "body_region": region}
    findings = [find(chapter, facts) for chapter in CHAPTERS]
    assert all(finding.outcomes == {NOT_ADDRESSED} for finding in findings)
    assert 1 == sum(bool(finding.grounds) for finding in findings)


@pytest.mark.parametrize("edition", [manual_therapy_2009, manual_therapy_2016], ids=lambda guideline: guideline.name)
def test_before_three_months_it_is_open_whether_pain_is_chronic(edition: Guideline) -> None:
    """Until a record is known to call the pain acute, or not, the guideline may address it (7.2, C6)."""
    assert None is find(edition, {"service": "chiropractic", "days_since_injury": 91}).addresses
    assert True is find(edition, {"service": "chiropractic", "days_since_injury": 92}).addresses
