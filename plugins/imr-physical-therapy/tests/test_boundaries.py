"""Both sides of every number, generated from the rules."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import imr_physical_therapy
import pytest

import imr_core.california
from imr_core import Guideline, Registry, truth
from imr_core.expressions import (
    And,
    Comparison,
    Condition,
    Constant,
    Count,
    Expression,
    Not,
    Or,
    Scale,
    facts_in,
    nodes,
    parameters_in,
)
from imr_core.readings import interval

z3 = pytest.importorskip("z3")
from imr_core.readings import Solver, substitute  # noqa: E402  # only where the solver is installed

REGISTRY = Registry([imr_core.california, imr_physical_therapy])
EDITIONS = [guideline for guideline in REGISTRY.guidelines if isinstance(guideline, Guideline)]
NUMBERS = [
    pytest.param(guideline, name, id=f"{guideline.name}-{name}")
    for guideline in EDITIONS
    for name in guideline.parameters
]


def uses(guideline: Guideline, name: str) -> Iterator[tuple[str, Condition, Comparison]]:
    """Yield the conditions of a guideline that compare something with a parameter, with the comparison."""
    own = {rule.id: rule.when for rule in guideline.rules}
    for rule, condition in {"addresses": guideline.addresses, **own}.items():
        for node in nodes(condition):
            if isinstance(node, Comparison) and name in parameters_in(node.right) and not facts_in(node.right):
                yield rule, guideline.effective.get(rule, guideline.addresses), node


def step_of(comparison: Comparison, fact: Count) -> Fraction | int:
    """Return by how much a fact must grow for the compared number to grow by one."""
    scale = [node.factor for node in nodes(comparison.left) if isinstance(node, Scale)]
    return 1 if fact.whole or not scale else Fraction(1) / Fraction(scale[0])


def turn(solver: Solver, condition: Condition, comparison: Comparison) -> tuple[int, int] | None:
    """Return the compared number before and after the one step that turns the condition, all else being equal."""
    value = int(interval(comparison.right, {}).low)
    low = value if comparison.sign in (">", "<=") else value - 1
    for fact in (node for node in nodes(comparison.left) if isinstance(node, Count)):
        step = step_of(comparison, fact)

        def more(node: Expression, fact: Count = fact, step: Fraction | int = step) -> Expression | None:
            return fact + step if node == fact else None

        after = substitute(condition, more)
        turns = Or((And((condition, Not(after))), And((Not(condition), after))))
        at = Comparison("=", comparison.left, Constant(low))
        found = solver.satisfy(And((at, turns))).facts
        if found is not None:
            grown = {**found, fact.name: found[fact.name] + step}  # type: ignore[operator]  # a count is a number
            assert truth(condition, found) is not truth(condition, grown)
            sides = [interval(comparison.left, facts).low for facts in (found, grown)]
            return int(sides[0]), int(sides[1])
    return None


@pytest.mark.parametrize(("guideline", "name"), NUMBERS)
def test_rules_turn_at_the_number(guideline: Guideline, name: str) -> None:
    """Every number turns some rule exactly where it stands, all else being equal, and none turns elsewhere by it."""
    solver, turns = Solver(REGISTRY.laws), set()
    for _, condition, comparison in uses(guideline, name):
        sides = turn(solver, condition, comparison)
        # A rule may use a number that another of its numbers hides, such as a count past the trial.
        if sides is not None:
            turns.add((sides[0] - int(interval(comparison.right, {}).low), comparison.sign in (">", "<=")))
    assert turns
    assert {(0, True), (-1, False)} >= turns
