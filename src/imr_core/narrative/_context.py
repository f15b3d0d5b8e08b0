"""What the words around a mention make of it: the ConText algorithm.

A trigger word reaches to the end of its sentence (or to its start), or up to the first word that ends its
reach. A mention within reach is negated, historical, hypothetical, or of another person than the patient.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator
from functools import cache, lru_cache

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

    def marks(self, text: str) -> _Marks:
        """Return where *text* (lower case) has words of this property."""
        return _Marks(
            hidden=_spans(self._pseudo, text),
            before=_spans(self._before, text),
            after=_spans(self._after, text),
            near=_spans(self._near, text) if self._near else (),
            ends=_spans(self._end, text),
            length=len(text),
        )


@frozen
class _Marks:
    """Where a sentence has the triggers of one property, each list in order of position."""

    hidden: tuple[tuple[int, int], ...]
    before: tuple[tuple[int, int], ...]
    after: tuple[tuple[int, int], ...]
    near: tuple[tuple[int, int], ...]
    ends: tuple[tuple[int, int], ...]
    length: int

    def reach(self, start: int, stop: int) -> bool:
        """Return whether the mention at *start* to *stop* is in reach of a trigger."""
        hidden = (*self.hidden, (start, stop))
        return any(low <= start < high for low, high in self._reaches(hidden))

    def _reaches(self, hidden: tuple[tuple[int, int], ...]) -> Iterator[tuple[int, int]]:
        for _, stop in _visible(self.before, hidden):
            yield stop, self._first_end(stop)
        for start, _ in _visible(self.after, hidden):
            yield self._last_end(start), start
        for _, stop in _visible(self.near, hidden):
            yield stop, min(self._first_end(stop), stop + _NEAR)

    def _first_end(self, position: int) -> int:
        return next((start for start, _ in self.ends if start >= position), self.length)

    def _last_end(self, position: int) -> int:
        return max((stop for _, stop in self.ends if stop <= position), default=0)


def _spans(pattern: re.Pattern[str], text: str) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in pattern.finditer(text))


def _visible(spans: tuple[tuple[int, int], ...], hidden: tuple[tuple[int, int], ...]) -> Iterator[tuple[int, int]]:
    """Yield the triggers that overlap neither the mention nor words that only look like a trigger."""
    for span in spans:
        if not any(span[0] < stop and start < span[1] for start, stop in hidden):
            yield span


# Made for the first sentence: the patterns are long, and many a process reads no text.
@cache
def _properties() -> tuple[_Property, _Property, _Property, _Property]:
    return _Property(NEGATED), _Property(HISTORICAL), _Property(HYPOTHETICAL), _Property(OTHER_EXPERIENCER)


# One sentence is asked about many mentions in a row.
@lru_cache(maxsize=16)
def _marks(text: str) -> tuple[_Marks, ...]:
    return tuple(one.marks(text) for one in _properties())


def annotate(sentence: str, span: tuple[int, int]) -> Context:
    """Return what *sentence* makes of the mention at *span*.

    Triggers inside the mention count as part of it and do not act on it.

    Args:
        sentence: One sentence.
        span: Where the mention starts, and the position behind its end.

    Returns:
        The context; affirmed of the patient now where no trigger reaches the mention.
    """
    negated, historical, hypothetical, other = _marks(lowered(sentence))
    return Context(
        negated=negated.reach(*span),
        historical=historical.reach(*span),
        hypothetical=hypothetical.reach(*span),
        experiencer=Experiencer.OTHER if other.reach(*span) else Experiencer.PATIENT,
    )
