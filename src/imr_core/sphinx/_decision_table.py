"""The rules of a guideline as a decision table: conditions down, rules across, yes and no where they meet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from attrs import evolve, frozen

from imr_core.expressions import And, Comparison, Condition, Not, Or
from imr_core.guidelines import Guideline, Rule

Literal: TypeAlias = tuple[Condition, bool]
_OPPOSITE = {">": "<=", ">=": "<"}
_MOST_RULES = 12


@frozen
class DecisionTable:
    """A decision table.

    Args:
        conditions: What the rows ask.
        rules: What stands at the head of the columns.
        cells: For each condition and each rule, the answer that the rule needs; None where it does not ask.
    """

    conditions: tuple[Condition, ...]
    rules: tuple[Rule, ...]
    cells: tuple[tuple[bool | None, ...], ...]


def decision_tables(guideline: Guideline, most_rules: int = _MOST_RULES) -> Iterator[DecisionTable]:
    """Yield the rules of a guideline as tables that are no wider than can be read.

    Args:
        guideline: The guideline.
        most_rules: How many rules a table may hold.
    """
    count = -(-len(guideline.rules) // most_rules)
    size = -(-len(guideline.rules) // count)
    for start in range(0, len(guideline.rules), size):
        yield _table(guideline.rules[start : start + size])


def _table(rules: Sequence[Rule]) -> DecisionTable:
    asked = [dict(literals(rule.when)) for rule in rules]
    conditions = tuple(dict.fromkeys(condition for each in asked for condition in each))
    cells = tuple(tuple(each.get(condition) for each in asked) for condition in conditions)
    return DecisionTable(conditions, tuple(rules), cells)


def literals(condition: Condition, wanted: bool = True) -> Iterator[Literal]:
    """Yield conditions that hold, and do not, just where *condition* has the truth *wanted*.

    A condition that cannot be taken apart is yielded whole. "More than" is the opposite of "at most", so that
    two rules on either side of a number meet in one row.

    Args:
        condition: The condition.
        wanted: Whether it is to hold.
    """
    if isinstance(condition, Not):
        yield from literals(condition.term, not wanted)
    elif isinstance(condition, And if wanted else Or) and condition.terms:
        for term in condition.terms:
            yield from literals(term, wanted)
    elif isinstance(condition, Comparison) and condition.sign in _OPPOSITE:
        yield evolve(condition, sign=_OPPOSITE[condition.sign]), not wanted
    else:
        yield condition, wanted
