"""The heading of an item: what was requested, authorised and left to determine, and the outcome."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import field, frozen

from imr_core.letters._markers import SENTENCE_END
from imr_core.letters._sheet import Line, Sheet
from imr_core.model import PublishedOutcome

REMAINING_PORTION = "remaining-portion"
"""Part was authorised; the rest is what was left to determine."""
WHOLE_REQUEST = "whole-request"
"""Something else was authorised; the whole original request was left to determine."""
UNRECOGNISED = "unrecognised"
"""The heading speaks of an original request in words that are not known: what is left is unknown."""

_MOST_LINES = 12
_OUTCOME = re.compile(r"(?P<request>.*\S) ?: ?(?P<outcome>upheld|overturned)\.?$", re.IGNORECASE)
_REMAINING = re.compile(
    r"(?P<original>.+?) (?:was|were) the original request\. ?"
    r"(?P<authorized>.+?) (?:was|were) authorized by the Claims Administrator\. ?"
    r"The remaining IMR[- ]eligible portions? of the original request,? (?P<disputed>.+?)(?: (?:is|are))?$",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"(?:(?P<original>.+?) (?:was|were) the original request\. ?)?"
    r"The Claims Administrator authorized (?P<authorized>.+?),? leaving the original request IMR[- ]eligible\. ?"
    r"The original request,? (?P<disputed>.+?)(?: (?:is|are))?$",
    re.IGNORECASE,
)
_FIRST_SENTENCE = re.compile(r"\boriginal request\.$", re.IGNORECASE)
_SPEAKS_OF_ORIGINAL = re.compile(r"\boriginal request\b|\bauthorized by the Claims Administrator\b", re.IGNORECASE)


@frozen
class Heading:
    """A heading taken apart."""

    text: str = field(repr=False)
    outcome: PublishedOutcome
    authorized_text: str | None = field(default=None, repr=False)
    disputed_text: str | None = field(default=None, repr=False)
    form: str | None = None


def read_heading(sheet: Sheet, lines: Sequence[Line]) -> Heading:
    """Take the heading printed on *lines* apart.

    Raises:
        LetterError: It does not end with an outcome.
    """
    heading = parse_heading(sheet.flow(lines))
    if heading is None:
        raise sheet.error(
            "the heading of an item ends neither with ': Upheld' nor with ': Overturned'", lines[-1].number
        )
    return heading


def parse_heading(text: str) -> Heading | None:
    """Take the heading *text* apart, or return None if it ends with no outcome."""
    found = _OUTCOME.fullmatch(text)
    if not found:
        return None
    outcome = PublishedOutcome(found["outcome"].lower())
    request = found["request"]
    for form, pattern in ((REMAINING_PORTION, _REMAINING), (WHOLE_REQUEST, _WHOLE)):
        parts = pattern.fullmatch(request)
        if parts:
            original = parts["original"] or parts["disputed"]
            return Heading(original, outcome, parts["authorized"], parts["disputed"], form)
    return Heading(request, outcome, form=UNRECOGNISED if _SPEAKS_OF_ORIGINAL.search(request) else None)


def find_heading(sheet: Sheet, lines: Sequence[Line], is_spaced: bool) -> int | None:
    """Find the line at which the heading at the end of *lines* begins, after a rationale.

    A heading begins on a new line after the end of a sentence. Where paragraphs are *spaced*, a
    blank line stands there too; page breaks put blank lines elsewhere.

    Returns:
        An index into *lines*, or None where no heading can be told from the rationale.
    """
    candidates = range(len(lines) - 1, max(0, len(lines) - 1 - _MOST_LINES), -1)
    ended = [i for i in candidates if ends_sentence(lines[:i])]
    spaced = [i for i in candidates if lines[i].after_gap]
    both = [i for i in ended if lines[i].after_gap]
    for choice in (both, spaced, ended) if is_spaced else (ended, spaced):
        for index in choice:
            if _is_whole(sheet, lines, index):
                return index
    return both[0] if is_spaced and both else None


def ends_sentence(lines: Sequence[Line]) -> bool:
    """Whether the text on *lines* ends as a rationale does; the verdict may stand on two lines."""
    return SENTENCE_END.search(" ".join(line.text for line in lines[-2:])) is not None


def _is_whole(sheet: Sheet, lines: Sequence[Line], start: int) -> bool:
    heading = parse_heading(sheet.flow(lines[start:]))
    if heading is not None and heading.form == WHOLE_REQUEST:
        return not _FIRST_SENTENCE.search(lines[start - 1].text)
    return heading is None or heading.form != UNRECOGNISED
