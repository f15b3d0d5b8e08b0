"""Reading facts by cues: what the built-in reader does once there is a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from imr_core.errors import GuidelineError
from imr_core.model import FactValue
from imr_core.narrative._amounts import AMOUNT, read_amount
from imr_core.narrative._context import Context, Experiencer, annotate
from imr_core.narrative._cues import PLACE, Cue
from imr_core.narrative._reader import ReadFact, number_bounds
from imr_core.narrative._sentences import Sentence, sentences
from imr_core.narrative._text import lowered

_ANY_WORD = re.compile(r"(?<=[ :(|])(?:\\w|\[\\w[^\]]*\])\+")
_GAP = re.compile(r" +\??")
_TURNS = r"(?!(?:no|not|nor|never|neither|none|without|cannot|den(?:y|ies|ied|ying))\b)"

Patterns = tuple[re.Pattern[str], re.Pattern[str] | None]


def compiled(cue: Cue) -> Patterns:
    """Return the compiled pattern of a cue, and of what must not match.

    Raises:
        GuidelineError: If one is no regular expression, or matches no words.
    """
    try:
        return _pattern(cue.pattern), None if cue.unless is None else _pattern(cue.unless)
    except (re.error, ValueError) as error:
        raise GuidelineError(cue.where, str(error)) from None


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    # A word left open never stands for one that turns the sentence: within a mention it would not negate.
    guarded = _ANY_WORD.sub(lambda word: _TURNS + word[0], pattern)
    body = _spaces(guarded).replace(PLACE, AMOUNT)
    try:
        found = re.compile(rf"(?<!\w)(?:{body})(?!\w)", re.IGNORECASE)
    except re.error as error:
        raise ValueError(f"its pattern is no regular expression: {error}") from None
    if found.match(""):
        raise ValueError("its pattern matches no words at all; write at least one")
    return found


def _spaces(pattern: str) -> str:
    """Let a space stand for any white space, outside of character classes and escapes."""
    parts = re.split(r"(\\.|\[(?:\\.|[^\]\\])*\])", pattern)
    return "".join(part if k % 2 else _GAP.sub(_any_white, part) for k, part in enumerate(parts))


def _any_white(gap: re.Match[str]) -> str:
    return r"\s*" if gap[0].endswith("?") else r"\s+"


def read_cues(cues: Sequence[Cue], text: str) -> list[ReadFact]:
    """Return every fact that *text* documents by a cue, in order of position.

    Where two cues of one fact match overlapping words, the longer words count, unless the shorter ones
    state a number more narrowly.
    """
    patterns = [(cue, *compiled(cue)) for cue in cues]
    kept = {fact for sentence in sentences(text) for fact in _in_sentence(sentence, patterns)}
    return sorted(kept, key=lambda fact: (fact.start, fact.name, repr(fact.value)))


def _in_sentence(
    sentence: Sentence, patterns: Sequence[tuple[Cue, re.Pattern[str], re.Pattern[str] | None]]
) -> list[ReadFact]:
    words = lowered(sentence.text)
    found = {fact for each in patterns for fact in _read(sentence, words, *each)}
    return [fact for fact in found if not any(_covers(other, fact) for other in found)]


def _read(
    sentence: Sentence, words: str, cue: Cue, pattern: re.Pattern[str], unless: re.Pattern[str] | None
) -> Iterator[ReadFact]:
    for match in pattern.finditer(words):
        if unless is not None and unless.search(words):
            return
        context = annotate(sentence.text, match.span())
        value = _value(cue, match, context)
        # Without the word that negates it, a quote would seem to say the opposite.
        start, stop = (0, len(words)) if context.negated else match.span()
        if value is not None:
            yield ReadFact(cue.name, value, sentence.text[start:stop], sentence.start + start)


def _value(cue: Cue, match: re.Match[str], context: Context) -> FactValue | None:
    if context.historical and not cue.historical:
        return None
    if context.hypothetical and not cue.hypothetical:
        return None
    if context.experiencer is Experiencer.OTHER and not cue.other_experiencer:
        return None
    if context.negated:
        return cue.negated
    return read_amount(match) if PLACE in cue.pattern else cue.value


def _covers(longer: ReadFact, fact: ReadFact) -> bool:
    return (
        longer.name == fact.name
        and len(longer.quote) > len(fact.quote)
        and longer.start < fact.start + len(fact.quote)
        and fact.start < longer.start + len(longer.quote)
        and not _narrows(fact.value, longer.value)
    )


def _narrows(value: FactValue, wider: FactValue) -> bool:
    """Return whether *value* is a number, or bounds, strictly within the bounds *wider*."""
    inner, outer = number_bounds(value), number_bounds(wider)
    if inner is None or outer is None or inner == outer:
        return False
    return outer[0] <= inner[0] and inner[1] <= outer[1]
