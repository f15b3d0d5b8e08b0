"""Those facts on which it hangs that a condition holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from imr_core.expressions import Condition, Value
from imr_core.readings._evaluate import Facts, truth


def essential(condition: Condition, facts: Facts) -> dict[str, Value]:
    """Return a part of *facts* of which *condition* surely holds already, and of no part of which it does.

    What is left out is what nobody who reads the example has to look at.

    Args:
        condition: A condition.
        facts: Facts of which it holds.
    """
    return lesser(facts, lambda less: truth(condition, less) is True)


def lesser(facts: Facts, is_enough: Callable[[Mapping[str, Value]], bool]) -> dict[str, Value]:
    """Return *facts* without each one that can be left out in its turn.

    Args:
        facts: Facts that are enough.
        is_enough: Whether some of them are.
    """
    kept = dict(facts)
    for name in sorted(facts, key=_last):
        less = {other: value for other, value in kept.items() if other != name}
        if is_enough(less):
            kept = less
    return kept


def _last(name: str) -> tuple[bool, str]:
    # What is derived from the request says most to a reader, and has no prefix: it is left out last.
    return "." not in name, name
