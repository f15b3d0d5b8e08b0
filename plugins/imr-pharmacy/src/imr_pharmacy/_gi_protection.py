"""Proton pump inhibitors and H2 blockers."""

from __future__ import annotations

from imr_core import DISCRETIONARY, NECESSARY, Request, Rule, Unencoded
from imr_pharmacy._facts import Complaint, Use
from imr_pharmacy._rules import chronic_pain_2016, denial, unstated
from imr_pharmacy._sources import CHRONIC_PAIN_2016, seen
from imr_pharmacy._terms import by_mouth, chronic, doubled, of_class

_PPI = CHRONIC_PAIN_2016.at(section="Proton Pump Inhibitors (PPIs)")
_RISK = CHRONIC_PAIN_2016.at(section="NSAIDs, GI symptoms & cardiovascular risk")
_at_risk = Complaint.gi_risk | Complaint.dyspepsia
_BASES = ("at-risk", "continued-without-efficacy")
_RULES = (
    Rule(
        "at-risk",
        _at_risk,
        NECESSARY,
        "a gastrointestinal risk, or complaints from an anti-inflammatory drug, are documented",
        seen(
            _RISK,
            "2.39",
            "2.40",
            "2.41",
            "2.42",
            letters=("CM16-0245466", "CM16-0248698", "CM16-0249170", "CM17-0009995"),
        ),
    ),
    denial(
        "no-risk",
        ~_at_risk,
        "neither a gastrointestinal risk factor nor gastrointestinal complaints are documented",
        seen(
            _PPI,
            "2.39",
            "2.86",
            "2.87",
            letters=("CM16-0245466", "CM16-0232543", "CM17-0015333", "CM17-0013625", "CM17-0013716"),
        ),
    ),
    Rule(
        "continued-without-efficacy",
        Use.continued & ~Use.benefit,
        DISCRETIONARY,
        "the drug is in use already: weigh that its efficacy so far is not documented",
        seen(_RISK, "2.40", letters=("CM16-0248698", "CM17-0014438")),
        exception_to=("at-risk",),
    ),
    unstated(_BASES),
    denial(
        "duplicate",
        doubled("gi-protection"),
        "another drug of this kind is in use or requested, and no reason for two is given",
        seen(_PPI, "2.43", letters=("CM17-0015333",)),
        unless=_BASES,
        interpretation="Two drugs of one kind are more than the lowest dose for the shortest time.",
    ),
    denial(
        "protects-against-nothing",
        Complaint.nsaid_not_necessary,
        "the anti-inflammatory drug against whose effects it protects is not necessary",
        seen(_RISK, "2.44", letters=("CM17-0013716", "CM16-0249170")),
        unless=_BASES,
    ),
)
_UNENCODED = (
    Unencoded(
        "Lowest dose, shortest time, recognised indications only; a form without prescription is preferred on cost.",
        seen(_PPI, "2.43", letters=("CM17-0015333", "CM17-0013625")),
        "No dose or time is stated, and cost is no question of necessity.",
    ),
    Unencoded(
        "For dyspepsia the anti-inflammatory drug may be stopped or exchanged instead.",
        seen(_RISK, "2.42", letters=("CM17-0009995",)),
        "Alternatives of equal rank, between which the guideline does not choose.",
    ),
)

gi_protection_2016 = chronic_pain_2016(
    "gi-protection",
    "proton pump inhibitors, GI symptoms and cardiovascular risk",
    chronic & by_mouth & of_class("gi-protection") & ~Request.is_compound,
    _RULES,
    _UNENCODED,
)
