"""The statutory limit of visits, Labor Code 4604.5(c): three counters for each injury."""

from __future__ import annotations

from imr_core.california._services import CHIROPRACTIC, OCCUPATIONAL_THERAPY, PHYSICAL_THERAPY
from imr_core.facts import Course, Injury, Request
from imr_core.guidelines import Bar, Parameters, limit
from imr_core.model import Service, Unit
from imr_core.sources import Citation, Verification

STATUTE = Citation(
    "California Labor Code",
    publisher="State of California",
    section="4604.5(c)(1)",
    url="https://codes.findlaw.com/ca/labor-code/lab-sect-4604-5/",
    verification=Verification.PRIMARY_TEXT,
    seen_in=("physical.md 5.1", "physical.md 5.2", "physical.md 5.3", "physical.md 5.4", "physical.md 5.6"),
)


class Statute(Parameters):
    """The numbers of the statute."""

    statutory_limit = limit(24, Unit.VISIT, cite=STATUTE)


def _bar(service: Service, discipline: str) -> Bar:
    return Bar(
        f"visit-limit-{service.name}",
        when=Request.service.is_(service)
        & (Injury.date_of_injury >= "2004-01-01")
        & (Course.prior_visits + Request.visits > Statute.statutory_limit)
        & ~Course.visits_authorized_in_writing
        & ~Course.under_postsurgical_schedule,
        because=f"earlier {discipline} visits ({{prior_visits}}) and those requested ({{visits}}) together exceed the "
        "{statutory_limit} that an injury allows; neither a written authorization of more nor the postsurgical "
        "schedule lifts the limit",
        cite=STATUTE,
    )


BARS = (
    _bar(CHIROPRACTIC, "chiropractic"),
    _bar(PHYSICAL_THERAPY, "physical therapy"),
    _bar(OCCUPATIONAL_THERAPY, "occupational therapy"),
)
