"""A published letter as a person reads it; its clinical summary and rationales are left to ``--json``."""

from __future__ import annotations

from collections.abc import Sequence

from imr_core.cli._page import Page
from imr_core.model import (
    CitedEvidence,
    Evidence,
    GuidelineLine,
    PublishedDetermination,
    PublishedItem,
    TreatmentRequest,
)
from imr_core.registry import Registry
from imr_core.report.words import counted, listed, name_words, value_text
from imr_core.wire import ReadItem

_HEADER = {
    "date_assigned": "assigned",
    "date_of_injury": "date of injury",
    "decision_date": "decided",
    "ur_denial_date": "UR denial",
    "priority": "priority",
    "application_received": "application received",
}
_STATES = {
    Evidence.MTUS: "MTUS",
    Evidence.NON_MTUS: "outside the MTUS",
    Evidence.MTUS_AND_NON_MTUS: "MTUS and others",
    Evidence.NONE_CITED: "no medical evidence cited",
}


def print_letter(
    page: Page, source: str, letter: PublishedDetermination, read: Sequence[ReadItem], registry: Registry
) -> None:
    """Print the header and the items of a letter."""
    page.title(f"Case {letter.case_number or 'without a number'} · {source}")
    header = [
        (label, value_text(value)) for name, label in _HEADER.items() if (value := getattr(letter, name)) is not None
    ]
    reviewer = letter.reviewer
    header.append(("reviewer", listed(reviewer.specialties) or "specialty not stated"))
    header.append(("licensed in", listed(reviewer.licenses) or "not stated"))
    header.append(("clinical summary", f"{len(letter.clinical_summary):,} characters; --json prints it"))
    page.rows(header, 1, styles=("dim",))
    for place, (item, of_item) in enumerate(zip(letter.items, read, strict=True), start=1):
        page.gap()
        page.text(item.text, 0, style="bold", lead=f"{place}. ")
        page.rows(_rows(item, of_item, registry), 1, styles=("dim",))


def _rows(item: PublishedItem, read: ReadItem, registry: Registry) -> list[tuple[str, str]]:
    rows = [("outcome", item.outcome.value.upper()), *_typed(read.request, registry)]
    for label, part in (("authorised", item.authorized_text), ("left to determine", item.disputed_text)):
        if part is not None:
            rows.append((label, part))
    rows.append(("claims administrator", _line(item.claims_administrator_guidelines)))
    rows.append(("reviewer", _line(item.reviewer_guidelines)))
    rows.append(("rationale", f"{len(item.rationale):,} characters; --json prints it"))
    return rows


def _typed(request: TreatmentRequest, registry: Registry) -> list[tuple[str, str]]:
    service = registry.services.get(request.service or "")
    rows = [("service", service.label or service.name if service else request.service or "not recognised")]
    if request.quantity is not None:
        rows.append(("quantity", counted(request.quantity, request.unit.value if request.unit else None)))
    if request.body_regions:
        rows.append(("body regions", listed(map(name_words, request.body_regions))))
    if request.drug is not None:
        drug = request.drug
        strength = f" {value_text(drug.strength)} {drug.strength_unit or ''}" if drug.strength is not None else ""
        rows.append(("drug", f"{drug.name}{strength}{f', {drug.form}' if drug.form else ''}"))
    return rows


def _line(line: GuidelineLine) -> str:
    said = [_STATES[line.evidence], "; ".join(_cited(one) for one in line.citations)]
    return ": ".join(part for part in said if part)


def _cited(cited: CitedEvidence) -> str:
    title = cited.title if cited.year is None else f"{cited.title} {cited.year}"
    pages = f"pages {cited.pages}" if cited.pages else None
    return ", ".join(part for part in (title, cited.sections, pages) if part)
