"""From made-up facts to a case that has them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from imr_core.expressions import Value
from imr_core.facts import check_case, scatter
from imr_core.model import Case
from imr_core.registry import Registry


def case_with(facts: Mapping[str, Value], registry: Registry, requested_on: date | None) -> Case | None:
    """Return a case with these facts, as far as a case file can have them; None if it would not be let pass.

    Args:
        facts: The facts by name.
        registry: What plugins register.
        requested_on: Date of the request, where *facts* gives none.
    """
    try:
        scattered = scatter(facts, registry.facts, registry.services, registry.drugs, requested_on=requested_on)
    except (OverflowError, ValueError):  # a day outside the calendar
        return None
    case = scattered.case
    return None if check_case(case, registry.facts, registry.services, registry.drugs) else case
