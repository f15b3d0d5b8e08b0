"""Independent Medical Review: typed cases, guidelines as checkable data, explained proposals, letters in and out.

Every public name is loaded when it is first used, so that ``import imr_core`` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from imr_core._lazy import lazy

# Type checkers see these imports; at run time __getattr__ answers for the same names.
if TYPE_CHECKING:
    from typing import Final, Literal

    from imr_core.errors import CaseError as CaseError
    from imr_core.errors import ContradictionError as ContradictionError
    from imr_core.errors import EditionError as EditionError
    from imr_core.errors import ExpressionError as ExpressionError
    from imr_core.errors import GuidelineError as GuidelineError
    from imr_core.errors import ImrError as ImrError
    from imr_core.errors import LayoutError as LayoutError
    from imr_core.errors import LetterError as LetterError
    from imr_core.errors import MissingExtraError as MissingExtraError
    from imr_core.errors import NoPluginsError as NoPluginsError
    from imr_core.errors import PluginError as PluginError
    from imr_core.errors import Problem as Problem
    from imr_core.errors import RenderError as RenderError
    from imr_core.expressions import Interval as Interval
    from imr_core.expressions import at_least as at_least
    from imr_core.expressions import implies as implies
    from imr_core.facts import Course as Course
    from imr_core.facts import Injury as Injury
    from imr_core.facts import Request as Request
    from imr_core.guidelines import Bar as Bar
    from imr_core.guidelines import Evaluator as Evaluator
    from imr_core.guidelines import Finding as Finding
    from imr_core.guidelines import Guideline as Guideline
    from imr_core.guidelines import Parameters as Parameters
    from imr_core.guidelines import Rule as Rule
    from imr_core.guidelines import Unencoded as Unencoded
    from imr_core.guidelines import Vocabulary as Vocabulary
    from imr_core.guidelines import amount as amount
    from imr_core.guidelines import choice as choice
    from imr_core.guidelines import choices as choices
    from imr_core.guidelines import count as count
    from imr_core.guidelines import day as day
    from imr_core.guidelines import flag as flag
    from imr_core.guidelines import limit as limit
    from imr_core.guidelines import not_encoded as not_encoded
    from imr_core.letters import case_from_letter as case_from_letter
    from imr_core.letters import load_letter as load_letter
    from imr_core.letters import parse_letter as parse_letter
    from imr_core.letters import render_letter as render_letter
    from imr_core.model import Assessment as Assessment
    from imr_core.model import BodyRegion as BodyRegion
    from imr_core.model import Bound as Bound
    from imr_core.model import Case as Case
    from imr_core.model import DateRange as DateRange
    from imr_core.model import Diagnosis as Diagnosis
    from imr_core.model import DisputedItem as DisputedItem
    from imr_core.model import DocumentedFact as DocumentedFact
    from imr_core.model import Drug as Drug
    from imr_core.model import Duration as Duration
    from imr_core.model import Employee as Employee
    from imr_core.model import Frequency as Frequency
    from imr_core.model import ItemAssessment as ItemAssessment
    from imr_core.model import Period as Period
    from imr_core.model import Proposal as Proposal
    from imr_core.model import PublishedDetermination as PublishedDetermination
    from imr_core.model import PublishedItem as PublishedItem
    from imr_core.model import PublishedOutcome as PublishedOutcome
    from imr_core.model import Record as Record
    from imr_core.model import RequestedDrug as RequestedDrug
    from imr_core.model import Reviewer as Reviewer
    from imr_core.model import Service as Service
    from imr_core.model import TreatmentRequest as TreatmentRequest
    from imr_core.model import Unit as Unit
    from imr_core.model import UtilizationReview as UtilizationReview
    from imr_core.narrative import Cue as Cue
    from imr_core.narrative import Cues as Cues
    from imr_core.narrative import FactReader as FactReader
    from imr_core.narrative import ReadFact as ReadFact
    from imr_core.narrative import ReadingContext as ReadingContext
    from imr_core.narrative import read_request as read_request
    from imr_core.outcomes import Outcome as Outcome
    from imr_core.readings import compile_guideline as compile_guideline
    from imr_core.readings import describe as describe
    from imr_core.readings import explain as explain
    from imr_core.readings import find as find
    from imr_core.readings import narrow as narrow
    from imr_core.readings import truth as truth
    from imr_core.registry import Registry as Registry
    from imr_core.registry import hookimpl as hookimpl
    from imr_core.review import assess as assess
    from imr_core.review import flips as flips
    from imr_core.review import ways as ways
    from imr_core.sources import Citation as Citation
    from imr_core.sources import Edition as Edition
    from imr_core.sources import Standard as Standard
    from imr_core.sources import Step as Step
    from imr_core.sources import Strength as Strength
    from imr_core.sources import Trigger as Trigger
    from imr_core.sources import Verification as Verification
    from imr_core.wire import case_to_json as case_to_json
    from imr_core.wire import load_case as load_case

    CONFLICT: Final[Literal[Outcome.CONFLICT]] = Outcome.CONFLICT
    DISCRETIONARY: Final[Literal[Outcome.DISCRETIONARY]] = Outcome.DISCRETIONARY
    NECESSARY: Final[Literal[Outcome.NECESSARY]] = Outcome.NECESSARY
    NOT_ADDRESSED: Final[Literal[Outcome.NOT_ADDRESSED]] = Outcome.NOT_ADDRESSED
    NOT_NECESSARY: Final[Literal[Outcome.NOT_NECESSARY]] = Outcome.NOT_NECESSARY
    __version__: str

_OUTCOMES = ("CONFLICT", "DISCRETIONARY", "NECESSARY", "NOT_ADDRESSED", "NOT_NECESSARY")
_load, _, _names = lazy(
    __name__,
    {
        "errors": (
            "CaseError ContradictionError EditionError ExpressionError GuidelineError ImrError LayoutError "
            "LetterError MissingExtraError NoPluginsError PluginError Problem RenderError"
        ),
        "expressions": "Interval at_least implies",
        "facts": "Course Injury Request",
        "guidelines": (
            "Bar Evaluator Finding Guideline Parameters Rule Unencoded Vocabulary amount choice choices "
            "count day flag limit not_encoded"
        ),
        "letters": "case_from_letter load_letter parse_letter render_letter",
        "model": (
            "Assessment BodyRegion Bound Case DateRange Diagnosis DisputedItem DocumentedFact Drug Duration "
            "Employee Frequency ItemAssessment Period Proposal PublishedDetermination PublishedItem "
            "PublishedOutcome Record RequestedDrug Reviewer Service TreatmentRequest Unit UtilizationReview"
        ),
        "narrative": "Cue Cues FactReader ReadFact ReadingContext read_request",
        "outcomes": "Outcome",
        "readings": "compile_guideline describe explain find narrow truth",
        "registry": "Registry hookimpl",
        "review": "assess flips ways",
        "sources": "Citation Edition Standard Step Strength Trigger Verification",
        "wire": "case_to_json load_case",
    },
)
__all__ = sorted([*_names, *_OUTCOMES])


def __getattr__(name: str) -> Any:
    if name in _OUTCOMES:
        value: Any = _load("Outcome")[name]
    elif name == "__version__":
        value = import_module("imr_core.registry").core_version()
    else:
        return _load(name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
