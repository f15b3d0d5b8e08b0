"""Laws of the guidelines, proved over a grid of complete cases."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from imr_chiropractic import (
    elbow_2007,
    low_back_2004,
    manual_therapy_2009,
    manual_therapy_2016,
    neck_2004,
    odg,
    shoulder_2004,
)

from imr_core import CONFLICT, NOT_ADDRESSED, Guideline, compile_guideline, find
from imr_core.expressions import Value
from imr_core.outcomes import join

Grid = Callable[..., Iterator[dict[str, Value]]]
CHAPTERS = (neck_2004, shoulder_2004, low_back_2004, elbow_2007)
EDITIONS = (manual_therapy_2009, manual_therapy_2016, odg, *CHAPTERS)
CHRONIC: dict[str, Value] = {"acute_phase": False, "days_since_injury": 91}


def in_force(guideline: Guideline) -> Guideline:
    """Return a guideline as it is without what is unverified."""
    active = guideline.active()
    assert active is not None
    return active


def fixed(guideline: Guideline) -> dict[str, Value]:
    """Return the facts that are fixed for a guideline: those of the chronic phase, where it asks for it."""
    return {name: value for name, value in CHRONIC.items() if name in guideline.facts}


@pytest.mark.parametrize("guideline", EDITIONS, ids=lambda guideline: guideline.name)
def test_consistent_and_complete_on_every_case_of_the_grid(
    guideline: Guideline, grid: Grid, announce: Callable[[str], None]
) -> None:
    """Rules of one guideline never disagree, and where it addresses a case, one of them holds."""
    active = in_force(guideline)
    assert active.complete
    find_fast, cases = compile_guideline(active).find, 0
    for facts in grid(active, **fixed(active)):
        finding, cases = find_fast(facts), cases + 1
        if finding.addresses:
            assert finding.outcomes != {CONFLICT}, facts
            assert finding.grounds, facts
    announce(f"{active.name}: consistent and complete on {cases} cases")
    assert cases > 0


@pytest.mark.parametrize("guideline", [manual_therapy_2009], ids=lambda guideline: guideline.name)
def test_consistent_with_its_unverified_rules_too(guideline: Guideline, grid: Grid) -> None:
    """Asked for by name, unverified rules are exceptions to the others, and contradict none."""
    find_fast = compile_guideline(guideline).find
    for facts in grid(guideline, **fixed(guideline), service="chiropractic"):
        finding = find_fast(facts)
        assert finding.outcomes != {CONFLICT}, facts
        assert finding.grounds, facts


@pytest.mark.parametrize("edition", [manual_therapy_2009, manual_therapy_2016], ids=lambda guideline: guideline.name)
def test_editions_of_the_first_step_never_conflict(edition: Guideline, grid: Grid) -> None:
    """Joined with the chapters, the chronic pain guideline keeps its outcome: the chapters only state silence."""
    active = in_force(edition)
    find_fast, chapters = compile_guideline(active).find, [compile_guideline(chapter).find for chapter in CHAPTERS]
    for facts in grid(active, **fixed(active), service="chiropractic"):
        alone = find_fast(facts).outcomes
        assert alone == join([alone, *(chapter(facts).outcomes for chapter in chapters)])


@pytest.mark.parametrize("region", ["cervical-spine", "thoracic-spine", "shoulder", "lumbar-spine", "back", "elbow"])
def test_chapters_name_no_number_and_pass_on(region: str) -> None:
    """Each chapter states silence on the number of visits, acute or not (rows 1.14, 1.16, 1.25, 1.26)."""
    facts: dict[str, Value] = {"service": "chiropractic", "body_region": region}
    findings = [find(chapter, facts) for chapter in CHAPTERS]
    assert all(finding.outcomes == {NOT_ADDRESSED} for finding in findings)
    assert 1 == sum(bool(finding.grounds) for finding in findings)


@pytest.mark.parametrize("edition", [manual_therapy_2009, manual_therapy_2016], ids=lambda guideline: guideline.name)
def test_three_months_or_no_acute_phase_make_pain_chronic(edition: Guideline) -> None:
    """Three months after the injury the guideline addresses it; before, unless an acute phase is held (7.2, C6)."""
    service: dict[str, Value] = {"service": "chiropractic"}
    assert True is find(edition, service | {"days_since_injury": 92}).addresses
    assert None is find(edition, service | {"days_since_injury": 91}).addresses
    assert True is find(edition, service | {"days_since_injury": 91, "acute_phase": False}).addresses
    assert False is find(edition, service | {"days_since_injury": 91, "acute_phase": True}).addresses
