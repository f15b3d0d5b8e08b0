"""Reading the tables of operators: the expression as a tree, the facts as values."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from imr_core import at_least, implies
from imr_core.expressions import INFINITY, Condition, Count, Interval, Truth, Value, exact
from imr_core.testing import SmallLimits, SmallVocabulary

FILE = Path(__file__).with_name("operators.toml")
LEAVES = {name.partition(".")[2]: leaf for name, leaf in SmallVocabulary.facts().items()}
WORDS = {**LEAVES, "Limits": SmallLimits, "Decimal": Decimal, "at_least": at_least, "implies": implies}


def tables() -> list[dict[str, Any]]:
    """Return the tables as they are written."""
    with FILE.open("rb") as file:
        return tomllib.load(file, parse_float=Decimal)["table"]


def condition(expression: str) -> Condition:
    """Return the tree of an expression."""
    return eval(expression, {"__builtins__": {}}, dict(WORDS))


def known(facts: Mapping[str, Any]) -> dict[str, Value]:
    """Return facts by their full names, as the readings take them."""
    return {f"small.{name}": _value(LEAVES[name], value) for name, value in facts.items()}


def truth_of(expected: Any) -> Truth:
    """Return an expected value: True, False, or None for unknown."""
    return None if expected == "unknown" else expected


def _value(leaf: Any, value: Any) -> Value:
    """Return a value of a table as the readings take it."""
    if isinstance(value, dict):
        floor = leaf.low if isinstance(leaf, Count) and leaf.low is not None else -INFINITY
        return Interval(value.get("at_least", floor), value.get("at_most", INFINITY))
    if isinstance(value, list):
        return frozenset(value)
    if isinstance(value, date):
        return value.toordinal()
    return exact(value) if isinstance(value, Decimal) else value
