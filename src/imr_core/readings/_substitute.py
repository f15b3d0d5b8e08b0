"""The same tree with some of its leaves replaced."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import attrs

from imr_core.expressions import Expression

E = TypeVar("E", bound=Expression)


def substitute(node: E, replace: Callable[[Expression], Expression | None]) -> E:
    """Return *node* with every node replaced for which *replace* gives another; it gives None for the rest.

    What holds nothing that is replaced is returned itself, not a copy of it.
    """
    other = replace(node)
    if other is not None:
        return other  # type: ignore[return-value]  # a leaf is replaced by one of its own kind
    changes: dict[str, Any] = {}
    for attribute in attrs.fields(type(node)):
        value = getattr(node, attribute.name)
        after: Any = value
        if isinstance(value, Expression):
            after = substitute(value, replace)
        elif isinstance(value, tuple) and any(isinstance(item, Expression) for item in value):
            items = tuple(substitute(item, replace) for item in value)
            after = value if all(one is before for one, before in zip(items, value, strict=True)) else items
        if after is not value:
            changes[attribute.name] = after
    return attrs.evolve(node, **changes) if changes else node
