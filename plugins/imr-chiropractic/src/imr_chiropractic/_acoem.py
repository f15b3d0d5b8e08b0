"""The ACOEM chapters that were part of the MTUS until 2017, and the set that replaced them."""

from __future__ import annotations

from imr_chiropractic._sources import ELBOW_2007, LOW_BACK_2004, NECK_2004, SHOULDER_2004
from imr_chiropractic._terms import any_service, elbow, low_back, manipulation, neck, shoulder
from imr_core import NOT_ADDRESSED, Citation, Edition, Guideline, Rule, Step, Trigger, Unencoded, not_encoded
from imr_core.expressions import Condition


def _edition(name: str, start: str) -> Edition:
    return Edition(name, trigger=Trigger.REQUEST_DATE, start=start, end="2017-12-01", end_trigger=Trigger.SERVICE_DATE)


def _chapter(
    id: str, title: str, edition: Edition, region: Condition, silence: Rule, unencoded: tuple[Unencoded, ...] = ()
) -> Guideline:
    return Guideline(
        id,
        title=title,
        publisher=silence.cite.publisher,
        step=Step.MTUS,
        edition=edition,
        addresses=manipulation & region,
        complete=True,
        rules=[silence],
        unencoded=unencoded,
    )


def _names_no_number(region: Condition, says: str, cite: Citation) -> Rule:
    return Rule("names-no-number", manipulation & region, NOT_ADDRESSED, says, cite)


neck_2004 = _chapter(
    "neck-and-upper-back-complaints",
    "Neck and Upper Back Complaints",
    _edition("2004", "2007-06-15"),
    neck,
    _names_no_number(
        neck,
        "manipulation may be an option for occupational neck pain or headache that comes from the neck; no number of "
        "visits is named",
        NECK_2004,
    ),
)
shoulder_2004 = _chapter(
    "shoulder-complaints",
    "Shoulder Complaints",
    _edition("2004", "2007-06-15"),
    shoulder,
    _names_no_number(
        shoulder,
        "manipulation is described as effective for a frozen shoulder; no number of visits is named",
        SHOULDER_2004,
    ),
)
low_back_2004 = _chapter(
    "low-back-complaints",
    "Low Back Complaints",
    _edition("2004", "2007-06-15"),
    low_back,
    _names_no_number(
        low_back,
        "manipulation seems safe and effective in the first weeks of back pain without radiculopathy; no number of "
        "visits is named",
        LOW_BACK_2004,
    ),
)
elbow_2007 = _chapter(
    "elbow-complaints",
    "Elbow Complaints",
    _edition("2007", "2009-07-18"),
    elbow,
    Rule(
        "no-recommendation",
        manipulation & elbow,
        NOT_ADDRESSED,
        "the chapter makes no recommendation on manipulation of the elbow",
        ELBOW_2007,
    ),
    (
        Unencoded(
            "Manipulation of the elbow is not recommended, for want of studies.",
            ELBOW_2007.at(seen_in=("physical.md 1.14", "CM16-0243453")),
            "One reviewer's addition; the chapter is silent rather than against it.",
        ),
    ),
)

# One declaration for the whole set: of two that both say "anything", the join would say "conflict" as well.
manual_therapy_2017 = not_encoded(
    "manual-therapy",
    Edition("2017", trigger=Trigger.SERVICE_DATE, start="2017-12-01"),
    any_service,
    "Since 2017-12-01 the MTUS is the ACOEM set: Chronic Pain; Low Back (revised 2019-08-11 and 2021-11-23); Cervical "
    "and Thoracic Spine, Elbow, Hand, Wrist and Forearm, Ankle and Foot (revised 2019-04-18); Hip and Groin "
    "(2019-10-07); Knee (2020-09-21); Shoulder. What they say of manipulation and of its number of visits has not been "
    "seen.",
    title="MTUS: the ACOEM guidelines adopted from 2017-12-01",
)
ACOEM = (neck_2004, shoulder_2004, low_back_2004, elbow_2007, manual_therapy_2017)
