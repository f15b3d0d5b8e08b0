"""How many of what a request text counts."""

from __future__ import annotations

import re

from attrs import frozen

from imr_core.model import Unit
from imr_core.narrative._numbers import Quantity, quantity, range_pattern
from imr_core.narrative._text import mask

_NOUNS: tuple[tuple[Unit, str], ...] = (
    (Unit.VISIT, r"visits?|sessions?|treatments?|tx|appointments?|encounters?"),
    (Unit.TABLET, r"tab(?:let)?s?|pills?"),
    (Unit.CAPSULE, r"cap(?:sule)?s?"),
    (Unit.PATCH, r"patch(?:es)?"),
    (Unit.BOX, r"box(?:es)?"),
    (Unit.GRAM, r"grams?|gms?|g"),
    (Unit.MILLILITER, r"milliliters?|ml|cc"),
    (Unit.HOUR, r"hours?|hrs?"),
    (Unit.UNIT, r"units?|tubes?|bottles?|jars?|injections?|pieces?"),
)
_NOUN = "|".join(f"(?P<{unit.value}>{pattern})" for unit, pattern in _NOUNS)
_ANY_NOUN = "|".join(pattern for _, pattern in _NOUNS)
_SIZES = {Unit.GRAM, Unit.MILLILITER}
_STOP = (
    r"(?:for|with|without|and|or|to|in|at|on|by|from|per|via|of|over|times|x|weeks?|days?|months?|years?|hours?|minutes?|mins?|levels?|"
    r"then|every|each|age|grams?|mg|ml)"
)
_GAP = rf"(?:(?!{_STOP}\b)[a-z][a-z/&.'-]*\s|\((?!\d)[a-z /-]+\)\s){{0,6}}?"
_UNKNOWN = re.compile(
    r"\b(?:unknown|unspecified|undetermined|unstated|no) (?:quantity|qty|number|amount|frequency|duration)\b"
    r"|\b(?:quantity|qty|number|frequency|duration)\b[ :-]*(?:is |was )?"
    r"(?:unknown|unspecified|not (?:stated|specified|given|provided|listed))"
)
_IGNORED = re.compile(
    r"\d+(?:-\d+)?\s?-?(?:hours?|hrs?) (?:on|off|apart)\b|\bevery \d+(?:-\d+)? ?(?:hours?|hrs?|days?|weeks?|months?)"
    r"|\d+(?:-\d+)?\s?-?(?:minutes?|mins?)\b|\d+\s?(?:hours?|hrs?) ?(?:/|per|a|each) ?(?:day|visit|session|week)"
    r"|\bcpt:? ?(?:codes? )?#? ?[\d, ]+|(?<![\w#])[a-z]\d{4}\b|\d{5,}"
)
_REFILLS = re.compile(
    rf"(?P<fore>{range_pattern('f')}\s?(?:-\s?)?refills?)|\brefills?\b\s?(?:[x:#(]|times)*\s?(?P<after>{range_pattern('a')})\)?"
)
_ONLY_REFILLS = re.compile(rf"^(?:retrospective )?{range_pattern('f')}\s?refills?\b(?: of\b| for\b|$)")
_MARKED = re.compile(
    rf"(?:#|\b(?:qty|qnty|quantity|quant|count|disp(?:ense[d]?)?|no)\b\.?)\s?(?:of\b|[:=#-])*\s?"
    rf"{range_pattern()}(?:\s?-?(?:{_NOUN})\b)?(?!\s?(?:mg|%))"
)
_BEFORE_NOUN = re.compile(rf"{range_pattern()}[\s-]?{_GAP}(?:{_NOUN})\b(?!\s(?:of life))")
_AFTER_NOUN = re.compile(
    rf"\b(?:{_NOUN})\s?[:,(-]*\s?(?:of|{'x|times'})?\s?{range_pattern()}\)?(?!\s?(?:{_ANY_NOUN})\b|\s?/)"
)
_TIMES = re.compile(rf"(?<!\d )(?<!\d)(?<![a-z])(?:x|times)\s?(?:a total of\s)?{range_pattern(is_glued=True)}(?![a-z])")
_TOTAL = re.compile(
    rf"\btotal\s?(?:of|:)?\s?{range_pattern('a')}|{range_pattern('b')}\s(?:in\s)?total\b|{range_pattern('c')}\s?(?:count|ct)\b"
)
_BARE = re.compile(rf"[,(;-]\s?{range_pattern()}\s?\)?\s?\.?$|\(\s?{range_pattern('p')}\s?\)")
_NOT_COUNTED = (
    r"(?:phase|view|level|lead|panel|channel|point|wheel|day|week|month|year|hour|minute|inch|foot|dimension|d|part|stage|way|person|"
    r"time|mg|g|ml|cc|compartment|prong|drug|step|pound|lb|degree|percent|layer|piece|of|x(?!-ray)|in|on|tesla|t)"
)
_LEADING = re.compile(
    rf"^(?:retrospective(?:ly)?(?: request for)?|request for|additional|purchase of|rental of|post-?op(?:erative)?)?\s?"
    rf"{range_pattern()}\s"
    rf"(?!{_NOT_COUNTED}(?:s|ed|al)?\b)(?P<named>[a-z][a-z /'-]*)"
)
_PLURAL = re.compile(r"[a-z]{2,}(?<!s)s(?![a-z])")
_CONNECTIVE = re.compile(r"\b(?:of|for|to|with|without|in|at|on|and|or|by)\b")


@frozen
class Count:
    """A number that the text counts something with.

    Args:
        amount: The number or its bounds.
        unit: What it counts, or None if the text names nothing.
        is_marked: Whether it is written as a count of the whole: "#60", "QTY: 2".
    """

    amount: Quantity
    unit: Unit | None
    is_marked: bool = False


def is_declared_unknown(text: str) -> bool:
    """Return whether *text* (plain form) says that its quantity is unknown."""
    return _UNKNOWN.search(text) is not None


def only_refills(text: str) -> Quantity | None:
    """Return how many refills *text* (plain form, numbers in digits) asks for, if it asks for nothing else."""
    match = _ONLY_REFILLS.match(text)
    return quantity(match, "f") if match else None


def read_refills(text: str) -> int | None:
    """Return how many refills *text* (plain form, numbers in digits) asks for beside the first fill.

    None where it mentions none, gives no number or a range of them, or says different things.
    """
    found = {quantity(match, "f" if match["fore"] else "a") for match in _REFILLS.finditer(text)}
    only = found.pop() if len(found) == 1 else None
    return only.low if only is not None and only.is_exact else None


def _unit(match: re.Match[str]) -> Unit | None:
    groups = match.groupdict()
    return next((unit for unit, _ in _NOUNS if groups.get(unit.value)), None)


def _take(pattern: re.Pattern[str], text: str, keys: tuple[str, ...] = ("",)) -> tuple[list[Count], str]:
    counts = []
    matches = list(pattern.finditer(text))
    for match in matches:
        key = next(key for key in keys if match.groupdict().get(f"low{key}"))
        amount = quantity(match, key)
        if amount is not None and amount != Quantity(0, 0):
            counts.append(Count(amount, _unit(match), pattern is _MARKED))
    return counts, mask(text, [match.span() for match in matches])


def _leading(text: str) -> list[Count]:
    """Return the count that opens the text: one of something, or several of a plural."""
    match = _LEADING.match(text)
    amount = quantity(match) if match else None
    if match is None or amount is None:
        return []
    named = _CONNECTIVE.split(match["named"])[0]
    return [Count(amount, None)] if amount == Quantity(1, 1) or _PLURAL.search(named) else []


def read_counts(text: str) -> list[Count]:
    """Return every count in *text* (plain form, numbers in digits, frequency, dates and strengths masked)."""
    rest = _REFILLS.sub(" ; ", _IGNORED.sub(" ; ", text))
    counts: list[Count] = []
    for pattern, keys in (
        (_MARKED, ("",)),
        (_BEFORE_NOUN, ("",)),
        (_AFTER_NOUN, ("",)),
        (_TOTAL, ("a", "b", "c")),
        (_TIMES, ("",)),
        (_BARE, ("", "p")),
    ):
        found, rest = _take(pattern, rest, keys)
        counts += found
    return counts or _leading(rest.strip(" ;,"))


def without_sizes(counts: list[Count]) -> list[Count]:
    """Return *counts* with the size of a container left out where containers are counted: "121gm #1" is one."""
    containers = [count for count in counts if count.unit not in _SIZES]
    if not containers or len(containers) == len(counts):
        return counts
    return [Count(count.amount, count.unit or Unit.UNIT, count.is_marked) for count in containers]


def agreed(counts: list[Count], product: Quantity | None) -> Quantity | None:
    """Return the one quantity that all counts and the product of the course allow, or None if they disagree.

    A number within the bounds that another statement gives settles it; different numbers do not.
    """
    amounts = list(dict.fromkeys([count.amount for count in counts] + ([product] if product else [])))
    fits = [one for one in amounts if all(_within(one, other) for other in amounts)]
    return fits[0] if len(fits) == 1 else None


def _within(inner: Quantity, outer: Quantity) -> bool:
    low = outer.low is None or (inner.low is not None and inner.low >= outer.low)
    high = outer.high is None or (inner.high is not None and inner.high <= outer.high)
    return low and high
