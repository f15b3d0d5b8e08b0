"""The strategies generate what they promise: every kind of node, every pair, and facts within what is known."""

import sys
import typing
from collections import Counter

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import imr_core.expressions as language
from imr_core.errors import MissingExtraError
from imr_core.expressions import (
    INFINITY,
    Choice,
    Choices,
    Comparison,
    Condition,
    Constant,
    Count,
    Day,
    DaysBetween,
    Expression,
    Interval,
    Quantity,
    children,
    nodes,
)
from imr_core.testing import (
    SmallVocabulary,
    completions,
    conditions,
    days,
    learned_facts,
    numbers,
    partial_facts,
    total_facts,
)

Kind = str
ROOTS = (Expression, Condition, Quantity)
LEAVES = SmallVocabulary.facts()


def kinds_of(root: type) -> set[type]:
    """Return the kinds of node that are a *root*: every exported class that authors can put into a tree."""
    exported = [value for value in vars(language).values() if isinstance(value, type) and issubclass(value, root)]
    return {kind for kind in exported if kind not in ROOTS}


def names_of(kind: type) -> set[Kind]:
    """Return the names under which a kind is counted: a constant is a number or a day."""
    return {"Constant", "Constant of a day"} if kind is Constant else {kind.__name__}


def name_of(node: Expression) -> Kind:
    """Return the name under which a node is counted."""
    return "Constant of a day" if isinstance(node, Constant) and node.day else type(node).__name__


DAYS = {"Day", "Constant of a day"}


def child_types(kind: type) -> set[type]:
    """Return the types of expression that a kind declares as children."""
    declared = [typing.get_type_hints(kind)[attribute.name] for attribute in attrs.fields(kind)]
    flat = [part for hint in declared for part in (typing.get_args(hint) or (hint,))]
    return {part for part in flat if isinstance(part, type) and issubclass(part, Expression)}


def possible_pairs() -> set[tuple[Kind, Kind]]:
    """Work out from the types which kind of node can stand directly below which."""
    pairs = {
        (parent.__name__, name)
        for parent in kinds_of(Expression)
        for wanted in child_types(parent)
        for child in kinds_of(wanted)
        for name in names_of(child)
    }
    arithmetic = {kind.__name__ for kind in kinds_of(Quantity)} - {"DaysBetween"}
    return {
        (parent, child)
        for parent, child in pairs
        if not (parent in arithmetic and child in DAYS) and not (parent == "DaysBetween" and child not in DAYS)
    }


def test_pairs_are_worked_out_from_the_types():
    """The pairs that can occur are those of the types: days only compare and differ, facts carry no children."""
    pairs = possible_pairs()
    assert {("DaysBetween", "Day"), ("DaysBetween", "Constant of a day")} == {
        pair for pair in pairs if pair[0] == "DaysBetween"
    }
    assert {("Within", "Choices")} == {pair for pair in pairs if pair[0] == "Within"}
    numeric = {"Add", "Constant", "Count", "DaysBetween", "Parameter", "Scale", "Subtract"}
    assert numeric == {child for parent, child in pairs if parent == "Scale"}
    assert numeric | DAYS == {child for parent, child in pairs if parent == "Comparison"}
    assert {kind.__name__ for kind in kinds_of(Condition)} == {child for parent, child in pairs if parent == "Not"}
    assert 5 * 12 + 3 * 7 + 9 + 2 + 2 + 3 == len(pairs)


def test_every_kind_and_every_pair_is_generated(announce):
    """Within the profile's examples, of four trees each, every kind of node and every possible pair occurs."""
    seen: Counter[tuple[Kind, Kind]] = Counter()
    kinds: Counter[Kind] = Counter()

    # Derandomised, so that what is asserted of one run holds for every run.
    @settings(derandomize=True, database=None)
    @given(st.tuples(*[conditions()] * 4))
    def collect(trees: tuple[Condition, ...]) -> None:
        for node in (node for tree in trees for node in nodes(tree)):
            kinds[name_of(node)] += 1
            seen.update((name_of(node), name_of(child)) for child in children(node))

    collect()
    every = {name for kind in kinds_of(Expression) for name in names_of(kind)}
    announce(
        f"expressions: {len(kinds)} of {len(every)} kinds and {len(seen)} of {len(possible_pairs())} pairs "
        f"generated in {settings().max_examples} examples, the rarest pair {min(seen.values())} times"
    )
    assert set() == every - set(kinds)
    assert possible_pairs() == set(seen)


@given(conditions(), numbers(), days())
def test_trees_are_well_typed(condition: Condition, number: Quantity, day: Quantity):
    """A generated tree has the type that was wanted, and every node's children have the types it declares."""
    assert isinstance(condition, Condition)
    assert (False, True) == (number.is_day, day.is_day)
    for root in (condition, number, day):
        for node in nodes(root):
            wanted = tuple(child_types(type(node)))
            assert all(isinstance(child, wanted) for child in children(node))
            if isinstance(node, Quantity) and not isinstance(node, DaysBetween):
                assert not any(child.is_day for child in children(node))
            if isinstance(node, DaysBetween):
                assert all(child.is_day for child in children(node))
            if isinstance(node, Comparison):
                assert node.left.is_day == node.right.is_day


def holds(leaf: Expression, value: object) -> bool:
    """Tell whether a value is one that the fact can have."""
    if isinstance(leaf, Count):
        inside = leaf.low is None or leaf.low <= value
        return inside and (isinstance(value, int) or not leaf.whole)
    if isinstance(leaf, Day):
        return isinstance(value, int)
    if isinstance(leaf, Choice):
        return value in leaf.values
    if isinstance(leaf, Choices):
        return isinstance(value, frozenset) and value <= set(leaf.values)
    return isinstance(value, bool)


def lies_within(value: object, known: object) -> bool:
    """Tell whether a value, or an interval, is one of those known to be possible."""
    if not isinstance(known, Interval):
        return known is None or value == known
    low, high = (value.low, value.high) if isinstance(value, Interval) else (value, value)
    return known.low <= low and high <= known.high


@given(total_facts())
def test_total_facts_are_exact(facts: dict):
    """Total facts give every fact one value of its own type."""
    assert set(LEAVES) == set(facts)
    assert all(holds(LEAVES[name], value) for name, value in facts.items())


@given(st.data())
def test_completions_and_learned_facts_lie_within_what_is_known(data: st.DataObject):
    """Learning more, then everything, never leaves what was known before."""
    known = data.draw(partial_facts())
    learned = data.draw(learned_facts(known))
    total = data.draw(completions(learned))
    for name, leaf in LEAVES.items():
        assert holds(leaf, total[name])
        assert lies_within(total[name], learned.get(name))
        assert name not in known or lies_within(learned[name], known[name])


def test_partial_facts_are_of_every_sort():
    """Unknown facts, exact ones, and numbers bounded below, above and on both sides are all generated."""
    seen: set[tuple[str, str]] = set()

    def sort_of(leaf: Expression, value: object) -> str:
        if not isinstance(value, Interval):
            return "unknown" if value is None else "exact"
        least = -INFINITY if isinstance(leaf, Day) or leaf.low is None else leaf.low
        return {(False, True): "from", (True, False): "to"}.get((value.low == least, value.high == INFINITY), "between")

    @settings(derandomize=True, database=None)
    @given(partial_facts())
    def collect(facts: dict) -> None:
        seen.update((name, sort_of(leaf, facts.get(name))) for name, leaf in LEAVES.items())

    collect()
    assert {(name, sort) for name in LEAVES for sort in ("unknown", "exact")} <= seen
    numeric = [name for name, leaf in LEAVES.items() if isinstance(leaf, Count | Day)]
    assert {(name, sort) for name in numeric for sort in ("from", "to", "between")} <= seen


def test_strategies_take_other_facts():
    """Trees over facts of one's own speak of nothing else, and of no kind of fact that is not among them."""
    own = [LEAVES["small.improving"], LEAVES["small.visits"]]

    @given(conditions(own, (), depth=3), total_facts(own))
    def check(tree: Condition, facts: dict) -> None:
        assert language.facts_in(tree).keys() <= {"small.improving", "small.visits"} == facts.keys()
        assert {} == language.parameters_in(tree)
        assert not any(isinstance(node, Choice | Choices | Day) for node in nodes(tree))

    check()


def test_strategies_without_hypothesis_name_the_extra(monkeypatch):
    """Where Hypothesis is not installed, the error says which extra brings it."""
    import imr_core.testing as testing

    for name in [name for name in sys.modules if name.startswith("imr_core.testing._")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "hypothesis", None)
    monkeypatch.delattr(testing, "conditions")
    with pytest.raises(MissingExtraError) as raised:
        testing.conditions  # noqa: B018  # looking it up is the test
    assert "testing" == raised.value.extra


def test_unknown_name_of_testing_is_an_attribute_error():
    """A name that the testing package does not offer is an AttributeError that says so."""
    import imr_core.testing as testing

    assert set(testing.__all__) <= set(dir(testing))
    with pytest.raises(AttributeError, match=r"module 'imr_core.testing' has no attribute 'absent'"):
        testing.absent  # noqa: B018  # looking it up is the test
