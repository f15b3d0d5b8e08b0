"""Cases written and read again; whatever is written is also what the schema describes."""

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from imr_core.model import (
    BodyRegion,
    Bound,
    Case,
    DateRange,
    Diagnosis,
    DisputedItem,
    DocumentedFact,
    Duration,
    Employee,
    Frequency,
    Period,
    Record,
    RequestedDrug,
    TreatmentRequest,
    Unit,
    UtilizationReview,
)
from imr_core.sources import Citation, Verification
from imr_core.wire import case_schema, case_to_json, load_case

text = st.none() | st.text(max_size=8)
words = st.text(max_size=8).map(lambda given: f"x{given}")
days = st.dates()
whole = st.integers(0, 10**20)
amounts = st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places), st.integers(0, 10**15 - 1), st.integers(0, 14)
)


def optional(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Allow None beside the values."""
    return st.none() | values


@st.composite
def pairs(draw: st.DrawFn, values: st.SearchStrategy[Any], make: Callable[[Any, Any], Any]) -> Any:
    """Draw two ends the right way round, one of which may be open."""
    low, high = sorted((draw(values), draw(values)))
    return make(*draw(st.sampled_from([(low, high), (low, None), (None, high)])))


def spans(values: st.SearchStrategy[Any], make: Callable[[Any, Any], Any]) -> st.SearchStrategy[Any]:
    """Draw a value, or a pair of ends."""
    return values | pairs(values, make)


VALUES = {
    "flare_up": st.booleans(),
    "prior_visits": spans(whole, Bound),
    "baking.loaves": spans(st.integers(1, 50), Bound),
    "baking.weight": spans(amounts | whole, Bound),
    "baking.drift": spans(amounts.map(lambda given: -given), Bound),
    "baking.baked_on": spans(days, DateRange),
    "baking.shape": st.sampled_from(["round", "oblong"]),
    "baking.grains": st.lists(st.sampled_from(["rye", "wheat", "spelt"])).map(tuple),
    "baking.ordered": st.sampled_from(["baking", "milling"]),
    "baking.taken": st.lists(st.sampled_from(["naproxen", "hydrocodone"])).map(tuple),
}
drugs = st.builds(
    RequestedDrug,
    words,
    st.lists(st.sampled_from(["naproxen", "acetaminophen"])),
    optional(amounts),
    text,
    text,
    st.booleans(),
)
citations = st.builds(
    Citation,
    st.text(max_size=5),
    text,
    optional(st.integers(1900, 2030)),
    text,
    text,
    text,
    st.sampled_from(Verification),
    st.lists(st.text(max_size=3)).map(tuple),
)


@st.composite
def requests(draw: st.DrawFn) -> TreatmentRequest:
    """Draw a request of any kind."""
    low, high = sorted((draw(st.integers(1, 9)), draw(st.integers(1, 9))))
    return TreatmentRequest(
        draw(words),
        draw(st.sampled_from([None, "baking", "milling"])),
        draw(optional(spans(whole, Bound))),
        draw(optional(st.sampled_from(Unit))),
        draw(optional(st.builds(Frequency, st.just(low), st.sampled_from(Period), st.sampled_from([None, high])))),
        draw(optional(st.builds(Duration, st.just(low), st.sampled_from(Period), st.sampled_from([None, high])))),
        draw(st.lists(st.sampled_from(BodyRegion).map(lambda region: region.value), max_size=2)),
        draw(optional(drugs)),
        draw(optional(spans(days, DateRange))),
        draw(optional(spans(days, DateRange))),
        draw(optional(whole)),
    )


@st.composite
def items(draw: st.DrawFn, place: int, records: list[str]) -> DisputedItem:
    """Draw an item, which may accompany an earlier one."""
    request = draw(requests())
    quantity = request.quantity.at_most if isinstance(request.quantity, Bound) else request.quantity
    source = (st.sampled_from([None, *records]), optional(st.integers(1, 99)), text, optional(whole))
    names = draw(st.lists(st.sampled_from(sorted(VALUES)), unique=True, max_size=4))
    return DisputedItem(
        str(place),
        request,
        draw(optional(st.integers(0, 10**20 if quantity is None else quantity))),
        UtilizationReview(
            draw(st.sampled_from([None, "denied", "modified", "delayed"])),
            draw(optional(days)),
            draw(st.lists(citations, max_size=2)),
        ),
        draw(st.sampled_from([None, *map(str, range(place))])),
        {name: draw(st.builds(DocumentedFact, VALUES[name], *source)) for name in names},
        draw(st.sampled_from([None, "upheld", "overturned"])),
        draw(st.lists(st.sampled_from(sorted(VALUES)), max_size=1)),
    )


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Draw a case that can be assessed."""
    ids = draw(st.lists(words, unique=True, max_size=3))
    return Case(
        items=[draw(items(place, ids)) for place in range(draw(st.integers(1, 3)))],
        case_number=draw(text),
        employee=Employee(draw(optional(st.integers(0, 120))), draw(text)),
        date_of_injury=draw(optional(days)),
        priority=draw(st.sampled_from([None, "standard", "expedited"])),
        date_assigned=draw(optional(days)),
        application_received=draw(optional(days)),
        clinical_summary=draw(text),
        diagnoses=draw(st.lists(st.builds(Diagnosis, st.text(max_size=5), text), max_size=2)),
        records=[Record(id, draw(text), draw(optional(days))) for id in ids],
        records_complete=draw(st.booleans()),
        assumed_dates=draw(text),
    )


@given(case=cases())
def test_roundtrip(case: Case, registry: SimpleNamespace):
    """A case written as JSON and read again is the same case, with and without a registry at hand."""
    written = json.dumps(case_to_json(case))
    assert case == load_case(written, registry)
    assert case == load_case(written.encode())


@given(case=cases())
def test_written_cases_are_valid(case: Case, registry: SimpleNamespace, is_valid: Callable[[Any, Any], bool]):
    """A case written as JSON is what the schema describes."""
    schema = case_schema(registry.facts, registry.services, registry.drugs)
    assert is_valid(json.loads(json.dumps(case_to_json(case))), schema)


@given(digits=amounts)
def test_amounts_are_exact(digits: Decimal):
    """An amount arrives with the value its digits write, never rounded to a binary fraction."""
    request = {"text": "x", "drug": {"name": "y", "strength": "DIGITS"}}
    written = json.dumps({"schema": "imr-case/1", "items": [{"id": "1", "request": request}]})
    drug = load_case(written.replace('"DIGITS"', f"{digits:f}")).items[0].request.drug
    assert drug is not None
    assert digits == drug.strength


def test_absent_and_null_are_one(document: dict[str, Any], registry: SimpleNamespace):
    """A key that is null reads as if it were absent, whichever optional key it is."""
    bare = {"schema": "imr-case/1", "items": [{"id": "1", "request": {"text": "x"}}]}
    request = dict.fromkeys(document["items"][0]["request"], None) | {"text": "x"}
    item = dict.fromkeys(document["items"][0], None) | {"id": "1", "request": request}
    nulls = dict.fromkeys(document, None) | {"schema": "imr-case/1", "items": [item]}
    assert load_case(json.dumps(bare), registry) == load_case(json.dumps(nulls), registry)


def test_dates_are_dates(document: dict[str, Any]):
    """A fact that is a date is one also where no registry says that it is."""
    facts = load_case(json.dumps(document)).items[0].facts
    assert DateRange(date(2015, 1, 1), None) == facts["baking.baked_on"].value


def test_bounds_and_ranges_may_stand_under_value(document: dict[str, Any], registry: SimpleNamespace):
    """A bound or a range says the same beside its record as under ``value``."""
    flat = load_case(json.dumps(document), registry)
    facts = document["items"][0]["facts"]
    facts["prior_visits"] = {"value": {"at_least": 3, "at_most": 5}, "record": "b"}
    facts["baking.baked_on"] = {"value": {"from": "2015-01-01"}}
    assert flat == load_case(json.dumps(document), registry)


def test_drug_by_name_has_its_ingredients(document: dict[str, Any], registry: SimpleNamespace):
    """A drug given by its registered name has the ingredients and the form it is registered with."""
    document["items"][1]["request"]["drug"] = "vicodin"
    drug = load_case(json.dumps(document), registry).items[1].request.drug
    assert drug is not None
    assert ("hydrocodone", "acetaminophen") == drug.ingredients
    assert "tablet" == drug.form
