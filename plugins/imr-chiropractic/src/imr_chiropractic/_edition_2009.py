"""The chronic pain guideline of 2009 on manual therapy and manipulation."""

from __future__ import annotations

from imr_chiropractic._course_rules import Scope, course_rules, evaluation_rules, flare_up_rules, scope_rules
from imr_chiropractic._facts import Manipulation
from imr_chiropractic._limits import limits
from imr_chiropractic._sources import CHRONIC_PAIN_2009, TRIAL_SEEN, rows
from imr_chiropractic._terms import any_service, chronic, excluded, manipulation
from imr_chiropractic._unencoded import UNENCODED
from imr_core import (
    NOT_ADDRESSED,
    NOT_NECESSARY,
    BodyRegion,
    Edition,
    Guideline,
    Injury,
    Request,
    Rule,
    Step,
    Trigger,
    Unencoded,
    Verification,
)

_FLARE_UP = CHRONIC_PAIN_2009.at(
    pages="58 and 59", seen_in=rows("1.9", "1.19", "1.28", "C8", letters=("seed", "CM16-0231706", "CM16-0232182"))
)
_UNVERIFIED = CHRONIC_PAIN_2009.at(verification=Verification.UNVERIFIED)

SCOPE = Scope(
    covered=manipulation & ~excluded,
    indicated=Injury.musculoskeletal,
    in_time=None,
    sustained=None,
    limits=limits(CHRONIC_PAIN_2009, _FLARE_UP),
    cite=CHRONIC_PAIN_2009,
    flare_up=_FLARE_UP,
    trial=CHRONIC_PAIN_2009.at(seen_in=TRIAL_SEEN),
    reading="Manipulation is recommended in general for musculoskeletal pain; the numbers are the low back's, read for "
    "every region that is not excluded, as a determination did for the neck.",
)
_COURSE = [*flare_up_rules(SCOPE), *course_rules(SCOPE)]
_GRANTS = ("flare-up-within", "flare-up-before-return-to-work", "within-trial", "trial-resumed", "within-ceiling")
_NOT_LISTED = (BodyRegion.CERVICAL_SPINE, BodyRegion.SHOULDER, BodyRegion.HIP)
_UNVERIFIED_RULES = [
    Rule(
        "maintenance-care",
        when=Manipulation.maintenance_care,
        outcome=NOT_NECESSARY,
        because="elective and maintenance care is not medically necessary",
        cite=_UNVERIFIED.at(pages="58", seen_in=rows("1.29")),
        exception_to=_GRANTS,
    ),
    Rule(
        "region-not-listed",
        when=Request.body_region.one_of(*_NOT_LISTED),
        outcome=NOT_ADDRESSED,
        because="the list of body parts has no entry for the {body_region}",
        cite=_UNVERIFIED.at(seen_in=rows("1.31", "C4")),
        exception_to=tuple(rule.id for rule in _COURSE),
    ),
]
_UNENCODED = [
    Unencoded(
        "At week 8 the treatment is assessed again; then one visit every other week until a plateau, longer care "
        "re-evaluated monthly; palliative care documented at each session.",
        _UNVERIFIED.at(pages="58-60", seen_in=rows("1.30")),
        "Not seen in any text, and the course of a treatment over time is no fact of a request.",
    ),
    *UNENCODED,
]

manual_therapy_2009 = Guideline(
    "manual-therapy",
    title="Chronic Pain Medical Treatment Guidelines: manual therapy and manipulation",
    publisher=CHRONIC_PAIN_2009.publisher,
    step=Step.MTUS,
    edition=Edition("2009", trigger=Trigger.REQUEST_DATE, start="2009-07-18", end="2016-07-29"),
    addresses=any_service & chronic,
    complete=True,
    rules=[*scope_rules(SCOPE), *_COURSE, *evaluation_rules(SCOPE), *_UNVERIFIED_RULES],
    unencoded=_UNENCODED,
)
