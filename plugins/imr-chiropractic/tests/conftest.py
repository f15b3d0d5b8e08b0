"""A grid of complete cases, drawn from what a guideline's own conditions speak of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product

import pytest

from imr_core import Course, Guideline, Injury, truth
from imr_core.expressions import Choice, Count, Flag, Is, OneOf, Value, nodes

Facts = dict[str, Value]
Grid = Callable[..., Iterator[Facts]]
LAWS = (*Course.laws, *Injury.laws)


def _numbers(guideline: Guideline, name: str) -> list[int]:
    limits = {int(parameter.value) for parameter in guideline.parameters.values() if parameter.unit == "visit"}
    values = {
        "visits": {limit + step for limit in limits for step in (-1, 0, 1)},
        "prior_visits": {0, 1, *(high - low for high in limits for low in limits if high > low)},
        "recent_visits": {0, 1, 2},
        "weeks": {8, 9},
        "days_since_injury": {91, 92},
    }
    return sorted(values[name])


def _choices(guideline: Guideline, name: str) -> list[str]:
    conditions = [guideline.addresses, *(rule.when for rule in guideline.rules)]
    groups = {
        frozenset({node.value} if isinstance(node, Is) else node.values)
        for condition in conditions
        for node in nodes(condition)
        if isinstance(node, Is | OneOf) and node.fact.name == name
    }
    if name == "service":
        return sorted({value for group in groups for value in group})
    # Regions that no condition tells apart are one: the first stands for them, and the hip for all unnamed.
    named = {value for group in groups for value in group}
    alike = {frozenset(group for group in groups if value in group): value for value in sorted(named, reverse=True)}
    return sorted({*alike.values(), "hip"})


def values_of(guideline: Guideline, leaf: object) -> list[Value]:
    """Return the values of a fact that a guideline can tell apart."""
    if isinstance(leaf, Flag):
        return [False, True]
    if isinstance(leaf, Count):
        return list(_numbers(guideline, leaf.name))
    assert isinstance(leaf, Choice)
    return list(_choices(guideline, leaf.name))


@pytest.fixture(scope="session")
def grid() -> Grid:
    """Give every lawful complete case of a guideline's grid, with some facts fixed."""

    def draw(guideline: Guideline, **fixed: Value) -> Iterator[Facts]:
        leaves = {name: leaf for name, leaf in guideline.facts.items() if name not in fixed}
        laws = [
            law for law in LAWS if {node.name for node in nodes(law) if hasattr(node, "name")} <= set(guideline.facts)
        ]
        for values in product(*(values_of(guideline, leaf) for leaf in leaves.values())):
            facts = {**fixed, **dict(zip(leaves, values, strict=True))}
            if all(truth(law, facts) is not False for law in laws):
                yield facts

    return draw
