"""The guideline of 2009: what of its text was seen, and, not in force, what is only remembered."""

from __future__ import annotations

from collections.abc import Iterable

from imr_core import (
    DISCRETIONARY,
    NECESSARY,
    Guideline,
    Injury,
    Outcome,
    Parameters,
    Request,
    Rule,
    Step,
    Unencoded,
    Unit,
    limit,
)
from imr_core.expressions import Condition
from imr_pharmacy._facts import Complaint, Opioids, Use
from imr_pharmacy._nsaids import short
from imr_pharmacy._rules import denial
from imr_pharmacy._services import URINE_DRUG_TEST
from imr_pharmacy._sources import CHRONIC_PAIN_2009, EDITION_2009, PRIMARY, SECONDARY, seen
from imr_pharmacy._terms import (
    by_mouth,
    chronic,
    ingredient,
    kit,
    medication,
    of_class,
    on_skin,
    opioid,
    systemic_patch,
)

_BASE = "wording-not-seen"
_IN_FORCE = seen(CHRONIC_PAIN_2009, "0.1", "0.3", "1.28", verification=PRIMARY)


_CEILING = seen(CHRONIC_PAIN_2009, "1.4", "C2", pages="86")
_GI = seen(CHRONIC_PAIN_2009, "1.7", "1.8", pages="68-69", section="NSAIDs, GI symptoms & cardiovascular risk")


class Limits(Parameters):
    """Numbers of 2009, all from memory and not in force."""

    ceiling = limit(120, "mg per day", cite=_CEILING)
    gi_age = limit(65, Unit.YEAR, cite=_GI)
    cyclobenzaprine_weeks = limit(3, Unit.WEEK, low=2, cite=seen(CHRONIC_PAIN_2009, "1.10", pages="41-42"))
    benzodiazepine_weeks = limit(4, Unit.WEEK, cite=seen(CHRONIC_PAIN_2009, "1.12", pages="24"))
    least_response = limit(30, "percent", cite=seen(CHRONIC_PAIN_2009, "1.13", pages="16-22"))
    capsaicin_strength = limit(25, "thousandth of a percent", cite=seen(CHRONIC_PAIN_2009, "1.17", pages="112"))


def _not_seen(
    id: str, section: str, addresses: Condition, exceptions: Iterable[Rule], *unencoded: Unencoded
) -> Guideline:
    """Return a section of 2009: the reviewer decides, but for what of its text was seen, or is asked for by name."""
    return Guideline(
        id,
        title=f"{CHRONIC_PAIN_2009.title}: {section}",
        publisher=CHRONIC_PAIN_2009.publisher,
        step=Step.MTUS,
        edition=EDITION_2009,
        addresses=chronic & addresses,
        complete=True,
        rules=(
            Rule(
                _BASE,
                addresses,
                DISCRETIONARY,
                "the guideline of 2009 is in force, and its wording on this was not seen",
                _IN_FORCE,
            ),
            *exceptions,
        ),
        unencoded=unencoded,
    )


def _say(id: str, when: Condition, outcome: Outcome, because: str, row: str, pages: str | None = None) -> Rule:
    cite = seen(CHRONIC_PAIN_2009, row, pages=pages)
    return Rule(id, when, outcome, because, cite, exception_to=(_BASE,))


def _deny(id: str, when: Condition, because: str, row: str, pages: str | None = None) -> Rule:
    return denial(id, when, because, seen(CHRONIC_PAIN_2009, row, pages=pages), unless=(_BASE,))


_celecoxib = ingredient("celecoxib")
_FIRST_LINE = seen(CHRONIC_PAIN_2009, "1.21", section="Anti-inflammatory medications", verification=SECONDARY)
_COX_2 = seen(CHRONIC_PAIN_2009, "1.23", section="Anti-inflammatory medications", verification=SECONDARY)
nsaids_2009 = _not_seen(
    "nsaids",
    "NSAIDs",
    by_mouth & of_class("nsaid") & ~Request.is_compound,
    (
        Rule(
            "first-line",
            ~_celecoxib & Request.quantity_stated & short & ~Use.continued,
            NECESSARY,
            "anti-inflammatory drugs are the traditional first line of treatment",
            _FIRST_LINE,
            exception_to=(_BASE,),
            interpretation="The copy seen does not say its year; a first supply of up to a month is read as first "
            "line.",
        ),
        denial(
            "cox-2-without-risk",
            _celecoxib & ~Complaint.gi_risk,
            "a COX-2 inhibitor is considered at gastrointestinal risk, not for the majority of patients",
            _COX_2,
            unless=(_BASE,),
            interpretation="The copy seen does not say its year.",
        ),
        _deny(
            "longer-without-function",
            ~_celecoxib & ~short & ~Use.better_function,
            "the lowest dose for the shortest period is recommended",
            "1.6",
            "67-73",
        ),
    ),
    Unencoded(
        "Gastrointestinal bleeding: 3 % with COX-2 inhibitors, 4.5 % with ibuprofen.",
        seen(CHRONIC_PAIN_2009, "1.24", verification=SECONDARY),
        "A finding of a study, not a rule.",
    ),
)
_risk = Complaint.gi_risk | (Injury.age > Limits.gi_age)
gi_protection_2009 = _not_seen(
    "gi-protection",
    "NSAIDs, GI symptoms and cardiovascular risk",
    by_mouth & of_class("gi-protection") & ~Request.is_compound,
    (
        denial(
            "no-risk",
            ~_risk,
            "no gastrointestinal risk factor is documented, and the worker is not older than {gi_age}",
            _GI,
            unless=(_BASE,),
        ),
    ),
)
_relaxed = Complaint.acute_pain & Use.first_line_failed
_own = ingredient("carisoprodol", "cyclobenzaprine")
muscle_relaxants_2009 = _not_seen(
    "muscle-relaxants",
    "muscle relaxants",
    by_mouth & of_class("muscle-relaxant") & ~Request.is_compound,
    (
        _say(
            "second-line",
            ~_own & _relaxed,
            NECESSARY,
            "a second-line option for a short time in acute exacerbation of chronic low back pain",
            "1.9",
            "63-66",
        ),
        _deny(
            "not-second-line",
            ~_own & ~_relaxed,
            "an acute exacerbation after first-line drugs failed is not documented",
            "1.9",
            "63-66",
        ),
        _deny(
            "cyclobenzaprine-too-long",
            ingredient("cyclobenzaprine") & Use.continued & (Use.weeks_in_use >= Limits.cyclobenzaprine_weeks),
            "after {weeks_in_use} weeks of use, more goes beyond {cyclobenzaprine_weeks}",
            "1.10",
            "41-42",
        ),
        _deny("carisoprodol", ingredient("carisoprodol"), "carisoprodol is not recommended", "1.11", "29"),
    ),
)
_neuropathic = Complaint.neuropathic_pain & Use.neuropathic_agents_failed
_CAPSAICIN = seen(CHRONIC_PAIN_2009, "1.17", pages="112")
topicals_2009 = _not_seen(
    "topical-analgesics",
    "topical analgesics",
    on_skin
    & of_class(
        "anticonvulsant",
        "antidepressant",
        "capsaicin",
        "corticosteroid",
        "counterirritant",
        "local-anesthetic",
        "muscle-relaxant",
        "nsaid",
        "opioid",
        "other-topical-analgesic",
    )
    & ~systemic_patch,
    (
        _deny(
            "not-after-first-line",
            ~ingredient("ketoprofen", "capsaicin") & ~of_class("nsaid") & ~_neuropathic,
            "neuropathic pain after antidepressants and anticonvulsants failed is not documented",
            "1.15",
            "111-113",
        ),
        _deny("ketoprofen", ingredient("ketoprofen"), "topical ketoprofen is not approved", "1.16", "112"),
        denial(
            "capsaicin",
            ingredient("capsaicin")
            & (~Use.other_treatment_failed | (Request.strength * 1000 > Limits.capsaicin_strength)),
            "only where other treatment brought no response or was not tolerated, and not above 0.025 %",
            _CAPSAICIN,
            unless=(_BASE,),
        ),
    ),
)
antidepressants_2009 = _not_seen(
    "antidepressants",
    "antidepressants",
    by_mouth & of_class("antidepressant") & ~Request.is_compound,
    (
        _say(
            "neuropathic",
            Complaint.neuropathic_pain,
            NECESSARY,
            "antidepressants are first line for neuropathic pain",
            "1.14",
            "13-16",
        ),
    ),
)
anticonvulsants_2009 = _not_seen(
    "anticonvulsants",
    "antiepileptic drugs",
    by_mouth & of_class("anticonvulsant") & ~Request.is_compound,
    (
        _deny(
            "response-too-small",
            Use.continued & Use.pain_relief & (Use.pain_reduction < Limits.least_response),
            "pain is less by {pain_reduction} percent, and below {least_response} the drug is changed",
            "1.13",
            "16-22",
        ),
    ),
)
benzodiazepines_2009 = _not_seen(
    "benzodiazepines",
    "benzodiazepines",
    by_mouth & of_class("benzodiazepine") & ~Request.is_compound,
    (
        _deny(
            "longer-than-four-weeks",
            Use.continued & (Use.weeks_in_use >= Limits.benzodiazepine_weeks),
            "after {weeks_in_use} weeks of use, more goes beyond {benzodiazepine_weeks}",
            "1.12",
            "24",
        ),
    ),
)
_tramadol = ingredient("tramadol")
_kept = Injury.return_to_work | (Use.pain_relief & Use.better_function)
_managed = Opioids.side_effects_reviewed & Opioids.aberrance_reviewed & Opioids.single_prescriber
_over = Opioids.morphine_equivalents > Limits.ceiling
opioids_2009 = _not_seen(
    "opioids",
    "opioids, criteria for use",
    opioid & ~(by_mouth & Request.is_compound),
    (
        _say(
            "continue",
            Use.continued & _kept & _managed & ~_over,
            NECESSARY,
            "work was resumed, or pain and function improved, on a dose within {ceiling} mg a day that is well managed",
            "1.3",
            "79-80",
        ),
        _deny(
            "discontinue",
            Use.continued & ~_kept,
            "neither return to work nor better pain and function are documented",
            "1.3",
            "79-80",
        ),
        _deny(
            "not-managed",
            Use.continued & ~_managed,
            "side effects, aberrant behaviour and one prescriber and pharmacy are not all documented",
            "1.2",
            "78",
        ),
        _deny(
            "above-ceiling",
            Use.continued & _over,
            "{morphine_equivalents} mg of morphine equivalents a day are more than {ceiling}",
            "1.4",
            "86",
        ),
        _deny(
            "tramadol-first-line",
            _tramadol & ~Use.continued & ~Use.first_line_failed,
            "tramadol is not a first-line oral analgesic",
            "1.18",
            "93-94, 113, 119",
        ),
    ),
    Unencoded(
        "Weaning is done by a slow taper.",
        seen(CHRONIC_PAIN_2009, "1.19", pages="124"),
        "How to end treatment, and only remembered.",
    ),
)
urine_testing_2009 = _not_seen(
    "urine-drug-testing",
    "drug testing",
    Request.service.is_(URINE_DRUG_TEST),
    (
        _say(
            "option",
            Opioids.long_term,
            NECESSARY,
            "a urine test is an option to look for illegal drugs",
            "1.5",
            "43",
        ),
    ),
)
_BARBITURATES = seen(CHRONIC_PAIN_2009, "1.22", section="Barbiturate-containing analgesics", verification=SECONDARY)
barbiturates_2009 = Guideline(
    "barbiturates",
    title=f"{CHRONIC_PAIN_2009.title}: barbiturate-containing analgesics",
    publisher=CHRONIC_PAIN_2009.publisher,
    step=Step.MTUS,
    edition=EDITION_2009,
    addresses=chronic & by_mouth & ingredient("butalbital") & ~Request.is_compound,
    complete=True,
    rules=(
        denial(
            "not-recommended",
            ingredient("butalbital"),
            "barbiturate-containing analgesics are not recommended for chronic pain: dependence, rebound headache",
            _BARBITURATES,
            interpretation="The copy seen does not say its year.",
        ),
    ),
    unencoded=(
        Unencoded(
            "Page 23 as the place of this text.",
            seen(CHRONIC_PAIN_2009, "1.20", pages="23"),
            "The page is only remembered; the text is encoded from a copy without pages.",
        ),
    ),
)
medical_foods_2009 = Guideline(
    "medical-foods",
    title=f"{CHRONIC_PAIN_2009.title}: medical foods",
    publisher=CHRONIC_PAIN_2009.publisher,
    step=Step.MTUS,
    edition=EDITION_2009,
    addresses=chronic & medication & of_class("medical-food") & ~kit,
    complete=True,
    rules=(
        denial(
            "not-recommended",
            of_class("medical-food"),
            "medical foods and dietary supplements are not recommended for chronic pain",
            seen(CHRONIC_PAIN_2009, "1.25", section="Medical food", verification=SECONDARY),
            interpretation="A copy of the same family of text, whose version is not identified.",
        ),
    ),
)
EDITION_OF_2009 = (
    nsaids_2009,
    gi_protection_2009,
    muscle_relaxants_2009,
    topicals_2009,
    antidepressants_2009,
    anticonvulsants_2009,
    benzodiazepines_2009,
    opioids_2009,
    urine_testing_2009,
    barbiturates_2009,
    medical_foods_2009,
)
