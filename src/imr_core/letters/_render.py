"""From a typed determination to the text of a letter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from imr_core.letters import _markers as words
from imr_core.letters._header import GRID
from imr_core.letters._holding import check_fields, check_read_back
from imr_core.letters._wording import ADMINISTRATOR, EXPERT, guideline_text, heading_text
from imr_core.letters._wrapping import wrap
from imr_core.model import PublishedDetermination, PublishedItem

_GRID_ROWS = (
    ("case_number",),
    ("date_assigned", "date_of_injury"),
    ("decision_date", "ur_denial_date"),
    ("priority", "application_received"),
)


@frozen
class _Paragraph:
    """Lines that belong together, and the field they print."""

    field: str
    lines: tuple[str, ...]


def render_letter(determination: PublishedDetermination) -> str:
    """Write *determination* as a letter, which :func:`parse_letter` reads back as an equal value.

    The fixed paragraphs of a letter are shortened to what makes its layout.

    Raises:
        RenderError: The layout cannot hold it; the error names the field.
    """
    check_fields(determination)
    paragraphs = list(_paragraphs(determination))
    text = "\n\n".join("\n".join(paragraph.lines) for paragraph in paragraphs) + "\n"
    owners = [paragraph.field for paragraph in paragraphs for _ in (*paragraph.lines, "")]
    check_read_back(determination, text, owners)
    return text


def _paragraphs(determination: PublishedDetermination) -> Iterator[_Paragraph]:
    grid = tuple(row for row in _grid(determination) if row)
    if grid:
        yield _Paragraph("case_number", grid)
    yield _Paragraph("reviewer", (words.HOW_MADE,))
    yield _Paragraph("reviewer", tuple(_credentials(determination)))
    yield _Paragraph("clinical_summary", (words.SUMMARY, *wrap(words.SUMMARY_LEAD)))
    if determination.clinical_summary:
        yield _Paragraph("clinical_summary", tuple(wrap(determination.clinical_summary)))
    yield _Paragraph("items", (words.ISSUES, *wrap(words.ISSUES_LEAD)))
    for index, item in enumerate(determination.items):
        for name, text in _item(item):
            yield _Paragraph(f"items[{index}].{name}", tuple(wrap(text)))


def _grid(determination: PublishedDetermination) -> Iterator[str]:
    for row in _GRID_ROWS:
        values = ((name, getattr(determination, name)) for name in row)
        yield " ".join(f"{GRID[name]} {_cell(value)}" for name, value in values if value is not None)


def _cell(value: str | date) -> str:
    return value if isinstance(value, str) else f"{value.month:02}/{value.day:02}/{value.year:04}"


def _credentials(determination: PublishedDetermination) -> Iterator[str]:
    yield words.CREDENTIALS
    reviewer = determination.reviewer
    for label, entries in ((words.LICENSURE, reviewer.licenses), (words.SPECIALTY, reviewer.specialties)):
        yield from wrap(" ".join([label, ", ".join(entries)]).rstrip())


def _item(item: PublishedItem) -> Iterator[tuple[str, str]]:
    administrator = guideline_text(item.claims_administrator_guidelines, ADMINISTRATOR)
    reviewer = guideline_text(item.reviewer_guidelines, EXPERT)
    yield "text", heading_text(item)
    yield "claims_administrator_guidelines", f"{words.CLAIMS_ADMINISTRATOR} {administrator}"
    yield "reviewer_guidelines", f"{words.REVIEWER} {reviewer}"
    yield "rationale", f"{words.RATIONALE} {item.rationale}"
