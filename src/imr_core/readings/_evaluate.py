"""*evaluate*: what a tree is of the facts known. This reading defines the meaning of every node."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import singledispatch
from typing import Any

from imr_core.expressions import (
    INFINITY,
    Add,
    And,
    AtLeast,
    Choice,
    Choices,
    Comparison,
    Condition,
    Constant,
    Count,
    Day,
    DaysBetween,
    Expression,
    Flag,
    Implies,
    Includes,
    Interval,
    Is,
    Not,
    OneOf,
    Or,
    Overlaps,
    Parameter,
    Quantity,
    Scale,
    Subtract,
    Truth,
    Value,
    Within,
)

Facts = Mapping[str, Value]


def truth(condition: Condition, facts: Facts) -> Truth:
    """Return whether *condition* holds of *facts*: True, False, or None if it is unknown.

    Args:
        condition: The condition.
        facts: The known values by name; a name that is absent is unknown.
    """
    return evaluate(condition, facts)  # type: ignore[no-any-return]  # one function for every kind of node


def interval(quantity: Quantity, facts: Facts) -> Interval:
    """Return the values that *quantity* may have of *facts*; a day as its ordinal."""
    return evaluate(quantity, facts)  # type: ignore[no-any-return]  # one function for every kind of node


@singledispatch
def evaluate(node: Expression, facts: Facts) -> Any:
    """Return what *node* is of *facts*: a truth, an interval, or a value or None for a choice."""
    raise TypeError(f"evaluate does not read {type(node).__name__}")


@evaluate.register(Flag)
def _(node: Flag, facts: Facts) -> Truth:
    return facts.get(node.name)  # type: ignore[return-value]  # a ready fact has its leaf's type


@evaluate.register(Choice)
@evaluate.register(Choices)
def _(node: Choice | Choices, facts: Facts) -> Value | None:
    return facts.get(node.name)


@evaluate.register(Count)
def _(node: Count, facts: Facts) -> Interval:
    return _known(facts.get(node.name), -INFINITY if node.low is None else node.low)


@evaluate.register(Day)
def _(node: Day, facts: Facts) -> Interval:
    return _known(facts.get(node.name), -INFINITY)


def _known(value: Any, low: Any) -> Interval:
    if value is None:
        return Interval(low, INFINITY)
    return value if isinstance(value, Interval) else Interval(value, value)


@evaluate.register(Constant)
@evaluate.register(Parameter)
def _(node: Constant | Parameter, facts: Facts) -> Interval:
    return Interval(node.value, node.value)


@evaluate.register(Add)
def _(node: Add, facts: Facts) -> Interval:
    left, right = interval(node.left, facts), interval(node.right, facts)
    return Interval(left.low + right.low, left.high + right.high)


@evaluate.register(Subtract)
def _(node: Subtract, facts: Facts) -> Interval:
    left, right = interval(node.left, facts), interval(node.right, facts)
    return Interval(left.low - right.high, left.high - right.low)


@evaluate.register(DaysBetween)
def _(node: DaysBetween, facts: Facts) -> Interval:
    later, earlier = interval(node.later, facts), interval(node.earlier, facts)
    return Interval(later.low - earlier.high, later.high - earlier.low)


@evaluate.register(Scale)
def _(node: Scale, facts: Facts) -> Interval:
    term, factor = interval(node.term, facts), node.factor
    if factor == 0:  # else 0 times an unknown bound has no value
        return Interval(0, 0)
    ends = sorted((term.low * factor, term.high * factor))
    return Interval(*ends)


@evaluate.register(Comparison)
def _(node: Comparison, facts: Facts) -> Truth:
    left, right = interval(node.left, facts), interval(node.right, facts)
    if node.sign == "<":
        return _settle(left.high < right.low, left.low >= right.high)
    if node.sign == "<=":
        return _settle(left.high <= right.low, left.low > right.high)
    if node.sign == ">":
        return _settle(left.low > right.high, left.high <= right.low)
    if node.sign == ">=":
        return _settle(left.low >= right.high, left.high < right.low)
    same = left.low == left.high == right.low == right.high
    return _settle(same, left.high < right.low or left.low > right.high)


def _settle(surely: bool, surely_not: bool) -> Truth:
    return True if surely else False if surely_not else None


@evaluate.register(Is)
def _(node: Is, facts: Facts) -> Truth:
    value = evaluate(node.fact, facts)
    return None if value is None else value == node.value


@evaluate.register(OneOf)
def _(node: OneOf, facts: Facts) -> Truth:
    value = evaluate(node.fact, facts)
    return None if value is None else value in node.values


@evaluate.register(Overlaps)
def _(node: Overlaps, facts: Facts) -> Truth:
    value = evaluate(node.fact, facts)
    return None if value is None else not value.isdisjoint(node.values)


@evaluate.register(Includes)
def _(node: Includes, facts: Facts) -> Truth:
    value = evaluate(node.fact, facts)
    return None if value is None else value >= node.values


@evaluate.register(Within)
def _(node: Within, facts: Facts) -> Truth:
    value = evaluate(node.fact, facts)
    return None if value is None else value <= node.values


@evaluate.register(And)
def _(node: And, facts: Facts) -> Truth:
    return _until(False, node.terms, facts)


@evaluate.register(Or)
def _(node: Or, facts: Facts) -> Truth:
    return _until(True, node.terms, facts)


def _until(decides: bool, terms: Iterable[Condition], facts: Facts) -> Truth:
    """Return *decides* if it is the truth of some term, else None if some is unknown, else the opposite."""
    found: Truth = not decides
    for term in terms:
        one = truth(term, facts)
        if one is decides:
            return decides
        if one is None:
            found = None
    return found


@evaluate.register(Not)
def _(node: Not, facts: Facts) -> Truth:
    term = truth(node.term, facts)
    return None if term is None else not term


@evaluate.register(AtLeast)
def _(node: AtLeast, facts: Facts) -> Truth:
    truths = [truth(term, facts) for term in node.terms]
    return _settle(truths.count(True) >= node.minimum, len(truths) - truths.count(False) < node.minimum)


@evaluate.register(Implies)
def _(node: Implies, facts: Facts) -> Truth:
    premise, conclusion = truth(node.premise, facts), truth(node.conclusion, facts)
    if premise is False or conclusion is True:
        return True
    return False if premise is True and conclusion is False else None
