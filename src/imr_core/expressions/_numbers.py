"""Exact numbers, intervals of them, and the values that facts take."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from attrs import frozen

from imr_core.errors import ExpressionError

# A fraction compares and adds exactly, whatever decimal context the embedder has set; the float
# stands only for the infinities.
Number: TypeAlias = int | Fraction | float
INFINITY = float("inf")


@frozen
class Interval:
    """A closed interval of numbers; an infinite end stands for "no bound known".

    Args:
        low: Lowest value, or ``-INFINITY``.
        high: Highest value, or ``INFINITY``; never below *low*.
    """

    low: Number
    high: Number

    def __attrs_post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError("an interval's low end lies above its high end")

    def meet(self, other: Interval) -> Interval | None:
        """Return the values in both intervals, or None if there are none."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        return Interval(low, high) if low <= high else None

    @property
    def is_exact(self) -> bool:
        """Whether it holds a single value."""
        return self.low == self.high


Value: TypeAlias = "bool | int | Fraction | Interval | str | frozenset[str]"
"""A known value: of a flag, a number, a day (as its ordinal), a choice, or a set of choices."""


def exact(value: int | Decimal | Fraction) -> int | Fraction:
    """Return a number without rounding: an int where it is whole, else a fraction.

    Raises:
        ExpressionError: If it is a float, a bool, no number, or not finite.
    """
    if isinstance(value, bool) or not isinstance(value, int | Decimal | Fraction):
        raise ExpressionError(
            f"a number here is an int or a Decimal, not a {type(value).__name__}; write Decimal('0.5') for a half"
        )
    if isinstance(value, Decimal) and not value.is_finite():
        raise ExpressionError("a number here must be finite")
    if isinstance(value, int):
        return value
    fraction = Fraction(value)
    return fraction.numerator if fraction.denominator == 1 else fraction


def to_decimal(value: int | Fraction) -> int | Decimal:
    """Return an exact number in the form people write: an int, or a Decimal."""
    return value if isinstance(value, int) else Decimal(value.numerator) / Decimal(value.denominator)
