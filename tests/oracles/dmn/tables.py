"""A small reader of DMN files: their decision tables, each input a fact, each rule a condition."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree.ElementTree import Element, parse

from attrs import field, frozen

from imr_core.expressions import And, Choice, Condition, Count, Day, FactLeaf, Flag
from imr_core.guidelines import Guideline, Rule
from imr_core.outcomes import Outcome
from imr_core.sources import Citation, Edition, Step, Trigger, Verification

from .cells import test_of
from .values import OutsideError

_KINDS = ("boolean", "date", "number", "string", "yearMonthDuration", "years and months duration")
_CITE = Citation("Decision table", section="rules", verification=Verification.PRIMARY_TEXT)


@frozen
class Line:
    """One rule of a table.

    Args:
        cells: Its tests as they are written.
        outputs: Its outputs as they are written.
        condition: What it tests, as a condition.
    """

    cells: tuple[str, ...]
    outputs: tuple[str, ...]
    condition: Condition


@frozen
class Table:
    """A decision table.

    Args:
        id: Its id in the file.
        owner: The decision or model it belongs to.
        hit_policy: Its hit policy.
        aggregation: How COLLECT gathers; empty if it makes a list.
        inputs: Its inputs, by name, in order.
        domain: What values they may have.
        outputs: The names of its outputs.
        priorities: Its output values in falling priority, of the first output.
        lines: Its rules, in order.
    """

    id: str
    owner: str
    hit_policy: str
    aggregation: str
    inputs: Mapping[str, FactLeaf]
    domain: Condition
    outputs: tuple[str, ...]
    priorities: tuple[str, ...]
    lines: tuple[Line, ...] = field(repr=False)

    def guideline(self, *granting: int) -> Guideline:
        """Return it as a guideline: the rules at these places say one thing, all others another."""
        rules = [
            Rule(
                f"{place}",
                line.condition,
                Outcome.NECESSARY if place in granting else Outcome.NOT_NECESSARY,
                "the table says so",
                _CITE,
            )
            for place, line in enumerate(self.lines, start=1)
        ]
        return Guideline(
            "table",
            title=self.owner,
            step=Step.STUDY,
            edition=Edition("1", Trigger.REQUEST_DATE),
            addresses=self.domain,
            rules=rules,
            complete=True,
        )


def read_tables(path: Path) -> Iterator[Table]:
    """Yield the tables of a file, in order.

    Raises:
        OutsideError: If a table holds a notation that is not read here.
    """
    root = parse(path).getroot()
    types = {item.get("name"): item for item in root.iter() if _is(item, "itemDefinition")}
    given = dict(_given(root))
    parents = {child: parent for parent in root.iter() for child in parent}
    for element in root.iter():
        if _is(element, "decisionTable"):
            yield _table(element, _owner(element, parents), types, given)


def _given(root: Element) -> Iterator[tuple[str, FactLeaf]]:
    """Yield the numbers and dates that a model is given, for cells that name one."""
    for element in root.iter():
        kind = element.get("typeRef")
        if _is(element, "variable") and kind in ("number", "date"):
            yield element.get("name", ""), _leaf(element.get("name", ""), kind, "")


def _table(element: Element, owner: str, types: Mapping[str, Element], given: Mapping[str, FactLeaf]) -> Table:
    inputs: dict[str, FactLeaf] = {}
    domains: list[Condition] = []
    rules = [child for child in element if _is(child, "rule")]
    cells = [[_text(child) for child in rule if _is(child, "inputEntry")] for rule in rules]
    columns = [_column(child, types) for child in element if _is(child, "input")]
    for place, (name, kind, allowed) in enumerate(columns):
        leaf = _leaf(name, _told([row[place] for row in cells], kind), allowed)
        inputs[name] = leaf
        if allowed and not isinstance(leaf, Choice | Flag):
            domains.append(test_of(allowed, leaf, {}))
    outputs = [child for child in element if _is(child, "output")]
    values = _text(_child(outputs[0], "outputValues")) or _values_of(outputs[0].get("typeRef"), types)
    return Table(
        element.get("id", ""),
        owner,
        element.get("hitPolicy", "UNIQUE"),
        element.get("aggregation", ""),
        inputs,
        And(tuple(domains)),
        tuple(child.get("name") or owner for child in outputs),
        tuple(part.strip() for part in values.split(",")) if values else (),
        tuple(_line(rule, inputs, given) for rule in rules),
    )


def _column(element: Element, types: Mapping[str, Element]) -> tuple[str, str, str]:
    """Return name, type and allowed values of an input."""
    expression = _child(element, "inputExpression")
    kind = (expression.get("typeRef") or "").removeprefix("feel:")
    allowed = _text(_child(element, "inputValues")) or _values_of(kind, types)
    if kind in types:
        kind = _text(_child(types[kind], "typeRef")).removeprefix("feel:") or kind
    return _text(expression), kind, allowed


def _told(cells: list[str], kind: str) -> str:
    """Return the type of an input: the one declared, unless its cells are of another, or none is."""
    plain = {cell for cell in cells if cell not in ("-", "null", "")}
    if plain and plain <= {"true", "false"}:
        return "boolean"
    if kind in _KINDS:
        return kind
    return "string" if all(cell.startswith('"') for cell in plain) else "number"


def _values_of(kind: str | None, types: Mapping[str, Element]) -> str:
    return _text(_child(types[kind], "allowedValues")) if kind in types else ""


def _leaf(name: str, kind: str, allowed: str) -> FactLeaf:
    meaning = re.sub(r"\s+", " ", name)
    if kind == "boolean":
        return Flag(meaning, name=name)
    if kind in ("number", "yearMonthDuration", "years and months duration"):
        return Count(meaning, "unit", None, False, name=name)
    if kind == "date":
        return Day(meaning, name=name)
    if kind == "string":
        values = [part.strip() for part in allowed.split(",") if part.strip() not in ("", "null")]
        return Choice(meaning, tuple(value[1:-1] for value in values) or None, name=name)
    raise OutsideError(f"an input of type {kind or 'none'}")


def _line(element: Element, inputs: Mapping[str, FactLeaf], given: Mapping[str, FactLeaf]) -> Line:
    cells = [_text(child) for child in element if _is(child, "inputEntry")]
    outputs = [_text(child) for child in element if _is(child, "outputEntry")]
    pairs = zip(cells, inputs.values(), strict=True)
    condition = And(tuple(test_of(cell, leaf, given) for cell, leaf in pairs))
    return Line(tuple(cells), tuple(outputs), condition)


def _owner(element: Element, parents: Mapping[Element, Element]) -> str:
    while element in parents:
        element = parents[element]
        if element.get("name") and (_is(element, "decision") or _is(element, "businessKnowledgeModel")):
            return element.get("name", "")
    return ""


def _is(element: Element, name: str) -> bool:
    return element.tag.rpartition("}")[2] == name


def _child(element: Element | None, name: str) -> Element | None:
    return None if element is None else next((child for child in element if _is(child, name)), None)


def _text(element: Element | None) -> str:
    """Return the text of an element, which stands in a child ``text`` or in itself."""
    if element is None:
        return ""
    inner = _child(element, "text")
    return ((element if inner is None else inner).text or "").strip()
