"""From the text of a published letter to a typed determination."""

from __future__ import annotations

from collections.abc import Sequence

from imr_core.letters._header import read_grid, read_reviewer
from imr_core.letters._items import read_items
from imr_core.letters._layouts import refuse_other_layouts
from imr_core.letters._markers import SUMMARY_LEAD
from imr_core.letters._sections import split_sections
from imr_core.letters._sheet import Line, Sheet, read_sheet
from imr_core.model import PublishedDetermination

_LONGEST_SUMMARY = 50_000  # characters: ten times the longest seen


def parse_letter(text: str, source: str | None = None) -> PublishedDetermination:
    """Read the text of one published determination letter.

    Args:
        text: The letter, with the line breaks of any text rendering.
        source: The name of the file or stream, for errors.

    Returns:
        Every field and item; a header field that the letter does not print is None.

    Raises:
        LayoutError: The letter has the layout of another year or issuer.
        LetterError: It is no such letter, or not a whole one; the error names the line.
    """
    sheet = read_sheet(text, source)
    refuse_other_layouts(sheet)
    sections = split_sections(sheet)
    grid = read_grid(sheet, sections.header)
    return PublishedDetermination(
        items=read_items(sheet, sections.issues),
        reviewer=read_reviewer(sheet, sections.licensure, sections.specialty),
        clinical_summary=_summary(sheet, sections.summary),
        case_number=grid.case_number,
        date_assigned=grid.date_assigned,
        date_of_injury=grid.date_of_injury,
        decision_date=grid.decision_date,
        ur_denial_date=grid.ur_denial_date,
        priority=grid.priority,
        application_received=grid.application_received,
    )


def _summary(sheet: Sheet, lines: Sequence[Line]) -> str:
    text = sheet.flow(lines).removeprefix(SUMMARY_LEAD).strip()
    if len(text) > _LONGEST_SUMMARY:
        reason = f"the clinical summary is longer than {_LONGEST_SUMMARY} characters, the most that is read"
        raise sheet.error(reason, lines[0].number)
    return text
