"""One item: its facts settled, its parts through the search sequence, the bars beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from attrs import frozen

from imr_core.expressions import Value
from imr_core.facts import ItemFacts, Part, Settled, drug_class_values, gather, part_values, parts, settle
from imr_core.model import Case, DisputedItem
from imr_core.outcomes import Outcome, with_parts
from imr_core.review._engine import Engine
from imr_core.review._parts import PartResult, assess_part, follow
from imr_core.review._plan import Selection
from imr_core.review._reasons import Reason


@frozen(eq=False)
class ItemState:
    """What an item is assessed from, before anything is asked.

    Args:
        item: The item.
        gathered: What is derived and documented.
        settled: The same with all that follows, and, in the closed reading, what is assumed.
        parts: Its parts, each with what is known of it alone and whom to ask.
    """

    item: DisputedItem
    gathered: ItemFacts
    settled: Settled
    parts: tuple[tuple[Part, dict[str, Value], Selection], ...]


def prepare(case: Case, item: DisputedItem, engine: Engine, *, closed: bool) -> ItemState:
    """Gather and settle the facts of an item, and choose whom to ask about each part."""
    gathered = gather(case, item, engine.leaves, engine.services)
    settled = settle(gathered.values, engine.book, closed=closed)
    beside = drug_class_values(case, item, engine.drugs)
    each = []
    for part in parts(item.request):
        alone = {**beside, **part_values(part, engine.drugs, item.request.drug)}
        each.append((part, alone, engine.plan.select(settled.values, alone, gathered.follows_request)))
    return ItemState(item, gathered, settled, tuple(each))


def assess_parts(state: ItemState, values: Mapping[str, Value]) -> list[tuple[PartResult, Mapping[str, Value]]]:
    """Assess every part on these facts of the item."""
    results: list[tuple[PartResult, Mapping[str, Value]]] = []
    for _, alone, selection in state.parts:
        known = {**values, **alone}
        results.append((assess_part(selection, known), known))
    return results


def outcomes_of(state: ItemState, values: Mapping[str, Value]) -> frozenset[Outcome]:
    """Return the outcomes still possible on these facts of the item, and nothing else."""
    return with_parts(follow(selection, {**values, **alone}) for _, alone, selection in state.parts)


def accompany(parent: frozenset[Outcome], child: frozenset[Outcome]) -> frozenset[Outcome]:
    """Return a child's outcomes beside its parent's: where the parent is not necessary, neither is it."""
    return frozenset(
        Outcome.NOT_NECESSARY if over is Outcome.NOT_NECESSARY else own for over in parent for own in child
    )


def lawful_outcomes(
    state: ItemState, engine: Engine, parent: frozenset[Outcome] | None, varying: Iterable[str] | None = None
) -> Callable[[Mapping[str, Value]], frozenset[Outcome] | None]:
    """Return a function from facts to the item's outcomes, laws applied; None where the facts break a law.

    Args:
        state: The item.
        engine: The registry's content.
        parent: The outcomes of the item it accompanies, or None.
        varying: The only facts in which what is asked differs from the item's settled facts; None for any.
    """
    has_laws = varying is None or engine.book.speaks_of(varying)

    def outcomes(values: Mapping[str, Value]) -> frozenset[Outcome] | None:
        lawful = engine.lawful(values) if has_laws else values
        if lawful is None:
            return None
        own = outcomes_of(state, lawful)
        return own if parent is None else accompany(parent, own)

    return outcomes


def bars_of(values: Mapping[str, Value], engine: Engine) -> tuple[list[Reason], list[Reason]]:
    """Return the bars that hold, and those that may."""
    holding: list[Reason] = []
    possible: list[Reason] = []
    for bar in engine.bars_for(values.get("service")):
        holds, may_hold = bar.truth(values)
        if holds:
            holding.append(bar)
        elif may_hold:
            possible.append(bar)
    return holding, possible
