"""Facts → case: a case file that has given facts, so that a counterexample can be run by a person."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from imr_core.expressions import INFINITY, Count, Day, FactLeaf, Interval, Value, to_decimal
from imr_core.model import (
    Bound,
    Case,
    DateRange,
    DisputedItem,
    DocumentedFact,
    Duration,
    Employee,
    Frequency,
    Period,
    RequestedDrug,
    TreatmentRequest,
    Unit,
    UtilizationReview,
)

_ANY_DAY = date(2017, 1, 2)


def scatter(
    facts: Mapping[str, Value], leaves: Mapping[str, FactLeaf], *, requested_on: date | None = None
) -> tuple[Case, tuple[str, ...]]:
    """Return a case that has these facts, and the names of those that no case file can have.

    Args:
        facts: Known values by name, those of one part of an item.
        leaves: The declared facts by name.
        requested_on: Date of the request, where *facts* gives none.
    """
    derived = {name: value for name, value in facts.items() if leaves[name].derived}
    documented = {
        name: DocumentedFact(documentable(leaves[name], value)) for name, value in facts.items() if name not in derived
    }
    requested = _day(derived.get("requested_on")) or requested_on or _ANY_DAY
    request = _request(derived, requested)
    decided = _day(derived.get("date_of_service")) if not derived.get("is_retrospective") else None
    injured = _day(derived.get("date_of_injury"))
    if injured is None and isinstance(days := derived.get("days_since_injury"), int):
        injured = requested - timedelta(days=days)
    item = DisputedItem(
        id="1",
        request=request,
        authorized_quantity=_whole(derived.get("authorized_quantity")),
        utilization_review=UtilizationReview(decision="denied", decided_on=decided),
        facts=documented,
    )
    case = Case(items=(item,), employee=Employee(age=_whole(derived.get("age"))), date_of_injury=injured)
    lost = tuple(sorted(name for name in derived if name in _LOST))
    return case, lost


# What a request says of these is read back by other facts, or by none.
_LOST = {"drug_class"}


def _request(derived: Mapping[str, Any], requested: date) -> TreatmentRequest:
    visits = derived.get("visits")
    quantity = visits if visits is not None else derived.get("quantity")
    unit = Unit.VISIT if visits is not None else Unit(derived["unit"]) if "unit" in derived else None
    ingredient = derived.get("ingredient")
    strength = derived.get("strength")
    drug = None
    if ingredient is not None or "is_compound" in derived:
        drug = RequestedDrug(
            name=ingredient or "drug",
            ingredients=(ingredient,) if ingredient else (),
            strength=None if strength is None else to_decimal_only(strength),
            is_compound=bool(derived.get("is_compound")),
        )
    region = derived.get("body_region")
    weeks, pace = _whole(derived.get("weeks")), _whole(derived.get("visits_per_week"))
    return TreatmentRequest(
        text=_text(derived, quantity),
        service=derived.get("service"),
        quantity=_amount(quantity),
        unit=unit,
        frequency=None if not pace else Frequency(pace, Period.WEEK),
        duration=None if not weeks else Duration(weeks, Period.WEEK),
        body_regions=(region,) if region else (),
        drug=drug,
        requested_on=requested,
        date_of_service=_day(derived.get("date_of_service")) if derived.get("is_retrospective") else None,
    )


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


def to_decimal_only(value: int | Fraction) -> Any:
    """Return a number as a decimal, whole or not."""
    from decimal import Decimal

    return Decimal(value) if isinstance(value, int) else to_decimal(value)


def _amount(value: Any) -> int | Bound | None:
    if isinstance(value, Interval):
        return Bound(_whole(value.low), _whole(value.high))
    return _whole(value)


def _whole(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _day(value: Any) -> date | None:
    return date.fromordinal(value) if isinstance(value, int) else None
