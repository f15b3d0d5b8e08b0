"""The smallest changes of known facts that would flip an item."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from imr_core.expressions import Count, Day, FactLeaf, Value
from imr_core.facts import ends, settle, span
from imr_core.model import Case, Flip, Flips
from imr_core.outcomes import Outcome, sort
from imr_core.registry import Registry
from imr_core.review._alternatives import Alternatives
from imr_core.review._assess import Assessed, assess_items, begin
from imr_core.review._engine import Engine
from imr_core.review._item import accompany, bars_of, outcomes_of
from imr_core.review._search import MOST_EVALUATIONS, requirement

Change = dict[str, Value]
Found = tuple[Outcome, Change]
_DETERMINED = (frozenset({Outcome.NECESSARY}), frozenset({Outcome.NOT_NECESSARY}))
_MOST_CHANGES = 2


def flips(
    case: Case,
    item_id: str,
    registry: Registry,
    reading: str | None = None,
    editions: Iterable[str] = (),
    include_unverified: Iterable[str] = (),
    *,
    most_evaluations: int = MOST_EVALUATIONS,
) -> Flips:
    """Return the smallest changes of facts that give a determined item another outcome.

    Changed are facts that are documented, or that the closed reading takes as not so; one, or two
    where neither alone suffices. Facts that are derived from the case stay, and so does what is
    unknown: :func:`imr_core.ways` tells what documenting more could do. The search is bounded: it
    stops after *most_evaluations* and says so.

    Args:
        case: The case.
        item_id: Identifier of the item; one for which nothing is proposed has no flips.
        registry: As in :func:`imr_core.assess`; so are the arguments that follow.
        reading: ``open`` or ``closed``.
        editions: Editions to use whatever the dates.
        include_unverified: What is to be in force though unverified.
        most_evaluations: Evaluations after which to stop.

    Raises:
        KeyError: If the case has no such item.
        CaseError: As :func:`imr_core.assess`.
    """
    engine, closed = begin(case, registry, reading, editions, include_unverified)
    if item_id not in {item.id for item in case.items}:
        raise KeyError(item_id)
    assessed = assess_items(case, engine, closed=closed, what_if=False)[item_id]
    return _Search(assessed, engine, closed, most_evaluations).flips()


class _Stopped(Exception):
    pass


class _Search:
    def __init__(self, assessed: Assessed, engine: Engine, closed: bool, most: int) -> None:
        self._state, self._parent = assessed.state, assessed.parent
        self._engine, self._closed, self._most = engine, closed, most
        self._known = assessed.state.settled.values
        self._alternatives = Alternatives(assessed.state, engine)
        self._tried: dict[frozenset[tuple[str, Value]], frozenset[Outcome] | None] = {}

    def flips(self) -> Flips:
        """Search until nothing is left, or too much was tried."""
        found: list[Found] = []
        stopped_early = False
        try:
            now = self._outcomes({})
            if now in _DETERMINED and now is not None:
                for size in range(1, _MOST_CHANGES + 1):
                    for names in combinations(self._changeable(), size):
                        found += self._of(names, now)
        except _Stopped:
            stopped_early = True
        return Flips(tuple(self._in_order(found)), len(self._tried), stopped_early)

    def _changeable(self) -> list[str]:
        settled = self._state.settled
        asserted = {*self._state.item.facts, *settled.assumed} & settled.values.keys()
        return sorted(asserted & self._alternatives.facts)

    def _of(self, names: tuple[str, ...], now: frozenset[Outcome]) -> Iterator[Found]:
        flipping: list[Found] = []
        for change in self._changes(names, {}):
            outcomes = self._outcomes(change)
            # A part of the change that does the same alone is the smaller flip.
            if _is_flip(outcomes, now) and not any(
                self._outcomes({name: change[name]}) == outcomes for name in names if len(names) > 1
            ):
                flipping.append((next(iter(outcomes or ())), change))
        yield from self._merged(flipping)

    def _changes(self, names: tuple[str, ...], so_far: Change) -> Iterator[Change]:
        if not names:
            yield so_far
            return
        name, *others = names
        given = {**self._state.gathered.values, **so_far}
        given.pop(name, None)
        around = settle(given, self._engine.book, closed=self._closed).values
        for value in self._alternatives.of(name, around, self._known[name]):
            yield from self._changes(tuple(others), {**so_far, name: value})

    def _outcomes(self, change: Change) -> frozenset[Outcome] | None:
        key = frozenset(change.items())
        if key not in self._tried:
            if len(self._tried) >= self._most:
                raise _Stopped
            self._tried[key] = self._work_out(change)
        return self._tried[key]

    def _work_out(self, change: Change) -> frozenset[Outcome] | None:
        settled = settle({**self._state.gathered.values, **change}, self._engine.book, closed=self._closed)
        if settled.broken:
            return None
        if bars_of(settled.values, self._engine)[0]:
            return _DETERMINED[1]
        own = outcomes_of(self._state, settled.values)
        return own if self._parent is None else accompany(self._parent, own)

    def _merged(self, found: list[Found]) -> list[Found]:
        """Join flips whose last change is of neighbouring numbers, where the whole range flips too."""
        merged: list[Found] = []
        for outcome, change in found:
            joined = _joined(merged[-1][1], change, self._engine.leaves) if merged else None
            if joined is not None and merged[-1][0] is outcome and self._outcomes(joined) == frozenset({outcome}):
                merged[-1] = (outcome, joined)
            else:
                merged.append((outcome, change))
        return merged

    def _in_order(self, found: list[Found]) -> Iterator[Flip]:
        outcomes = sort({outcome for outcome, _ in found})
        for outcome, change in sorted(found, key=lambda each: (len(each[1]), outcomes.index(each[0]), sorted(each[1]))):
            yield Flip(
                outcome,
                tuple(requirement(name, change[name], None, self._engine.leaves[name]) for name in sorted(change)),
            )


def _is_flip(outcomes: frozenset[Outcome] | None, now: frozenset[Outcome]) -> bool:
    return outcomes is not None and len(outcomes) == 1 and outcomes != now and Outcome.CONFLICT not in outcomes


def _joined(left: Change, right: Change, leaves: Mapping[str, FactLeaf]) -> Change | None:
    """Return the two changes as one, where they differ in one number and nothing lies between them."""
    differing = [name for name in right if left.get(name) != right[name]]
    if left.keys() != right.keys() or len(differing) != 1:
        return None
    (name,) = differing
    leaf = leaves[name]
    if not isinstance(leaf, Count | Day):
        return None
    (low, high), (next_low, next_high) = ends(left[name]), ends(right[name])
    gap = 0 if isinstance(leaf, Count) and not leaf.whole else 1
    return {**left, name: span(low, next_high)} if next_low - high == gap else None
