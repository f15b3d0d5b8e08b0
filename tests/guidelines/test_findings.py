"""Findings: the table of the design case by case, and the laws of consistent guidelines."""

from itertools import product

import pytest
from hypothesis import assume, event, given
from hypothesis import strategies as st

from imr_core.expressions import And, Condition, Flag
from imr_core.guidelines import Finding, Guideline, Rule, conclude, not_encoded
from imr_core.outcomes import Outcome
from imr_core.readings import compile_guideline, find, truth
from imr_core.sources import Citation, Edition, Step, Trigger, Verification
from imr_core.testing import (
    completions,
    conditions,
    consistent_guidelines,
    guidelines,
    learned_facts,
    partial_facts,
    total_facts,
)

N, X, D, S, C = (
    Outcome.NECESSARY,
    Outcome.NOT_NECESSARY,
    Outcome.DISCRETIONARY,
    Outcome.NOT_ADDRESSED,
    Outcome.CONFLICT,
)
CITE = Citation("Sample Guideline", year=2015, verification=Verification.PRIMARY_TEXT)
EDITION = Edition("2015", trigger=Trigger.REQUEST_DATE)
A, B, E, F, G = (Flag("It is so.", name=name) for name in "abefg")
ALWAYS = And(())


def rule(id: str, outcome: Outcome, when: Condition = ALWAYS, exception_to: tuple[str, ...] = ()) -> Rule:
    """Return a rule of which only this matters."""
    return Rule(id, when, outcome, "so it is written", CITE, exception_to=exception_to)


def guideline(*rules: Rule, addresses: Condition = ALWAYS, complete: bool = False) -> Guideline:
    """Return a guideline of which only this matters."""
    return Guideline(
        "sample",
        title="Sample",
        step=Step.MTUS,
        edition=EDITION,
        addresses=addresses,
        rules=rules,
        complete=complete,
    )


YES, NO, OPEN = True, False, None
TABLE = [
    # One rule; what it says and whether it holds, whether the guideline is complete, what it addresses, the outcomes.
    ("one rule holds", [(N, YES)], False, YES, {N}),
    ("one rule holds, of a complete guideline", [(N, YES)], True, YES, {N}),
    ("one rule may hold", [(N, OPEN)], False, YES, {N, D}),
    ("one rule may hold, of a complete guideline", [(N, OPEN)], True, YES, {N}),
    ("no rule holds", [(N, NO)], False, YES, {D}),
    # Several rules.
    ("rules that agree hold", [(N, YES), (N, YES)], False, YES, {N}),
    ("rules that disagree hold", [(N, YES), (X, YES)], False, YES, {C}),
    ("an answer and a discretion hold", [(N, YES), (D, YES)], False, YES, {C}),
    ("one holds, one may", [(N, YES), (X, OPEN)], False, YES, {N}),
    ("one holds, one does not", [(N, YES), (X, NO)], False, YES, {N}),
    ("two that disagree may hold", [(N, OPEN), (X, OPEN)], False, YES, {N, X, D}),
    ("two that disagree may hold, complete", [(N, OPEN), (X, OPEN)], True, YES, {N, X}),
    ("two that agree may hold, complete", [(X, OPEN), (X, OPEN)], True, YES, {X}),
    ("one may hold, one does not, complete", [(N, OPEN), (X, NO)], True, YES, {N}),
    # Stated silence: it passes on, may overlap any rule, and is no gap.
    ("a silence holds", [(S, YES)], False, YES, {S}),
    ("a silence holds, complete", [(S, YES)], True, YES, {S}),
    ("a silence and an answer hold", [(S, YES), (X, YES)], False, YES, {X}),
    ("a silence holds, an answer may", [(S, YES), (X, OPEN)], False, YES, {S, X}),
    ("a silence may hold", [(S, OPEN)], False, YES, {S, D}),
    ("a silence may hold, complete", [(S, OPEN)], True, YES, {S}),
    ("a silence may hold, an answer holds", [(S, OPEN), (N, YES)], False, YES, {N}),
    ("a silence may hold, an answer may", [(S, OPEN), (N, OPEN)], False, YES, {S, N, D}),
    ("a silence does not hold", [(S, NO)], False, YES, {D}),
    ("a silence and two that disagree hold", [(S, YES), (N, YES), (X, YES)], False, YES, {C}),
    # What it does not address, or may not.
    ("not addressed", [(N, YES)], False, NO, {S}),
    ("not addressed, complete", [(N, OPEN)], True, NO, {S}),
    ("rules that disagree, not addressed", [(N, YES), (X, YES)], False, NO, {S}),
    ("perhaps addressed, a rule holds", [(N, YES)], False, OPEN, {N, S}),
    ("perhaps addressed, a rule may hold", [(N, OPEN)], False, OPEN, {N, D, S}),
    ("perhaps addressed, a rule may hold, complete", [(N, OPEN)], True, OPEN, {N, S}),
    ("perhaps addressed, no rule holds", [(N, NO)], False, OPEN, {D, S}),
    ("perhaps addressed, rules that disagree hold", [(N, YES), (X, YES)], False, OPEN, {C, S}),
    ("perhaps addressed, a silence holds", [(S, YES)], False, OPEN, {S}),
]


@pytest.mark.parametrize(
    ("rules", "complete", "addresses", "outcomes"), [row[1:] for row in TABLE], ids=[r[0] for r in TABLE]
)
def test_outcomes_still_possible(rules: list, complete: bool, addresses: bool | None, outcomes: set):
    """The outcomes of a finding are those of the design's table."""
    made = [rule(f"rule-{place}", outcome) for place, (outcome, _) in enumerate(rules)]
    finding = conclude(made, complete, addresses, [holds for _, holds in rules])
    assert frozenset(outcomes) == finding.outcomes
    assert addresses is finding.addresses
    assert conclude(made[::-1], complete, addresses, [holds for _, holds in rules][::-1]).outcomes == finding.outcomes


@pytest.mark.parametrize(
    ("rules", "complete", "addresses", "outcomes"), [row[1:] for row in TABLE], ids=[r[0] for r in TABLE]
)
def test_outcomes_are_those_of_find_and_of_the_compiled_form(rules, complete, addresses, outcomes):
    """A whole guideline with such rules has these outcomes by definition and compiled."""
    made = [
        rule(f"rule-{place}", outcome, Flag("It is so.", name=f"fact_{place}"))
        for place, (outcome, _) in enumerate(rules)
    ]
    facts = {f"fact_{place}": holds for place, (_, holds) in enumerate(rules) if holds is not None}
    facts |= {} if addresses is None else {"a": addresses}
    whole = guideline(*made, addresses=A, complete=complete)
    assert frozenset(outcomes) == find(whole, facts).outcomes == compile_guideline(whole).find(facts).outcomes


def test_a_complete_guideline_that_breaks_its_word_still_finds_something():
    """Where a guideline called complete has no rule that can hold, it is left to the reviewer: never nothing at all."""
    assert frozenset({D}) == conclude([rule("only", N)], True, True, [False]).outcomes


def test_grounds_are_the_rules_that_give_the_outcome():
    """Grounds are the true rules that give the outcome found: of a conflict all that answer, else those that say it."""
    rules = [rule("yes", N), rule("yes-too", N), rule("no", X), rule("silent", S)]
    assert ("yes", "yes-too") == conclude(rules, False, True, [True, True, False, True]).grounds
    assert {"yes", "yes-too", "no"} <= set(conclude(rules, False, True, [True, True, True, False]).grounds)
    assert ("silent",) == conclude(rules, False, True, [False, None, False, True]).grounds
    assert () == conclude(rules, False, True, [None, None, False, None]).grounds
    assert ("silent", "yes", "yes-too") == conclude(rules, False, True, [None, None, False, None]).possible
    assert ((), ()) == (
        conclude(rules, False, False, [True] * 4).grounds,
        conclude(rules, False, False, [None] * 4).possible,
    )


def test_an_edition_without_text_could_say_anything():
    """An edition that is not encoded leaves all but a conflict open; it is silent where it does not address."""
    edition = not_encoded("sample", Edition("2018", trigger=Trigger.REQUEST_DATE), A, "its text was not seen")
    anything = frozenset({N, X, D, S})
    assert Finding(anything, addresses=True) == find(edition, {"a": True})
    assert Finding(anything, addresses=None) == find(edition, {})
    assert Finding(frozenset({S}), addresses=False) == find(edition, {"a": False})
    assert ("sample/2018", "sample", Step.MTUS, {"a"}) == (
        edition.name,
        edition.title,
        edition.step,
        set(edition.facts),
    )


def by_flags(whole: Guideline, names: str) -> dict[str, set[Outcome]]:
    """Return the outcomes for every choice of flags, written as the names of those that are so."""
    return {
        "".join(name for name, so in zip(names, values, strict=True) if so): set(
            find(whole, dict(zip(names, values, strict=True))).outcomes
        )
        for values in product((True, False), repeat=len(names))
    }


def test_an_exception_holds_in_place_of_its_base():
    """Where the base condition and the exception's hold, the exception speaks and the base does not."""
    whole = guideline(rule("base", N, A), rule("except", X, E, ("base",)))
    assert {"ae": {X}, "a": {N}, "e": {D}, "": {D}} == by_flags(whole, "ae")
    assert {"base": A & ~(A & E), "except": A & E} == whole.effective


def test_an_exception_of_an_exception_gives_the_base_back():
    """Where an exception's exception holds, the exception does not, so the base rule holds again beside it."""
    whole = guideline(rule("base", N, A), rule("except", X, E, ("base",)), rule("after-all", N, F, ("except",)))
    assert {"aef": {N}, "ae": {X}, "af": {N}, "a": {N}, "ef": {D}, "e": {D}, "f": {D}, "": {D}} == by_flags(
        whole, "aef"
    )
    assert {"base", "after-all"} == set(find(whole, {"a": True, "e": True, "f": True}).grounds)


def test_an_exception_of_several_rules_holds_where_any_of_them_would():
    """An exception of two rules needs the condition of one of them, and takes the place of both."""
    whole = guideline(rule("one", N, A), rule("two", N, B), rule("except", X, E, ("one", "two")))
    assert {"abe": {X}, "ae": {X}, "be": {X}, "e": {D}} == {
        so: outcomes for so, outcomes in by_flags(whole, "abe").items() if "e" in so
    }


def test_two_exceptions_of_one_rule_that_disagree_conflict():
    """Exceptions are rules like any others: two that disagree and both hold are a conflict, both being grounds."""
    whole = guideline(rule("base", N, A), rule("one", X, E, ("base",)), rule("two", D, F, ("base",)))
    finding = find(whole, {"a": True, "e": True, "f": True})
    assert (frozenset({C}), {"one", "two"}) == (finding.outcomes, set(finding.grounds))


def test_an_unknown_exception_leaves_the_base_open():
    """As long as it is unknown whether an exception holds, neither it nor the base is certain."""
    whole = guideline(rule("base", N, A), rule("except", X, E, ("base",)), complete=True)
    finding = find(whole, {"a": True})
    assert (frozenset({N, X}), (), ("base", "except")) == (finding.outcomes, finding.grounds, finding.possible)


@given(consistent_guidelines(), total_facts())
def test_consistent_guidelines_never_conflict(whole: Guideline, facts: dict):
    """Rules that agree by construction give one outcome on total facts, and no gap where they are complete."""
    finding = find(whole, facts)
    assert 1 == len(finding.outcomes)
    assert C not in finding.outcomes
    assert () == finding.possible
    if whole.complete and finding.addresses:
        assert finding.grounds


@given(consistent_guidelines(), st.data())
def test_findings_are_sound(whole: Guideline, data: st.DataObject):
    """The finding on partial facts contains the finding of every completion."""
    known = data.draw(partial_facts())
    partial, total = find(whole, known), find(whole, data.draw(completions(known)))
    event(f"outcomes still possible: {len(partial.outcomes)}")
    assert total.outcomes <= partial.outcomes
    assert partial.addresses in (None, total.addresses)


@given(consistent_guidelines(), st.data())
def test_learning_only_shrinks_findings(whole: Guideline, data: st.DataObject):
    """Learning a fact never adds an outcome, nor a rule that may hold, and never takes back a ground that answers."""
    known = data.draw(partial_facts())
    learned = data.draw(learned_facts(known))
    before, after = find(whole, known), find(whole, learned)
    assert after.outcomes <= before.outcomes
    assert set(after.possible) <= set(before.possible)
    if len(before.outcomes) == 1 and before.addresses and before.outcomes != {S}:
        assert set(before.grounds) <= set(after.grounds)


@given(guidelines(), total_facts())
def test_disagreeing_rules_conflict_with_all_grounds(whole: Guideline, facts: dict):
    """Total facts conflict exactly where rules that answer differently hold, and all of those are grounds."""
    assume(truth(whole.addresses, facts))
    holding = [rule for rule in whole.rules if truth(whole.effective[rule.id], facts)]
    answers = {rule.outcome for rule in holding} - {S}
    finding = find(whole, facts)
    event(f"answers: {len(answers)}")
    assert (len(answers) > 1) is (finding.outcomes == {C})
    if len(answers) > 1:
        assert {rule.id for rule in holding if rule.outcome is not S} <= set(finding.grounds)
    else:
        assert frozenset(answers or ({S} if holding else {D})) == finding.outcomes


@given(
    st.one_of(guidelines(), consistent_guidelines()),
    st.one_of(total_facts(), partial_facts()),
    st.randoms(use_true_random=False),
)
def test_rules_are_order_free(whole: Guideline, facts: dict, random):
    """The order of the rules changes nothing that a guideline finds."""
    rules = list(whole.rules)
    random.shuffle(rules)
    other = guideline(*rules, addresses=whole.addresses, complete=whole.complete)
    one, two = find(whole, facts), find(other, facts)
    assert (one.outcomes, one.addresses) == (two.outcomes, two.addresses)
    assert (set(one.grounds), set(one.possible)) == (set(two.grounds), set(two.possible))


@given(conditions(depth=2), conditions(depth=2), partial_facts())
def test_effective_conditions_exclude_each_other(base: Condition, exception: Condition, facts: dict):
    """A rule and its exception never both hold."""
    whole = guideline(rule("base", N, base), rule("except", X, exception, ("base",)))
    truths = [truth(whole.effective[id], facts) for id in ("base", "except")]
    assert [True, True] != truths
