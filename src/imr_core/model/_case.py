"""A case under review: what was requested, what was decided, what the records document."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TypeAlias

from attrs import Factory, field, frozen

from imr_core.model._convert import as_tuple
from imr_core.model._terms import Duration, Frequency, RequestedDrug, Unit
from imr_core.sources import Citation


@frozen
class Bound:
    """A number known only within bounds, such as "at least 12 visits".

    Args:
        at_least: Lowest possible value, or None if there is none.
        at_most: Highest possible value, or None if there is none.
    """

    at_least: int | Decimal | None = None
    at_most: int | Decimal | None = None


@frozen
class DateRange:
    """A date known only to lie within a closed range; None leaves a side open."""

    first: date | None = None
    last: date | None = None


FactValue: TypeAlias = "bool | int | Decimal | date | str | tuple[str, ...] | Bound | DateRange"
"""A documented value; names of services, drugs and regions are written as strings."""


@frozen
class DocumentedFact:
    """A fact that a record documents.

    Args:
        value: What is documented.
        record: Identifier of the record, or the case number of the letter, or None.
        page: Page of the record, or None.
        quote: The words that document it, verbatim, or None.
        start: Position of the quote's first character in the text it is taken from, or None.
    """

    value: FactValue = field(repr=False)
    record: str | None = None
    page: int | None = None
    quote: str | None = field(default=None, repr=False)
    start: int | None = None


@frozen
class TreatmentRequest:
    """The original request for authorization of one treatment or service.

    Args:
        text: The request in its own words.
        service: Name of the registered service, or None if none is recognised.
        quantity: How many of *unit* the whole request asks for, the authorised part included.
        unit: What *quantity* counts.
        frequency: How often, if stated.
        duration: For how long, if stated.
        body_regions: Names of the body regions the request names.
        drug: The drug, if it is one.
        refills: How many refills beside the first fill, which is what *quantity* counts; or None.
        requested_on: Date of the request, or the range it lies in.
        date_of_service: Date the service was rendered, where it was; or None.
    """

    text: str = field(repr=False)
    service: str | None = None
    quantity: int | Bound | None = None
    unit: Unit | None = None
    frequency: Frequency | None = None
    duration: Duration | None = None
    body_regions: tuple[str, ...] = field(default=(), converter=as_tuple)
    drug: RequestedDrug | None = None
    requested_on: date | DateRange | None = None
    date_of_service: date | DateRange | None = None
    refills: int | None = None


@frozen
class UtilizationReview:
    """The decision of utilization review that is in dispute.

    Args:
        decision: ``denied``, ``modified`` or ``delayed``; None if unknown.
        decided_on: Date of the decision.
        citations: What the decision cited.
    """

    decision: str | None = None
    decided_on: date | None = None
    citations: tuple[Citation, ...] = field(default=(), converter=as_tuple)


@frozen
class DisputedItem:
    """One treatment or service whose denial is in dispute.

    Args:
        id: Identifier within the case.
        request: The original request.
        authorized_quantity: How many of the request's units were authorised, or None.
        utilization_review: The decision in dispute.
        ancillary_to: Identifier of the item this one accompanies, or None.
        facts: What the records document, by the fact's name.
        published: The published outcome, ``upheld`` or ``overturned``; never read by an assessment.
        disagreements: Names of facts on which the text the item was read from disagrees with itself,
            and which are therefore unknown.
    """

    id: str
    request: TreatmentRequest
    authorized_quantity: int | None = None
    utilization_review: UtilizationReview = UtilizationReview()
    ancillary_to: str | None = None
    facts: dict[str, DocumentedFact] = field(default=Factory(dict), repr=False)
    published: str | None = None
    disagreements: tuple[str, ...] = field(default=(), converter=as_tuple)

    @property
    def disputed_quantity(self) -> int | Bound | None:
        """What is in dispute: the original quantity less the authorised one; None if unknown."""
        quantity, authorized = self.request.quantity, self.authorized_quantity or 0
        if isinstance(quantity, Bound):
            return Bound(
                None if quantity.at_least is None else max(quantity.at_least - authorized, 0),
                None if quantity.at_most is None else quantity.at_most - authorized,
            )
        return None if quantity is None else quantity - authorized


@frozen
class Employee:
    """The injured worker. Age in whole years."""

    age: int | None = field(default=None, repr=False)
    sex: str | None = field(default=None, repr=False)


@frozen
class Diagnosis:
    """A diagnosis in words, with its ICD code where one is given."""

    text: str = field(repr=False)
    code: str | None = field(default=None, repr=False)


@frozen
class Record:
    """A medical record in the case file; *id* is what documented facts refer to."""

    id: str
    kind: str | None = None
    date: date | None = None


@frozen
class Case:
    """A case file: one injured worker, one injury, the items in dispute.

    Args:
        items: The disputed items, at least one.
        case_number: The case number, or None.
        programme: The review programme.
        employee: The injured worker.
        date_of_injury: Date of the injury.
        priority: ``standard`` or ``expedited``.
        date_assigned: Day the case was assigned to a reviewer.
        application_received: Day the application was received.
        clinical_summary: The clinical case summary, or None.
        diagnoses: The diagnoses.
        records: The medical records that facts refer to.
        records_complete: Whether the file holds all records, so that what they do not show is taken as not so.
        assumed_dates: Why a date of the items was assumed rather than stated, or None.
    """

    items: tuple[DisputedItem, ...] = field(converter=as_tuple)
    case_number: str | None = None
    programme: str = "california-dwc"
    employee: Employee = Employee()
    date_of_injury: date | None = field(default=None, repr=False)
    priority: str | None = None
    date_assigned: date | None = None
    application_received: date | None = None
    clinical_summary: str | None = field(default=None, repr=False)
    diagnoses: tuple[Diagnosis, ...] = field(default=(), converter=as_tuple, repr=False)
    records: tuple[Record, ...] = field(default=(), converter=as_tuple)
    records_complete: bool = False
    assumed_dates: str | None = None
