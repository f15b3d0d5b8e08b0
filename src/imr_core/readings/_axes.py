"""What conditions can tell apart, as axes with cells: a flag is so or not, a sum lies between two of their bounds.

Within one cell of every axis all of the conditions are the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Protocol

from attrs import frozen

from imr_core.expressions import (
    And,
    Choice,
    Choices,
    Comparison,
    Condition,
    Flag,
    Includes,
    Is,
    Not,
    OneOf,
    Overlaps,
    Within,
)
from imr_core.readings._describe import describe, listed, number, words
from imr_core.readings._evaluate import Facts, evaluate, interval
from imr_core.readings._linear import Line, lines
from imr_core.readings._world import World, each_once

Cells = frozenset[int]


class Axis(Protocol):
    """Something that conditions tell apart."""

    @property
    def size(self) -> int:
        """How many cells it has, numbered from 0."""
        ...

    def place(self, facts: Facts) -> int:
        """Return the cell in which total facts lie."""
        ...

    def condition(self, cells: Cells) -> Condition:
        """Return the condition that facts lie in one of some cells; of a sum these are next to each other."""
        ...

    def words(self, cells: Cells) -> tuple[str, str]:
        """Return what it is, and in words which cells."""
        ...


@frozen
class FlagAxis:
    """A fact that is so (cell 1) or not."""

    leaf: Flag
    size: int = 2

    def place(self, facts: Facts) -> int:
        """Return the cell in which total facts lie."""
        return int(facts[self.leaf.name] is True)

    def condition(self, cells: Cells) -> Condition:
        """Return the condition that facts lie in one of some cells."""
        return And(()) if len(cells) == self.size else self.leaf if 1 in cells else Not(self.leaf)

    def words(self, cells: Cells) -> tuple[str, str]:
        """Return what it is, and in words which cells."""
        is_documented = self.leaf.undocumented is False and not self.leaf.derived
        yes, no = ("documented", "not documented") if is_documented else ("yes", "no")
        return words(self.leaf.name), yes if 1 in cells else no


@frozen
class LineAxis:
    """A sum of facts between the bounds that conditions set it."""

    line: Line

    @property
    def size(self) -> int:
        """How many cells it has."""
        return len(self.line.cuts) + 1

    def place(self, facts: Facts) -> int:
        """Return the cell in which total facts lie."""
        value = Fraction(interval(self.line.quantity, facts).low)
        return sum(cut.is_below(value) for cut in self.line.cuts)

    def condition(self, cells: Cells) -> Condition:
        """Return the condition that facts lie in one of some cells, which are next to each other."""
        return And(tuple(self.bounds(min(cells), max(cells))))

    def bounds(self, low: int, high: int) -> Iterator[Condition]:
        """Yield the bounds of the cells from *low* to *high*."""
        cuts = self.line.cuts
        if low > 0:
            yield self.line.at_least(cuts[low - 1])
        if high < len(cuts):
            yield self.line.at_most(cuts[high])

    def words(self, cells: Cells) -> tuple[str, str]:
        """Return what it is, and in words which cells."""
        quantity, cuts = self.line.quantity, self.line.cuts
        low = cuts[min(cells) - 1] if min(cells) > 0 else None
        high = cuts[max(cells)] if max(cells) < len(cuts) else None
        is_day, is_whole = quantity.is_day, self.line.is_whole
        start = None if low is None else number(_plain(low.value + (is_whole and low.is_above)), day=is_day)
        end = None if high is None else number(_plain(high.value), day=is_day)
        if start is None and high is not None and high.value == self.line.lowest and high.is_above:
            start = end  # it cannot be less
        if end is not None and start == end:
            return describe(quantity), f"on {start}" if is_day else f"exactly {start}"
        if is_whole and start is not None and end is not None:
            return describe(quantity), f"{start} to {end}"
        parts = []
        if low is not None:
            exclusive = low.is_above and not is_whole
            parts.append(f"{'more than' if exclusive else 'at least'} {start}" if not is_day else f"from {start}")
        if high is not None:
            parts.append(f"{'at most' if high.is_above else 'less than'} {end}" if not is_day else f"until {end}")
        return describe(quantity), " and ".join(parts)


def _plain(value: Fraction) -> int | Fraction:
    return value.numerator if value.denominator == 1 else value


@frozen
class ChoiceAxis:
    """A choice: one cell for each value that conditions name, and one for all others."""

    leaf: Choice
    values: tuple[str, ...]
    named: int

    @property
    def size(self) -> int:
        """How many cells it has."""
        return len(self.values)

    def place(self, facts: Facts) -> int:
        """Return the cell in which total facts lie."""
        value = evaluate(self.leaf, facts)
        return self.values.index(value) if value in self.values else self.size - 1

    def condition(self, cells: Cells) -> Condition:
        """Return the condition that facts lie in one of some cells."""
        values, is_in = self._told(cells)
        if not values:
            return And(())
        found: Condition = Is(self.leaf, values[0]) if len(values) == 1 else OneOf(self.leaf, frozenset(values))
        return found if is_in else Not(found)

    def words(self, cells: Cells) -> tuple[str, str]:
        """Return what it is, and in words which cells."""
        values, is_in = self._told(cells)
        return words(self.leaf.name), ("" if is_in else "not ") + listed(values, "or")

    def _told(self, cells: Cells) -> tuple[list[str], bool]:
        """Return the values that tell some cells, and whether they are these or all others."""
        inside = sorted(self.values[cell] for cell in cells)
        outside = sorted(value for cell, value in enumerate(self.values) if cell not in cells)
        has_others = any(cell >= self.named for cell in cells)
        return (outside, False) if has_others else (inside, True)


@frozen
class MemberAxis:
    """Whether a set of choices holds a value (cell 1); of the one that stands for all others, any of these."""

    leaf: Choices
    value: str
    named: frozenset[str]
    size: int = 2

    def place(self, facts: Facts) -> int:
        """Return the cell in which total facts lie."""
        held = evaluate(self.leaf, facts)
        return int(self.value in held if self.value in self.named else not held <= self.named)

    def condition(self, cells: Cells) -> Condition:
        """Return the condition that facts lie in one of some cells."""
        if len(cells) == self.size:
            return And(())
        is_named = self.value in self.named
        holds = Overlaps(self.leaf, frozenset({self.value})) if is_named else Not(Within(self.leaf, self.named))
        return holds if 1 in cells else Not(holds)

    def words(self, cells: Cells) -> tuple[str, str]:
        """Return what it is, and in words which cells."""
        said = self.value if self.value in self.named else f"others than {listed(sorted(self.named), 'or')}"
        return words(self.leaf.name), f"{'includes' if 1 in cells else 'does not include'} {said}"


def axes(conditions: Iterable[Condition], world: World) -> list[Axis]:
    """Return what conditions can tell apart, in an order that only they decide.

    Args:
        conditions: The conditions.
        world: The variables of their facts.
    """
    nodes = list(each_once(conditions))
    named: dict[str, set[str]] = {}
    for node in nodes:
        if isinstance(node, Is):
            named.setdefault(node.fact.name, set()).add(node.value)
        elif isinstance(node, OneOf | Overlaps | Includes | Within):
            named.setdefault(node.fact.name, set()).update(node.values)
    sums = lines(node for node in nodes if isinstance(node, Comparison))
    found: list[Axis] = [LineAxis(line) for _, line in sorted(sums.items())]
    leaves = sorted({node.name: node for node in nodes if isinstance(node, Flag | Choice | Choices)}.items())
    for name, leaf in leaves:
        found += _axes_of(leaf, named.get(name, set()), world.named.get(name, []))
    return found


def _axes_of(leaf: Flag | Choice | Choices, named: set[str], known: list[str]) -> Iterator[Axis]:
    if isinstance(leaf, Flag):
        yield FlagAxis(leaf)
        return
    others = [value for value in known if value not in named][:1]
    if isinstance(leaf, Choice):
        yield ChoiceAxis(leaf, (*sorted(named), *others), len(named))
    else:
        for value in (*sorted(named), *others):
            yield MemberAxis(leaf, value, frozenset(named))
