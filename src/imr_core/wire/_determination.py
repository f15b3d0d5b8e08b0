"""A published determination as the JSON data that ``imr parse --json`` prints."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from attrs import frozen

from imr_core.model import (
    Bound,
    CitedEvidence,
    GuidelineLine,
    PublishedDetermination,
    PublishedItem,
    RequestedDrug,
    TreatmentRequest,
)
from imr_core.wire._plain import plain

_REMAINING_PORTION, _UNRECOGNISED = "remaining-portion", "unrecognised"
_HEADER = (
    "date_assigned",
    "date_of_injury",
    "decision_date",
    "ur_denial_date",
    "priority",
    "application_received",
)


@frozen
class ReadItem:
    """What the texts of a published item were read as.

    Args:
        request: The item's ``text``.
        authorized: Its ``authorized_text``, or None if it has none.
        disputed: Its ``disputed_text``, or None if it has none.
    """

    request: TreatmentRequest
    authorized: TreatmentRequest | None = None
    disputed: TreatmentRequest | None = None


def determination_to_json(
    determination: PublishedDetermination,
    requests: Sequence[TreatmentRequest | ReadItem],
    source: str | None = None,
) -> dict[str, Any]:
    """Return a published determination as JSON data.

    Args:
        determination: The determination.
        requests: What the request texts of its items were read as, in their order.
        source: The name of the letter's file, or None.

    Returns:
        Its header, and its items. What is authorised and disputed is what the letter states in the unit of
        the original request; where it states one of them only, the other is what is left; else it is null.

    Raises:
        ValueError: If there are not as many requests as items.
    """
    items = zip(determination.items, requests, strict=True)
    return {
        "case_number": determination.case_number,
        "source": source,
        **{name: plain(getattr(determination, name)) for name in _HEADER},
        "reviewer": {
            "licenses": plain(determination.reviewer.licenses),
            "specialties": plain(determination.reviewer.specialties),
        },
        "clinical_summary": determination.clinical_summary,
        "items": [_item(item, one if isinstance(one, ReadItem) else ReadItem(one)) for item, one in items],
    }


def _item(item: PublishedItem, read: ReadItem) -> dict[str, Any]:
    request = read.request
    quantities = {name: plain(quantity) for name, quantity in _quantities(item, read).items()}
    return {
        "text": item.text,
        "outcome": item.outcome.value,
        "service": request.service,
        "quantity": quantities["quantity"],
        "unit": plain(request.unit),
        "body_regions": plain(request.body_regions),
        "drug": None if request.drug is None else _drug(request.drug),
        **quantities,
        "claims_administrator_guidelines": _guidelines(item.claims_administrator_guidelines),
        "claims_administrator_evidence": item.claims_administrator_guidelines.evidence.value,
        "reviewer_guidelines": _guidelines(item.reviewer_guidelines),
        "reviewer_evidence": item.reviewer_guidelines.evidence.value,
        "rationale": item.rationale,
    }


def _quantities(item: PublishedItem, read: ReadItem) -> dict[str, int | Bound | None]:
    original = read.request.quantity
    authorized, disputed = _alike(read.authorized, read.request), _alike(read.disputed, read.request)
    if item.heading_form == _UNRECOGNISED:
        # The text is then the whole heading: its numbers cannot be told apart.
        original = authorized = disputed = None
    elif item.heading_form == _REMAINING_PORTION:
        disputed = _less(original, authorized) if disputed is None else disputed
        authorized = _less(original, disputed) if authorized is None else authorized
    else:
        disputed = original if disputed is None else disputed
    return {
        "quantity": original,
        "original_quantity": original,
        "authorized_quantity": authorized,
        "disputed_quantity": disputed,
    }


def _alike(part: TreatmentRequest | None, whole: TreatmentRequest) -> int | Bound | None:
    """Return the quantity of a part of a request, if it counts the same as the whole."""
    if part is None or (part.unit is not None and whole.unit is not None and part.unit is not whole.unit):
        return None
    return part.quantity


def _less(whole: int | Bound | None, part: int | Bound | None) -> int | None:
    return whole - part if isinstance(whole, int) and isinstance(part, int) and part <= whole else None


def _drug(drug: RequestedDrug) -> dict[str, Any]:
    names = ("name", "ingredients", "strength", "strength_unit", "form", "is_compound")
    return {name: plain(getattr(drug, name)) for name in names}


def _guidelines(line: GuidelineLine) -> list[dict[str, Any]]:
    return [_cited(one) for one in line.citations]


def _cited(cited: CitedEvidence) -> dict[str, Any]:
    return {
        "title": cited.title,
        "year": cited.year,
        "section": cited.sections,
        "pages": cited.pages,
        "mtus": cited.is_mtus,
    }
