"""The trace of an item: which rules of which guidelines hold, fail or are unknown."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imr_core import DISCRETIONARY, NECESSARY, NOT_ADDRESSED, NOT_NECESSARY
from imr_core.facts import Course, Injury, Request
from imr_core.guidelines import Bar, Unencoded
from imr_core.model import Bound, Case
from imr_core.registry import Registry
from imr_core.review import assess, trace
from imr_core.sources import Edition, Step, Trigger

FACTS = ("flare_up", "return_to_work", "functional_improvement")
known = st.dictionaries(st.sampled_from(FACTS), st.booleans())


@pytest.fixture(scope="session")
def flares(build: Any) -> Registry:
    """A guideline with an exception, a silent one beside it, a later one, and a bar."""
    few = Request.visits <= 2
    return build.registry(
        build.guideline(
            "flares",
            build.rule(NOT_NECESSARY, Course.flare_up & ~few, "many", because="{visits} are many"),
            build.rule(NECESSARY, Course.flare_up & few, "few"),
            build.rule(DISCRETIONARY, ~Injury.return_to_work, "idle", exception_to="few"),
            build.rule(NECESSARY, Course.functional_improvement, "hearsay", cite=build.UNVERIFIED),
            unencoded=[Unencoded("hands are washed", build.CITE, "no fact")],
        ),
        build.guideline("quiet", build.rule(NOT_ADDRESSED), addresses=~Course.flare_up),
        build.says("later", NECESSARY, step=Step.ACOEM_OR_ODG),
        bars=[Bar("limit", Course.prior_visits + Request.visits > 24, "{visits} more", build.CITE)],
    )


def rules(build: Any, registry: Registry, facts: dict[str, Any], visits: int = 2) -> dict[str, Any]:
    """Trace an item; return its rules by name."""
    (part,) = trace(Case([build.item(facts, quantity=visits)]), "1", registry).parts
    return {rule.rule: rule for guideline in part.guidelines for rule in guideline.rules}


def test_rules_tell_whether_they_hold(build: Any, flares: Registry):
    """A rule holds, fails or is unknown, and its reason has the values of the case."""
    found = rules(build, flares, {"flare_up": True}, visits=5)
    truths = {name.partition(" · ")[2]: rule.truth for name, rule in found.items()}
    assert {"many": True, "few": False, "idle": False} == truths
    assert "5 are many" == found["flares/2014 · many"].because


def test_terms_are_the_conditions_that_must_hold(build: Any, flares: Registry):
    """A rule's terms are its conditions, those of the rule it is an exception to before its own."""
    idle = rules(build, flares, {"flare_up": True})["flares/2014 · idle"]
    assert [True, True, None] == [term.truth for term in idle.terms]
    assert ["flare_up", "visits", "return_to_work"] == [name for term in idle.terms for name in term.deciding_facts]


def test_exceptions_are_named_with_their_truth(build: Any, flares: Registry):
    """A rule names the exceptions that take its place, and whether they do."""
    for work, holds in ((True, False), (False, True), (None, None)):
        found = rules(build, flares, {"flare_up": True} | ({} if work is None else {"return_to_work": work}))
        assert (("idle", holds),) == found["flares/2014 · few"].exceptions


def test_what_is_not_in_force_and_not_encoded_is_told(build: Any, flares: Registry):
    """A guideline tells which of its rules are unverified and which of its text is not encoded."""
    (part,) = trace(Case([build.item({"flare_up": True}, quantity=5)]), "1", flares).parts
    first = part.guidelines[0]
    assert ("hearsay",) == first.inactive
    assert ["hands are washed"] == [each.text for each in first.unencoded]
    assert "encoded" == first.kind


def test_a_guideline_that_is_silent_has_no_rules(build: Any, flares: Registry):
    """A guideline that does not address the item is listed with the reason and without its rules."""
    (part,) = trace(Case([build.item({"flare_up": True}, quantity=5)]), "1", flares).parts
    quiet = part.guidelines[1]
    assert (False, (), (NOT_ADDRESSED,)) == (quiet.addresses, quiet.rules, quiet.outcomes)
    assert ("flare_up",) == quiet.scope.deciding_facts


def test_later_steps_are_named_where_an_earlier_one_answers(build: Any):
    """Guidelines of a step that was not reached are named, and those that were reached are not."""
    first = build.says("first", NECESSARY, addresses=Course.flare_up)
    registry = build.registry(first, build.says("later", NECESSARY, step=Step.ACOEM_OR_ODG))
    for flare_up, not_asked in ((True, ((Step.ACOEM_OR_ODG, "Later"),)), (False, ())):
        (part,) = trace(Case([build.item({"flare_up": flare_up})]), "1", registry).parts
        assert not_asked == part.not_asked


def test_an_edition_not_encoded_is_told(build: Any):
    """An edition whose text is not encoded is listed as such, with every outcome but a conflict."""
    edition = Edition("2010", trigger=Trigger.REQUEST_DATE)
    registry = build.registry(build.unknown_text("gap", edition), build.says("after", NECESSARY))
    (part,) = trace(Case([build.item()]), "1", registry).parts
    kinds = {each.guideline: each.kind for each in part.guidelines}
    assert {"after": "encoded", "gap": "not encoded"} == kinds


def test_every_part_is_traced(build: Any, flares: Registry):
    """Each body region has a trace of its own."""
    item = build.item(body_regions=("lumbar-spine", "knee"))
    assert ["lumbar-spine", "knee"] == [part.part for part in trace(Case([item]), "1", flares).parts]


def test_bars_are_traced_whether_they_hold_or_not(build: Any, flares: Registry):
    """A bar tells whether it holds."""
    for prior, holds in ((25, True), (3, False), (Bound(at_least=3), None)):
        (bar,) = trace(Case([build.item({"prior_visits": prior}, quantity=5)]), "1", flares).bars
        assert ("limit", holds) == (bar.rule, bar.truth)


def test_an_unknown_item_is_an_error(build: Any, flares: Registry):
    """An item that the case has not cannot be traced."""
    with pytest.raises(KeyError):
        trace(Case([build.item()]), "2", flares)


@given(facts=known, visits=st.integers(1, 5), reading=st.sampled_from(["open", "closed"]))
def test_grounds_hold_in_the_trace(build: Any, flares: Registry, facts: dict[str, bool], visits: int, reading: str):
    """Every ground that is certain holds in the trace with the same words; every other is unknown there."""
    case = Case([build.item(facts, quantity=visits)])
    (item,) = assess(case, flares, reading).items
    traced = trace(case, "1", flares, reading)
    found = {rule.rule: rule for part in traced.parts for each in part.guidelines for rule in each.rules}
    assert {each.rule: (True if each.is_certain else None, each.because) for each in item.grounds} == {
        each.rule: (found[each.rule].truth, found[each.rule].because) for each in item.grounds
    }


@given(facts=known, visits=st.integers(1, 5))
def test_terms_and_exceptions_make_the_truth(build: Any, flares: Registry, facts: dict[str, bool], visits: int):
    """A rule holds where its terms hold and no exception does; it fails where a term fails or an exception holds."""
    for rule in rules(build, flares, facts, visits).values():
        parts = [term.truth for term in rule.terms]
        parts += [None if holds is None else not holds for _, holds in rule.exceptions]
        assert rule.truth == (False if False in parts else None if None in parts else True)
