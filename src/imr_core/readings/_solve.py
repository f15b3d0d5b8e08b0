"""*prove*, the solver's side: whether some total facts make a condition true. Needs the extra ``prove``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from functools import singledispatch
from typing import Any

from attrs import field, frozen

from imr_core.errors import MissingExtraError
from imr_core.expressions import (
    Add,
    And,
    AtLeast,
    Choice,
    Choices,
    Comparison,
    Condition,
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
    Value,
    Within,
    exact,
    facts_in,
    nodes,
)
from imr_core.readings._evaluate import truth

OTHER = "other"
"""Stands for any value of a choice that no condition names."""

MOST_MILLISECONDS = 5_000
"""Time after which the solver gives up on one condition."""


@frozen
class Answer:
    """What the solver says of a condition.

    Args:
        satisfiable: Whether some facts make it true; None if the solver gave up.
        facts: Such facts, total over the facts of the condition and the laws, and replayed through
            *evaluate*; None if there are none.
    """

    satisfiable: bool | None
    facts: Mapping[str, Value] | None = None


class Solver:
    """Asks the solver about conditions under laws.

    Args:
        laws: Conditions that hold of every real case.

    Raises:
        MissingExtraError: If the extra ``prove`` is not installed.
    """

    def __init__(self, laws: Iterable[Condition] = ()) -> None:
        try:
            import z3
        except ImportError:
            raise MissingExtraError("Proving guidelines", "prove") from None
        self.z3: Any = z3
        self._laws = tuple(laws)

    def satisfy(self, condition: Condition) -> Answer:
        """Find total facts that make *condition* true and keep the laws.

        Raises:
            RuntimeError: If *evaluate* does not agree with the facts found; then one of the two readings is wrong.
        """
        laws = self._about(condition)
        whole = And((*laws, condition))
        world = World(self.z3, whole)
        solver = self.z3.Solver()
        solver.set("timeout", MOST_MILLISECONDS)
        solver.add(*world.domains(), term(whole, world))
        result = solver.check()
        if result == self.z3.unknown:
            return Answer(None)
        if result == self.z3.unsat:
            return Answer(False)
        facts = world.facts(solver.model())
        if truth(whole, facts) is not True:
            raise RuntimeError("the prove and evaluate readings disagree on a condition")
        return Answer(True, facts)

    def _about(self, condition: Condition) -> tuple[Condition, ...]:
        names = set(facts_in(condition))
        chosen: list[Condition] = []
        rest = list(self._laws)
        while True:
            near = [law for law in rest if names & set(facts_in(law))]
            if not near:
                return tuple(law for law in self._laws if law in chosen)
            chosen += near
            rest = [law for law in rest if law not in near]
            names.update(name for law in near for name in facts_in(law))


@frozen(eq=False)
class World:
    """The solver's variables for the facts of one condition.

    Args:
        z3: The solver's module.
        condition: The condition, laws included.
    """

    z3: Any
    condition: Condition
    leaves: dict[str, FactLeaf] = field(init=False)
    named: dict[str, list[str]] = field(init=False)

    def __attrs_post_init__(self) -> None:
        leaves = facts_in(self.condition)
        named: dict[str, set[str]] = {name: set() for name in leaves}
        for node in nodes(self.condition):
            if isinstance(node, Is):
                named[node.fact.name].add(node.value)
            elif isinstance(node, OneOf | Overlaps | Includes | Within):
                named[node.fact.name] |= node.values
        object.__setattr__(self, "leaves", leaves)
        object.__setattr__(self, "named", {name: self._values(name, values) for name, values in named.items()})

    def _values(self, name: str, named: set[str]) -> list[str]:
        leaf = self.leaves.get(name)
        known = getattr(leaf, "values", None)
        if known is not None:
            unnamed = sorted(set(known) - named)
            return [*sorted(named), *unnamed[:1]]
        return [*sorted(named), OTHER]

    def variable(self, name: str) -> Any:
        """Return the variable of a flag, a number, a day or a choice; a choice is the place of its value."""
        leaf = self.leaves[name]
        if isinstance(leaf, Flag):
            return self.z3.Bool(name)
        if isinstance(leaf, Count) and not leaf.whole:
            return self.z3.Real(name)
        return self.z3.Int(name)

    def member(self, name: str, value: str) -> Any:
        """Return the variable that says whether a set holds a value."""
        return self.z3.Bool(f"{name} has {value}")

    def domains(self) -> list[Any]:
        """Return what bounds the variables."""
        bounds = []
        for name, leaf in self.leaves.items():
            if isinstance(leaf, Count) and leaf.low is not None:
                bounds.append(self.variable(name) >= self.number(leaf.low))
            elif isinstance(leaf, Day):
                bounds += [self.variable(name) >= date.min.toordinal(), self.variable(name) <= date.max.toordinal()]
            elif isinstance(leaf, Choice):
                bounds += [self.variable(name) >= 0, self.variable(name) < len(self.named[name])]
        return bounds

    def number(self, value: int | Fraction) -> Any:
        """Return a number as the solver writes it."""
        return self.z3.IntVal(value) if isinstance(value, int) else self.z3.Q(value.numerator, value.denominator)

    def facts(self, model: Any) -> dict[str, Value]:
        """Return a model as total facts."""
        facts: dict[str, Value] = {}
        for name, leaf in self.leaves.items():
            if isinstance(leaf, Choices):
                has = [v for v in self.named[name] if self._is_true(model, self.member(name, v))]
                facts[name] = frozenset(has)
                continue
            value = model.eval(self.variable(name), model_completion=True)
            if isinstance(leaf, Flag):
                facts[name] = self.z3.is_true(value)
            elif isinstance(leaf, Choice):
                facts[name] = self.named[name][value.as_long()]
            else:
                facts[name] = exact(
                    Fraction(value.as_fraction() if self.z3.is_rational_value(value) else value.as_long())
                )
        return facts

    def _is_true(self, model: Any, variable: Any) -> bool:
        return bool(self.z3.is_true(model.eval(variable, model_completion=True)))


@singledispatch
def term(node: Expression, world: World) -> Any:
    """Return *node* as a term of the solver, over total facts."""
    raise TypeError(f"prove does not read {type(node).__name__}")


@term.register(Flag)
@term.register(Count)
@term.register(Day)
def _(node: Flag | Count | Day, world: World) -> Any:
    return world.variable(node.name)


@term.register(Constant)
@term.register(Parameter)
def _(node: Constant | Parameter, world: World) -> Any:
    return world.number(node.value)


@term.register(Add)
def _(node: Add, world: World) -> Any:
    return term(node.left, world) + term(node.right, world)


@term.register(Subtract)
def _(node: Subtract, world: World) -> Any:
    return term(node.left, world) - term(node.right, world)


@term.register(DaysBetween)
def _(node: DaysBetween, world: World) -> Any:
    return term(node.later, world) - term(node.earlier, world)


@term.register(Scale)
def _(node: Scale, world: World) -> Any:
    return world.number(node.factor) * term(node.term, world)


@term.register(Comparison)
def _(node: Comparison, world: World) -> Any:
    left, right = term(node.left, world), term(node.right, world)
    if node.sign == "=":
        return left == right
    if node.sign in ("<", "<="):
        return left < right if node.sign == "<" else left <= right
    return left > right if node.sign == ">" else left >= right


@term.register(Is)
def _(node: Is, world: World) -> Any:
    return world.variable(node.fact.name) == world.named[node.fact.name].index(node.value)


@term.register(OneOf)
def _(node: OneOf, world: World) -> Any:
    variable, places = world.variable(node.fact.name), world.named[node.fact.name]
    return world.z3.Or(*(variable == places.index(value) for value in sorted(node.values)))


@term.register(Overlaps)
def _(node: Overlaps, world: World) -> Any:
    return world.z3.Or(*(world.member(node.fact.name, value) for value in sorted(node.values)))


@term.register(Includes)
def _(node: Includes, world: World) -> Any:
    return world.z3.And(*(world.member(node.fact.name, value) for value in sorted(node.values)))


@term.register(Within)
def _(node: Within, world: World) -> Any:
    outside = [value for value in world.named[node.fact.name] if value not in node.values]
    return world.z3.Not(world.z3.Or(*(world.member(node.fact.name, value) for value in outside)))


@term.register(And)
def _(node: And, world: World) -> Any:
    return world.z3.And(*(term(each, world) for each in node.terms))


@term.register(Or)
def _(node: Or, world: World) -> Any:
    return world.z3.Or(*(term(each, world) for each in node.terms))


@term.register(Not)
def _(node: Not, world: World) -> Any:
    return world.z3.Not(term(node.term, world))


@term.register(Implies)
def _(node: Implies, world: World) -> Any:
    return world.z3.Implies(term(node.premise, world), term(node.conclusion, world))


@term.register(AtLeast)
def _(node: AtLeast, world: World) -> Any:
    return world.z3.AtLeast(*(term(each, world) for each in node.terms), node.minimum)
