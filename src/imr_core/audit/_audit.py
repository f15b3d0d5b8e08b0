"""Re-evaluate published letters from request and clinical summary alone, and compare."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import field, frozen

from imr_core.audit._tally import Tally, count
from imr_core.errors import CaseError
from imr_core.letters import case_from_letter
from imr_core.model import ItemAssessment, PublishedDetermination
from imr_core.registry import Registry
from imr_core.review import assess


@frozen
class AuditedItem:
    """One item of a published letter, assessed in both readings.

    Args:
        source: The name of the letter's file, or None.
        case_number: The case number, or None.
        published: The published outcome.
        open: The assessment in the open reading.
        closed: The assessment in the closed reading.
    """

    source: str | None
    case_number: str | None
    published: str
    open: ItemAssessment
    closed: ItemAssessment

    def reading(self, name: str) -> ItemAssessment:
        """Return the assessment in the reading of this name."""
        return self.closed if name == "closed" else self.open


@frozen
class Disagreement:
    """A proposal that is not what was published.

    Args:
        item: The item.
        reading: ``open`` or ``closed``.
        is_worst: Whether an overturned item is proposed to be upheld, the worst error a user can meet.
    """

    item: AuditedItem
    reading: str
    is_worst: bool

    @property
    def assessment(self) -> ItemAssessment:
        """The assessment that disagrees."""
        return self.item.reading(self.reading)


@frozen
class Audit:
    """Published letters against our assessments.

    Args:
        letters: Letters given, those that could not be read included.
        parsed: Letters read.
        items: Items of the letters read.
        open: Counts in the open reading.
        closed: Counts in the closed reading.
        disagreements: Every proposal that is not what was published, the worst first.
        refused: Letters that were read and whose case could not be assessed, each with its source.
        audited: Every item of the letters read, in both readings.
    """

    letters: int
    parsed: int
    items: int
    open: Tally
    closed: Tally
    disagreements: tuple[Disagreement, ...]
    refused: tuple[tuple[str | None, CaseError], ...] = ()
    audited: tuple[AuditedItem, ...] = field(default=(), repr=False)


def audit_letter(letter: PublishedDetermination, registry: Registry, source: str | None = None) -> list[AuditedItem]:
    """Assess each item of a letter in both readings.

    Only the header, the request texts and the clinical summary are read; rationale, guideline lines
    and outcome are not.

    Args:
        letter: The letter.
        registry: The guidelines to assess by.
        source: The name of the letter's file, carried along.
    """
    case = case_from_letter(letter, registry)
    readings = [assess(case, registry, reading, what_if=False) for reading in ("open", "closed")]
    return [
        AuditedItem(source, letter.case_number, published.outcome.value, of_open, of_closed)
        for published, of_open, of_closed in zip(letter.items, readings[0].items, readings[1].items, strict=True)
    ]


def tally(items: Iterable[AuditedItem], reading: str) -> Tally:
    """Count agreement over audited items in one reading."""
    return count(
        (each.service or "", each.is_addressed, each.proposed.value if each.proposed else None, item.published)
        for item in items
        for each in (item.reading(reading),)
    )


def audit(
    letters: Iterable[PublishedDetermination | tuple[str, PublishedDetermination]],
    registry: Registry,
    *,
    unread: int = 0,
) -> Audit:
    """Audit published letters.

    Args:
        letters: The letters, or pairs of a source's name and its letter; taken one by one.
        registry: The guidelines to assess by.
        unread: Letters that could not be read, to be counted among those given.
    """
    items: list[AuditedItem] = []
    refused: list[tuple[str | None, CaseError]] = []
    parsed = 0
    for each in letters:
        source, letter = each if isinstance(each, tuple) else (None, each)
        try:
            items += audit_letter(letter, registry, source)
        except CaseError as error:
            refused.append((source, error))
        else:
            parsed += 1
    found = [one for reading in ("open", "closed") for one in _disagreements(items, reading)]
    return Audit(
        letters=parsed + len(refused) + unread,
        parsed=parsed,
        items=len(items),
        open=tally(items, "open"),
        closed=tally(items, "closed"),
        disagreements=tuple(sorted(found, key=lambda one: not one.is_worst)),
        refused=tuple(refused),
        audited=tuple(items),
    )


def _disagreements(items: list[AuditedItem], reading: str) -> Iterator[Disagreement]:
    for item in items:
        proposed = item.reading(reading).proposed
        if proposed is not None and proposed.value != item.published:
            yield Disagreement(item, reading, is_worst=item.published == "overturned")
