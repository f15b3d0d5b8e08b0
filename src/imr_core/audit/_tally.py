"""Counts of agreement."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import Factory, field, frozen


@frozen
class Recall:
    """Of the addressed items published with one outcome, how many were proposed so.

    Args:
        published: Addressed items with this published outcome.
        agreed: Those for which it was proposed.
    """

    published: int = 0
    agreed: int = 0


@frozen
class Tally:
    """Counts over items in one reading.

    Args:
        addressed: Items that some guideline may address.
        determined: Items for which a proposal was made.
        agreed: Those whose proposal is the published outcome.
        disagreed: Those whose proposal is not.
        upheld: Of the addressed items published as upheld.
        overturned: Of the addressed items published as overturned.
        by_service: The same counts for each service; the empty name is "no service recognised".
    """

    addressed: int = 0
    determined: int = 0
    agreed: int = 0
    disagreed: int = 0
    upheld: Recall = Recall()
    overturned: Recall = Recall()
    by_service: dict[str, Tally] = field(default=Factory(dict))

    @property
    def balanced_accuracy(self) -> float | None:
        """Mean recall of the two outcomes, no proposal counted as a miss; None where one never occurs."""
        if not self.upheld.published or not self.overturned.published:
            return None
        upheld = self.upheld.agreed / self.upheld.published
        return (upheld + self.overturned.agreed / self.overturned.published) / 2


Row = tuple[str, bool, str | None, str | None]
"""Service, whether it is addressed, what is proposed, and what was published."""


def count(rows: Iterable[Row]) -> Tally:
    """Count rows, over all and by service."""
    every = list(rows)
    services = sorted({service for service, is_addressed, _, _ in every if is_addressed})
    return _count(every, {name: _count([row for row in every if row[0] == name], {}) for name in services})


def _count(rows: list[Row], by_service: dict[str, Tally]) -> Tally:
    addressed = [row for row in rows if row[1]]
    determined = [row for row in addressed if row[2] is not None]
    agreed = sum(row[2] == row[3] for row in determined)
    return Tally(
        addressed=len(addressed),
        determined=len(determined),
        agreed=agreed,
        disagreed=len(determined) - agreed,
        upheld=_recall(addressed, "upheld"),
        overturned=_recall(addressed, "overturned"),
        by_service=by_service,
    )


def _recall(addressed: list[Row], outcome: str) -> Recall:
    of_it = [row for row in addressed if row[3] == outcome]
    return Recall(len(of_it), sum(row[2] == outcome for row in of_it))
