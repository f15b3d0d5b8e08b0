"""Interpretations of one tree: one file each, over the same nodes."""

from imr_core.readings._compile import CompiledConditions, CompiledGuideline, compile_conditions, compile_guideline
from imr_core.readings._deciding import Decider, deciding, needs_all
from imr_core.readings._describe import describe, number, value_words, words
from imr_core.readings._evaluate import Facts, evaluate, interval, truth
from imr_core.readings._explain import Explanation, explain
from imr_core.readings._find import find
from imr_core.readings._narrow import BrokenLawError, narrow
from imr_core.readings._obligations import Obligation, obligations
from imr_core.readings._prove import Proof, prove
from imr_core.readings._reach import MOST_ALTERNATIVES, Need, both, reach
from imr_core.readings._solve import OTHER, Answer, Solver
from imr_core.readings._substitute import substitute

__all__ = [
    "MOST_ALTERNATIVES",
    "OTHER",
    "Answer",
    "BrokenLawError",
    "CompiledConditions",
    "CompiledGuideline",
    "Decider",
    "Explanation",
    "Facts",
    "Need",
    "Obligation",
    "Proof",
    "Solver",
    "both",
    "compile_conditions",
    "compile_guideline",
    "deciding",
    "describe",
    "evaluate",
    "explain",
    "find",
    "interval",
    "narrow",
    "needs_all",
    "number",
    "obligations",
    "prove",
    "reach",
    "substitute",
    "truth",
    "value_words",
    "words",
]
