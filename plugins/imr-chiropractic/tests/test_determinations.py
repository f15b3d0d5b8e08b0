"""Cases as reviewers met them: facts from the rows that describe a determination, outcome as it was determined."""

from __future__ import annotations

import json
from typing import Any

import imr_chiropractic
import pytest

import imr_core.california
from imr_core import Assessment, Registry, assess, load_case

REGISTRY = Registry([imr_core.california, imr_chiropractic])
Json = dict[str, Any]


def assessed(
    facts: Json,
    *,
    visits: int | None,
    regions: list[str],
    requested: str = "2016-11-17",
    injured: str = "2016-10-23",
    served: str | None = None,
    service: str = "chiropractic",
    closed: bool = True,
    **request: Any,
) -> Assessment:
    """Assess one item."""
    asked = {
        "text": "treatment",
        "service": service,
        "quantity": visits,
        "body_regions": regions,
        "requested_on": requested,
        "date_of_service": served,
        **request,
    }
    case = {
        "schema": "imr-case/1",
        "date_of_injury": injured,
        "records_complete": closed,
        "items": [{"id": "1", "request": asked, "facts": facts}],
    }
    return assess(load_case(json.dumps(case)), REGISTRY)


def outcomes(assessment: Assessment) -> set[str]:
    """Return the outcomes still possible of the only item."""
    return {outcome.value for outcome in assessment.items[0].outcomes}


PLANNED = {"musculoskeletal": True, "plan_of_care_names_service": True}
IMPROVED = {"functional_improvement": True}
NECK_AND_BACK = ["cervical-spine", "back"]
DETERMINED = [
    # facts, visits, regions, outcome, rows: what the letter says, and what it determined
    ({**PLANNED, "prior_visits": 0}, 12, NECK_AND_BACK, "not_necessary", "1.32 CM16-0231706"),
    (PLANNED, 8, ["cervical-spine"], "not_necessary", "1.32 CM16-0247405"),
    (PLANNED, 8, ["lumbar-spine"], "not_necessary", "1.37 CM16-0230651"),
    (PLANNED, 12, ["cervical-spine", "lumbar-spine", "wrist", "hand"], "not_necessary", "1.36 CM17-0003284"),
    ({"musculoskeletal": True, "prior_visits": {"at_least": 1}}, 12, ["hip", "knee"], "not_necessary", "CM17-0010006"),
    ({"musculoskeletal": True, "prior_visits": {"at_least": 1}}, 12, ["lumbar-spine"], "not_necessary", "CM17-0010006"),
    ({"musculoskeletal": True, "prior_visits": {"at_least": 1}}, 12, NECK_AND_BACK, "not_necessary", "CM17-0015198"),
    ({**PLANNED, **IMPROVED, "prior_visits": 6}, 6, ["lumbar-spine"], "necessary", "1.34 CM17-0004738"),
    (PLANNED, 12, ["ankle"], "not_necessary", "1.10 CM16-0243453"),
    (PLANNED, 12, ["shoulder"], "not_necessary", "1.35 CM16-0239569"),
]


@pytest.mark.parametrize(("facts", "visits", "regions", "outcome", "source"), DETERMINED)
def test_proposals_are_what_was_determined(
    facts: Json, visits: int, regions: list[str], outcome: str, source: str
) -> None:
    """With the facts of a determination the proposal is its outcome."""
    assert {outcome} == outcomes(assessed(facts, visits=visits, regions=regions)), source


def test_evaluation_follows_the_treatment_it_is_for() -> None:
    """Without documented improvement from earlier visits no evaluation either (row 1.40, CM17-0010006)."""
    facts = {"musculoskeletal": True, "prior_visits": {"at_least": 1}}
    evaluation = assessed(facts, visits=1, regions=["lumbar-spine", "hip", "knee"], service="chiropractic-evaluation")
    assert {"not_necessary"} == outcomes(evaluation)


def test_under_anesthesia_is_not_necessary() -> None:
    """Manipulation under anesthesia is not recommended (row 1.24), whatever else is known."""
    item = assessed({}, visits=None, regions=["lumbar-spine"], service="manipulation-under-anesthesia")
    assert {"not_necessary"} == outcomes(item)


def test_neck_goes_from_the_mtus_to_odg() -> None:
    """In 2016 the first step is silent on the neck, and the second decides (rows 1.15 to 1.17)."""
    facts = {**PLANNED, "prior_visits": 0}
    for visits, outcome in ((6, "necessary"), (7, "not_necessary")):
        (item,) = assessed(facts, visits=visits, regions=["cervical-spine"]).items
        assert ["odg-manipulation"] == [
            finding.guideline
            for finding in item.findings
            if {one.value for one in finding.outcomes} != {"not_addressed"}
        ]
        assert (outcome,) == tuple(one.value for one in item.outcomes)
        assert "Neck and Upper Back" in {citation.section for ground in item.grounds for citation in ground.citations}


@pytest.mark.parametrize(
    ("visits", "facts", "outcome"),
    [
        (10, {"prior_visits": 0}, "necessary"),
        (11, {"prior_visits": 0}, "not_necessary"),
        (15, {"prior_visits": 10, **IMPROVED}, "necessary"),
        (16, {"prior_visits": 10, **IMPROVED}, "not_necessary"),
    ],
)
def test_severe_strain_of_the_neck_has_larger_numbers(visits: int, facts: Json, outcome: str) -> None:
    """A severe strain has a trial of 10 and up to 25 visits (row 1.18)."""
    severe = {**PLANNED, **facts, "chiropractic.severe_neck_strain": True}
    assert {outcome} == outcomes(assessed(severe, visits=visits, regions=["cervical-spine"]))


@pytest.mark.parametrize(
    ("weeks", "benefit", "outcome"),
    [
        (8, False, "necessary"),
        (9, False, "not_necessary"),
        (9, True, "discretionary"),
        (None, False, "necessary"),
    ],
)
def test_eight_weeks_are_the_longest_duration(weeks: int | None, benefit: bool, outcome: str) -> None:
    """Past eight weeks, only care of sustained benefit is left to the reviewer (rows 1.22, 1.23)."""
    facts = {**PLANNED, **IMPROVED, "prior_visits": 6, "chiropractic.sustained_benefit": benefit}
    duration = None if weeks is None else {"count": weeks, "unit": "week"}
    assert {outcome} == outcomes(assessed(facts, visits=12, regions=["lumbar-spine"], duration=duration))


@pytest.mark.parametrize(
    ("requested", "served", "editions"),
    [
        ("2016-07-28", None, {"2009"}),
        ("2016-07-29", None, {"2016"}),
        ("2017-11-01", "2017-11-30", {"2016"}),
        ("2017-11-01", "2017-12-01", {"2017"}),
        ("2016-07-28", "2017-12-01", {"2017"}),
    ],
)
def test_dates_choose_the_edition(requested: str, served: str | None, editions: set[str]) -> None:
    """2016 begins by the date of the request and ends by the date of the service (rows 6.5, 6.6)."""
    (item,) = assessed({}, visits=20, regions=["lumbar-spine"], requested=requested, served=served).items
    assert editions == {finding.edition for finding in item.findings if finding.guideline == "manual-therapy"}


def test_nothing_is_proposed_after_2017() -> None:
    """The set in force since 2017-12-01 has not been seen, so nothing is proposed past it, and it is named."""
    facts = {**PLANNED, "prior_visits": 0}
    assessment = assessed(facts, visits=12, regions=["lumbar-spine"], requested="2024-03-01")
    assert None is assessment.items[0].proposed
    assert {"necessary", "not_necessary", "discretionary", "not_addressed"} == outcomes(assessment)
    assert "manual-therapy" in {edition.guideline for edition in assessment.not_encoded}


def test_acute_phase_goes_to_the_chapter_and_odg() -> None:
    """Held to be acute, a case is none of the chronic pain guideline's; ODG's initial set decides (C6, 1.25, 1.35)."""
    acute = {"acute_phase": True, "prior_visits": 0}
    for visits, outcome in ((6, "necessary"), (7, "not_necessary")):
        (item,) = assessed(acute, visits=visits, regions=["lumbar-spine"]).items
        assert (outcome,) == tuple(one.value for one in item.outcomes)
        assert "manual-therapy" not in {finding.guideline for finding in item.findings}


def test_no_region_named_does_not_keep_an_item_open() -> None:
    """More than six visits without documented improvement are not necessary in any region (row 1.36)."""
    assert {"not_necessary"} == outcomes(assessed({}, visits=7, regions=[]))
