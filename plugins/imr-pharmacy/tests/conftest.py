"""The installed plugin among the core's own, and short ways to ask it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import imr_pharmacy
import pytest

import imr_core.california
from imr_core import Case, DisputedItem, ItemAssessment, Registry, assess, read_request
from imr_core.model import DocumentedFact, UtilizationReview

Ask = Callable[..., ItemAssessment]


@pytest.fixture(scope="session")
def registry() -> Registry:
    """The core's plugin and this one."""
    return Registry([imr_core.california, imr_pharmacy])


@pytest.fixture(scope="session")
def ask(registry: Registry) -> Ask:
    """Assess a request text, closed unless told, with documented facts of this plugin by their short names."""

    def assessed(
        text: str,
        facts: Mapping[str, Any] | None = None,
        *,
        on: date = date(2016, 12, 15),
        injured: date = date(2016, 11, 1),
        served: date | None = None,
        reading: str = "closed",
        others: tuple[str, ...] = (),
    ) -> ItemAssessment:
        services, drugs = tuple(registry.services.values()), tuple(registry.drugs.values())
        known = {
            name if name in registry.facts else f"pharmacy.{name}": DocumentedFact(value)
            for name, value in (facts or {}).items()
        }
        items = []
        for place, each in enumerate((text, *others), start=1):
            request = read_request(each, services, drugs)
            items.append(
                DisputedItem(
                    str(place),
                    evolve_dates(request, on, served),
                    facts=known if place == 1 else {},
                    utilization_review=UtilizationReview("denied", on),
                )
            )
        case = Case(tuple(items), date_of_injury=injured)
        return assess(case, registry, reading, what_if=False).items[0]

    return assessed


def evolve_dates(request: Any, on: date, served: date | None) -> Any:
    """Return a request with its dates set."""
    from attrs import evolve

    return evolve(request, requested_on=on, date_of_service=served)
