"""Typed cases that cannot be assessed, made in Python where no reader of JSON stands before them."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from imr_core.expressions import Choice, Choices, Count, Day, FactLeaf, Flag
from imr_core.facts import Course, Injury, Request, check_case, check_fact
from imr_core.model import Bound, Case, DateRange, DisputedItem, DocumentedFact, Drug, Record, Service, TreatmentRequest

SERVICES = {"chiropractic": Service("chiropractic")}
DRUGS = {"naproxen": Drug("naproxen", classes=("nsaid",))}
LEAVES = Request.facts() | Injury.facts() | Course.facts()
COUNT = Count("Loaves.", "loaf", low=1, name="loaves")
AMOUNT = Count("Weight.", "gram", low=None, whole=False, name="weight")
DAY = Day("Day.", name="day")
ONE = Choice("Shape.", ("round", "oblong"), name="shape")
SOME = Choices("Grains.", ("rye", "wheat"), name="grains")
DRUG = Choice("Drug.", None, "drug", name="drug")


def item(id: str = "1", facts: Mapping[str, Any] | None = None, **fields: Any) -> DisputedItem:
    """Make an item with bare facts."""
    request = fields.pop("request", TreatmentRequest("x"))
    return DisputedItem(id, request, facts={k: DocumentedFact(v) for k, v in (facts or {}).items()}, **fields)


def found(case: Case, *, is_open: bool = False) -> dict[str, str]:
    """Return what is wrong with a case: messages by path."""
    problems = check_case(case, LEAVES, SERVICES, DRUGS, is_open=is_open)
    return {problem.path: problem.message for problem in problems}


@pytest.mark.parametrize(
    ("leaf", "value"),
    [
        (Flag("F.", name="f"), False),
        (COUNT, 1),
        (COUNT, 10**50),
        (COUNT, Bound(1, None)),
        (COUNT, Bound(None, 7)),
        (AMOUNT, -3),
        (AMOUNT, Decimal("-0.25")),
        (AMOUNT, Bound(Decimal("0.1"), 2)),
        (DAY, date(2015, 1, 1)),
        (DAY, DateRange(None, date(2015, 1, 1))),
        (DAY, DateRange(date(2015, 1, 1), date(2015, 1, 1))),
        (ONE, "oblong"),
        (SOME, ()),
        (SOME, ("rye", "wheat")),
        (DRUG, "naproxen"),
    ],
)
def test_values_that_facts_take(leaf: FactLeaf, value: Any):
    """A value of the fact's own kind passes."""
    assert check_fact(leaf, value, "$", {"drug": DRUGS}) is None


@pytest.mark.parametrize(
    ("leaf", "value", "message"),
    [
        (Flag("F.", name="f"), 1, "must be true or false"),
        (COUNT, True, "must be a whole number; unit: loaf"),
        (COUNT, 2.0, "must be a whole number; unit: loaf"),
        (COUNT, Decimal(2), "must be a whole number; unit: loaf"),
        (COUNT, Bound(1, 2.5), "must be a whole number; unit: loaf"),
        (COUNT, 0, "must be 1 or more; unit: loaf"),
        (COUNT, Bound(0, 5), "must be 1 or more; unit: loaf"),
        (COUNT, Bound(5, 4), "at_least lies above at_most"),
        (COUNT, Bound(), "gives neither at_least nor at_most"),
        (AMOUNT, 0.5, "must be a number of at most 15 digits; unit: gram"),
        (AMOUNT, Decimal("NaN"), "must be a number of at most 15 digits; unit: gram"),
        (AMOUNT, Decimal("Infinity"), "must be a number of at most 15 digits; unit: gram"),
        (AMOUNT, Decimal("1E+999999"), "must be a number of at most 15 digits; unit: gram"),
        (AMOUNT, Decimal("0.1234567890123456"), "must be a number of at most 15 digits; unit: gram"),
        (DAY, "2015-01-01", "must be a date of the calendar as YYYY-MM-DD"),
        (DAY, datetime(2015, 1, 1), "must be a date of the calendar as YYYY-MM-DD"),
        (DAY, DateRange(), "gives neither from nor to"),
        (DAY, DateRange(date(2015, 1, 2), date(2015, 1, 1)), "from lies after to"),
        (ONE, "square", "is not a known value of this fact"),
        (ONE, ("round",), "must be a name"),
        (SOME, "rye", "must be a list of names"),
        (SOME, ("oats",), "is not a known value of this fact"),
        (DRUG, "aspirin", "is not a known value of this fact"),
        (Request.visits, 5, "this fact is derived from the case and cannot be documented"),
    ],
)
def test_values_that_facts_do_not_take(leaf: FactLeaf, value: Any, message: str):
    """A value of any other kind is a problem: nothing is turned into something else, and never into False."""
    problem = check_fact(leaf, value, "$", {"drug": DRUGS})
    assert problem is not None
    assert message == problem.message


@pytest.mark.parametrize(
    ("leaf", "hint"),
    [
        (Request.visits, "Leave it out, and give request.quantity instead."),
        (Request.body_region, "Leave it out, and give request.body_regions instead."),
        (Injury.age, "Leave it out, and give employee.age of the case instead."),
        (Flag("Derived by a plugin.", derived=True, name="baking.is_large"), "Leave it out: the request says it."),
    ],
)
def test_derived_facts_say_what_to_give(leaf: FactLeaf, hint: str):
    """Who documents a fact that is derived is told which key to give instead."""
    problem = check_fact(leaf, 1, "$")
    assert problem is not None
    assert hint == problem.hint


@pytest.mark.parametrize(
    ("spoiled", "path"),
    [
        (item(request=TreatmentRequest(" ")), ".request.text"),
        (item(request=TreatmentRequest("x", quantity=True)), ".request.quantity"),
        (item(request=TreatmentRequest("x", quantity=2.0)), ".request.quantity"),  # type: ignore[arg-type]
        (item(request=TreatmentRequest("x", quantity=Bound(1, Decimal("1.5")))), ".request.quantity.at_most"),
        (item(request=TreatmentRequest("x", requested_on=datetime(2015, 1, 1))), ".request.requested_on"),
        (item(request=TreatmentRequest("x", service="acupuncture")), ".request.service"),
        (item(request=TreatmentRequest("x", body_regions=("tail",))), ".request.body_regions[0]"),
        (item(request=TreatmentRequest("x", quantity=3), authorized_quantity=4), ".authorized_quantity"),
        (item(published="Upheld"), ".published"),
        (item(facts={"flareup": True}), ".facts.flareup"),
        (item(""), ".id"),
    ],
)
def test_cases_made_in_python(spoiled: DisputedItem, path: str):
    """A case made in Python is held to the same as one read from a file."""
    assert [f"$.items[0]{path}"] == list(found(Case((spoiled,))))


def test_circle_of_items():
    """Each item of a circle is named, and no item that only leads into it."""
    circle = [item("1", ancillary_to="2"), item("2", ancillary_to="1"), item("3", ancillary_to="1")]
    assert {"$.items[0].ancillary_to", "$.items[1].ancillary_to"} == set(found(Case(circle)))


def test_item_that_accompanies_one_of_another_file():
    """An item may accompany one that the file does not hold, which then has no effect."""
    assert [] == list(found(Case((item(ancillary_to="9"),))))


def test_facts_may_refer_to_the_letter():
    """A fact may be documented by a record of the case, or by the letter that bears the case's own number."""
    facts = {name: DocumentedFact(True, record=name) for name in ("flare_up", "home_exercise", "occupational")}
    case = Case([DisputedItem("1", TreatmentRequest("x"), facts=facts)], "home_exercise", records=[Record("flare_up")])
    assert {"$.items[0].facts.occupational.record"} == set(found(case))


def test_names_pass_where_more_may_be_known():
    """Where plugins that are not at hand may know more, names that look like facts, services and drugs pass."""
    strange = item(facts={"baking.loaves": 2, "Bad name": 2}, request=TreatmentRequest("x", service="baking"))
    assert {"$.items[0].facts['Bad name']": "is not a known fact"} == found(Case([strange]), is_open=True)
    assert 3 == len(found(Case([strange])))


def test_no_items():
    """A case without items has nothing to assess."""
    assert {"$.items": "must hold at least one item"} == found(Case(()))
