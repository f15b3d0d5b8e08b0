"""Documented facts: bare, or with the record, page and words that document them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from imr_core.model import Bound, DateRange, DocumentedFact, FactValue
from imr_core.wire._located import UNREAD, Located, Unread
from imr_core.wire._objects import check_keys
from imr_core.wire._scalars import as_date, read_date, read_number, read_text, read_whole
from imr_core.wire._text import Members, kind

_SOURCE = {"record": read_text, "page": read_whole, "quote": read_text, "start": read_whole}
_BOUNDS = ("at_least", "at_most")
_RANGE = ("from", "to")
KEYS = ("value", *_BOUNDS, *_RANGE, *_SOURCE)
_FORMS = 'A fact is a value, {"value": …}, {"at_least": …, "at_most": …} or {"from": …, "to": …}.'


def read_facts(at: Located, _: Any = None) -> dict[str, DocumentedFact]:
    """Read the facts of an item by name; those that are null are left out, as if they were absent.

    Values are read by their JSON form alone; whether a fact can take them is checked afterwards, on
    types. So a string that writes a date is read as a date: no name of a choice looks like one.
    """
    if not isinstance(at.expect(Members, "an object of facts by name"), Members):
        return {}
    check_keys(at, None)
    found = {name: read_fact(at.member(name)) for name in at.value}
    return {name: fact for name, fact in found.items() if fact is not None}


def read_fact(at: Located) -> DocumentedFact | None:
    """Read one fact; None if it says nothing, or cannot be read."""
    if not isinstance(at.value, Members):
        value = fact_value(at)
        return None if value is None or isinstance(value, Unread) else DocumentedFact(value)
    check_keys(at, KEYS)
    source = {key: _optional(at, key, read) for key, read in _SOURCE.items()}
    value = _stated(at)
    return None if value is None or isinstance(value, Unread) else DocumentedFact(value, **source)


def fact_value(at: Located) -> FactValue | Unread | None:
    """Read the bare value of a fact by its JSON form; None if it is null."""
    match at.value:
        case None | bool() | int() | Decimal():
            return at.value
        case str():
            text = read_text(at)
            return text if isinstance(text, Unread) else as_date(text) or text
        case list():
            names = [read_text(at.element(place)) for place in range(len(at.value))]
            return UNREAD if any(isinstance(name, Unread) for name in names) else tuple(map(str, names))
        case Members():
            check_keys(at, (*_BOUNDS, *_RANGE))
            return _spanned(at)
    return at.report(f"must be the value of a fact, not {kind(at.value)}")


def _stated(at: Located) -> FactValue | Unread | None:
    spans = [names for names in (("value",), _BOUNDS, _RANGE) if any(name in at.value for name in names)]
    if len(spans) != 1:
        return at.report("states its value in more than one way" if spans else "states no value", _FORMS)
    return fact_value(at.member("value")) if spans == [("value",)] else _spanned(at)


def _spanned(at: Located) -> FactValue | Unread | None:
    is_bound, is_range = (any(name in at.value for name in names) for names in (_BOUNDS, _RANGE))
    if is_bound == is_range:
        return at.report("states its value in more than one way" if is_bound else "states no value", _FORMS)
    keys, read = (_BOUNDS, read_number) if is_bound else (_RANGE, read_date)
    before = len(at.problems)
    ends = [_optional(at, key, read) for key in keys]
    if len(at.problems) > before:
        return UNREAD
    if ends == [None, None]:
        return None
    return Bound(*ends) if is_bound else DateRange(*ends)


def _optional(at: Located, key: str, read: Any) -> Any:
    value = None if at.value.get(key) is None else read(at.member(key))
    return None if isinstance(value, Unread) else value
