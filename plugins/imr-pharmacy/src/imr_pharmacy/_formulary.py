"""The drug formulary of 2018: dispensing that needed authorization beforehand and went without it."""

from __future__ import annotations

from functools import reduce

from imr_core import (
    NOT_ADDRESSED,
    Bar,
    Edition,
    Guideline,
    Injury,
    Parameters,
    Request,
    Rule,
    Step,
    Trigger,
    Unencoded,
    Unit,
    limit,
)
from imr_core.expressions import Condition, Or
from imr_pharmacy._facts import Dispensing, Use
from imr_pharmacy._formulary_list import LISTINGS, Status
from imr_pharmacy._sources import DRUG_LIST, FORMULARY, QUOTED, SECONDARY, seen
from imr_pharmacy._terms import ingredient, medication

_SPECIAL = seen(FORMULARY, "4.15", section="9792.27.12(b),(c)")
_PERIOPERATIVE = seen(FORMULARY, "4.16", "4.18", "C7", section="9792.27.13(a),(b)")
_BY_PHYSICIAN = seen(FORMULARY, "4.12", "C4", section="9792.27.8")


class Fills(Parameters):
    """The numbers of fills that need no authorization beforehand."""

    special_fill_window = limit(7, Unit.DAY, cite=_SPECIAL)
    special_fill_supply = limit(4, Unit.DAY, cite=seen(DRUG_LIST, "4d:all", "4d:betamethasone"))
    days_before_surgery = limit(4, Unit.DAY, cite=_PERIOPERATIVE)
    days_after_surgery = limit(4, Unit.DAY, cite=_PERIOPERATIVE)
    physician_window = limit(7, Unit.DAY, cite=_BY_PHYSICIAN)
    physician_supply = limit(7, Unit.DAY, cite=_BY_PHYSICIAN)


def _listed(status: Status) -> Condition:
    """Say that the ingredient is known to have this status on the day of service."""
    entries = [
        ingredient(*sorted(listing.ingredients)) & (Request.date_of_service >= listing.version.effective.isoformat())
        for listing in LISTINGS
        if listing.status is status and listing.cite.is_verified
    ]
    return reduce(Or.of, entries)


_generic = ~Dispensing.brand_not_substituted | Dispensing.brand_need_documented
_in_accord = _generic & Dispensing.accords_with_mtus & (Use.supply_days <= Fills.special_fill_supply)
special_fill = Dispensing.at_initial_visit & (Dispensing.days_from_injury <= Fills.special_fill_window) & _in_accord
perioperative_fill = (
    Dispensing.around_surgery
    & (0 - Dispensing.days_from_surgery <= Fills.days_before_surgery)
    & (Dispensing.days_from_surgery <= Fills.days_after_surgery)
    & _in_accord
)
physician_fill = (
    Dispensing.at_initial_visit
    & (Dispensing.days_from_injury <= Fills.physician_window)
    & (Use.supply_days <= Fills.physician_supply)
)
non_exempt = _listed(Status.NON_EXEMPT)
exempt = _listed(Status.EXEMPT)
_dispensed = (
    medication
    & (Request.date_of_service >= "2018-01-01")
    & Request.is_retrospective
    & Dispensing.without_authorization
    & ~((Injury.date_of_injury < "2018-01-01") & Dispensing.transition_documented)
)
BARS = (
    Bar(
        "formulary-non-exempt",
        _dispensed & non_exempt & ~Request.is_compound & ~special_fill & ~perioperative_fill,
        "a non-exempt drug needs authorization before it is dispensed, and this was neither a special fill nor a "
        "perioperative fill",
        seen(FORMULARY, "4.2", "4.10", "4.15", "4.16", section="9792.27.1, .12, .13"),
    ),
    Bar(
        "formulary-unlisted",
        _dispensed & Dispensing.unlisted & ~Request.is_compound,
        "an unlisted drug needs authorization before it is dispensed",
        seen(FORMULARY, "4.5", "4.11", section="9792.27.1(d); drug list"),
    ),
    Bar(
        "formulary-compound",
        _dispensed & Request.is_compound,
        "a compounded drug always needs authorization before it is dispensed, whatever its ingredients",
        seen(FORMULARY, "4.14", section="9792.27.9"),
    ),
    Bar(
        "formulary-brand",
        _dispensed & Dispensing.brand_not_substituted,
        "a brand that is not to be substituted, with a less costly equivalent, needs authorization before it is "
        "dispensed",
        seen(FORMULARY, "4.13", "C5", section="9792.27.7"),
    ),
    Bar(
        "formulary-not-in-accord",
        _dispensed & exempt & ~Request.is_compound & ~Dispensing.accords_with_mtus,
        "an exempt drug goes without authorization only where it is prescribed in accord with the MTUS",
        seen(FORMULARY, "4.9", section="9792.27.1(h); drug list"),
    ),
    Bar(
        "formulary-physician-dispensed",
        _dispensed & exempt & ~Request.is_compound & Dispensing.by_physician & ~physician_fill,
        "a physician dispenses an exempt drug without authorization once, for seven days, at an initial visit within "
        "seven days of the injury",
        _BY_PHYSICIAN,
    ),
)
UNENCODED = (
    Unencoded(
        "Outpatient use is use at home or outside a clinic, discharge drugs included; what a physician administers "
        "is not "
        "covered by the formulary.",
        seen(FORMULARY, "4.3", "4.4", section="9792.27.2(b)"),
        "A request does not state where the drug is taken; an injection is another service than medication.",
    ),
    Unencoded(
        "For injuries before 2018: a progress report and request with a transition plan or the reasons to go on, due "
        "with "
        "the next report and no later than 2018-04-01; earlier approved treatment is not to be terminated.",
        seen(FORMULARY, "4.6", "4.7", "4.8", section="9792.27.3(b)"),
        "The documented plan is a fact of the bars; the deadline of the report is the physician's, and the last "
        "sentence "
        "was cut off.",
    ),
    Unencoded(
        "A contract may lengthen the window or add drugs to special and perioperative fills.",
        seen(FORMULARY, "4.17", section="9792.27.12(d), .13(c)"),
        "The contract is not in the file.",
    ),
    Unencoded(
        "The list may carry drug codes, status and fills, of self-administered products only.",
        seen(FORMULARY, "4.19", section="9792.27.16"),
        "It describes the list.",
    ),
    Unencoded(
        "Disputes on medical necessity go through utilization review and independent medical review.",
        seen(FORMULARY, "4.20", section="9792.27.17", verification=SECONDARY),
        "The excerpt was cut off.",
    ),
    Unencoded(
        "Off-label use, access to non-exempt drugs, prospective review in detail, waiver, drugs for health and safety.",
        seen(FORMULARY, "4.22", section="9792.27.5, .6, .10, .11, .14"),
        "Only the headings were seen.",
    ),
    Unencoded(
        "A variance from the formulary is allowed where it is shown to be warranted.",
        seen(FORMULARY, "4.23", section="Labor Code 5307.27(b)"),
        "A rebuttal that the reviewer weighs.",
    ),
    Unencoded(
        "An emergency drug against opioid overdose, added as exempt in version 3.",
        seen(DRUG_LIST, "4d:emergency"),
        "The name was cut off.",
    ),
    Unencoded(
        "Antivirals, vitamins C and D3 and creatine, added as not available for chronic pain.",
        seen(DRUG_LIST, "4d:antivirals"),
        "No status is given.",
    ),
    Unencoded(
        "Only the remaining quantity of a partly authorised request can be reviewed.",
        seen(FORMULARY, "6.5", letters=("CM16-0234202",), section="partial approval", verification=QUOTED),
        "The core derives what is disputed; the rules hold the whole request.",
    ),
)

formulary_2018 = Guideline(
    "formulary",
    title=FORMULARY.title,
    publisher=FORMULARY.publisher,
    step=Step.MTUS,
    edition=Edition("2018", trigger=Trigger.SERVICE_DATE, start="2018-01-01"),
    addresses=medication,
    complete=True,
    rules=(
        Rule(
            "no-question-of-necessity",
            medication,
            NOT_ADDRESSED,
            "the formulary says which drugs need authorization before they are dispensed, not which are necessary",
            seen(FORMULARY, "4.1", "4.2", "4.20"),
        ),
    ),
    unencoded=UNENCODED,
)
