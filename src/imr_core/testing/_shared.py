"""A file of examples that share what it says once, such as the guideline and the source: read, and written."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attrs import evolve, field, frozen

from imr_core.wire._located import Located, Unread
from imr_core.wire._objects import check_keys
from imr_core.wire._text import Members

_GROUP = "examples"
_FACTS = "facts"
_OWN = ("sentence", "case", "expect")


@frozen
class _Sharing(Located):
    """An object that has the members of another one too, where it has none of its own.

    Args:
        own: It alone.
        shared: The other one.
    """

    own: Located = field(kw_only=True)
    shared: Located = field(kw_only=True)

    def member(self, key: str) -> Located:
        """Return the member *key*, which knows in which of the two it stands."""
        if key not in self.own.value:
            return self.shared.member(key)
        own = self.own.member(key)
        return _with(own, self.shared.member(key)) if key == _FACTS and key in self.shared.value else own


def places(top: Located, keys: Iterable[str]) -> list[Located]:
    """Return where each example of a document stands: one, a list of them, or a group that shares.

    Args:
        top: The document.
        keys: The keys of an example.
    """
    if isinstance(top.value, Members) and _GROUP in top.value:
        return _group(top, [key for key in keys if key not in _OWN])
    return [top.element(place) for place in range(len(top.value))] if isinstance(top.value, list) else [top]


def _group(top: Located, keys: Iterable[str]) -> list[Located]:
    check_keys(top, (*keys, _GROUP))
    listed = top.member(_GROUP)
    if isinstance(listed.expect(list, "a list of examples"), Unread):
        return []
    value = Members((key, value) for key, value in top.value.items() if key in keys)
    shared = evolve(top, value=value)
    return [_with(listed.element(place), shared) for place in range(len(listed.value))]


def _with(own: Located, shared: Located) -> Located:
    if not isinstance(own.value, Members) or not isinstance(shared.value, Members):
        return own
    value = Members(shared.value | own.value)
    value.repeated = own.value.repeated
    if isinstance(own.value.get(_FACTS), Members) and isinstance(shared.value.get(_FACTS), Members):
        value[_FACTS] = Members(shared.value[_FACTS] | own.value[_FACTS])
    return _Sharing(value, own.path, own.problems, own.drugs, own=own, shared=shared)


def written(shared: Mapping[str, Any], examples: Sequence[Mapping[str, Any]]) -> str:
    """Return the text of a file of examples, one line for each of their members.

    Args:
        shared: What they share, the schema among it.
        examples: What each says itself.
    """
    head = "".join(f"  {_line(key, value)},\n" for key, value in shared.items())
    bodies = (",\n".join(f"      {_line(key, value)}" for key, value in example.items()) for example in examples)
    listed = ",\n".join(f"    {{\n{body}\n    }}" for body in bodies)
    return f'{{\n{head}  "{_GROUP}": [\n{listed}\n  ]\n}}\n'


def _line(key: str, value: Any) -> str:
    return f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}"
