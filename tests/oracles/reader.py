"""A small reader of CQL and FEEL expressions: what our language can say becomes a tree, all else is outside.

A literal becomes a fact that is known exactly, or a constant; null becomes a fact that is unknown.
"""

import calendar
import re
from datetime import date
from fractions import Fraction

from attrs import define, evolve, field

from imr_core.expressions import And, Condition, Or, implies

from .literals import ORDERS, Literals, OutsideError, Read

TOKEN = re.compile(
    r"""\s*(?:(?P<number>\d+(?:\.\d+)?)L?(?![\w"]) | (?P<text>'[^']*'|"[^"]*") | (?P<name>[A-Za-z]\w*)
    | (?P<sign>\.\.|<=|>=|!=|[-+*/^<>=~()\[\]{},:;.@]))""",
    re.VERBOSE,
)
TYPES = {"Integer": "number", "Decimal": "number", "Long": "number", "String": "name", "Boolean": "truth"}


@define
class Reader(Literals):
    """Reads one expression.

    Args:
        text: The expression.
        inputs: The names it may use, each a bool or None.
    """

    text: str = field(kw_only=True)
    inputs: dict[str, bool | None] = field(kw_only=True, factory=dict)
    _tokens: list[tuple[str, str]] = field(factory=list)

    def read(self) -> Read:
        """Return what the expression says; ``facts`` and ``leaves`` then hold the facts it needs."""
        place, text = 0, self.text.strip()
        while place < len(text):
            match = TOKEN.match(text, place)
            if match is None:
                raise OutsideError(f"no such notation: {text[place:]}")
            self._tokens.append((match.lastgroup, match[match.lastgroup]))
            place = match.end()
        result = self._implication()
        if self._tokens:
            raise OutsideError(f"no operator {self._tokens[0][1]}")
        return result

    # Tokens.

    def _next_is(self, *words: str) -> bool:
        """Tell whether the next token is one of these."""
        return bool(self._tokens) and self._tokens[0][1] in words

    def _take(self, *words: str) -> str | None:
        """Take the next token if it is one of these."""
        return self._tokens.pop(0)[1] if self._next_is(*words) else None

    def _expect(self, word: str) -> None:
        """Take a token that has to be there."""
        if self._take(word) is None:
            raise OutsideError(f"{word} expected")

    # Logic, weakest operator first.

    def _implication(self) -> Read:
        """Read ``implies``, the weakest operator."""
        left = self._alternative()
        while self._take("implies"):
            left = Read("truth", implies(self.condition(left), self.condition(self._alternative())))
        return left

    def _alternative(self) -> Read:
        """Read ``or`` and ``xor``."""
        left = self._conjunction()
        while word := self._take("or", "xor"):
            a, b = self.condition(left), self.condition(self._conjunction())
            left = Read("truth", a | b if word == "or" else (a | b) & ~(a & b))
        return left

    def _conjunction(self) -> Read:
        """Read ``and``."""
        left = self._negation()
        while self._take("and"):
            left = Read("truth", self.condition(left) & self.condition(self._negation()))
        return left

    def _negation(self) -> Read:
        """Read ``not``."""
        if self._take("not"):
            return Read("truth", ~self.condition(self._negation()))
        return self._comparison()

    def _comparison(self) -> Read:
        """Read a comparison, ``between``, or ``in``."""
        left = self._sum()
        if self._take("between"):
            low = self._sum()
            self._expect("and")
            high = self._sum()
            return Read("truth", self.compare("<=", low, left) & self.compare("<=", left, high))
        if self._take("in"):
            return Read("truth", self._membership(left))
        if sign := self._take(*ORDERS):
            return Read("truth", self.compare(sign, left, self._sum()))
        return left

    def _membership(self, left: Read) -> Condition:
        """Read what stands behind ``in``: a comparison, a range or a list."""
        if sign := self._take(*ORDERS):
            return self.compare(sign, left, self._sum())
        opening = self._take("[", "(")
        first = self._sum()
        if self._take(".."):
            last = self._sum()
            closing = self._take("]", ")")
            above = self.compare(">=" if opening == "[" else ">", left, first)
            return above & self.compare("<=" if closing == "]" else "<", left, last)
        values = [first, *self._rest_of_list("]")]
        return Or.of(*(self.compare("=", left, value) for value in values))

    def _rest_of_list(self, closing: str) -> list[Read]:
        """Read the further members of a list, up to its end."""
        values = []
        while self._take(","):
            values.append(self._implication())
        self._expect(closing)
        return values

    # Arithmetic.

    def _sum(self) -> Read:
        """Read sums and differences."""
        left = self._product()
        while sign := self._take("+", "-"):
            right = self._product()
            left, right = self.as_sort(left, "number"), self.as_sort(right, "number")
            self._need_numbers(left, right)
            if left.unit != right.unit:
                raise OutsideError("units are words, and not converted")
            tree = left.tree + right.tree if sign == "+" else left.tree - right.tree
            left = Read("number", tree, unit=left.unit)
        return left

    def _product(self) -> Read:
        """Read products, quotients and powers."""
        left = self._signed()
        while sign := self._take("*", "/", "^", "mod", "div"):
            right = self._signed()
            left, right = self.as_sort(left, "number"), self.as_sort(right, "number")
            self._need_numbers(left, right)
            left = self._scaled(sign, left, right)
        return left

    @staticmethod
    def _scaled(sign: str, left: Read, right: Read) -> Read:
        """Return a product with a number that is written out."""
        if sign == "*" and right.constant is None:
            left, right = right, left
        if sign not in ("*", "/") or right.constant is None or right.unit or (sign == "/" and not right.constant):
            raise OutsideError(f"no operator {sign} but times, or divided by, a number that is written out")
        factor = right.constant if sign == "*" else 1 / right.constant
        return Read("number", left.tree * factor, unit=left.unit)

    @staticmethod
    def _need_numbers(*reads: Read) -> None:
        """Refuse arithmetic with anything but numbers."""
        for read in reads:
            if read.sort != "number":
                raise OutsideError(f"no arithmetic with a {read.sort}")

    def _signed(self) -> Read:
        """Read a minus sign, a negative literal included."""
        if self._take("-"):
            term = self.as_sort(self._signed(), "number")
            self._need_numbers(term)
            return evolve(term, tree=term.tree * -1, constant=None if term.constant is None else -term.constant)
        return self._typed(self._atom())

    def _typed(self, read: Read) -> Read:
        """Read a type behind a null."""
        if self._take("as"):
            kind = self._tokens.pop(0)[1]
            if kind not in TYPES:
                raise OutsideError(f"no type {kind}")
            return self.as_sort(read, TYPES[kind])
        return read

    # Atoms.

    def _atom(self) -> Read:
        """Read a literal, a name, or what stands in parentheses."""
        if not self._tokens:
            raise OutsideError("an operand is missing")
        group, text = self._tokens.pop(0)
        if group == "number":
            return self.number(Fraction(text), self._unit())
        if group == "text":
            return Read("name", text[1:-1])
        if group == "name":
            return self._named(text)
        if text == "(":
            inner = self._implication()
            self._expect(")")
            return inner
        raise OutsideError(f"no notation with {text}")

    def _unit(self) -> str | None:
        """Read the unit behind a number."""
        if self._tokens and self._tokens[0][0] == "text":
            return self._tokens.pop(0)[1][1:-1]
        units = ["day", "week", "month", "year", "hour", "minute", "second", "millisecond"]
        word = self._take(*units, *(f"{unit}s" for unit in units))
        return word.removesuffix("s") if word else None

    def _named(self, name: str) -> Read:
        """Read a constant, an input, or a function."""
        if name in ("true", "false"):
            return self.truth(name == "true")
        if name == "null":
            return Read("null")
        if name in self.inputs:
            return self.truth(self.inputs[name])
        if name in ("all", "any"):
            return self._all_or_any(name)
        if name == "date":
            self._expect("(")
            text = self._tokens.pop(0)[1]
            self._expect(")")
            return self.day(date.fromisoformat(text[1:-1]))
        if name == "DateTime":
            return self._date_time()
        raise OutsideError(f"no {name}")

    def _all_or_any(self, name: str) -> Read:
        """Read ``all`` or ``any`` of a list."""
        self._expect("(")
        if self._take("list"):
            self._expect(":")
        closing = "]" if self._take("[") else ")"
        terms = [self.condition(read) for read in (self._implication(), *self._rest_of_list(closing))]
        if closing == "]":
            self._expect(")")
        return Read("truth", And.of(*terms) if name == "all" else Or.of(*terms))

    def _date_time(self) -> Read:
        """Read a date, some of whose parts may be missing: a day, or one of many."""
        self._expect("(")
        given = [self._signed(), *self._rest_of_list(")")]
        parts = [None if read.sort == "null" else int(read.constant) for read in given]
        if any(parts[3:]):
            raise OutsideError("a day has no time of day")
        match parts[:3]:
            case [None]:
                return self.day(None)
            case [year]:
                return self.day(date(year, 1, 1), date(year, 12, 31))
            case [year, month]:
                return self.day(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))
        return self.day(date(*parts[:3]))
