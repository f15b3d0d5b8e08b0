"""The ways in which an item could be settled."""

from __future__ import annotations

from collections.abc import Iterable

from imr_core.model import Case, Ways
from imr_core.registry import Registry
from imr_core.review._assess import assess_items, begin
from imr_core.review._item import lawful_outcomes
from imr_core.review._search import MOST_EVALUATIONS, Search, search_ways


def ways(
    case: Case,
    item_id: str,
    registry: Registry,
    reading: str | None = None,
    editions: Iterable[str] = (),
    include_unverified: Iterable[str] = (),
    *,
    most_evaluations: int = MOST_EVALUATIONS,
) -> Ways:
    """Return, for each rule that could become the ground, smallest sets of facts that settle an item.

    The search is bounded: it stops after *most_evaluations* and says so.

    Args:
        case: The case.
        item_id: Identifier of the item.
        registry: As in :func:`assess`; so are the arguments that follow.
        reading: ``open`` or ``closed``.
        editions: Editions to use whatever the dates.
        include_unverified: What is to be in force though unverified.
        most_evaluations: Evaluations after which to stop.

    Raises:
        KeyError: If the case has no such item.
        CaseError: As :func:`assess`.
    """
    engine, closed = begin(case, registry, reading, editions, include_unverified)
    if item_id not in {item.id for item in case.items}:
        raise KeyError(item_id)
    assessed = assess_items(case, engine, closed=closed, what_if=False)[item_id]
    values = assessed.state.settled.values
    again = lawful_outcomes(assessed.state, engine, assessed.parent)
    search = Search(assessed.state, values, engine, again, most_evaluations)
    return search_ways(search, assessed.outcomes)
