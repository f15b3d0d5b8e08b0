"""Plugins made for one test each, and a suite to hold them against."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from imr_core.testing import GuidelineConformance
from imr_core.testing._kit import Kit

HEADER = """
import itertools, logging, time
from imr_core import (
    DISCRETIONARY, NECESSARY, NOT_ADDRESSED, NOT_NECESSARY, Citation, Course, Edition, Finding, Guideline, Outcome,
    Parameters, Request, Rule, Service, Step, Trigger, Unit, Verification, Vocabulary, flag, hookimpl, limit,
)

CITE = Citation("A Guideline", year=2020, section="1", verification=Verification.PRIMARY_TEXT)
HEAT = Service("heat", unit=Unit.VISIT, phrases=("heat lamp",))

class Limits(Parameters):
    trial = limit(6, Unit.VISIT, cite=CITE)

few = Request.visits <= Limits.trial
improved = Course.functional_improvement

def rule(id, when, outcome, **more):
    return Rule(id, when=when, outcome=outcome, because="it is so", cite=more.pop("cite", CITE), **more)

GOOD = (rule("few", few, NECESSARY), rule("many", ~few, NOT_NECESSARY))

def guideline(*rules, complete=True, **more):
    return Guideline("heat", title="Heat", step=Step.MTUS, edition=Edition("2020", Trigger.REQUEST_DATE),
                     addresses=Request.service.is_(HEAT), rules=rules or GOOD, complete=complete, **more)

class Opaque:
    id, title, step, edition = "heat", "Heat", Step.MTUS, Edition("2020", Trigger.REQUEST_DATE)
    facts = (Request.service, Request.visits, improved)
    def addresses(self, facts):
        service = facts.get("service")
        return None if service is None else service == "heat"
    def answer(self, facts):
        known = facts.get("functional_improvement")
        both = {NECESSARY, NOT_NECESSARY}
        return both if known is None else {NECESSARY if known else NOT_NECESSARY}
    def find(self, facts):
        addresses = self.addresses(facts)
        if addresses is False:
            return Finding(frozenset({NOT_ADDRESSED}), addresses=False)
        found = set(self.answer(facts))
        return Finding(frozenset(found if addresses else found | {NOT_ADDRESSED}), addresses=addresses)

@hookimpl
def imr_services():
    return [HEAT]
"""

CASES = [
    ("Six visits are few.", 6, "necessary"),
    ("Seven visits are many.", 7, "not_necessary"),
]


def example(sentence: str, visits: Any, outcome: str, **more: Any) -> dict[str, Any]:
    """Write one example of the guideline on heat."""
    return {
        "schema": "imr-example/1",
        "sentence": sentence,
        "guideline": "heat/2020",
        "facts": {"service": "heat", "visits": visits},
        "expect": {"outcomes": [outcome]},
        **more,
    }


class Suite(GuidelineConformance):
    """The suite as it is; it is not collected, for its name begins with another word."""

    examples = 60


@pytest.fixture
def make() -> Callable[[str], ModuleType]:
    """Make a plugin out of source."""

    def module(source: str) -> ModuleType:
        made = ModuleType("imr_heat")
        exec(HEADER + source, vars(made))
        return made

    return module


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of examples on both sides of the number of visits."""
    cases = tmp_path / "cases"
    cases.mkdir()
    write(cases, [example(*case) for case in CASES])
    return cases


def write(cases: Path, examples: Any, name: str = "heat") -> Path:
    """Write a file of examples."""
    path = cases / f"{name}.json"
    path.write_text(json.dumps(examples), encoding="utf-8")
    return path


@pytest.fixture
def write_cases() -> Callable[..., Path]:
    """Write a file of examples into a folder."""
    return write


@pytest.fixture
def write_example() -> Callable[..., dict[str, Any]]:
    """Write one example of the guideline on heat."""
    return example


@pytest.fixture
def hold(make: Callable[[str], ModuleType], folder: Path) -> Callable[..., str | None]:
    """Hold a plugin against a law; return what is printed, or None if the law is kept."""

    def held(source: str, law: str, suite: type[GuidelineConformance] = Suite) -> str | None:
        kit = Kit.of(make(source), folder, suite)
        try:
            getattr(suite(), f"test_{law}")(kit)
        except pytest.xfail.Exception:
            raise
        except pytest.fail.Exception as failed:
            return str(failed)
        return None

    return held
