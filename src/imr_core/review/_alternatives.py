"""What a known fact could be instead: the values that can make a difference to an item."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from imr_core.expressions import (
    INFINITY,
    Choice,
    Comparison,
    Condition,
    Count,
    Day,
    Expression,
    FactLeaf,
    Flag,
    Includes,
    Is,
    OneOf,
    Overlaps,
    Value,
    Within,
    facts_in,
    nodes,
)
from imr_core.facts import ends, span
from imr_core.readings import reach
from imr_core.review._engine import Engine
from imr_core.review._item import ItemState


class Alternatives:
    """The values of facts that an item's guidelines, bars and laws tell apart.

    Args:
        state: The item.
        engine: The registry's content.
    """

    def __init__(self, state: ItemState, engine: Engine) -> None:
        self._leaves = engine.leaves
        self._conditions = [*_of_guidelines(state), *_of_bars(state, engine)]
        self._conditions += engine.book.about({name for each in self._conditions for name in facts_in(each)})

    @cached_property
    def facts(self) -> frozenset[str]:
        """The facts that any of them speaks of."""
        return frozenset(name for condition in self._conditions for name in facts_in(condition))

    @cached_property
    def _tests(self) -> dict[str, list[Expression]]:
        """For each fact, the smallest conditions that speak of it."""
        tests: dict[str, dict[Expression, None]] = {}
        for condition in self._conditions:
            for node in nodes(condition):
                if isinstance(node, Comparison | Is | OneOf | Overlaps | Includes | Within):
                    for name in facts_in(node):
                        tests.setdefault(name, {})[node] = None
        return {name: list(found) for name, found in tests.items()}

    def of(self, name: str, known: Mapping[str, Value], value: Value) -> list[Value]:
        """Return what a fact could be instead of its *value*, all else being as it is *known*."""
        leaf = self._leaves[name]
        if isinstance(leaf, Flag):
            return [not value]
        if isinstance(leaf, Count | Day):
            return list(self._numbers(leaf, {key: held for key, held in known.items() if key != name}, value))
        return [other for other in self._names(leaf, value) if other != value]

    def _names(self, leaf: FactLeaf, value: Any) -> Iterator[Value]:
        if isinstance(leaf, Choice) and leaf.values is not None:
            yield from leaf.values
            return
        mentioned: dict[str, None] = {}
        sets: dict[frozenset[str], None] = {}
        for test in self._tests.get(leaf.name, ()):
            if isinstance(test, Is):
                mentioned[test.value] = None
            elif isinstance(test, OneOf):
                mentioned.update(dict.fromkeys(sorted(test.values)))
            elif isinstance(test, Overlaps | Includes | Within):
                sets.update(dict.fromkeys((test.values, value | test.values, value - test.values, value & test.values)))
        yield from mentioned if isinstance(leaf, Choice) else sets

    def _numbers(self, leaf: Count | Day, known: Mapping[str, Value], value: Value) -> Iterator[Value]:
        """Yield ranges within which no condition tells one number from another, but for those of *value*."""
        lowest = -INFINITY if isinstance(leaf, Day) or leaf.low is None else leaf.low
        low, high = ends(value)
        is_whole = isinstance(leaf, Day) or leaf.whole
        step = 1 if is_whole else 0
        starts = {lowest, low, high + step}
        for test in self._tests.get(leaf.name, ()):
            for want in (True, False):
                for need in reach(test, want, known) if isinstance(test, Condition) else ():
                    if leaf.name in need:
                        first, last = ends(need[leaf.name])
                        starts |= {first, last + step}
        ordered = sorted(start for start in starts if lowest <= start < INFINITY)
        for start, following in zip(ordered, [*ordered[1:], INFINITY], strict=True):
            end = following - step
            if (end < low or start > high) and not (start == end == -INFINITY):
                yield span(start, end)


def _of_guidelines(state: ItemState) -> Iterator[Condition]:
    for _, _, selection in state.parts:
        for _, families in selection:
            for source in (source for family in families for source in family.editions):
                addresses = source.guideline.addresses
                if isinstance(addresses, Condition):
                    yield addresses
                for reason in source.reasons.values():
                    yield reason.condition


def _of_bars(state: ItemState, engine: Engine) -> Iterator[Condition]:
    for bar in engine.bars_for(state.settled.values.get("service")):
        yield bar.condition
