"""Cues: words by which a text documents a fact, declared as data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from attrs import field, frozen

from imr_core.errors import GuidelineError
from imr_core.model import FactValue
from imr_core.narrative._amounts import AMOUNT, read_amount
from imr_core.narrative._context import Context, Experiencer, annotate
from imr_core.narrative._reader import ReadFact, ReadingContext
from imr_core.narrative._sentences import Sentence, sentences
from imr_core.narrative._text import lowered

_PLACE = "{number}"


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


def _spaces(pattern: str) -> str:
    """Let a space stand for any white space, outside of character classes and escapes."""
    parts = re.split(r"(\\.|\[(?:\\.|[^\]\\])*\])", pattern)
    return "".join(part if k % 2 else re.sub(r" +(\??)", r"\\s+" + r"\1", part) for k, part in enumerate(parts))


@frozen
class Cue:
    """Words by which a text documents a fact.

    Args:
        fact: The fact, a leaf of a vocabulary, or its name.
        pattern: A regular expression over the words, capitals ignored; it matches whole words within one
            sentence, and a space in it stands for any white space. ``{number}`` in it reads a number with
            its bounds ("12", "twelve", "at least 12", "10-12", "several"), which is then the value.
        value: What the words document: True, a number, a ``Bound``, the name of a choice.
        negated: What they document in a negated sentence; None, the default, for nothing.
        historical: Whether words about the past document it too.
        hypothetical: Whether words about what is planned, requested or merely possible document it too.
        other_experiencer: Whether words about another person than the patient document it too.
        unless: A regular expression that must not match the sentence, or None.
        services: Names of the services for whose items the cue is read; empty for every item.

    Raises:
        GuidelineError: If the fact has no name, or a pattern is no regular expression or matches no words.

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
    _compiled: re.Pattern[str] = field(init=False, repr=False, eq=False)
    _unless: re.Pattern[str] | None = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        if not _name_of(self.fact):
            raise GuidelineError("a cue", "its fact has no name; declare the cue after the vocabulary class")
        if _PLACE in self.pattern and self.value is not True:
            raise GuidelineError(self._where, "a pattern with {number} reads its value; leave out 'value'")
        if self.pattern.count(_PLACE) > 1:
            raise GuidelineError(self._where, "a pattern may hold {number} once")
        object.__setattr__(self, "_compiled", self._compile(self.pattern))
        object.__setattr__(self, "_unless", self._compile(self.unless) if self.unless else None)

    @property
    def name(self) -> str:
        """Name of the fact."""
        return _name_of(self.fact)

    @property
    def _where(self) -> str:
        return f"cue for {_name_of(self.fact)}"

    def _compile(self, pattern: str) -> re.Pattern[str]:
        body = _spaces(pattern).replace(_PLACE, AMOUNT)
        try:
            compiled = re.compile(rf"(?<!\w)(?:{body})(?!\w)", re.IGNORECASE)
        except re.error as error:
            raise GuidelineError(self._where, f"its pattern is no regular expression: {error}") from None
        if compiled.match(""):
            raise GuidelineError(self._where, "its pattern matches no words at all; write at least one")
        return compiled

    def applies(self, context: ReadingContext) -> bool:
        """Return whether the cue is read for the item of *context*."""
        return not self.services or (context.request is not None and context.request.service in self.services)

    def read(self, sentence: Sentence) -> Iterator[ReadFact]:
        """Yield what *sentence* documents by this cue."""
        words = lowered(sentence.text)
        if self._unless is not None and self._unless.search(words):
            return
        for match in self._compiled.finditer(words):
            context = annotate(sentence.text, match.span())
            value = self._value(match, context)
            # Without the word that negates it, a quote would seem to say the opposite.
            start, stop = (0, len(words)) if context.negated else match.span()
            if value is not None:
                yield ReadFact(self.name, value, sentence.text[start:stop], sentence.start + start)

    def _value(self, match: re.Match[str], context: Context) -> FactValue | None:
        if context.historical and not self.historical:
            return None
        if context.hypothetical and not self.hypothetical:
            return None
        if context.experiencer is Experiencer.OTHER and not self.other_experiencer:
            return None
        if context.negated:
            return self.negated
        return read_amount(match) if _PLACE in self.pattern else self.value


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
        active = [cue for cue in self.cues if cue.applies(context)]
        found = {fact for sentence in sentences(text) for cue in active for fact in cue.read(sentence)}
        kept = [fact for fact in found if not any(_covers(other, fact) for other in found)]
        return sorted(kept, key=lambda fact: (fact.start, fact.name, repr(fact.value)))


def _covers(longer: ReadFact, fact: ReadFact) -> bool:
    return (
        longer.name == fact.name
        and len(longer.quote) > len(fact.quote)
        and longer.start < fact.start + len(fact.quote)
        and fact.start < longer.start + len(longer.quote)
    )
