"""*prove* and *evaluate* mean the same by every node, and what a guideline gives is what *find* finds."""

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from imr_core.expressions import (
    And,
    Choice,
    Choices,
    Comparison,
    Condition,
    Constant,
    Day,
    FactLeaf,
    Flag,
    Includes,
    Is,
    Not,
    Overlaps,
    Value,
    nodes,
)
from imr_core.guidelines import Guideline
from imr_core.outcomes import Outcome
from imr_core.readings import Solver, find, gives, prove, truth
from imr_core.readings._essential import essential
from imr_core.testing import SmallVocabulary, conditions, consistent_guidelines, guidelines, total_facts

LEAVES = SmallVocabulary.facts()


def fixed(leaf: FactLeaf, value: Value) -> Condition:
    """Say that a fact has a value."""
    if isinstance(leaf, Flag):
        return leaf if value else Not(leaf)
    if isinstance(leaf, Choice):
        return Is(leaf, value)
    if isinstance(leaf, Choices):
        outside = frozenset(leaf.values) - value
        return And((Includes(leaf, value), Not(Overlaps(leaf, outside)) if outside else And(())))
    return Comparison("=", leaf, Constant(value, day=isinstance(leaf, Day)))


def every(facts: dict[str, Value]) -> Iterator[Condition]:
    """Say that all facts have their values."""
    return (fixed(LEAVES[name], value) for name, value in facts.items())


@settings(max_examples=settings().max_examples * 300 // 100)
@given(conditions(), total_facts())
def test_equivalent_on_total_facts(condition: Condition, facts: dict[str, Value]):
    """With every fact fixed, the solver finds a condition satisfiable just where it evaluates to true."""
    whole = And((condition, *every(facts)))
    assert truth(condition, facts) is Solver().satisfy(whole).satisfiable


@settings(max_examples=settings().max_examples * 300 // 100)
@given(conditions(), total_facts())
def test_sound(condition: Condition, facts: dict[str, Value]):
    """Facts found make a condition true; where there are none, no facts at all do."""
    answer = Solver().satisfy(condition)
    assert answer.satisfiable is not None
    if answer.satisfiable:
        assert True is truth(condition, answer.facts)
    else:
        assert False is truth(condition, facts)


@given(st.lists(conditions(depth=2), min_size=1, max_size=2), conditions(depth=3))
def test_facts_found_keep_the_laws(laws: list[Condition], condition: Condition):
    """Facts found keep every law about them, and none are found only where laws forbid them."""
    answer = Solver(laws).satisfy(condition)
    if answer.satisfiable:
        assert True is truth(And((condition, *(law for law in laws if _shares(law, condition)))), answer.facts)
    else:
        assert False is Solver().satisfy(And((condition, *laws))).satisfiable


def _shares(law: Condition, condition: Condition) -> bool:
    return bool(_names(law) & _names(condition))


def _names(condition: Condition) -> set[str]:
    return {node.name for node in nodes(condition) if hasattr(node, "meaning")}


@settings(max_examples=settings().max_examples * 200 // 100)
@given(guidelines(), total_facts())
def test_a_guideline_gives_what_is_found(guideline: Guideline, facts: dict[str, Value]):
    """Of total facts just one outcome is given, and it is the one that is found."""
    given_here = {outcome for outcome, condition in gives(guideline).items() if truth(condition, facts)}
    assert find(guideline, facts).outcomes == given_here


@settings(max_examples=settings().max_examples * 40 // 100)
@given(consistent_guidelines())
def test_consistent_by_construction_is_proved(guideline: Guideline):
    """Of a guideline whose rules agree by construction it is proved, and so is that it is complete where it says so."""
    kinds = ("consistent", "complete")
    failed = [proof for proof in prove(guideline) if proof.obligation.kind in kinds and proof.holds is not True]
    assert [] == failed


@settings(max_examples=settings().max_examples * 40 // 100)
@given(guidelines(), st.lists(total_facts(), min_size=5, max_size=5))
def test_consistent_is_sound(guideline: Guideline, cases: list[dict[str, Value]]):
    """Each counterexample is found to be a conflict, and where there is none, no case is one."""
    proofs = [proof for proof in prove(guideline) if proof.obligation.kind == "consistent"]
    broken = [proof for proof in proofs if not proof.holds]
    for proof in broken:
        assert {Outcome.CONFLICT} == find(guideline, proof.facts).outcomes
        assert {Outcome.CONFLICT} == find(guideline, proof.essential).outcomes
    if not broken:
        assert not any(Outcome.CONFLICT in find(guideline, facts).outcomes for facts in cases)


@settings(max_examples=settings().max_examples * 40 // 100)
@given(guidelines(), st.lists(total_facts(), min_size=5, max_size=5))
def test_can_hold_is_sound(guideline: Guideline, cases: list[dict[str, Value]]):
    """A rule that can hold does in its witness, and one that cannot holds in no case."""
    for proof in prove(guideline):
        if proof.obligation.kind in ("can hold", "exception can hold"):
            holds = And((guideline.addresses, guideline.effective[proof.obligation.about[0]]))
            if proof.holds:
                assert True is truth(holds, proof.facts)
            else:
                assert not any(truth(holds, facts) for facts in cases)


@settings(max_examples=settings().max_examples * 200 // 100)
@given(conditions(), total_facts())
def test_essential_facts_are_enough_and_none_too_many(condition: Condition, facts: dict[str, Value]):
    """Of the essential facts the condition surely holds, and without any of them it no longer surely does."""
    if truth(condition, facts) is not True:
        condition = Not(condition)
    kept = essential(condition, facts)
    assert True is truth(condition, kept)
    for name in kept:
        assert truth(condition, {other: value for other, value in kept.items() if other != name}) is not True
