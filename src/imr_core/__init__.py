"""Independent Medical Review: typed cases, guidelines as checkable data, explained proposals, letters in and out.

Every public name is loaded when it is first used, so that ``import imr_core`` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from imr_core._names import *  # noqa: F403  # what type checkers see; at run time __getattr__ answers

_WHERE = {
    "errors": "CaseError ContradictionError EditionError ExpressionError GuidelineError ImrError LayoutError LetterError "
    "MissingExtraError NoPluginsError PluginError Problem RenderError",
    "outcomes": "Outcome",
    "sources": "Citation Edition Standard Step Strength Trigger Verification",
    "model": "Assessment BodyRegion Bound Case DateRange Diagnosis DisputedItem DocumentedFact Drug Duration Employee "
    "Frequency ItemAssessment Period Proposal PublishedDetermination PublishedItem PublishedOutcome Record RequestedDrug "
    "Reviewer Service TreatmentRequest Unit UtilizationReview",
    "expressions": "Interval at_least implies",
    "guidelines": "Bar Evaluator Finding Guideline Parameters Rule Unencoded Vocabulary amount choice choices count day "
    "flag limit not_encoded",
    "readings": "compile_guideline describe explain find narrow truth",
    "facts": "Course Injury Request",
    "narrative": "Cue FactReader ReadFact read_request",
    "registry": "Registry hookimpl hookspec",
    "letters": "load_letter parse_letter render_letter",
    "review": "assess ways",
    "wire": "case_to_json load_case",
}
_OUTCOMES = {"CONFLICT", "DISCRETIONARY", "NECESSARY", "NOT_ADDRESSED", "NOT_NECESSARY"}
_MODULES = {name: module for module, names in _WHERE.items() for name in names.split()}
_MODULES["case_from_letter"] = "letters"

__version__ = "0.1.0"
__all__ = sorted([*_MODULES, *_OUTCOMES])  # pyright: ignore[reportUnsupportedDunderAll]


def __getattr__(name: str) -> Any:
    if name in _MODULES:
        value = getattr(import_module(f"imr_core.{_MODULES[name]}"), name)
    elif name in _OUTCOMES:
        value = import_module("imr_core.outcomes").Outcome[name]
    else:
        raise AttributeError(f"module 'imr_core' has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
