"""Both sides of every number, generated from the rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from imr_chiropractic import manual_therapy_2009, manual_therapy_2016, odg

from imr_core import Guideline, truth
from imr_core.expressions import Comparison, Condition, Count, Parameter, Value, nodes
from imr_core.readings import interval

Facts = dict[str, Value]
Grid = Callable[..., Iterator[Facts]]
EDITIONS = tuple(
    active for edition in (manual_therapy_2009, manual_therapy_2016, odg) if (active := edition.active()) is not None
)
NUMBERS = [
    pytest.param(guideline, name, id=f"{guideline.name}-{name}")
    for guideline in EDITIONS
    for name in guideline.parameters
    if name != "three_months"
]


def uses(guideline: Guideline, name: str) -> dict[str, list[Comparison]]:
    """Return the rules that compare something with a parameter, and how."""
    return {
        rule.id: found
        for rule in guideline.rules
        if (
            found := [
                node
                for node in nodes(rule.when)
                if isinstance(node, Comparison) and isinstance(node.right, Parameter) and node.right.name == name
            ]
        )
    }


def sides(condition: Condition, comparison: Comparison, facts: Facts) -> tuple[int, int] | None:
    """Return the compared number before and after the step that turns the condition, if one more of it does."""
    for fact in (node.name for node in nodes(comparison.left) if isinstance(node, Count)):
        more = facts | {fact: facts[fact] + 1}  # type: ignore[operator]  # a count of the grid is an int
        if truth(comparison, facts) is not truth(comparison, more) and truth(condition, facts) is not truth(
            condition, more
        ):
            low, high = (int(interval(comparison.left, side).low) for side in (facts, more))
            return low, high
    return None


@pytest.mark.parametrize(("guideline", "name"), NUMBERS)
def test_rules_turn_between_a_number_and_the_next(guideline: Guideline, name: str, grid: Grid) -> None:
    """Every rule that uses a number turns exactly between that number and the next, all else being equal."""
    value = int(guideline.parameters[name].value)
    fixed = {"acute_phase": False, "days_since_injury": 91, "service": "chiropractic", "duration_stated": True}
    known = {fact: fixed[fact] for fact in fixed if fact in guideline.facts}
    rules = uses(guideline, name)
    assert rules
    for rule, comparisons in rules.items():
        condition = guideline.effective[rule]
        turns = (sides(condition, one, facts) for facts in grid(guideline, **known) for one in comparisons)
        # Where an earlier visit is certain, a comparison may say less of the same number; then the other one turns.
        assert any((value, value + 1) == turn for turn in turns), rule
