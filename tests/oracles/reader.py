"""A small reader of CQL and FEEL expressions: what our language can say becomes a tree, all else is outside.

A literal becomes a fact that is known exactly, or a constant; null becomes a fact that is unknown.
"""

import calendar
import re
from collections.abc import Callable
from datetime import date
from fractions import Fraction

from attrs import define, evolve, field, frozen

from imr_core.expressions import And, Choice, Condition, Constant, Count, Day, Flag, Interval, Or, Quantity, implies

TOKEN = re.compile(
    r"""\s*(?:(?P<number>\d+(?:\.\d+)?)L?(?![\w"]) | (?P<text>'[^']*'|"[^"]*") | (?P<name>[A-Za-z]\w*)
    | (?P<sign>\.\.|<=|>=|!=|[-+*/^<>=~()\[\]{},:;.@]))""",
    re.VERBOSE,
)
ORDERS: dict[str, Callable[[Quantity, Quantity], Condition]] = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "=": lambda a, b: a.is_(b),
    "~": lambda a, b: a.is_(b),
    "!=": lambda a, b: ~a.is_(b),
}
TYPES = {"Integer": "number", "Decimal": "number", "Long": "number", "String": "name", "Boolean": "truth"}


class OutsideError(Exception):
    """What our language does not have, in words."""


@frozen
class Read:
    """What was read: a tree of some sort, or a null whose sort the other operand says.

    Args:
        sort: ``truth``, ``number``, ``day``, ``name``, or ``null``.
        tree: The tree; for a name the text itself, None if it is unknown.
        constant: The number, where it is written out.
        unit: The unit of a number.
    """

    sort: str
    tree: object = None
    constant: Fraction | None = None
    unit: str | None = None


@define
class Reader:
    """Reads one expression.

    Args:
        text: The expression.
        as_facts: Whether a literal becomes a fact rather than a constant.
        inputs: The names it may use, each a bool or None.
    """

    text: str
    as_facts: bool
    inputs: dict[str, bool | None] = field(factory=dict)
    facts: dict[str, object] = field(factory=dict)
    leaves: dict[str, object] = field(factory=dict)
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
        return bool(self._tokens) and self._tokens[0][1] in words

    def _take(self, *words: str) -> str | None:
        return self._tokens.pop(0)[1] if self._next_is(*words) else None

    def _expect(self, word: str) -> None:
        if self._take(word) is None:
            raise OutsideError(f"{word} expected")

    # Facts.

    def fact(self, leaf: type, value: object, *rest: object, **more: object) -> object:
        """Return a new fact, known to be *value*; unknown if that is None."""
        made = leaf("A literal.", *rest, name=f"literal-{len(self.leaves)}", **more)
        self.leaves[made.name] = made
        if value is not None:
            self.facts[made.name] = value
        return made

    def truth(self, value: bool | None) -> Read:
        """Return a truth."""
        as_fact = self.as_facts or value is None
        return Read("truth", self.fact(Flag, value) if as_fact else And(()) if value else Or(()))

    def number(self, value: Fraction | None, unit: str | None = None) -> Read:
        """Return a number."""
        as_fact = self.as_facts or value is None
        tree = self.fact(Count, value, "unit", low=None, whole=False) if as_fact else Constant(value)
        return Read("number", tree, value, unit)

    def day(self, first: date | None, last: date | None = None) -> Read:
        """Return a day, or one of several."""
        if first is None:
            return Read("day", self.fact(Day, None))
        low, high = first.toordinal(), (last or first).toordinal()
        if low == high and not self.as_facts:
            return Read("day", Constant(low, day=True))
        return Read("day", self.fact(Day, low if low == high else Interval(low, high)))

    def as_sort(self, read: Read, sort: str) -> Read:
        """Return a null as an unknown of this sort; anything else as it is."""
        if read.sort != "null":
            return read
        made = {"truth": lambda: self.truth(None), "number": lambda: self.number(None), "day": lambda: self.day(None)}
        return made[sort]() if sort in made else Read("name")

    def condition(self, read: Read) -> Condition:
        """Return what was read as a condition."""
        typed = self.as_sort(read, "truth")
        if typed.sort != "truth":
            raise OutsideError(f"a {typed.sort} is no condition")
        return typed.tree

    # Logic, weakest operator first.

    def _implication(self) -> Read:
        left = self._alternative()
        while self._take("implies"):
            left = Read("truth", implies(self.condition(left), self.condition(self._alternative())))
        return left

    def _alternative(self) -> Read:
        left = self._conjunction()
        while word := self._take("or", "xor"):
            a, b = self.condition(left), self.condition(self._conjunction())
            left = Read("truth", a | b if word == "or" else (a | b) & ~(a & b))
        return left

    def _conjunction(self) -> Read:
        left = self._negation()
        while self._take("and"):
            left = Read("truth", self.condition(left) & self.condition(self._negation()))
        return left

    def _negation(self) -> Read:
        if self._take("not"):
            return Read("truth", ~self.condition(self._negation()))
        return self._comparison()

    def _comparison(self) -> Read:
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

    def compare(self, sign: str, left: Read, right: Read) -> Condition:
        """Return a comparison, if it is one of ours."""
        left, right = self.as_sort(left, right.sort), self.as_sort(right, left.sort)
        if left.sort != right.sort or left.sort == "null":
            raise OutsideError(f"a {left.sort} is not compared with a {right.sort}")
        if left.unit != right.unit:
            raise OutsideError("units are words, and not converted")
        if left.sort in ("number", "day"):
            return ORDERS[sign](left.tree, right.tree)
        if sign not in ("=", "~", "!="):
            raise OutsideError(f"a {left.sort} has no order")
        same = self._same_truth(left, right) if left.sort == "truth" else self._same_name(left, right)
        return ~same if sign == "!=" else same

    @staticmethod
    def _same_truth(left: Read, right: Read) -> Condition:
        return implies(left.tree, right.tree) & implies(right.tree, left.tree)

    def _same_name(self, left: Read, right: Read) -> Condition:
        if right.tree is None:
            raise OutsideError("a choice is compared with a value that is written out")
        values = tuple(dict.fromkeys([left.tree or right.tree, right.tree]))
        return self.fact(Choice, left.tree, values).is_(right.tree)

    def _membership(self, left: Read) -> Condition:
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
        values = []
        while self._take(","):
            values.append(self._implication())
        self._expect(closing)
        return values

    # Arithmetic.

    def _sum(self) -> Read:
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
        left = self._signed()
        while sign := self._take("*", "/", "^", "mod", "div"):
            right = self._signed()
            left, right = self.as_sort(left, "number"), self.as_sort(right, "number")
            self._need_numbers(left, right)
            left = self._scaled(sign, left, right)
        return left

    @staticmethod
    def _scaled(sign: str, left: Read, right: Read) -> Read:
        if sign == "*" and right.constant is None:
            left, right = right, left
        if sign not in ("*", "/") or right.constant is None or right.unit or (sign == "/" and not right.constant):
            raise OutsideError(f"no operator {sign} but times, or divided by, a number that is written out")
        factor = right.constant if sign == "*" else 1 / right.constant
        return Read("number", left.tree * factor, unit=left.unit)

    @staticmethod
    def _need_numbers(*reads: Read) -> None:
        for read in reads:
            if read.sort != "number":
                raise OutsideError(f"no arithmetic with a {read.sort}")

    def _signed(self) -> Read:
        if self._take("-"):
            term = self.as_sort(self._signed(), "number")
            self._need_numbers(term)
            return evolve(term, tree=term.tree * -1, constant=None if term.constant is None else -term.constant)
        return self._typed(self._atom())

    def _typed(self, read: Read) -> Read:
        if self._take("as"):
            kind = self._tokens.pop(0)[1]
            if kind not in TYPES:
                raise OutsideError(f"no type {kind}")
            return self.as_sort(read, TYPES[kind])
        return read

    # Atoms.

    def _atom(self) -> Read:
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
        if self._tokens and self._tokens[0][0] == "text":
            return self._tokens.pop(0)[1][1:-1]
        units = ["day", "week", "month", "year", "hour", "minute", "second", "millisecond"]
        word = self._take(*units, *(f"{unit}s" for unit in units))
        return word.removesuffix("s") if word else None

    def _named(self, name: str) -> Read:
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
        self._expect("(")
        if self._take("list"):
            self._expect(":")
        closing = "]" if self._take("[") else ")"
        terms = [self.condition(read) for read in (self._implication(), *self._rest_of_list(closing))]
        if closing == "]":
            self._expect(")")
        return Read("truth", And.of(*terms) if name == "all" else Or.of(*terms))

    def _date_time(self) -> Read:
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
