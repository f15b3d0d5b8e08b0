"""Interpretations of one tree: one file each, over the same nodes."""

from imr_core.readings._compile import CompiledConditions, CompiledGuideline, compile_conditions, compile_guideline
from imr_core.readings._evaluate import Facts, evaluate, interval, truth

__all__ = [
    "CompiledConditions",
    "CompiledGuideline",
    "Facts",
    "compile_conditions",
    "compile_guideline",
    "evaluate",
    "interval",
    "truth",
]
