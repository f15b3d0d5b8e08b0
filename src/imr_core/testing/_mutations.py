"""Trees broken on purpose, in one place each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import singledispatch
from typing import Any

import attrs
from attrs import frozen

from imr_core.expressions import And, AtLeast, Comparison, Condition, Constant, Expression, Not, Or, Parameter
from imr_core.readings import describe

COMPARISON = "comparison"
THRESHOLD = "threshold"
CONDITION = "condition"
EXCEPTION = "exception"
OUTCOME = "outcome"

# The sign that differs only where both sides are equal, then the opposite.
_TURNED = {"<": ("<=", ">="), "<=": ("<", ">"), ">": (">=", "<="), ">=": (">", "<"), "=": ("<=", ">=")}


@frozen
class Variant:
    """A tree broken in one place.

    Args:
        kind: What was broken: a comparison, a threshold or a condition.
        text: What was done, in words.
        tree: The tree.
    """

    kind: str
    text: str
    tree: Any


def variants(node: Expression) -> Iterator[Variant]:
    """Yield *node* broken in each of the ways there are, one at a time."""
    yield from _here(node)
    for attribute in attrs.fields(type(node)):
        value = getattr(node, attribute.name)
        if isinstance(value, Expression) and not isinstance(value, Parameter):
            for variant in variants(value):
                yield attrs.evolve(variant, tree=attrs.evolve(node, **{attribute.name: variant.tree}))
        elif isinstance(value, tuple):
            yield from _among(node, attribute.name, value)


def _among(node: Expression, name: str, values: tuple[Any, ...]) -> Iterator[Variant]:
    for place, value in enumerate(values):
        if isinstance(value, Expression):
            for variant in variants(value):
                changed = (*values[:place], variant.tree, *values[place + 1 :])
                yield attrs.evolve(variant, tree=attrs.evolve(node, **{name: changed}))


@singledispatch
def _here(node: Expression) -> Iterator[Variant]:
    yield from ()


@_here.register(Comparison)
def _(node: Comparison) -> Iterator[Variant]:
    for sign in _TURNED[node.sign]:
        text = f"'{describe(node)}' turned from {node.sign} to {sign}"
        yield Variant(COMPARISON, text, attrs.evolve(node, sign=sign))
    if node.sign == "=":
        yield Variant(COMPARISON, f"'{describe(node)}' turned round", Not(node))


@_here.register(Constant)
def _(node: Constant) -> Iterator[Variant]:
    for step in (1, -1):
        changed = attrs.evolve(node, value=node.value + step)
        yield Variant(THRESHOLD, f"{describe(node)} made {describe(changed)}", changed)


@_here.register(And)
@_here.register(Or)
def _(node: And | Or) -> Iterator[Variant]:
    for place, term in enumerate(node.terms):
        rest = node.terms[:place] + node.terms[place + 1 :]
        word = "and" if isinstance(node, And) else "or"
        yield Variant(CONDITION, f"'{word} {describe(term)}' dropped", _joined(node, rest))


def _joined(node: And | Or, terms: tuple[Condition, ...]) -> Condition:
    return terms[0] if len(terms) == 1 else attrs.evolve(node, terms=terms)


@_here.register(AtLeast)
def _(node: AtLeast) -> Iterator[Variant]:
    for minimum in (node.minimum - 1, node.minimum + 1):
        if 1 <= minimum <= len(node.terms):
            changed = attrs.evolve(node, minimum=minimum)
            yield Variant(THRESHOLD, f"at least {node.minimum} made at least {minimum}", changed)
    for place, term in enumerate(node.terms):
        rest = node.terms[:place] + node.terms[place + 1 :]
        if node.minimum <= len(rest):
            yield Variant(CONDITION, f"'{describe(term)}' dropped", attrs.evolve(node, terms=rest))
