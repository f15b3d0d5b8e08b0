"""An audit → everything its page shows: agreement by service and guideline, and each disagreement with its reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import evolve, field, frozen

from imr_core.audit import Audit, AuditedItem, Disagreement, Tally, tally
from imr_core.expressions import FactLeaf
from imr_core.model import Ground, ItemAssessment
from imr_core.readings import words
from imr_core.registry import Registry
from imr_core.report.words import fact_value, name_words, origin_words

UNRECOGNISED = "service not recognised"
NO_GUIDELINE = "no guideline in particular"


@frozen
class AgreementRow:
    """Agreement over the items of one service or guideline.

    Args:
        name: Name of the service or guideline; empty where there is none.
        label: The same in words.
        tally: The counts.
        disagreements: Numbers of its disagreements.
    """

    name: str
    label: str
    tally: Tally
    disagreements: tuple[int, ...]

    @property
    def unproposed(self) -> int:
        """Addressed items for which nothing is proposed."""
        return self.tally.addressed - self.tally.determined


@frozen
class AuditReading:
    """Agreement in one reading.

    Args:
        reading: ``open`` or ``closed``.
        total: Over all items.
        services: By service.
        guidelines: By guideline; an item counts for every guideline that says something of it.
    """

    reading: str
    total: AgreementRow
    services: tuple[AgreementRow, ...]
    guidelines: tuple[AgreementRow, ...]


@frozen
class DisagreementRow:
    """An item whose proposal is not what was published.

    Args:
        number: Its number, the worst first.
        source: Name of the letter's file, or None.
        case_number: The case number, or None.
        item: Identifier of the item.
        text: What was requested.
        service: The service in words.
        guidelines: Those that say something of it.
        readings: The readings in which it differs for the same reasons.
        published: The published outcome.
        proposed: What is proposed.
        is_worst: Whether an overturned item is proposed to be upheld.
        grounds: The bars and rules the proposal rests on.
        facts: The facts used: name, value, origin and quote.
        open_facts: Facts on which a rule that may still hold hangs, in words.
        assumed: Facts taken as not so, in words.
    """

    number: int
    source: str | None
    case_number: str | None
    item: str
    text: str = field(repr=False)
    service: str
    guidelines: tuple[str, ...]
    readings: tuple[str, ...]
    published: str
    proposed: str
    is_worst: bool
    grounds: tuple[Ground, ...]
    facts: tuple[tuple[str, str, str, str | None], ...] = field(repr=False)
    open_facts: tuple[str, ...]
    assumed: tuple[str, ...]


@frozen
class AuditReport:
    """An audit, as a report shows it.

    Args:
        letters: Letters given.
        parsed: Letters read.
        items: Items of the letters read.
        readings: Agreement in the open and in the closed reading.
        disagreements: Every disagreement, the worst first.
        warnings: What may mislead.
    """

    letters: int
    parsed: int
    items: int
    readings: tuple[AuditReading, ...]
    disagreements: tuple[DisagreementRow, ...]
    warnings: tuple[str, ...] = ()


def audit_report_of(result: Audit, registry: Registry) -> AuditReport:
    """Return what a report shows of an audit.

    Args:
        result: The audit.
        registry: The registry it was made with.
    """
    rows: list[DisagreementRow] = []
    numbers: dict[tuple[str, int], int] = {}
    for number, (one, readings) in enumerate(_merged(result.disagreements), start=1):
        rows.append(_row(number, one, readings, registry.facts))
        numbers.update({(reading, id(one.item)): number for reading in readings})
    return AuditReport(
        result.letters,
        result.parsed,
        result.items,
        tuple(_reading(result, reading, numbers) for reading in ("open", "closed")),
        tuple(rows),
        tuple(map(str, registry.failures)),
    )


def guidelines_of(item: ItemAssessment) -> tuple[str, ...]:
    """Return the guidelines, as ``id/edition``, that say something of an item; each once, in order.

    Of an item whose service is not recognised none is named, since any might apply.
    """
    if item.service is None and "service" in item.open_facts:
        return ()
    return tuple(dict.fromkeys(f"{one.guideline}/{one.edition}" for one in item.findings))


def _reading(result: Audit, reading: str, numbers: Mapping[tuple[str, int], int]) -> AuditReading:
    services: dict[str, list[AuditedItem]] = {}
    guidelines: dict[str, list[AuditedItem]] = {}
    for item in result.audited:
        assessment = item.reading(reading)
        services.setdefault(assessment.service or "", []).append(item)
        for name in guidelines_of(assessment) or ("",):
            guidelines.setdefault(name, []).append(item)

    def row(name: str, label: str, items: Iterable[AuditedItem]) -> AgreementRow:
        each = tuple(items)
        differing = sorted({numbers[reading, id(item)] for item in each if (reading, id(item)) in numbers})
        return AgreementRow(name, label, evolve(tally(each, reading), by_service={}), tuple(differing))

    return AuditReading(
        reading,
        row("", "all items", result.audited),
        _in_order(row(name, name_words(name) or UNRECOGNISED, items) for name, items in services.items()),
        _in_order(row(name, name or NO_GUIDELINE, items) for name, items in guidelines.items()),
    )


def _in_order(rows: Iterable[AgreementRow]) -> tuple[AgreementRow, ...]:
    return tuple(sorted((row for row in rows if row.tally.addressed), key=lambda row: (not row.name, row.name)))


def _reasons(assessment: ItemAssessment) -> tuple[Ground, ...]:
    return (*assessment.bars, *assessment.grounds)


def _merged(found: Iterable[Disagreement]) -> Iterable[tuple[Disagreement, tuple[str, ...]]]:
    """Return each item once, with the readings in which it disagrees for the same reasons."""
    merged: dict[tuple[int, tuple[Ground, ...]], tuple[Disagreement, list[str]]] = {}
    for one in found:
        merged.setdefault((id(one.item), _reasons(one.assessment)), (one, []))[1].append(one.reading)
    return [(one, tuple(readings)) for one, readings in merged.values()]


def _row(number: int, one: Disagreement, readings: tuple[str, ...], leaves: Mapping[str, FactLeaf]) -> DisagreementRow:
    assessment = one.assessment
    return DisagreementRow(
        number=number,
        source=one.item.source,
        case_number=one.item.case_number,
        item=assessment.id,
        text=assessment.text,
        service=name_words(assessment.service or "") or UNRECOGNISED,
        guidelines=guidelines_of(assessment),
        readings=readings,
        published=one.item.published,
        proposed=assessment.proposed.value if assessment.proposed else "",
        is_worst=one.is_worst,
        grounds=_reasons(assessment),
        facts=tuple(
            (words(name), fact_value(fact.value, leaves.get(name)), origin_words(fact), fact.quote)
            for name, fact in assessment.facts.items()
        ),
        open_facts=tuple(map(words, assessment.open_facts)),
        assumed=tuple(words(fact.fact) for fact in assessment.assumed if fact.value is False),
    )
