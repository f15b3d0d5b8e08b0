"""Strengths of a dose as a text writes them: 50mg, 5/325 mg, 10mg/1ml, 4%-27.5%."""

from __future__ import annotations

import re
from decimal import Decimal

from attrs import frozen

from imr_core.narrative._numbers import NUMBER, number
from imr_core.narrative._text import plain

_UNIT = r"(?:mg|mcg|micrograms?|milligrams?|meq|iu|%|percent\b)"
_PER = r"(?:\s?/\s?(?P<volume>\d+\s?)?(?P<per>ml|cc|hr|hour|h|g|gm|actuation|spray|dose)\b)?"
_STRENGTH = re.compile(rf"(?<![\w.,])(?P<numbers>{NUMBER}(?:\s?[/-]\s?{NUMBER})*)\s?-?(?P<unit>{_UNIT})(?![a-z]){_PER}")
_NAMES = {
    "percent": "%",
    "microgram": "mcg",
    "micrograms": "mcg",
    "milligram": "mg",
    "milligrams": "mg",
    "cc": "ml",
    "hour": "hr",
    "h": "hr",
    "gm": "g",
}


@frozen
class Strength:
    """The strength of one dose, or of one ingredient of it.

    Args:
        value: How many of *unit*.
        unit: Unit of measure in short form, such as ``mg``, ``%``, ``mcg/hr``.
        start: Where the text states it.
        stop: Where that ends.
    """

    value: Decimal
    unit: str
    start: int
    stop: int


def find_strengths(text: str) -> list[Strength]:
    """Return the strengths that *text* (plain form) states, in order; "5/325mg" gives two."""
    found = []
    for match in _STRENGTH.finditer(text):
        unit = _NAMES.get(match["unit"], match["unit"])
        values = [number(part) for part in re.findall(NUMBER, match["numbers"])]
        if match["per"]:
            unit = f"{unit}/{_NAMES.get(match['per'], match['per'])}"
            values = [value / int(match["volume"] or 1) for value in values]
        found += [Strength(value, unit, *match.span()) for value in values]
    return found


def read_strengths(text: str) -> tuple[tuple[Decimal, str], ...]:
    """Return every strength that a request text states, in order, as number and unit.

    A combination such as "5/325mg" has one strength for each ingredient, which
    ``RequestedDrug.strength``, a single number, cannot hold.

    Args:
        text: The request in its own words.
    """
    return tuple((strength.value, strength.unit) for strength in find_strengths(plain(text)))
