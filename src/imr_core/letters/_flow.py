"""Joining printed lines into flowing text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from attrs import frozen

_HYPHEN = re.compile(r"(?<=\w)-$")
_SLASH = re.compile(r"(?<=\d)/$")
_TAIL = re.compile(r"(?:^|[^\w-])([A-Za-z]{2,})-$")
_HEAD = re.compile(r"[a-z]+(?![\w-])")
_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")

# How far back a line looks: what is joined so far may be long, and it is asked about at every line.
_LOOK_BACK = 8
_LONGEST_WORD = 80


@frozen
class Vocabulary:
    """The words a letter prints whole: what tells a broken word from a hyphenated one."""

    words: frozenset[str]

    @classmethod
    def of(cls, lines: Iterable[str]) -> Vocabulary:
        """Collect the words of *lines*."""
        return cls(frozenset(word.lower() for line in lines for word in _WORD.findall(line)))

    def is_broken(self, head: str, tail: str) -> bool:
        """Whether the letter elsewhere prints *head* and *tail* as one word, and never with a hyphen."""
        return (head + tail).lower() in self.words and f"{head}-{tail}".lower() not in self.words


def flow(lines: Sequence[str], vocabulary: Vocabulary) -> str:
    """Join *lines* with single spaces; a word or date broken at a line's end is joined without one.

    The hyphen at a line's end stays, since it may be the word's own (``x-ray``), unless the same
    letter prints the word elsewhere without it (``guide-`` and ``lines``).
    """
    parts: list[str] = []
    end = ""
    for line in lines:
        if parts and not breaks_a_word(end, line):
            parts.append(" ")
        elif parts and _is_broken(end, line, vocabulary):
            parts[-1] = parts[-1][:-1]
        parts.append(line)
        end = "".join(parts[-_LOOK_BACK:])[-_LONGEST_WORD:]
    return "".join(parts)


def breaks_a_word(text: str, line: str) -> bool:
    """Whether *text*, followed by *line* on the next line, ends within a word or date."""
    return bool(_HYPHEN.search(text)) or bool(_SLASH.search(text) and line[0].isdigit())


def _is_broken(end: str, line: str, vocabulary: Vocabulary) -> bool:
    """Whether the hyphen at *end* is the line's own, so that the word goes on in *line* without it."""
    head, tail = _TAIL.search(end), _HEAD.match(line)
    return bool(head and tail and vocabulary.is_broken(head[1], tail[0]))
