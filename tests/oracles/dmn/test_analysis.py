"""Gaps, overlaps and idle rules of decision tables: what the prover finds is what their authors' tools recorded."""

import json
from collections.abc import Callable
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from imr_core.expressions import And, Comparison, Condition, Constant, Count, Not, Or
from imr_core.readings import Solver

from .analysis import Analysis, Pair, box_condition, boxes_condition, numbers_in, pairs_of
from .tables import Table, read_tables

# Where gap analysis was skipped, for a text has no list of values, and what the prover says there.
DIFFERENT = {
    "NotStringVowel2.dmn": "no gap: the rules name five letters, and all but these five",
    "stringWithoutEnumNoGap.dmn": "a gap whatever the text is: no rule speaks of an age below 18",
}


@pytest.fixture
def recorded(shared: Path) -> Callable[[str], list[tuple[Analysis, dict[str, Any]]]]:
    """Read the tables of a folder, each with what was recorded of it."""
    return lambda folder: _recorded(shared / "oracles" / folder)


@cache
def _recorded(folder: Path) -> list[tuple[Analysis, dict[str, Any]]]:
    entries = json.loads((folder / "expected.json").read_text(encoding="utf-8"))["tables"]
    found = []
    for entry in entries:
        (table,) = (table for table in read_tables(folder / entry["file"]) if table.id == entry["table"])
        assert entry["rules"] == len(table.lines)
        assert [" ".join(each["name"].split()) for each in entry["inputs"]] == [
            " ".join(name.split()) for name in table.inputs
        ]
        found.append((Analysis(table), entry))
    return found


def test_gaps(recorded: Callable, announce: Callable[[str], None]):
    """The regions without a rule are, together, exactly the recorded gaps, and completeness is proved where none is."""
    compared = boxes = 0
    different = []
    for analysis, entry in recorded("dtanalysis"):
        if entry["gaps"] is None:
            if entry["gaps_asserted"] is not None:
                different.append(entry["file"])
            continue
        expected = boxes_condition(entry["gaps"], analysis.table.inputs)
        assert analysis.same(analysis.gaps, expected), entry["file"]
        assert analysis.has_gap is bool(entry["gaps"]), entry["file"]
        compared, boxes = compared + 1, boxes + len(entry["gaps"])
    assert sorted(DIFFERENT) == sorted(different)
    announce(f"decision tables: gaps of {compared} tables as recorded, {boxes} boxes; {len(different)} different")


def test_gaps_where_none_were_recorded(recorded: Callable):
    """Of tables whose gaps were not analysed there, ours are as the table of differences says."""
    by_file = {entry["file"]: analysis for analysis, entry in recorded("dtanalysis")}
    assert not by_file["NotStringVowel2.dmn"].has_gap
    with_age = by_file["stringWithoutEnumNoGap.dmn"]
    assert with_age.same(with_age.gaps, with_age.table.inputs["age"] < 18)


def test_overlaps(recorded: Callable, announce: Callable[[str], None]):
    """The pairs of rules refuted to be apart are those recorded, where they overlap is what is recorded, and who."""
    compared = boxes = 0
    for analysis, entry in recorded("dtanalysis"):
        if entry["overlaps"] is None:
            continue
        expected = boxes_condition((each["box"] for each in entry["overlaps"]), analysis.table.inputs)
        assert pairs_of(each["rules"] for each in entry["overlaps"]) == analysis.overlapping, entry["file"]
        where = Or(tuple(analysis.both(*pair) for pair in sorted(analysis.overlapping)))
        assert analysis.same(where, expected), entry["file"]
        for each in entry["overlaps"]:
            assert_holds_exactly(analysis, each["box"], each["rules"])
        compared, boxes = compared + 1, boxes + len(entry["overlaps"])
    announce(f"decision tables: overlaps of {compared} tables as recorded, {boxes} boxes")


def assert_holds_exactly(analysis: Analysis, box: Any, rules: list[int]) -> None:
    """Fail unless it is proved that within a box these rules hold and no others."""
    inside = box_condition(box, analysis.table.inputs)
    for place, condition in enumerate(analysis.conditions, start=1):
        assert analysis.implies(inside, condition if place in rules else Not(condition))


def test_duplicate_rules(recorded: Callable, announce: Callable[[str], None]):
    """Recorded duplicates are diagnosed as equivalent, and no other rules of these tables."""
    compared = 0
    for analysis, entry in recorded("dtanalysis"):
        pairs = [tuple(each["rules"]) for each in entry["other"] if each["kind"] == "duplicate"]
        if pairs:
            everyone = range(1, len(analysis.conditions) + 1)
            said = analysis.diagnoses(*everyone)
            equal = {place: text for place, text in said.items() if text.startswith("equivalent to")}
            assert {place for pair in pairs for place in pair} == equal.keys(), entry["file"]
            for one, other in pairs:
                assert equal[one].startswith(f"equivalent to {other}:")
            compared += len(pairs)
    announce(f"decision tables: {compared} duplicates diagnosed as equivalent")


def test_subsumed_rules(recorded: Callable, announce: Callable[[str], None]):
    """A rule recorded as included in one of the same outputs is diagnosed as shadowed by it."""
    compared = 0
    for analysis, entry in recorded("dtanalysis"):
        for each in entry["other"]:
            if each["kind"] == "subsumption":
                lines = analysis.table.lines
                alike = [
                    place
                    for place, line in enumerate(lines, start=1)
                    if line.outputs == lines[each["rule"] - 1].outputs
                ]
                said = analysis.diagnoses(*alike)
                assert said[each["includes"]].startswith(f"shadowed by {each['rule']},"), entry["file"]
                compared += 1
    announce(f"decision tables: {compared} subsumed rules diagnosed as shadowed")


def test_masked_and_misleading_rules(recorded: Callable, announce: Callable[[str], None]):
    """By priority of outputs, the rules that never show and those that mislead are exactly those recorded."""
    compared = 0
    for analysis, entry in recorded("dtanalysis"):
        asked = {each["kind"] for each in entry["other"]} | set(entry.get("asserted_none", ()))
        for kind, found in (("masked", masked), ("misleading", misleading)):
            if kind in asked:
                names = {"masked": ("rule", "by"), "misleading": ("rule", "misled")}[kind]
                expected = {tuple(each[name] for name in names) for each in entry["other"] if each["kind"] == kind}
                assert expected == found(analysis), entry["file"]
                compared += 1
    announce(f"decision tables: masked or misleading rules as recorded, {compared} times")


def priority(analysis: Analysis, place: int) -> int:
    """Return the place of a rule's output among the outputs in falling priority."""
    return analysis.table.priorities.index(analysis.table.lines[place - 1].outputs[0])


def by_priority(analysis: Analysis) -> list[Pair]:
    """Return the overlapping pairs of rules of different priority, the higher one first."""
    both_ways = [(pair, pair[::-1]) for pair in analysis.overlapping]
    return [pair for ways in both_ways for pair in ways if priority(analysis, pair[0]) < priority(analysis, pair[1])]


def masked(analysis: Analysis) -> set[Pair]:
    """Return each rule that is covered by one of higher priority, with that."""
    conditions = analysis.conditions
    pairs = by_priority(analysis)
    return {(low, high) for high, low in pairs if analysis.implies(conditions[low - 1], conditions[high - 1])}


def misleading(analysis: Analysis) -> set[Pair]:
    """Return each rule with a cell left open that overrules one with no more such cells, with that."""

    def open_cells(place: int) -> int:
        return analysis.table.lines[place - 1].cells.count("-")

    return {
        (high, low) for high, low in by_priority(analysis) if open_cells(high) and open_cells(high) >= open_cells(low)
    }


def test_contractions(recorded: Callable, announce: Callable[[str], None]):
    """Rules recorded as joinable along an input are proved to be: equal in all others, and of one output."""
    compared = 0
    for analysis, entry in recorded("dtanalysis"):
        for each in entry["other"]:
            if each["kind"] == "contraction":
                (other,) = each["with"]
                assert other in joinable(analysis, each["rule"], each["input"]), entry["file"]
                compared += 1
    announce(f"decision tables: {compared} contractions proved")


def joinable(analysis: Analysis, rule: int, column: int) -> set[int]:
    """Return the rules of the same output whose conditions on all other inputs are proved the same."""
    lines = analysis.table.lines

    def others(place: int) -> Condition:
        return And(tuple(cell for at, cell in enumerate(lines[place - 1].condition.terms, start=1) if at != column))

    return {
        place
        for place, line in enumerate(lines, start=1)
        if place != rule and line.outputs == lines[rule - 1].outputs and analysis.same(others(place), others(rule))
    }


def test_recommended_hit_policy(recorded: Callable, announce: Callable[[str], None]):
    """The hit policy recorded as fitting follows from the overlaps that are proved, and from their outputs."""
    compared = 0
    for analysis, entry in recorded("dtanalysis"):
        for each in entry["other"]:
            if each["kind"] == "recommended_hit_policy":
                assert each["value"] == fitting(analysis), entry["file"]
                compared += 1
    announce(f"decision tables: {compared} recommended hit policies")


def fitting(analysis: Analysis) -> str:
    """Return the hit policy that fits a table: without overlaps, with such as agree, with such as do not."""
    outputs = [line.outputs for line in analysis.table.lines]
    if not analysis.overlapping:
        return "UNIQUE"
    return "ANY" if all(outputs[one - 1] == outputs[other - 1] for one, other in analysis.overlapping) else "PRIORITY"


# The sweep of jDMN: only the inside of boxes is compared, and the domain of a number is what the rules mention.


def test_sweep_of_jdmn(recorded: Callable, announce: Callable[[str], None]):
    """Inside the bounds, what no rule covers and which rules overlap are as recorded, as far as the record is whole."""
    gaps = overlaps = partly = 0
    for whole, entry in recorded("dtanalysis-jdmn"):
        analysis = Analysis(whole.table, inside(whole.table))
        inputs = analysis.table.inputs
        if entry["missing_rules"] is not None:
            boxes = [*entry["missing_rules"], *(_uncovered(each, inputs) for each in entry["uncovered_intervals"])]
            expected = And((boxes_condition(boxes, inputs), *analysis._laws))
            if entry["missing_rules_complete"]:
                assert analysis.same(analysis.gaps, expected), entry["file"]
            else:
                assert analysis.implies(expected, analysis.gaps), entry["file"]
            merged = boxes_condition(entry["missing_rules_merged"], inputs)
            assert analysis.same(boxes_condition(entry["missing_rules"], inputs), merged), entry["file"]
            gaps += 1
        cliques = pairs_of(entry["overlaps"])
        assert (cliques == analysis.overlapping) if entry["overlaps_complete"] else cliques <= analysis.overlapping
        overlaps += 1
        partly += not (entry["missing_rules_complete"] and entry["overlaps_complete"])
    announce(
        f"decision tables of jDMN: gaps of {gaps} and overlaps of {overlaps} tables as recorded, "
        f"{partly} of them recorded in part"
    )


def _uncovered(each: dict[str, Any], inputs: dict[str, Any]) -> list[Any]:
    return [each["interval"] if place == each["input"] else "any" for place in range(1, len(inputs) + 1)]


def inside(table: Table) -> Condition:
    """Return the condition that no number lies on a bound, nor outside what the rules of its column mention."""
    terms: list[Condition] = []
    for column, leaf in enumerate(table.inputs.values()):
        if not isinstance(leaf, Count):
            continue
        cells = [line.condition.terms[column] for line in table.lines]
        numbers = numbers_in(cells, leaf)
        terms += [Not(Comparison("=", leaf, Constant(number))) for number in numbers]
        for sign, end in (("<", numbers[0]), (">", numbers[-1])):
            beyond = Comparison(sign, leaf, Constant(end))
            if not any(Solver().satisfy(And((cell, beyond))).satisfiable for cell in cells):
                terms.append(Not(beyond))
    return And(tuple(terms))


def test_no_table_is_left_out(recorded: Callable, announce: Callable[[str], None]):
    """All 44 tables and all 8 models are read, and each rule of every table can hold unless it tests for null."""
    tables, models = recorded("dtanalysis"), recorded("dtanalysis-jdmn")
    assert (44, 8) == (len(tables), len(models))
    dead = {
        entry["file"]
        for analysis, entry in (*tables, *models)
        for place, condition in enumerate(analysis.conditions)
        if not analysis.scope.can_hold(condition) and "null" not in analysis.table.lines[place].cells
    }
    assert set() == dead
    announce(f"decision tables: {len(tables) + len(models)} read, {sum(len(a.conditions) for a, _ in tables)} rules")


def test_pairs_of_cliques():
    """Of three rules of which each two overlap, three pairs do."""
    assert set(combinations((1, 3, 4), 2)) == pairs_of([[1, 3, 4]])
