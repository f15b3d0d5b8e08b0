"""Sentences of a narrative, with their positions in it."""

from __future__ import annotations

import re

from attrs import field, frozen

_END = re.compile(r"[.!?]+[\"')\]\u201d\u2019]*(?=\s|$)")
_NEXT = re.compile(r"\s*[\"'(\[\u201c\u2018]*(?P<first>\S)")
_ABBREVIATION = re.compile(
    r"dr|mr|mrs|ms|prof|st|mt|vs|approx|est|figs?|secs?|dept|ltd|jr|sr|e\.g|i\.e|cf|ca|lt|rt|bilat|temp|max|ext|int|ref|vol|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
)
_MAY_END = re.compile(r"etc|p\.o|q\.d|b\.i\.d|t\.i\.d|q\.i\.d|p\.r\.n|inc|mins?|hrs?|wks?|yrs?|mos?|pt|dx|tx|hx|rx|al")
_OPENERS = re.compile(
    r"\s+(?:the|he|she|his|her|they|it|its|this|these|there|that|on|in|at|as|an?|no|patient|physical|objective|treatment|"
    r"diagnos[ei]s|current(?:ly)?|medications?|prior|previous|since|after|according|per|exam(?:ination)?|work)\b",
    re.IGNORECASE,
)
_WORD_BEFORE = re.compile(r"[A-Za-z][A-Za-z.]*$")
_LONGEST = 1_000  # characters: longer prose is none, and every pattern's cost grows with the square of its text
_LIST_NUMBER = re.compile(r"(?:^|[.!?:;]\s+|\n\s*)\(?\d{1,2}$")


@frozen
class Sentence:
    """A sentence and where it stands.

    Args:
        text: The sentence, verbatim.
        start: Position of its first character in the text it is taken from.
    """

    text: str = field(repr=False)
    start: int

    @property
    def stop(self) -> int:
        """Position behind its last character."""
        return self.start + len(self.text)


def _is_end(text: str, dot: int, after: int) -> bool:
    """Return whether the full stop at *dot*, with all that belongs to it up to *after*, ends a sentence."""
    following = _NEXT.match(text, after)
    if following is None:
        return True
    if following["first"].islower():
        return False
    if text[dot] != ".":
        return True
    word = _WORD_BEFORE.search(text, max(0, dot - 20), dot)
    if word is None:
        return _LIST_NUMBER.search(text, max(0, dot - 6), dot) is None
    name = word[0].lower()
    if name in ("no", "nos"):
        return not following["first"].isdigit()
    if _MAY_END.fullmatch(name):
        return _OPENERS.match(text, after) is not None
    is_initial = len(name) == 1 and word[0].isupper() and not re.match(r"[\w-]", text[word.start() - 1 : word.start()])
    return not (_ABBREVIATION.fullmatch(name) or (is_initial and _OPENERS.match(text, after) is None))


def sentences(text: str) -> tuple[Sentence, ...]:
    """Split a narrative into sentences.

    A full stop ends a sentence where white space and then anything but a small letter follows, unless it
    belongs to an abbreviation ("Dr. Smith", "b.i.d."), an initial or a list number. Decimals and dates are
    never split, and a line break alone ends nothing: letters wrap their lines. A stretch of more than a
    thousand characters without an end is cut at white space.

    Args:
        text: The narrative.

    Returns:
        The sentences in order; white space between them belongs to none.
    """
    found: list[Sentence] = []
    start = 0
    for match in _END.finditer(text):
        if _is_end(text, match.start(), match.end()):
            found += _sentence(text, start, match.end())
            start = match.end()
    return (*found, *_sentence(text, start, len(text)))


def _sentence(text: str, start: int, stop: int) -> list[Sentence]:
    found: list[Sentence] = []
    while start < stop:
        end = stop if stop - start <= _LONGEST else _last_space(text, start, start + _LONGEST)
        stripped = text[start:end].strip()
        if stripped:
            found.append(Sentence(stripped, text.index(stripped, start)))
        start = end
    return found


def _last_space(text: str, start: int, stop: int) -> int:
    """Return where to cut: at the last white space before *stop*, or there if there is none."""
    return next((k for k in range(stop, start, -1) if text[k - 1].isspace()), stop)
