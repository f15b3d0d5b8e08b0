"""What authors of plugins and embedders test with: the conformance suite, examples, mutants, and strategies.

Every name is loaded when it is first used; suite and strategies need the extra ``testing``.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from imr_core.testing._cases import cases
    from imr_core.testing._conformance import GuidelineConformance, WeakenedSuiteError
    from imr_core.testing._example import Example, Expected, load_examples, read_examples
    from imr_core.testing._expressions import conditions, days, numbers
    from imr_core.testing._facts_of import facts_of
    from imr_core.testing._guidelines import consistent_guidelines, guidelines
    from imr_core.testing._known import completions, learned_facts, partial_facts, total_facts
    from imr_core.testing._mutants import Mutant, mutants
    from imr_core.testing._propose import boundary_facts
    from imr_core.testing._run_example import differences
    from imr_core.testing._small import SmallLimits, SmallVocabulary
    from imr_core.testing._survivors import Survivor, surviving_mutants

_WHERE = {
    "_cases": ("cases",),
    "_conformance": ("GuidelineConformance", "WeakenedSuiteError"),
    "_example": ("Example", "Expected", "load_examples", "read_examples"),
    "_expressions": ("conditions", "days", "numbers"),
    "_facts_of": ("facts_of",),
    "_guidelines": ("consistent_guidelines", "guidelines"),
    "_known": ("completions", "learned_facts", "partial_facts", "total_facts"),
    "_mutants": ("Mutant", "mutants"),
    "_propose": ("boundary_facts",),
    "_run_example": ("differences",),
    "_small": ("SmallLimits", "SmallVocabulary"),
    "_survivors": ("Survivor", "surviving_mutants"),
}
_MODULES = {name: module for module, names in _WHERE.items() for name in names}

__all__ = [
    "Example",
    "Expected",
    "GuidelineConformance",
    "Mutant",
    "SmallLimits",
    "SmallVocabulary",
    "Survivor",
    "WeakenedSuiteError",
    "boundary_facts",
    "cases",
    "completions",
    "conditions",
    "consistent_guidelines",
    "days",
    "differences",
    "facts_of",
    "guidelines",
    "learned_facts",
    "load_examples",
    "mutants",
    "numbers",
    "partial_facts",
    "read_examples",
    "surviving_mutants",
    "total_facts",
]


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module 'imr_core.testing' has no attribute {name!r}")
    try:
        module = import_module(f"imr_core.testing.{_MODULES[name]}")
    except ModuleNotFoundError as error:
        if error.name not in ("hypothesis", "pytest"):
            raise
        from imr_core.errors import MissingExtraError

        raise MissingExtraError("Generating test data", "testing") from None
    value = globals()[name] = getattr(module, name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
