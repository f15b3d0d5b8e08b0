"""What-if over the quantity: which numbers of visits could be necessary, and which are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imr_core import DISCRETIONARY, NECESSARY, NOT_ADDRESSED, NOT_NECESSARY
from imr_core.expressions import Interval
from imr_core.facts import Course, Injury, Request
from imr_core.model import Bound, QuantityWhatIf, Requirement, Unit
from imr_core.review import MOST_VISITS, assess
from imr_core.sources import Edition, Step, Trigger
from imr_core.testing import consistent_guidelines

FEW = Request.visits <= 6
TOTAL = Course.prior_visits + Request.visits
# Facts that random guidelines speak of: known, unknown, and the quantity itself.
SPOKEN_OF = (
    Request.visits,
    Course.prior_visits,
    Course.recent_visits,
    Course.functional_improvement,
    Course.flare_up,
    Injury.return_to_work,
)


def by_trying(build, registry, facts: dict, quantity: int) -> tuple:
    """Say which quantity is the largest possible, and which the largest certain, by assessing each."""
    found = {tried: set(build.assess_one(registry, facts, quantity=tried).outcomes) for tried in range(1, quantity + 1)}
    possible = [tried for tried, outcomes in found.items() if NECESSARY in outcomes]
    certain = [tried for tried, outcomes in found.items() if outcomes == {NECESSARY}]
    return max(possible, default=None), max(certain, default=None)


def test_what_could_be_granted_of_too_many(build, in_trial):
    """Of nine visits six are certain, with nothing more to document."""
    assert QuantityWhatIf(6, (), 6) == build.assess_one(in_trial, quantity=9).what_if


def test_all_that_is_requested(build, in_trial):
    """Where the whole request is necessary the largest quantity is the one requested, not more."""
    assert QuantityWhatIf(4, (), 4) == build.assess_one(in_trial, quantity=4).what_if


def test_nothing_could_be_granted(build):
    """Where no quantity can be necessary, both are null and nothing would help."""
    registry = build.registry(build.says("therapy", NOT_NECESSARY))
    assert QuantityWhatIf(None, (), None) == build.assess_one(registry, quantity=9).what_if


@pytest.mark.parametrize("quantity", [None, Bound(3, 5), Bound(3, None), 0, MOST_VISITS + 1])
def test_no_what_if_without_a_quantity(build, in_trial, quantity):
    """An unknown or bounded quantity, none at all, or one past all reason has no what-if."""
    assert None is build.assess_one(in_trial, quantity=quantity).what_if


def test_no_what_if_of_what_is_not_counted_in_visits(build, in_trial):
    """Tablets are not visits."""
    assert None is build.assess_one(in_trial, quantity=60, unit=Unit.TABLET, service=None).what_if


def test_what_if_is_left_out_on_demand(build, in_trial):
    """An embedder who needs none is not made to wait for one."""
    case = build.case(build.item(quantity=9))
    assert None is assess(case, in_trial, what_if=False).items[0].what_if


def test_provided_names_what_it_needs(build):
    """Up to two visits are necessary once work is resumed and none came in six months; the seed's shape."""
    soon = Course.recent_visits + Request.visits > 2
    rules = (
        build.rule(NOT_NECESSARY, Request.visits > 2),
        build.rule(NOT_NECESSARY, (Request.visits <= 2) & Injury.return_to_work & soon, "too-soon"),
        build.rule(NECESSARY, Injury.return_to_work & ~soon),
        build.rule(DISCRETIONARY, (Request.visits <= 2) & ~Injury.return_to_work),
    )
    registry = build.registry(build.guideline("therapy", *rules, complete=True))
    what_if = build.assess_one(registry, quantity=5).what_if
    needed = (Requirement("recent_visits", at_most=0), Requirement("return_to_work", True))
    assert QuantityWhatIf(2, (needed,), None) == what_if


def test_provided_lists_alternatives(build):
    """Each way that suffices is an alternative of its own, and none is contained in another."""
    either = Course.functional_improvement | Course.exceptional_factors
    rules = (build.rule(NECESSARY, FEW | either), build.rule(NOT_NECESSARY, ~(FEW | either)))
    registry = build.registry(build.guideline("therapy", *rules, complete=True))
    what_if = build.assess_one(registry, quantity=9).what_if
    improving = (Requirement("functional_improvement", True),)
    exceptional = (Requirement("exceptional_factors", True),)
    assert (9, 6, {improving, exceptional}) == (
        what_if.largest_necessary_quantity,
        what_if.certain_quantity,
        set(what_if.provided),
    )


@st.composite
def facts(draw: st.DrawFn) -> dict:
    """Generate documented facts that break no law: numbers exact, bounded or unknown, flags known or not."""
    known: dict = {}
    prior = draw(st.none() | st.integers(1, 6) | st.just(Interval(1, float("inf"))))
    if prior is not None:
        known["prior_visits"] = prior
        if isinstance(prior, int) and draw(st.booleans()):
            known["recent_visits"] = draw(st.integers(0, prior))
    for name in ("functional_improvement", "flare_up", "return_to_work"):
        value = draw(st.none() | st.booleans())
        if value is not None:
            known[name] = value
    return known


@settings(max_examples=settings().max_examples * 40 // 100)
@given(guideline=consistent_guidelines(SPOKEN_OF), known=facts(), quantity=st.integers(1, 9))
def test_what_if_equivalent_to_assessing_each_quantity(build, guideline, known, quantity):
    """The largest possible and the largest certain quantity are those that assessing each quantity gives."""
    registry = build.registry(guideline)
    what_if = build.assess_one(registry, known, quantity=quantity).what_if
    expected = by_trying(build, registry, known, quantity)
    assert expected == (what_if.largest_necessary_quantity, what_if.certain_quantity)


@settings(max_examples=settings().max_examples * 60 // 100)
@given(guideline=consistent_guidelines(SPOKEN_OF), known=facts(), quantity=st.integers(1, 9))
def test_provided_is_sound_and_minimal(build, guideline, known, quantity):
    """Each alternative, documented, makes the largest quantity necessary for certain, and needs all of its facts."""
    registry = build.registry(guideline)
    what_if = build.assess_one(registry, known, quantity=quantity).what_if
    largest = what_if.largest_necessary_quantity
    for alternative in what_if.provided:
        assert alternative

        def outcomes(requirements):
            item = build.document(build.item(known, quantity=largest), requirements)
            return set(assess(build.case(item), registry).items[0].outcomes)

        assert {NECESSARY} == outcomes(alternative)
        for left_out in alternative:
            assert {NECESSARY} != outcomes([each for each in alternative if each is not left_out])


def test_what_if_meets_the_next_step(build):
    """A quantity that the first step leaves to the next is judged by the next."""
    mtus = build.guideline("mtus", build.rule(NOT_ADDRESSED, FEW), build.rule(NOT_NECESSARY, ~FEW), complete=True)
    four = Request.visits <= 4
    odg = build.guideline(
        "odg",
        build.rule(NECESSARY, four),
        build.rule(NOT_NECESSARY, ~four),
        step=Step.ACOEM_OR_ODG,
        edition=Edition("2016", Trigger.REQUEST_DATE),
    )
    assert QuantityWhatIf(4, (), 4) == build.assess_one(build.registry(mtus, odg), quantity=9).what_if


def test_what_if_of_several_regions(build):
    """A quantity is necessary only where it is for every part."""
    knee, hip = Request.body_region.is_("knee"), Request.body_region.is_("hip")
    limits = {"knee": (knee, 3), "hip": (hip, 5)}
    rules = [
        rule
        for name, (at, most) in limits.items()
        for rule in (
            build.rule(NECESSARY, at & (Request.visits <= most), f"{name}-within"),
            build.rule(NOT_NECESSARY, at & (Request.visits > most), f"{name}-over"),
        )
    ]
    registry = build.registry(build.guideline("regions", *rules))
    assert QuantityWhatIf(3, (), 3) == build.assess_one(registry, quantity=9, body_regions=("knee", "hip")).what_if
