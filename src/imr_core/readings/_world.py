"""*prove*, the solver's variables: one for each fact, and what bounds them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from imr_core.expressions import (
    Choice,
    Choices,
    Count,
    Day,
    Expression,
    FactLeaf,
    Flag,
    Includes,
    Is,
    OneOf,
    Overlaps,
    Value,
    Within,
    children,
    exact,
)

OTHER = "other"
"""Stands for any value of a choice that no condition names."""

_LEAVES = (Flag, Count, Day, Choice, Choices)
# Where nothing else decides, a found case shall look like a real one.
_LIKELY_DAYS = (date(2010, 1, 1).toordinal(), date(2019, 12, 31).toordinal())
_LIKELY_MOST = 60


class World:
    """The solver's variables for the facts of some conditions, and the terms made of them so far.

    Args:
        z3: The solver's module.
        conditions: The conditions, laws included.
        registered: The names that plugins registered, by kind, such as ``service``.
    """

    def __init__(self, z3: Any, conditions: Iterable[Expression], registered: Mapping[str, Iterable[str]]) -> None:
        self.z3 = z3
        self.leaves: dict[str, FactLeaf] = {}
        self.named: dict[str, list[str]] = {}
        # Trees are told apart by identity: to compare them costs more than to read them. They are kept alive here.
        self._terms: dict[int, tuple[Expression, Any]] = {}
        self._variables: dict[str, Any] = {}
        named: dict[str, set[str]] = {}
        for node in each_once(conditions):
            if isinstance(node, _LEAVES):
                self.leaves[node.name] = node
            elif isinstance(node, Is):
                named.setdefault(node.fact.name, set()).add(node.value)
            elif isinstance(node, OneOf | Overlaps | Includes | Within):
                named.setdefault(node.fact.name, set()).update(node.values)
        for name, leaf in self.leaves.items():
            if isinstance(leaf, Choice | Choices):
                self.named[name] = _values(leaf, named.get(name, set()), registered)

    def term(self, node: Expression) -> Any:
        """Return *node* as a term of the solver, made once."""
        found = self._terms.get(id(node))
        if found is None:
            from imr_core.readings._terms import term

            found = self._terms[id(node)] = (node, term(node, self))
        return found[1]

    def variable(self, name: str) -> Any:
        """Return the variable of a flag, a number, a day or a choice; a choice is the place of its value."""
        if name not in self._variables:
            leaf = self.leaves[name]
            if isinstance(leaf, Flag):
                made = self.z3.Bool(name)
            elif isinstance(leaf, Count) and not leaf.whole:
                made = self.z3.Real(name)
            else:
                made = self.z3.Int(name)
            self._variables[name] = made
        return self._variables[name]

    def member(self, name: str, value: str) -> Any:
        """Return the variable that says whether a set holds a value."""
        return self.z3.Bool(f"{name} has {value}")

    def number(self, value: int | Fraction) -> Any:
        """Return a number as the solver writes it."""
        return self.z3.IntVal(value) if isinstance(value, int) else self.z3.Q(value.numerator, value.denominator)

    def domains(self) -> Iterator[Any]:
        """Yield what bounds the variables."""
        for name, leaf in self.leaves.items():
            if isinstance(leaf, Count) and leaf.low is not None:
                yield self.variable(name) >= self.number(leaf.low)
            elif isinstance(leaf, Day):
                yield from self._between(name, date.min.toordinal(), date.max.toordinal())
            elif isinstance(leaf, Choice):
                yield from self._between(name, 0, len(self.named[name]) - 1)

    def likely(self, names: Iterable[str]) -> Iterator[Any]:
        """Yield what is so of these facts in most real cases, and that every choice is of a registered name."""
        for name, values in self.named.items():
            if values[-1] == OTHER and isinstance(self.leaves[name], Choice):
                yield self.variable(name) < len(values) - 1
        for name in names:
            leaf = self.leaves[name]
            if isinstance(leaf, Day):
                yield self.z3.And(*self._between(name, *_LIKELY_DAYS))
            elif isinstance(leaf, Count):
                yield self.variable(name) <= _LIKELY_MOST

    def facts(self, model: Any) -> dict[str, Value]:
        """Return a model as total facts."""
        return {name: self._value(model, name, leaf) for name, leaf in self.leaves.items()}

    def _value(self, model: Any, name: str, leaf: FactLeaf) -> Value:
        if isinstance(leaf, Choices):
            return frozenset(value for value in self.named[name] if self._is_true(model, self.member(name, value)))
        if isinstance(leaf, Flag):
            return self._is_true(model, self.variable(name))
        value = model.eval(self.variable(name), model_completion=True)
        if isinstance(leaf, Choice):
            return self.named[name][int(value.as_long())]
        return exact(Fraction(value.as_fraction() if self.z3.is_rational_value(value) else value.as_long()))

    def _is_true(self, model: Any, variable: Any) -> bool:
        return bool(self.z3.is_true(model.eval(variable, model_completion=True)))

    def _between(self, name: str, low: int, high: int) -> tuple[Any, Any]:
        return self.variable(name) >= low, self.variable(name) <= high


def names_in(conditions: Iterable[Expression]) -> set[str]:
    """Return the names of the facts of some conditions."""
    return {node.name for node in each_once(conditions) if isinstance(node, _LEAVES)}


def leaves_in(condition: Expression) -> dict[str, FactLeaf]:
    """Return the facts of a condition by name."""
    return {node.name: node for node in each_once((condition,)) if isinstance(node, _LEAVES)}


def each_once(conditions: Iterable[Expression]) -> Iterator[Expression]:
    """Yield every node of some conditions, a branch that they share once."""
    todo = list(conditions)
    seen: set[int] = set()
    while todo:
        node = todo.pop()
        if id(node) not in seen:
            seen.add(id(node))
            yield node
            todo.extend(children(node))


def _values(leaf: Choice | Choices, named: set[str], registered: Mapping[str, Iterable[str]]) -> list[str]:
    known = registered.get(leaf.registered or "", ()) if leaf.values is None else leaf.values
    # All values that no condition names are alike, so one stands for them.
    unnamed = sorted(set(known) - named)[:1]
    return [*sorted(named), *(unnamed or ([OTHER] if leaf.values is None else []))]
