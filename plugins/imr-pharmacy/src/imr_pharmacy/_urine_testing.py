"""Urine drug testing."""

from __future__ import annotations

from imr_core import NECESSARY, Guideline, Parameters, Request, Rule, Step, limit
from imr_pharmacy._facts import Opioids
from imr_pharmacy._rules import denial
from imr_pharmacy._services import URINE_DRUG_TEST
from imr_pharmacy._sources import EDITION_2016, OPIOIDS_2016, seen

_CITE = seen(OPIOIDS_2016, "2.12", "0.9", letters=("CM17-0001064",), section="3.3.6")


class Limits(Parameters):
    """The numbers of the section."""

    yearly = limit(2, "test", cite=_CITE)
    yearly_at_most = limit(4, "test", cite=_CITE)
    high_dose = limit(80, "mg per day", cite=_CITE)


_warranted = Opioids.misuse_risk | (Opioids.morphine_equivalents > Limits.high_dose)
_RULES = (
    Rule(
        "chronic-treatment",
        Opioids.long_term,
        NECESSARY,
        "who is on opioids long-term is tested at least twice a year",
        _CITE,
    ),
    denial(
        "no-long-term-opioid",
        ~Opioids.long_term,
        "no opioid is documented as used or planned long-term",
        seen(OPIOIDS_2016, "2.75", letters=("CM17-0001064", "CM16-0249536"), section="3.3.6; 3.3.9"),
    ),
    denial(
        "more-than-twice",
        Opioids.tested_this_year & (Opioids.tests_this_year >= Limits.yearly) & ~_warranted,
        "{tests_this_year} tests were done this year, {yearly} being the rule, and nothing that warrants more is "
        "documented",
        seen(OPIOIDS_2016, "2.12", "2.75", letters=("CM17-0001064", "CM16-0249536"), section="3.3.6"),
        unless=("chronic-treatment",),
        interpretation="At least twice a year is read as twice where nothing warrants more.",
    ),
    denial(
        "more-than-four-times",
        Opioids.tested_this_year & (Opioids.tests_this_year >= Limits.yearly_at_most),
        "{tests_this_year} tests were done this year, and {yearly_at_most} are the most",
        _CITE,
        unless=("chronic-treatment",),
    ),
)
urine_testing_2016 = Guideline(
    "urine-drug-testing",
    title=f"{OPIOIDS_2016.title}: use of urine drug testing",
    publisher=OPIOIDS_2016.publisher,
    step=Step.MTUS,
    edition=EDITION_2016,
    addresses=Request.service.is_(URINE_DRUG_TEST),
    complete=True,
    rules=_RULES,
)
