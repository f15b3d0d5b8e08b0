"""What an expression of an oracle is made of: facts for its literals, and the comparisons that are ours."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from attrs import define, field, frozen

from imr_core.expressions import And, Choice, Condition, Constant, Count, Day, Flag, Interval, Or, Quantity, implies

ORDERS: dict[str, Callable[[Quantity, Quantity], Condition]] = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "=": lambda a, b: a.is_(b),
    "~": lambda a, b: a.is_(b),
    "!=": lambda a, b: ~a.is_(b),
}


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
class Literals:
    """Makes facts and constants of literals, and compares them.

    Args:
        as_facts: Whether a literal becomes a fact that is known exactly, rather than a constant.
        facts: What is known of the facts made.
        leaves: The facts made, by name.
    """

    as_facts: bool
    facts: dict[str, object] = field(factory=dict)
    leaves: dict[str, object] = field(factory=dict)

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
        """Say that two truths are the same, as our language says it."""
        return implies(left.tree, right.tree) & implies(right.tree, left.tree)

    def _same_name(self, left: Read, right: Read) -> Condition:
        """Say that a name is the one written out, as a choice says it."""
        if right.tree is None:
            raise OutsideError("a choice is compared with a value that is written out")
        values = tuple(dict.fromkeys([left.tree or right.tree, right.tree]))
        return self.fact(Choice, left.tree, values).is_(right.tree)
