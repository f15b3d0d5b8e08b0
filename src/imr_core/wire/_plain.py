"""Values as plain JSON data, without loss."""

from __future__ import annotations

import enum
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import singledispatch
from typing import Any

from imr_core.expressions import INFINITY, Interval, to_decimal
from imr_core.model import Bound, DateRange


@singledispatch
def plain(value: Any) -> Any:
    """Return a value as JSON data: dates as ISO text, bounds as ``at_least`` and ``at_most``, sets as sorted lists.

    A number that no JSON number holds exactly, such as a third, is written as text.

    Raises:
        TypeError: If it is of no type that a case or an assessment holds.
    """
    if value is None or isinstance(value, bool | int | str):
        return value
    raise TypeError(f"a {type(value).__name__} cannot be written as JSON")


@plain.register
def _enum(value: enum.Enum) -> Any:
    return value.value


@plain.register
def _date(value: date) -> str:
    return value.isoformat()


@plain.register
def _decimal(value: Decimal) -> int | float | str:
    written = float(value)
    # Python reads and writes a float by the shortest digits that mean it; they are the decimal's own up to 15.
    if Decimal(repr(written)) == value:
        return int(value) if value.as_tuple().exponent == 0 else written
    return str(value)


@plain.register
def _fraction(value: Fraction) -> int | float | str:
    if value.denominator == 1:
        return value.numerator
    decimal = to_decimal(value)
    return plain(decimal) if Fraction(decimal) == value else str(value)


@plain.register
def _bound(value: Bound) -> dict[str, Any]:
    return {"at_least": plain(value.at_least), "at_most": plain(value.at_most)}


@plain.register
def _interval(value: Interval) -> Any:
    if value.is_exact:
        return plain(value.low)
    return {"at_least": _end(value.low), "at_most": _end(value.high)}


@plain.register
def _range(value: DateRange) -> dict[str, Any]:
    return {"from": plain(value.first), "to": plain(value.last)}


@plain.register(tuple)
@plain.register(list)
def _list(value: tuple[Any, ...] | list[Any]) -> list[Any]:
    return [plain(element) for element in value]


@plain.register
def _set(value: frozenset) -> list[Any]:  # type: ignore[type-arg]  # singledispatch takes bare classes only
    return sorted(plain(element) for element in value)


def _end(value: Any) -> Any:
    return None if value in (INFINITY, -INFINITY) else plain(value)
