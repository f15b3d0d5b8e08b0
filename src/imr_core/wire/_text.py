"""From text or bytes to JSON data, with all that JSON lets pass and a case file must not."""

from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal, InvalidOperation
from typing import Any

from attrs import frozen

from imr_core.errors import CaseError, Problem
from imr_core.facts import is_number

_LONGEST_NUMBER = 150
ENDLESS = "a number of too many digits"


class Members(dict[str, Any]):
    """A JSON object that remembers which keys were given more than once."""

    repeated: tuple[str, ...] = ()


@frozen
class Spoiled:
    """A value that cannot be kept, by what it was."""

    kind: str


def parse_json(text: str | bytes, source: str | None = None) -> Any:
    """Parse a JSON document: numbers with a fraction as Decimal, objects as :class:`Members`.

    Raises:
        CaseError: If it is empty, binary, not UTF-8, not JSON, or nested too deeply.
    """
    text = _decode(text, source) if isinstance(text, bytes) else text
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise _refused("the file is empty", source)
    if "\0" in text:
        raise _refused("the file is binary, not text", source)
    try:
        return json.loads(
            text,
            object_pairs_hook=_members,
            parse_int=_whole,
            parse_float=_fraction,
            parse_constant=lambda _: Spoiled("NaN or Infinity, which JSON does not have"),
        )
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise _refused(f"the file is not JSON: reading stops at {where}", source) from None
    except RecursionError:
        raise _refused("the file is nested too deeply to be a case", source) from None


def kind(value: object) -> str:
    """Say what a JSON value is, without the value."""
    match value:
        case Spoiled():
            return value.kind
        case None:
            return "null"
        case bool():
            return "true or false"
        case int():
            return "a whole number"
        case Decimal():
            return "a number with a fraction or exponent"
        case str():
            return "a string"
        case list():
            return "a list"
    return "an object"


def _decode(data: bytes, source: str | None) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        if b"\0" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise _refused("the file is binary, not text", source) from None
        raise _refused("the file is not UTF-8", source, "Save it with the encoding UTF-8.") from None


def _refused(reason: str, source: str | None, hint: str | None = None) -> CaseError:
    return CaseError([Problem("$", reason, hint)], source)


def _members(pairs: list[tuple[str, Any]]) -> Members:
    members = Members(pairs)
    if len(members) < len(pairs):
        members.repeated = tuple(key for key, times in Counter(key for key, _ in pairs).items() if times > 1)
    return members


def _whole(digits: str) -> int | Spoiled:
    number = int(digits) if len(digits) <= _LONGEST_NUMBER else 0
    return number if len(digits) <= _LONGEST_NUMBER and is_number(number, whole=True) else Spoiled(ENDLESS)


def _fraction(digits: str) -> Decimal | Spoiled:
    try:
        number = Decimal(digits) if len(digits) <= _LONGEST_NUMBER else None
    except InvalidOperation:
        number = None
    return number if number is not None and is_number(number, whole=False) else Spoiled(ENDLESS)
