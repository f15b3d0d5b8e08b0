"""Editions in force whose text has not been seen."""

from __future__ import annotations

from imr_acupuncture._mtus import acupuncture
from imr_core import Edition, Step, Trigger, not_encoded

_ODG_TITLE = "Official Disability Guidelines (ODG): acupuncture"
_ODG_WHY = "Its values have been seen only in determinations of 2016 and 2017."

NOT_ENCODED = (
    not_encoded(
        "acupuncture",
        Edition("2017", trigger=Trigger.SERVICE_DATE, start="2017-12-01"),
        acupuncture,
        "8 CCR 9792.24.1 was amended on 2017-12-01 and the ACOEM set adopted; of its text on acupuncture only the low "
        "back was seen, at second hand: up to 12 sessions with objective functional improvement (physical.md 3.12, "
        "3.15).",
        title="MTUS: acupuncture in the guidelines adopted from 2017-12-01",
    ),
    not_encoded(
        "odg-acupuncture",
        Edition("before-2016", trigger=Trigger.SERVICE_DATE, end="2016-01-01"),
        acupuncture,
        _ODG_WHY,
        title=_ODG_TITLE,
        step=Step.ACOEM_OR_ODG,
    ),
    not_encoded(
        "odg-acupuncture",
        Edition("after-2017", trigger=Trigger.SERVICE_DATE, start="2017-12-01"),
        acupuncture,
        _ODG_WHY,
        title=_ODG_TITLE,
        step=Step.ACOEM_OR_ODG,
    ),
)
