"""Items that accompany others: a parent that is not necessary makes the child not necessary."""

from itertools import permutations

import pytest

from imr_core import DISCRETIONARY, NECESSARY, NOT_NECESSARY
from imr_core.errors import CaseError
from imr_core.facts import Course, Request
from imr_core.guidelines import Bar
from imr_core.model import Assessment, Proposal
from imr_core.review import assess, ways
from imr_core.review._order import in_order

SURGERY = Request.service.is_("graft")


@pytest.fixture(scope="module")
def registry(build):
    """Surgery is necessary in a flare-up, else not; needles are, but where function improved they are discretionary."""
    surgery = build.guideline(
        "surgery",
        build.rule(NECESSARY, Course.flare_up),
        build.rule(NOT_NECESSARY, ~Course.flare_up),
        addresses=SURGERY,
        complete=True,
    )
    needles = build.guideline(
        "needles",
        build.rule(DISCRETIONARY, Course.functional_improvement),
        build.rule(NECESSARY, ~Course.functional_improvement),
        addresses=~SURGERY,
        complete=True,
    )
    return build.registry(surgery, needles)


def operation(build, flare_up=None, **fields):
    """Make an item of surgery."""
    return build.item({} if flare_up is None else {"flare_up": flare_up}, service="graft", **fields)


def needles(build, parent, improved=False, id="2"):
    """Make an item of needles that accompanies another."""
    facts = {} if improved is None else {"functional_improvement": improved}
    return build.item(facts, id=id, ancillary_to=parent, quantity=3)


def by_id(assessment: Assessment) -> dict:
    """Return the items by id."""
    return {item.id: item for item in assessment.items}


def test_a_parent_that_is_necessary_leaves_the_child_alone(build, registry):
    """The child has its own outcome, proposal and grounds."""
    found = by_id(assess(build.case(operation(build, True), needles(build, "1")), registry))
    assert ((NECESSARY,), Proposal.OVERTURNED) == (found["2"].outcomes, found["2"].proposed)
    assert ["needles/2014 · necessary"] == [ground.rule for ground in found["2"].grounds]


def test_a_parent_that_is_not_necessary_makes_the_child_not_necessary(build, registry):
    """The child is not necessary, with the item it accompanies as its ground."""
    found = by_id(assess(build.case(operation(build, False), needles(build, "1")), registry))
    assert ((NOT_NECESSARY,), Proposal.UPHELD) == (found["2"].outcomes, found["2"].proposed)
    assert ["it accompanies item 1, which is not necessary"] == [ground.because for ground in found["2"].grounds]


def test_a_parent_that_may_be_necessary_is_taken_member_by_member(build, registry):
    """Each outcome of the parent goes with each of the child's: not necessary, or the child's own."""
    found = by_id(assess(build.case(operation(build), needles(build, "1")), registry))
    assert ((NECESSARY, NOT_NECESSARY), None) == (found["2"].outcomes, found["2"].proposed)
    both = by_id(assess(build.case(operation(build), needles(build, "1", None)), registry))
    assert (NECESSARY, NOT_NECESSARY, DISCRETIONARY) == both["2"].outcomes


def test_a_bar_on_the_parent_makes_the_child_not_necessary(build):
    """A parent upheld by a bar takes its child with it, though it is necessary itself."""
    bar = Bar("no-surgery", when=SURGERY, because="not allowed", cite=build.CITE)
    registry = build.registry(build.says("all", NECESSARY), bars=[bar])
    found = by_id(assess(build.case(operation(build), needles(build, "1")), registry))
    assert ((NECESSARY,), Proposal.UPHELD) == (found["1"].outcomes, found["1"].proposed)
    assert ((NOT_NECESSARY,), Proposal.UPHELD) == (found["2"].outcomes, found["2"].proposed)


def test_grandchildren_follow(build, registry):
    """What accompanies an item that falls with its parent falls too."""
    case = build.case(operation(build, False), needles(build, "1"), needles(build, "2", id="3"))
    assert {(NOT_NECESSARY,)} == {item.outcomes for item in assess(case, registry).items}


def test_the_order_of_items_changes_nothing(build, registry):
    """Children listed before their parents get the same assessment, in the order of the case."""
    items = (operation(build, False), needles(build, "1"), needles(build, "2", id="3"), needles(build, None, id="4"))
    expected = by_id(assess(build.case(*items), registry))
    for order in permutations(items):
        assessment = assess(build.case(*order), registry)
        assert [item.id for item in order] == [item.id for item in assessment.items]
        assert expected == by_id(assessment)


def test_a_child_does_not_touch_its_parent(build, registry):
    """A parent's assessment is the same with and without children."""
    alone = assess(build.case(operation(build, True)), registry).items[0]
    assert alone == assess(build.case(operation(build, True), needles(build, "1", True)), registry).items[0]


@pytest.mark.parametrize("parents", [{"1": "1"}, {"1": "2", "2": "1"}, {"1": "2", "2": "3", "3": "1"}])
def test_a_circle_is_an_error(build, registry, parents):
    """Items that accompany each other in a circle are refused, with the JSON path."""
    items = [build.item(id=id, ancillary_to=parent) for id, parent in parents.items()]
    with pytest.raises(CaseError, match=r"\$\.items\[\d\]\.ancillary_to"):
        assess(build.case(*items), registry)


def test_without_its_parent_in_the_file_an_item_stands_alone(build):
    """An item whose parent is not in the file keeps its place and has no parent."""
    orphan, other = build.item(id="1", ancillary_to="9"), build.item(id="2")
    assert [orphan, other] == in_order([orphan, other])


def test_ways_of_a_child_know_its_parent(build, registry):
    """No fact of the child settles it as necessary while its parent may fall."""
    case = build.case(operation(build), needles(build, "1", None))
    assert NECESSARY not in {way.outcome for way in ways(case, "2", registry).ways}
    with_parent = build.case(operation(build, True), needles(build, "1", None))
    assert NECESSARY in {way.outcome for way in ways(with_parent, "2", registry).ways}
