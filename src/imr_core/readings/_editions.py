"""*prove*, what is to be proved of all editions of one guideline: one is in force, never two, and no gap.

For any dates the edition that began last governs. So a later edition supersedes one that names no end of its own, or
that ends by another date than the one by which the later begins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import Protocol

from imr_core.expressions import And, Condition, Day, Not, Or
from imr_core.guidelines import Guideline, NotEncoded
from imr_core.readings._obligations import NO_GAP, ONE_EDITION, Obligation
from imr_core.sources import Edition, Trigger

REQUESTED = Day("Date of the request.", derived=True, name="requested_on")
SERVED = Day(
    "Date the service was rendered; where none is given, the date it was decided on.",
    derived=True,
    name="date_of_service",
)


class HasEdition(Protocol):
    """An edition of a guideline of any kind."""

    @property
    def id(self) -> str:
        """Its guideline."""
        ...

    @property
    def edition(self) -> Edition:
        """The edition."""
        ...


def edition_obligations(editions: Iterable[HasEdition], not_encoded: Iterable[NotEncoded] = ()) -> Iterator[Obligation]:
    """Yield the obligations of all editions of one guideline, those not encoded included.

    Args:
        editions: The editions of one guideline.
        not_encoded: Editions of other guidelines of its step that are declared without their text: where one of
            them addresses the same items, nothing falls through a gap.
    """
    every = tuple(editions)
    each = sorted((one.edition for one in every), key=lambda edition: (edition.start or date.min, edition.name))
    for earlier, later in combinations(each, 2):
        yield _one(earlier, later)
    if each:
        yield _no_gap(each, _beside(every, tuple(not_encoded)))


def _beside(editions: Sequence[HasEdition], not_encoded: Sequence[NotEncoded]) -> tuple[Condition, ...]:
    """Return what is asked of an item that falls into a gap: it is addressed here, and by no declaration beside."""
    addressed = [one.addresses for one in editions if isinstance(one, Guideline | NotEncoded)]
    if not not_encoded or not addressed:
        return ()
    covered = Or(tuple(And((in_force(other.edition), other.addresses)) for other in not_encoded))
    return Or(tuple(addressed)), Not(covered)


def in_force(edition: Edition) -> Condition:
    """Return the condition under which an edition is in force."""
    terms: list[Condition] = []
    if edition.start is not None:
        terms.append(_day(edition.trigger) >= edition.start)
    if edition.end is not None:
        terms.append(_day(edition.end_trigger or edition.trigger) < edition.end)
    return And(tuple(terms))


def _day(trigger: Trigger) -> Day:
    return REQUESTED if trigger is Trigger.REQUEST_DATE else SERVED


def _one(earlier: Edition, later: Edition) -> Obligation:
    names = (earlier.name, later.name)
    both = (in_force(earlier), in_force(later))
    if (earlier.start or date.min) == (later.start or date.min):
        # Both begin on one day, so that neither supersedes the other.
        claim = f"the editions {earlier.name} and {later.name} begin on one day and are never in force together"
        return Obligation(ONE_EDITION, names, claim, And(both), satisfiable=False)
    claim = f"edition {later.name} begins where {earlier.name} says that it ends, or supersedes it"
    supersedes = earlier.end is None or (earlier.end_trigger or earlier.trigger) is not later.trigger
    return Obligation(ONE_EDITION, names, claim, Or(()) if supersedes else And(both), satisfiable=False)


def _no_gap(editions: Sequence[Edition], beside: Sequence[Condition]) -> Obligation:
    first = editions[0]
    # Before the first edition began there was no such guideline.
    begun: Sequence[Condition] = () if first.start is None else (first.start <= REQUESTED, first.start <= SERVED)
    missing = And((*begun, *(Not(in_force(edition)) for edition in editions), *beside))
    names = tuple(edition.name for edition in editions)
    claim = "from the first edition on, one is in force at all dates, or declared as not encoded"
    return Obligation(NO_GAP, names, claim, missing, satisfiable=False)
