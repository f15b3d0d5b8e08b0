"""The official CQL cases: each passes in every reading, or is listed here with the reason why it does not."""

import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from .check import answers, expected
from .literals import OutsideError

ASKS = "it asks whether a value is known, which would break that learning a fact only ever settles things"
ROUNDS = "numbers are compared exactly, never by the precision they are written with"
SPELLS = "names are those of a closed list, compared as written"
# Cases to which our language gives another answer, or refuses one, on purpose.
DIFFERS = {
    "Coalesce/*": ASKS,
    "IsNull/*": ASKS,
    "IsFalse/*": ASKS,
    "IsTrue/*": ASKS,
    "Equivalent/EquivNullNull": ASKS,
    "Equivalent/EquivTrueNull": ASKS,
    "Equivalent/EquivNullTrue": ASKS,
    "Equivalent/EquivStringIgnoreCase": SPELLS,
    "Equivalent/EquivFloatTrailingZero": ROUNDS,
}

UNITS = "units are words, declared with a fact; none is converted into another"
TUPLES = "there are no tuples"
RATIOS = "there are no ratios"
TIMES = "a day has no time of day"
CLOCK = "there is no clock: a date is a fact like any other"
ORDER = "names have no order"
WRITTEN = "a choice is compared with a value that is written out"
FUNCTIONS = "there is no such function; arithmetic is sum, difference, and product with a constant"
DIVISION = "a number is divided only by one that is written out, as a product with its inverse"
# Cases about what our language does not have.
OUTSIDE = {
    "Greater*/Greater*M1CM*": UNITS,
    "Less*/Less*M1CM*": UNITS,
    "Equal/QuantityEqCM1M01": UNITS,
    "Not Equal/QuantityNotEqCM1M01": UNITS,
    "Equivalent/EquivEqCM1M01": UNITS,
    "Unit Comparison/*EqualMs": UNITS,
    "Unit Comparison/*EqualS": UNITS,
    "Unit Comparison/*EqualMin": UNITS,
    "Unit Comparison/*EqualH": UNITS,
    "Unit Comparison/*EqualD": UNITS,
    "Unit Comparison/*EqualWk": UNITS,
    "Unit Comparison/*Mo": UNITS,
    "Unit Comparison/*A": UNITS,
    "Unit Comparison/Test*EquivalentMonths": UNITS,
    "Unit Comparison/Test*EquivalentDays": UNITS,
    "Unit Comparison/TestWeekEqualDays": UNITS,
    "Unit Comparison/TestDayEqualHours": UNITS,
    "Unit Comparison/TestHourEqualMinutes": UNITS,
    "Unit Comparison/TestMinuteEqualSeconds": UNITS,
    "Unit Comparison/TestSecondEqualMilliseconds": UNITS,
    "Multiply/Multiply1CMBy2CM": UNITS,
    "*/*Ratio*": RATIOS,
    "*/*Tuple*": TUPLES,
    "*Equal/Time*Eq*": TIMES,
    "Greater/Time*": TIMES,
    "Less/Time*": TIMES,
    "Equivalent/EquivTime*": TIMES,
    "Equal/DateTimeEqJan*": TIMES,
    "Equal/DateTimeEqMissingArg": TIMES,
    "Equal/DateTimeUTC": TIMES,
    "Equal/DateTimeDayCompare": TIMES,
    "Less Or Equal/DateTimeLessEqFalse": TIMES,
    "*/*Today*": CLOCK,
    "Greater*/Greater*A": ORDER,
    "Greater*/Greater*AB": ORDER,
    "Greater*/Greater*JackJill": ORDER,
    "Less*/Less*A": ORDER,
    "Less*/Less*AB": ORDER,
    "Less*/Less*JackJill": ORDER,
    "Equal/SimpleEqNullNull": WRITTEN,
    "Not Equal/SimpleNotEqNullNull": WRITTEN,
    **{
        f"{group}/*": FUNCTIONS
        for group in (
            *("Abs", "Ceiling", "Floor", "Exp", "HighBoundary", "Log", "LowBoundary", "Ln", "MinValue", "MaxValue"),
            *("Modulo", "Precision", "Predecessor", "Power", "Round", "Successor", "Truncate", "Truncated Divide"),
        )
    },
    "Divide/DivideNull": DIVISION,
    "Divide/Divide10": DIVISION,
    "Divide/Divide1Q1Q": DIVISION,
    "Divide/Divide103": FUNCTIONS,
}
FILES = {
    "CqlLogicalOperatorsTest": (39, 39),
    "CqlNullologicalOperatorsTest": (22, 0),
    "CqlComparisonOperatorsTest": (261, 128),
    "CqlArithmeticFunctionsTest": (236, 40),
}


def cases(file: Path) -> Iterator[tuple[str, str, str | None]]:
    """Yield each case of a file: group and name, expression, and expected output, None if it is an error."""
    named = {"t": "http://hl7.org/fhirpath/tests"}
    for group in ElementTree.parse(file).getroot().findall("t:group", named):
        for test in group.findall("t:test", named):
            expression = test.findtext("t:expression", namespaces=named)
            assert expression is not None
            yield f"{group.get('name')}/{test.get('name')}", expression, test.findtext("t:output", namespaces=named)


def listed(name: str, table: dict[str, str]) -> list[str]:
    """Return the rows of a table that speak of a case."""
    return [pattern for pattern in table if fnmatchcase(name, pattern)]


def passes(expression: str, output: str | None) -> bool:
    """Tell whether every reading gives the expected answer; False also where the language cannot say it."""
    try:
        found = answers(expression)
    except OutsideError:
        return False
    return output is not None and all(answer == expected(output) for answer in found)


@pytest.mark.parametrize("file", FILES)
def test_cql_cases(file: str, shared: Path, announce: Callable[[str], None]):
    """A case passes unless it is listed; one that is listed does not pass, so the lists hold nothing too much."""
    wrong, counts = [], {"passed": 0, "differ on purpose": 0, "outside the language": 0}
    for name, expression, output in cases(shared / "oracles" / f"{file}.xml"):
        rows = {"differ on purpose": listed(name, DIFFERS), "outside the language": listed(name, OUTSIDE)}
        kind = next((kind for kind, found in rows.items() if found), "passed")
        counts[kind] += 1
        if passes(expression, output) is not (kind == "passed"):
            wrong.append(f"{name}: {expression} gives {output}; counted as {kind}")
    announce(f"CQL {file}: " + ", ".join(f"{number} {kind}" for kind, number in counts.items()))
    assert [] == wrong
    assert FILES[file] == (sum(counts.values()), counts["passed"])


def test_no_row_of_the_lists_is_idle(shared: Path):
    """Every row speaks of some case, and no case is both different on purpose and outside the language."""
    names = [name for file in FILES for name, _, _ in cases(shared / "oracles" / f"{file}.xml")]
    used = {pattern for name in names for table in (DIFFERS, OUTSIDE) for pattern in listed(name, table)}
    assert {*DIFFERS, *OUTSIDE} == used
    assert [] == [name for name in names if listed(name, DIFFERS) and listed(name, OUTSIDE)]


@pytest.mark.parametrize("table", [DIFFERS, OUTSIDE], ids=["differs", "outside"])
def test_what_is_listed_has_a_reason(table: dict[str, str]):
    """Each row gives its reason in words."""
    assert all(len(reason.split()) > 3 for reason in table.values())


@pytest.mark.parametrize(
    ("expression", "output", "right"),
    [
        ("true and null", "null", True),
        ("true and null", "false", False),
        ("1 + 1", "2", True),
        ("1 + 1", "3", False),
        ("1 + null", "null", True),
        ("1 + null", "2", False),
        ("1 + 1", "null", False),
        ("1'g' + 1'g'", "2'g'", True),
        ("1'g' + 1'g'", "2'mg'", False),
        ("4 between 2 and 6", "false", False),
        ("Abs(1)", "1", False),
    ],
)
def test_this_test_would_notice(expression: str, output: str, right: bool):
    """A wrong answer, a wrong number, a wrong unit and a certainty where none is expected would all be noticed."""
    assert right is passes(expression, output)
