"""Other nationally recognised guidelines and references, asked where the MTUS, ACOEM and ODG are silent."""

from __future__ import annotations

from imr_core import (
    DISCRETIONARY,
    NECESSARY,
    NOT_ADDRESSED,
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
from imr_pharmacy._rules import denial
from imr_pharmacy._sources import AMDG_2010, CDC_2016, CDC_2022, DRUG_REFERENCE, EDITION_ODG, seen
from imr_pharmacy._terms import acute, ingredient, medication, opioid

_dose = Opioids.morphine_equivalents


class Limits(Parameters):
    """The numbers of these guidelines."""

    justify_2016 = limit(90, "mg per day", cite=seen(CDC_2016, "5.8", "C2", section="recommendation 5"))
    acute_days = limit(7, Unit.DAY, low=3, cite=seen(CDC_2016, "5.9", section="recommendation 6"))
    reassess_2022 = limit(50, "mg per day", cite=seen(CDC_2022, "5.11"))
    start_2022 = limit(30, "mg per day", low=20, cite=seen(CDC_2022, "5.11"))
    washington = limit(120, "mg per day", cite=seen(AMDG_2010, "5.6", "C2"))


def _edition(name: str, start: str, end: str | None = None) -> Edition:
    return Edition(name, trigger=Trigger.REQUEST_DATE, start=start, end=end)


cdc_2016 = Guideline(
    "cdc-opioids",
    title=CDC_2016.title,
    publisher=CDC_2016.publisher,
    step=Step.OTHER_GUIDELINE,
    edition=_edition("2016", "2016-03-15", "2022-11-03"),
    addresses=opioid,
    complete=True,
    rules=(
        denial(
            "too-much-to-justify",
            ~acute & (_dose >= Limits.justify_2016) & ~Use.rationale,
            "{morphine_equivalents} mg of morphine equivalents a day are to be avoided or justified from "
            "{justify_2016} on",
            seen(CDC_2016, "5.8", section="recommendation 5"),
        ),
        denial(
            "acute-too-long",
            acute & (Use.supply_days > Limits.acute_days),
            "for acute pain more than {acute_days} days are rarely needed",
            seen(CDC_2016, "5.9", section="recommendation 6"),
        ),
        denial(
            "with-benzodiazepine",
            Opioids.benzodiazepine_in_use,
            "opioids and benzodiazepines together are to be avoided",
            seen(CDC_2016, "5.10", section="recommendation 11"),
        ),
        denial(
            "not-tested",
            ~acute & ~Opioids.urine_test_on_record,
            "a urine drug test before the start and at least once a year is not documented",
            seen(CDC_2016, "5.10", section="recommendation 10"),
        ),
        Rule(
            "careful",
            ~Opioids.benzodiazepine_in_use
            & (
                (acute & ~(Use.supply_days > Limits.acute_days))
                | (~acute & Opioids.urine_test_on_record & ~((_dose >= Limits.justify_2016) & ~Use.rationale))
            ),
            DISCRETIONARY,
            "caution is advised at any dose, and benefits and risks are weighed again from 50 mg a day on",
            seen(CDC_2016, "5.8", section="recommendation 5"),
        ),
    ),
)
cdc_2022 = Guideline(
    "cdc-opioids",
    title=CDC_2022.title,
    publisher=CDC_2022.publisher,
    step=Step.OTHER_GUIDELINE,
    edition=_edition("2022", "2022-11-03"),
    addresses=opioid,
    complete=True,
    rules=(
        denial(
            "start-too-high",
            Opioids.opioid_naive & ~Use.continued & (_dose > Limits.start_2022),
            "{morphine_equivalents} mg of morphine equivalents a day are more than the 20 to {start_2022} of a start",
            seen(CDC_2022, "5.11"),
        ),
        Rule(
            "reassess",
            ~(Opioids.opioid_naive & ~Use.continued) & (_dose >= Limits.reassess_2022),
            DISCRETIONARY,
            "before a dose of {reassess_2022} mg of morphine equivalents a day benefits and risks are weighed again",
            seen(CDC_2022, "5.11"),
        ),
        Rule(
            "lower-dose",
            ~(Opioids.opioid_naive & ~Use.continued & (_dose > Limits.start_2022)) & (_dose < Limits.reassess_2022),
            NOT_ADDRESSED,
            "the dose lies below {reassess_2022} mg of morphine equivalents a day; nothing more of the text was seen",
            seen(CDC_2022, "5.11"),
        ),
    ),
    unencoded=(
        Unencoded(
            "5 to 10 morphine equivalents a dose at the start.",
            seen(CDC_2022, "5.11"),
            "A single dose; the facts hold the daily one.",
        ),
    ),
)
washington_2010 = Guideline(
    "washington-opioids",
    title=AMDG_2010.title,
    publisher=AMDG_2010.publisher,
    step=Step.OTHER_GUIDELINE,
    edition=_edition("2010", "2010-01-01", "2016-03-15"),
    addresses=opioid,
    complete=True,
    rules=(
        denial(
            "above-dose",
            _dose > Limits.washington,
            "{morphine_equivalents} mg of morphine equivalents a day are more than {washington}",
            seen(AMDG_2010, "5.6"),
        ),
        Rule(
            "within-dose",
            ~(_dose > Limits.washington),
            NOT_ADDRESSED,
            "the dose keeps within {washington} mg of morphine equivalents a day; nothing more of the text was seen",
            seen(AMDG_2010, "5.6"),
        ),
    ),
    unencoded=(
        Unencoded(
            "In Arizona more than 120 mg a day needs a written justification.",
            seen(AMDG_2010, "5.7", section="Arizona Revised Statutes 23-1062.02"),
            "A statute of another state.",
        ),
    ),
)
_SILDENAFIL = seen(DRUG_REFERENCE, "2.96", "6.7", letters=("CM16-0221706",), section="sildenafil")
sildenafil_reference = Guideline(
    "drug-reference-sildenafil",
    title=f"{DRUG_REFERENCE.title}: sildenafil",
    publisher=DRUG_REFERENCE.publisher,
    step=Step.OTHER_GUIDELINE,
    edition=EDITION_ODG,
    addresses=medication & ingredient("sildenafil"),
    complete=True,
    rules=(
        Rule(
            "indicated",
            Complaint.sildenafil_indicated & Request.quantity_stated,
            NECESSARY,
            "erectile dysfunction or pulmonary arterial hypertension is documented",
            _SILDENAFIL,
        ),
        denial(
            "not-indicated",
            ~Complaint.sildenafil_indicated,
            "neither erectile dysfunction nor pulmonary arterial hypertension is documented",
            _SILDENAFIL,
        ),
        denial(
            "quantity-not-stated",
            ~Request.quantity_stated,
            "the request states no amount",
            seen(DRUG_REFERENCE, "2.96", "6.6", letters=("CM16-0221706",), section="sildenafil"),
        ),
    ),
)
OTHER_GUIDELINES = (cdc_2016, cdc_2022, washington_2010, sildenafil_reference)
