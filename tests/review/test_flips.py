"""Flips: the smallest changes of known facts that give a determined item another outcome."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imr_core import DISCRETIONARY, NECESSARY, NOT_NECESSARY, Outcome
from imr_core.errors import CaseError
from imr_core.expressions import Interval
from imr_core.facts import Course, Injury, Request
from imr_core.guidelines import Bar, Vocabulary, choice, choices, day
from imr_core.model import Flip, Requirement
from imr_core.review import MOST_EVALUATIONS, assess, flips
from imr_core.testing import consistent_guidelines

FLAGS = (Course.flare_up, Course.home_exercise, Course.postsurgical, Injury.radiculopathy)
TOTAL = Course.prior_visits + Request.visits


class Setting(Vocabulary, prefix="simple"):
    """Documented facts of the other kinds."""

    place = choice("Where it is given.", ("clinic", "home", "hospital"))
    classes = choices("Classes of what is taken.", ("opioid", "nsaid"))
    seen_on = day("Day of the last visit.")


def found(build, registry, facts, quantity=3, **asking) -> set:
    """Return the flips of a case of one item."""
    return set(flips(build.case(build.item(facts, quantity=quantity)), "1", registry, **asking).flips)


def effective(build, registry, facts, quantity, reading=None) -> set[Outcome]:
    """Return the outcomes of an item; not necessary alone where a bar holds."""
    item = build.assess_one(registry, facts, quantity=quantity, reading=reading)
    return {NOT_NECESSARY} if item.bars else set(item.outcomes)


@pytest.fixture(scope="module")
def ceiling(build):
    """Up to six visits in all are necessary, up to eighteen if function improved, else not."""
    within = (TOTAL <= 6) | (Course.functional_improvement & (TOTAL <= 18))
    rules = (build.rule(NECESSARY, within), build.rule(NOT_NECESSARY, ~within))
    return build.registry(build.guideline("therapy", *rules, complete=True))


def test_one_change_first(build, ceiling):
    """Of ten earlier visits without improvement, either the improvement or the number could have been another."""
    facts = {"prior_visits": 10, "functional_improvement": False}
    expected = {
        Flip(NECESSARY, (Requirement("functional_improvement", True),)),
        Flip(NECESSARY, (Requirement("prior_visits", at_most=3),)),
    }
    assert expected == found(build, ceiling, facts)


def test_two_changes_where_one_is_not_enough(build, ceiling):
    """Where neither change alone suffices, the two together are a flip."""
    facts = {"prior_visits": 30, "functional_improvement": False}
    together = (Requirement("functional_improvement", True), Requirement("prior_visits", at_least=4, at_most=15))
    assert {Flip(NECESSARY, (Requirement("prior_visits", at_most=3),)), Flip(NECESSARY, together)} == found(
        build, ceiling, facts
    )


def test_a_change_keeps_to_the_laws(build, ceiling):
    """What improved needs a visit before: without any the improvement has to go too."""
    facts = {"prior_visits": 17, "functional_improvement": True}
    expected = {
        Flip(NECESSARY, (Requirement("prior_visits", at_least=1, at_most=15),)),
        Flip(NECESSARY, (Requirement("functional_improvement", False), Requirement("prior_visits", at_most=0))),
    }
    assert expected == found(build, ceiling, facts)


def test_a_necessary_item_flips_too(build, ceiling):
    """What would make a necessary item not necessary is told the same way."""
    facts = {"prior_visits": 5, "functional_improvement": True}
    assert {
        Flip(NOT_NECESSARY, (Requirement("functional_improvement", False),)),
        Flip(NOT_NECESSARY, (Requirement("prior_visits", at_least=16),)),
    } == found(build, ceiling, facts)


def test_unknown_and_derived_facts_are_not_changed(build, ceiling):
    """The quantity is the request's and stays; what nobody documented is a matter of ways."""
    assert set() == found(build, ceiling, {}, quantity=30)
    assert set() == found(build, ceiling, {"prior_visits": 0}, quantity=30)


def test_an_item_that_is_not_determined_has_no_flips(build, ceiling):
    """Where nothing is proposed there is nothing to flip."""
    assert set() == found(build, ceiling, {"prior_visits": 10})
    left = build.registry(build.says("therapy", DISCRETIONARY, Course.flare_up))
    assert set() == found(build, left, {"flare_up": True})


def test_facts_that_break_a_law_have_no_flips(build, ceiling):
    """A case that contradicts itself is not determined."""
    assert set() == found(build, ceiling, {"prior_visits": 2, "course_visits": 5})


def test_what_the_closed_reading_assumed_can_be_changed(build, ceiling):
    """The improvement that nobody documented counts as not there; that it were is a flip of the closed reading only."""
    facts = {"prior_visits": 10}
    assert Flip(NECESSARY, (Requirement("functional_improvement", True),)) in found(
        build, ceiling, facts, reading="closed"
    )
    assert set() == found(build, ceiling, facts, reading="open")


def test_a_documented_bound_can_be_changed(build, ceiling):
    """Of at least ten earlier visits, fewer are a change; a number within the bound is not."""
    facts = {"prior_visits": Interval(10, float("inf")), "functional_improvement": False}
    together = (Requirement("functional_improvement", True), Requirement("prior_visits", at_least=4, at_most=9))
    assert {Flip(NECESSARY, (Requirement("prior_visits", at_most=3),)), Flip(NECESSARY, together)} == found(
        build, ceiling, facts
    )


def test_a_bar_is_flipped_as_a_proposal_is(build):
    """An item upheld by a bar flips where the bar no longer holds and the guideline says so."""
    bar = Bar("limit", when=(TOTAL > 24) & ~Course.visits_authorized_in_writing, because="too many", cite=build.CITE)
    registry = build.registry(build.says("therapy", NECESSARY), bars=[bar])
    facts = {"prior_visits": 24, "visits_authorized_in_writing": False}
    assert {
        Flip(NECESSARY, (Requirement("prior_visits", at_most=21),)),
        Flip(NECESSARY, (Requirement("visits_authorized_in_writing", True),)),
    } == found(build, registry, facts)


def test_facts_of_every_kind_can_be_changed(build):
    """A choice, a set of choices and a day are changed to what the rules tell apart."""
    at_home, late = Setting.place.is_("home"), Setting.seen_on > "2015-03-01"
    opioid = Setting.classes.overlaps("opioid")
    rules = (build.rule(NOT_NECESSARY, at_home | late | opioid), build.rule(NECESSARY, ~(at_home | late | opioid)))
    registry = build.registry(build.guideline("therapy", *rules, complete=True), vocabularies=[Setting])
    day_before, day_after = build.ASKED.replace(month=3, day=1), build.ASKED.replace(month=3, day=2)
    fine = {"simple.place": "clinic", "simple.classes": ("nsaid",), "simple.seen_on": day_before}
    changes = {flip.changes for flip in found(build, registry, fine)}
    assert (Requirement("simple.place", "home"),) in changes
    assert (Requirement("simple.seen_on", at_least=day_after),) in changes
    assert (Requirement("simple.classes", ("nsaid", "opioid")),) in changes
    home = found(build, registry, fine | {"simple.place": "home"})
    assert {
        Flip(NECESSARY, (Requirement("simple.place", "clinic"),)),
        Flip(NECESSARY, (Requirement("simple.place", "hospital"),)),
    } == home


@settings(max_examples=settings().max_examples * 40 // 100)
@given(guideline=consistent_guidelines((*FLAGS, Request.visits)), values=st.tuples(*[st.booleans()] * 4))
def test_flips_equivalent_to_trying_every_change(build, guideline, values):
    """Over flags, the flips are exactly the smallest changes of one or two that replaying finds."""
    registry = build.registry(guideline)
    facts = {leaf.name: value for leaf, value in zip(FLAGS, values, strict=True)}
    now = effective(build, registry, facts, 3)
    expected: set = set()
    spoken_of = sorted(facts.keys() & guideline.facts.keys())
    if now in ({NECESSARY}, {NOT_NECESSARY}):
        alone = {name: effective(build, registry, facts | {name: not facts[name]}, 3) for name in spoken_of}
        expected |= {(next(iter(each)), (name,)) for name, each in alone.items() if each != now}
        for pair in combinations(spoken_of, 2):
            changed = effective(build, registry, facts | {name: not facts[name] for name in pair}, 3)
            if changed != now and all(alone[name] != changed for name in pair):
                expected.add((next(iter(changed)), pair))
    actual = {(flip.outcome, tuple(each.fact for each in flip.changes)) for flip in found(build, registry, facts)}
    assert expected == actual


@settings(max_examples=settings().max_examples * 40 // 100)
@given(
    guideline=consistent_guidelines(
        (*FLAGS[:2], Request.visits, Course.prior_visits, Course.course_visits, Course.functional_improvement)
    ),
    flags=st.tuples(*[st.booleans()] * 2),
    prior=st.integers(1, 9),
    improved=st.booleans(),
    closed=st.booleans(),
)
def test_flips_are_sound_and_minimal(build, guideline, flags, prior, improved, closed):
    """Each flip, replayed, gives its outcome as the only one; of two changes neither suffices alone."""
    registry, reading = build.registry(guideline), "closed" if closed else "open"
    facts = {leaf.name: value for leaf, value in zip(FLAGS[:2], flags, strict=True)}
    facts |= {"prior_visits": prior} | ({"functional_improvement": True} if improved else {})
    item = build.item(facts, quantity=3)
    now = effective(build, registry, facts, 3, reading)

    def replayed(changes) -> set[Outcome]:
        case = build.case(build.document(item, changes))
        assessed = assess(case, registry, reading, what_if=False).items[0]
        return set() if assessed.contradictions else set(assessed.outcomes)

    for flip in flips(build.case(item), "1", registry, reading).flips:
        assert {flip.outcome} != now
        assert {flip.outcome} == replayed(flip.changes)
        assert 1 <= len(flip.changes) <= 2
        if len(flip.changes) == 2:
            assert all({flip.outcome} != replayed([change]) for change in flip.changes)


@pytest.mark.parametrize("most", [0, 1, 2, 5])
def test_search_stops_at_the_stated_number_and_says_so(build, ceiling, most):
    """The search makes no more evaluations than it is given, and says that it stopped early."""
    case = build.case(build.item({"prior_visits": 30, "functional_improvement": False}, quantity=3))
    stopped = flips(case, "1", ceiling, most_evaluations=most)
    assert stopped.stopped_early
    assert stopped.evaluations <= most
    whole = flips(case, "1", ceiling)
    assert not whole.stopped_early
    assert set(stopped.flips) <= set(whole.flips)
    assert whole.evaluations <= MOST_EVALUATIONS


def test_a_child_does_not_flip_while_its_parent_stands_against_it(build, ceiling):
    """What accompanies an item that is not necessary cannot be flipped by its own facts."""
    over = {"prior_visits": 30, "functional_improvement": False}
    child = build.item({"prior_visits": 10, "functional_improvement": False}, id="2", ancillary_to="1", quantity=3)
    denied = build.case(build.item(over, quantity=3), child)
    assert () == flips(denied, "2", ceiling).flips
    granted = build.case(build.item({"prior_visits": 1}, quantity=3), child)
    assert flips(granted, "2", ceiling).flips


def test_what_assess_refuses_is_refused(build, ceiling):
    """An item that is not there, or a case that cannot be assessed, has no flips but an error."""
    with pytest.raises(KeyError, match="9"):
        flips(build.case(build.item()), "9", ceiling)
    with pytest.raises(CaseError):
        flips(build.case(build.item({"flare_up": 3})), "1", ceiling)
