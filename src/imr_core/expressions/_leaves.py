"""The leaves of the tree: facts and parameters."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from fractions import Fraction
from typing import TypeAlias

from attrs import field, frozen

from imr_core.errors import ExpressionError, nearest
from imr_core.expressions._base import Condition, Expression, Quantity
from imr_core.sources import Citation


def key(value: object) -> str:
    """Return the name under which a registered value or enum member is written in a case.

    Raises:
        ExpressionError: If it is neither a string, an enum member, nor a value with a name.
    """
    if isinstance(value, str):
        return value
    name = value.value if isinstance(value, enum.Enum) else getattr(value, "name", None)
    if isinstance(name, str):
        return name
    raise ExpressionError(f"a service, drug, enum member or name belongs here, not a {type(value).__name__}")


# A leaf gets its name from the vocabulary or parameter class whose attribute it is, after the
# class body has run; expressions in that body (laws) already hold the leaf, so it is named in place.
def _named_in_place() -> str:
    return field(default="")


@frozen(order=False)
class Flag(Condition):
    """A fact that is so or is not so.

    Args:
        meaning: What it says, in one line.
        undocumented: False where the absence of documentation counts as "not so" in the closed reading.
        derived: Whether it is derived from the typed case rather than documented by a record.
        name: Its name in case files.
    """

    meaning: str
    undocumented: bool | None = None
    derived: bool = False
    name: str = _named_in_place()


@frozen(order=False)
class Count(Quantity):
    """A fact that is a number, whole or not.

    Args:
        meaning: What it counts, in one line.
        unit: What one of it is.
        low: Lowest possible value, or None if it may be any number.
        whole: Whether only whole numbers occur.
        derived: Whether it is derived from the typed case rather than documented by a record.
        name: Its name in case files.
    """

    meaning: str
    unit: str
    low: int | Fraction | None = 0
    whole: bool = True
    derived: bool = False
    name: str = _named_in_place()


@frozen(order=False)
class Day(Quantity):
    """A fact that is a date.

    Args:
        meaning: What day it is, in one line.
        derived: Whether it is derived from the typed case rather than documented by a record.
        name: Its name in case files.
    """

    meaning: str
    derived: bool = False
    name: str = _named_in_place()

    @property
    def is_day(self) -> bool:
        """It is a day."""
        return True


@frozen(order=False)
class _OverValues(Expression):
    meaning: str
    values: tuple[str, ...] | None = None
    registered: str | None = None
    derived: bool = False
    name: str = _named_in_place()

    def _keys(self, values: Iterable[object]) -> frozenset[str]:
        keys = frozenset(key(value) for value in values)
        if not keys:
            raise ExpressionError("at least one value belongs here")
        if self.values is not None:
            for unknown in sorted(keys - set(self.values)):
                near = ", ".join(nearest(unknown, self.values))
                raise ExpressionError(
                    f"{unknown!r} is not a value of {self.name or 'this fact'}" + (f"; nearest: {near}" if near else "")
                )
        return keys


@frozen(order=False)
class Choice(_OverValues):
    """A fact that is one of several values.

    Args:
        meaning: What it chooses, in one line.
        values: The names of its values, or None where plugins register them.
        registered: What plugins register as its values, such as ``service``; or None.
        derived: Whether it is derived from the typed case rather than documented by a record.
        name: Its name in case files.
    """

    def is_(self, value: object) -> Condition:
        """Say that it is *value*."""
        from imr_core.expressions._conditions import Is

        (only,) = self._keys([value])
        return Is(self, only)

    def one_of(self, *values: object) -> Condition:
        """Say that it is one of *values*."""
        from imr_core.expressions._conditions import OneOf

        return OneOf(self, self._keys(values))


@frozen(order=False)
class Choices(_OverValues):
    """A fact that is a set of values. The arguments are those of :class:`Choice`."""

    def overlaps(self, *values: object) -> Condition:
        """Say that it holds one or more of *values*."""
        from imr_core.expressions._conditions import Overlaps

        return Overlaps(self, self._keys(values))

    def includes(self, *values: object) -> Condition:
        """Say that it holds all of *values*."""
        from imr_core.expressions._conditions import Includes

        return Includes(self, self._keys(values))

    def within(self, *values: object) -> Condition:
        """Say that it holds nothing but *values*."""
        from imr_core.expressions._conditions import Within

        return Within(self, self._keys(values))


FactLeaf: TypeAlias = Flag | Count | Day | Choice | Choices


@frozen(order=False)
class Parameter(Quantity):
    """A number that a guideline states, with its source.

    Args:
        value: The number.
        unit: What one of it is.
        cite: Where it is stated.
        low: The lower end, where the source states a range; *value* is its upper end.
        name: Its name.
    """

    value: int | Fraction
    unit: str
    cite: Citation
    low: int | Fraction | None = None
    name: str = _named_in_place()
