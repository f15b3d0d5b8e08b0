"""*describe*: a tree in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from functools import singledispatch

from imr_core.expressions import (
    INFINITY,
    Add,
    And,
    AtLeast,
    Choice,
    Choices,
    Comparison,
    Constant,
    Count,
    Day,
    DaysBetween,
    Expression,
    Flag,
    Implies,
    Includes,
    Interval,
    Is,
    Not,
    OneOf,
    Or,
    Overlaps,
    Parameter,
    Scale,
    Subtract,
    Value,
    Within,
    to_decimal,
)
from imr_core.guidelines import short_name

_WORDS = {"<": "is less than", "<=": "is at most", ">": "is more than", ">=": "is at least", "=": "is"}
_NOT_WORDS = {"<": "is at least", "<=": "is more than", ">": "is at most", ">=": "is less than", "=": "is not"}


def words(name: str) -> str:
    """Return a fact's name as words: without its prefix, underscores as blanks."""
    return short_name(name).replace("_", " ")


def number(value: int | Fraction | float, *, day: bool = False) -> str:
    """Return a number as people write it; a day in ISO form."""
    if isinstance(value, float):
        return "any" if abs(value) == INFINITY else str(value)
    if day:
        return date.fromordinal(int(value)).isoformat()
    return f"{to_decimal(value):f}" if isinstance(value, Fraction) else str(value)


def value_words(value: Value | None, *, day: bool = False) -> str:
    """Return a known value in words; None is "unknown"."""
    if value is None:
        return "unknown"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Interval):
        if value.high == INFINITY:
            return "unknown" if value.low == -INFINITY else f"at least {number(value.low, day=day)}"
        if value.low == -INFINITY:
            return f"at most {number(value.high, day=day)}"
        return f"{number(value.low, day=day)} to {number(value.high, day=day)}"
    if isinstance(value, str):
        return value
    if isinstance(value, frozenset):
        return _listed(value)
    return number(value, day=day)


def listed(parts: Sequence[str], word: str = "and") -> str:
    """Return parts as a sentence lists them."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {word} {parts[-1]}" if parts else "none"


def _listed(values: frozenset[str], word: str = "and") -> str:
    return listed(sorted(values), word)


@singledispatch
def describe(node: Expression) -> str:
    """Return *node* in words."""
    raise TypeError(f"describe does not read {type(node).__name__}")


@describe.register(Flag)
@describe.register(Count)
@describe.register(Day)
@describe.register(Choice)
@describe.register(Choices)
def _(node: Flag | Count | Day | Choice | Choices) -> str:
    return words(node.name)


@describe.register(Parameter)
def _(node: Parameter) -> str:
    return f"{words(node.name)} ({number(node.value)})"


@describe.register(Constant)
def _(node: Constant) -> str:
    return number(node.value, day=node.day)


@describe.register(Add)
def _(node: Add) -> str:
    return f"{describe(node.left)} plus {describe(node.right)}"


@describe.register(Subtract)
def _(node: Subtract) -> str:
    right = describe(node.right)
    return f"{describe(node.left)} minus {f'({right})' if isinstance(node.right, Add | Subtract) else right}"


@describe.register(DaysBetween)
def _(node: DaysBetween) -> str:
    return f"days from {describe(node.earlier)} to {describe(node.later)}"


@describe.register(Scale)
def _(node: Scale) -> str:
    term = describe(node.term)
    return f"{number(node.factor)} times {f'({term})' if isinstance(node.term, Add | Subtract) else term}"


@describe.register(Comparison)
def _(node: Comparison) -> str:
    return f"{describe(node.left)} {_WORDS[node.sign]} {describe(node.right)}"


@describe.register(Is)
def _(node: Is) -> str:
    return f"{describe(node.fact)} is {node.value}"


@describe.register(OneOf)
def _(node: OneOf) -> str:
    return f"{describe(node.fact)} is {_listed(node.values, 'or')}"


@describe.register(Overlaps)
def _(node: Overlaps) -> str:
    return f"{describe(node.fact)} includes {_listed(node.values, 'or')}"


@describe.register(Includes)
def _(node: Includes) -> str:
    return f"{describe(node.fact)} includes {_listed(node.values)}"


@describe.register(Within)
def _(node: Within) -> str:
    return f"{describe(node.fact)} holds nothing but {_listed(node.values)}"


@describe.register(Not)
def _(node: Not) -> str:
    term = node.term
    if isinstance(term, Comparison):
        return f"{describe(term.left)} {_NOT_WORDS[term.sign]} {describe(term.right)}"
    if isinstance(term, Is | OneOf):
        values = {term.value} if isinstance(term, Is) else term.values
        return f"{describe(term.fact)} is not {_listed(frozenset(values), 'or')}"
    return f"not {_enclosed(term)}"


def _enclosed(node: Expression) -> str:
    text = describe(node)
    return text if isinstance(node, Flag | Comparison | Is | OneOf | Not) else f"({text})"


@describe.register(And)
def _(node: And) -> str:
    return " and ".join(map(_enclosed, node.terms)) or "always"


@describe.register(Or)
def _(node: Or) -> str:
    return " or ".join(map(_enclosed, node.terms)) or "never"


@describe.register(AtLeast)
def _(node: AtLeast) -> str:
    return f"at least {node.minimum} of: {'; '.join(map(describe, node.terms))}"


@describe.register(Implies)
def _(node: Implies) -> str:
    return f"if {_enclosed(node.premise)}, then {_enclosed(node.conclusion)}"
