"""The case grid at the top of a letter, and the reviewer's credentials."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import zip_longest

from attrs import field, frozen

from imr_core.letters._markers import LICENSURE, SPECIALTY
from imr_core.letters._sheet import Line, Sheet
from imr_core.model import Reviewer

GRID = {
    "case_number": "Case Number:",
    "date_assigned": "Date Assigned:",
    "date_of_injury": "Date of Injury:",
    "decision_date": "Decision Date:",
    "ur_denial_date": "UR Denial Date:",
    "priority": "Priority:",
    "application_received": "Application Received:",
}
DATES = tuple(name for name in GRID if "date" in name or name == "application_received")
_LABEL = re.compile("|".join(f"(?P<{name}>{re.escape(label)})" for name, label in GRID.items()))
CASE_NUMBER_FORM = re.compile(r"CM\d{2}-\d{7}")
PRIORITY_FORM = re.compile(r"[A-Za-z][A-Za-z -]*")
_DATE = re.compile(r"\d{1,2}/\d{1,2}/\d{4}")


@frozen
class Grid:
    """The case grid; a field that is not printed, or printed empty, is None."""

    case_number: str | None = None
    date_assigned: date | None = None
    date_of_injury: date | None = field(default=None, repr=False)
    decision_date: date | None = None
    ur_denial_date: date | None = None
    priority: str | None = None
    application_received: date | None = None


def read_grid(sheet: Sheet, lines: Sequence[Line]) -> Grid:
    """Read the case grid, however its labels and values are spread over *lines*.

    Raises:
        LetterError: A label comes twice, a value is not of its kind, or other text stands there.
    """
    values: dict[str, str | date] = {}
    for name, value, number in _cells(sheet, lines):
        if name in values:
            raise sheet.error(f"the label {GRID[name]!r} comes twice", number)
        if value:
            values[name] = _typed(sheet, name, value, number)
    return Grid(**values)  # type: ignore[arg-type]


def read_reviewer(sheet: Sheet, licensure: Sequence[Line], specialty: Sequence[Line]) -> Reviewer:
    """Read the reviewer's licences and specialties."""
    return Reviewer(_listed(sheet, licensure, LICENSURE), _listed(sheet, specialty, SPECIALTY))


def _listed(sheet: Sheet, lines: Sequence[Line], label: str) -> tuple[str, ...]:
    entries = sheet.flow(lines).removeprefix(label).split(",")
    return tuple(entry.strip() for entry in entries if entry.strip())


def _cells(sheet: Sheet, lines: Sequence[Line]) -> Iterator[tuple[str, str, int]]:
    text = " ".join(line.text for line in lines)
    starts = [0]
    for line in lines[:-1]:
        starts.append(starts[-1] + len(line.text) + 1)
    labels = list(_LABEL.finditer(text))
    if text[: labels[0].start() if labels else None].strip():
        raise sheet.error("text stands before the case grid that no letter of this layout has", lines[0].number)
    for label, following in zip_longest(labels, labels[1:]):
        cell = text[label.end() : following.start() if following else len(text)]
        at = label.end() + len(cell) - len(cell.lstrip()) if cell.strip() else label.start()
        yield str(label.lastgroup), cell.strip(), lines[bisect_right(starts, at) - 1].number


def _typed(sheet: Sheet, name: str, value: str, number: int) -> str | date:
    if name in DATES:
        return _date(sheet, name, value, number)
    pattern = CASE_NUMBER_FORM if name == "case_number" else PRIORITY_FORM
    if not pattern.fullmatch(value):
        expected = "CM, two digits, a hyphen and seven digits" if name == "case_number" else "words only"
        raise sheet.error(f"the value of {GRID[name]!r} is not of the form expected: {expected}", number)
    return value


def _date(sheet: Sheet, name: str, value: str, number: int) -> date:
    if not _DATE.fullmatch(value):
        raise sheet.error(f"the value of {GRID[name]!r} is not a date of the form MM/DD/YYYY", number)
    try:
        return datetime.strptime(value, "%m/%d/%Y").date()
    except ValueError:
        raise sheet.error(f"the value of {GRID[name]!r} is a date that does not exist", number) from None
