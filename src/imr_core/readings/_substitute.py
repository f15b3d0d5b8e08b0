"""The same tree with some of its leaves replaced."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import attrs

from imr_core.expressions import Expression

E = TypeVar("E", bound=Expression)


def substitute(node: E, replace: Callable[[Expression], Expression | None]) -> E:
    """Return *node* with every node replaced for which *replace* gives another; it gives None for the rest."""
    other = replace(node)
    if other is not None:
        return other  # type: ignore[return-value]  # a leaf is replaced by one of its own kind
    changes: dict[str, Any] = {}
    for attribute in attrs.fields(type(node)):
        value = getattr(node, attribute.name)
        if isinstance(value, Expression):
            changes[attribute.name] = substitute(value, replace)
        elif isinstance(value, tuple) and any(isinstance(item, Expression) for item in value):
            changes[attribute.name] = tuple(substitute(item, replace) for item in value)
    return attrs.evolve(node, **changes) if changes else node
