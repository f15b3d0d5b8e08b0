"""The lines of a letter, numbered as in the file, with what separates its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from attrs import define, field, frozen

from imr_core.errors import LetterError
from imr_core.letters._flow import Vocabulary, flow

_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_BROKEN_HERE = re.compile("\ufffe|\u00ad(?=\\s*$)")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")


@frozen
class Line:
    """One printed line.

    Args:
        number: Its number in the file, from 1.
        text: Its words, with single spaces.
        after_gap: Whether a blank line stands before it.
    """

    number: int
    text: str = field(repr=False)
    after_gap: bool


@define(slots=False)
class Sheet:
    """All printed lines of a letter, and the name of the file they come from."""

    lines: tuple[Line, ...] = field(repr=False)
    source: str | None = None

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Words printed whole somewhere in this letter."""
        return Vocabulary.of(line.text for line in self.lines)

    @property
    def last_number(self) -> int:
        """The number of the last printed line."""
        return self.lines[-1].number

    def flow(self, lines: Sequence[Line]) -> str:
        """Join *lines* into one text with single spaces, words broken at a line's end mended."""
        return flow([line.text for line in lines], self.vocabulary)

    def error(self, reason: str, line: int | None = None, hint: str | None = None) -> LetterError:
        """Make the error that says *reason* at *line* of this letter."""
        return LetterError(reason, self.source, line, hint)


def read_sheet(text: str, source: str | None = None) -> Sheet:
    """Split *text* into its printed lines.

    Raises:
        LetterError: It is empty, or not text.
    """
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise LetterError("the file is empty or holds only blank lines", source)
    if text.startswith("%PDF"):
        raise LetterError("this is a PDF file, not its text", source, hint="Give the file itself to load_letter().")
    control = _CONTROL.search(text)
    if control:
        line = len(_LINE_BREAK.findall(text, 0, control.start())) + 1
        raise LetterError("this is a binary file, not the text of a letter", source, line)
    raw = _LINE_BREAK.split(text)
    return Sheet(tuple(_lines(raw, most_blanks=1 if _is_double_spaced(raw) else 0)), source)


def _is_double_spaced(raw: Sequence[str]) -> bool:
    printed = [bool(line.strip()) for line in raw]
    neighbours = sum(1 for first, second in pairwise(printed) if first and second)
    return sum(printed) > 2 and neighbours * 50 < sum(printed)


def _lines(raw: Sequence[str], most_blanks: int) -> Iterator[Line]:
    blanks = 0
    for number, line in enumerate(raw, start=1):
        if not line.strip():
            blanks += 1
            continue
        pieces = [" ".join(piece.split()) for piece in _BROKEN_HERE.split(line)]
        for index, piece in enumerate(pieces):
            broken = "-" if index < len(pieces) - 1 else ""
            if piece:
                yield Line(number, piece + broken, after_gap=index == 0 and blanks > most_blanks)
        blanks = 0
