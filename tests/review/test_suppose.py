"""What an item would come to, were its quantity another or an open fact documented."""

from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from imr_core import NECESSARY, NOT_NECESSARY
from imr_core.facts import Course, Request
from imr_core.guidelines import Bar
from imr_core.model import Bound, Case, DocumentedFact, Proposal
from imr_core.registry import Registry
from imr_core.review import assess, quantities, suppositions


@pytest.fixture(scope="session")
def course(build: Any) -> Registry:
    """Up to six visits are necessary, more only where the earlier ones improved function; 24 are the limit."""
    few = Request.visits <= 6
    rules = (
        build.rule(NECESSARY, few | Course.functional_improvement),
        build.rule(NOT_NECESSARY, ~few & ~Course.functional_improvement),
    )
    limit = Bar("limit", Course.prior_visits + Request.visits > 24, "{visits} more", build.CITE)
    return build.registry(build.guideline("course", *rules, complete=True), bars=[limit])


def test_each_quantity_is_assessed(build: Any, course: Registry):
    """Every quantity up to the one requested has its outcomes, by the text of the guideline."""
    case = Case([build.item({"functional_improvement": False, "prior_visits": 10}, quantity=8)])
    found = quantities(case, "1", course)
    expected = [(n, (NECESSARY,) if n <= 6 else (NOT_NECESSARY,)) for n in range(1, 9)]
    assert expected == [(each.quantity, each.assessment.outcomes) for each in found]


def test_what_is_authorised_is_not_taken_back(build: Any, course: Registry):
    """The smallest quantity supposed is the one authorised already."""
    found = quantities(Case([build.item(quantity=8, authorized_quantity=3)]), "1", course)
    assert [3, 4, 5, 6, 7, 8] == [each.quantity for each in found]


@pytest.mark.parametrize("quantity", [None, Bound(1, 5), 1001])
def test_no_exact_quantity_no_suppositions(build: Any, course: Registry, quantity: Any):
    """Where the quantity is unknown, inexact or very large, nothing is supposed of it."""
    assert () == quantities(Case([build.item(quantity=quantity)]), "1", course)


@given(facts=st.dictionaries(st.just("functional_improvement"), st.booleans()), prior=st.integers(0, 30))
def test_a_quantity_is_assessed_as_if_requested(build: Any, course: Registry, facts: dict[str, bool], prior: int):
    """What is said of a quantity is what assessing a request of that quantity says, bars included."""
    item = build.item({**facts, "prior_visits": prior}, quantity=8)
    for each in quantities(Case([item]), "1", course):
        asked = evolve(item, request=evolve(item.request, quantity=each.quantity))
        assert assess(Case([asked]), course, what_if=False).items == (each.assessment,)


def test_the_item_it_accompanies_counts(build: Any, course: Registry):
    """A quantity of an item that accompanies one that is not necessary is not necessary."""
    parent = build.item({"functional_improvement": False}, id="p", quantity=9)
    child = build.item({"functional_improvement": True}, id="c", quantity=2, ancillary_to="p")
    found = quantities(Case([child, parent]), "c", course)
    assert [(NOT_NECESSARY,)] * 2 == [each.assessment.outcomes for each in found]


def test_flags_are_supposed_both_ways(build: Any, course: Registry):
    """An open flag tells what it decides when it is documented, and when it is documented as not so."""
    found = {each.fact: each for each in suppositions(Case([build.item(quantity=8)]), "1", course)}
    said = {one.value: one.assessment.proposed for one in found["functional_improvement"].suppositions}
    assert {True: Proposal.OVERTURNED, False: Proposal.UPHELD} == said


def test_numbers_are_supposed_in_ranges(build: Any, course: Registry):
    """An open number is divided where something changes: here where the statutory limit is passed."""
    case = Case([build.item({"functional_improvement": True, "prior_visits": Bound(at_least=3)}, quantity=8)])
    (prior,) = suppositions(case, "1", course)
    assert [(Bound(3, 16), ()), (Bound(17, None), ("limit",))] == [
        (one.value, tuple(bar.rule for bar in one.assessment.bars)) for one in prior.suppositions
    ]


@given(visits=st.integers(1, 30), prior=st.integers(0, 30), improved=st.sampled_from([True, False, None]))
def test_a_supposition_is_sound(build: Any, course: Registry, visits: int, prior: int, improved: bool | None):
    """Documenting any number within a range proposes and bars what the range says."""
    facts = {} if improved is None else {"functional_improvement": improved}
    item = build.item(facts, quantity=visits)
    for fact in suppositions(Case([item]), "1", course):
        for one in fact.suppositions:
            value: Any = one.value
            if fact.fact == "prior_visits":
                low, high = (value.at_least, value.at_most) if isinstance(value, Bound) else (value, value)
                if not low <= prior <= (prior if high is None else high):
                    continue
                value = prior
            documented = evolve(item, facts={**item.facts, fact.fact: DocumentedFact(value)})
            (found,) = assess(Case([documented]), course, what_if=False).items
            if one.assessment is None:
                assert found.contradictions
            else:
                assert (one.assessment.proposed, len(one.assessment.bars)) == (found.proposed, len(found.bars))


def test_an_unknown_item_is_an_error(build: Any, course: Registry):
    """Of an item that the case has not, nothing can be supposed."""
    for suppose in (quantities, suppositions):
        with pytest.raises(KeyError):
            suppose(Case([build.item()]), "2", course)
