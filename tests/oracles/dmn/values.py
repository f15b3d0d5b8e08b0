"""Literals of FEEL, the expression language of DMN: numbers, texts, truths, dates, durations, and what makes them."""

import re
from calendar import monthrange
from datetime import date
from fractions import Fraction

Literal = int | Fraction | str | bool | date | None


class OutsideError(Exception):
    """A notation that is not read."""


TOKEN = re.compile(r'\s*("(?:[^"]*)"|-?\d+(?:\.\d+)?|[A-Za-z_][\w ]*(?=\()|[A-Za-z_][\w]*|.)')


class Reader:
    """Reads one literal, functions of literals included.

    Args:
        text: The literal.
    """

    def __init__(self, text: str) -> None:
        self._tokens = [token for token in TOKEN.findall(text) if token.strip()]

    def read(self) -> Literal:
        """Return the value.

        Raises:
            OutsideError: If it is none that is read here.
        """
        value = self._value()
        if self._tokens:
            raise OutsideError(f"more than a literal: {self._tokens}")
        return value

    def _value(self) -> Literal:
        if not self._tokens:
            raise OutsideError("nothing")
        token = self._tokens.pop(0)
        if token[0] == '"':
            return token[1:-1]
        if re.fullmatch(r"-?\d+(\.\d+)?", token):
            return plain(Fraction(token))
        if token in ("true", "false", "null"):
            return {"true": True, "false": False, "null": None}[token]
        if self._tokens and self._tokens[0] == "(":
            return _call(token.strip(), self._arguments())
        raise OutsideError(f"no literal: {token}")

    def _arguments(self) -> list[Literal]:
        self._tokens.pop(0)
        values = [self._value()]
        while self._tokens and self._tokens[0] == ",":
            self._tokens.pop(0)
            values.append(self._value())
        if not self._tokens or self._tokens.pop(0) != ")":
            raise OutsideError("a call that does not end")
        return values


def _call(name: str, given: list[Literal]) -> Literal:
    match name, given:
        case "date", [str(text)]:
            return date.fromisoformat(text[:10])
        case "date", [date() as day]:
            return day
        case "date", [int(year), int(month), int(day)]:
            return date(year, month, day)
        case "date and time", [str(text)]:
            return date.fromisoformat(text[:10])
        case "date and time", [date() as day, *_]:
            return day
        case "time" | "duration", [*_]:
            return None  # whole days are all that is compared here
        case "number", [str(text), *_]:
            return plain(Fraction(text))
        case "string", [value]:
            return str(value)
        case "years and months duration", [date() as start, date() as end]:
            return _months(start, end)
    raise OutsideError(f"no function {name} of such arguments")


def _months(start: date, end: date) -> int:
    months = (end.year - start.year) * 12 + end.month - start.month
    whole = min(start.day, monthrange(end.year, end.month)[1])
    return months if end.day >= whole else months - 1


def plain(value: Fraction) -> int | Fraction:
    """Return a number as an int where it is whole."""
    return value.numerator if value.denominator == 1 else value
