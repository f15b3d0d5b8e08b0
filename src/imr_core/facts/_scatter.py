"""Facts → case: a case file that has given facts, so that a counterexample can be run by a person."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from attrs import frozen

from imr_core.expressions import INFINITY, Count, Day, FactLeaf, Flag, Interval, Value, to_decimal
from imr_core.facts._gather import gather, part_values, parts
from imr_core.model import (
    Bound,
    Case,
    DateRange,
    DisputedItem,
    DocumentedFact,
    Drug,
    Duration,
    Employee,
    Frequency,
    Period,
    RequestedDrug,
    Service,
    TreatmentRequest,
    Unit,
    UtilizationReview,
)

_ANY_DAY = date(2017, 1, 2)
_DAYS_A_WEEK = 7


@frozen
class Scattered:
    """A case that has given facts.

    Args:
        case: The case, of one item with one part.
        lost: Names of the facts that it has not: no case file can have them, or not together.
    """

    case: Case
    lost: tuple[str, ...]


def scatter(
    facts: Mapping[str, Value],
    leaves: Mapping[str, FactLeaf],
    services: Mapping[str, Service],
    drugs: Mapping[str, Drug],
    *,
    requested_on: date | None = None,
) -> Scattered:
    """Return a case that has these facts.

    Args:
        facts: Known values by name, those of one part of an item.
        leaves: The declared facts by name.
        services: The registered services by name.
        drugs: The registered drugs by name.
        requested_on: Date of the request, where *facts* gives none.
    """
    derived = {name: value for name, value in facts.items() if leaves[name].derived}
    documented = {
        name: DocumentedFact(documentable(leaves[name], value)) for name, value in facts.items() if name not in derived
    }
    case = _case(derived, documented, requested_on or _ANY_DAY, drugs)
    found = _found(case, leaves, services, drugs)
    lost = [name for name, value in facts.items() if found.get(name) != value]
    # What a request does not state counts as not so only in a file whose records are complete.
    unsaid = {name for name in lost if facts[name] is False and name not in found and _is_unsaid(leaves[name])}
    if unsaid:
        case = _case(derived, documented, requested_on or _ANY_DAY, drugs, records_complete=True)
    return Scattered(case, tuple(sorted(name for name in lost if name not in unsaid)))


def _is_unsaid(leaf: FactLeaf) -> bool:
    return isinstance(leaf, Flag) and leaf.undocumented is False


def _found(
    case: Case, leaves: Mapping[str, FactLeaf], services: Mapping[str, Service], drugs: Mapping[str, Drug]
) -> Mapping[str, Value]:
    (item,) = case.items
    (part,) = parts(item.request)
    return {**gather(case, item, leaves, services).values, **part_values(part, drugs, item.request.drug)}


def _case(
    derived: Mapping[str, Any],
    documented: dict[str, DocumentedFact],
    requested_on: date,
    drugs: Mapping[str, Drug],
    *,
    records_complete: bool = False,
) -> Case:
    injured, served = _day(derived.get("date_of_injury")), _day(derived.get("date_of_service"))
    requested = _day(derived.get("requested_on"))
    since = _whole(derived.get("days_since_injury"))
    if requested is None:
        requested = requested_on if injured is None or since is None else injured + timedelta(days=since)
    if injured is None and since is not None:
        injured = requested - timedelta(days=since)
    is_past = derived.get("is_retrospective") is True
    decided = (served or requested) if is_past else served
    item = DisputedItem(
        id="1",
        request=_request(derived, requested, decided if is_past else None, drugs),
        authorized_quantity=_authorized(derived),
        utilization_review=UtilizationReview(decision="denied", decided_on=decided),
        facts=documented,
    )
    employee = Employee(age=_whole(derived.get("age")))
    return Case(items=(item,), employee=employee, date_of_injury=injured, records_complete=records_complete)


def _authorized(derived: Mapping[str, Any]) -> int | None:
    authorized, requested = _whole(derived.get("authorized_quantity")), _whole(_quantity(derived))
    # No case file has more authorised than requested.
    return None if authorized is None or (requested is not None and authorized > requested) else authorized


def _quantity(derived: Mapping[str, Any]) -> Any:
    quantity = derived.get("visits", derived.get("quantity"))
    return 1 if quantity is None and derived.get("quantity_stated") else quantity


def _request(
    derived: Mapping[str, Any], requested: date, served: date | None, drugs: Mapping[str, Drug]
) -> TreatmentRequest:
    quantity = _quantity(derived)
    unit = Unit.VISIT if "visits" in derived else Unit(derived["unit"]) if "unit" in derived else None
    region = derived.get("body_region")
    refills = _whole(derived.get("refills"))
    if refills is None and "refills_requested" in derived:
        refills = int(derived["refills_requested"])
    return TreatmentRequest(
        text=_text(derived, quantity),
        service=derived.get("service"),
        quantity=_amount(quantity),
        unit=unit,
        frequency=_frequency(derived.get("visits_per_week")),
        duration=_duration(derived.get("weeks", 4 if derived.get("duration_stated") else None)),
        body_regions=(region,) if region else (),
        drug=_drug(derived, drugs),
        requested_on=requested,
        date_of_service=served,
        refills=refills,
    )


_OF_DRUGS = ("ingredient", "drug_class", "is_compound", "dosage_form", "is_topical", "strength", "strength_stated")


def _drug(derived: Mapping[str, Any], drugs: Mapping[str, Drug]) -> RequestedDrug | None:
    if not any(name in derived for name in _OF_DRUGS):
        return None
    ingredient = derived.get("ingredient") or _of_classes(derived.get("drug_class"), drugs)
    form, strength = derived.get("dosage_form"), derived.get("strength")
    if form is None and "is_topical" in derived:
        form = "cream" if derived["is_topical"] else "tablet"
    if strength is None and derived.get("strength_stated"):
        strength = 1
    return RequestedDrug(
        name=ingredient or "drug",
        ingredients=(ingredient,) if ingredient else (),
        strength=None if strength is None else Decimal(to_decimal(strength)),
        form=form,
        is_compound=bool(derived.get("is_compound")),
    )


def _of_classes(classes: frozenset[str] | None, drugs: Mapping[str, Drug]) -> str | None:
    found = (name for name, drug in drugs.items() if classes is not None and frozenset(drug.classes) == classes)
    return next(found, None)


def _frequency(pace: Any) -> Frequency | None:
    times = _whole(pace)
    return None if not times else Frequency(times, Period.WEEK)


def _duration(weeks: Any) -> Duration | None:
    if isinstance(weeks, Fraction):
        days = weeks * _DAYS_A_WEEK
        return Duration(int(days), Period.DAY) if days.denominator == 1 and days else None
    count = _whole(weeks)
    return None if not count else Duration(count, Period.WEEK)


def _text(derived: Mapping[str, Any], quantity: Any) -> str:
    what = derived.get("service") or derived.get("ingredient") or "treatment"
    count = f"{quantity} " if isinstance(quantity, int) else ""
    where = f", {derived['body_region']}" if "body_region" in derived else ""
    return f"{count}{what}{where} (made up)"


def documentable(leaf: FactLeaf, value: Value) -> Any:
    """Return a value of the readings as a record would document it."""
    as_day = isinstance(leaf, Day)
    if isinstance(value, Interval):
        low, high = (None if abs(end) == INFINITY else _plain(end, as_day) for end in (value.low, value.high))
        return DateRange(low, high) if as_day else Bound(low, high)
    if isinstance(value, frozenset):
        return tuple(sorted(value))
    if isinstance(leaf, Count | Day) and not isinstance(value, bool | str):
        return _plain(value, as_day)
    return value


def _plain(value: Any, as_day: bool) -> Any:
    return date.fromordinal(int(value)) if as_day else to_decimal(value)


def _amount(value: Any) -> int | Bound | None:
    if isinstance(value, Interval):
        ends = (None if abs(end) == INFINITY else end for end in (value.low, value.high))
        return Bound(*(None if end is None else int(end) for end in ends))
    return _whole(value)


def _whole(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _day(value: Any) -> date | None:
    return date.fromordinal(value) if isinstance(value, int) else None
