"""The statutory limit of visits, Labor Code 4604.5(c)."""

from __future__ import annotations

from datetime import date

import pytest

from imr_core import Bar, Registry, Verification, california, truth
from imr_core.expressions import Value

CASE: dict[str, Value] = {
    "service": "chiropractic",
    "date_of_injury": date(2009, 5, 20).toordinal(),
    "prior_visits": 20,
    "visits": 5,
    "visits_authorized_in_writing": False,
    "under_postsurgical_schedule": False,
}


def bar(service: str) -> Bar:
    """Return the bar of a service."""
    return {one.id: one for one in california.BARS}[f"visit-limit-{service}"]


def holds(service: str = "chiropractic", **facts: Value) -> bool | None:
    """Tell whether the bar of a service holds for the case with other facts."""
    return truth(bar(service).when, CASE | {"service": service} | facts)


@pytest.mark.parametrize("service", ["chiropractic", "physical-therapy", "occupational-therapy"])
def test_limit_is_24_visits_of_each_discipline(service: str) -> None:
    """The twenty-fourth visit is allowed, the next is not, each discipline counting for itself."""
    assert False is holds(service, visits=4)
    assert True is holds(service, visits=5)
    others = {"chiropractic", "physical-therapy", "occupational-therapy"} - {service}
    assert all(truth(bar(other).when, CASE | {"service": service}) is False for other in others)


def test_limit_applies_to_injuries_from_2004() -> None:
    """Injuries before 2004-01-01 have no limit."""
    assert False is holds(date_of_injury=date(2003, 12, 31).toordinal())
    assert True is holds(date_of_injury=date(2004, 1, 1).toordinal())


@pytest.mark.parametrize("exception", ["visits_authorized_in_writing", "under_postsurgical_schedule"])
def test_exceptions_lift_the_limit(exception: str) -> None:
    """A written authorization and the postsurgical schedule lift it; while unknown, it only may hold."""
    assert False is holds(**{exception: True})
    facts = {name: value for name, value in CASE.items() if name != exception}
    assert None is truth(bar("chiropractic").when, facts)


def test_limit_rests_on_the_statute() -> None:
    """Each bar cites the primary text, and the state's plugin gives all three with their services."""
    registry = Registry([california])
    assert () == registry.failures
    assert {"chiropractic", "occupational-therapy", "physical-therapy"} <= set(registry.services)
    assert 3 == len(registry.bars)
    assert all(cite.verification is Verification.PRIMARY_TEXT for one in registry.bars for cite in one.sources)
