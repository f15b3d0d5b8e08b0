"""The works that these guidelines cite, where their values were seen, and the dates they were in force."""

from __future__ import annotations

from imr_core import Citation, Edition, Trigger, Verification

QUOTED = Verification.QUOTED_IN_DETERMINATION
SECONDARY = Verification.SECONDARY
UNVERIFIED = Verification.UNVERIFIED
_DWC = "California Division of Workers' Compensation"
_ACOEM = "American College of Occupational and Environmental Medicine"


def rows(*numbers: str, letters: str = "") -> tuple[str, ...]:
    """Return where a value was seen: rows of the table of facts, then case numbers, given in one text."""
    return (*(f"physical.md {number}" for number in numbers), *letters.split())


def _mtus(title: str, year: int, publisher: str = _DWC) -> Citation:
    return Citation(f"MTUS {title}", publisher=publisher, year=year, verification=QUOTED)


CHRONIC_PAIN_2009 = _mtus("Chronic Pain Medical Treatment Guidelines", 2009)
CHRONIC_PAIN_2016 = _mtus("Chronic Pain Medical Treatment Guidelines", 2016)
POSTSURGICAL_2009 = _mtus("Postsurgical Treatment Guidelines", 2009)
GENERAL_2004 = _mtus("General Approaches", 2004, _ACOEM)
NECK_2004 = _mtus("Neck and Upper Back Complaints", 2004, _ACOEM)
HAND_2004 = _mtus("Forearm, Wrist, and Hand Complaints", 2004, _ACOEM)
LOW_BACK_2004 = _mtus("Low Back Complaints", 2004, _ACOEM)
KNEE_2004 = _mtus("Knee Complaints", 2004, _ACOEM)
ELBOW_2007 = _mtus("Elbow Complaints", 2007, _ACOEM)
ODG = Citation("Official Disability Guidelines (ODG)", publisher="Work Loss Data Institute", verification=QUOTED)
PUBLISHED_CRITERIA = Citation("Published criteria for inpatient rehabilitation", verification=QUOTED)
CHRONIC_PAIN_DEFINED = Citation(
    "California Code of Regulations, title 8",
    publisher="State of California",
    section="9792.20(b)",
    url="http://www.dir.ca.gov/t8/9792_20.html",
    verification=Verification.PRIMARY_TEXT,
    seen_in=rows("7.2", "C6"),
)

_REQUESTED, _SERVED = Trigger.REQUEST_DATE, Trigger.SERVICE_DATE


def chronic_pain_of_2009() -> Edition:
    """Return the dates of the chronic pain guideline of 2009."""
    return Edition("2009", trigger=_REQUESTED, start="2009-07-18", end="2016-07-29")


def chronic_pain_of_2016() -> Edition:
    """Return the dates of the chronic pain guideline of 2016: it ends by the date of service."""
    return Edition("2016", trigger=_REQUESTED, start="2016-07-29", end="2017-12-01", end_trigger=_SERVED)


def acoem_of_2004() -> Edition:
    """Return the dates of the ACOEM chapters of 2004, which were the MTUS until 2017."""
    return Edition("2004", trigger=_REQUESTED, start="2007-06-15", end="2017-12-01", end_trigger=_SERVED)


def elbow_of_2007() -> Edition:
    """Return the dates of the elbow chapter of 2007."""
    return Edition("2007", trigger=_REQUESTED, start="2009-07-18", end="2017-12-01", end_trigger=_SERVED)


def postsurgical_of_2009() -> Edition:
    """Return the dates of the postsurgical treatment guideline of 2009, which an order of 2017 amended."""
    return Edition("2009", trigger=_REQUESTED, start="2009-07-18", end="2017-12-01", end_trigger=_SERVED)


def mtus_of_2017() -> Edition:
    """Return the dates of the MTUS that took in the current ACOEM guidelines."""
    return Edition("2017", trigger=_SERVED, start="2017-12-01")


def odg_quoted() -> Edition:
    """Return the span in which determinations quote these values of ODG."""
    return Edition("2016", trigger=_SERVED, start="2016-01-01", end="2017-12-01")
