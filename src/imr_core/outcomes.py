"""The flat lattice of outcomes, and its three operations, lifted to sets."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable
from functools import cache, reduce
from itertools import product

__all__ = ["Outcome", "join", "lift", "sort", "then", "with_parts"]


class Outcome(enum.Enum):
    """What a guideline, or an assessment, says of one disputed item.

    ``NOT_ADDRESSED`` lies below the three answers, which lie below ``CONFLICT``.
    The order of the members is the order in which outcomes are printed.
    """

    NECESSARY = "necessary"
    NOT_NECESSARY = "not_necessary"
    DISCRETIONARY = "discretionary"
    NOT_ADDRESSED = "not_addressed"
    CONFLICT = "conflict"

    # Members are singletons: identity is the fastest correct hash, and sets of outcomes are built often.
    __hash__ = object.__hash__

    def __or__(self, other: Outcome) -> Outcome:
        """Join two outcomes of one step: silence gives way, different answers are a conflict."""
        if self is other or other is Outcome.NOT_ADDRESSED:
            return self
        if self is Outcome.NOT_ADDRESSED:
            return other
        return Outcome.CONFLICT

    def then(self, later: Outcome) -> Outcome:
        """Go on in the search sequence: *later* counts only where this step is silent."""
        return later if self is Outcome.NOT_ADDRESSED else self

    def with_part(self, other: Outcome) -> Outcome:
        """Combine two parts of one item: the part that stands most against it decides."""
        return min(self, other, key=_WEIGHT.__getitem__)


_WEIGHT = {
    Outcome.NOT_NECESSARY: 0,
    Outcome.CONFLICT: 1,
    Outcome.DISCRETIONARY: 2,
    Outcome.NOT_ADDRESSED: 3,
    Outcome.NECESSARY: 4,
}
_SILENCE = frozenset({Outcome.NOT_ADDRESSED})
_ORDER = {outcome: place for place, outcome in enumerate(Outcome)}


def lift(
    operation: Callable[[Outcome, Outcome], Outcome], left: frozenset[Outcome], right: frozenset[Outcome]
) -> frozenset[Outcome]:
    """Apply a two-place *operation* to sets of possible outcomes, member by member."""
    return frozenset(operation(a, b) for a, b in product(left, right))


# There are few sets of outcomes, and every assessment combines them: each pair is worked out once.
@cache
def _lifted(
    operation: Callable[[Outcome, Outcome], Outcome], left: frozenset[Outcome], right: frozenset[Outcome]
) -> frozenset[Outcome]:
    return lift(operation, left, right)


def join(sets: Iterable[frozenset[Outcome]]) -> frozenset[Outcome]:
    """Join the sets of one step. No set at all is silence."""
    joined = _SILENCE
    for each in sets:
        joined = _lifted(Outcome.__or__, joined, each)
    return joined


def then(sets: Iterable[frozenset[Outcome]]) -> frozenset[Outcome]:
    """Follow the search sequence through the sets of its steps, in order."""
    followed = _SILENCE
    for each in sets:
        followed = _lifted(Outcome.then, followed, each)
    return followed


def with_parts(sets: Iterable[frozenset[Outcome]]) -> frozenset[Outcome]:
    """Combine the sets of an item's parts; there is at least one part.

    Raises:
        TypeError: If there is no part.
    """
    return reduce(lambda a, b: _lifted(Outcome.with_part, a, b), sets)


def sort(outcomes: Iterable[Outcome]) -> tuple[Outcome, ...]:
    """Return the outcomes, each once, in the order in which they are printed."""
    return _sorted(frozenset(outcomes))


@cache
def _sorted(outcomes: frozenset[Outcome]) -> tuple[Outcome, ...]:
    return tuple(sorted(outcomes, key=_ORDER.__getitem__))
