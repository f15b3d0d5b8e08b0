"""Typographic noise: one plain form of a request text that every reader of it shares."""

from __future__ import annotations

import re

_DASHES = re.compile("[\u2010-\u2015\u2212\ufffe\u00ad]")
_QUOTES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u00d7": "x", "\u00a0": " "})
_WHITE = re.compile(r"\s")
_SPACES = re.compile(r"\s+")
_BROKEN_DASH = re.compile(r"(?<=[a-z0-9])- (?=\d)")


def plain(text: str) -> str:
    """Return *text* in lower case with plain hyphens, quotes, multiplication signs and single spaces."""
    lowered = _DASHES.sub("-", text.translate(_QUOTES)).lower()
    return _BROKEN_DASH.sub("-", _SPACES.sub(" ", lowered)).strip()


def lowered(text: str) -> str:
    """Return *text* in lower case with plain hyphens and quotes; every character keeps its
    position, and white space of any kind is a space."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return _DASHES.sub("-", _WHITE.sub(" ", low.translate(_QUOTES)))


def phrase_pattern(phrase: str) -> str:
    """Return a pattern for *phrase* as whole words; hyphens and spaces are one, a final plural is free."""
    words = [re.escape(word) for word in re.split(r"[\s-]+", plain(phrase)) if word]
    body = r"[\s-]+".join(words)
    plural = "(?:s|es)?" if body[-1:].isalpha() and not body.endswith("s") else ""
    return rf"(?<![a-z0-9]){body}{plural}(?![a-z0-9])"


def mask(text: str, spans: list[tuple[int, int]], filler: str = " ; ") -> str:
    """Return *text* with each span replaced by *filler*, so that no pattern reads across it."""
    out: list[str] = []
    end = 0
    for start, stop in sorted(spans):
        if start >= end:
            out += [text[end:start], filler]
            end = stop
    return "".join([*out, text[end:]])
