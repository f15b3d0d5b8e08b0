"""Facts turned back into a case file: derived from that file again, they are the same."""

import json
from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imr_core.expressions import And, Condition, Value, facts_in
from imr_core.facts import (
    Course,
    Injury,
    Request,
    case_solver,
    derivations,
    gather,
    part_values,
    parts,
    scatter,
    telling_drugs,
)
from imr_core.model import Bound, Case, Drug, Service, Unit
from imr_core.readings import truth
from imr_core.wire import case_to_json, load_case

LEAVES = {**Request.facts(), **Injury.facts(), **Course.facts()}
SERVICES = {"chiropractic": Service("chiropractic", Unit.VISIT), "surgery": Service("surgery")}
DRUGS = {
    "naproxen": Drug("naproxen", classes=("nsaid",), form="tablet"),
    "ibuprofen": Drug("ibuprofen", classes=("nsaid",)),
    "morphine": Drug("morphine", classes=("opioid",)),
    "celecoxib": Drug("celecoxib", classes=("nsaid", "cox-2-inhibitor")),
}
# What a request can be asked for, each by itself and together with others.
CONDITIONS = (
    Request.service.is_("chiropractic"),
    ~Request.service.is_("chiropractic"),
    Request.visits >= 3,
    Request.visits <= 6,
    Request.quantity >= 2,
    Request.unit.is_(Unit.TABLET),
    Request.authorized_quantity >= 1,
    Request.visits_per_week >= 2,
    Request.weeks > 4,
    Request.duration_stated,
    ~Request.duration_stated,
    Request.body_region.is_("cervical-spine"),
    Request.ingredient.is_("naproxen"),
    Request.drug_class.overlaps("nsaid"),
    ~Request.drug_class.overlaps("nsaid"),
    Request.is_compound,
    ~Request.is_compound,
    Request.dosage_form.is_("cream"),
    Request.is_topical,
    ~Request.is_topical,
    Request.strength >= 5,
    Request.strength_stated,
    Request.quantity_stated,
    ~Request.quantity_stated,
    Request.refills >= 2,
    Request.refills_requested,
    ~Request.refills_requested,
    Request.requested_on >= "2016-01-01",
    Request.date_of_service < "2016-01-01",
    Request.is_retrospective,
    Injury.date_of_injury < "2014-01-01",
    Injury.days_since_injury >= 92,
    Injury.age >= 40,
    Injury.musculoskeletal,
    Course.prior_visits >= 2,
    ~Course.functional_improvement,
)


def derived(case: Case) -> Mapping[str, Value]:
    """Return what is known of the only part of the only item of a case."""
    (item,) = case.items
    (part,) = parts(item.request)
    return {**gather(case, item, LEAVES, SERVICES).values, **part_values(part, DRUGS, item.request.drug)}


@pytest.mark.parametrize("condition", CONDITIONS, ids=range(len(CONDITIONS)))
def test_a_case_can_be_made_of_each_fact(condition: Condition):
    """Of every condition on a request there is a case file, and read again it makes the condition true."""
    check(condition)


@given(st.lists(st.sampled_from(CONDITIONS), min_size=2, max_size=3))
def test_a_case_has_all_facts_that_are_not_lost(conditions: list[Condition]):
    """Of several conditions a case file has all facts but those it says are lost."""
    check(And(tuple(conditions)), may_lose=True)


def check(condition: Condition, *, may_lose: bool = False) -> None:
    """Find facts, make a case of them, read it again, and compare."""
    solver = case_solver([condition], Course.laws, SERVICES, DRUGS)
    facts = solver.satisfy(condition).facts
    if facts is None:
        return
    asked = {name: value for name, value in facts.items() if name in facts_in(condition)}
    made = scatter(asked, LEAVES, SERVICES, DRUGS)
    case = load_case(json.dumps(case_to_json(made.case)))
    known = derived(case)
    for name, value in asked.items():
        is_unsaid = value is False and name not in known and case.records_complete
        assert (name in made.lost) is not (known.get(name) == value or is_unsaid)
    if not may_lose:
        assert () == made.lost


def test_bounds_are_documented():
    """A number known within bounds becomes one in the case file."""
    from imr_core.expressions import INFINITY, Interval

    facts = {"visits": Interval(3, 6), "prior_visits": Interval(2, INFINITY), "weeks": Fraction(5, 7)}
    case = scatter(facts, LEAVES, SERVICES, DRUGS).case
    assert Bound(3, 6) == case.items[0].request.quantity
    assert Bound(2, None) == case.items[0].facts["prior_visits"].value
    assert facts == {name: value for name, value in derived(case).items() if name in facts}


def test_what_no_case_can_have_is_said_to_be_lost():
    """A request that counts visits and tablets at once is none that can be made."""
    made = scatter({"visits": 6, "unit": "tablet"}, LEAVES, SERVICES, DRUGS)
    assert ("unit",) == made.lost


DERIVED = derivations(DRUGS.values())


@settings(max_examples=settings().max_examples * 200 // 100)
@given(
    st.fixed_dictionaries(
        {"text": st.just("something")},
        optional={
            "quantity": st.integers(0, 9),
            "unit": st.sampled_from(["visit", "tablet"]),
            "service": st.sampled_from(["chiropractic", "surgery"]),
            "refills": st.integers(0, 3),
            "requested_on": st.sampled_from(["2013-05-01", "2016-01-31"]),
            "drug": st.fixed_dictionaries(
                {"name": st.just("x")},
                optional={
                    "ingredients": st.sampled_from([["naproxen"], ["morphine"]]),
                    "form": st.sampled_from(["tablet", "cream", "solution"]),
                    "strength": st.just(5),
                    "strength_unit": st.sampled_from(["mg", "%"]),
                },
            ),
        },
    ),
    st.sampled_from([None, "2014-02-01", "2012-01-01"]),
)
def test_derivations_hold_of_every_case(request: dict, injured: str | None):
    """What is said to hang together among derived facts is refuted by no case."""
    data = {"schema": "imr-case/1", "date_of_injury": injured, "items": [{"id": "1", "request": request}]}
    known = derived(load_case(json.dumps(data)))
    assert [] == [law for law in DERIVED if truth(law, known) is False]


def test_drugs_that_conditions_cannot_tell_apart_are_one():
    """Of drugs that no condition names, those of the same classes stand for each other."""
    conditions = [Request.ingredient.is_("naproxen"), Request.drug_class.overlaps("nsaid")]
    telling = telling_drugs(conditions, DRUGS)
    assert "naproxen" in telling
    assert 1 == len({"ibuprofen", "celecoxib"} & telling.keys())
    assert "morphine" in telling
