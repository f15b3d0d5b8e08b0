"""Which values of a fact the conditions of a guideline can tell apart: its numbers and their neighbours, its names."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from attrs import frozen

from imr_core.expressions import (
    Add,
    Choice,
    Choices,
    Comparison,
    Condition,
    Constant,
    Count,
    Day,
    DaysBetween,
    FactLeaf,
    Flag,
    Includes,
    Is,
    OneOf,
    Overlaps,
    Parameter,
    Quantity,
    Scale,
    Subtract,
    Value,
    Within,
    facts_in,
    nodes,
)

Names = Mapping[str, Iterable[str]]
"""What plugins register, by kind: ``service``, ``drug``, ``ingredient``, ``drug-class``."""
OTHER = "other"
"""Stands for a value that plugins register and none has registered."""
SOME_DAY = 735_950  # in 2015
_FEW = range(4)


@frozen
class Linear:
    """A quantity as a sum: a constant, and so many times each fact."""

    constant: Fraction
    factors: Mapping[str, Fraction]

    def plus(self, other: Linear, times: int | Fraction = 1) -> Linear:
        """Return this and so many times *other*."""
        names = {*self.factors, *other.factors}
        zero = Fraction(0)
        factors = {name: self.factors.get(name, zero) + times * other.factors.get(name, zero) for name in names}
        return Linear(self.constant + times * other.constant, factors)


def linear(quantity: Quantity) -> Linear:
    """Return a quantity as a sum; every quantity of the rule language is one."""
    match quantity:
        case Constant() | Parameter():
            return Linear(Fraction(quantity.value), {})
        case Add():
            return linear(quantity.left).plus(linear(quantity.right))
        case Subtract():
            return linear(quantity.left).plus(linear(quantity.right), -1)
        case DaysBetween():
            return linear(quantity.later).plus(linear(quantity.earlier), -1)
        case Scale():
            return Linear(Fraction(0), {}).plus(linear(quantity.term), Fraction(quantity.factor))
        case Count() | Day():
            return Linear(Fraction(0), {quantity.name: Fraction(1)})
    raise TypeError(f"a sum of facts cannot be made of a {type(quantity).__name__}")


def comparisons(conditions: Iterable[Condition]) -> tuple[Comparison, ...]:
    """Return every comparison below *conditions*, each once, in order."""
    found = (node for condition in conditions for node in nodes(condition) if isinstance(node, Comparison))
    return tuple(dict.fromkeys(found))


def values_apart(leaf: FactLeaf, conditions: Iterable[Condition], names: Names) -> tuple[Value, ...]:
    """Return values of a fact, among them one at least of each kind that *conditions* can tell apart.

    Args:
        leaf: The fact.
        conditions: The conditions.
        names: The names that plugins register, by kind.
    """
    conditions = tuple(conditions)
    if isinstance(leaf, Flag):
        return (False, True)
    if isinstance(leaf, Choice | Choices):
        return _named(leaf, conditions, names)
    # A set is ordered here by value: numbers compare whatever their types.
    return tuple(sorted(set(_numbers(leaf, conditions))))


def _named(leaf: Choice | Choices, conditions: tuple[Condition, ...], names: Names) -> tuple[Value, ...]:
    said = sorted({name for condition in conditions for name in _names_said(leaf, condition)})
    known = leaf.values if leaf.values is not None else sorted(names.get(leaf.registered or "", ())) or (OTHER,)
    unsaid = [name for name in known if name not in said][:1]
    if isinstance(leaf, Choice):
        return (*said, *unsaid)
    singles = [frozenset({name}) for name in (*said, *unsaid)]
    return (frozenset(), *singles, frozenset(said)) if len(said) > 1 else (frozenset(), *singles)


def _names_said(leaf: Choice | Choices, condition: Condition) -> Iterator[str]:
    for node in nodes(condition):
        if isinstance(node, Is) and node.fact.name == leaf.name:
            yield node.value
        elif isinstance(node, OneOf | Overlaps | Includes | Within) and node.fact.name == leaf.name:
            yield from node.values


def _numbers(leaf: Count | Day, conditions: tuple[Condition, ...]) -> Iterator[int | Fraction]:
    lowest = SOME_DAY if isinstance(leaf, Day) else 0 if leaf.low is None else leaf.low
    yield from (lowest + step for step in _FEW)
    for comparison in comparisons(conditions):
        if leaf.name not in facts_in(comparison):
            continue
        difference = linear(comparison.left).plus(linear(comparison.right), -1)
        others = [name for name in difference.factors if name != leaf.name]
        factor = difference.factors[leaf.name]
        # Where the comparison turns, the other facts of it being 0, or one of them 1; of days, some day.
        for shift in (0, 1) if others and factor else (0,) if factor else ():
            rest = difference.constant + _rest(difference, others, shift, comparison)
            yield from _around(-rest / factor, leaf)


def _rest(difference: Linear, others: list[str], shift: int, comparison: Comparison) -> Fraction:
    leaves = facts_in(comparison)
    fixed = Fraction(0)
    for place, name in enumerate(others):
        base = SOME_DAY if isinstance(leaves[name], Day) else 0
        fixed += difference.factors[name] * (base + (shift if place == 0 else 0))
    return fixed


def _around(turn: Fraction, leaf: Count | Day) -> Iterator[int | Fraction]:
    low = 1 if isinstance(leaf, Day) else leaf.low
    whole = isinstance(leaf, Day) or leaf.whole
    exact: list[int | Fraction] = [math.floor(turn) - 1, math.floor(turn), math.ceil(turn), math.ceil(turn) + 1]
    if not whole and turn.denominator != 1:
        exact.append(turn)
    yield from (value for value in exact if low is None or value >= low)
