"""Strategies for trees, grown backwards from the type that is wanted: every tree is well typed.

The nodes are made by their classes, not by the author's operators, so that shapes occur which
the operators flatten: a conjunction directly in a conjunction, or one without terms.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import TypeVar

from attrs import frozen
from hypothesis import strategies as st

from imr_core.expressions import (
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
    FactLeaf,
    Flag,
    Implies,
    Includes,
    Is,
    Not,
    OneOf,
    Or,
    Overlaps,
    Parameter,
    Quantity,
    Scale,
    Subtract,
    Within,
)
from imr_core.testing._small import SmallLimits, SmallVocabulary

SOME_DAY = date(2015, 6, 1).toordinal()
"""The ordinal of the first day near which days are generated."""
_DEEP = 3
NAMES = ("one", "two", "three")
"""Names that stand for values which plugins register."""

_SIGNS = ("<", "<=", ">", ">=", "=")
_FACTORS: tuple[int | Fraction, ...] = (-2, -1, 0, 1, 2, 3, Fraction(1, 2), Fraction(-3, 2))
_CONSTANTS = (*range(-2, 9), Fraction(1, 2), Fraction(5, 2), Fraction(-1, 2))
_LEAVES: Mapping[type, tuple[type, ...]] = {
    Condition: (Flag, Comparison, Comparison, Is, OneOf, Overlaps, Includes, Within),
    Quantity: (Count, Constant, Parameter),
}
_BRANCHES: Mapping[type, tuple[type, ...]] = {
    Condition: (And, Or, Not, AtLeast, Implies),
    Quantity: (Add, Subtract, Scale, DaysBetween),
}
T = TypeVar("T")


def conditions(
    facts: Iterable[FactLeaf] | None = None, parameters: Iterable[Parameter] | None = None, *, depth: int = 4
) -> st.SearchStrategy[Condition]:
    """Generate conditions.

    Args:
        facts: The facts they may speak of; those of :class:`SmallVocabulary` if None.
        parameters: The parameters they may speak of; those of :class:`SmallLimits` if None.
        depth: Most levels of nodes above the leaves; a comparison counts as a leaf.
    """
    return _grown(lambda tree: tree.condition(depth), _Soil.of(facts, parameters))


def numbers(
    facts: Iterable[FactLeaf] | None = None, parameters: Iterable[Parameter] | None = None, *, depth: int = 4
) -> st.SearchStrategy[Quantity]:
    """Generate quantities that are numbers. The arguments are those of :func:`conditions`."""
    return _grown(lambda tree: tree.number(depth), _Soil.of(facts, parameters))


def days(facts: Iterable[FactLeaf] | None = None) -> st.SearchStrategy[Quantity]:
    """Generate quantities that are days: facts and constants. *facts* as in :func:`conditions`."""
    return _grown(lambda tree: tree.day(), _Soil.of(facts, ()))


@frozen
class _Soil:
    """The leaves that trees grow from."""

    leaves: Mapping[type, tuple[FactLeaf | Parameter, ...]]

    @classmethod
    def of(cls, facts: Iterable[FactLeaf] | None, parameters: Iterable[Parameter] | None) -> _Soil:
        every: list[FactLeaf | Parameter] = [*(SmallVocabulary.facts().values() if facts is None else facts)]
        limits = (value for value in vars(SmallLimits).values() if isinstance(value, Parameter))
        every += limits if parameters is None else parameters
        kinds = (Flag, Count, Day, Choice, Choices, Parameter)
        return cls({kind: tuple(leaf for leaf in every if isinstance(leaf, kind)) for kind in kinds})

    def can_grow(self, kind: type) -> bool:
        """Whether there is a leaf for a node of this kind; constants need none."""
        needed = {Is: Choice, OneOf: Choice, Overlaps: Choices, Includes: Choices, Within: Choices}.get(kind, kind)
        return bool(self.leaves.get(needed, True))


def _grown(wanted: Callable[[_Tree], T], soil: _Soil) -> st.SearchStrategy[T]:
    @st.composite
    def grow(draw: st.DrawFn) -> T:
        return wanted(_Tree(draw, soil))

    return grow()


@frozen
class _Tree:
    draw: st.DrawFn
    soil: _Soil

    def condition(self, depth: int) -> Condition:
        kind = self._kind(Condition, depth)
        if kind in (And, Or):
            return kind(self._conditions(0, depth - 1))
        if kind is AtLeast:
            terms = self._conditions(1, depth - 1)
            return AtLeast(self.draw(st.integers(1, len(terms))), terms)
        if kind is Not:
            return Not(self.condition(depth - 1))
        if kind is Implies:
            return Implies(self.condition(depth - 1), self.condition(depth - 1))
        if kind is Comparison:
            return self._comparison()
        return self._of_facts(kind)

    def _conditions(self, fewest: int, depth: int) -> tuple[Condition, ...]:
        # An empty conjunction is worth having, but seldom.
        size = self.draw(st.sampled_from([2, 3, 4, 1, fewest]))
        return tuple(self.condition(depth) for _ in range(size))

    def _comparison(self) -> Comparison:
        sign = self.draw(st.sampled_from(_SIGNS))
        if self.draw(st.integers(0, 4)) == 0:
            return Comparison(sign, self.day(), self.day())
        return Comparison(sign, self.number(_DEEP), self.number(1))

    def _of_facts(self, kind: type) -> Condition:
        if kind is Flag:
            return self._leaf(Flag)
        if kind in (Is, OneOf):
            fact = self._leaf(Choice)
            value = st.sampled_from(fact.values or NAMES)
            return (
                Is(fact, self.draw(value)) if kind is Is else OneOf(fact, self.draw(st.frozensets(value, min_size=1)))
            )
        held = self._leaf(Choices)
        values = self.draw(st.frozensets(st.sampled_from(held.values or NAMES), min_size=1))
        return kind(held, values)  # type: ignore[no-any-return]  # Overlaps, Includes or Within

    def number(self, depth: int) -> Quantity:
        kind = self._kind(Quantity, depth)
        if kind is Constant:
            return Constant(self.draw(st.sampled_from(_CONSTANTS)))
        if kind is Scale:
            return Scale(self.number(depth - 1), self.draw(st.sampled_from(_FACTORS)))
        if kind is DaysBetween:
            return DaysBetween(self.day(), self.day())
        if kind in (Add, Subtract):
            return kind(self.number(depth - 1), self.number(depth - 1))
        return self._leaf(kind)

    def day(self) -> Quantity:
        if self.soil.can_grow(Day) and self.draw(st.booleans()):
            return self._leaf(Day)
        return Constant(self.draw(st.integers(SOME_DAY, SOME_DAY + 10)), day=True)

    def _kind(self, wanted: type, depth: int) -> type:
        leaves = [kind for kind in _LEAVES[wanted] if self.soil.can_grow(kind)]
        # Branches more often above, so that trees are neither bare nor endless.
        weight = (0, 1, 4)[min(max(depth, 0), 2)]
        return self.draw(st.sampled_from([*_BRANCHES[wanted] * weight, *leaves]))

    def _leaf(self, kind: type[T]) -> T:
        return self.draw(st.sampled_from(self.soil.leaves[kind]))  # type: ignore[return-value]  # grouped by kind
