"""The works that these guidelines cite, and where their values were seen."""

from __future__ import annotations

from imr_core import Citation, Verification

_QUOTED = Verification.QUOTED_IN_DETERMINATION
_DWC = "California Division of Workers' Compensation"
_ACOEM = "American College of Occupational and Environmental Medicine"


def rows(*numbers: str, letters: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return where a value was seen: rows of the table of facts, then case numbers."""
    return (*(f"physical.md {number}" for number in numbers), *letters)


TRIAL_SEEN = rows("1.6", "1.32", letters=("CM16-0231706", "CM16-0247405", "CM16-0243453", "CM16-0239569"))
CHRONIC_PAIN_2009 = Citation(
    "MTUS Chronic Pain Medical Treatment Guidelines",
    publisher=_DWC,
    year=2009,
    section="Manual therapy & manipulation",
    verification=_QUOTED,
)
CHRONIC_PAIN_2016 = Citation(
    "MTUS Chronic Pain Medical Treatment Guidelines",
    publisher=_DWC,
    year=2016,
    section="Manual therapy & manipulation",
    verification=_QUOTED,
)
NECK_2004 = Citation(
    "MTUS Neck and Upper Back Complaints",
    publisher=_ACOEM,
    year=2004,
    section="Chapter 8",
    verification=_QUOTED,
    seen_in=rows("1.16", letters=("CM16-0231706", "CM16-0247405")),
)
SHOULDER_2004 = Citation(
    "MTUS Shoulder Complaints",
    publisher=_ACOEM,
    year=2004,
    section="Chapter 9",
    verification=_QUOTED,
    seen_in=rows("1.26", letters=("CM16-0239569",)),
)
LOW_BACK_2004 = Citation(
    "MTUS Low Back Complaints",
    publisher=_ACOEM,
    year=2004,
    section="Chapter 12, Physical Methods",
    verification=_QUOTED,
    seen_in=rows("1.25", letters=("CM16-0239569",)),
)
ELBOW_2007 = Citation(
    "MTUS Elbow Complaints",
    publisher=_ACOEM,
    year=2007,
    verification=_QUOTED,
    seen_in=rows("1.14", letters=("CM17-0003192", "CM16-0243453")),
)
ODG = Citation("Official Disability Guidelines (ODG)", publisher="Work Loss Data Institute", verification=_QUOTED)
CHRONIC_PAIN_DEFINED = Citation(
    "California Code of Regulations, title 8",
    publisher="State of California",
    section="9792.20(b)",
    url="http://www.dir.ca.gov/t8/9792_20.html",
    verification=Verification.PRIMARY_TEXT,
    seen_in=rows("7.2", "C6"),
)
