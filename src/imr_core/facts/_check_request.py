"""Whether a request holds numbers, dates and names that a request can hold."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from imr_core.errors import Problem, hint_at
from imr_core.facts._check_fact import check_bound, check_day, is_number
from imr_core.model import BodyRegion, Bound, Duration, Frequency, RequestedDrug, TreatmentRequest

_REGIONS = tuple(region.value for region in BodyRegion)


def check_request(request: TreatmentRequest, path: str, registered: Mapping[str, Collection[str]]) -> Iterator[Problem]:
    """Check a request. *registered* are the names that plugins registered, by kind; others are not checked."""
    if not request.text.strip():
        yield Problem(f"{path}.text", "must not be empty")
    if request.service is not None:
        yield from _check_name(request.service, f"{path}.service", "services", registered.get("service"))
    if request.quantity is not None:
        yield from _check_quantity(request.quantity, f"{path}.quantity")
    if request.refills is not None:
        yield from check_whole(request.refills, f"{path}.refills")
    if request.frequency is not None:
        yield from _check_span(request.frequency, request.frequency.times, "times", f"{path}.frequency")
    if request.duration is not None:
        yield from _check_span(request.duration, request.duration.count, "count", f"{path}.duration")
    for place, region in enumerate(request.body_regions):
        yield from _check_name(region, f"{path}.body_regions[{place}]", "body regions", _REGIONS)
    if request.drug is not None:
        yield from _check_drug(request.drug, f"{path}.drug", registered)
    if request.requested_on is not None:
        yield from check_dates(request.requested_on, f"{path}.requested_on")
    if request.date_of_service is not None:
        yield from check_dates(request.date_of_service, f"{path}.date_of_service")


def check_whole(value: object, path: str, low: int = 0) -> Iterator[Problem]:
    """Check a whole number that is not below *low*; None is none given."""
    if value is None:
        return
    if not is_number(value, whole=True):
        yield Problem(path, "must be a whole number")
    elif value < low:  # type: ignore[operator]
        yield Problem(path, f"must be {low} or more")


def check_dates(value: object, path: str) -> Iterator[Problem]:
    """Check a date or a range of dates; None is none given."""
    if value is not None and (problem := check_day(value, path)) is not None:
        yield problem


def _check_quantity(quantity: int | Bound | None, path: str) -> Iterator[Problem]:
    if not isinstance(quantity, Bound):
        yield from check_whole(quantity, path)
        return
    found = [*check_whole(quantity.at_least, f"{path}.at_least"), *check_whole(quantity.at_most, f"{path}.at_most")]
    yield from found
    if not found and (problem := check_bound(quantity, path)) is not None:
        yield problem


def _check_span(span: Frequency | Duration, first: int, name: str, path: str) -> Iterator[Problem]:
    yield from (found := [*check_whole(first, f"{path}.{name}", 1), *check_whole(span.at_most, f"{path}.at_most", 1)])
    if not found and span.at_most is not None and span.at_most < first:
        yield Problem(path, f"{name} lies above at_most")


def _check_drug(drug: RequestedDrug, path: str, registered: Mapping[str, Collection[str]]) -> Iterator[Problem]:
    if not drug.name.strip():
        yield Problem(f"{path}.name", "must not be empty")
    for place, ingredient in enumerate(drug.ingredients):
        known = registered.get("ingredient")
        yield from _check_name(ingredient, f"{path}.ingredients[{place}]", "ingredients", known)
    if drug.strength is not None:
        if not is_number(drug.strength, whole=False):
            yield Problem(f"{path}.strength", "must be a number of at most 15 digits")
        elif drug.strength < 0:
            yield Problem(f"{path}.strength", "must be 0 or more")


def _check_name(name: str, path: str, what: str, known: Collection[str] | None) -> Iterator[Problem]:
    if known is not None and name not in known:
        yield Problem(path, f"is not one of the {what} known here", hint_at(name, known, what))
