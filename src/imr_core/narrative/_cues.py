"""Cues: words by which a text documents a fact, declared as data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from attrs import field, frozen

from imr_core.errors import GuidelineError
from imr_core.model import FactValue
from imr_core.narrative._reader import ReadFact, ReadingContext

PLACE = "{number}"
"""Where a pattern reads a number."""


class Named(Protocol):
    """A fact of a vocabulary: all that a cue needs of it is its name."""

    @property
    def name(self) -> str:
        """Its name in case files."""
        ...  # pragma: no cover


def _name_of(fact: str | Named) -> str:
    return fact if isinstance(fact, str) else fact.name


def _names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(names)


@frozen
class Cue:
    """Words by which a text documents a fact.

    Args:
        fact: The fact, a leaf of a vocabulary, or its name.
        pattern: A regular expression over the words, capitals ignored; it matches whole words within one
            sentence, and a space in it stands for any white space. ``{number}`` in it reads a number with
            its bounds ("12", "twelve", "at least 12", "10-12", "several"), which is then the value. An open
            word in it, such as ``(?:\\w+ )``, stands for no word that negates.
        value: What the words document: True, a number, a ``Bound``, the name of a choice.
        negated: What they document in a negated sentence; None, the default, for nothing.
        historical: Whether words about the past document it too.
        hypothetical: Whether words about what is planned, requested or merely possible document it too.
        other_experiencer: Whether words about another person than the patient document it too.
        unless: A regular expression that must not match the sentence, or None.
        services: Names of the services for whose items the cue is read; empty for every item.

    Its patterns are compiled when it first reads; :meth:`Cues.check` compiles them all at once.

    Raises:
        GuidelineError: If the fact has no name, or ``{number}`` is misused.

    Example:
        >>> cue = Cue("prior_visits", "(?:completed|attended) {number} (?:visits|sessions)")
        >>> Cues([cue]).read("She has completed at least 12 visits.", ReadingContext())[0].value
        Bound(at_least=12, at_most=None)
    """

    fact: str | Named
    pattern: str
    value: FactValue = True
    negated: FactValue | None = None
    historical: bool = False
    hypothetical: bool = False
    other_experiencer: bool = False
    unless: str | None = None
    services: tuple[str, ...] = field(default=(), converter=_names)

    def __attrs_post_init__(self) -> None:
        if not _name_of(self.fact):
            raise GuidelineError("a cue", "its fact has no name; declare the cue after the vocabulary class")
        if PLACE in self.pattern and self.value is not True:
            raise GuidelineError(self.where, "a pattern with {number} reads its value; leave out 'value'")
        if self.pattern.count(PLACE) > 1:
            raise GuidelineError(self.where, "a pattern may hold {number} once")

    @property
    def name(self) -> str:
        """Name of the fact."""
        return _name_of(self.fact)

    @property
    def where(self) -> str:
        """What it is called in errors."""
        return f"cue for {self.name}"

    def applies(self, context: ReadingContext) -> bool:
        """Return whether the cue is read for the item of *context*."""
        return not self.services or (context.request is not None and context.request.service in self.services)


def _cues(cues: Iterable[Cue]) -> tuple[Cue, ...]:
    return tuple(cues)


@frozen
class Cues:
    """The built-in reader: it finds what its cues say.

    Args:
        cues: The cues; their order changes nothing.
        name: Under which name its problems are reported.
    """

    cues: tuple[Cue, ...] = field(converter=_cues)
    name: str = "cues"

    def read(self, text: str, context: ReadingContext) -> Sequence[ReadFact]:
        """Return every fact that *text* documents by a cue, in order of position.

        Where two cues of one fact match overlapping words, the longer words count.
        """
        # What reads is loaded when it first reads: plugins declare cues, and many a case has no text.
        from imr_core.narrative._cue_reading import read_cues

        return read_cues([cue for cue in self.cues if cue.applies(context)], text)

    def check(self) -> None:
        """Compile every pattern.

        Raises:
            GuidelineError: If one is no regular expression, or matches no words; it names the cue's fact.
        """
        from imr_core.narrative._cue_reading import compiled

        for cue in self.cues:
            compiled(cue)
