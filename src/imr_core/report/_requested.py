"""What an item requests, in one line."""

from __future__ import annotations

from imr_core.model import DisputedItem, ItemAssessment
from imr_core.narrative import read_request
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


def is_recognised(item: ItemAssessment) -> bool:
    """Tell whether the service of an item is known; where it is not, all hangs on it."""
    return item.service is not None or "service" not in item.open_facts


def unrecognised_words(of_case: DisputedItem, registry: Registry) -> str:
    """Return what to do about an item whose service is not known.

    Args:
        of_case: The item.
        registry: The registry, for the words by which requests name services.
    """
    suggested = read_request(
        of_case.request.text, tuple(registry.services.values()), tuple(registry.drugs.values())
    ).service
    # Of a letter the words were read already, so there is nothing to suggest.
    what = (
        "No installed plugin knows it by the words of this request; a case file can name it as request.service."
        if suggested is None
        else f"The text of a case file is not read for it; it suggests '{suggested}': name that as request.service."
    )
    return f"Which guideline and which statutory limit apply hangs on the service. {what}"
