"""Dates as requests and narratives write them, month first; and the date of service of a request."""

from __future__ import annotations

import re
from datetime import date

from imr_core.model import DateRange

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" if len(name) > 3 else name for name in _MONTHS) + "|sept"
DATE = (
    rf"(?:(?<![\d/-])\d{{1,2}}\s?[/-]\s?\d{{1,2}}\s?[/-]\s?(?:\d{{4}}|\d{{2}})(?![\d/])"
    rf"|\b(?:{_MONTH})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}(?!\d)|(?<!\d)\d{{4}}-\d{{2}}-\d{{2}}(?!\d))"
)
"""Pattern of one date in plain form (lower case): 6-30-2015, 11/18/16, June 30, 2015, 2015-06-30."""

_LABEL = r"(?:\bdos\b|\bdates?\s+of\s+services?\b|\bservice\s+dates?\b)"
_SERVICE_DATE = re.compile(
    rf"{_LABEL}\s*(?:[:=#-]|of|on|is|was|from)?\s*(?P<first>{DATE})(?P<more>(?:\s*(?:,|&|and|-|to|through|thru)+\s*{DATE})*)"
)
_RENDERED = re.compile(rf"\b(?:rendered|performed|provided|dispensed|administered|done)\s+(?:on\s+)?(?P<first>{DATE})")
_RETROSPECTIVE_ON = re.compile(rf"\bretro(?:spective(?:ly)?)?\b.*?\bon\s+(?P<first>{DATE})")
_ANY = re.compile(DATE)


def parse_date(text: str) -> date | None:
    """Return the date that *text*, which matches ``DATE``, writes; None where the calendar has no such day.

    A year of two digits is of this century, unless it is 70 or later.
    """
    numbers = [int(part) for part in re.findall(r"\d+", text)]
    if re.match(r"\d{4}-", text):
        year, month, day = numbers
    elif text[0].isalpha():
        month = next(k for k, name in enumerate(_MONTHS, 1) if name.startswith(text[:3]))
        day, year = numbers
    else:
        month, day, year = numbers
        if year < 100:
            year += 2000 if year < 70 else 1900
    try:
        return date(year, month, day)
    except ValueError:
        return None


def date_spans(text: str) -> list[tuple[int, int]]:
    """Return where *text* (plain form) writes dates."""
    return [match.span() for match in _ANY.finditer(text)]


def read_date_of_service(text: str) -> date | DateRange | None:
    """Return the date of service that *text* (plain form) states: one date, the range of several, or None."""
    match = _SERVICE_DATE.search(text) or _RENDERED.search(text) or _RETROSPECTIVE_ON.search(text)
    if match is None:
        return None
    further = match.groupdict().get("more") or ""
    found = [parse_date(match["first"]), *(parse_date(written) for written in _ANY.findall(further))]
    days = [day for day in found if day is not None]
    if len(days) < len(found):
        return None
    return days[0] if len(set(days)) == 1 else DateRange(min(days), max(days))
