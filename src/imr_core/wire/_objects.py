"""JSON objects and lists into records and tuples, each problem at its place, the rest read all the same."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable
from typing import Any, TypeAlias, get_args, get_origin, get_type_hints

import attrs

from imr_core.errors import Problem, hint_at, member
from imr_core.model import Case, DateRange
from imr_core.wire._located import UNREAD, Located, Unread
from imr_core.wire._text import Members, kind

Hook: TypeAlias = Callable[[Any, Any], Any]

RENAMED: dict[type, dict[str, str]] = {DateRange: {"first": "from", "last": "to"}}
"""Fields whose key is another word than their name."""
EXTRA_KEYS: dict[type, tuple[str, ...]] = {Case: ("schema",)}
"""Keys that belong to the document rather than to the record."""


def wire_fields(wanted: type) -> dict[str, tuple[attrs.Attribute[Any], Any]]:
    """Return the fields of a record and their types, by the key each has in JSON."""
    hints = get_type_hints(wanted)
    renamed = RENAMED.get(wanted, {})
    return {
        renamed.get(field.name, field.name): (field, hints[field.name])
        for field in attrs.fields(attrs.resolve_types(wanted))
    }


def check_keys(at: Located, known: Iterable[str] | None) -> None:
    """Report keys that are not known, with the nearest that are (any key is known if None), and repeated keys."""
    for key in at.value.repeated:
        at.problems.append(Problem(member(at.path, key), "this key is given more than once"))
    if known is None:
        return
    names = list(known)
    for key in at.value:
        if key not in names:
            at.problems.append(Problem(member(at.path, key), "is not a known key", hint_at(key, names, "keys")))


@attrs.frozen
class _Member:
    """One key of a record: its field, its type without None, and the reader of that type."""

    field: attrs.Attribute[Any]
    hint: Any
    hook: Hook

    @property
    def is_required(self) -> bool:
        """Whether the field has no default."""
        return self.field.default is attrs.NOTHING

    def read(self, at: Located, key: str) -> Any:
        """Read the key of the object at *at*; Unread stands for the default."""
        if key not in at.value:
            at.problems.append(Problem(member(at.path, key), "is required"))
            return blank(self.hint)
        value = self.hook(at.member(key), self.hint)
        return blank(self.hint) if self.is_required and isinstance(value, Unread) else value


def object_hook(wanted: type, get_hook: Callable[[Any], Hook]) -> Hook:
    """Make the reader of a record: absent and null keys take the field's default."""
    types = {key: (field, without_none(hint)) for key, (field, hint) in wire_fields(wanted).items()}
    members = {key: _Member(field, hint, get_hook(hint)) for key, (field, hint) in types.items()}
    keys = (*EXTRA_KEYS.get(wanted, ()), *members)

    def read(at: Located, _: Any) -> Any:
        if not isinstance(at.value, Members):
            return at.report(f"must be an object, not {kind(at.value)}")
        check_keys(at, keys)
        values = {
            one.field.name: one.read(at, key)
            for key, one in members.items()
            if one.is_required or at.value.get(key) is not None
        }
        return wanted(**{name: value for name, value in values.items() if not isinstance(value, Unread)})

    return read


def tuple_hook(wanted: Any, get_hook: Callable[[Any], Hook]) -> Hook:
    """Make the reader of a list; an element that cannot be read keeps its place, blank."""
    inner = get_args(wanted)[0]
    hook = get_hook(inner)

    def read(at: Located, _: Any) -> tuple[Any, ...] | Unread:
        if not isinstance(at.value, list):
            return at.report(f"must be a list, not {kind(at.value)}")
        elements = [hook(at.element(place), inner) for place in range(len(at.value))]
        return tuple(blank(inner) if isinstance(element, Unread) else element for element in elements)

    return read


def union_hook(wanted: Any, get_hook: Callable[[Any], Hook]) -> Hook:
    """Make the reader of a value that is a scalar, or an object of one record whose keys are all optional."""
    record = next(one for one in get_args(wanted) if attrs.has(one))
    (scalar,) = (one for one in get_args(wanted) if one is not record)
    hooks = {True: (get_hook(record), record), False: (get_hook(scalar), scalar)}

    def read(at: Located, _: Any) -> Any:
        hook, inner = hooks[isinstance(at.value, Members)]
        before = len(at.problems)
        value = hook(at, inner)
        return UNREAD if len(at.problems) > before and value == record() else value

    return read


def without_none(hint: Any) -> Any:
    """Return a type without its None, which stands for an absent key."""
    options = tuple(one for one in get_args(hint) if one is not type(None))
    if get_origin(hint) is tuple or len(options) == len(get_args(hint)):
        return hint
    union = options[0]
    for one in options[1:]:
        union = union | one
    return union


def blank(hint: Any) -> Any:
    """Return the empty value of a type, which stands for a required value that could not be read."""
    if attrs.has(hint):
        required = (pair for pair in wire_fields(hint).values() if pair[0].default is attrs.NOTHING)
        return hint(**{field.name: blank(inner) for field, inner in required})
    if isinstance(hint, enum.EnumMeta):
        return next(iter(hint))
    return () if get_origin(hint) is tuple else hint()
