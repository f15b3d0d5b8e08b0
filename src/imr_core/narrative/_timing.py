"""How often and for how long: "2-3 times a week for 4 weeks", "2x4", "daily"."""

from __future__ import annotations

import re

from attrs import frozen

from imr_core.model import Duration, Frequency, Period
from imr_core.narrative._numbers import Quantity, quantity, range_pattern
from imr_core.narrative._text import mask

_PERIODS = {"d": Period.DAY, "w": Period.WEEK, "m": Period.MONTH, "y": Period.YEAR}
_PERIOD = r"(?:day|week|wk|month|mo|year|yr)"
_TIMES = r"(?:x(?:'?s)?|ti?mes?s?|tims|tiems)"
_OF = r"(?:visits?|sessions?|treatments?|appointments?|days)"
_EACH = r"(?:\b(?:per|an?|each|every)\b|/)"
_LINK = (
    rf"\s?[,;:(-]?\s?(?:(?:for|over|during|within|in|of|at)\b|{_TIMES})?\s?(?:(?:a|the)\s)?"
    r"(?:(?:next|total of|period of|duration of|course of|additional)\s)*"
)


def _frequency(key: str) -> str:
    counted = range_pattern(f"{key}n")
    return (
        rf"(?:{counted}\s?-?(?:{_TIMES}\s{_OF}|{_TIMES}|{_OF})?\s?{_EACH}\s?(?P<per{key}n>{_PERIOD})(?![a-z])"
        rf"|{range_pattern(f'{key}m')}\s?-?{_TIMES}\s?(?P<per{key}m>daily|weekly|monthly|yearly|{_PERIOD})(?![a-z])"
        rf"|(?P<adverb{key}>(?<!\d )(?<!bi-)(?<!semi-)\b(?:daily|weekly|monthly)\b))"
    )


def _duration(key: str, is_glued: bool = False) -> str:
    return (
        rf"{range_pattern(key)}\s?-?\s?(?P<unit{key}>{_PERIOD})s?(?![a-z])(?!\s(?:post|after|ago|old|status|following))"
    )


_THEN_DURATION = re.compile(rf"{_frequency('f')}{_LINK}{_duration('d', is_glued=True)}")
_THEN_NUMBER = re.compile(
    rf"{_frequency('f')}\s?{_TIMES}\s?{range_pattern('d', is_glued=True)}(?!\s?(?:{_PERIOD}|{_OF}|[a-z]))"
)
_DURATION_FIRST = re.compile(rf"{_duration('d')}\s?[,;:]?\s?(?:at\s|of\s)?{_frequency('f')}")
_SHORTHAND = re.compile(
    rf"{range_pattern('fn')}\s?{_TIMES}\s?{range_pattern('d', is_glued=True)}(?:\s?-?(?P<unitd>{_PERIOD})s?)?(?![a-z])"
    rf"(?!\s?(?:{_TIMES}|{_EACH}|{_OF}|{_PERIOD}|weekly|daily))"
)
_FREQUENCY = re.compile(_frequency("f"))
_DURATION = re.compile(rf"(?<!every )(?<!\bin ){_duration('d')}")
_ABBREVIATED = re.compile(r"\b(?:q\.?d|b\.?i\.?d|t\.?i\.?d|q\.?i\.?d)\b\.?")
_PER_DAY = {"q": 1, "b": 2, "t": 3}
_IRREGULAR = re.compile(
    rf"\bevery (?:other|second|few|\d+) |\bbi-?weekly|\bsemi-?(?:weekly|monthly)|\bevery \d+ {_PERIOD}"
)
_DAYS = {Period.DAY: 1, Period.WEEK: 7}


@frozen
class Course:
    """How often for how long: one frequency with its duration, either of which may be missing."""

    frequency: Frequency | None = None
    duration: Duration | None = None

    @property
    def product(self) -> Quantity | None:
        """How many visits it makes, or None where that is not a whole number of known ones."""
        if self.frequency is None or self.duration is None:
            return None
        spans = _spans(self.duration, self.frequency.per)
        times = Quantity(self.frequency.times, self.frequency.at_most or self.frequency.times)
        return spans and times * spans


@frozen
class Timing:
    """Everything a text says of frequency and duration.

    Args:
        courses: The courses stated, in order.
        is_irregular: Whether it is repeated in a way that a frequency cannot hold, such as every other week.
        is_sequence: Whether one course follows another.
        rest: The text without them.
    """

    courses: tuple[Course, ...]
    is_irregular: bool
    is_sequence: bool
    rest: str

    @property
    def frequency(self) -> Frequency | None:
        """The one frequency stated, or None."""
        found = {course.frequency for course in self.courses if course.frequency}
        return found.pop() if len(found) == 1 and not self.is_irregular else None

    @property
    def duration(self) -> Duration | None:
        """The one duration stated, or None."""
        found = {course.duration for course in self.courses if course.duration}
        return found.pop() if len(found) == 1 else None

    @property
    def total(self) -> Quantity | None:
        """How many visits the courses make together, or None where that is not certain."""
        products = [course.product for course in self.courses if course.frequency and course.duration]
        if self.is_irregular or not products or None in products:
            return None
        if len(products) > 1 and not self.is_sequence:
            return None
        known = [product for product in products if product]
        if any(one.low is None or one.high is None for one in known):
            return None
        return Quantity(sum(one.low or 0 for one in known), sum(one.high or 0 for one in known))


def _spans(duration: Duration, per: Period) -> Quantity | None:
    """Return how many times *per* fits into *duration* exactly, or None."""
    counts = (duration.count, duration.at_most or duration.count)
    if duration.unit is per:
        return Quantity(*counts)
    if (duration.unit, per) == (Period.YEAR, Period.MONTH):
        return Quantity(counts[0] * 12, counts[1] * 12)
    if duration.unit not in _DAYS or per not in _DAYS:
        return None
    days = [count * _DAYS[duration.unit] for count in counts]
    if any(day % _DAYS[per] for day in days):
        return None
    return Quantity(days[0] // _DAYS[per], days[1] // _DAYS[per])


def _read_frequency(match: re.Match[str], default: Period = Period.WEEK) -> Frequency | None:
    groups = match.groupdict()
    if groups.get("adverbf"):
        return Frequency(1, _PERIODS[groups["adverbf"][0]])
    key = "fn" if groups.get("lowfn") else "fm"
    times = quantity(match, key)
    if times is None or times.low is None or times.high is None or not times.low:
        return None
    per = _PERIODS[groups[f"per{key}"][0]] if groups.get(f"per{key}") else default
    return Frequency(times.low, per, None if times.is_exact else times.high)


def _read_duration(match: re.Match[str], default: Period = Period.WEEK) -> Duration | None:
    count = quantity(match, "d")
    if count is None or count.low is None or count.high is None or not count.low:
        return None
    written = match.groupdict().get("unitd")
    unit = _PERIODS[written[0]] if written else default
    return Duration(count.low, unit, None if count.is_exact else count.high)


def _course(match: re.Match[str]) -> Course:
    groups = match.groupdict()
    frequency = _read_frequency(match) if "lowfn" in groups else None
    default = frequency.per if frequency else Period.WEEK
    return Course(frequency, _read_duration(match, default) if "lowd" in groups else None)


def _abbreviated(match: re.Match[str]) -> Course:
    letters = match[0].replace(".", "")
    return Course(Frequency(4 if letters == "qid" else _PER_DAY[letters[0]], Period.DAY))


def read_timing(text: str, is_visits: bool) -> Timing:
    """Return what *text* (plain form, numbers in digits) says of frequency and duration.

    Args:
        text: The request.
        is_visits: Whether it asks for visits: only then is "2x4" twice a week for four weeks.
    """
    patterns = [_THEN_DURATION, *([_THEN_NUMBER, _SHORTHAND] if is_visits else []), _DURATION_FIRST, _FREQUENCY]
    is_irregular = _IRREGULAR.search(text) is not None
    is_sequence = re.search(r"\bthen\b|\bfollowed by\b", text) is not None
    found: list[tuple[int, Course]] = []
    rest = text
    for pattern in [*patterns, _DURATION]:
        matches = list(pattern.finditer(rest))
        found += [(match.start(), _course(match)) for match in matches]
        rest = mask(rest, [match.span() for match in matches])
    found += [(match.start(), _abbreviated(match)) for match in _ABBREVIATED.finditer(rest)]
    return Timing(tuple(course for _, course in found), is_irregular, is_sequence, rest)
