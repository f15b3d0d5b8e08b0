"""Compounded preparations taken by mouth."""

from __future__ import annotations

from imr_core import DISCRETIONARY, Rule
from imr_pharmacy._facts import Use
from imr_pharmacy._rules import chronic_pain_2016, denial
from imr_pharmacy._sources import CHRONIC_PAIN_2016, seen
from imr_pharmacy._terms import chronic, kit

_CITE = seen(CHRONIC_PAIN_2016, "2.57", letters=("CM16-0248698", "CM17-0013625"), section="Compound drugs")
compound_drugs_2016 = chronic_pain_2016(
    "compound-drugs",
    "compound drugs",
    chronic & kit,
    (
        denial(
            "tablets-first",
            ~Use.tablets_unsuitable,
            "compound drugs are not first line, and it is not documented that tablets or capsules cannot be taken",
            _CITE,
        ),
        Rule(
            "tablets-unsuitable",
            Use.tablets_unsuitable,
            DISCRETIONARY,
            "tablets and capsules cannot be taken: weigh what the section on the ingredient asks for",
            _CITE,
        ),
    ),
)
