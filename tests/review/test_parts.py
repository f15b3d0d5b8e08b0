"""An item of several body regions or ingredients: each part through the whole sequence, then combined."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imr_core import CONFLICT, DISCRETIONARY, NECESSARY, NOT_ADDRESSED, NOT_NECESSARY, Outcome
from imr_core.facts import Request
from imr_core.model import Drug, RequestedDrug
from imr_core.sources import Step

# One region for each outcome that a part may have.
REGIONS = {
    NECESSARY: "knee",
    NOT_NECESSARY: "ankle",
    DISCRETIONARY: "hip",
    NOT_ADDRESSED: "elbow",
    CONFLICT: "shoulder",
}
AT = Request.body_region


@pytest.fixture(scope="module")
def registry(build):
    """A guideline with an answer for each region."""
    named = (NECESSARY, NOT_NECESSARY, DISCRETIONARY, NOT_ADDRESSED)
    rules = [build.rule(outcome, AT.is_(REGIONS[outcome])) for outcome in named]
    clash = [build.rule(outcome, AT.is_(REGIONS[CONFLICT]), f"{outcome.value}-too") for outcome in named[:2]]
    return build.registry(build.guideline("regions", *rules, *clash, addresses=AT.one_of(*REGIONS.values())))


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        *[((outcome,), outcome) for outcome in Outcome],
        *[((NOT_NECESSARY, outcome), NOT_NECESSARY) for outcome in Outcome],
        ((CONFLICT, DISCRETIONARY), CONFLICT),
        ((CONFLICT, NOT_ADDRESSED), CONFLICT),
        ((CONFLICT, NECESSARY), CONFLICT),
        ((DISCRETIONARY, NOT_ADDRESSED), DISCRETIONARY),
        ((DISCRETIONARY, NECESSARY), DISCRETIONARY),
        ((NOT_ADDRESSED, NECESSARY), NOT_ADDRESSED),
        ((NECESSARY, DISCRETIONARY, NOT_ADDRESSED, CONFLICT), CONFLICT),
        ((NECESSARY, DISCRETIONARY, NOT_ADDRESSED, CONFLICT, NOT_NECESSARY), NOT_NECESSARY),
    ],
)
def test_how_parts_combine(build, registry, parts, expected):
    """Any not necessary wins, else conflict, discretionary, not addressed in that order, else necessary."""
    regions = tuple(REGIONS[outcome] for outcome in parts)
    for order in (regions, regions[::-1]):
        assert (expected,) == build.assess_one(registry, body_regions=order, quantity=3).outcomes


@given(order=st.permutations(list(REGIONS.values())), size=st.integers(1, 5))
def test_parts_are_order_free(build, registry, order, size):
    """The order in which the request names its regions changes no outcome."""
    named = order[:size]
    first, second = (
        build.assess_one(registry, body_regions=tuple(each), quantity=3) for each in (named, sorted(named))
    )
    assert (first.outcomes, first.proposed) == (second.outcomes, second.proposed)
    assert set(first.grounds) == set(second.grounds)


def test_findings_name_their_part(build, registry):
    """Each finding says which part of the item it is of."""
    item = build.assess_one(registry, body_regions=("knee", "hip"), quantity=3)
    assert [("knee", (NECESSARY,)), ("hip", (DISCRETIONARY,))] == [(each.part, each.outcomes) for each in item.findings]


def test_only_the_parts_that_decide_give_grounds(build, registry):
    """Where one part makes the item not necessary, the grounds are that part's."""
    item = build.assess_one(registry, body_regions=("knee", "ankle"), quantity=3)
    assert ["regions/2014 · not_necessary"] == [ground.rule for ground in item.grounds]


def test_each_part_follows_the_whole_sequence(build):
    """One region is answered by the MTUS, the other by the next step; neither's silence stops the other."""
    mtus = build.says("mtus", NECESSARY, AT.is_("knee"), addresses=AT.is_("knee"))
    odg = build.says("odg", NOT_NECESSARY, addresses=AT.one_of("knee", "hip"), step=Step.ACOEM_OR_ODG)
    item = build.assess_one(build.registry(mtus, odg), body_regions=("knee", "hip"), quantity=3)
    found = {(each.part, each.guideline, each.outcomes) for each in item.findings}
    assert {("knee", "mtus", (NECESSARY,)), ("hip", "odg", (NOT_NECESSARY,))} == found
    assert (NOT_NECESSARY,) == item.outcomes


def test_without_a_region_there_is_one_part_of_unknown_region(build, registry):
    """No region named: what any region would give is possible."""
    item = build.assess_one(registry, quantity=3)
    assert {NECESSARY, NOT_NECESSARY, DISCRETIONARY, NOT_ADDRESSED} == set(item.outcomes)
    assert {None} == {finding.part for finding in item.findings}
    assert ("body_region",) == item.open_facts


def test_visits_are_the_item_s_for_each_part(build):
    """Six visits for two regions are six for each, not three."""
    rules = (build.rule(NECESSARY, Request.visits <= 4), build.rule(NOT_NECESSARY, Request.visits > 4))
    registry = build.registry(build.guideline("trial", *rules, complete=True))
    assert (NOT_NECESSARY,) == build.assess_one(registry, body_regions=("knee", "hip"), quantity=6).outcomes


def test_a_drug_of_several_ingredients_has_a_part_for_each(build):
    """Each ingredient is assessed on its own, with its own class; one that is not necessary decides."""
    drugs = (Drug("tramadol", classes=("opioid",)), Drug("acetaminophen", classes=("analgesic",)))
    rules = (
        build.rule(NOT_NECESSARY, Request.drug_class.overlaps("opioid")),
        build.rule(NECESSARY, ~Request.drug_class.overlaps("opioid")),
    )
    registry = build.registry(build.guideline("drugs", *rules, complete=True), drugs=drugs)
    pair = RequestedDrug("ultracet", ("tramadol", "acetaminophen"))
    item = build.assess_one(registry, drug=pair, service=None, unit=None, quantity=60)
    assert (NOT_NECESSARY,) == item.outcomes
    assert {"tramadol": (NOT_NECESSARY,), "acetaminophen": (NECESSARY,)} == {f.part: f.outcomes for f in item.findings}
