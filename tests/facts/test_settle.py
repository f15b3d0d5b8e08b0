"""Laws among facts, and the closed reading."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imr_core.expressions import INFINITY, Condition, Interval, implies
from imr_core.facts import Course, LawBook, Settled, settle
from imr_core.guidelines import Vocabulary, count, flag
from imr_core.readings import truth
from imr_core.testing import SmallVocabulary, completions, conditions, partial_facts


class Chain(Vocabulary, prefix=""):
    """Facts that follow from one another in several steps."""

    seen = flag("The worker was seen.")
    treated = flag("The worker was treated.")
    billed = flag("The treatment was billed.")
    improved = flag("Improvement is documented.", undocumented=False)
    planned = flag("A plan is documented.", undocumented=False)
    first = count("Earlier visits.", "visit")
    second = count("Recent visits.", "visit")
    third = count("Visits this month.", "visit")
    laws = (
        implies(treated, seen),
        implies(billed, treated),
        second <= first,
        third <= second,
        implies(improved, third >= 1),
    )


BOOK = LawBook(Chain.laws, Chain.facts())
COURSE = LawBook(Course.laws, Course.facts())


def settled(closed: bool = False, book: LawBook = BOOK, **values: object) -> Settled:
    """Settle facts."""
    return settle(values, book, closed=closed)


def test_laws_fill_flags_through_several_steps():
    """What is billed was treated, and so seen; both are shown to follow."""
    found = settled(billed=True)
    assert {"billed": True, "treated": True, "seen": True} == found.values
    assert {"treated", "seen"} == found.follows


def test_laws_work_backwards():
    """Who was not seen was not treated, and nothing was billed."""
    assert {"seen": False, "treated": False, "billed": False} == settled(seen=False).values


def test_laws_narrow_numbers_to_a_fixed_point():
    """An upper bound of the first number bounds the third, and a lower bound of the third the first."""
    assert {"first": 5, "second": Interval(0, 5), "third": Interval(0, 5)} == settled(first=5).values
    assert {"third": 2, "second": Interval(2, INFINITY), "first": Interval(2, INFINITY)} == settled(third=2).values


def test_a_flag_narrows_a_number_and_that_another():
    """Improvement takes one visit at least, so that there was one before."""
    found = settled(improved=True)
    assert {Interval(1, INFINITY)} == {found.values[name] for name in ("first", "second", "third")}


def test_a_number_settles_a_flag():
    """Without earlier visits there is no improvement from them."""
    found = settled(first=0)
    assert (False, 0, 0) == tuple(found.values[name] for name in ("improved", "second", "third"))
    assert "improved" in found.follows


def test_a_documented_bound_is_narrowed_and_kept():
    """A documented bound is met with what follows from the laws."""
    found = settled(first=Interval(3, 10), third=Interval(5, INFINITY))
    assert Interval(5, 10) == found.values["first"]


def test_open_reading_assumes_nothing():
    """In the open reading what nobody asserted stays unknown."""
    found = settled(treated=True)
    assert frozenset() == found.assumed
    assert not {"improved", "planned"} & found.values.keys()


def test_closed_reading_assumes_exactly_what_records_would_show():
    """In the closed reading exactly the flags about what records show count as not so, and no others."""
    found = settled(closed=True, first=4)
    assert {"improved", "planned"} == found.assumed
    assert (False, False) == (found.values["improved"], found.values["planned"])
    assert not {"seen", "treated", "billed"} & found.values.keys()


def test_closed_reading_leaves_what_was_asserted():
    """A flag that a record asserts, either way, is not assumed."""
    assert {"planned"} == settled(closed=True, improved=True).assumed
    assert {"improved"} == settled(closed=True, planned=False).assumed


def test_closed_reading_never_contradicts_what_follows():
    """A flag that a law has settled already is not assumed: laws come first."""
    found = settled(closed=True, first=0)
    assert {"planned"} == found.assumed
    assert ("improved" in found.follows, False) == (True, found.values["improved"])


class Record(Vocabulary, prefix=""):
    """A flag about what records show, from the absence of which something follows."""

    noted = flag("A visit is noted.", undocumented=False)
    visits = count("Visits.", "visit")
    attended = flag("The worker attended.")
    laws = (implies(visits >= 1, noted), implies(attended, visits >= 1))


def test_closed_reading_applies_the_laws_again():
    """What was taken as not so has consequences: with no visit noted there was none, and nobody attended."""
    book = LawBook(Record.laws, Record.facts())
    assert {"noted": False, "visits": 0, "attended": False} == settled(closed=True, book=book).values
    assert {} == settled(book=book).values


@pytest.mark.parametrize(
    ("values", "law"),
    [
        ({"prior_visits": 3, "course_visits": 5}, "course visits is at most prior visits"),
        ({"prior_visits": 0, "functional_improvement": True}, "functional improvement"),
        ({"prior_visits": Interval(0, 2), "recent_visits": Interval(3, INFINITY)}, "recent visits"),
    ],
)
@pytest.mark.parametrize("closed", [False, True])
def test_contradictions_are_reported_not_raised(values: dict, law: str, closed: bool):
    """Facts that break a law are reported in words, and nothing is filled in."""
    found = settled(closed, COURSE, **values)
    assert values == found.values
    (broken,) = found.broken
    assert law in broken


def test_every_law_that_is_broken_is_reported():
    """Two laws broken are two contradictions."""
    assert 2 == len(settled(book=COURSE, prior_visits=1, course_visits=2, recent_visits=2).broken)


def test_facts_that_clash_only_together_are_reported():
    """Facts none of which breaks a law outright, and which no case can have together, are reported too."""
    found = settled(first=Interval(0, 3), third=Interval(4, INFINITY))
    assert 1 == len(found.broken)


def test_settle_is_order_free():
    """Neither the order of facts nor that of laws changes what follows."""
    facts = {"improved": True, "first": Interval(0, 6), "billed": True}
    expected = settled(**facts)
    for order in permutations(facts):
        assert expected == settled(**{name: facts[name] for name in order})
    for laws in permutations(Chain.laws):
        assert expected == settle(facts, LawBook(laws, Chain.facts()), closed=False)


def test_settle_is_idempotent():
    """Settled facts say nothing further."""
    once = settled(improved=True, first=Interval(0, 6))
    again = settle(once.values, BOOK, closed=False)
    assert (once.values, frozenset()) == (again.values, again.follows)


LEAVES = SmallVocabulary.facts()


@given(st.lists(conditions(depth=2), max_size=3), st.data())
def test_settle_is_sound(laws: list[Condition], data: st.DataObject):
    """Every case that agrees with what is known and breaks no law agrees with what is settled."""
    known = data.draw(partial_facts())
    total = data.draw(completions(known))
    if all(truth(law, total) for law in laws):
        found = settle(known, LawBook(laws, LEAVES), closed=False)
        assert () == found.broken
        for name, value in found.values.items():
            if isinstance(value, Interval):
                assert value.low <= total[name] <= value.high
            else:
                assert total[name] == value


@given(st.lists(conditions(depth=2), max_size=3), partial_facts())
def test_settling_again_through_the_same_book_equivalent_to_a_new_one(laws: list[Condition], known: dict):
    """What a book remembers of earlier facts never shows in later ones."""
    book = LawBook(laws, LEAVES)
    settle({}, book, closed=True)
    expected = settle(known, LawBook(laws, LEAVES), closed=False)
    assert expected == settle(known, book, closed=False) == settle(known, book, closed=False)
