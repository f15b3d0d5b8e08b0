"""What an item requests, in one line."""

from __future__ import annotations

from imr_core.model import DisputedItem, ItemAssessment
from imr_core.registry import Registry
from imr_core.report.words import counted, listed, name_words, value_text


def requested_words(item: ItemAssessment, of_case: DisputedItem, registry: Registry) -> str:
    """Return what an item requests: service, quantity, regions, date, and what it accompanies.

    Args:
        item: Its assessment.
        of_case: The item.
        registry: The registry, for the labels of services.
    """
    request = of_case.request
    parts = []
    if item.service is None:
        parts.append("service not recognised" if request.drug is None else f"drug: {request.drug.name}")
    else:
        service = registry.services.get(item.service)
        parts.append(service.label or service.name if service else item.service)
    if request.quantity is not None:
        parts.append(counted(request.quantity, request.unit.value if request.unit else None))
    if of_case.authorized_quantity:
        parts.append(f"{of_case.authorized_quantity} of them authorised already")
    if request.body_regions:
        parts.append(listed(map(name_words, request.body_regions)))
    if request.requested_on is not None:
        parts.append(f"requested {value_text(request.requested_on)}")
    if of_case.ancillary_to:
        parts.append(f"accompanies item {of_case.ancillary_to}")
    return " · ".join(parts)
