"""Nodes that are true, false or unknown."""

from __future__ import annotations

from attrs import frozen

from imr_core.errors import ExpressionError
from imr_core.expressions._base import Condition, Quantity, as_condition
from imr_core.expressions._leaves import Choice, Choices

SIGNS = ("<", "<=", ">", ">=", "=")


@frozen(order=False)
class And(Condition):
    """All of its terms hold; with no terms, always."""

    terms: tuple[Condition, ...]

    @classmethod
    def of(cls, *terms: Condition) -> And:
        """Join conditions, taking in the terms of those that are joined already."""
        flat: list[Condition] = []
        for term in terms:
            flat.extend(term.terms if isinstance(term, And) else (as_condition(term),))
        return cls(tuple(flat))


@frozen(order=False)
class Or(Condition):
    """At least one of its terms holds; with no terms, never."""

    terms: tuple[Condition, ...]

    @classmethod
    def of(cls, *terms: Condition) -> Or:
        """Join conditions, taking in the terms of those that are joined already."""
        flat: list[Condition] = []
        for term in terms:
            flat.extend(term.terms if isinstance(term, Or) else (as_condition(term),))
        return cls(tuple(flat))


@frozen(order=False)
class Not(Condition):
    """Its term does not hold."""

    term: Condition


@frozen(order=False)
class AtLeast(Condition):
    """At least *minimum* of its terms hold."""

    minimum: int
    terms: tuple[Condition, ...]


@frozen(order=False)
class Implies(Condition):
    """Where *premise* holds, *conclusion* holds."""

    premise: Condition
    conclusion: Condition


@frozen(order=False)
class Comparison(Condition):
    """Two numbers, or two days, compare by *sign*: one of ``< <= > >= =``."""

    sign: str
    left: Quantity
    right: Quantity

    @classmethod
    def of(cls, sign: str, left: Quantity, right: Quantity) -> Comparison:
        """Make a comparison, refusing a day beside a number."""
        if left.is_day != right.is_day:
            raise ExpressionError("a day can only be compared with a day, and a number with a number")
        return cls(sign, left, right)


@frozen(order=False)
class Is(Condition):
    """A choice is this value."""

    fact: Choice
    value: str


@frozen(order=False)
class OneOf(Condition):
    """A choice is one of these values."""

    fact: Choice
    values: frozenset[str]


@frozen(order=False)
class Overlaps(Condition):
    """A set of choices holds one or more of these values."""

    fact: Choices
    values: frozenset[str]


@frozen(order=False)
class Includes(Condition):
    """A set of choices holds all of these values."""

    fact: Choices
    values: frozenset[str]


@frozen(order=False)
class Within(Condition):
    """A set of choices holds nothing but these values."""

    fact: Choices
    values: frozenset[str]


def at_least(minimum: int, *terms: Condition) -> AtLeast:
    """Say that at least *minimum* of *terms* hold.

    Raises:
        ExpressionError: If *minimum* is not between 1 and the number of terms.
    """
    if isinstance(minimum, bool) or not isinstance(minimum, int) or not 1 <= minimum <= len(terms):
        raise ExpressionError(f"at_least needs a whole number from 1 to the number of its terms, which is {len(terms)}")
    return AtLeast(minimum, tuple(as_condition(term) for term in terms))


def implies(premise: Condition, conclusion: Condition) -> Implies:
    """Say that where *premise* holds, *conclusion* holds."""
    return Implies(as_condition(premise), as_condition(conclusion))
