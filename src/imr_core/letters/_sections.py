"""Finding the parts of a letter by their headings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import field, frozen

from imr_core.letters._markers import CASE_NUMBER, HOW_MADE, SECTIONS
from imr_core.letters._sheet import Line, Sheet

_CASE_NUMBER_LINE = re.compile(rf"{CASE_NUMBER}(?: ?CM\d\d-\d+.*)?$")


@frozen
class Sections:
    """The lines of each part of a letter, headings left out, labels kept."""

    header: Sequence[Line] = field(repr=False)
    licensure: Sequence[Line] = field(repr=False)
    specialty: Sequence[Line] = field(repr=False)
    summary: Sequence[Line] = field(repr=False)
    issues: Sequence[Line] = field(repr=False)


def split_sections(sheet: Sheet) -> Sections:
    """Split *sheet* at its section headings.

    Raises:
        LetterError: A heading is missing, comes twice or out of order, or a second letter begins.
    """
    _refuse_second_letter(sheet)
    how, licensure, specialty, summary, issues = _heading_indices(sheet)
    lines = sheet.lines
    return Sections(
        header=lines[:how],
        licensure=lines[licensure:specialty],
        specialty=lines[specialty:summary],
        summary=lines[summary + 1 : issues],
        issues=lines[issues + 1 :],
    )


def is_heading(line: Line, heading: str) -> bool:
    """Whether *line* is the section heading *heading*, or begins with it if that is a label."""
    return line.text.startswith(heading) if heading.endswith(":") else line.text == heading


def _refuse_second_letter(sheet: Sheet) -> None:
    starts = [line for line in sheet.lines if is_heading(line, HOW_MADE)]
    if not starts:
        return
    again = [line for line in sheet.lines if line.number > starts[0].number and _CASE_NUMBER_LINE.match(line.text)]
    second = sorted(line.number for line in [*again[:1], *starts[1:2]])
    if second:
        raise sheet.error("a second letter begins here", second[0], hint="Give each letter in a file of its own.")


def _heading_indices(sheet: Sheet) -> list[int]:
    found = [[i for i, line in enumerate(sheet.lines) if is_heading(line, heading)] for heading in SECTIONS]
    if not found[0]:
        _refuse_unknown(sheet, is_cut=any(_CASE_NUMBER_LINE.match(line.text) for line in sheet.lines))
    previous = -1
    for heading, indices in zip(SECTIONS, found, strict=True):
        if not indices:
            later = [i for others in found for i in others if i > previous]
            reason = "does not come before this line" if later else "is missing: the letter is cut off here"
            line = sheet.lines[min(later)].number if later else sheet.last_number
            raise sheet.error(f"the part {heading!r} {reason}", line)
        if len(indices) > 1 or indices[0] < previous:
            where = sheet.lines[indices[-1]].number
            problem = "comes twice" if len(indices) > 1 else "comes too late"
            raise sheet.error(f"the part {heading!r} {problem}", where)
        previous = indices[0]
    return [indices[0] for indices in found]


def _refuse_unknown(sheet: Sheet, is_cut: bool) -> None:
    if is_cut:
        raise sheet.error(f"the part {HOW_MADE!r} is missing: the letter is cut off here", sheet.last_number)
    raise sheet.error(
        f"this is not an IMR determination letter: no line of it reads {HOW_MADE!r}",
        hint="Letters laid out as those decided since 2015 can be read.",
    )
