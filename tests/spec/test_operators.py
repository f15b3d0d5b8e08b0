"""Each operator means what its table says, in every reading."""

import importlib.util
from pathlib import Path

import pytest

import imr_core.expressions as language
from imr_core.expressions import Add, And, Condition, Constant, Expression, Interval, Not, facts_in, nodes
from imr_core.readings import Solver, compile_conditions, deciding, evaluate, explain, truth

_spec = importlib.util.spec_from_file_location("tables", Path(__file__).with_name("tables.py"))
tables = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(tables)

TABLES = tables.tables()
ROWS = [
    pytest.param(table["expression"], facts, expected, id=f"{table['operator']}-{place}")
    for table in TABLES
    for place, (facts, expected) in enumerate(table["rows"])
]


@pytest.mark.parametrize(("expression", "facts", "expected"), ROWS)
def test_every_reading_gives_what_the_table_says(expression: str, facts: dict, expected: object):
    """Evaluate, compile, explain and deciding give the value of the table, unknown included."""
    condition, known, wanted = tables.condition(expression), tables.known(facts), tables.truth_of(expected)
    compiled = compile_conditions([condition], facts_in(condition), "spec").truths
    assert wanted is evaluate(condition, known)
    assert wanted is truth(condition, known)
    assert (wanted is True, wanted is None) == tuple(map(bool, compiled(known)))
    assert wanted is explain(condition, known).truth
    assert wanted is deciding(condition)(known)[0]


@pytest.mark.parametrize(("expression", "facts", "expected"), ROWS)
def test_solver_gives_what_the_table_says(expression: str, facts: dict, expected: object):
    """What is true or false of the facts is proved so; what is unknown can be both."""
    pytest.importorskip("z3")
    condition, known, wanted = tables.condition(expression), tables.known(facts), tables.truth_of(expected)
    pinned = [pin for name, value in known.items() for pin in pins(facts_in(condition).get(name), value)]
    solver = Solver()
    can_be_true = solver.satisfy(And((*pinned, condition))).satisfiable
    can_be_false = solver.satisfy(And((*pinned, Not(condition)))).satisfiable
    assert (wanted is not False, wanted is not True) == (can_be_true, can_be_false)


def pins(leaf: Expression | None, value: object) -> list[Condition]:
    """Return conditions that hold of a fact just where it has this value."""
    if leaf is None:
        return []
    if isinstance(value, bool):
        return [leaf if value else Not(leaf)]
    if isinstance(value, str):
        return [leaf.is_(value)]
    if isinstance(value, frozenset):
        held = [leaf.includes(*value)] if value else []
        others = frozenset(leaf.values) - value
        return [*held, *([Not(leaf.overlaps(*others))] if others else [])]
    if isinstance(value, Interval):
        ends = ((value.low, ">="), (value.high, "<="))
        return [language.Comparison(sign, leaf, Constant(end)) for end, sign in ends if isinstance(end, int)]
    return [language.Comparison("=", leaf, Constant(value, leaf.is_day))]


def test_every_node_has_a_table():
    """No kind of node of the language is left without a table."""
    shown = {type(node) for table in TABLES for node in nodes(tables.condition(table["expression"]))}
    # Choices stand below what asks them, which holds them as an attribute that is no tuple.
    abstract = {language.Expression, language.Condition, language.Quantity}
    kinds = {kind for kind in vars(language).values() if isinstance(kind, type) and issubclass(kind, Expression)}
    assert set() == kinds - abstract - shown


def test_tables_hold_every_truth():
    """Each table shows a case that is true, one that is false and one that is unknown."""
    for table in TABLES:
        assert {True, False, None} == {tables.truth_of(expected) for _, expected in table["rows"]}, table["operator"]


def test_a_wrong_table_is_noticed():
    """A sum that were read as its left side alone would not give what its table says."""
    condition = tables.condition("earlier_visits + visits <= 6")
    (addition,) = [node for node in nodes(condition) if isinstance(node, Add)]
    wrong = language.Comparison("<=", addition.left, condition.right)
    (table,) = [table for table in TABLES if table["operator"] == "+"]
    found = [truth(wrong, tables.known(facts)) for facts, _ in table["rows"]]
    assert found != [tables.truth_of(expected) for _, expected in table["rows"]]
