"""What the words around a mention make of it: the ConText algorithm.

A trigger word reaches to the end of its sentence (or to its start), or up to the first word that ends its
reach. A mention within reach is negated, historical, hypothetical, or of another person than the patient.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator
from functools import cache

from attrs import frozen

from imr_core.narrative._text import lowered
from imr_core.narrative._triggers import (
    ENDS,
    HISTORICAL,
    HYPOTHETICAL,
    NEGATED,
    OTHER_EXPERIENCER,
    Triggers,
)

_NEAR = 40  # characters that a trigger of short reach acts on: half a dozen words


class Experiencer(enum.Enum):
    """Whose finding a mention is."""

    PATIENT = "patient"
    OTHER = "other"


@frozen
class Context:
    """What a sentence makes of one of its mentions.

    Args:
        negated: Whether it says that it is not so.
        historical: Whether it speaks of the past.
        hypothetical: Whether it speaks of what may be, is asked for, or is planned.
        experiencer: Whose it is.
    """

    negated: bool = False
    historical: bool = False
    hypothetical: bool = False
    experiencer: Experiencer = Experiencer.PATIENT

    @property
    def is_actual(self) -> bool:
        """Whether it is affirmed of the patient now."""
        return not (self.negated or self.historical or self.hypothetical) and self.experiencer is Experiencer.PATIENT


def _any(words: tuple[str, ...]) -> str:
    # A literal space in a trigger stands for any run of white space: letters wrap their lines.
    spaced = "|".join(words).replace(" ?", r"\s*").replace(" ", r"\s+")
    return rf"(?<![a-z0-9])(?:{spaced})(?![a-z0-9])"


class _Property:
    """The compiled triggers of one property."""

    def __init__(self, triggers: Triggers) -> None:
        self._pseudo = re.compile(_any(triggers.pseudo))
        self._before = re.compile(_any(triggers.before))
        self._near = re.compile(_any(triggers.near)) if triggers.near else None
        self._after = re.compile(_any(triggers.after))
        self._end = re.compile(f"{_any(ENDS + triggers.ends)}|;|\\.\\s")

    def holds(self, text: str, start: int, stop: int) -> bool:
        """Return whether the mention at *start* to *stop* of *text* (lower case) is in reach of a trigger."""
        hidden = [match.span() for match in self._pseudo.finditer(text)] + [(start, stop)]
        return any(low <= start < high for low, high in self._reaches(text, hidden))

    def _reaches(self, text: str, hidden: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        for match in _visible(self._before, text, hidden):
            yield match.end(), self._first_end(text, match.end())
        for match in _visible(self._after, text, hidden):
            yield self._last_end(text, match.start()), match.start()
        for match in _visible(self._near, text, hidden) if self._near else ():
            yield match.end(), min(self._first_end(text, match.end()), match.end() + _NEAR)

    def _first_end(self, text: str, position: int) -> int:
        match = self._end.search(text, position)
        return match.start() if match else len(text)

    def _last_end(self, text: str, position: int) -> int:
        return max((match.end() for match in self._end.finditer(text, 0, position)), default=0)


def _visible(pattern: re.Pattern[str], text: str, hidden: list[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """Yield the triggers that overlap neither the mention nor words that only look like a trigger."""
    for match in pattern.finditer(text):
        if not any(match.start() < stop and start < match.end() for start, stop in hidden):
            yield match


# Made for the first sentence: the patterns are long, and many a process reads no text.
@cache
def _properties() -> tuple[_Property, _Property, _Property, _Property]:
    return _Property(NEGATED), _Property(HISTORICAL), _Property(HYPOTHETICAL), _Property(OTHER_EXPERIENCER)


def annotate(sentence: str, span: tuple[int, int]) -> Context:
    """Return what *sentence* makes of the mention at *span*.

    Triggers inside the mention count as part of it and do not act on it.

    Args:
        sentence: One sentence.
        span: Where the mention starts, and the position behind its end.

    Returns:
        The context; affirmed of the patient now where no trigger reaches the mention.
    """
    text = lowered(sentence)
    negated, historical, hypothetical, other = _properties()
    return Context(
        negated=negated.holds(text, *span),
        historical=historical.holds(text, *span),
        hypothetical=hypothetical.holds(text, *span),
        experiencer=Experiencer.OTHER if other.holds(text, *span) else Experiencer.PATIENT,
    )
