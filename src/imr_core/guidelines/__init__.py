"""What authors write: vocabularies of facts, parameters, rules, guidelines, bars; and what a guideline finds."""

from imr_core.guidelines._evaluator import Evaluator
from imr_core.guidelines._finding import Finding, conclude
from imr_core.guidelines._guideline import Guideline
from imr_core.guidelines._not_encoded import NotEncoded, not_encoded
from imr_core.guidelines._parameters import Parameters, limit
from imr_core.guidelines._provenance import Place, provenance
from imr_core.guidelines._rule import Bar, Rule, Unencoded
from imr_core.guidelines._template import short_name, template_names
from imr_core.guidelines._vocabulary import Vocabulary, amount, choice, choices, count, day, flag

__all__ = [
    "Bar",
    "Evaluator",
    "Finding",
    "Guideline",
    "NotEncoded",
    "Parameters",
    "Place",
    "Rule",
    "Unencoded",
    "Vocabulary",
    "amount",
    "choice",
    "choices",
    "conclude",
    "count",
    "day",
    "flag",
    "limit",
    "not_encoded",
    "provenance",
    "short_name",
    "template_names",
]
