"""Written numbers: digits, words, and ranges of them."""

from __future__ import annotations

import re
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from attrs import frozen

_ONES = dict(
    zip(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ],
        range(20),
        strict=True,
    )
)
_TENS = dict(
    zip(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], range(20, 100, 10), strict=True)
)
_ONE = "|".join(sorted(_ONES, key=len, reverse=True))
_TEN = "|".join(_TENS)
_BELOW_HUNDRED = rf"(?:(?:{_TEN})(?:[\s-](?:{_ONE}))?|(?:{_ONE}))"
_WORDS = re.compile(
    rf"(?<![a-z-])(?:(?P<hundreds>{_ONE}|a)[\s-]hundred(?:(?:\s+and)?[\s-](?P<rest>{_BELOW_HUNDRED}))?"
    rf"|(?P<plain>{_BELOW_HUNDRED}))(?=x\b|[^a-z]|$)"
)
_ADVERBS = {"once": "1 time", "twice": "2 times", "thrice": "3 times"}
_ADVERB = re.compile(r"\b(once|twice|thrice)\b")
_DOUBLED = re.compile(r"(?<![\w.])(\d{1,4})\s?\(\s?(\d{1,4})\s?\)")

NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d{1,4})(?:\.\d+)?(?!\d|,\d{3})"
"""Pattern of one number in digits."""

_LIMIT = r"(?:(?P<limit{key}>up to|at least|no more than|no fewer than|maximum of|max of|minimum of)\s+)?"
_BARE = r"(?<![\w.,%])"
_RANGE = r"(?P<low{key}>{number})(?:\s?(?:-|to|or)\s?(?P<high{key}>{number}))?"
_LEAST = {"at least", "no fewer than", "minimum of"}


def range_pattern(key: str = "", is_glued: bool = False) -> str:
    """Return the pattern of a number or a range.

    Args:
        key: What its groups ``limit``, ``low`` and ``high`` end in.
        is_glued: Whether it may stand right behind a letter, as in "2x4".
    """
    pattern = _LIMIT + ("" if is_glued else _BARE) + _RANGE
    return "(?:" + pattern.replace("{key}", key).replace("{number}", NUMBER) + ")"


@frozen
class Quantity:
    """A whole number of something, or the bounds it lies in; None leaves a side open."""

    low: int | None
    high: int | None

    @property
    def is_exact(self) -> bool:
        """Whether both bounds are one number."""
        return self.low is not None and self.low == self.high

    def __mul__(self, other: Quantity) -> Quantity:
        low = None if self.low is None or other.low is None else self.low * other.low
        high = None if self.high is None or other.high is None else self.high * other.high
        return Quantity(low, high)


def _value(word: str) -> int:
    parts = re.split(r"[\s-]", word)
    return sum(_ONES.get(part, _TENS.get(part, 0)) for part in parts)


def _digits(match: re.Match[str]) -> str:
    if match["plain"]:
        return str(_value(match["plain"]))
    hundreds = 1 if match["hundreds"] == "a" else _value(match["hundreds"])
    return str(hundreds * 100 + (_value(match["rest"]) if match["rest"] else 0))


def in_digits(text: str) -> str:
    """Return *text* (plain form) with written numbers in digits; "one (1)" becomes "1", "two (3)" stays two numbers."""
    digits = _WORDS.sub(_digits, _ADVERB.sub(lambda match: _ADVERBS[match[1]], text))
    return _DOUBLED.sub(lambda match: match[1] if int(match[1]) == int(match[2]) else match[0], digits)


def is_contradicted(text: str) -> bool:
    """Return whether *text* (numbers in digits) follows a number with another one in parentheses."""
    return _DOUBLED.search(text) is not None


def number(text: str) -> Decimal:
    """Return the number that *text*, which matches ``NUMBER``, writes."""
    return Decimal(text.replace(",", ""))


def quantity(match: re.Match[str], key: str = "") -> Quantity | None:
    """Return what the groups of ``range_pattern(key)`` read, a fraction between whole numbers; None if reversed."""
    low = number(match[f"low{key}"])
    high = number(match[f"high{key}"]) if match[f"high{key}"] else low
    if high < low:
        return None
    bounds = Quantity(
        int(low.to_integral_value(ROUND_FLOOR)),
        int(high.to_integral_value(ROUND_CEILING)),
    )
    limit = match[f"limit{key}"]
    if limit is None:
        return bounds
    return Quantity(bounds.low, None) if limit in _LEAST else Quantity(None, bounds.high)
