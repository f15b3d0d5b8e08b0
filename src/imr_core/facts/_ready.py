"""From documented values to the values that readings take."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from imr_core.expressions import INFINITY, Count, Day, FactLeaf, Flag, Interval, Number, Value, exact
from imr_core.model import Bound, DateRange


def ready(leaf: FactLeaf, value: Any) -> Value:
    """Return a documented value as readings take it: exact numbers, days as ordinals, names as strings.

    Args:
        leaf: The fact.
        value: A value of the fact's type; see :func:`imr_core.facts.check_fact`.
    """
    if isinstance(leaf, Flag):
        return bool(value)
    if isinstance(leaf, Count):
        if isinstance(value, Bound):
            return span(
                _end(value.at_least, -INFINITY if leaf.low is None else leaf.low), _end(value.at_most, INFINITY)
            )
        return exact(value)
    if isinstance(leaf, Day):
        return days(value)
    return value if isinstance(value, str) else frozenset(value)


def _end(value: Any, unknown: Any) -> Any:
    return unknown if value is None else exact(value)


def days(value: date | DateRange) -> int | Fraction | Interval:
    """Return a date, or the range it lies in, as ordinals."""
    if isinstance(value, DateRange):
        low = -INFINITY if value.first is None else value.first.toordinal()
        high = INFINITY if value.last is None else value.last.toordinal()
        return span(low, high)
    return value.toordinal()


def span(low: Number, high: Number) -> int | Fraction | Interval:
    """Return the interval from *low* to *high*, or the number where they are one."""
    # Equal ends are finite: an infinite one stands for no bound, and the two differ.
    return low if low == high and not isinstance(low, float) else Interval(low, high)


def ends(value: Any) -> tuple[Any, Any]:
    """Return the low and the high end of a number, an interval, or None for unknown."""
    if value is None:
        return -INFINITY, INFINITY
    return (value.low, value.high) if isinstance(value, Interval) else (value, value)
