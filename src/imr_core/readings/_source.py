"""The two plain Python expressions of each node, for *compile*."""

from __future__ import annotations

import keyword
import re
from collections.abc import Mapping
from fractions import Fraction
from functools import singledispatch

from imr_core.expressions import (
    Add,
    And,
    AtLeast,
    Comparison,
    Constant,
    Count,
    Day,
    DaysBetween,
    Expression,
    FactLeaf,
    Flag,
    Implies,
    Includes,
    Is,
    Not,
    OneOf,
    Or,
    Overlaps,
    Parameter,
    Scale,
    Subtract,
    Within,
)

# Python's parser refuses deeply nested parentheses; a longer text is worked out beforehand.
_DEEPEST = 40
_RESERVED = {
    *("facts", "get", "true", "possible", "addresses", "partly", "conditions", "results"),
    *("Fraction", "INFINITY", "Interval"),
}
_STEP = re.compile(r"step_\d+")


class Names:
    """The variables of the facts in one function, and text taken out of its expressions.

    Args:
        facts: The facts by name.
        exactly: Whether every fact is known exactly, so that a number is one variable.
    """

    def __init__(self, facts: Mapping[str, FactLeaf], *, exactly: bool) -> None:
        self.exactly = exactly
        self._variables: dict[str, str] = {}
        self._hoisted: list[str] = []
        self._count = 0
        taken: set[str] = set()
        for name in facts:
            # Python reads some letters outside ASCII as others, which would make one variable of two facts.
            variable = re.sub(r"\W", "_", name, flags=re.ASCII)
            if not variable[:1].isalpha():
                variable = f"_{variable}"
            while _is_reserved(variable) or taken & set(_spellings(variable)):
                variable += "_"
            taken.update(_spellings(variable))
            self._variables[name] = variable

    def variable(self, name: str) -> str:
        """Return the variable of a fact."""
        return self._variables[name]

    def ends(self, name: str) -> tuple[str, str]:
        """Return the variables of a number's low and high end."""
        variable = self._variables[name]
        return (variable, variable) if self.exactly else (f"{variable}_low", f"{variable}_high")

    def fit(self, text: str) -> str:
        """Return *text*, or a variable that holds it where it nests too deeply."""
        if text.count("(") < _DEEPEST:
            return text
        depth = deepest = 0
        for mark in text:
            depth += (mark == "(") - (mark == ")")
            deepest = max(deepest, depth)
        if deepest < _DEEPEST:
            return text
        self._count += 1
        self._hoisted.append(f"step_{self._count} = {text}")
        return f"step_{self._count}"

    def take_hoisted(self) -> list[str]:
        """Return the lines taken out since the last call, in the order in which they must run."""
        taken, self._hoisted = self._hoisted, []
        return taken


def _is_reserved(variable: str) -> bool:
    return variable in _RESERVED or keyword.iskeyword(variable) or _STEP.fullmatch(variable) is not None


def _spellings(variable: str) -> tuple[str, ...]:
    return (variable, f"{variable}_low", f"{variable}_high")


def _number(value: int | Fraction) -> str:
    text = str(value) if isinstance(value, int) else f"Fraction({value.numerator}, {value.denominator})"
    return f"({text})" if value < 0 else text


def _values(values: frozenset[str]) -> str:
    return "{" + ", ".join(map(repr, sorted(values))) + "}"


@singledispatch
def ends(node: Expression, names: Names) -> tuple[str, str]:
    """Return the low and the high end of a quantity as source."""
    raise TypeError(f"compile does not read {type(node).__name__}")


@ends.register(Count)
@ends.register(Day)
def _(node: Count | Day, names: Names) -> tuple[str, str]:
    return names.ends(node.name)


@ends.register(Constant)
@ends.register(Parameter)
def _(node: Constant | Parameter, names: Names) -> tuple[str, str]:
    text = _number(node.value)
    return text, text


@ends.register(Add)
def _(node: Add, names: Names) -> tuple[str, str]:
    (low, high), (other_low, other_high) = ends(node.left, names), ends(node.right, names)
    return names.fit(f"({low} + {other_low})"), names.fit(f"({high} + {other_high})")


@ends.register(Subtract)
def _(node: Subtract, names: Names) -> tuple[str, str]:
    (low, high), (other_low, other_high) = ends(node.left, names), ends(node.right, names)
    return names.fit(f"({low} - {other_high})"), names.fit(f"({high} - {other_low})")


@ends.register(DaysBetween)
def _(node: DaysBetween, names: Names) -> tuple[str, str]:
    (low, high), (other_low, other_high) = ends(node.later, names), ends(node.earlier, names)
    return names.fit(f"({low} - {other_high})"), names.fit(f"({high} - {other_low})")


@ends.register(Scale)
def _(node: Scale, names: Names) -> tuple[str, str]:
    low, high = ends(node.term, names)
    if node.factor == 0:  # 0 times an unknown bound has no value
        return "0", "0"
    factor = _number(node.factor)
    low, high = names.fit(f"({low} * {factor})"), names.fit(f"({high} * {factor})")
    return (low, high) if node.factor > 0 else (high, low)


@singledispatch
def surely(node: Expression, names: Names) -> str:
    """Return when the condition is surely true, as source."""
    raise TypeError(f"compile does not read {type(node).__name__}")


@singledispatch
def surely_not(node: Expression, names: Names) -> str:
    """Return when the condition is surely false, as source."""
    raise TypeError(f"compile does not read {type(node).__name__}")


@surely.register(Flag)
def _(node: Flag, names: Names) -> str:
    return names.variable(node.name)


@surely_not.register(Flag)
def _(node: Flag, names: Names) -> str:
    return f"({names.variable(node.name)} is False)"


@surely.register(Not)
def _(node: Not, names: Names) -> str:
    return surely_not(node.term, names)


@surely_not.register(Not)
def _(node: Not, names: Names) -> str:
    return surely(node.term, names)


def _joined(word: str, parts: list[str], empty: str, names: Names) -> str:
    return names.fit("(" + f" {word} ".join(parts) + ")") if parts else empty


@surely.register(And)
def _(node: And, names: Names) -> str:
    return _joined("and", [surely(term, names) for term in node.terms], "True", names)


@surely_not.register(And)
def _(node: And, names: Names) -> str:
    return _joined("or", [surely_not(term, names) for term in node.terms], "False", names)


@surely.register(Or)
def _(node: Or, names: Names) -> str:
    return _joined("or", [surely(term, names) for term in node.terms], "False", names)


@surely_not.register(Or)
def _(node: Or, names: Names) -> str:
    return _joined("and", [surely_not(term, names) for term in node.terms], "True", names)


@surely.register(Implies)
def _(node: Implies, names: Names) -> str:
    return names.fit(f"({surely_not(node.premise, names)} or {surely(node.conclusion, names)})")


@surely_not.register(Implies)
def _(node: Implies, names: Names) -> str:
    return names.fit(f"({surely(node.premise, names)} and {surely_not(node.conclusion, names)})")


def _counted(parts: list[str], minimum: int, names: Names) -> str:
    return names.fit("(" + " + ".join(f"(1 if {part} else 0)" for part in parts) + f" >= {minimum})")


@surely.register(AtLeast)
def _(node: AtLeast, names: Names) -> str:
    return _counted([surely(term, names) for term in node.terms], node.minimum, names)


@surely_not.register(AtLeast)
def _(node: AtLeast, names: Names) -> str:
    most_that_may_fail = len(node.terms) - node.minimum
    return _counted([surely_not(term, names) for term in node.terms], most_that_may_fail + 1, names)


@surely.register(Comparison)
def _(node: Comparison, names: Names) -> str:
    (low, high), (other_low, other_high) = ends(node.left, names), ends(node.right, names)
    if node.sign in ("<", "<="):
        return f"({high} {node.sign} {other_low})"
    if node.sign in (">", ">="):
        return f"({low} {node.sign} {other_high})"
    if names.exactly:
        return f"({low} == {other_low})"
    return f"({low} == {high} == {other_low} == {other_high})"


@surely_not.register(Comparison)
def _(node: Comparison, names: Names) -> str:
    (low, high), (other_low, other_high) = ends(node.left, names), ends(node.right, names)
    if node.sign in ("<", "<="):
        return f"({low} {'>=' if node.sign == '<' else '>'} {other_high})"
    if node.sign in (">", ">="):
        return f"({high} {'<=' if node.sign == '>' else '<'} {other_low})"
    if names.exactly:
        return f"({low} != {other_low})"
    return f"({high} < {other_low} or {low} > {other_high})"


def _known(variable: str, test: str, names: Names) -> str:
    return f"({test})" if names.exactly else f"({variable} is not None and {test})"


@surely.register(Is)
def _(node: Is, names: Names) -> str:
    return f"({names.variable(node.fact.name)} == {node.value!r})"


@surely_not.register(Is)
def _(node: Is, names: Names) -> str:
    variable = names.variable(node.fact.name)
    return _known(variable, f"{variable} != {node.value!r}", names)


@surely.register(OneOf)
def _(node: OneOf, names: Names) -> str:
    return f"({names.variable(node.fact.name)} in {_values(node.values)})"


@surely_not.register(OneOf)
def _(node: OneOf, names: Names) -> str:
    variable = names.variable(node.fact.name)
    return _known(variable, f"{variable} not in {_values(node.values)}", names)


@surely.register(Overlaps)
def _(node: Overlaps, names: Names) -> str:
    variable = names.variable(node.fact.name)
    return _known(variable, f"not {variable}.isdisjoint({_values(node.values)})", names)


@surely_not.register(Overlaps)
def _(node: Overlaps, names: Names) -> str:
    variable = names.variable(node.fact.name)
    return _known(variable, f"{variable}.isdisjoint({_values(node.values)})", names)


@surely.register(Includes)
def _(node: Includes, names: Names) -> str:
    variable = names.variable(node.fact.name)
    return _known(variable, f"{variable} >= {_values(node.values)}", names)


@surely_not.register(Includes)
def _(node: Includes, names: Names) -> str:
    variable = names.variable(node.fact.name)
    return _known(variable, f"not {variable} >= {_values(node.values)}", names)


@surely.register(Within)
def _(node: Within, names: Names) -> str:
    variable = names.variable(node.fact.name)
    return _known(variable, f"{variable} <= {_values(node.values)}", names)


@surely_not.register(Within)
def _(node: Within, names: Names) -> str:
    variable = names.variable(node.fact.name)
    return _known(variable, f"not {variable} <= {_values(node.values)}", names)
