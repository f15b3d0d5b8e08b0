"""Numbers with their bounds as narratives write them: "at least 12", "more than six", "6-8", "several"."""

from __future__ import annotations

import re
from decimal import Decimal

from imr_core.model import Bound
from imr_core.narrative._numbers import NUMBER, in_digits, number
from imr_core.narrative._text import plain

_WORDS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|"
    r"nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?"
)
_ONE = rf"(?:(?<![\w./%-]){NUMBER}|\b(?:{_WORDS})\b)"
_LIMITS = {
    "at least": (0, None),
    "no fewer than": (0, None),
    "no less than": (0, None),
    "a minimum of": (0, None),
    "minimum of": (0, None),
    "greater than": (1, None),
    "more than": (1, None),
    "in excess of": (1, None),
    "over": (1, None),
    "up to": (None, 0),
    "at most": (None, 0),
    "no more than": (None, 0),
    "a maximum of": (None, 0),
    "less than": (None, -1),
    "fewer than": (None, -1),
}
_VAGUE = {
    "approximately",
    "about",
    "around",
    "roughly",
    "nearly",
    "almost",
    "some",
    "approx",
    "approx.",
    "an estimated",
}
_SEVERAL = "several|multiple|numerous|many|a few|a number of"


def _spaced(words: str) -> str:
    return words.replace(".", r"\.").replace(" ", r"\s+")


_LIMIT = "|".join(_spaced(words) for words in sorted({*_LIMITS, *_VAGUE}, key=len, reverse=True))
AMOUNT = (
    rf"(?P<amount>(?:\b(?P<amount_limit>{_LIMIT})\s+)?(?P<amount_low>{_ONE})(?:\s?\(\s?\d{{1,4}}\s?\))?"
    rf"(?:\s?(?:-|to|or)\s?(?P<amount_high>{NUMBER}|(?:{_WORDS})\b))?(?P<amount_more>\s?\+|\s+or\s+more\b)?(?![\w%]|[./-]\d)"
    rf"|\b(?P<amount_several>{_spaced(_SEVERAL)})\b)"
)
"""Pattern, over lower-case text, of an amount; ``read_amount`` reads its match."""


def _one(text: str) -> Decimal:
    return number(in_digits(plain(text)))


def _whole(value: Decimal) -> int | Decimal:
    return int(value) if value == value.to_integral_value() else value


def read_amount(match: re.Match[str]) -> int | Decimal | Bound | None:
    """Return the number that an ``AMOUNT`` states, or its bounds; None where it states only about how many."""
    if match["amount_several"]:
        return Bound(at_least=2)
    low = _one(match["amount_low"])
    doubled = re.search(r"\(\s?(\d+)\s?\)", match["amount"])
    if doubled and Decimal(doubled[1]) != low:
        return None
    limit = " ".join((match["amount_limit"] or "").split())
    if limit in _VAGUE:
        return None
    if match["amount_high"]:
        high = _one(match["amount_high"])
        return Bound(_whole(low), _whole(high)) if low <= high and not limit else None
    if match["amount_more"]:
        return Bound(at_least=_whole(low)) if limit in ("", "at least") else None
    if not limit:
        return _whole(low)
    from_low, from_high = _LIMITS[limit]
    return Bound(
        at_least=None if from_low is None else _whole(low + from_low),
        at_most=None if from_high is None else _whole(low + from_high),
    )
