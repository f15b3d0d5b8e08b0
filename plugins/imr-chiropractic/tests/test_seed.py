"""The seed: a flare-up of neck pain, five visits asked for, edition 2009; its outcomes are in ``cases/seed.json``."""

from __future__ import annotations

from imr_chiropractic import manual_therapy_2009

from imr_core import find
from imr_core.expressions import Value

SEED: dict[str, Value] = {
    "service": "chiropractic",
    "visits": 5,
    "body_region": "cervical-spine",
    "days_since_injury": 2232,
    "flare_up": True,
    "musculoskeletal": True,
}


def test_ground_of_the_seed_carries_source_and_interpretation() -> None:
    """The ground cites pages 58 and 59 and says how the rule reads them."""
    guideline = manual_therapy_2009.active()
    assert guideline is not None
    (name,) = find(guideline, SEED).grounds
    rule = guideline.rule(name)
    assert "flare-up-exceeded" == name
    assert ("MTUS Chronic Pain Medical Treatment Guidelines", "Manual therapy & manipulation", "58 and 59") == (
        rule.cite.title,
        rule.cite.section,
        rule.cite.pages,
    )
    assert rule.interpretation is not None
    assert "more than 2 has no support either way" in rule.interpretation
    assert "low back" in rule.interpretation
