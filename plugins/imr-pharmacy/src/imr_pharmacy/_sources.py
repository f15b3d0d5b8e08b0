"""The works that these guidelines cite, and where their values were seen."""

from __future__ import annotations

from imr_core import Citation, Edition, Trigger, Verification

QUOTED = Verification.QUOTED_IN_DETERMINATION
PRIMARY = Verification.PRIMARY_TEXT
SECONDARY = Verification.SECONDARY
UNVERIFIED = Verification.UNVERIFIED
_DWC = "California Division of Workers' Compensation"
_ACOEM = "American College of Occupational and Environmental Medicine"


def rows(*numbers: str, letters: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return where a value was seen: rows of the table of facts, then case numbers."""
    return (*(f"pharmacy.md {number}" for number in numbers), *letters)


def seen(
    cite: Citation,
    *numbers: str,
    letters: tuple[str, ...] = (),
    section: str | None = None,
    pages: str | None = None,
    verification: Verification | None = None,
) -> Citation:
    """Return a citation with the rows and letters in which a value was seen.

    Args:
        cite: The work.
        numbers: Rows of the table of facts.
        letters: Case numbers of the determinations that quote it.
        section: The section, or None to keep the work's.
        pages: The pages, or None to keep the work's.
        verification: How the value was verified, or None to keep the work's.
    """
    return cite.at(section=section, pages=pages, verification=verification, seen_in=rows(*numbers, letters=letters))


CHRONIC_PAIN_2009 = Citation(
    "MTUS Chronic Pain Medical Treatment Guidelines",
    publisher=_DWC,
    year=2009,
    verification=UNVERIFIED,
    seen_in=rows("0.1", "0.3", "1.28"),
)
CHRONIC_PAIN_2016 = Citation(
    "MTUS Chronic Pain Medical Treatment Guidelines",
    publisher=_DWC,
    year=2016,
    verification=QUOTED,
    seen_in=rows("0.4"),
)
OPIOIDS_2016 = Citation(
    "MTUS Opioids Treatment Guidelines", publisher=_DWC, year=2016, verification=QUOTED, seen_in=rows("0.4")
)
ACOEM_2017 = Citation(
    "MTUS Chronic Pain Guideline (ACOEM)", publisher=_ACOEM, year=2017, verification=SECONDARY, seen_in=rows("0.7")
)
GENERAL_APPROACHES_2004 = Citation(
    "MTUS General Approaches: Initial Approaches to Treatment",
    publisher=_ACOEM,
    year=2004,
    section="Chapter 3, Table 3-1",
    pages="49",
    verification=QUOTED,
)
KNEE_2004 = Citation(
    "MTUS Knee Complaints",
    publisher=_ACOEM,
    year=2004,
    section="Chapter 13, Initial Care",
    verification=QUOTED,
)
ODG = Citation("Official Disability Guidelines (ODG)", publisher="Work Loss Data Institute", verification=QUOTED)
ACOEM_OPIOIDS_2014 = Citation(
    "ACOEM Practice Guidelines: Opioids", publisher=_ACOEM, year=2014, verification=SECONDARY, seen_in=rows("5.3")
)
CDC_2016 = Citation(
    "CDC Guideline for Prescribing Opioids for Chronic Pain",
    publisher="Centers for Disease Control and Prevention",
    year=2016,
    verification=SECONDARY,
)
CDC_2022 = Citation(
    "CDC Clinical Practice Guideline for Prescribing Opioids for Pain",
    publisher="Centers for Disease Control and Prevention",
    year=2022,
    verification=SECONDARY,
)
AMDG_2010 = Citation(
    "Interagency Guideline on Opioid Dosing for Chronic Non-cancer Pain",
    publisher="Washington State Agency Medical Directors' Group",
    year=2010,
    verification=SECONDARY,
)
DRUG_REFERENCE = Citation("UpToDate", publisher="Wolters Kluwer", verification=QUOTED)
REGULATIONS = Citation("California Code of Regulations, title 8", publisher="State of California", verification=PRIMARY)
CHRONIC_PAIN_DEFINED = seen(REGULATIONS, "0.11", section="9792.20(b)")
FORMULARY = Citation(
    "MTUS Drug Formulary, California Code of Regulations, title 8",
    publisher="State of California",
    year=2018,
    section="9792.27.1-9792.27.23",
    verification=PRIMARY,
)
DRUG_LIST = Citation("MTUS Drug List", publisher=_DWC, verification=SECONDARY)

EDITION_2009 = Edition("2009", trigger=Trigger.REQUEST_DATE, start="2009-07-18", end="2016-07-29")
EDITION_2016 = Edition(
    "2016", trigger=Trigger.REQUEST_DATE, start="2016-07-29", end="2017-12-01", end_trigger=Trigger.SERVICE_DATE
)
EDITION_2017 = Edition("2017", trigger=Trigger.SERVICE_DATE, start="2017-12-01")
EDITION_2004 = Edition(
    "2004", trigger=Trigger.REQUEST_DATE, start="2007-06-15", end="2017-12-01", end_trigger=Trigger.SERVICE_DATE
)
# The span in which determinations quote its values.
EDITION_ODG = Edition(
    "2016-2017", trigger=Trigger.REQUEST_DATE, start="2016-01-01", end="2017-12-01", end_trigger=Trigger.SERVICE_DATE
)
