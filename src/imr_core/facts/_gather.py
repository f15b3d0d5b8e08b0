"""Case → facts: what the typed case and its records say of an item, and of each of its parts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from attrs import frozen

from imr_core.expressions import INFINITY, FactLeaf, Interval, Value, exact
from imr_core.facts._drug_facts import drug_values, other_oral_classes, service_of, usual_form
from imr_core.facts._ready import days, ends, ready, span
from imr_core.model import (
    Assumption,
    BodyRegion,
    Bound,
    Case,
    DateRange,
    DisputedItem,
    Drug,
    Duration,
    Frequency,
    Period,
    RequestedDrug,
    Service,
    TreatmentRequest,
    Unit,
)

_DAYS_A_WEEK = 7
_WEEKS_A_MONTH = (Fraction(4), Fraction(31, 7))  # the shortest month is four weeks
_WEEKS_A_YEAR = (Fraction(365, 7), Fraction(366, 7))


@frozen
class ItemFacts:
    """What is known of an item.

    Args:
        values: The known values by name, those of a part left out.
        assumed: What was taken for granted.
        follows_request: Whether the date of service is taken to be the date of the request.
    """

    values: dict[str, Value]
    assumed: tuple[Assumption, ...]
    follows_request: bool


@frozen
class Part:
    """One part of an item that is assessed on its own.

    Args:
        region: The body region, or None if unknown.
        ingredient: The ingredient, or None if unknown or no drug.
    """

    region: str | None = None
    ingredient: str | None = None

    @property
    def label(self) -> str | None:
        """What it is called: the region, the ingredient, or both."""
        if self.region is None or self.ingredient is None:
            return self.region or self.ingredient
        return f"{self.region} · {self.ingredient}"


def parts(request: TreatmentRequest) -> tuple[Part, ...]:
    """Return the parts of a request: one for each body region and ingredient; at least one."""
    regions = request.body_regions or (None,)
    ingredients = (request.drug.ingredients if request.drug else ()) or (None,)
    return tuple(Part(region, ingredient) for region in regions for ingredient in ingredients)


def drug_class_values(case: Case, item: DisputedItem, drugs: Mapping[str, Drug]) -> dict[str, Value]:
    """Return what the other items of a case say beside a drug; nothing where that is not known."""
    if item.request.drug is None:
        return {}
    classes = other_oral_classes(case, item, drugs)
    return {} if classes is None else {"other_oral_classes": classes}


def part_values(part: Part, drugs: Mapping[str, Drug], drug: RequestedDrug | None = None) -> dict[str, Value]:
    """Return what is known of one part alone.

    Args:
        part: The part.
        drugs: The registered drugs by name.
        drug: The drug as the request names it, if it asks for one.
    """
    values: dict[str, Value] = {}
    # "The back" is a region whose name is not known more closely.
    if part.region is not None and part.region != BodyRegion.BACK.value:
        values["body_region"] = part.region
    if part.ingredient is not None:
        values["ingredient"] = part.ingredient
        values.update(usual_form(drug, part.ingredient, drugs))
        if part.ingredient in drugs:
            values["drug_class"] = frozenset(drugs[part.ingredient].classes)
    return values


def gather(
    case: Case, item: DisputedItem, leaves: Mapping[str, FactLeaf], services: Mapping[str, Service]
) -> ItemFacts:
    """Gather what is known of an item: derived from the typed case, and documented by its records.

    Args:
        case: The case; its facts have been checked.
        item: One of its items.
        leaves: The declared facts by name.
        services: The registered services by name.
    """
    request = item.request
    values: dict[str, Value] = {}
    _add_request(values, item, services)
    assumed, follows = _add_dates(values, case, item)
    if case.employee.age is not None:
        values["age"] = case.employee.age
    values.update(drug_values(request))
    for name, fact in item.facts.items():
        values[name] = ready(leaves[name], fact.value)
    return ItemFacts(values, assumed, follows)


def _add_request(values: dict[str, Value], item: DisputedItem, services: Mapping[str, Service]) -> None:
    request = item.request
    unit = request.unit
    service = service_of(request, services)
    if service is not None:
        values["service"] = service
        if unit is None and request.drug is None and service in services:
            unit = services[service].unit
    if unit is not None:
        values["unit"] = unit.value
    if item.authorized_quantity is not None:
        values["authorized_quantity"] = item.authorized_quantity
    if request.quantity is not None:
        values["quantity"] = _bounded(request.quantity)
        values["quantity_stated"] = True
        if unit is Unit.VISIT:
            values["visits"] = values["quantity"]
    if request.frequency is not None and (pace := _per_week(request.frequency)) is not None:
        values["visits_per_week"] = pace
    if request.refills is not None:
        values["refills"] = request.refills
        values["refills_requested"] = request.refills > 0
    if request.duration is not None:
        values["weeks"] = _weeks(request.duration)
        values["duration_stated"] = True


def _bounded(quantity: int | Bound) -> Value:
    if isinstance(quantity, int):
        return quantity
    low = 0 if quantity.at_least is None else exact(quantity.at_least)
    return span(low, INFINITY if quantity.at_most is None else exact(quantity.at_most))


def _per_week(frequency: Frequency) -> Value | None:
    if frequency.per is Period.WEEK:
        return span(frequency.times, frequency.at_most or frequency.times)
    if frequency.per is Period.DAY:
        return span(frequency.times * _DAYS_A_WEEK, (frequency.at_most or frequency.times) * _DAYS_A_WEEK)
    return None  # how the visits of a month fall into its weeks is not stated


def _weeks(duration: Duration) -> Value:
    low, high = duration.count, duration.at_most or duration.count
    if duration.unit is Period.WEEK:
        shortest = longest = Fraction(1)
    elif duration.unit is Period.DAY:
        shortest = longest = Fraction(1, _DAYS_A_WEEK)
    else:
        shortest, longest = _WEEKS_A_MONTH if duration.unit is Period.MONTH else _WEEKS_A_YEAR
    return span(exact(low * shortest), exact(high * longest))


def _add_dates(values: dict[str, Value], case: Case, item: DisputedItem) -> tuple[tuple[Assumption, ...], bool]:
    request, decided = item.request, item.utilization_review.decided_on
    assumed: list[Assumption] = []
    requested = _requested(case, item)
    if requested is not None:
        values["requested_on"] = requested
    if request.requested_on is not None and case.assumed_dates is not None:
        assumed.append(Assumption("requested_on", request.requested_on, case.assumed_dates))
    follows = False
    if request.date_of_service is not None:
        values["date_of_service"] = days(request.date_of_service)
        served, decision = ends(values["date_of_service"]), decided or case.date_assigned
        if decision is not None and served[1] <= decision.toordinal():
            values["is_retrospective"] = True
    elif decided is not None:
        values["date_of_service"] = decided.toordinal()
        assumed.append(Assumption("date_of_service", decided, "not stated; the date utilization review decided"))
    elif requested is not None:
        values["date_of_service"] = requested
        follows = True
        assumed.append(Assumption("date_of_service", _as_date(requested), "not stated; the date of the request"))
    if case.date_of_injury is not None:
        injury = case.date_of_injury.toordinal()
        values["date_of_injury"] = injury
        low, high = ends(requested)
        values["days_since_injury"] = span(max(low - injury, 0), max(high - injury, 0))
    return tuple(assumed), follows


def _requested(case: Case, item: DisputedItem) -> int | Fraction | Interval | None:
    if item.request.requested_on is not None:
        return days(item.request.requested_on)
    # A request that is not dated was made after the injury and before it was decided on.
    injury, decided = case.date_of_injury, item.utilization_review.decided_on
    if injury is None and decided is None:
        return None
    if injury is not None and decided is not None and injury > decided:
        return None
    return days(DateRange(injury, decided))


def _as_date(value: Any) -> date | DateRange:
    low, high = ends(value)
    if low == high:
        return date.fromordinal(low)
    return DateRange(
        None if low == -INFINITY else date.fromordinal(low), None if high == INFINITY else date.fromordinal(high)
    )
