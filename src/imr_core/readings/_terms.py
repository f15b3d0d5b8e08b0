"""*prove*, each node as a term of the solver, over total facts."""

from __future__ import annotations

from functools import singledispatch
from typing import Any

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
from imr_core.readings._world import World


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
    return world.term(node.left) + world.term(node.right)


@term.register(Subtract)
def _(node: Subtract, world: World) -> Any:
    return world.term(node.left) - world.term(node.right)


@term.register(DaysBetween)
def _(node: DaysBetween, world: World) -> Any:
    return world.term(node.later) - world.term(node.earlier)


@term.register(Scale)
def _(node: Scale, world: World) -> Any:
    return world.number(node.factor) * world.term(node.term)


@term.register(Comparison)
def _(node: Comparison, world: World) -> Any:
    left, right = world.term(node.left), world.term(node.right)
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
    return _joined(world.z3.Z3_mk_and, [world.term(each) for each in node.terms], world)


@term.register(Or)
def _(node: Or, world: World) -> Any:
    return _joined(world.z3.Z3_mk_or, [world.term(each) for each in node.terms], world)


# These are what big trees are made of. The solver's own functions for Python ask each term for its sort, which all
# together takes longer than any proof.
def _joined(make: Any, terms: list[Any], world: World) -> Any:
    z3 = world.z3
    handles = (z3.Ast * len(terms))(*(each.as_ast() for each in terms))
    return z3.BoolRef(make(z3.main_ctx().ref(), len(terms), handles))


@term.register(Not)
def _(node: Not, world: World) -> Any:
    z3 = world.z3
    return z3.BoolRef(z3.Z3_mk_not(z3.main_ctx().ref(), world.term(node.term).as_ast()))


@term.register(Implies)
def _(node: Implies, world: World) -> Any:
    return world.z3.Implies(world.term(node.premise), world.term(node.conclusion))


@term.register(AtLeast)
def _(node: AtLeast, world: World) -> Any:
    return world.z3.AtLeast(*(world.term(each) for each in node.terms), node.minimum)
