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
    text = ""
    for line in lines:
        text = _join(text, line, vocabulary) if text else line
    return text


def breaks_a_word(text: str, line: str) -> bool:
    """Whether *text*, followed by *line* on the next line, ends within a word or date."""
    return bool(_HYPHEN.search(text)) or bool(_SLASH.search(text) and line[0].isdigit())


def _join(text: str, line: str, vocabulary: Vocabulary) -> str:
    if not breaks_a_word(text, line):
        return f"{text} {line}"
    head, tail = _TAIL.search(text), _HEAD.match(line)
    if head and tail and vocabulary.is_broken(head[1], tail[0]):
        return text[:-1] + line
    return text + line
