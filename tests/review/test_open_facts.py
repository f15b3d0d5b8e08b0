"""Open facts: those on which a still possible rule hangs; documenting them settles the item."""

from collections.abc import Mapping
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from imr_core import DISCRETIONARY, NECESSARY, NOT_NECESSARY
from imr_core.expressions import Flag, Interval
from imr_core.facts import Course, Injury, Request
from imr_core.guidelines import Guideline
from imr_core.model import DateRange
from imr_core.readings import explain, find
from imr_core.sources import Edition, Step, Trigger
from imr_core.testing import consistent_guidelines

FLAGS = (Course.flare_up, Course.home_exercise, Course.plan_of_care_names_service, Injury.radiculopathy)
NUMBERS = (Course.prior_visits, Course.course_visits)
SPOKEN_OF = (*FLAGS, *NUMBERS, Request.visits)


@st.composite
def partly_known(draw: st.DrawFn) -> dict:
    """Generate documented facts that break no law."""
    known = {}
    for leaf in FLAGS:
        value = draw(st.none() | st.booleans())
        if value is not None:
            known[leaf.name] = value
    prior = draw(st.none() | st.integers(0, 6) | st.just(Interval(2, 6)))
    if prior is not None:
        known["prior_visits"] = prior
    return known


def by_explaining(guideline: Guideline, facts: Mapping) -> set[str]:
    """Return the facts on which, by *explain*, hang the rules that *find* says may hold, and whether it applies."""
    finding = find(guideline, facts)
    explained = [explain(guideline.effective[rule], facts) for rule in finding.possible]
    if finding.addresses is None:
        explained.append(explain(guideline.addresses, facts))
    return {name for each in explained for name in each.deciding_facts}


def visible(known: Mapping, quantity: int) -> dict:
    """Return documented facts as readings take them, with those derived from the request and by the laws."""
    facts = {"visits": quantity, "quantity": quantity, **known}
    prior = known.get("prior_visits")
    if prior is not None:
        most = prior.high if isinstance(prior, Interval) else prior
        facts["course_visits"] = 0 if most == 0 else Interval(0, most)
    return facts


@settings(max_examples=settings().max_examples * 40 // 100)
@given(guideline=consistent_guidelines(SPOKEN_OF), known=partly_known(), quantity=st.integers(1, 8))
def test_open_facts_equivalent_to_explain(build, guideline, known, quantity):
    """The open facts of an item are those that *explain* names for the rules still possible."""
    item = build.assess_one(build.registry(guideline), known, quantity=quantity)
    assert by_explaining(guideline, visible(known, quantity)) == set(item.open_facts)


@settings(max_examples=settings().max_examples * 40 // 100)
@given(guideline=consistent_guidelines(SPOKEN_OF), known=partly_known(), quantity=st.integers(1, 8), data=st.data())
def test_documenting_all_open_facts_settles(build, guideline, known, quantity, data):
    """Once every open fact is documented, however it turns out, one outcome is left and nothing is open."""
    registry = build.registry(guideline)
    before = build.assess_one(registry, known, quantity=quantity)
    told = dict(known)
    prior = known.get("prior_visits")
    for name in sorted(set(before.open_facts) | ({"prior_visits"} if isinstance(prior, Interval) else set())):
        if isinstance(registry.facts[name], Flag):
            told[name] = data.draw(st.booleans())
        elif name == "prior_visits":
            low, high = (prior.low, prior.high) if isinstance(prior, Interval) else (0, 8)
            told[name] = data.draw(st.integers(low, high))
    if "course_visits" in before.open_facts:
        told["course_visits"] = data.draw(st.integers(0, told.get("prior_visits", 8)))
    after = build.assess_one(registry, told, quantity=quantity)
    assert 1 == len(after.outcomes)
    assert set(after.outcomes) <= set(before.outcomes)
    assert () == after.open_facts


def test_a_settled_item_may_still_have_possible_rules(build):
    """Where unknown rules agree, the facts that would tell which of them holds are open."""
    rules = (
        build.rule(NOT_NECESSARY, Course.flare_up, "during"),
        build.rule(NOT_NECESSARY, ~Course.flare_up, "otherwise"),
    )
    item = build.assess_one(build.registry(build.guideline("therapy", *rules, complete=True)), quantity=3)
    assert ((NOT_NECESSARY,), ("flare_up",)) == (item.outcomes, item.open_facts)


def test_facts_of_steps_that_are_not_asked_are_not_open(build):
    """A step past one that answers has no open facts."""
    odg = build.says("odg", NECESSARY, Course.flare_up, step=Step.ACOEM_OR_ODG)
    item = build.assess_one(build.registry(build.says("mtus", NECESSARY), odg), quantity=3)
    assert () == item.open_facts


def test_facts_of_every_edition_possible_are_open(build):
    """Where two editions may be in force, the facts on which each hangs are open."""
    first = Edition("1", Trigger.REQUEST_DATE, end="2016-01-01")
    second = Edition("2", Trigger.REQUEST_DATE, start="2016-01-01")
    registry = build.registry(
        build.says("therapy", NECESSARY, Course.flare_up, edition=first),
        build.says("therapy", NECESSARY, Course.home_exercise, edition=second),
    )
    dates = DateRange(date(2015, 12, 1), date(2016, 2, 1))
    item = build.assess_one(registry, requested_on=dates, quantity=3)
    assert ({"flare_up", "home_exercise"}, (NECESSARY, DISCRETIONARY)) == (set(item.open_facts), item.outcomes)


def test_facts_used_name_where_they_come_from(build):
    """Each fact used says whether it is documented, derived, assumed or follows, with quote, record and page."""
    improving = Course.functional_improvement & (Course.prior_visits >= 1) & (Request.visits <= 6)
    registry = build.registry(build.says("therapy", NECESSARY, improving & ~Course.flare_up))
    item = build.assess_one(registry, {"functional_improvement": True}, quantity=3, reading="closed")
    origins = {name: (used.value, used.origin) for name, used in item.facts.items()}
    assert (True, "documented") == origins["functional_improvement"]
    assert (3, "derived from the request") == origins["visits"]
    assert (False, "assumed") == origins["flare_up"]
    assert "follows from other facts" == origins["prior_visits"][1]
    assert 1 == origins["prior_visits"][0].at_least


def test_what_the_closed_reading_assumed_is_listed(build):
    """Each finding of the closed reading lists the flags it took as not so: those the guideline asks for, no others."""
    registry = build.registry(build.says("therapy", NECESSARY, ~Course.flare_up))
    item = build.assess_one(registry, quantity=3, reading="closed")
    assert [("flare_up", False)] == [(each.fact, each.value) for each in item.assumed if each.value is False]
    opened = build.assess_one(registry, quantity=3, reading="open")
    assert [] == [each for each in opened.assumed if each.value is False]
    assert ((NECESSARY,), (NECESSARY, DISCRETIONARY)) == (item.outcomes, opened.outcomes)
