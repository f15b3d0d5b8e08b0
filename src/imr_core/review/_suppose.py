"""What an item would come to, were its quantity another or an open fact documented: each assessed anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from attrs import evolve, field, frozen

from imr_core.expressions import INFINITY, Choice, Count, FactLeaf, Flag, Value, to_decimal
from imr_core.facts import ends
from imr_core.model import Bound, Case, DisputedItem, DocumentedFact, FactValue, ItemAssessment
from imr_core.registry import Registry
from imr_core.review._alternatives import Alternatives
from imr_core.review._assess import assess_items, begin
from imr_core.review._engine import Engine
from imr_core.review._what_if import MOST_VISITS


@frozen
class QuantityAssessment:
    """An item assessed as if this quantity had been requested.

    Args:
        quantity: The quantity of the whole request, the authorised part included.
        assessment: The assessment, without a what-if of its own.
    """

    quantity: int
    assessment: ItemAssessment = field(repr=False)


@frozen
class Supposition:
    """An item assessed as if an open fact were documented with this value.

    Args:
        value: The value, or the range of numbers within which it makes no difference.
        assessment: The assessment; None where a law forbids the value beside what is known.
    """

    value: FactValue
    assessment: ItemAssessment | None = field(repr=False)


@frozen
class OpenFact:
    """An open fact, with what documenting it would do.

    Args:
        fact: Its name.
        suppositions: One for each value, or range of numbers, it can have; none for days and for names that
            plugins register, of which :func:`imr_core.ways` tells.
    """

    fact: str
    suppositions: tuple[Supposition, ...]


def quantities(
    case: Case,
    item_id: str,
    registry: Registry,
    reading: str | None = None,
    editions: Iterable[str] = (),
    include_unverified: Iterable[str] = (),
) -> tuple[QuantityAssessment, ...]:
    """Return an item assessed for each smaller quantity, from one, or what is authorised, to what is requested.

    Args:
        case: The case.
        item_id: Identifier of the item.
        registry: As in :func:`imr_core.assess`; so are the arguments that follow.
        reading: ``open`` or ``closed``.
        editions: Editions to use whatever the dates.
        include_unverified: What is to be in force though unverified.

    Returns:
        Nothing where the quantity is not known exactly, or is over ``MOST_VISITS``.

    Raises:
        KeyError: If the case has no such item.
        CaseError: As :func:`imr_core.assess`.
    """
    engine, closed = begin(case, registry, reading, editions, include_unverified)
    item, others = _pick(case, item_id)
    requested = item.request.quantity
    if not isinstance(requested, int) or not 1 <= requested <= MOST_VISITS:
        return ()
    return tuple(
        QuantityAssessment(quantity, _assess(case, changed, others, engine, closed))
        for quantity in range(max(item.authorized_quantity or 1, 1), requested + 1)
        for changed in [evolve(item, request=evolve(item.request, quantity=quantity))]
    )


def suppositions(
    case: Case,
    item_id: str,
    registry: Registry,
    reading: str | None = None,
    editions: Iterable[str] = (),
    include_unverified: Iterable[str] = (),
) -> tuple[OpenFact, ...]:
    """Return what documenting each open fact of an item would do, those of bars that may hold included.

    Facts that are derived from the request are left out: no record documents them.

    Args:
        case: The case.
        item_id: Identifier of the item.
        registry: As in :func:`imr_core.assess`; so are the arguments that follow.
        reading: ``open`` or ``closed``.
        editions: Editions to use whatever the dates.
        include_unverified: What is to be in force though unverified.

    Raises:
        KeyError: If the case has no such item.
        CaseError: As :func:`imr_core.assess`.
    """
    engine, closed = begin(case, registry, reading, editions, include_unverified)
    item, others = _pick(case, item_id)
    state = assess_items(evolve(case, items=(*others, item)), engine, closed=closed, what_if=False)[item.id]
    now, known = state.record, state.state.settled.values
    values = _Values(Alternatives(state.state, engine), known)
    names = dict.fromkeys((*now.open_facts, *(name for caveat in now.caveats for name in caveat.missing)))

    def supposed(leaf: FactLeaf) -> Iterator[Supposition]:
        for value in values.of(leaf):
            changed = evolve(item, facts={**item.facts, leaf.name: DocumentedFact(value)})
            found = _assess(case, changed, others, engine, closed)
            yield Supposition(value, None if found.contradictions else found)

    return tuple(
        OpenFact(name, tuple(_merged(supposed(engine.leaves[name]))))
        for name in names
        if name in engine.leaves and not engine.leaves[name].derived
    )


@frozen
class _Values:
    """The values that an open fact can have, numbers in ranges that no condition divides."""

    alternatives: Alternatives
    known: Mapping[str, Value]

    def of(self, leaf: FactLeaf) -> Iterator[FactValue]:
        if isinstance(leaf, Flag):
            yield from (True, False)
        elif isinstance(leaf, Choice):
            yield from leaf.values or ()
        elif isinstance(leaf, Count) and leaf.low is not None:
            low, high = ends(self.known.get(leaf.name))
            # Below its lowest value, so that every range is another one.
            for span_ in self.alternatives.of(leaf.name, self.known, leaf.low - 1):
                first, last = ends(span_)
                if max(first, low) <= min(last, high):
                    yield _bound(max(first, low, leaf.low), min(last, high))


def _bound(low: Any, high: Any) -> FactValue:
    if low == high:
        return to_decimal(low)
    return Bound(to_decimal(low), None if high == INFINITY else to_decimal(high))


def _merged(found: Iterable[Supposition]) -> Iterator[Supposition]:
    """Join neighbouring ranges of numbers that come to the same."""
    last: Supposition | None = None
    for one in found:
        if last is not None and _ends(last.value) and _ends(one.value) and _gist(last) == _gist(one):
            joined = Bound(_ends(last.value)[0], _ends(one.value)[1])
            last = Supposition(joined, one.assessment)
            continue
        if last is not None:
            yield last
        last = one
    if last is not None:
        yield last


def _ends(value: FactValue) -> tuple[Any, ...]:
    if isinstance(value, Bound):
        return value.at_least, value.at_most
    return (value, value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else ()


def _gist(one: Supposition) -> object:
    found = one.assessment
    if found is None:
        return None
    rules = (tuple(each.rule for each in grounds) for grounds in (found.grounds, found.bars))
    return found.outcomes, found.proposed, *rules, tuple(each.bar for each in found.caveats)


def _pick(case: Case, item_id: str) -> tuple[DisputedItem, list[DisputedItem]]:
    """Return an item, and those it accompanies, directly or through others.

    Raises:
        KeyError: If the case has no such item.
    """
    by_id = {item.id: item for item in case.items}
    item = by_id[item_id]
    above: list[DisputedItem] = []
    parent = item.ancillary_to
    while parent in by_id and by_id[parent] not in above:
        above.append(by_id[parent])
        parent = by_id[parent].ancillary_to
    return item, above


def _assess(case: Case, item: DisputedItem, others: list[DisputedItem], engine: Engine, closed: bool) -> ItemAssessment:
    return assess_items(evolve(case, items=(*others, item)), engine, closed=closed, what_if=False)[item.id].record
