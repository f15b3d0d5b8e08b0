"""The seed: a flare-up of neck pain, five visits asked for, edition 2009."""

from __future__ import annotations

import pytest
from imr_chiropractic import manual_therapy_2009

from imr_core import DISCRETIONARY, NECESSARY, NOT_NECESSARY, Interval, Outcome, find
from imr_core.expressions import INFINITY, Value

GUIDELINE = manual_therapy_2009.active()
SEED: dict[str, Value] = {
    "service": "chiropractic",
    "visits": 5,
    "body_region": "cervical-spine",
    "days_since_injury": 2232,
    "flare_up": True,
    "musculoskeletal": True,
}


def outcomes(**facts: Value) -> frozenset[Outcome]:
    """Return what is possible for the seed with other facts beside its own."""
    assert GUIDELINE is not None
    return find(GUIDELINE, SEED | facts).outcomes


def test_seed_is_not_necessary_in_the_open_reading() -> None:
    """Five visits are not necessary, whatever return to work, improvement and earlier visits were."""
    assert frozenset({NOT_NECESSARY}) == outcomes()


def test_at_least_one_earlier_visit_changes_nothing() -> None:
    """A documented bound on the earlier visits leaves the seed as it is."""
    assert frozenset({NOT_NECESSARY}) == outcomes(prior_visits=Interval(1, INFINITY))


def test_ground_of_the_seed_carries_source_and_interpretation() -> None:
    """The ground cites pages 58 and 59 and says how the rule reads them."""
    assert GUIDELINE is not None
    (name,) = find(GUIDELINE, SEED).grounds
    rule = GUIDELINE.rule(name)
    assert "flare-up-exceeded" == name
    assert ("MTUS Chronic Pain Medical Treatment Guidelines", "Manual therapy & manipulation", "58 and 59") == (
        rule.cite.title,
        rule.cite.section,
        rule.cite.pages,
    )
    assert rule.interpretation is not None
    assert "more than 2 has no support either way" in rule.interpretation
    assert "low back" in rule.interpretation


@pytest.mark.parametrize("visits", [1, 2])
def test_two_visits_are_open_until_return_to_work_is_known(visits: int) -> None:
    """Up to two visits may be necessary, and nothing is certain."""
    assert frozenset({NECESSARY, NOT_NECESSARY, DISCRETIONARY}) == outcomes(visits=visits)


@pytest.mark.parametrize("functional_improvement", [True, False])
@pytest.mark.parametrize("visits", [1, 2])
def test_two_visits_after_return_to_work_are_necessary(visits: int, functional_improvement: bool) -> None:
    """With work resumed and no visit in six months up to two are necessary; improvement does not matter."""
    facts = {"visits": visits, "return_to_work": True, "recent_visits": 0}
    assert frozenset({NECESSARY}) == outcomes(**facts)
    assert frozenset({NECESSARY}) == outcomes(**facts, functional_improvement=functional_improvement)


def test_two_visits_before_return_to_work_are_left_to_the_reviewer() -> None:
    """Without return to work no number is stated."""
    assert frozenset({DISCRETIONARY}) == outcomes(visits=2, return_to_work=False)


def test_two_visits_too_soon_after_others_are_not_necessary() -> None:
    """One visit in the six months before leaves room for one."""
    facts = {"return_to_work": True, "recent_visits": 1}
    assert frozenset({NECESSARY}) == outcomes(visits=1, **facts)
    assert frozenset({NOT_NECESSARY}) == outcomes(visits=2, **facts)
