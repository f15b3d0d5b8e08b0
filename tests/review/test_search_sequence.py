"""The search sequence: a later step counts only where the earlier ones are silent."""

import itertools

import pytest

from imr_core import CONFLICT, DISCRETIONARY, NECESSARY, NOT_ADDRESSED, NOT_NECESSARY
from imr_core.errors import NoPluginsError
from imr_core.facts import Course, Injury, Request
from imr_core.model import Proposal
from imr_core.registry import Registry
from imr_core.review import assess
from imr_core.sources import Step

ANSWERS = (NECESSARY, NOT_NECESSARY, DISCRETIONARY)
ODG = Step.ACOEM_OR_ODG
NEVER = Request.visits <= -1


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("later", ANSWERS)
def test_a_later_step_is_not_asked_where_an_earlier_one_answers(build, answer, later):
    """What the MTUS answers stands, whatever ODG says; DISCRETIONARY is an answer too."""
    registry = build.registry(build.says("odg", later, step=ODG), build.says("mtus", answer))
    item = build.assess_one(registry, quantity=3)
    assert (answer,) == item.outcomes
    assert ["mtus"] == [finding.guideline for finding in item.findings]


@pytest.mark.parametrize("later", ANSWERS)
def test_a_later_step_answers_where_the_earlier_does_not_address(build, later):
    """Where the MTUS does not address the item, the next step answers."""
    mtus = build.says("mtus", NECESSARY, addresses=NEVER)
    item = build.assess_one(build.registry(mtus, build.says("odg", later, step=ODG)), quantity=3)
    assert (later,) == item.outcomes
    assert [("odg", ODG)] == [(finding.guideline, finding.step) for finding in item.findings]


def test_stated_silence_passes_on_with_its_ground(build):
    """A stated silence has a ground, and the next step answers with its own."""
    mtus = build.guideline("mtus", build.rule(NOT_ADDRESSED, id="no-number", because="it names no number"))
    item = build.assess_one(build.registry(mtus, build.says("odg", NECESSARY, step=ODG)), quantity=3)
    assert (NECESSARY,) == item.outcomes
    grounds = [(ground.rule, ground.because, ground.outcome) for ground in item.grounds]
    assert ("mtus/2014 · no-number", "it names no number", NOT_ADDRESSED) in grounds
    assert ("odg/2014 · necessary", "it is so", NECESSARY) in grounds


def test_silence_beside_an_answer_of_the_same_step_gives_way(build):
    """A stated silence of one guideline does not pass on where another of its step answers."""
    silent = build.guideline("a", build.rule(NOT_ADDRESSED))
    guidelines = (silent, build.says("b", NECESSARY), build.says("odg", NOT_NECESSARY, step=ODG))
    item = build.assess_one(build.registry(*guidelines), quantity=3)
    assert (NECESSARY,) == item.outcomes
    assert ["b/2014 · necessary"] == [ground.rule for ground in item.grounds]


def test_silence_to_the_end_is_no_ground_for_denial(build):
    """Where every step is silent the item is not addressed, and nothing is proposed."""
    silent = [build.guideline(f"g{step}", build.rule(NOT_ADDRESSED), step=step) for step in Step]
    item = build.assess_one(build.registry(*silent), quantity=3)
    assert ((NOT_ADDRESSED,), None) == (item.outcomes, item.proposed)
    assert () == item.findings


def test_guidelines_of_one_step_are_joined(build):
    """Two guidelines of one step that say the same agree, with the grounds of both."""
    registry = build.registry(build.says("a", NECESSARY), build.says("b", NECESSARY))
    item = build.assess_one(registry, quantity=3)
    assert (NECESSARY,) == item.outcomes
    assert {"a/2014 · necessary", "b/2014 · necessary"} == {ground.rule for ground in item.grounds}


def test_guidelines_of_one_step_that_differ_are_a_conflict(build):
    """Different answers of one step are a CONFLICT with all grounds; nothing is proposed and nothing raised."""
    guidelines = (build.says("a", NECESSARY), build.says("b", NOT_NECESSARY), build.says("odg", NECESSARY, step=ODG))
    item = build.assess_one(build.registry(*guidelines), quantity=3)
    assert ((CONFLICT,), None) == (item.outcomes, item.proposed)
    assert {"a/2014 · necessary", "b/2014 · not_necessary"} == {ground.rule for ground in item.grounds}


def test_an_unknown_step_leaves_the_next_one_possible(build):
    """Where it is unknown whether the MTUS addresses the item, both its answer and the next step's are possible."""
    mtus = build.says("mtus", NECESSARY, addresses=Injury.musculoskeletal)
    registry = build.registry(mtus, build.says("odg", NOT_NECESSARY, step=ODG))
    assert (NECESSARY, NOT_NECESSARY) == build.assess_one(registry, quantity=3).outcomes
    assert (NECESSARY,) == build.assess_one(registry, {"musculoskeletal": True}, quantity=3).outcomes
    assert (NOT_NECESSARY,) == build.assess_one(registry, {"musculoskeletal": False}, quantity=3).outcomes


def test_addressed_and_undecided_is_discretionary(build):
    """Where an incomplete guideline addresses the item and no rule decides, it is left to the reviewer."""
    registry = build.registry(build.says("mtus", NECESSARY, Course.flare_up))
    assert (DISCRETIONARY,) == build.assess_one(registry, {"flare_up": False}, quantity=3).outcomes
    assert (NECESSARY, DISCRETIONARY) == build.assess_one(registry, quantity=3).outcomes


@pytest.mark.parametrize(
    ("outcome", "proposed"),
    [(NECESSARY, Proposal.OVERTURNED), (NOT_NECESSARY, Proposal.UPHELD), (DISCRETIONARY, None), (NOT_ADDRESSED, None)],
)
def test_what_is_proposed(build, outcome, proposed):
    """Necessary proposes overturned, not necessary upheld, anything else nothing."""
    assert proposed is build.assess_one(build.registry(build.says("mtus", outcome)), quantity=3).proposed


@pytest.mark.parametrize("pair", list(itertools.combinations(ANSWERS, 2)))
def test_nothing_is_proposed_while_several_outcomes_are_possible(build, pair):
    """While it is open which outcome holds, nothing is proposed."""
    first, second = pair
    rules = (build.rule(first, Course.flare_up), build.rule(second, ~Course.flare_up))
    item = build.assess_one(build.registry(build.guideline("mtus", *rules, complete=True)), quantity=3)
    assert (set(pair), None) == (set(item.outcomes), item.proposed)


def test_possible_rules_that_agree_are_grounds_of_which_one_holds(build):
    """Where several unknown rules agree, they are given as grounds that are not certain."""
    rules = (
        build.rule(NOT_NECESSARY, Course.flare_up, "during"),
        build.rule(NOT_NECESSARY, ~Course.flare_up, "otherwise"),
    )
    item = build.assess_one(build.registry(build.guideline("mtus", *rules, complete=True)), quantity=3)
    assert (NOT_NECESSARY,) == item.outcomes
    assert [False, False] == [ground.is_certain for ground in item.grounds]
    assert {"mtus/2014 · during", "mtus/2014 · otherwise"} == {ground.rule for ground in item.grounds}


def test_exceptions_take_their_base_rule_back(build):
    """An exception holds in place of the rule it is an exception to."""
    rules = (
        build.rule(NOT_NECESSARY, Request.visits > 6, "too-many"),
        build.rule(NECESSARY, Course.functional_improvement, "improving", exception_to="too-many"),
        build.rule(NECESSARY, Request.visits <= 6, "few"),
    )
    registry = build.registry(build.guideline("mtus", *rules, complete=True))
    improving = build.assess_one(registry, {"functional_improvement": True}, quantity=9)
    assert (["mtus/2014 · improving"], (NECESSARY,)) == ([g.rule for g in improving.grounds], improving.outcomes)
    worse = build.assess_one(registry, {"functional_improvement": False}, quantity=9)
    assert (NOT_NECESSARY,) == worse.outcomes
    assert (NECESSARY, NOT_NECESSARY) == build.assess_one(registry, quantity=9).outcomes


def test_a_reason_names_the_values_of_the_case(build):
    """The reason is filled in with the facts and parameters of the case."""
    rule = build.rule(NOT_NECESSARY, Request.visits > 6, because="{visits} visits are too many")
    item = build.assess_one(build.registry(build.guideline("mtus", rule)), quantity=9)
    assert "9 visits are too many" == item.grounds[0].because


def test_without_guidelines_nothing_can_be_assessed(build):
    """A registry that holds no guideline raises, and does not answer with silence."""
    for registry in (Registry([]), Registry([build.plugin()])):
        with pytest.raises(NoPluginsError):
            assess(build.case(build.item(quantity=3)), registry)


class Broken:
    """A plugin without hooks."""


def test_failed_plugins_are_named(build):
    """An assessment names every plugin that failed to load: its silence is not a guideline's."""
    registry = Registry([build.plugin(build.says("mtus", NECESSARY)), Broken()])
    assessment = assess(build.case(build.item(quantity=3)), registry)
    assert ["Broken"] == [failure.name for failure in assessment.failed_plugins]
    assert (NECESSARY,) == assessment.items[0].outcomes
