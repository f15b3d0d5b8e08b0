"""ACOEM chapters of 2004 that are MTUS until 2017, the opioid chapter of 2014, and what was seen of 2017."""

from __future__ import annotations

from imr_core import (
    DISCRETIONARY,
    NECESSARY,
    NOT_ADDRESSED,
    BodyRegion,
    Edition,
    Guideline,
    Parameters,
    Request,
    Rule,
    Step,
    Trigger,
    Unencoded,
    Unit,
    limit,
)
from imr_pharmacy._facts import Complaint, Opioids, Use
from imr_pharmacy._nsaids import duplicate, short
from imr_pharmacy._rules import denial, unstated
from imr_pharmacy._sources import (
    ACOEM_2017,
    ACOEM_OPIOIDS_2014,
    EDITION_2004,
    EDITION_2017,
    GENERAL_APPROACHES_2004,
    KNEE_2004,
    seen,
)
from imr_pharmacy._terms import by_mouth, in_acute_phase, of_class, opioid

_INITIAL = seen(GENERAL_APPROACHES_2004, "2.37", "0.13", letters=("CM17-0019011",))
initial_approaches_2004 = Guideline(
    "initial-approaches",
    title=GENERAL_APPROACHES_2004.title,
    publisher=GENERAL_APPROACHES_2004.publisher,
    step=Step.MTUS,
    edition=EDITION_2004,
    addresses=in_acute_phase & by_mouth & of_class("nsaid", "acetaminophen") & ~Request.is_compound,
    complete=True,
    rules=(
        Rule(
            "recommended",
            short,
            NECESSARY,
            "acetaminophen and anti-inflammatory drugs are recommended as a first approach",
            _INITIAL,
            interpretation="The table sets no quantity; a month is read as the first supply, as in a grant of 2017.",
        ),
        Rule(
            "longer-supply",
            ~short,
            DISCRETIONARY,
            "the table recommends the drug as a first approach and sets no quantity: weigh more than a month",
            _INITIAL,
        ),
        unstated(("recommended", "longer-supply"), _INITIAL.at(seen_in=("pharmacy.md 6.6",))),
        denial(
            "duplicate",
            duplicate,
            "another drug of the same class is in use or requested, and no reason for two is given",
            seen(GENERAL_APPROACHES_2004, "2.35", letters=("CM16-0234464", "CM17-0015957")),
            unless=("recommended", "longer-supply"),
            interpretation="The rule of the chronic pain guideline is read for acute pain too.",
        ),
    ),
)
_INJECTION = seen(KNEE_2004, "2.97", letters=("CM17-0012582",))
_for_therapy = Complaint.severe_pain & Complaint.reduced_motion & Complaint.therapy_to_follow
knee_injections_2004 = Guideline(
    "knee-injections",
    title=KNEE_2004.title,
    publisher=KNEE_2004.publisher,
    step=Step.MTUS,
    edition=EDITION_2004,
    addresses=Request.service.is_("joint-injection") & Request.body_region.is_(BodyRegion.KNEE),
    complete=True,
    rules=(
        denial(
            "not-routine",
            ~_for_therapy,
            "aspiration and steroid injection of the knee are not routinely indicated",
            _INJECTION,
        ),
        Rule(
            "to-take-part-in-therapy",
            _for_therapy,
            NECESSARY,
            "pain is severe, motion reduced, and the injection lets the worker take part in physical therapy",
            _INJECTION,
            interpretation="Not routinely is read as: in such a case, as one determination did.",
        ),
    ),
)


class Limits2014(Parameters):
    """The daily doses of the opioid chapter of 2014."""

    daily_dose = limit(50, "mg per day", cite=seen(ACOEM_OPIOIDS_2014, "5.1", "C2"))
    highest_dose = limit(100, "mg per day", cite=seen(ACOEM_OPIOIDS_2014, "5.2", "C2"))


_above = Opioids.morphine_equivalents > Limits2014.daily_dose
_far_above = Opioids.morphine_equivalents > Limits2014.highest_dose
opioids_acoem_2014 = Guideline(
    "acoem-opioids",
    title=ACOEM_OPIOIDS_2014.title,
    publisher=ACOEM_OPIOIDS_2014.publisher,
    step=Step.ACOEM_OR_ODG,
    edition=Edition(
        "2014", trigger=Trigger.REQUEST_DATE, start="2014-12-01", end="2017-12-01", end_trigger=Trigger.SERVICE_DATE
    ),
    addresses=opioid,
    complete=True,
    rules=(
        denial(
            "above-highest-dose",
            _far_above,
            "{morphine_equivalents} mg of morphine equivalents a day are more than {highest_dose}",
            seen(ACOEM_OPIOIDS_2014, "5.2"),
        ),
        denial(
            "above-daily-dose",
            _above & ~Use.better_function,
            "{morphine_equivalents} mg of morphine equivalents a day are more than {daily_dose}, and better function "
            "is not "
            "documented",
            seen(ACOEM_OPIOIDS_2014, "5.1", "5.2"),
        ),
        Rule(
            "rare-case",
            _above & ~_far_above & Use.better_function,
            DISCRETIONARY,
            "above {daily_dose} mg a day in rare cases, with documented gain of function and closer monitoring: "
            "weigh it",
            seen(ACOEM_OPIOIDS_2014, "5.2"),
        ),
        Rule(
            "within-daily-dose",
            ~_above,
            NOT_ADDRESSED,
            "the dose keeps within {daily_dose} mg of morphine equivalents a day; nothing more of the text was seen",
            seen(ACOEM_OPIOIDS_2014, "5.1"),
        ),
    ),
    unencoded=(
        Unencoded(
            "No trial shows opioids better than other drugs for chronic non-cancer pain.",
            seen(ACOEM_OPIOIDS_2014, "5.3"),
            "A finding, not a rule.",
        ),
    ),
)
_BRIEF = seen(ACOEM_2017, "5.5", section="muscle relaxants")


class Limits2017(Parameters):
    """What was seen of the chronic pain guideline of 2017."""

    couple_of_weeks = limit(2, Unit.WEEK, cite=_BRIEF)


muscle_relaxants_2017 = Guideline(
    "muscle-relaxants",
    title=f"{ACOEM_2017.title}: muscle relaxants",
    publisher=ACOEM_2017.publisher,
    step=Step.MTUS,
    edition=EDITION_2017,
    addresses=by_mouth & of_class("muscle-relaxant") & ~Request.is_compound,
    rules=(
        denial(
            "prolonged",
            Use.continued & (Use.weeks_in_use >= Limits2017.couple_of_weeks),
            "after {weeks_in_use} weeks of use, more is prolonged: {couple_of_weeks} are meant",
            _BRIEF,
        ),
        denial(
            "not-second-line",
            ~Use.first_line_failed,
            "it is second or third line, and it is not documented that an anti-inflammatory drug with exercise was not "
            "enough",
            _BRIEF,
        ),
    ),
)
