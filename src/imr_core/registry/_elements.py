"""What each hook may return, checked element by element and field by field."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from imr_core.guidelines import Bar, Evaluator, Guideline, NotEncoded, Rule, Vocabulary
from imr_core.model import Drug, Service, Unit
from imr_core.registry._refusal import Fault
from imr_core.sources import Citation, Edition, Step

T = TypeVar("T")

KINDS = {
    "imr_guidelines": "Guideline, NotEncoded or Evaluator",
    "imr_vocabularies": "Vocabulary subclasses",
    "imr_services": "Service",
    "imr_drugs": "Drug",
    "imr_bars": "Bar",
    "imr_fact_readers": "FactReader",
}

# The records do not check these fields themselves, and a wrong one would show only in a review.
_EDITION_FIELDS: dict[str, type] = {"id": str, "title": str, "step": Step, "edition": Edition}
_FIELDS: dict[type, dict[str, type]] = {
    Guideline: _EDITION_FIELDS,
    NotEncoded: {**_EDITION_FIELDS, "why": str},
    Rule: {"id": str, "because": str, "cite": Citation},
    Bar: {"id": str, "because": str, "cite": Citation},
    Service: {"name": str, "unit": Unit},
    Drug: {"name": str},
}
_WORDS: dict[type, tuple[str, ...]] = {Service: ("phrases",), Drug: ("ingredients", "brands", "classes")}


def fault_of(hook: str, index: int, value: object) -> Iterator[Fault]:
    """Yield what is wrong with one element that a hook returned."""
    if not _IS_KIND[hook](value):
        what = value.__name__ if isinstance(value, type) else type(value).__name__
        yield Fault(f"its hook {hook} returned, at index {index}, a {what}; it gives {KINDS[hook]}")
        return
    where = f"its hook {hook} returned, at index {index}, a {type(value).__name__}"
    yield from (Fault(f"{where} whose {what}") for what in _wrong_fields(value))
    if isinstance(value, Guideline):
        for rule in value.rules:
            yield from (Fault(f"{where} with a rule whose {what}") for what in _wrong_fields(rule))


def _wrong_fields(value: object) -> Iterator[str]:
    expected = _of_type(_FIELDS, value, _EDITION_FIELDS if isinstance(value, Evaluator) else {})
    for name, kind in expected.items():
        if not isinstance(getattr(value, name), kind):
            yield f"{name} is not a {kind.__name__}"
        elif name in ("id", "name") and not _is_name(getattr(value, name)):
            yield f"{name} is empty, or holds a slash or a space at an end"
    edition = getattr(value, "edition", None)
    if isinstance(edition, Edition) and not (isinstance(edition.name, str) and _is_name(edition.name)):
        yield "edition has a name that is no text, is empty, or holds a slash or a space at an end"
    for name in _of_type(_WORDS, value, ()):
        words = getattr(value, name)
        if not all(isinstance(word, str) and word.strip() for word in words):
            yield f"{name} are not all texts"
        # What a text becomes where a tuple belongs: ("acupuncture") has no comma.
        elif len(words) > 1 and all(len(word) == 1 for word in words):
            yield f"{name} are single letters; a comma is missing, as in ('acupuncture',)"


def _of_type(table: Mapping[type, T], value: object, otherwise: T) -> T:
    return next((entry for kind, entry in table.items() if isinstance(value, kind)), otherwise)


def _is_name(text: str) -> bool:
    return bool(text) and text == text.strip() and "/" not in text


def _is_vocabulary(value: object) -> bool:
    return isinstance(value, type) and issubclass(value, Vocabulary) and value is not Vocabulary


def _is_guideline(value: object) -> bool:
    return not isinstance(value, type) and isinstance(value, Guideline | NotEncoded | Evaluator)


def _is_reader(value: object) -> bool:
    return not isinstance(value, type) and callable(getattr(value, "read", None))


def _is(kind: type) -> Callable[[object], bool]:
    return lambda value: isinstance(value, kind)


_IS_KIND: dict[str, Callable[[Any], bool]] = {
    "imr_guidelines": _is_guideline,
    "imr_vocabularies": _is_vocabulary,
    "imr_services": _is(Service),
    "imr_drugs": _is(Drug),
    "imr_bars": _is(Bar),
    "imr_fact_readers": _is_reader,
}
