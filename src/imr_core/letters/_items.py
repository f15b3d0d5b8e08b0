"""The items of a letter: heading, two guideline lines, rationale."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NoReturn

from attrs import field, frozen

from imr_core.letters._guideline_lines import read_guideline_line
from imr_core.letters._headings import Heading, ends_sentence, find_heading, read_heading
from imr_core.letters._markers import CLAIMS_ADMINISTRATOR, ISSUES_LEAD, ITEM_LABELS, RATIONALE
from imr_core.letters._sheet import Line, Sheet
from imr_core.model import GuidelineLine, PublishedItem


@frozen
class _Part:
    """A label, and the lines from it to the next; the lines before any label have none."""

    label: str | None
    lines: Sequence[Line] = field(repr=False)


def read_items(sheet: Sheet, lines: Sequence[Line]) -> tuple[PublishedItem, ...]:
    """Read every item on *lines*.

    Raises:
        LetterError: There is none, one is cut off, or a label is missing, doubled or out of order.
    """
    parts = _split_at_labels(_without_lead(lines))
    _check_order(sheet, parts)
    opening = _opening(sheet, parts)
    items = []
    for index in range(1, len(parts), 3):
        administrator, reviewer, rationale = parts[index : index + 3]
        is_last = index + 3 == len(parts)
        is_spaced = reviewer.lines[0].after_gap or rationale.lines[0].after_gap
        body, following = _split_rationale(sheet, rationale.lines, is_last, is_spaced)
        items.append(_item(sheet, read_heading(sheet, opening), administrator, reviewer, body))
        opening = following
    return tuple(items)


def _item(
    sheet: Sheet, heading: Heading, administrator: _Part, reviewer: _Part, rationale: Sequence[Line]
) -> PublishedItem:
    return PublishedItem(
        text=heading.text,
        outcome=heading.outcome,
        claims_administrator_guidelines=_guideline_line(sheet, administrator),
        reviewer_guidelines=_guideline_line(sheet, reviewer),
        rationale=_rationale(sheet, rationale),
        authorized_text=heading.authorized_text,
        disputed_text=heading.disputed_text,
        heading_form=heading.form,
    )


def _without_lead(lines: Sequence[Line]) -> Sequence[Line]:
    words = 0
    for index, line in enumerate(lines[:4]):
        words += len(line.text.split())
        if words >= len(ISSUES_LEAD.split()):
            joined = " ".join(printed.text for printed in lines[: index + 1])
            return lines[index + 1 :] if joined == ISSUES_LEAD else lines
    return lines


def _split_at_labels(lines: Sequence[Line]) -> list[_Part]:
    starts = [(i, label) for i, line in enumerate(lines) for label in ITEM_LABELS if line.text.startswith(label)]
    bounds = [(0, None), *starts, (len(lines), None)]
    return [_Part(label, lines[start:end]) for (start, label), (end, _) in pairwise(bounds)]


def _check_order(sheet: Sheet, parts: Sequence[_Part]) -> None:
    for index, part in enumerate(parts[1:]):
        expected = ITEM_LABELS[index % 3]
        if part.label == expected:
            continue
        if part.label == parts[index].label:
            raise sheet.error(f"the label {part.label!r} comes twice in one item", part.lines[0].number)
        raise sheet.error(f"{part.label!r} comes where {expected!r} belongs", part.lines[0].number)
    if len(parts) == 1 or parts[-1].label != RATIONALE:
        _cut_off(sheet)


def _opening(sheet: Sheet, parts: Sequence[_Part]) -> Sequence[Line]:
    if not parts[0].lines:
        raise sheet.error(f"no heading stands before {CLAIMS_ADMINISTRATOR!r}", parts[1].lines[0].number)
    return parts[0].lines


def _split_rationale(
    sheet: Sheet, lines: Sequence[Line], is_last: bool, is_spaced: bool
) -> tuple[Sequence[Line], Sequence[Line]]:
    if is_last:
        if not ends_sentence(lines):
            _cut_off(sheet)
        return lines, ()
    start = find_heading(sheet, lines, is_spaced)
    if start is None:
        raise sheet.error("the heading of the next item cannot be told from the rationale", lines[-1].number)
    return lines[:start], lines[start:]


def _guideline_line(sheet: Sheet, part: _Part) -> GuidelineLine:
    number = part.lines[0].number
    text = sheet.flow(part.lines).removeprefix(str(part.label)).strip()
    if not text:
        raise sheet.error(f"nothing stands behind {part.label!r}", number)
    line = read_guideline_line(text)
    if line is None:
        raise sheet.error(f"what stands behind {part.label!r} is worded in no known way", number)
    return line


def _rationale(sheet: Sheet, lines: Sequence[Line]) -> str:
    text = sheet.flow(lines).removeprefix(RATIONALE).strip()
    if not text:
        raise sheet.error("the decision rationale is empty", lines[0].number)
    return text


def _cut_off(sheet: Sheet) -> NoReturn:
    raise sheet.error("the letter is cut off in the middle of an item", sheet.last_number)
