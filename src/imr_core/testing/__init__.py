"""What authors of plugins and embedders test with: strategies for expressions, facts and guidelines.

Every name is loaded when it is first used; the strategies need the extra ``testing``.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from imr_core.errors import MissingExtraError

if TYPE_CHECKING:
    from imr_core.testing._expressions import conditions, days, numbers
    from imr_core.testing._guidelines import consistent_guidelines, guidelines
    from imr_core.testing._known import completions, learned_facts, partial_facts, total_facts
    from imr_core.testing._small import SmallLimits, SmallVocabulary

_WHERE = {
    "_expressions": ("conditions", "days", "numbers"),
    "_guidelines": ("consistent_guidelines", "guidelines"),
    "_known": ("completions", "learned_facts", "partial_facts", "total_facts"),
    "_small": ("SmallLimits", "SmallVocabulary"),
}
_MODULES = {name: module for module, names in _WHERE.items() for name in names}

__all__ = [
    "SmallLimits",
    "SmallVocabulary",
    "completions",
    "conditions",
    "consistent_guidelines",
    "days",
    "guidelines",
    "learned_facts",
    "numbers",
    "partial_facts",
    "total_facts",
]


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module 'imr_core.testing' has no attribute {name!r}")
    try:
        module = import_module(f"imr_core.testing.{_MODULES[name]}")
    except ModuleNotFoundError as error:
        if error.name != "hypothesis":
            raise
        raise MissingExtraError("Generating test data", "testing") from None
    value = globals()[name] = getattr(module, name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
