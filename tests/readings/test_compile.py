"""The compiled form gives what *evaluate* and *find* define, whatever the tree, the facts and their names."""

import linecache
import traceback
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imr_core.expressions import (
    INFINITY,
    Add,
    And,
    AtLeast,
    Comparison,
    Condition,
    Constant,
    Count,
    Flag,
    Implies,
    Interval,
    Not,
    Or,
    Scale,
    Subtract,
    Truth,
    facts_in,
)
from imr_core.guidelines import Guideline, not_encoded
from imr_core.readings import compile_conditions, compile_guideline, find, truth
from imr_core.sources import Edition, Trigger
from imr_core.testing import SmallVocabulary, conditions, consistent_guidelines, guidelines, partial_facts, total_facts

LEAVES = SmallVocabulary.facts()
SEVERAL = st.tuples(*[conditions()] * 4)
KNOWN = st.one_of(total_facts(), partial_facts())


def compiled_truths(wanted, facts, leaves=LEAVES) -> list[Truth]:
    """Return the truths that the compiled form gives to conditions."""
    true, unknown = compile_conditions(wanted, leaves, "test").truths(facts)
    return [True if true >> place & 1 else None if unknown >> place & 1 else False for place in range(len(wanted))]


@given(SEVERAL, st.lists(KNOWN, min_size=2, max_size=4))
def test_compile_equivalent_to_evaluate(trees: tuple[Condition, ...], cases: list[dict]):
    """Compiled conditions have the truths that *evaluate* gives them, on total and on partial facts."""
    compiled = compile_conditions(trees, LEAVES, "test")
    for facts in cases:
        true, unknown = compiled.truths(facts)
        expected = [truth(tree, facts) for tree in trees]
        assert [value is True for value in expected] == [bool(true >> place & 1) for place in range(4)]
        assert [value is None for value in expected] == [bool(unknown >> place & 1) for place in range(4)]


@given(conditions(), partial_facts())
def test_a_fact_that_is_null_is_one_that_is_absent(tree: Condition, facts: dict):
    """Absent, null and unknown are one thing to both readings."""
    with_nulls = {name: facts.get(name) for name in LEAVES}
    expected = truth(tree, facts)
    assert expected is truth(tree, with_nulls)
    assert [expected] == compiled_truths([tree], with_nulls)


@given(st.one_of(guidelines(), consistent_guidelines()), st.lists(KNOWN, min_size=2, max_size=4))
def test_compiled_guideline_equivalent_to_find(guideline: Guideline, cases: list[dict]):
    """A compiled guideline has the finding that *find* gives: outcomes, grounds, possible rules, addresses."""
    compiled = compile_guideline(guideline)
    for facts in cases:
        assert find(guideline, facts) == compiled.find(facts)


@given(conditions(), KNOWN)
def test_compiled_edition_without_text_equivalent_to_find(addresses: Condition, facts: dict):
    """An edition that is not encoded has the same finding compiled and by definition."""
    edition = not_encoded("sample", Edition("2018", trigger=Trigger.REQUEST_DATE), addresses, "its text was not seen")
    assert find(edition, facts) == compile_guideline(edition).find(facts)


A, B = Flag("It is so.", name="a"), Flag("That is so.", name="b")
N = Count("A number.", "unit", low=None, whole=False, name="n")
DEEP = 200


def nested(wrap, core, times=DEEP):
    """Return *core* wrapped so many times."""
    for _ in range(times):
        core = wrap(core)
    return core


DEEP_CONDITIONS = {
    "not": nested(Not, A),
    "and": nested(lambda below: And((A, below)), B),
    "or": nested(lambda below: Or((below, B)), A),
    "implies-left": nested(lambda below: Implies(below, B), A),
    "implies-right": nested(lambda below: Implies(A, below), B),
    "at-least": nested(lambda below: AtLeast(2, (A, below, B)), A),
    "mixed": nested(lambda below: Not(Or((And((A, below)), B))), A, DEEP // 3),
}
DEEP_NUMBERS = {
    "add": nested(lambda below: Add(below, Constant(1)), N),
    "subtract": nested(lambda below: Subtract(Constant(1), below), N),
    "scale": nested(lambda below: Scale(below, -1), N),
}
FLAGS = [{"a": a, "b": b} for a in (True, False, None) for b in (True, False, None)]


@pytest.mark.parametrize("name", DEEP_CONDITIONS)
def test_deep_conditions_compile(name: str):
    """Two hundred levels of conditions compile, and mean what *evaluate* says."""
    tree = DEEP_CONDITIONS[name]
    for facts in FLAGS:
        assert [truth(tree, facts)] == compiled_truths([tree], facts, facts_in(tree))


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [("add", 3, 203), ("subtract", 3, 3), ("scale", 3, 3), ("add", Fraction(1, 2), Fraction(401, 2))],
)
def test_deep_arithmetic_compiles(name: str, value: object, expected: object):
    """Two hundred levels of arithmetic compile, and give the number that adding up by hand gives."""
    number = DEEP_NUMBERS[name]
    trees = [Comparison("=", number, Constant(expected)), Comparison(">", number, Constant(expected))]
    assert [True, False] == compiled_truths(trees, {"n": value}, {"n": N})
    assert [None, None] == compiled_truths(trees, {"n": Interval(-INFINITY, INFINITY)}, {"n": N})
    assert [True, False] == [truth(tree, {"n": value}) for tree in trees]


HARD_NAMES = [
    ["class", "class_"],
    ["a.b", "a_b", "a-b", "a b"],
    ["x", "x_low", "x_high", "x_low_low"],
    ["x_high", "x_low", "x"],
    ["facts", "get", "true", "possible", "addresses", "partly", "conditions", "results"],
    ["Fraction", "INFINITY", "Interval", "True", "None", "__debug__"],
    ["step_1", "step_2", "step_3", "step"],
    ["3d.visits", "3d_visits", "1", "²"],
    ["\ufb01ne", "fine", "\u00c5", "\u212b"],  # pairs that Python reads as one identifier
    ["médecin", "m_decin", "_"],
    ["len", "print", "match", "case", "type"],
]


@pytest.mark.parametrize("names", HARD_NAMES, ids=lambda names: names[0])
@pytest.mark.parametrize("order", [1, -1])
def test_no_name_of_a_fact_disturbs_the_source(names: list[str], order: int):
    """Facts whose names are keywords, are no identifiers, or collide with others in the source stay apart."""
    leaves = {name: Count("A number.", "unit", name=name) for name in names[::order]}
    # Deep enough that parts of it are worked out beforehand, in variables of their own.
    deep = nested(lambda below: Add(below, Constant(1)), Constant(-90), 90)
    trees = [Comparison("=", Add(leaf, deep), Constant(place)) for place, leaf in enumerate(leaves.values())]
    exactly = {name: place for place, name in enumerate(leaves)}
    assert [True] * len(trees) == compiled_truths(trees, exactly, leaves)
    within = {name: Interval(place, place) for name, place in exactly.items()}
    assert [True] * len(trees) == compiled_truths(trees, within, leaves)
    assert [None] * len(trees) == compiled_truths(trees, {}, leaves)


@pytest.mark.parametrize("names", HARD_NAMES, ids=lambda names: names[0])
def test_no_name_of_a_flag_disturbs_the_source(names: list[str]):
    """Flags with such names stay apart as well."""
    leaves = {name: Flag("It is so.", name=name) for name in names}
    for so in names:
        facts = {name: name == so for name in names}
        assert [name == so for name in names] == compiled_truths(list(leaves.values()), facts, leaves)
        assert [name == so or None for name in names] == compiled_truths(list(leaves.values()), {so: True}, leaves)


def test_source_shows_in_tracebacks():
    """A fact of a wrong type that slips through fails in a line of the source that the traceback shows."""
    guideline_like = compile_conditions([Comparison("<", N, Constant(3))], {"n": N}, "sample/2015")
    with pytest.raises(TypeError) as raised:
        guideline_like.truths({"n": "three"})
    shown = "".join(traceback.format_exception(raised.value))
    assert "<imr_core guideline sample/2015 #" in shown
    assert "if (n < 3):" in shown
    filename = traceback.extract_tb(raised.value.__traceback__)[-1].filename
    assert guideline_like.source == "".join(linecache.getlines(filename))


def test_known_facts_take_the_plain_path():
    """Where every fact is known exactly the condition runs as it would be written by hand."""
    source = compile_conditions([(N * 2 <= 5) & ~A], {"n": N, "a": A}, "sample").source
    assert "if (((n * 2) <= 5) and (a is False)):" in source
