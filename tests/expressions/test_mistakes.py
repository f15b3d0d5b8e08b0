"""What an author writes by mistake is refused where it is written, and the text names what to write instead."""

import enum
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from imr_core.errors import ExpressionError
from imr_core.expressions import (
    Add,
    And,
    AtLeast,
    Choice,
    Choices,
    Comparison,
    Constant,
    Count,
    Day,
    DaysBetween,
    Flag,
    Implies,
    Includes,
    Is,
    Not,
    OneOf,
    Or,
    Overlaps,
    Scale,
    Subtract,
    Within,
    at_least,
    exact,
    implies,
    key,
    to_decimal,
)


class Place(enum.Enum):
    """Where something is given."""

    CLINIC = "clinic"
    HOME = "home"


A, B, C = (Flag("It is so.", name=name) for name in "abc")
N, M = (Count("A number.", "unit", name=name) for name in "nm")
SEEN, ASKED = Day("A day.", name="seen"), Day("Another.", name="asked")
PLACE = Choice("Where.", ("clinic", "home"), name="place")
HELD = Choices("What is held.", ("opioid", "nsaid"), name="held")
SERVICE = Choice("The service.", registered="service", name="service")

NO_TRUTH = (
    "an expression has no truth value of its own, so Python's 'and', 'or', 'not', 'if' and chained comparisons "
    "cannot be used on it: write '&', '|', '~' (each side in parentheses), and 'a <= b' & 'b <= c' for a chain"
)
PLAIN_BOOL = (
    "a condition belongs here, not a plain True or False; '==' and '!=' compare the expressions "
    "themselves, so write .is_(…) or ~….is_(…) instead"
)
NOT_A_CONDITION = "a quantity is not a condition; compare it first, each side of '&' in parentheses"
NO_ORDER = "a condition has no order; combine conditions with '&', '|', '~' or implies(…)"
DAY_OR_NUMBER = "a day can only be compared with a day, and a number with a number"
ONLY_DIFFERENCE = "takes numbers; of two days only the difference can be taken, 'later - earlier'"
FLOAT = "a number here is an int or a Decimal, not a float; write Decimal('0.5') for a half"

MISTAKES: dict[str, tuple[Callable[[], object], str]] = {
    # Python's own logic.
    "and": (lambda: A and B, NO_TRUTH),
    "or": (lambda: A or B, NO_TRUTH),
    "not": (lambda: not A, NO_TRUTH),
    "if": (lambda: 1 if A else 0, NO_TRUTH),
    "in": (lambda: [1 for _ in [1] if N < 3], NO_TRUTH),
    "all": (lambda: all([A, B]), NO_TRUTH),
    "chain": (lambda: 1 <= N <= 5, NO_TRUTH),
    "chain of facts": (lambda: N < M < 5, NO_TRUTH),
    "choice as truth": (lambda: PLACE or A, NO_TRUTH),
    "number as truth": (lambda: N and A, NO_TRUTH),
    # A plain bool where a condition belongs, mostly from '=='.
    "equals on the right": (lambda: A & (N == 5), PLAIN_BOOL),
    "equals on the left": (lambda: (N == 5) & A, PLAIN_BOOL),
    "or equals on the right": (lambda: A | (PLACE == "home"), PLAIN_BOOL),
    "or equals on the left": (lambda: (PLACE != "home") | A, PLAIN_BOOL),
    "implies equals": (lambda: implies(A, N == 5), PLAIN_BOOL),
    "equals implies": (lambda: implies(N == 5, A), PLAIN_BOOL),
    "at least equals": (lambda: at_least(1, A, N == 5), PLAIN_BOOL),
    "true": (lambda: A & True, PLAIN_BOOL),
    "joined with false": (lambda: Or.of(A, False), PLAIN_BOOL),
    # Not equals, and what '~' makes of a bool.
    "number as condition": (lambda: A & N, "a condition belongs here, not a Count; compare it with something"),
    "choice as condition": (lambda: A & PLACE, "a condition belongs here, not a Choice; compare it with something"),
    "choices as condition": (lambda: HELD & A, "a condition belongs here, not a Choices; compare it with something"),
    "text as condition": (lambda: A | "b", "a condition belongs here, not a str; compare it with something"),
    "none as condition": (
        lambda: implies(None, A),
        "a condition belongs here, not a NoneType; compare it with something",
    ),
    # A number or day used as a condition: usually missing parentheses.
    "missing parentheses": (lambda: N <= 3 & A, "a condition belongs here, not a int; compare it with something"),
    "missing parentheses after": (
        lambda: A & N <= 3,
        "a condition belongs here, not a Count; compare it with something",
    ),
    "number and condition": (lambda: N & A, NOT_A_CONDITION),
    "number or number": (lambda: N | M, NOT_A_CONDITION),
    "number and number on the left": (lambda: 3 & N, NOT_A_CONDITION),
    "not a number": (
        lambda: ~N,
        "a quantity is not a condition; compare it first, then write '~' before the parenthesis",
    ),
    # A condition used as a number.
    "condition below number": (lambda: A < 3, NO_ORDER),
    "number below condition": (lambda: 3 < A, NO_ORDER),
    "condition at most condition": (lambda: A <= B, NO_ORDER),
    "compared with condition": (lambda: N <= A, "a quantity belongs here, not a flag"),
    "is a condition": (lambda: N.is_(A), "a quantity belongs here, not a flag"),
    "plus a choice": (lambda: N + PLACE, "a quantity belongs here, not a choice"),
    # Days and numbers.
    "day below number": (lambda: SEEN < 30, DAY_OR_NUMBER),
    "number below day": (lambda: N < SEEN, DAY_OR_NUMBER),
    "number is a date": (lambda: N.is_("2015-07-01"), DAY_OR_NUMBER),
    "number below date": (lambda: N < date(2015, 7, 1), DAY_OR_NUMBER),
    "day is one of": (lambda: SEEN.one_of(1, 2), DAY_OR_NUMBER),
    "difference of days below a date": (lambda: ASKED - SEEN < "2015-07-01", DAY_OR_NUMBER),
    "day plus number": (lambda: SEEN + 30, f"a sum {ONLY_DIFFERENCE}"),
    "number plus day": (lambda: 30 + SEEN, f"a sum {ONLY_DIFFERENCE}"),
    "day minus number": (lambda: SEEN - 30, f"a difference {ONLY_DIFFERENCE}"),
    "number minus day": (lambda: N - SEEN, f"a difference {ONLY_DIFFERENCE}"),
    "day times number": (lambda: SEEN * 2, f"a product {ONLY_DIFFERENCE}"),
    "text as date": (lambda: SEEN < "1 July 2015", "a text compared with a day must be a date as YYYY-MM-DD"),
    "date that does not exist": (
        lambda: SEEN < "2015-02-30",
        "a text compared with a day must be a date as YYYY-MM-DD",
    ),
    "text as number": (lambda: N <= "5", "a text compared with a day must be a date as YYYY-MM-DD"),
    "moment": (lambda: SEEN < datetime(2015, 7, 1, 12), "a number or a date belongs here, not a datetime"),
    # Numbers.
    "float": (lambda: N <= 2.5, FLOAT),
    "float added": (lambda: N + 0.5, FLOAT),
    "float factor": (lambda: N * 0.5, FLOAT),
    "bool": (lambda: N <= True, FLOAT.replace("float", "bool")),
    "not a number at all": (lambda: N <= Decimal("NaN"), "a number here must be finite"),
    "infinite": (lambda: N <= Decimal("Infinity"), "a number here must be finite"),
    "none": (lambda: N <= None, "a number or a date belongs here, not a NoneType"),
    "list": (lambda: N.is_([1, 2]), "a number or a date belongs here, not a list"),
    "number times number": (lambda: N * M, "a quantity can only be multiplied by a constant number"),
    "one of nothing": (lambda: N.one_of(), "at least one value belongs here"),
    # Choices.
    "unknown value": (lambda: PLACE.is_("homme"), "'homme' is not a value of place; nearest: home"),
    "unknown value, nothing near": (lambda: PLACE.is_("xyz"), "'xyz' is not a value of place"),
    "unknown value of several": (
        lambda: HELD.overlaps("nsaid", "opiod"),
        "'opiod' is not a value of held; nearest: opioid",
    ),
    "unknown value of a fact without name": (
        lambda: Choice("Where.", ("home",)).is_("away"),
        "'away' is not a value of this fact",
    ),
    "choice is a number": (
        lambda: PLACE.is_(3),
        "a service, drug, enum member or name belongs here, not a int",
    ),
    "choice is one of a list": (
        lambda: PLACE.one_of(["home"]),
        "a service, drug, enum member or name belongs here, not a list",
    ),
    "registered value is none": (
        lambda: SERVICE.is_(None),
        "a service, drug, enum member or name belongs here, not a NoneType",
    ),
    "choice is one of nothing": (lambda: PLACE.one_of(), "at least one value belongs here"),
    "overlaps nothing": (lambda: HELD.overlaps(), "at least one value belongs here"),
    # At least n.
    "at least none": (
        lambda: at_least(0, A, B),
        "at_least needs a whole number from 1 to the number of its terms, which is 2",
    ),
    "at least too many": (
        lambda: at_least(3, A, B),
        "at_least needs a whole number from 1 to the number of its terms, which is 2",
    ),
    "at least without number": (
        lambda: at_least(A, B, C),
        "at_least needs a whole number from 1 to the number of its terms, which is 2",
    ),
    "at least true": (
        lambda: at_least(True, A),
        "at_least needs a whole number from 1 to the number of its terms, which is 1",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_mistakes_name_what_to_write(mistake: str):
    """A mistake in an expression raises where it is written, with exactly this text."""
    write, text = MISTAKES[mistake]
    with pytest.raises(ExpressionError) as raised:
        write()
    assert text == str(raised.value)
    assert isinstance(raised.value, TypeError)


@pytest.mark.parametrize(
    ("written", "tree"),
    [
        (A & B & C, And((A, B, C))),
        (A | B | C, Or((A, B, C))),
        (A & (B | C), And((A, Or((B, C))))),
        (~A, Not(A)),
        (~~A, Not(Not(A))),
        (implies(A, B), Implies(A, B)),
        (at_least(2, A, B, C), AtLeast(2, (A, B, C))),
        (N <= 3, Comparison("<=", N, Constant(3))),
        (3 >= N, Comparison("<=", N, Constant(3))),
        (3 < N, Comparison(">", N, Constant(3))),
        (N.is_(3), Comparison("=", N, Constant(3))),
        (N.one_of(1, 2), Or((Comparison("=", N, Constant(1)), Comparison("=", N, Constant(2))))),
        (N + 1, Add(N, Constant(1))),
        (1 + N, Add(N, Constant(1))),
        (N - M, Subtract(N, M)),
        (10 - N, Subtract(Constant(10), N)),
        (N * 2, Scale(N, 2)),
        (2 * N, Scale(N, 2)),
        (N * Decimal("0.5"), Scale(N, Fraction(1, 2))),
        (N * Decimal("2.0"), Scale(N, 2)),
        (N <= Decimal("2.50"), Comparison("<=", N, Constant(Fraction(5, 2)))),
        (ASKED - SEEN, DaysBetween(ASKED, SEEN)),
        (ASKED - date(2015, 7, 1), DaysBetween(ASKED, Constant(date(2015, 7, 1).toordinal(), day=True))),
        (SEEN < "2015-07-01", Comparison("<", SEEN, Constant(date(2015, 7, 1).toordinal(), day=True))),
        (PLACE.is_(Place.HOME), Is(PLACE, "home")),
        (PLACE.one_of("home", Place.CLINIC), OneOf(PLACE, frozenset({"home", "clinic"}))),
        (HELD.overlaps("nsaid"), Overlaps(HELD, frozenset({"nsaid"}))),
        (HELD.includes("nsaid"), Includes(HELD, frozenset({"nsaid"}))),
        (HELD.within("nsaid"), Within(HELD, frozenset({"nsaid"}))),
    ],
    # Numbered: a set's repr differs between processes, and tests are spread over several.
    ids=lambda tree: type(tree).__name__,
)
def test_operators_make_trees(written: object, tree: object):
    """What an author writes makes exactly this tree; '==' compares trees."""
    assert tree == written
    assert hash(tree) == hash(written)


def test_equal_is_structural():
    """Two trees are equal when written alike, and unequal when they merely mean the same."""
    assert (N <= 3) == (N <= 3)
    assert (A & B) != (B & A)
    assert (N == 3) is False


def test_exact_numbers():
    """Numbers are kept as ints where whole, else as fractions, and go back to decimals as people write them."""
    assert [3, Fraction(1, 2), Fraction(1, 3)] == [exact(Decimal("3.00")), exact(Decimal("0.5")), exact(Fraction(1, 3))]
    assert isinstance(exact(Decimal("3.00")), int)
    assert [7, Decimal("0.5")] == [to_decimal(7), to_decimal(Fraction(1, 2))]


def test_keys_are_the_names_of_case_files():
    """A registered value, an enum member and a string are written in a case by the same name."""
    from imr_core.model import Service, Unit

    assert ["home", "home", "acupuncture"] == [
        key("home"),
        key(Place.HOME),
        key(Service("acupuncture", unit=Unit.VISIT, phrases=("acupuncture",))),
    ]
