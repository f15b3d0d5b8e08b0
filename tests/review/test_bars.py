"""Bars stand beside the search sequence: a statutory limit is not medical necessity."""

import pytest

import imr_core.california
from imr_core import NECESSARY, NOT_NECESSARY
from imr_core.expressions import Interval
from imr_core.facts import Course, Request
from imr_core.guidelines import Bar
from imr_core.model import Proposal
from imr_core.registry import Registry
from imr_core.review import assess
from imr_core.sources import Citation, Verification

STATUTE = Citation("A Statute", section="12(c)", verification=Verification.PRIMARY_TEXT)
OVER = Course.prior_visits + Request.visits > 24
LIMIT = Bar(
    "limit", when=OVER & ~Course.visits_authorized_in_writing, because="{visits} more are too many", cite=STATUTE
)


@pytest.fixture
def registry(build):
    """Everything is necessary, beside a limit of 24 visits."""
    return build.registry(build.says("therapy", NECESSARY), bars=[LIMIT])


def test_a_bar_that_holds_proposes_upheld_and_leaves_necessity_alone(build, registry):
    """A bar that certainly holds proposes upheld by the statute; the finding on necessity stays as it is."""
    item = build.assess_one(registry, {"prior_visits": 24, "visits_authorized_in_writing": False}, quantity=6)
    assert (Proposal.UPHELD, (NECESSARY,)) == (item.proposed, item.outcomes)
    (bar,) = item.bars
    assert ("limit", "6 more are too many", (STATUTE,)) == (bar.rule, bar.because, bar.citations)
    assert ["therapy/2014 · necessary"] == [ground.rule for ground in item.grounds]
    assert STATUTE in item.citations
    assert () == item.caveats


def test_a_bar_that_may_hold_is_a_caveat(build, registry):
    """A bar that may hold names the facts missing, and leaves the proposal alone."""
    item = build.assess_one(registry, {"prior_visits": 24}, quantity=6)
    assert (Proposal.OVERTURNED, (NECESSARY,), ()) == (item.proposed, item.outcomes, item.bars)
    (caveat,) = item.caveats
    assert ("limit", ("visits_authorized_in_writing",), (STATUTE,)) == (caveat.bar, caveat.missing, caveat.citations)
    assert ("prior_visits", "visits_authorized_in_writing") == build.assess_one(registry, quantity=6).caveats[0].missing


def test_a_bar_that_cannot_hold_is_not_mentioned(build, registry):
    """Where the limit is kept, or was lifted in writing, nothing is said of it."""
    for facts in ({"prior_visits": 18}, {"prior_visits": 30, "visits_authorized_in_writing": True}):
        item = build.assess_one(registry, facts, quantity=6)
        assert (Proposal.OVERTURNED, (), ()) == (item.proposed, item.bars, item.caveats)


def test_a_bound_is_enough_for_a_bar(build, registry):
    """At least 20 earlier visits and six more are over the limit whatever the exact number."""
    facts = {"prior_visits": Interval(20, float("inf")), "visits_authorized_in_writing": False}
    assert ["limit"] == [bar.rule for bar in build.assess_one(registry, facts, quantity=6).bars]


def test_a_bar_in_the_closed_reading_rests_on_what_is_listed(build, registry):
    """The written authorization nobody documented counts as not given, and the item says that it was assumed."""
    item = build.assess_one(registry, {"prior_visits": 24}, quantity=6, reading="closed")
    assert Proposal.UPHELD is item.proposed
    assert ("visits_authorized_in_writing", False) in [(each.fact, each.value) for each in item.assumed]


def test_a_bar_with_an_unverified_source_is_inactive(build):
    """A bar whose source nobody verified is not in force unless asked for by name."""
    hearsay = Bar("hearsay", when=Request.visits >= 1, because="it is said", cite=build.UNVERIFIED)
    registry = build.registry(build.says("therapy", NECESSARY), bars=[hearsay])
    assert Proposal.OVERTURNED is build.assess_one(registry, quantity=6).proposed
    assert Proposal.UPHELD is build.assess_one(registry, quantity=6, include_unverified=["hearsay"]).proposed


def test_a_bar_holds_for_the_item_whatever_the_guidelines_say(build):
    """Where necessity is denied too, both the statute and the guideline are named."""
    registry = build.registry(build.says("therapy", NOT_NECESSARY), bars=[LIMIT])
    item = build.assess_one(registry, {"prior_visits": 24, "visits_authorized_in_writing": False}, quantity=6)
    assert (Proposal.UPHELD, (NOT_NECESSARY,)) == (item.proposed, item.outcomes)
    assert (["limit"], ["therapy/2014 · not_necessary"]) == (
        [bar.rule for bar in item.bars],
        [ground.rule for ground in item.grounds],
    )


@pytest.mark.parametrize(
    ("service", "facts", "upheld"),
    [
        ("chiropractic", {"prior_visits": 20}, True),
        ("physical-therapy", {"prior_visits": 20}, True),
        ("occupational-therapy", {"prior_visits": 20}, True),
        ("needles", {"prior_visits": 20}, False),
        ("chiropractic", {"prior_visits": 18}, False),
        ("chiropractic", {"prior_visits": 20, "under_postsurgical_schedule": True}, False),
        ("chiropractic", {"prior_visits": 20, "visits_authorized_in_writing": True}, False),
    ],
)
def test_the_statutory_limit_of_visits(build, service, facts, upheld):
    """24 visits of each of three disciplines for an injury since 2004, but for the statute's exceptions."""
    known = {"under_postsurgical_schedule": False, "visits_authorized_in_writing": False} | facts
    registry = Registry([imr_core.california, build.plugin(build.says("therapy", NECESSARY))])
    item = build.item(known, quantity=6, service=service)
    for injury, expected in (("2014-01-01", upheld), ("2003-12-31", False)):
        case = build.case(item, date_of_injury=build.ASKED.fromisoformat(injury))
        proposed = assess(case, registry).items[0].proposed
        assert (Proposal.UPHELD if expected else Proposal.OVERTURNED) is proposed
