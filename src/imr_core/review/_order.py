"""The order in which items are assessed: what an item accompanies comes first."""

from __future__ import annotations

from collections.abc import Sequence

from imr_core.errors import CaseError, Problem
from imr_core.model import DisputedItem


def in_order(items: Sequence[DisputedItem]) -> list[DisputedItem]:
    """Return the items, each after the one it accompanies; one that is not in the file has no effect.

    Raises:
        CaseError: If items accompany each other in a circle.
    """
    if all(item.ancillary_to is None for item in items):
        return list(items)
    by_id = {item.id: item for item in items}
    ordered: dict[str, DisputedItem] = {}
    for place, item in enumerate(items):
        chain: list[DisputedItem] = []
        current: DisputedItem | None = item
        while current is not None and current.id not in ordered:
            if current in chain:
                raise CaseError(
                    [Problem(f"$.items[{place}].ancillary_to", "the items accompany each other in a circle")]
                )
            chain.append(current)
            current = by_id.get(current.ancillary_to) if current.ancillary_to is not None else None
        ordered.update((each.id, each) for each in reversed(chain))
    return list(ordered.values())
