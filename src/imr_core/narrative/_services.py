"""Which registered service a request text names."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from attrs import frozen

from imr_core.model import Service
from imr_core.narrative._text import phrase_pattern, plain

_TAIL = re.compile(
    r"\b(?:with(?:out)?|following|followed by|after|status post|s/p|including|includes?|plus|prior to|before|"
    r"during|to be (?:taken|used)|for use|under|via|using|"
    r"due to|secondary to|versus|from)\b"
)
_PROVIDER = re.compile(
    r"\b(?:visits?|consult(?:ation)?s?|evaluations?|appointments?|sessions?|referrals?|treatments?)\s+"
    r"(?:(?:with|by|to)\s+(?:an?\s|the\s)|(?:with|by)\s+(?=(?:[a-z]+ )?[a-z]+(?:or|er|ist|ian)s?\b))"
)


@frozen
class Mention:
    """Where a text names something, and what."""

    start: int
    stop: int
    name: str


@functools.lru_cache(maxsize=16_384)
def _compiled(phrase: str) -> re.Pattern[str] | None:
    return re.compile(phrase_pattern(phrase)) if plain(phrase) else None


def _mentions(text: str, services: Sequence[Service]) -> list[Mention]:
    """Return every mention that no longer mention of another service overlaps."""
    found = {
        Mention(*match.span(), service.name)
        for service in services
        for phrase in service.phrases
        if (pattern := _compiled(phrase)) is not None
        for match in pattern.finditer(text)
    }
    return [
        one
        for one in found
        if not any(
            other.start < one.stop and one.start < other.stop and other.stop - other.start > one.stop - one.start
            for other in found
        )
    ]


def head_end(text: str) -> int:
    """Return where the head of *text* (plain form) ends: before what merely goes with the thing requested."""
    providers = {match.end() for match in _PROVIDER.finditer(text)}
    for match in _TAIL.finditer(text):
        if match.start() and not any(match.start() < end <= match.end() + 5 for end in providers):
            return match.start()
    return len(text)


def find_service(text: str, services: Sequence[Service]) -> Mention | None:
    """Return the one service that *text* (plain form) names, or None where it names none or several.

    A longer phrase hides the shorter ones it overlaps. What the head of the text names wins over what is
    named after "with", "following" and the like; "visits with a chiropractor" names the provider's service.
    """
    mentions = _mentions(text, services)
    head = head_end(text)
    heads = [mention for mention in mentions if mention.start < head]
    provided = [match for match in _PROVIDER.finditer(text) if any(m.start == match.end() for m in heads)]
    if provided:
        heads = [mention for mention in heads if mention.start >= provided[0].end()]
    candidates = heads or mentions
    if len({mention.name for mention in candidates}) != 1:
        return None
    return min(candidates, key=lambda mention: mention.start)
