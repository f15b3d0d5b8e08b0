"""Laws of a whole assessment: sound on partial facts, shrinking, deterministic, order-free, safe among threads."""

import pickle
from concurrent.futures import ThreadPoolExecutor
from itertools import permutations
from types import ModuleType

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imr_core import DISCRETIONARY, NECESSARY, NOT_NECESSARY
from imr_core.errors import CaseError
from imr_core.expressions import INFINITY, And, Condition, Flag, Interval, implies
from imr_core.facts import Course, Injury, Request
from imr_core.guidelines import Bar, Guideline, Vocabulary, count, flag
from imr_core.model import Case
from imr_core.outcomes import Outcome
from imr_core.readings import truth
from imr_core.registry import Registry
from imr_core.review import assess, flips, ways
from imr_core.sources import Edition, Step, Trigger
from imr_core.testing import conditions, consistent_guidelines

DOCUMENTED = (
    *(Course.prior_visits, Course.course_visits, Course.recent_visits, Course.functional_improvement),
    *(Course.flare_up, Injury.return_to_work, Injury.radiculopathy),
)
SPOKEN_OF = (*DOCUMENTED, Request.visits)
MOST = 6


@st.composite
def lawful_facts(draw: st.DrawFn) -> dict:
    """Generate facts of a case of which everything is documented and no law is broken."""
    prior = draw(st.integers(0, MOST))
    facts = {leaf.name: draw(st.booleans()) for leaf in DOCUMENTED if isinstance(leaf, Flag)}
    facts |= {"prior_visits": prior, "course_visits": draw(st.integers(0, prior))}
    facts |= {"recent_visits": draw(st.integers(0, prior))}
    if not prior:
        facts["functional_improvement"] = False
    return facts


@st.composite
def less_known(draw: st.DrawFn, facts: dict) -> dict:
    """Generate what may be known of a case before more is: each fact as it is, within bounds, or not at all."""
    known = {}
    for name, value in facts.items():
        how = draw(st.sampled_from(("as it is", "within bounds", "not at all")))
        exact_value = not isinstance(value, Interval)
        if how == "as it is" or (how == "within bounds" and isinstance(value, bool)):
            known[name] = value
        elif how == "within bounds":
            low, high = (value, value) if exact_value else (value.low, value.high)
            wider = (draw(st.integers(0, int(low))), draw(st.sampled_from((high, high + 2, INFINITY))))
            known[name] = wider[0] if wider[0] == wider[1] else Interval(*wider)
    return known


@st.composite
def two_steps(draw: st.DrawFn) -> tuple[Guideline, Guideline]:
    """Generate a guideline for each of two steps."""
    first, second = draw(consistent_guidelines(SPOKEN_OF)), draw(consistent_guidelines(SPOKEN_OF))
    return first, attrs.evolve(second, id="later", step=Step.ACOEM_OR_ODG)


@settings(max_examples=settings().max_examples * 50 // 100)
@given(guidelines=two_steps(), quantity=st.integers(1, 8), data=st.data())
def test_assess_is_sound(build, guidelines, quantity, data):
    """What an assessment of partial facts holds possible contains what it says once everything is known."""
    registry = build.registry(*guidelines)
    total = data.draw(lawful_facts())
    partial = build.assess_one(registry, data.draw(less_known(total)), quantity=quantity, reading="open")
    complete = build.assess_one(registry, total, quantity=quantity, reading="open")
    assert set(complete.outcomes) <= set(partial.outcomes)
    assert 1 == len(complete.outcomes)
    if partial.proposed is not None:
        assert complete.proposed is partial.proposed


@settings(max_examples=settings().max_examples * 50 // 100)
@given(guidelines=two_steps(), quantity=st.integers(1, 8), data=st.data())
def test_assess_is_monotone(build, guidelines, quantity, data):
    """Learning a fact only ever shrinks what is possible, and never takes a proposal back."""
    registry = build.registry(*guidelines)
    after = data.draw(less_known(data.draw(lawful_facts())))
    before = data.draw(less_known(after))
    earlier, later = (build.assess_one(registry, known, quantity=quantity, reading="open") for known in (before, after))
    assert set(later.outcomes) <= set(earlier.outcomes)
    assert earlier.proposed in (None, later.proposed)


@settings(max_examples=settings().max_examples * 30 // 100)
@given(
    bars=st.lists(conditions(SPOKEN_OF, (), depth=2), min_size=1, max_size=2),
    quantity=st.integers(1, 8),
    data=st.data(),
)
def test_bars_are_sound(build, bars: list[Condition], quantity, data):
    """A bar that certainly holds on partial facts holds on all, and one that holds on all was at least a caveat."""
    listed = [Bar(f"bar-{place}", when, "so it is", build.CITE) for place, when in enumerate(bars)]
    registry = build.registry(build.says("therapy", NECESSARY), bars=listed)
    total = data.draw(lawful_facts())
    partial = build.assess_one(registry, data.draw(less_known(total)), quantity=quantity)
    complete = build.assess_one(registry, total, quantity=quantity)
    holding = {bar.rule for bar in complete.bars}
    derived = {"visits": quantity, "quantity": quantity}
    assert {f"bar-{place}" for place, when in enumerate(bars) if truth(when, total | derived)} == holding
    assert (
        {bar.rule for bar in partial.bars}
        <= holding
        <= {bar.rule for bar in partial.bars} | {caveat.bar for caveat in partial.caveats}
    )


@settings(max_examples=settings().max_examples * 20 // 100)
@given(guidelines=two_steps(), data=st.data())
def test_assess_is_deterministic(build, guidelines, data):
    """The same case gives the same assessment, by the same registry and by a new one."""
    known = data.draw(less_known(data.draw(lawful_facts())))
    case = build.case(build.item(known, quantity=3))
    registry = build.registry(*guidelines)
    expected = assess(case, registry)
    assert expected == assess(case, registry) == assess(case, build.registry(*guidelines))
    assert ways(case, "1", registry) == ways(case, "1", build.registry(*guidelines))
    assert flips(case, "1", registry) == flips(case, "1", build.registry(*guidelines))


@pytest.fixture(scope="module")
def plugins(build):
    """Three plugins with guidelines of one step and of two, a bar, and a vocabulary with a law."""

    class Extra(Vocabulary, prefix="extra"):
        """What only one of them asks for."""

        noted = flag("It is noted.", undocumented=False)
        times = count("Times it was noted.", "visit")
        laws = (implies(noted, times >= 1),)

    first = build.plugin(
        build.says("a", NECESSARY, Course.flare_up), build.says("later", DISCRETIONARY, step=Step.STUDY)
    )
    second = build.plugin(build.says("b", NOT_NECESSARY, ~Course.flare_up & (Extra.times >= 1)), vocabularies=[Extra])
    limit = Bar("limit", Course.prior_visits + Request.visits > 24, "too many", build.CITE)
    third = build.plugin(build.guideline("c", build.rule(Outcome.NOT_ADDRESSED, Course.home_exercise)), bars=[limit])
    modules = [ModuleType(name) for name in ("extra", "first", "third")]
    for module, plugin in zip(modules, (second, first, third), strict=True):
        vars(module).update(vars(plugin))
    return modules


CASES = [
    {},
    {"flare_up": True},
    {"flare_up": False, "extra.noted": True},
    {"home_exercise": True, "prior_visits": 24},
    {"flare_up": True, "home_exercise": False, "extra.times": 0},
]


@pytest.mark.parametrize("facts", CASES)
@pytest.mark.parametrize("reading", ["open", "closed"])
def test_plugin_order_is_free(build, plugins, facts, reading):
    """The order in which plugins are given changes nothing in an assessment."""
    case = build.case(build.item(facts, quantity=3))
    expected = assess(case, Registry(plugins), reading)
    assert () == expected.failed_plugins
    for order in permutations(plugins):
        assert expected == assess(case, Registry(order), reading)


def test_rule_and_fact_order_is_free(build):
    """The order of rules and of documented facts changes nothing but the order of grounds."""
    rules = [
        build.rule(NECESSARY, Course.flare_up, "one"),
        build.rule(NECESSARY, Course.home_exercise, "two"),
        build.rule(NOT_NECESSARY, Request.visits > 6, "three"),
    ]
    facts = {"flare_up": True, "home_exercise": True, "prior_visits": 3}
    expected = build.assess_one(build.registry(build.guideline("g", *rules)), facts, quantity=3)
    for order in permutations(rules):
        for names in permutations(facts):
            registry = build.registry(build.guideline("g", *order))
            item = build.assess_one(registry, {name: facts[name] for name in names}, quantity=3)
            assert attrs.evolve(expected, grounds=()) == attrs.evolve(item, grounds=())
            assert set(expected.grounds) == set(item.grounds)


@pytest.mark.parametrize("facts", CASES)
@pytest.mark.parametrize("published", ["upheld", "overturned"])
def test_published_is_carried_along_unread(build, plugins, facts, published):
    """The published outcome changes nothing in an assessment but the field that repeats it."""
    registry = Registry(plugins)
    without, held = (
        assess(build.case(build.item(facts, quantity=3, published=outcome)), registry) for outcome in (None, published)
    )
    (item,) = held.items
    assert published == item.published
    assert without == attrs.evolve(held, items=(attrs.evolve(item, published=None),))


def test_an_assessment_pickles(build, plugins):
    """An assessment and the searches beside it go through pickle as they are."""
    registry = Registry(plugins)
    for facts in CASES:
        case = build.case(build.item(facts, quantity=3))
        for value in (assess(case, registry), ways(case, "1", registry), flips(case, "1", registry), case):
            assert value == pickle.loads(pickle.dumps(value))


def test_threads_get_what_one_gets(build):
    """Many threads that share a new registry get the assessments that one thread gets."""
    edition = Edition("2015", Trigger.REQUEST_DATE)
    rules = [build.rule(NECESSARY, Request.visits <= 6), build.rule(NOT_NECESSARY, Request.visits > 6)]
    guideline = build.guideline("g", *rules, edition=edition)
    cases = [build.case(build.item({"prior_visits": prior}, quantity=3 + prior)) for prior in range(8)]
    expected = [assess(case, build.registry(guideline)) for case in cases]
    for _ in range(5):
        registry = build.registry(guideline)
        with ThreadPoolExecutor(16) as threads:
            assert expected * 12 == list(threads.map(lambda case: assess(case, registry), cases * 12))  # noqa: B023


def test_the_reading_is_the_caller_s_or_the_case_s(build):
    """The closed reading is used where the case says its records are complete or the caller asks, and is named."""
    registry = build.registry(build.says("g", NECESSARY, ~Course.flare_up))
    for complete, asked, expected in [
        (False, None, "open"),
        (True, None, "closed"),
        (True, "open", "open"),
        (False, "closed", "closed"),
    ]:
        assessment = assess(build.case(build.item(), records_complete=complete), registry, asked)
        assert expected == assessment.reading
        assert (expected == "closed") == ((NECESSARY,) == assessment.items[0].outcomes)
    with pytest.raises(ValueError, match="'open'"):
        assess(build.case(build.item()), registry, "half-open")


def test_contradictions_are_reported_not_raised(build):
    """Facts that break a law are named, and nothing is proposed of them."""
    registry = build.registry(build.says("g", NECESSARY))
    item = build.assess_one(registry, {"prior_visits": 2, "course_visits": 5}, quantity=3)
    assert (["course visits is at most prior visits"], None, None) == (
        list(item.contradictions),
        item.proposed,
        item.what_if,
    )


def test_all_problems_of_a_case_are_named_at_once(build):
    """A case whose facts are of wrong types, or not known, is refused with every path and no value."""
    registry = build.registry(build.says("g", NECESSARY))
    items = [build.item({"flare_up": 7919, "prior_visit": 3}), build.item({"prior_visits": -7919}, id="2")]
    with pytest.raises(CaseError) as raised:
        assess(Case(items), registry)
    assert ["$.items[0].facts.flare_up", "$.items[0].facts.prior_visit", "$.items[1].facts.prior_visits"] == [
        problem.path for problem in raised.value.problems
    ]
    assert "7919" not in str(raised.value)
    assert "prior_visits" in str(raised.value.problems[1])


def test_an_assessment_carries_versions(build):
    """The assessment names the core's version and every plugin that took part."""
    registry = build.registry(build.says("g", NECESSARY))
    assessment = assess(build.case(build.item(), case_number="CM00-0000000"), registry)
    assert ("CM00-0000000", registry.plugins) == (assessment.case_number, assessment.plugins)
    assert assessment.core_version


def test_an_empty_condition_addresses_everything(build):
    """A guideline whose condition has no terms addresses every item."""
    assert (NECESSARY,) == build.assess_one(build.registry(build.says("g", NECESSARY, addresses=And(())))).outcomes
