"""Interval arithmetic against brute force: no value is lost, and none is added where the operands are independent."""

from fractions import Fraction
from itertools import product
from operator import eq, ge, gt, le, lt

import pytest

from imr_core.expressions import INFINITY, Constant, Count, Day, Interval
from imr_core.readings import compile_conditions, interval, truth

X, Y, Z = (Count("A number.", "unit", low=None, name=name) for name in "xyz")
EARLY, LATE = Day("A day.", name="early"), Day("A later one.", name="late")
HALF = Fraction(1, 2)
# Each shape names every fact once: its operands are independent.
SHAPES = {
    "x + y": (X + Y, lambda x, y: x + y),
    "x - y": (X - Y, lambda x, y: x - y),
    "x + 3": (X + 3, lambda x: x + 3),
    "3 - x": (3 - X, lambda x: 3 - x),
    "x * 3": (X * 3, lambda x: x * 3),
    "x * 1/2": (X * HALF, lambda x: x * HALF),
    "x * 0": (X * 0, lambda x: 0),
    "x * -1": (X * -1, lambda x: -x),
    "x * -3/2": (X * Fraction(-3, 2), lambda x: x * Fraction(-3, 2)),
    "(x - y) * -2": ((X - Y) * -2, lambda x, y: (x - y) * -2),
    "(x + y) * 0 + z": ((X + Y) * 0 + Z, lambda x, y, z: z),
    "x - (y - z) * 1/2": (X - (Y - Z) * HALF, lambda x, y, z: x - (y - z) * HALF),
    "x - (y + z * -1)": (X - (Y + Z * -1), lambda x, y, z: x - (y - z)),
}
ENDS = [(low, high) for low in range(-2, 3) for high in range(low, 3)]
FEW_ENDS = [(-2, -1), (-1, 0), (-1, 2), (0, 0), (0, 1), (1, 2)]
SIGNS = {"<": lt, "<=": le, ">": gt, ">=": ge, "=": eq}


@pytest.mark.parametrize("shape", SHAPES)
def test_intervals_are_tight(shape: str):
    """The interval reaches from the least to the greatest value that brute force finds."""
    quantity, by_hand = SHAPES[shape]
    names = by_hand.__code__.co_varnames
    for ends in product(ENDS if len(names) < 3 else FEW_ENDS, repeat=len(names)):
        known = {name: Interval(*pair) for name, pair in zip(names, ends, strict=True)}
        values = [by_hand(*numbers) for numbers in product(*(range(low, high + 1) for low, high in ends))]
        assert Interval(min(values), max(values)) == interval(quantity, known)


@pytest.mark.parametrize("sign", SIGNS)
def test_comparisons_hold_if_all_pairs_agree(sign: str):
    """A comparison of two whole numbers is known exactly where all pairs of their values agree, compiled or not."""
    condition = X._compare(sign, Y)
    compiled = compile_conditions([condition], {"x": X, "y": Y}, "test")
    for (low, high), (other_low, other_high) in product(ENDS, repeat=2):
        known = {"x": Interval(low, high), "y": Interval(other_low, other_high)}
        pairs = product(range(low, high + 1), range(other_low, other_high + 1))
        truths = {SIGNS[sign](x, y) for x, y in pairs}
        expected = truths.pop() if len(truths) == 1 else None
        assert expected is truth(condition, known)
        assert (int(expected is True), int(expected is None)) == compiled.truths(known)


@pytest.mark.parametrize("sign", SIGNS)
def test_comparisons_with_a_constant_between_numbers_are_sound(sign: str):
    """A comparison with a fraction is never known otherwise than all whole numbers of the interval say."""
    for (low, high), constant in product(ENDS, (Fraction(-3, 2), HALF, Fraction(5, 2))):
        truths = {SIGNS[sign](x, constant) for x in range(low, high + 1)}
        found = truth(X._compare(sign, Constant(constant)), {"x": Interval(low, high)})
        assert found is None or {found} == truths


def test_days_between_are_tight():
    """The days between two uncertain days reach from the shortest to the longest span, and may be negative."""
    for first, second in product(ENDS, repeat=2):
        known = {"early": Interval(*(730_000 + end for end in first)), "late": Interval(*(730_000 + e for e in second))}
        spans = [late - early for early in range(first[0], first[1] + 1) for late in range(second[0], second[1] + 1)]
        assert Interval(min(spans), max(spans)) == interval(LATE - EARLY, known)


EVERYTHING = Interval(-INFINITY, INFINITY)
AT_LEAST_3, AT_MOST_3 = Interval(3, INFINITY), Interval(-INFINITY, 3)


@pytest.mark.parametrize(
    ("quantity", "known", "expected"),
    [
        (X, {}, EVERYTHING),
        (X + Y, {}, EVERYTHING),
        (X - Y, {}, EVERYTHING),
        (X - X, {}, EVERYTHING),
        (X * 0, {}, Interval(0, 0)),
        (X * 0 + Y, {"y": 2}, Interval(2, 2)),
        (X * -1, {"x": AT_LEAST_3}, Interval(-INFINITY, -3)),
        (X * HALF, {"x": AT_MOST_3}, Interval(-INFINITY, Fraction(3, 2))),
        (X + Y, {"x": AT_LEAST_3, "y": 4}, Interval(7, INFINITY)),
        (X + Y, {"x": AT_LEAST_3, "y": AT_MOST_3}, EVERYTHING),
        (X - Y, {"x": AT_LEAST_3, "y": AT_MOST_3}, Interval(0, INFINITY)),
        (X - Y, {"x": AT_MOST_3, "y": AT_LEAST_3}, Interval(-INFINITY, 0)),
        (X + HALF, {"x": AT_LEAST_3}, Interval(Fraction(7, 2), INFINITY)),
        (LATE - EARLY, {}, EVERYTHING),
        (LATE - EARLY, {"late": 730_005, "early": Interval(-INFINITY, 730_000)}, Interval(5, INFINITY)),
    ],
)
def test_infinite_ends(quantity, known: dict, expected: Interval):
    """An end of which no bound is known stays infinite; nothing times an unknown number is nothing."""
    assert expected == interval(quantity, known)


def test_an_unknown_number_starts_at_its_lowest_value():
    """An unknown count lies from its lowest value up; an amount that may be negative, and a day, have no bound."""
    leaves = {None: EVERYTHING, 0: Interval(0, INFINITY), 1: Interval(1, INFINITY), HALF: Interval(HALF, INFINITY)}
    for low, expected in leaves.items():
        assert expected == interval(Count("A number.", "unit", low=low, name="n"), {})
    assert EVERYTHING == interval(EARLY, {})
    assert truth(Count("Visits.", "visit", low=1, name="n") >= 1, {}) is True
    assert truth(Count("Visits.", "visit", name="n") >= 1, {}) is None
    assert truth(Count("Visits.", "visit", name="n") * -1 <= 0, {}) is True


def test_arithmetic_is_exact():
    """Thirds add up to a whole, and tenths do not drift: no number is rounded on the way."""
    third, tenth = Fraction(1, 3), Fraction(1, 10)
    assert Interval(1, 1) == interval(X * third + X * third + X * third, {"x": 1})
    ten_tenths = X
    for _ in range(10):
        ten_tenths = ten_tenths + tenth
    assert truth(ten_tenths.is_(1), {"x": 0}) is True
    assert truth((X * third).is_(Fraction(10**30 + 1, 3)), {"x": 10**30}) is False


def test_an_interval_never_ends_before_it_begins():
    """An interval whose ends are the wrong way round is an error; two that do not meet have no common part."""
    with pytest.raises(ValueError, match=r"^an interval's low end lies above its high end$"):
        Interval(2, 1)
    assert Interval(2, 3) == Interval(0, 3).meet(Interval(2, INFINITY))
    assert Interval(0, 3).meet(Interval(4, 5)) is None
    assert Interval(3, 3).is_exact
    assert not Interval(3, 4).is_exact
