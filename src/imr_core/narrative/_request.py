"""A request text read into a treatment request, without guessing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from imr_core.facts import MEDICATION
from imr_core.model import Bound, Drug, Period, RequestedDrug, Service, TreatmentRequest, Unit
from imr_core.narrative._dates import date_spans, read_date_of_service
from imr_core.narrative._drugs import find_drug
from imr_core.narrative._numbers import Quantity, in_digits, is_contradicted
from imr_core.narrative._quantities import (
    Count,
    agreed,
    is_declared_unknown,
    only_refills,
    read_counts,
    read_refills,
    without_sizes,
)
from imr_core.narrative._regions import level_spans, read_regions
from imr_core.narrative._services import Mention, find_service, head_end
from imr_core.narrative._strengths import find_strengths
from imr_core.narrative._text import mask, plain
from imr_core.narrative._timing import Timing, read_timing

_VISIT_WORDS = re.compile(
    r"\b(?:visits?|sessions?|treatments?|therapy|therapies|physiotherapy|chiro\w*|acupuncture|"
    r"electro-?acupuncture|rehab\w*|massage|pt|ot|hydrotherapy|"
    r"manipulations?|psychotherapy|counsell?ing|biofeedback|(?:therapeutic |aquatic )?exercises?|myofascial)\b"
)
_DEVICE_WORDS = re.compile(
    r"\b(?:units?|wraps?|pads?|pumps?|braces?|machines?|kits?|pillows?|rental|purchase|supports?|garments?|systems?|devices?|slings?|"
    r"walkers?|mri|x-rays?|ct scans?|electrodes?|supplies|gauze|cold therapy|compression)\b"
)
_TRIAL = re.compile(r"\b(?:trial|rental|rent)\b")
_TIME_UNITS = {Unit.DAY: Period.DAY, Unit.WEEK: Period.WEEK, Unit.MONTH: Period.MONTH, Unit.YEAR: Period.YEAR}
_FORM_UNITS = {"tablet": Unit.TABLET, "capsule": Unit.CAPSULE, "patch": Unit.PATCH}


def _counted(text: str, service: Mention | None) -> str:
    """Return *text* with all numbers masked that count nothing, and the others in digits."""
    spans = date_spans(text) + level_spans(text) + [(one.start, one.stop) for one in find_strengths(text)]
    if service and in_digits(service.name + " " + text[service.start : service.stop]) != (
        service.name + " " + text[service.start : service.stop]
    ):
        spans.append((service.start, service.stop))
    return in_digits(mask(text, spans))


def _is_visits(text: str, service: Service | None, drug: RequestedDrug | None) -> bool:
    if service is not None:
        return service.unit is Unit.VISIT
    return drug is None and bool(_VISIT_WORDS.search(text)) and not _DEVICE_WORDS.search(text)


def _bare_unit(text: str, service: Service | None, drug: RequestedDrug | None, is_visits: bool) -> Unit | None:
    """Return what a number counts that stands without a noun, or None if the text does not tell."""
    if service is not None:
        return None if service.unit is Unit.UNIT and _TRIAL.search(text) else service.unit
    if drug is not None:
        return _FORM_UNITS.get(drug.form or "")
    if is_visits:
        return Unit.VISIT
    return None if _TRIAL.search(text) else Unit.UNIT


def _value(amount: Quantity | None) -> int | Bound | None:
    if amount is None:
        return None
    return amount.low if amount.is_exact else Bound(amount.low, amount.high)


def _of_drug(counts: list[Count], timing: Timing) -> list[Count]:
    """Return the counts of the fill: a marked one before others, and no dose of a daily schedule."""
    marked = [count for count in counts if count.is_marked]
    if marked:
        return marked
    return [] if timing.frequency and len(counts) == 1 and counts[0].amount == Quantity(1, 1) else counts


def _resolve(
    counts: list[Count], timing: Timing, is_visits: bool, bare: Unit | None
) -> tuple[int | Bound | None, Unit | None]:
    """Return the quantity on which all statements agree, with its unit; None where they do not agree."""
    if any(count.unit is Unit.VISIT for count in counts):
        counts = [count for count in counts if count.unit in (Unit.VISIT, None)]
        is_visits = True
    units = {count.unit for count in counts if count.unit}
    if len(units) > 1:
        return None, None
    product = timing.total if is_visits else None
    amount = _value(agreed(counts, product))
    unit = units.pop() if units else (Unit.VISIT if product else bare)
    return amount, unit if amount is not None else None


def _spanned(timing: Timing, service: Service | None) -> tuple[int | Bound | None, Unit | None]:
    """Return the duration as the quantity of a service that is counted in spans of time."""
    duration = timing.duration
    if service is None or duration is None or _TIME_UNITS.get(service.unit) is not duration.unit:
        return None, None
    return _value(Quantity(duration.count, duration.at_most or duration.count)), service.unit


def read_request(text: str, services: Sequence[Service] = (), drugs: Sequence[Drug] = ()) -> TreatmentRequest:
    """Read a request text into a treatment request; what it does not state plainly is None.

    The quantity counts one fill: refills are not multiplied in, unless nothing but refills is asked for.
    Where a stated count and frequency times duration disagree, the quantity is None. A fraction, such as
    111.2 grams, is the bounds of the whole numbers around it. In a combination strength, such as
    5/325 mg, the strength is None (``read_strengths`` gives all of them).

    Args:
        text: The request in its own words.
        services: The registered services, by whose phrases the service is recognised.
        drugs: The registered drugs; any other drug is recognised by its strength alone.

    Returns:
        The request; ``requested_on`` is None, since a text does not give it. A request for a drug that names
        no service is one for ``medication``, where that service is registered.
    """
    words = plain(text)
    mention = find_service(words, services)
    head = head_end(words)
    if mention and mention.start >= head and find_drug(words, drugs, head) is not None:
        mention = None  # A drug to be taken before a scan is no scan.
    service = next((one for one in services if mention and one.name == mention.name), None)
    is_headed = service is not None or _VISIT_WORDS.search(words[:head]) is not None
    drug = find_drug(words, drugs, head if is_headed else len(words))
    is_visits = _is_visits(words, service, drug)
    counted = _counted(words, mention)
    timing = read_timing(counted, is_visits)
    quantity, unit = _quantity(words, counted, timing, service, drug, is_visits)
    return TreatmentRequest(
        text=text,
        service=mention.name if mention else _medication(drug, services),
        quantity=quantity,
        unit=unit,
        frequency=timing.frequency,
        duration=timing.duration,
        body_regions=read_regions(words),
        drug=drug,
        date_of_service=read_date_of_service(words),
        refills=read_refills(counted) if drug is not None and unit is not Unit.REFILL else None,
    )


def _medication(drug: RequestedDrug | None, services: Sequence[Service]) -> str | None:
    return MEDICATION if drug is not None and any(one.name == MEDICATION for one in services) else None


def _quantity(
    words: str,
    counted: str,
    timing: Timing,
    service: Service | None,
    drug: RequestedDrug | None,
    is_visits: bool,
) -> tuple[int | Bound | None, Unit | None]:
    if is_declared_unknown(words) or is_contradicted(counted):
        return None, None
    refills = only_refills(counted)
    if refills is not None:
        return _value(refills), Unit.REFILL
    counts = without_sizes(read_counts(timing.rest))
    if drug is not None and service is None:
        counts = _of_drug(counts, timing)
    bare = _bare_unit(words, service, drug, is_visits)
    if not counts and not is_visits:
        # Twice a week for six weeks counts visits of whatever is done, unless it is a drug or a device.
        is_visits = service is None and drug is None and not _DEVICE_WORDS.search(words)
    amount, unit = _resolve(counts, timing, is_visits, bare)
    return (amount, unit) if amount is not None or counts else _spanned(timing, service)
