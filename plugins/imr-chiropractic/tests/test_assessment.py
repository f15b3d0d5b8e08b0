"""What an assessment says beside its outcome; the outcomes themselves are in the folder ``cases``."""

from __future__ import annotations

import json
from typing import Any

import imr_chiropractic

import imr_core.california
from imr_core import Assessment, Registry, assess, load_case

REGISTRY = Registry([imr_core.california, imr_chiropractic])
FACTS = {"musculoskeletal": True, "plan_of_care_names_service": True, "prior_visits": 0}


def assessed(visits: int, region: str, requested: str, **facts: Any) -> Assessment:
    """Assess one item."""
    request = {"text": "treatment", "service": "chiropractic", "quantity": visits, "body_regions": [region]}
    case = {
        "schema": "imr-case/1",
        "date_of_injury": "2016-10-23",
        "records_complete": True,
        "items": [{"id": "1", "request": {**request, "requested_on": requested}, "facts": FACTS | facts}],
    }
    return assess(load_case(json.dumps(case)), REGISTRY)


def test_neck_goes_from_the_mtus_to_odg() -> None:
    """In 2016 only the second step has a finding on the neck, and its chapter is cited (rows 1.15 to 1.17)."""
    (item,) = assessed(6, "cervical-spine", "2016-11-17").items
    found = [one.guideline for one in item.findings if {each.value for each in one.outcomes} != {"not_addressed"}]
    assert ["odg-manipulation"] == found
    assert "Neck and Upper Back" in {citation.section for ground in item.grounds for citation in ground.citations}


def test_what_has_not_been_seen_is_named_after_2017() -> None:
    """The set in force since 2017-12-01 is named among what is not encoded (row 6.6)."""
    assessment = assessed(12, "lumbar-spine", "2024-03-01")
    assert "manual-therapy" in {edition.guideline for edition in assessment.not_encoded}


def test_acute_phase_leaves_the_chronic_pain_guideline_out() -> None:
    """Held to be acute, a case has no finding of the chronic pain guideline (C6)."""
    (item,) = assessed(6, "lumbar-spine", "2016-11-17", acute_phase=True).items
    assert "manual-therapy" not in {finding.guideline for finding in item.findings}
