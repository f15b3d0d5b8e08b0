"""Assess a case: parts, search sequence, bars, what-if, ways, flips."""

from imr_core.review._assess import assess
from imr_core.review._flips import flips
from imr_core.review._search import MOST_EVALUATIONS
from imr_core.review._suppose import OpenFact, QuantityAssessment, Supposition, quantities, suppositions
from imr_core.review._trace import GuidelineTrace, PartTrace, RuleTrace, Trace, trace
from imr_core.review._ways import ways
from imr_core.review._what_if import MOST_VISITS

__all__ = [
    "MOST_EVALUATIONS",
    "MOST_VISITS",
    "GuidelineTrace",
    "OpenFact",
    "PartTrace",
    "QuantityAssessment",
    "RuleTrace",
    "Supposition",
    "Trace",
    "assess",
    "flips",
    "quantities",
    "suppositions",
    "trace",
    "ways",
]
