"""*reach* and *deciding*: what unknown facts could be, and which facts decide, held to *evaluate* and *explain*."""

from itertools import islice

from hypothesis import given
from hypothesis import strategies as st

from imr_core.expressions import Condition, Interval, facts_in
from imr_core.readings import deciding, explain, needs_all, reach, truth
from imr_core.testing import conditions, partial_facts, total_facts


def lies_within(value: object, known: object) -> bool:
    """Tell whether a value, or an interval, is one of those known to be possible."""
    if not isinstance(known, Interval):
        return known is None or value == known
    low, high = (value.low, value.high) if isinstance(value, Interval) else (value, value)
    return known.low <= low and high <= known.high


@given(conditions(depth=3), st.booleans(), partial_facts())
def test_reach_is_sound(tree: Condition, want: bool, facts: dict):
    """Every alternative makes the condition surely what is wanted, and agrees with what is known."""
    for need in islice(reach(tree, want, facts), 50):
        assert truth(tree, {**facts, **need}) is want
        assert all(lies_within(value, facts.get(name)) for name, value in need.items())


@given(conditions(depth=3), st.booleans(), total_facts())
def test_reach_of_total_facts_needs_nothing_or_has_no_way(tree: Condition, want: bool, facts: dict):
    """Where everything is known there is nothing to need, or no way."""
    assert ([{}] if truth(tree, facts) is want else []) == list(reach(tree, want, facts))


@given(conditions(), st.lists(st.one_of(total_facts(), partial_facts()), min_size=2, max_size=3))
def test_deciding_equivalent_to_explain(tree: Condition, cases: list[dict]):
    """The function made once for a condition names the truth and the facts that *explain* names."""
    decider = deciding(tree)
    for facts in cases:
        explanation = explain(tree, facts)
        assert (explanation.truth, explanation.deciding_facts) == decider(facts)


@given(conditions(), total_facts())
def test_needs_all_is_sound(tree: Condition, facts: dict):
    """Where every fact of a condition is said to decide it, those that decide it are all of them."""
    holds, names = deciding(tree)(facts)
    if needs_all(tree, bool(holds)):
        assert set(facts_in(tree)) == set(names)
