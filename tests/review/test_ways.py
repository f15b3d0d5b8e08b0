"""Ways: for each rule that could become the ground, smallest sets of facts that settle the item."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imr_core import DISCRETIONARY, NECESSARY, NOT_NECESSARY
from imr_core.errors import CaseError, EditionError
from imr_core.expressions import Interval, at_least
from imr_core.facts import Course, Injury, Request
from imr_core.model import Requirement, Way
from imr_core.review import MOST_EVALUATIONS, assess, ways
from imr_core.testing import consistent_guidelines

FLAGS = (
    *(Course.flare_up, Course.home_exercise, Course.postsurgical, Course.exceptional_factors),
    *(Course.plan_of_care_names_service, Course.functional_improvement),
    *(Injury.radiculopathy, Injury.return_to_work, Injury.musculoskeletal, Injury.occupational),
)
SPOKEN_OF = (*FLAGS[:4], Course.prior_visits, Course.functional_improvement, Request.visits)


@pytest.fixture(scope="module")
def either(build):
    """Necessary in a flare-up, or with up to three earlier visits; else not."""
    few = Course.flare_up | (Course.prior_visits <= 3)
    return build.registry(
        build.guideline("therapy", build.rule(NECESSARY, few), build.rule(NOT_NECESSARY, ~few), complete=True)
    )


def test_each_way_names_rule_outcome_and_facts(build, either):
    """Either fact alone makes it necessary; to make it not necessary takes both."""
    found = ways(build.case(build.item(quantity=3)), "1", either)
    necessary, denied = "therapy/2014 · necessary", "therapy/2014 · not_necessary"
    expected = {
        Way(necessary, NECESSARY, (Requirement("flare_up", True),)),
        Way(necessary, NECESSARY, (Requirement("prior_visits", at_most=3),)),
        Way(denied, NOT_NECESSARY, (Requirement("flare_up", False), Requirement("prior_visits", at_least=4))),
    }
    assert expected == set(found.ways)
    assert not found.stopped_early


def test_ways_start_from_what_is_documented(build, either):
    """What is known already is not asked for; a bound is told by the end that must move."""
    case = build.case(build.item({"flare_up": False, "prior_visits": Interval(2, 10)}, quantity=3))
    assert {
        (NECESSARY, (Requirement("prior_visits", at_most=3),)),
        (NOT_NECESSARY, (Requirement("prior_visits", at_least=4),)),
    } == {(way.outcome, way.requirements) for way in ways(case, "1", either).ways}


def test_a_settled_item_has_no_ways(build, either):
    """Where one outcome is left there is nothing to settle."""
    found = ways(build.case(build.item({"flare_up": True}, quantity=3)), "1", either)
    assert ((), False) == (found.ways, found.stopped_early)


@settings(max_examples=settings().max_examples * 40 // 100)
@given(
    guideline=consistent_guidelines(SPOKEN_OF),
    known=st.dictionaries(st.sampled_from([leaf.name for leaf in FLAGS[:4]]), st.booleans(), max_size=2),
    quantity=st.integers(1, 8),
)
def test_ways_are_sound_and_minimal(build, guideline, known, quantity):
    """Each way, documented, leaves its outcome as the only one; none of its facts can be left out."""
    registry = build.registry(guideline)
    item = build.item(known, quantity=quantity)
    before = set(assess(build.case(item), registry).items[0].outcomes)

    def outcomes(requirements):
        return set(assess(build.case(build.document(item, requirements)), registry).items[0].outcomes)

    found = ways(build.case(item), "1", registry)
    assert len(set(found.ways)) == len(found.ways)
    for way in found.ways:
        assert way.outcome in before
        assert {way.outcome} == outcomes(way.requirements)
        for left_out in way.requirements:
            assert {way.outcome} != outcomes([each for each in way.requirements if each is not left_out])


def test_each_smallest_way_over_flags_is_found(build):
    """Two of three flags make it necessary: each pair is a way, and so is each pair that forbids it."""
    three = FLAGS[:3]
    enough = at_least(2, *three)
    rules = (build.rule(NECESSARY, enough), build.rule(NOT_NECESSARY, ~enough))
    registry = build.registry(build.guideline("therapy", *rules, complete=True))
    found = {
        (way.outcome, frozenset((each.fact, each.value) for each in way.requirements))
        for way in ways(build.case(build.item(quantity=3)), "1", registry).ways
    }
    pairs = [(a.name, b.name) for place, a in enumerate(three) for b in three[place + 1 :]]
    expected = {(NECESSARY, frozenset({(a, True), (b, True)})) for a, b in pairs}
    expected |= {(NOT_NECESSARY, frozenset({(a, False), (b, False)})) for a, b in pairs}
    assert expected == found


@pytest.fixture(scope="module")
def tangled(build):
    """A guideline with far more ways than anyone would read."""
    many = at_least(5, *FLAGS)
    rules = [
        build.rule(NECESSARY, many & FLAGS[0] & ~FLAGS[1]),
        build.rule(NOT_NECESSARY, many & FLAGS[1] & ~FLAGS[0]),
        build.rule(DISCRETIONARY, many & ~FLAGS[0] & ~FLAGS[1]),
    ]
    return build.registry(build.guideline("tangled", *rules))


@pytest.mark.parametrize("most", [0, 1, 7, 30])
def test_search_stops_at_the_stated_number_and_says_so(build, tangled, most):
    """The search makes no more evaluations than it is given, and says that it stopped early."""
    found = ways(build.case(build.item(quantity=3)), "1", tangled, most_evaluations=most)
    assert found.stopped_early
    assert found.evaluations <= most


def test_search_has_a_bound_of_its_own(build, tangled):
    """Without a number the search is bounded all the same; what it found until then are ways."""
    item = build.item(quantity=3)
    found = ways(build.case(item), "1", tangled)
    assert found.evaluations <= MOST_EVALUATIONS
    assert found.ways
    for way in found.ways:
        case = build.case(build.document(item, way.requirements))
        assert (way.outcome,) == assess(case, tangled).items[0].outcomes


def test_search_ends_where_every_candidate_is_known_to_be_too_large(build):
    """Beside a way of one fact there are hundreds of larger sets that hold it: the search ends all the same."""
    enough = FLAGS[0] & (FLAGS[1] | at_least(4, *FLAGS[2:]))
    rules = (build.rule(NECESSARY, enough), build.rule(NECESSARY, FLAGS[0], "one-suffices"))
    registry = build.registry(build.guideline("therapy", *rules))
    found = ways(build.case(build.item(quantity=3)), "1", registry)
    assert {(FLAGS[0].name,)} == {
        tuple(each.fact for each in way.requirements) for way in found.ways if way.outcome is NECESSARY
    }


def test_ways_through_facts_that_exclude_each_other(build):
    """Of ten facts four must hold, one in particular and another not: such ways are found."""
    enough = at_least(4, *FLAGS) & FLAGS[0] & ~FLAGS[1]
    registry = build.registry(build.guideline("therapy", build.rule(NECESSARY, enough)))
    found = ways(build.case(build.item(quantity=3)), "1", registry)
    necessary = [way for way in found.ways if way.outcome is NECESSARY]
    assert necessary
    for way in necessary:
        values = {each.fact: each.value for each in way.requirements}
        assert (True, False, 4) == (values[FLAGS[0].name], values[FLAGS[1].name], list(values.values()).count(True))


def test_an_item_that_is_not_there(build, either):
    """Asked for an item that the case does not have, it says so."""
    with pytest.raises(KeyError, match="9"):
        ways(build.case(build.item(quantity=3)), "9", either)


def test_what_assess_refuses_is_refused(build, either):
    """A case or an edition that cannot be assessed cannot be searched either."""
    with pytest.raises(CaseError):
        ways(build.case(build.item({"flare_up": 3})), "1", either)
    with pytest.raises(EditionError):
        ways(build.case(build.item()), "1", either, editions=["therapy/1"])
