"""What-if over the quantity: which numbers of visits could be necessary, and which are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from imr_core.expressions import Value
from imr_core.model import QuantityWhatIf
from imr_core.outcomes import Outcome
from imr_core.review._engine import Engine
from imr_core.review._item import ItemState, lawful_outcomes
from imr_core.review._search import Search

MOST_VISITS = 1000
"""Largest quantity for which every smaller one is tried; beyond it there is no what-if."""

_QUANTITY = ("visits", "quantity")
_NECESSARY = frozenset({Outcome.NECESSARY})

OutcomesOf = Callable[[Mapping[str, Value]], frozenset[Outcome] | None]


def quantity_what_if(state: ItemState, engine: Engine, parent: frozenset[Outcome] | None) -> QuantityWhatIf | None:
    """Return which quantities could be, and which are, necessary; None where visits are not known exactly.

    Args:
        state: The item.
        engine: The registry's content.
        parent: The outcomes of the item it accompanies, or None.
    """
    values = state.settled.values
    visits = values.get("visits")
    if not isinstance(visits, int) or not 1 <= visits <= MOST_VISITS:
        return None
    possible = certain = None
    for quantity, outcomes in _downwards(values, visits, lawful_outcomes(state, engine, parent, _QUANTITY)):
        if outcomes is None:
            continue
        if possible is None and Outcome.NECESSARY in outcomes:
            possible = quantity
        if outcomes == _NECESSARY:
            certain = quantity
            break
    if possible is None or possible == certain:
        return QuantityWhatIf(possible, (), certain)
    search = Search(
        state,
        {**values, "visits": possible, "quantity": possible},
        engine,
        lawful_outcomes(state, engine, parent),
        documented_only=True,
    )
    found = search.settle(Outcome.NECESSARY)
    return QuantityWhatIf(possible, tuple(way.requirements for way in found), certain)


def _downwards(
    values: Mapping[str, Value], visits: int, outcomes_of: OutcomesOf
) -> Iterator[tuple[int, frozenset[Outcome] | None]]:
    trial = dict(values)
    for quantity in range(visits, 0, -1):
        trial["visits"] = trial["quantity"] = quantity
        yield quantity, outcomes_of(trial)
