"""Walking a tree, whatever its nodes mean."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from imr_core.expressions._base import Expression
from imr_core.expressions._leaves import Choice, Choices, Count, Day, FactLeaf, Flag, Parameter

_FACTS = (Flag, Count, Day, Choice, Choices)


def children(node: Expression) -> tuple[Expression, ...]:
    """Return the nodes directly below *node*, in the order in which it declares them."""
    found: list[Expression] = []
    for attribute in attrs.fields(type(node)):
        value = getattr(node, attribute.name)
        if isinstance(value, Expression):
            found.append(value)
        elif isinstance(value, tuple):
            found.extend(item for item in value if isinstance(item, Expression))
    return tuple(found)


def nodes(root: Expression) -> Iterator[Expression]:
    """Yield *root* and every node below it, each before those below it."""
    yield root
    for child in children(root):
        yield from nodes(child)


def facts_in(root: Expression) -> dict[str, FactLeaf]:
    """Return the facts of a tree by name, in the order in which they occur."""
    return {node.name: node for node in nodes(root) if isinstance(node, _FACTS)}


def parameters_in(root: Expression) -> dict[str, Parameter]:
    """Return the parameters of a tree by name, in the order in which they occur."""
    return {node.name: node for node in nodes(root) if isinstance(node, Parameter)}
