"""The strategies for cases and facts of real guidelines: lawful, near the numbers, assessable."""

from __future__ import annotations

import json
from collections.abc import Callable
from types import ModuleType

import pytest
from hypothesis import find as find_example
from hypothesis import given, settings
from hypothesis import strategies as st

import imr_core.california
from imr_core import Case, Course, Registry, Request, assess, case_to_json, load_case, truth
from imr_core.expressions import Constant, Interval
from imr_core.readings import interval
from imr_core.testing import cases, facts_of, numbers, total_facts
from imr_core.testing._thresholds import linear, values_apart

GIVE = """
class Heat(Vocabulary, prefix="heat"):
    hot = flag("It is hot.", undocumented=False)

@hookimpl
def imr_vocabularies(): return [Heat]

@hookimpl
def imr_guidelines():
    some = rule("few", (Course.prior_visits + Request.visits <= Limits.trial) & improved & Heat.hot, NECESSARY)
    return [guideline(some, complete=False)]
"""


@pytest.fixture(scope="module")
def registry() -> Registry:
    """A registry with one guideline, of a number and a fact of its own."""
    from tests.testing.conftest import HEADER

    made = ModuleType("imr_heat")
    exec(HEADER + GIVE, vars(made))
    found = Registry([imr_core.california, made])
    assert () == found.failures
    return found


def test_facts_keep_the_laws(registry: Registry) -> None:
    """Sound: facts generated for a guideline are total over its facts and break no law."""
    (guideline,) = registry.guidelines

    @given(facts_of(guideline, registry))
    def check(facts: dict[str, object]) -> None:
        assert set(guideline.facts) <= set(facts)  # type: ignore[union-attr]  # it is no evaluator
        assert not any(truth(law, facts) is False for law in registry.laws)  # type: ignore[arg-type]

    check()


def test_facts_reach_both_sides_of_a_sum(registry: Registry) -> None:
    """Facts on both sides of a number turn up, exactly at it and one past it, and so do facts known in part."""
    (guideline,) = registry.guidelines
    strategy = facts_of(guideline, registry)
    for total in (6, 7):
        find_example(strategy, lambda facts, total=total: facts["prior_visits"] + facts["visits"] == total)
    partial = facts_of(guideline, registry, partial=True)
    find_example(partial, lambda facts: "visits" not in facts)
    find_example(partial, lambda facts: isinstance(facts.get("visits"), Interval))


def test_cases_can_be_assessed_and_written(registry: Registry) -> None:
    """Roundtrip: cases generated for a registry are let pass, assessed, written, and read again equal."""

    @given(cases(registry))
    @settings(max_examples=settings().max_examples * 40 // 100)
    def check(case: Case) -> None:
        assert len(case.items) == len(assess(case, registry, what_if=False).items)
        assert case == load_case(json.dumps(case_to_json(case), default=str), registry)

    check()


def test_cases_meet_the_guidelines(registry: Registry) -> None:
    """Some cases are determined either way: the strategy is not all silence."""

    def proposes(what: str) -> Callable[[Case], bool]:
        def check(case: Case) -> bool:
            proposed = assess(case, registry, what_if=False).items[0].proposed
            return proposed is not None and proposed.value == what

        return check

    find_example(cases(registry), proposes("overturned"), settings=settings(max_examples=2000))


@given(numbers(), total_facts())
def test_sums_are_what_evaluate_computes(quantity: object, facts: dict[str, object]) -> None:
    """Equivalent: a quantity written as a sum has, of total facts, the value that evaluate gives."""
    as_sum = linear(quantity)  # type: ignore[arg-type]  # it is a quantity
    value = as_sum.constant + sum(factor * facts[name] for name, factor in as_sum.factors.items())  # type: ignore[operator]
    assert interval(quantity, facts).low == value  # type: ignore[arg-type]


@pytest.mark.parametrize("limit", [0, 1, 24])
def test_values_tell_a_number_and_its_neighbours(limit: int) -> None:
    """Of a number compared with 24, its neighbours 23, 24 and 25 are tried, and none below the lowest there is."""
    values = values_apart(Request.visits, [Request.visits <= limit, Course.prior_visits >= 3], {})
    assert {value for value in (limit - 1, limit, limit + 1) if value >= 0} <= set(values)
    assert min(values) >= 0  # type: ignore[type-var]  # numbers
    assert linear(Constant(limit)).constant == limit


@given(st.sampled_from(["chiropractic", "acupuncture"]))
def test_names_said_and_one_that_is_not(name: str) -> None:
    """Of a service, those a condition names are tried and one that it does not name."""
    values = values_apart(Request.service, [Request.service.is_(name)], {"service": ["chiropractic", "acupuncture"]})
    assert {"chiropractic", "acupuncture"} == set(values)
    assert name == values[0]
