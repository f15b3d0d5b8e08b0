"""The facts an assessment used, as plain values with where each comes from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from imr_core.expressions import INFINITY, Day, FactLeaf, Interval, to_decimal
from imr_core.facts import Settled
from imr_core.model import Bound, DateRange, DisputedItem, FactUsed


def facts_used(
    item: DisputedItem, settled: Settled, names: Iterable[str], leaves: Mapping[str, FactLeaf]
) -> dict[str, FactUsed]:
    """Return the facts of these names that are known, in alphabetical order."""
    used = {}
    values, facts = settled.values, item.facts
    for name in sorted(names):
        if name not in values:
            continue
        documented = facts.get(name)
        value = values[name]
        if value.__class__ is not bool and value.__class__ is not str:
            value = plain(value, is_day=isinstance(leaves[name], Day))
        # A law may narrow a documented number further; then its record is still where most of it stands.
        if documented is not None:
            used[name] = FactUsed(value, "documented", documented.quote, documented.record, documented.page)
        elif name in settled.assumed:
            used[name] = FactUsed(value, "assumed")
        elif name in settled.follows:
            used[name] = FactUsed(value, "follows from other facts")
        else:
            used[name] = FactUsed(value, "derived from the request" if leaves[name].derived else "derived")
    return used


def plain(value: Any, *, is_day: bool = False) -> Any:
    """Return a value as people write it: dates, whole numbers and decimals, bounds."""
    if isinstance(value, bool | str):
        return value
    if isinstance(value, Interval):
        low = None if abs(value.low) == INFINITY else plain(value.low, is_day=is_day)
        high = None if abs(value.high) == INFINITY else plain(value.high, is_day=is_day)
        return DateRange(low, high) if is_day else Bound(low, high)
    if isinstance(value, frozenset):
        return tuple(sorted(value))
    return date.fromordinal(int(value)) if is_day else to_decimal(value)
