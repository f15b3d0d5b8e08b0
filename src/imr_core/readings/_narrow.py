"""*narrow*: what else must be so, given that conditions hold. The laws among facts are applied by it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import singledispatch
from typing import Any

from imr_core.errors import ImrError
from imr_core.expressions import (
    INFINITY,
    Add,
    And,
    AtLeast,
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
    Value,
    Within,
    nodes,
)
from imr_core.readings._evaluate import interval, truth

Known = dict[str, Value]

# Two laws may push each other up without end where no case satisfies both; what is left then is
# still sound, only wider than it could be.
_MOST_PASSES = 50
_OPPOSITE = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}


class BrokenLawError(ImrError):
    """Known facts break a condition that holds of every real case.

    Args:
        law: The condition.
    """

    def __init__(self, law: Condition) -> None:
        self.law = law
        super().__init__("known facts break a law")


class _Impossible(Exception):
    pass


def narrow(laws: Iterable[Condition], facts: Mapping[str, Value]) -> Known:
    """Return what the laws say beyond *facts*: flags and choices filled in, numbers narrowed.

    Laws are applied together to a fixed point, so their order cannot matter.

    Args:
        laws: Conditions that hold.
        facts: The known values by name.

    Returns:
        Only the values that are new or narrower.

    Raises:
        BrokenLawError: If the facts break one of them; it carries the law.
    """
    ordered = tuple(laws)
    known: Known = dict(facts)
    new: Known = {}
    for _ in range(_MOST_PASSES):
        found: Known = {}
        for law in ordered:
            try:
                if truth(law, known) is False:
                    raise _Impossible
                require(law, True, known, found)
            except _Impossible:
                raise BrokenLawError(law) from None
        if not found:
            break
        known.update(found)
        new.update(found)
    return new


def narrow_to(condition: Condition, want: bool, facts: Mapping[str, Value]) -> Known | None:
    """Return what must be so beyond *facts* for *condition* to be *want*, or None where it cannot be."""
    found: Known = {}
    try:
        require(condition, want, dict(facts), found)
    except _Impossible:
        return None
    return found


@singledispatch
def require(node: Expression, want: bool, known: Known, found: Known) -> None:
    """Put into *found* what must be so for *node* to be *want*."""
    raise TypeError(f"narrow does not read {type(node).__name__}")


@require.register(Flag)
def _(node: Flag, want: bool, known: Known, found: Known) -> None:
    _set(node.name, want, known, found)


def _set(name: str, value: Value, known: Known, found: Known) -> None:
    current = found.get(name, known.get(name))
    if current is None:
        found[name] = value
    elif current != value:
        raise _Impossible


@require.register(Not)
def _(node: Not, want: bool, known: Known, found: Known) -> None:
    require(node.term, not want, known, found)


@require.register(And)
def _(node: And, want: bool, known: Known, found: Known) -> None:
    _count(node.terms, len(node.terms), want, known, found)


@require.register(Or)
def _(node: Or, want: bool, known: Known, found: Known) -> None:
    _count(node.terms, 1, want, known, found)


@require.register(AtLeast)
def _(node: AtLeast, want: bool, known: Known, found: Known) -> None:
    _count(node.terms, node.minimum, want, known, found)


@require.register(Implies)
def _(node: Implies, want: bool, known: Known, found: Known) -> None:
    _count((Not(node.premise), node.conclusion), 1, want, known, found)


def _count(terms: tuple[Condition, ...], minimum: int, want: bool, known: Known, found: Known) -> None:
    truths = [truth(term, known) for term in terms]
    if want:
        if truths.count(True) >= minimum:
            return
        spare = len(terms) - truths.count(False) - minimum
    else:
        if len(terms) - truths.count(False) < minimum:
            return
        spare = minimum - 1 - truths.count(True)
    if spare < 0:
        raise _Impossible
    if spare == 0:
        for term, current in zip(terms, truths, strict=True):
            if current is None:
                require(term, want, known, found)


@require.register(Is)
def _(node: Is, want: bool, known: Known, found: Known) -> None:
    if want:
        _set(node.fact.name, node.value, known, found)


@require.register(OneOf)
def _(node: OneOf, want: bool, known: Known, found: Known) -> None:
    if want and len(node.values) == 1:
        _set(node.fact.name, next(iter(node.values)), known, found)


@require.register(Overlaps)
@require.register(Includes)
@require.register(Within)
def _(node: Overlaps | Includes | Within, want: bool, known: Known, found: Known) -> None:
    """Say nothing: a set is known whole or not at all."""


@require.register(Comparison)
def _(node: Comparison, want: bool, known: Known, found: Known) -> None:
    if node.sign == "=":
        if want:
            confine(node.left, interval(node.right, known), known, found)
            confine(node.right, interval(node.left, known), known, found)
        return
    sign = node.sign if want else _OPPOSITE[node.sign]
    smaller, larger = (node.left, node.right) if sign in ("<", "<=") else (node.right, node.left)
    # Of whole numbers, less is less by one; else the closed bound is a little wide, and sound.
    step = 1 if sign in ("<", ">") and _is_whole(smaller) and _is_whole(larger) else 0
    confine(smaller, Interval(-INFINITY, interval(larger, known).high - step), known, found)
    confine(larger, Interval(interval(smaller, known).low + step, INFINITY), known, found)


def _is_whole(quantity: Quantity) -> bool:
    for node in nodes(quantity):
        if isinstance(node, Count) and not node.whole:
            return False
        if isinstance(node, Constant | Parameter) and isinstance(node.value, Fraction):
            return False
        if isinstance(node, Scale) and isinstance(node.factor, Fraction):
            return False
    return True


@singledispatch
def confine(node: Expression, within: Interval, known: Known, found: Known) -> None:
    """Put into *found* what must be so for the quantity *node* to lie *within* an interval."""
    raise TypeError(f"narrow does not read {type(node).__name__}")


@confine.register(Constant)
@confine.register(Parameter)
def _(node: Constant | Parameter, within: Interval, known: Known, found: Known) -> None:
    if not within.low <= node.value <= within.high:
        raise _Impossible


@confine.register(Count)
@confine.register(Day)
def _(node: Count | Day, within: Interval, known: Known, found: Known) -> None:
    current = interval(node, found if node.name in found else known)
    low, high = max(current.low, within.low), min(current.high, within.high)
    if isinstance(node, Day) or node.whole:
        low, high = _round(low, math.ceil), _round(high, math.floor)
    if low > high:
        raise _Impossible
    if (low, high) != (current.low, current.high):
        found[node.name] = low if low == high else Interval(low, high)  # type: ignore[assignment]  # equal ends are finite


def _round(value: Any, how: Any) -> Any:
    return value if abs(value) == INFINITY else how(value)


@confine.register(Add)
def _(node: Add, within: Interval, known: Known, found: Known) -> None:
    left, right = interval(node.left, known), interval(node.right, known)
    confine(node.left, _between(within.low - right.high, within.high - right.low), known, found)
    confine(node.right, _between(within.low - left.high, within.high - left.low), known, found)


@confine.register(Subtract)
def _(node: Subtract, within: Interval, known: Known, found: Known) -> None:
    _difference(node.left, node.right, within, known, found)


@confine.register(DaysBetween)
def _(node: DaysBetween, within: Interval, known: Known, found: Known) -> None:
    _difference(node.later, node.earlier, within, known, found)


def _difference(left: Quantity, right: Quantity, within: Interval, known: Known, found: Known) -> None:
    a, b = interval(left, known), interval(right, known)
    confine(left, _between(within.low + b.low, within.high + b.high), known, found)
    confine(right, _between(a.low - within.high, a.high - within.low), known, found)


@confine.register(Scale)
def _(node: Scale, within: Interval, known: Known, found: Known) -> None:
    if node.factor == 0:
        return
    ends = sorted(
        end
        if abs(end) == INFINITY and node.factor > 0
        else -end
        if abs(end) == INFINITY
        else Fraction(end) / node.factor
        for end in (within.low, within.high)
    )
    confine(node.term, Interval(*ends), known, found)


def _between(low: Any, high: Any) -> Interval:
    # An infinite end minus an infinite end has no value: nothing is known of that side.
    low = -INFINITY if low != low else low
    high = INFINITY if high != high else high
    if low > high:
        raise _Impossible
    return Interval(low, high)
