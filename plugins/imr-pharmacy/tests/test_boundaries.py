"""Both sides of every number that the cases of ../cases do not reach: of bars, and of rules not in force."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from imr_pharmacy._formulary import BARS
from imr_pharmacy._guidelines import ENCODED

from imr_core import Registry, truth
from imr_core.expressions import And, Comparison, Condition, Count, Not, Value, nodes, parameters_in
from imr_core.readings import Solver, interval, substitute

Facts = dict[str, Value]
NEAR = range(-7, 8)


def _conditions() -> Iterator[tuple[str, Condition, Condition, Condition]]:
    for guideline in ENCODED:
        for rule in guideline.rules:
            effective = guideline.effective[rule.id]
            yield guideline.name_of(rule.id), rule.when, effective, And.of(guideline.addresses, effective)
    for bar in BARS:
        yield f"bar {bar.id}", bar.when, bar.when, bar.when


CONDITIONS = {name: rest for name, *rest in _conditions()}
IN_FORCE = {g.name_of(rule.id) for one in ENCODED if (g := one.active()) is not None for rule in g.rules}
USES = [
    pytest.param(name, parameter, id=f"{name}-{parameter}".replace(" · ", "-"))
    for name, (own, _, _) in CONDITIONS.items()
    if name not in IN_FORCE
    for parameter in parameters_in(own)
]


def comparisons(condition: Condition, parameter: str) -> list[Comparison]:
    """Return the comparisons of a condition that use a parameter, each once."""
    return list(
        dict.fromkeys(
            node for node in nodes(condition) if isinstance(node, Comparison) and parameter in parameters_in(node)
        )
    )


def gap(comparison: Comparison, facts: Facts) -> int:
    """Return by how much the left side exceeds the right."""
    left, right = (interval(side, facts) for side in (comparison.left, comparison.right))
    return int(left.low - right.low)


def turn(condition: Condition, comparison: Comparison, facts: Facts) -> tuple[int, int] | None:
    """Return the gap before and after one step of a number by which comparison and condition turn."""
    for name in (node.name for node in nodes(comparison) if isinstance(node, Count)):
        for step in (1, -1):
            other = facts | {name: facts[name] + step}  # type: ignore[operator]
            if truth(comparison, facts) is not truth(comparison, other) and truth(condition, other) is False:
                return gap(comparison, facts), gap(comparison, other)
    return None


def depends(scoped: Condition, comparison: Comparison) -> Condition:
    """Say that the condition holds, and would not if this comparison went the other way."""
    return And.of(scoped, Not(substitute(scoped, lambda node: Not(comparison) if node == comparison else None)))


@pytest.mark.parametrize(("name", "parameter"), USES)
def test_rule_turns_at_the_number(name: str, parameter: str, registry: Registry) -> None:
    """A case in which the rule holds lies one step from one in which it does not, the number between or on them."""
    _, condition, scoped = CONDITIONS[name]
    turns = []
    for comparison in comparisons(condition, parameter):
        scope = Solver(registry.laws).about([depends(scoped, comparison)])
        for distance in NEAR:
            near = (comparison.left - comparison.right).is_(distance)
            found = scope.satisfy(And.of(depends(scoped, comparison), near)).facts
            if found is not None and (steps := turn(condition, comparison, dict(found))):
                turns.append(steps)
    # The number of a rule that is an exception may turn a rule that says the same; then that one is tried.
    assert turns
    assert all(min(steps) <= 0 <= max(steps) for steps in turns)


def test_every_number_is_tried() -> None:
    """Each number of each guideline stands in a rule's own condition, and there are as many as the sources give."""
    tried = {parameter for own, _, _ in CONDITIONS.values() for parameter in parameters_in(own)}
    declared = {name for guideline in ENCODED for name in guideline.parameters}
    assert declared - tried <= {"three_months"}
    assert len(declared) > 25
