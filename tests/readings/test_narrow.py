"""*narrow*: what laws among facts say is said of every case that satisfies them, whatever their order."""

from fractions import Fraction
from itertools import permutations, product

import pytest
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from imr_core.expressions import INFINITY, Choice, Choices, Condition, Count, Day, Flag, Interval, facts_in, implies
from imr_core.facts import Course
from imr_core.readings import BrokenLawError, narrow, truth
from imr_core.testing import conditions, total_facts

A, B = Flag("It is so.", name="a"), Flag("That is so.", name="b")
N, M = Count("A number.", "unit", name="n"), Count("Another, never none.", "unit", low=1, name="m")
DOSE = Count("An amount.", "mg", whole=False, name="dose")
SEEN = Day("A day.", name="seen")
PLACE = Choice("Where.", ("here", "there", "elsewhere"), name="place")
HELD = Choices("What is held.", ("this", "that"), name="held")
WHOLE = (A, B, N, M, SEEN, PLACE, HELD)
EVERY = (*WHOLE, DOSE)
SOME_DAY = 735_750  # 1 June 2015, near which days are generated
DOMAIN = {
    "a": (False, True),
    "b": (False, True),
    "n": (0, 1, 2, 3),
    "m": (1, 2, 3),
    "dose": tuple(Fraction(half, 2) for half in range(5)),
    "seen": tuple(range(SOME_DAY, SOME_DAY + 4)),
    "place": ("here", "there", "elsewhere"),
    "held": tuple(frozenset(held) for held in ((), ("this",), ("that",), ("this", "that"))),
}
NUMBERS = ("n", "m", "dose", "seen")


def laws(facts) -> st.SearchStrategy[list[Condition]]:
    """Generate laws over some facts."""
    return st.lists(conditions(facts, (), depth=2), min_size=1, max_size=3)


@st.composite
def known_facts(draw: st.DrawFn) -> dict:
    """Generate partial facts within the small domain, every number bounded."""
    facts = {}
    for name, values in DOMAIN.items():
        if name in NUMBERS and draw(st.booleans()):
            low, high = sorted((draw(st.sampled_from(values)), draw(st.sampled_from(values))))
            facts[name] = Interval(low, high)
        elif name in NUMBERS or draw(st.booleans()):
            facts[name] = draw(st.sampled_from(values))
    return facts


def possible(name: str, known: dict) -> list:
    """Return the values of the domain that agree with what is known of a fact."""
    value = known.get(name)
    if isinstance(value, Interval):
        return [number for number in DOMAIN[name] if value.low <= number <= value.high]
    return [each for each in DOMAIN[name] if value is None or each == value]


def lawful(ordered: list[Condition], known: dict) -> list[dict]:
    """Return every completion over the small domain that satisfies all laws; only the facts they name vary."""
    names = sorted({name for law in ordered for name in facts_in(law)})
    every = (dict(zip(names, values, strict=True)) for values in product(*(possible(name, known) for name in names)))
    return [facts for facts in every if all(truth(law, facts) for law in ordered)]


# Many laws say nothing: more examples, so that enough of them do.
@settings(max_examples=3 * settings().max_examples)
@given(laws(EVERY), known_facts())
def test_narrow_is_sound(ordered: list[Condition], known: dict):
    """No completion that satisfies the laws is lost, and facts are only said to break a law where none satisfies it."""
    completions = lawful(ordered, known)
    try:
        new = narrow(ordered, known)
    except BrokenLawError:
        event("broken")
        assert [] == completions
        return
    event(f"new: {len(new)}")
    for facts in completions:
        assert all(value in possible(name, {**known, **new}) for name, value in facts.items())


@st.composite
def sums(draw: st.DrawFn) -> list[Condition]:
    """Generate laws that compare sums and differences with a number, some of them premises or conclusions."""
    found: list[Condition] = []
    for _ in range(draw(st.integers(1, 3))):
        left, right = draw(st.sampled_from([(N, M), (M, DOSE), (N, DOSE)]))
        left, right = (term * draw(st.sampled_from([-2, -1, 1, 2, Fraction(1, 2)])) for term in (left, right))
        total = draw(st.sampled_from([left + right, left - right]))
        law = total._compare(draw(st.sampled_from(["<", "<=", ">", ">=", "="])), draw(st.integers(-3, 5)))
        found.append(draw(st.sampled_from([law, law, ~law, implies(A, law), implies(law, A)])))
    return found


# Pure Python over at most a hundred completions: many examples cost little.
@settings(max_examples=3 * settings().max_examples)
@given(sums(), known_facts())
def test_narrow_is_sound_for_sums(ordered: list[Condition], known: dict):
    """No completion is lost by laws about sums, differences and multiples of uncertain numbers."""
    completions = lawful(ordered, known)
    try:
        new = narrow(ordered, known)
    except BrokenLawError:
        assert [] == completions
        return
    event(f"new: {len(new)}")
    for facts in completions:
        assert all(value in possible(name, {**known, **new}) for name, value in facts.items())


@given(laws(EVERY), known_facts())
def test_narrow_is_order_free(ordered: list[Condition], known: dict):
    """The order of the laws changes neither what they say nor whether they are broken."""

    def said(order) -> object:
        try:
            return narrow(order, known)
        except BrokenLawError:
            return "broken"

    assert all(said(ordered) == said(order) for order in permutations(ordered))


@given(laws(WHOLE), known_facts())
def test_narrow_is_idempotent(ordered: list[Condition], known: dict):
    """Once laws have been applied to bounded whole numbers, applying them again says nothing new."""
    try:
        new = narrow(ordered, known)
    except BrokenLawError:
        assume(False)
    assert {} == narrow(ordered, {**known, **new})


@given(laws(EVERY), known_facts())
def test_narrow_only_says_what_is_new(ordered: list[Condition], known: dict):
    """What it returns is narrower than what was known, and leaves the known facts as they were given."""
    given_facts = dict(known)
    try:
        new = narrow(ordered, known)
    except BrokenLawError:
        assume(False)
    assert given_facts == known
    for name, value in new.items():
        before = known.get(name)
        assert before is None or (isinstance(before, Interval) and before != value)


@given(laws(EVERY), total_facts(EVERY))
def test_laws_break_total_facts_exactly_where_false(ordered: list[Condition], facts: dict):
    """Where everything is known, laws say nothing new, and are broken exactly where one of them is false."""
    if all(truth(law, facts) for law in ordered):
        assert {} == narrow(ordered, facts)
    else:
        with pytest.raises(BrokenLawError) as broken:
            narrow(ordered, facts)
        assert truth(broken.value.law, facts) is False


@pytest.mark.parametrize(
    ("ordered", "known", "new"),
    [
        ([implies(A, N >= 1)], {"a": True}, {"n": Interval(1, INFINITY)}),
        ([implies(A, N >= 1)], {"n": 0}, {"a": False}),
        ([implies(A, N >= 1)], {}, {}),
        ([A | B], {"a": False}, {"b": True}),
        ([~(A & B)], {"a": True}, {"b": False}),
        ([N <= M], {"m": 3}, {"n": Interval(0, 3)}),
        ([N < M], {"m": 3}, {"n": Interval(0, 2)}),
        ([N < M], {"m": 1}, {"n": 0}),
        ([N.is_(M)], {}, {"n": Interval(1, INFINITY)}),
        ([N + M <= 5], {"n": 2}, {"m": Interval(1, 3)}),
        ([N + M <= 5], {"n": Interval(1, 2)}, {"m": Interval(1, 4)}),
        ([M + N <= 5], {"n": Interval(1, 2)}, {"m": Interval(1, 4)}),
        ([N + M >= 5], {"n": Interval(1, 2)}, {"m": Interval(3, INFINITY)}),
        ([N - M >= 0], {"n": 2}, {"m": Interval(1, 2)}),
        ([N - M >= 1], {"m": Interval(2, 3)}, {"n": Interval(3, INFINITY)}),
        ([N * 2 >= 3], {}, {"n": Interval(2, INFINITY)}),
        ([(N * 2).is_(M * 3)], {"m": 2}, {"n": 3}),
        ([N * 2 <= 5], {}, {"n": Interval(0, 2)}),
        ([N * -1 >= -3], {}, {"n": Interval(0, 3)}),
        ([DOSE * 2 <= 5], {}, {"dose": Interval(0, Fraction(5, 2))}),
        ([DOSE < 2], {}, {"dose": Interval(0, 2)}),
        ([SEEN >= "2015-06-01", SEEN < "2015-06-02"], {}, {"seen": SOME_DAY}),
        ([PLACE.is_("here")], {}, {"place": "here"}),
        ([~PLACE.is_("here")], {}, {}),
        ([PLACE.one_of("here")], {}, {"place": "here"}),
        ([PLACE.one_of("here", "there")], {}, {}),
        ([implies(A, PLACE.is_("here"))], {"place": "there"}, {"a": False}),
        ([implies(HELD.overlaps("this"), B)], {"held": frozenset({"this"})}, {"b": True}),
        ([implies(A, B), implies(B, N >= 2)], {"a": True}, {"b": True, "n": Interval(2, INFINITY)}),
        ([implies(N >= 3, A), N >= M], {"m": 3}, {"n": Interval(3, INFINITY), "a": True}),
    ],
)
def test_what_laws_say(ordered: list[Condition], known: dict, new: dict):
    """Laws fill in flags and choices, narrow numbers, and do so through one another."""
    assert new == narrow(ordered, known)


@pytest.mark.parametrize(
    ("ordered", "known"),
    [
        ([implies(A, N >= 1)], {"a": True, "n": 0}),
        ([A, ~A], {}),
        ([N >= 2, N <= 1], {}),
        ([N < M], {"n": Interval(3, INFINITY), "m": Interval(1, 3)}),
        ([N * 2 >= 3], {"n": Interval(0, 1)}),
        ([(N * 2).is_(3)], {}),
        ([PLACE.is_("here"), PLACE.is_("there")], {}),
        ([implies(A, B), implies(B, N >= 1), implies(A, N < 1)], {"a": True}),
    ],
)
def test_what_breaks_laws(ordered: list[Condition], known: dict):
    """Facts that no case can have together are said to break a law, though each law by itself may hold."""
    with pytest.raises(BrokenLawError) as broken:
        narrow(ordered, known)
    assert broken.value.law in ordered
    assert "known facts break a law" == str(broken.value)


def test_narrow_terminates():
    """Laws that push each other up without end, or nearer and nearer to a value, come to an end, and stay sound."""
    assert narrow([N < M, M < N], {}).keys() <= {"n", "m"}
    nearer = narrow(
        [DOSE * 2 <= Count("B.", "mg", whole=False, name="b2"), Count("B.", "mg", whole=False, name="b2") <= DOSE],
        {"dose": Interval(0, 8), "b2": Interval(0, 8)},
    )
    assert all(0 == value.low <= value.high < Fraction(1, 1000) for value in nearer.values())


def test_the_laws_of_a_course_of_treatment():
    """The core's own laws: improvement implies an earlier visit, and neither course nor recent visits exceed them."""
    assert {"prior_visits": Interval(1, INFINITY)} == narrow(Course.laws, {"functional_improvement": True})
    assert {
        "functional_improvement": False,
        "course_visits": 0,
        "recent_visits": 0,
    } == narrow(Course.laws, {"prior_visits": 0})
    assert {"prior_visits": Interval(8, INFINITY), "recent_visits": 8} == narrow(
        [*Course.laws, Course.course_visits <= Course.recent_visits, Course.recent_visits <= 8], {"course_visits": 8}
    )
    with pytest.raises(BrokenLawError):
        narrow(Course.laws, {"prior_visits": 3, "course_visits": 4})
