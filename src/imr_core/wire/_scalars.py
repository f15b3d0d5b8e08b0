"""Strict readers of single values: nothing is turned into something else on the way."""

from __future__ import annotations

import enum
import re
from datetime import date
from decimal import Decimal
from typing import Any

from imr_core.errors import hint_at
from imr_core.wire._located import UNREAD, Located, Unread

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read_text(at: Located, _: Any = None) -> str | Unread:
    """Read a string."""
    text = at.expect(str, "a string")
    # Half of a surrogate pair can be written in JSON but in no file.
    if isinstance(text, str) and any("\ud800" <= character <= "\udfff" for character in text):
        return at.report("holds half of a character (a surrogate without its pair)")
    return text


def read_whole(at: Located, _: Any = None) -> int | Unread:
    """Read a whole number; 2.0 and "2" are none."""
    return at.expect(int, "a whole number")


def read_number(at: Located, _: Any = None) -> int | Decimal | Unread:
    """Read a number, with its digits as written."""
    if type(at.value) is int or isinstance(at.value, Decimal):
        return at.value
    return at.expect(int, "a number")


def read_truth(at: Located, _: Any = None) -> bool | Unread:
    """Read true or false; 1, 0, "yes" are neither."""
    return at.expect(bool, "true or false")


def read_date(at: Located, _: Any = None) -> date | Unread:
    """Read a date as YYYY-MM-DD."""
    if not isinstance(at.value, str):
        return at.expect(date, "a date as YYYY-MM-DD")
    day = as_date(at.value)
    return at.report("must be a date of the calendar as YYYY-MM-DD") if day is None else day


def as_date(text: str) -> date | None:
    """Return the date a text writes as YYYY-MM-DD, or None if it writes none."""
    try:
        return date.fromisoformat(text) if DAY.fullmatch(text) else None
    except ValueError:
        return None


def read_member(at: Located, wanted: type[enum.Enum]) -> enum.Enum | Unread:
    """Read the name of a member of a closed vocabulary."""
    name = at.expect(str, "a name")
    if isinstance(name, Unread):
        return UNREAD
    known = {member.value: member for member in wanted}
    if name in known:
        return known[name]
    return at.report(f"is not a known {wanted.__name__.lower()}", hint_at(name, known))
