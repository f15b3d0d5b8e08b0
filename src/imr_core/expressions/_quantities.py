"""Nodes whose value is a number or a day: constants and arithmetic."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from attrs import frozen

from imr_core.errors import ExpressionError
from imr_core.expressions._base import Quantity
from imr_core.expressions._numbers import exact


@frozen(order=False)
class Constant(Quantity):
    """A number written in a rule; a day is written as its proleptic ordinal."""

    value: int | Fraction
    day: bool = False

    @classmethod
    def of(cls, value: object) -> Constant:
        """Make a constant of an int, a Decimal, a date, or a date in ISO form."""
        if isinstance(value, str):
            try:
                return cls(date.fromisoformat(value).toordinal(), day=True)
            except ValueError:
                raise ExpressionError("a text compared with a day must be a date as YYYY-MM-DD") from None
        if isinstance(value, date) and not isinstance(value, datetime):
            return cls(value.toordinal(), day=True)
        if not isinstance(value, int | float | Decimal | Fraction):
            raise ExpressionError(f"a number or a date belongs here, not a {type(value).__name__}")
        return cls(exact(value))  # type: ignore[arg-type]  # it refuses a float, naming what to write

    @property
    def is_day(self) -> bool:
        """Whether it is a day."""
        return self.day


def _numbers(what: str, *quantities: Quantity) -> None:
    if any(quantity.is_day for quantity in quantities):
        raise ExpressionError(f"{what} takes numbers; of two days only the difference can be taken, 'later - earlier'")


@frozen(order=False)
class Add(Quantity):
    """The sum of two numbers."""

    left: Quantity
    right: Quantity

    @classmethod
    def of(cls, left: Quantity, right: Quantity) -> Add:
        """Make a sum, refusing days."""
        _numbers("a sum", left, right)
        return cls(left, right)


@frozen(order=False)
class Subtract(Quantity):
    """The difference of two numbers."""

    left: Quantity
    right: Quantity

    @classmethod
    def of(cls, left: Quantity, right: Quantity) -> Quantity:
        """Make a difference: of two numbers, or of two days, which is a number of days."""
        if left.is_day and right.is_day:
            return DaysBetween(left, right)
        _numbers("a difference", left, right)
        return cls(left, right)


@frozen(order=False)
class DaysBetween(Quantity):
    """The days from *earlier* to *later*; negative if they lie the other way round."""

    later: Quantity
    earlier: Quantity


@frozen(order=False)
class Scale(Quantity):
    """A number times a constant."""

    term: Quantity
    factor: int | Fraction

    @classmethod
    def of(cls, term: Quantity, factor: object) -> Scale:
        """Make a product, refusing days and factors that are not constant."""
        _numbers("a product", term)
        if not isinstance(factor, int | float | Decimal | Fraction):
            raise ExpressionError("a quantity can only be multiplied by a constant number")
        return cls(term, exact(factor))  # type: ignore[arg-type]  # it refuses a float, naming what to write
