"""Strategies for guidelines: of any rules, and of rules that agree by construction."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import strategies as st

from imr_core.expressions import And, Condition, FactLeaf, Not
from imr_core.guidelines import Guideline, Rule
from imr_core.outcomes import Outcome
from imr_core.sources import Edition, Step, Trigger
from imr_core.testing._expressions import conditions
from imr_core.testing._small import SAMPLE

_ANSWERS = (Outcome.NECESSARY, Outcome.NOT_NECESSARY, Outcome.DISCRETIONARY)
_SAYINGS = (*_ANSWERS, Outcome.NOT_ADDRESSED)


@st.composite
def guidelines(draw: st.DrawFn, facts: Iterable[FactLeaf] | None = None) -> Guideline:
    """Generate guidelines whose rules may disagree, exceptions included.

    Args:
        draw: Supplied by Hypothesis.
        facts: The facts they may speak of; those of ``SmallVocabulary`` if None.
    """
    condition = conditions(None if facts is None else tuple(facts), depth=2)
    rules: list[Rule] = []
    for place in range(draw(st.integers(1, 5))):
        bases = draw(st.frozensets(st.sampled_from([rule.id for rule in rules]), max_size=2)) if rules else ()
        outcome = draw(st.sampled_from(_SAYINGS))
        rules.append(_rule(f"rule-{place}", draw(condition), outcome, sorted(bases)))
    return _guideline(draw, condition, rules, complete=False)


@st.composite
def consistent_guidelines(draw: st.DrawFn, facts: Iterable[FactLeaf] | None = None) -> Guideline:
    """Generate guidelines whose rules agree wherever several hold, and which keep their word on completeness.

    Rules that answer differently have conditions that exclude each other, or one is an exception of the other.

    Args:
        draw: Supplied by Hypothesis.
        facts: The facts they may speak of; those of ``SmallVocabulary`` if None.
    """
    condition = conditions(None if facts is None else tuple(facts), depth=2)
    rules: list[Rule] = []
    outside: list[Condition] = []
    for place in range(draw(st.integers(1, 3))):
        within = draw(condition)
        rules += _cell(draw, f"cell-{place}", And((*outside, within)), condition)
        outside.append(Not(within))
    complete = draw(st.booleans())
    if complete:
        rules += _cell(draw, "rest", And(tuple(outside)), condition)
    if draw(st.booleans()):
        rules.append(_rule("silence", draw(condition), Outcome.NOT_ADDRESSED))
    return _guideline(draw, condition, draw(st.permutations(rules)), complete)


def _cell(draw: st.DrawFn, id: str, when: Condition, condition: st.SearchStrategy[Condition]) -> list[Rule]:
    """Return rules for the cases of *when*: one, perhaps another that agrees, perhaps exceptions."""
    outcome = draw(st.sampled_from(_SAYINGS))
    rules = [_rule(id, when, outcome)]
    if draw(st.booleans()):
        rules.append(_rule(f"{id}-too", And((when, draw(condition))), outcome))
    if draw(st.booleans()):
        bases = [rule.id for rule in rules]
        rules.append(_rule(f"{id}-except", draw(condition), draw(st.sampled_from(_SAYINGS)), bases))
        if draw(st.booleans()):
            # Where an exception's exception holds, the base rule holds again: they have to agree.
            again = draw(st.sampled_from((outcome, Outcome.NOT_ADDRESSED)))
            rules.append(_rule(f"{id}-after-all", draw(condition), again, [f"{id}-except"]))
    return rules


def _rule(id: str, when: Condition, outcome: Outcome, exception_to: Iterable[str] = ()) -> Rule:
    return Rule(id, when, outcome, "generated", SAMPLE, exception_to=tuple(exception_to))


def _guideline(
    draw: st.DrawFn, condition: st.SearchStrategy[Condition], rules: Iterable[Rule], complete: bool
) -> Guideline:
    # Always addressed as often as not: else most findings would be silence.
    addresses = And(()) if draw(st.booleans()) else draw(condition)
    edition = Edition("2015", trigger=Trigger.REQUEST_DATE)
    return Guideline(
        "sample",
        title=SAMPLE.title,
        step=Step.MTUS,
        edition=edition,
        addresses=addresses,
        rules=rules,
        complete=complete,
    )
