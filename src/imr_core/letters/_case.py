"""Letter → case: what a determination was asked, as a case that can be assessed anew.

Only the header, the clinical summary and the request texts are read. Rationale, guideline lines
and outcome are not, but for the outcome that is carried along as ``published``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Protocol

from attrs import evolve

from imr_core.expressions import FactLeaf
from imr_core.facts import check_fact
from imr_core.model import (
    Case,
    DateRange,
    DisputedItem,
    DocumentedFact,
    Drug,
    PublishedDetermination,
    PublishedItem,
    Service,
    TreatmentRequest,
    UtilizationReview,
)
from imr_core.narrative import (
    Documentation,
    FactReader,
    ReadingContext,
    document_facts,
    latest_report,
    read_injury_date,
    read_request,
    read_worker,
)

_ASSOCIATED = re.compile(r"\s*(associated\s+surgical\s+service|(post|pre)[\s-]*op)", re.IGNORECASE)
_LATEST_REPORT = "the letter states no date of request; the date of the latest report that its summary names"
_BETWEEN = "the letter states no date of request; it lies between the latest report it names and the denial"


class Knowledge(Protocol):
    """What of a registry is needed to read a letter into a case."""

    @property
    def services(self) -> Mapping[str, Service]:
        """The registered services by name."""
        ...

    @property
    def drugs(self) -> Mapping[str, Drug]:
        """The registered drugs by name."""
        ...

    @property
    def facts(self) -> Mapping[str, FactLeaf]:
        """The declared facts by name."""
        ...

    @property
    def fact_readers(self) -> tuple[FactReader, ...]:
        """The fact readers."""
        ...


def case_from_letter(letter: PublishedDetermination, registry: Knowledge) -> Case:
    """Return the case that a published letter determined, as its summary and request texts state it.

    The registry's fact readers run on the clinical summary. A published letter gives no date of the
    request: it lies between the latest report that the summary names and the denial by utilization review.

    Args:
        letter: The letter.
        registry: A registry, for its services, drugs, facts and fact readers.
    """
    injured = letter.date_of_injury or read_injury_date(letter.clinical_summary)
    requested, why = _requested(letter, injured)
    items: list[DisputedItem] = []
    for place, published in enumerate(letter.items, start=1):
        items.append(_item(str(place), published, letter, registry, requested, items))
    return Case(
        items=tuple(items),
        case_number=letter.case_number,
        employee=read_worker(letter.clinical_summary),
        date_of_injury=injured,
        priority=letter.priority.lower() if letter.priority else None,
        date_assigned=letter.date_assigned,
        application_received=letter.application_received,
        clinical_summary=letter.clinical_summary,
        assumed_dates=why,
    )


def request_of(item: PublishedItem, registry: Knowledge) -> TreatmentRequest:
    """Return what an item of a letter requests, read with a registry's services and drugs."""
    return read_request(item.text, tuple(registry.services.values()), tuple(registry.drugs.values()))


def authorized_quantity(item: PublishedItem, request: TreatmentRequest, registry: Knowledge) -> int | None:
    """Return how much of a request was authorised; None if nothing was, or it cannot be told.

    Where the letter does not state it in the request's own unit, it is what is left of the original
    request once the disputed part is taken off.
    """
    if not isinstance(request.quantity, int) or item.authorized_text is None:
        return None
    authorized = _quantity(item.authorized_text, request, registry)
    disputed = _quantity(item.disputed_text, request, registry)
    if authorized is None and disputed is not None:
        authorized = request.quantity - disputed
    return authorized if authorized is not None and 0 <= authorized <= request.quantity else None


def _quantity(text: str | None, request: TreatmentRequest, registry: Knowledge) -> int | None:
    if text is None:
        return None
    read = read_request(text, tuple(registry.services.values()), tuple(registry.drugs.values()))
    same = read.unit is request.unit or read.unit is None or request.unit is None
    return read.quantity if same and isinstance(read.quantity, int) else None


def _item(
    id: str,
    published: PublishedItem,
    letter: PublishedDetermination,
    registry: Knowledge,
    requested: date | DateRange | None,
    before: list[DisputedItem],
) -> DisputedItem:
    request = evolve(request_of(published, registry), requested_on=requested)
    context = ReadingContext(request=request, record=letter.case_number)
    found = document_facts(letter.clinical_summary, registry.fact_readers, context)
    return DisputedItem(
        id=id,
        request=request,
        authorized_quantity=authorized_quantity(published, request, registry),
        utilization_review=UtilizationReview(
            decision="modified" if published.authorized_text else "denied", decided_on=letter.ur_denial_date
        ),
        ancillary_to=_parent(published.text, before, registry.services),
        facts=_known_facts(found, registry),
        published=published.outcome.value,
        disagreements=tuple(sorted(one.name for one in found.disagreements)),
    )


def _known_facts(found: Documentation, registry: Knowledge) -> dict[str, DocumentedFact]:
    names = registry.facts
    return {
        name: fact
        for name, fact in sorted(found.facts.items())
        if name in names and not names[name].derived and check_fact(names[name], fact.value, name) is None
    }


def _parent(text: str, before: list[DisputedItem], services: Mapping[str, Service]) -> str | None:
    """Return the nearest surgery above an associated service; None if the letter has none."""
    if not _ASSOCIATED.match(text):
        return None
    for item in reversed(before):
        service = services.get(item.request.service or "")
        if service is not None and service.is_surgery and item.ancillary_to is None:
            return item.id
    return None


def _requested(letter: PublishedDetermination, injured: date | None) -> tuple[date | DateRange | None, str | None]:
    denied = letter.ur_denial_date
    report = latest_report(letter.clinical_summary, not_before=injured, not_after=denied)
    if denied is None:
        return report, _LATEST_REPORT if report is not None else None
    first = report or injured
    if first == denied:
        return denied, _BETWEEN
    if first is not None and first > denied:
        return denied, _BETWEEN
    return DateRange(first, denied), _BETWEEN
