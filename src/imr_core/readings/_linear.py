"""Comparisons as bounds on sums of facts: ``course + visits <= 6`` and ``6 >= visits + course`` bound the same sum."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from itertools import zip_longest
from math import ceil, floor, gcd, lcm

from attrs import frozen

from imr_core.expressions import (
    Add,
    Comparison,
    Condition,
    Constant,
    Count,
    Day,
    DaysBetween,
    Parameter,
    Quantity,
    Scale,
    Subtract,
)

Leaf = Count | Day
_SOME_DAY = Constant(date(2000, 1, 1).toordinal(), day=True)
Sum = tuple[tuple[str, int], ...]
"""Names of facts with their factors, by name; the factors have no common divisor."""


@frozen(order=True)
class Cut:
    """A place between the values of a sum: above *value* if *is_above*, else below it."""

    value: Fraction
    is_above: bool

    def is_below(self, value: Fraction) -> bool:
        """Tell whether a value lies above the cut."""
        return value > self.value if self.is_above else value >= self.value


@frozen
class Line:
    """A sum of facts, and the cuts that comparisons make in it.

    Args:
        quantity: The sum as a quantity.
        cuts: The cuts, in order. A cell lies below the first, between two, or above the last.
        is_whole: Whether all its values are whole.
    """

    quantity: Quantity
    cuts: tuple[Cut, ...]
    is_whole: bool

    @property
    def lowest(self) -> int | Fraction | None:
        """The lowest value it can have, where it is a single count that has one; else None."""
        return self.quantity.low if isinstance(self.quantity, Count) else None

    def at_least(self, cut: Cut) -> Condition:
        """Return the condition that it lies above a cut."""
        if cut.is_above and not self.is_whole:
            return Comparison(">", self.quantity, self._number(cut.value))
        return Comparison(">=", self.quantity, self._number(cut.value + 1 if cut.is_above else cut.value))

    def at_most(self, cut: Cut) -> Condition:
        """Return the condition that it lies below a cut."""
        sign = "<=" if cut.is_above else "<"
        return Comparison(sign, self.quantity, self._number(cut.value))

    def _number(self, value: Fraction) -> Constant:
        return Constant(value.numerator if value.denominator == 1 else value, day=self.quantity.is_day)


def lines(comparisons: Iterable[Comparison]) -> dict[Sum, Line]:
    """Return the sums that comparisons bound, with all their cuts."""
    cuts: dict[Sum, set[Cut]] = {}
    leaves: dict[str, Leaf] = {}
    for comparison in comparisons:
        factors, constant = _linear(comparison.left, leaves)
        right, other = _linear(comparison.right, leaves)
        for name, factor in right.items():
            factors[name] = factors.get(name, Fraction(0)) - factor
        factors = {name: factor for name, factor in sorted(factors.items()) if factor}
        if factors:
            total, scale = _normal(factors)
            is_whole = all(_is_whole(leaves[name]) for name, _ in total)
            found = _cuts(comparison.sign, (other - constant) * scale, is_flipped=scale < 0, is_whole=is_whole)
            cuts.setdefault(total, set()).update(found)
    return {total: _line(total, found, leaves) for total, found in cuts.items()}


def _line(total: Sum, cuts: Iterable[Cut], leaves: Mapping[str, Leaf]) -> Line:
    quantity, offset = _quantity(total, leaves)
    moved = sorted(Cut(cut.value - offset, cut.is_above) for cut in cuts)
    return Line(quantity, tuple(moved), all(_is_whole(leaves[name]) for name, _ in total))


def _is_whole(leaf: Leaf) -> bool:
    return isinstance(leaf, Day) or leaf.whole


def _linear(node: Quantity, leaves: dict[str, Leaf]) -> tuple[dict[str, Fraction], Fraction]:
    """Return a quantity as the factors of its facts, and what is added; its facts are put among *leaves*."""
    match node:
        case Count() | Day():
            leaves[node.name] = node
            return {node.name: Fraction(1)}, Fraction(0)
        case Constant() | Parameter():
            return {}, Fraction(node.value)
        case Add(left=one, right=other):
            return _sum(one, other, 1, leaves)
        case Subtract(left=one, right=other) | DaysBetween(later=one, earlier=other):
            return _sum(one, other, -1, leaves)
        case Scale(term=term, factor=factor):
            factors, constant = _linear(term, leaves)
            return {name: each * factor for name, each in factors.items()}, constant * factor
    raise TypeError(f"lines do not read {type(node).__name__}")


def _sum(one: Quantity, other: Quantity, sign: int, leaves: dict[str, Leaf]) -> tuple[dict[str, Fraction], Fraction]:
    factors, constant = _linear(one, leaves)
    more, added = _linear(other, leaves)
    for name, factor in more.items():
        factors[name] = factors.get(name, Fraction(0)) + sign * factor
    return factors, constant + sign * added


def _normal(factors: dict[str, Fraction]) -> tuple[Sum, Fraction]:
    """Return factors without common divisor, the most of them positive, and by what they were multiplied."""
    scale = Fraction(lcm(*(factor.denominator for factor in factors.values())))
    scale /= gcd(*(int(factor * scale) for factor in factors.values()))
    total = sum(factors.values())
    if total < 0 or (total == 0 and next(iter(factors.values())) < 0):
        scale = -scale
    return tuple((name, int(factor * scale)) for name, factor in factors.items()), scale


def _cuts(sign: str, value: Fraction, *, is_flipped: bool, is_whole: bool) -> list[Cut]:
    if sign == "=":
        found = [Cut(value, False), Cut(value, True)]
    else:
        # "at most" and "more than" part the values above the number, "less than" and "at least" below it; where the
        # sides were exchanged by a negative factor it is the other way round.
        found = [Cut(value, (sign in ("<=", ">")) is not is_flipped)]
    if not is_whole:
        return found
    return [Cut(Fraction(floor(cut.value) if cut.is_above else ceil(cut.value) - 1), True) for cut in found]


def _quantity(total: Sum, leaves: Mapping[str, Leaf]) -> tuple[Quantity, int]:
    """Return a sum as a quantity, and what is to be added to it."""
    if len(total) == 1 and total[0][1] == 1:
        return leaves[total[0][0]], 0
    parts, offset = _days_between([(leaves[name], factor) for name, factor in total if leaves[name].is_day])
    counts = sorted(((leaves[name], factor) for name, factor in total if not leaves[name].is_day), key=_sign)
    parts += [(leaf, factor) for leaf, factor in counts]
    first, factor = parts[0]
    whole = _scaled(first, factor)
    for part, factor in parts[1:]:
        whole = Add(whole, _scaled(part, factor)) if factor > 0 else Subtract(whole, _scaled(part, -factor))
    return whole, offset


def _sign(part: tuple[Leaf, int]) -> bool:
    # What is taken away is written behind what is added.
    return part[1] < 0


def _scaled(quantity: Quantity, factor: int) -> Quantity:
    return quantity if factor == 1 else Scale(quantity, factor)


def _days_between(days: Iterable[tuple[Leaf, int]]) -> tuple[list[tuple[Quantity, int]], int]:
    """Return days of a sum as differences, for of days nothing else is taken, and what is to be added to these."""
    later = [leaf for leaf, factor in days for _ in range(factor)]
    earlier = [leaf for leaf, factor in days for _ in range(-factor)]
    offset = (len(later) - len(earlier)) * _SOME_DAY.value
    pairs = zip_longest(later, earlier, fillvalue=_SOME_DAY)
    counted = Counter(pairs)
    return [(DaysBetween(one, other), times) for (one, other), times in counted.items()], int(offset)
