"""The DMN test cases with decision tables: the rules that hold give the recorded result, and so says the prover."""

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, parse

import pytest

from imr_core.expressions import And, Choice, Comparison, Condition, Count, Day, FactLeaf, Flag, Is, Not, facts_in
from imr_core.readings import Solver, truth

from .cells import constant
from .tables import Table, read_tables
from .values import Literal, OutsideError, Reader, plain

# Results that a table does not give by itself, and why.
COMPUTED = {
    "0035-test-structure-output": "outputs are texts put together of several calls",
    "0037-dt-on-bkm-implicit-params": "outputs are texts put together",
    "0038-dt-on-bkm-explicit-params": "outputs are texts put together",
    "0040-singlenestedcontext": "outputs are powers",
    "0041-multiple-nestedcontext": "outputs are powers",
}
# What a model calls its tables, where it is not what it calls their result.
SUFFIXES = ("Rules", "Table", "Model")
BASE_DAYS = 22  # the constant decision "Base Vacation Days" of 0020


@pytest.fixture
def folder(shared: Path) -> Path:
    """The folder of the test cases."""
    return shared / "oracles" / "dmn-tables"


def cases(folder: Path) -> Iterator[tuple[str, list[Table], Element]]:
    """Yield each test case, with the tables of its model."""
    for model in sorted(folder.glob("*/*.dmn")):
        tables = list(read_tables(model))
        root = parse(next(model.parent.glob("*-test-01.xml"))).getroot()
        for case in (element for element in root if name_of(element) == "testCase"):
            yield model.parent.name, tables, case


def name_of(element: Element) -> str:
    """Return the name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def values_of(element: Element, name: str) -> Iterator[tuple[str, Literal]]:
    """Yield the values below an element by name; of a component by its own and by its whole name."""
    for child in element:
        if name_of(child) == "value":
            yield name, literal(child)
        elif name_of(child) == "component":
            inner = child.get("name", "")
            yield from values_of(child, inner)
            yield from values_of(child, f"{name}.{inner}")
        elif name_of(child) == "expected":
            yield from values_of(child, name)


def literal(element: Element) -> Literal:
    """Return the value of a test case."""
    text = element.text or ""
    kind = next((value for key, value in element.attrib.items() if key.endswith("type")), "xsd:string")
    if kind.endswith(("decimal", "double")):
        return plain(Fraction(text))
    return Reader(
        f'date("{text}")' if kind.endswith("date") else f'"{text}"' if kind.endswith("string") else text
    ).read()


def known_of(case: Element, kind: str) -> dict[str, Literal]:
    """Return the inputs, or the expected results, of a test case by name."""
    nodes = (element for element in case if name_of(element) == kind)
    return dict(pair for node in nodes for pair in values_of(node, node.get("name", "")))


def given(leaf: FactLeaf, value: Literal) -> Any:
    """Return a value as the readings take it."""
    return value.toordinal() if isinstance(leaf, Day) else value


def fixed(leaf: FactLeaf, value: Any) -> Condition:
    """Say that an input has a value."""
    if isinstance(leaf, Flag):
        return leaf if value else Not(leaf)
    if isinstance(leaf, Choice):
        return Is(leaf, value)
    assert isinstance(leaf, Count | Day)
    return Comparison("=", leaf, constant(value))


def facts_for(table: Table, values: Mapping[str, Literal]) -> dict[str, Any] | None:
    """Return the inputs of a table, and what else its cells name; None if one is not known."""
    leaves = {**table.inputs, **facts_in(And(tuple(line.condition for line in table.lines)))}
    if not leaves.keys() <= values.keys():
        return None
    return {name: given(leaf, values[name]) for name, leaf in leaves.items()}


def holding(table: Table, values: Mapping[str, Literal], facts: Mapping[str, Any]) -> list[int]:
    """Return the rules that hold of some inputs; the prover has to say the same."""
    leaves = {**table.inputs, **facts_in(And(tuple(line.condition for line in table.lines)))}
    here = [fixed(leaf, values[name]) for name, leaf in leaves.items()]
    found = []
    for place, line in enumerate(table.lines):
        holds = truth(line.condition, facts)
        assert holds is Solver().satisfy(And((line.condition, *here))).satisfiable
        if holds:
            found.append(place)
    return found


def result(table: Table, rules: list[int]) -> tuple[Literal, ...] | None:
    """Return what a table gives by its hit policy where some rules hold; None if nothing."""
    outputs = [tuple(Reader(text).read() for text in table.lines[place].outputs) for place in rules]
    if table.hit_policy == "COLLECT":
        numbers = [output[0] for output in outputs]
        return ({"SUM": sum, "MAX": max}[table.aggregation](numbers),) if numbers else None
    if table.hit_policy == "PRIORITY":
        outputs.sort(key=lambda output: table.priorities.index(f'"{output[0]}"'))
    else:
        assert len(set(outputs)) <= 1, "UNIQUE and ANY give one answer"
    return outputs[0] if outputs else None


def test_results(folder: Path, announce: Callable[[str], None]):
    """Each table whose inputs are known gives the result that was recorded for it."""
    compared: dict[str, int] = {}
    for name, tables, case in cases(folder):
        inputs, expected = known_of(case, "inputNode"), known_of(case, "resultNode")
        values = {**inputs, **expected}
        for table in tables:
            owner = next((table.owner.removesuffix(end) for end in SUFFIXES if table.owner.endswith(end)), table.owner)
            wanted = expected_of(table, owner, expected)
            facts = facts_for(table, values)
            if wanted is None or facts is None or name in COMPUTED:
                continue
            assert wanted == result(table, holding(table, values, facts)), (name, table.owner)
            compared[name] = compared.get(name, 0) + 1
    assert EXPECTED_COUNTS == compared
    announce(f"DMN test cases: {sum(compared.values())} results of tables as recorded, in {len(compared)} models")


def expected_of(table: Table, owner: str, expected: Mapping[str, Literal]) -> tuple[Literal, ...] | None:
    """Return the recorded result of a table, of all its outputs; None if none is recorded."""
    if owner in expected:
        return (expected[owner],)
    named = [expected.get(f"{owner}.{output}") for output in table.outputs]
    return None if None in named else tuple(named)


EXPECTED_COUNTS = {
    "0004-lending": 7,
    "0004-simpletable-U": 3,
    "0005-simpletable-A": 3,
    "0010-multi-output-U": 3,
    "0017-tableTests": 4,
    "0117-multi-any-hitpolicy": 3,
}


def test_vacation_days(folder: Path, announce: Callable[[str], None]):
    """Three tables that collect the highest number of days give the recorded total, by the formula of their model."""
    compared = 0
    for name, tables, case in cases(folder):
        if name == "0020-vacation-days":
            values = known_of(case, "inputNode")
            (total,) = known_of(case, "resultNode").values()
            extra = [(result(table, holding(table, values, values)) or (0,))[0] for table in tables]
            assert total == BASE_DAYS + max(extra[0], extra[2]) + extra[1]
            compared += 1
    assert 7 == compared
    announce(f"DMN test cases: {compared} totals of three tables")


def test_what_is_left_out_is_computed(folder: Path):
    """Only models whose outputs are no literals are left out, and the one without decision logic."""
    left_out = set()
    for name, tables, _ in cases(folder):
        for table in tables:
            try:
                [Reader(text).read() for line in table.lines for text in line.outputs]
            except OutsideError:
                left_out.add(name)
    assert set(COMPUTED) == left_out
    models = {path.parent.name for path in folder.glob("*/*.dmn")}
    assert {"0088-no-decision-logic"} == models - COMPUTED.keys() - EXPECTED_COUNTS.keys() - {"0020-vacation-days"}
