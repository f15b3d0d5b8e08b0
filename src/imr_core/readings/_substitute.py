"""The same tree with some of its nodes replaced."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import attrs

from imr_core.expressions import Expression

E = TypeVar("E", bound=Expression)
Replace = Callable[[Expression], Expression | None]
Memo = dict[int, tuple[Expression, Expression]]


def substitute(node: E, replace: Replace, memo: Memo | None = None) -> E:
    """Return *node* with every node replaced for which *replace* gives another; it gives None for the rest.

    What holds nothing that is replaced is returned itself, not a copy of it.

    Args:
        node: The tree.
        replace: What stands for a node.
        memo: What was replaced so far, to be shared by trees that share branches; empty if None.
    """
    done: Memo = {} if memo is None else memo
    found = done.get(id(node))
    if found is None:
        other = replace(node)
        found = done[id(node)] = (node, _below(node, replace, done) if other is None else other)
    return found[1]  # type: ignore[return-value]  # a node is replaced by one of its own kind


def _below(node: Expression, replace: Replace, memo: Memo) -> Expression:
    changes: dict[str, Any] = {}
    for attribute in attrs.fields(type(node)):
        value = getattr(node, attribute.name)
        after: Any = value
        if isinstance(value, Expression):
            after = substitute(value, replace, memo)
        elif isinstance(value, tuple) and any(isinstance(item, Expression) for item in value):
            items = tuple(substitute(item, replace, memo) for item in value)
            after = value if all(one is before for one, before in zip(items, value, strict=True)) else items
        if after is not value:
            changes[attribute.name] = after
    return attrs.evolve(node, **changes) if changes else node
