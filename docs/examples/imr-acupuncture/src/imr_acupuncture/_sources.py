"""The works that these guidelines cite, and where their values were seen."""

from __future__ import annotations

from imr_core import Citation, Verification

_QUOTED = Verification.QUOTED_IN_DETERMINATION


def rows(*numbers: str, letters: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return where a value was seen: rows of the table of facts, then case numbers."""
    return (*(f"physical.md {number}" for number in numbers), *letters)


MTUS = Citation(
    "MTUS Acupuncture Medical Treatment Guidelines",
    publisher="California Division of Workers' Compensation",
    year=2007,
    section="8 CCR 9792.24.1",
    url="https://www.dir.ca.gov/t8/9792_24_1.html",
    verification=_QUOTED,
)
INDICATION = MTUS.at(
    section="8 CCR 9792.24.1(a)(1)",
    verification=Verification.PRIMARY_TEXT,
    seen_in=rows("3.1", "3.17", "3.20", letters=("CM16-0230548", "CM16-0230651", "CM16-0248698", "CM17-0009441")),
)
TRIAL = MTUS.at(
    section="8 CCR 9792.24.1(c)",
    seen_in=rows("3.3", "3.16", letters=("CM16-0230651", "CM16-0249536", "CM17-0007857", "CM17-0009441")),
)
EXTENSION = MTUS.at(
    section="8 CCR 9792.24.1(d)",
    seen_in=rows("3.6", "3.18", "3.21", letters=("CM16-0242419", "CM17-0007857", "CM17-0008479", "CM17-0011703")),
)
NO_MAXIMUM = EXTENSION.at(verification=Verification.SECONDARY, seen_in=rows("3.7"))
DURATION = MTUS.at(
    section="8 CCR 9792.24.1(c)",
    seen_in=rows("3.5", letters=("CM16-0230548", "CM16-0242419", "CM17-0007857", "CM17-0009441")),
)
QUANTITY = MTUS.at(seen_in=rows("3.22", letters=("CM16-0249536",)))
ODG = Citation(
    "Official Disability Guidelines (ODG)",
    publisher="Work Loss Data Institute",
    section="Acupuncture",
    verification=_QUOTED,
    seen_in=rows("3.13", letters=("CM17-0010885", "CM16-0242419")),
)
