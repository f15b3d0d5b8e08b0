"""Small invented guidelines and cases, built in few words."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from imr_core import NECESSARY, NOT_NECESSARY, Outcome
from imr_core.expressions import And, Condition, Interval
from imr_core.facts import Request
from imr_core.guidelines import Bar, Guideline, NotEncoded, Rule, not_encoded
from imr_core.model import (
    Bound,
    Case,
    DisputedItem,
    DocumentedFact,
    ItemAssessment,
    Requirement,
    Service,
    TreatmentRequest,
    Unit,
    UtilizationReview,
)
from imr_core.registry import Registry, hookimpl
from imr_core.review import assess
from imr_core.sources import Citation, Edition, Step, Trigger, Verification

ALWAYS = And(())
"""A condition that holds of every case."""
CITE = Citation("A Guideline", year=2014, verification=Verification.PRIMARY_TEXT)
UNVERIFIED = Citation("Hearsay", verification=Verification.UNVERIFIED)
NEEDLES = Service("needles", unit=Unit.VISIT)
SURGERY = Service("graft", is_surgery=True)
ASKED = date(2015, 6, 1)


class Build:
    """Ways to build guidelines, registries and cases; every argument has a plain default."""

    ALWAYS, CITE, UNVERIFIED, NEEDLES, ASKED = ALWAYS, CITE, UNVERIFIED, NEEDLES, ASKED

    @staticmethod
    def rule(outcome: Outcome, when: Condition = ALWAYS, id: str | None = None, **others: Any) -> Rule:
        """Make a rule; it is named after its outcome."""
        return Rule(id or outcome.value, when, outcome, others.pop("because", "it is so"), **{"cite": CITE} | others)

    @staticmethod
    def guideline(id: str, *rules: Rule, step: Step = Step.MTUS, edition: Any = "2014", **others: Any) -> Guideline:
        """Make a guideline, in force at any time unless it is given an edition, that addresses everything."""
        if isinstance(edition, str):
            edition = Edition(edition, trigger=Trigger.REQUEST_DATE)
        fields = {"title": id.title(), "addresses": ALWAYS, "complete": False} | others
        return Guideline(id, step=step, edition=edition, rules=rules, **fields)

    @staticmethod
    def says(id: str, outcome: Outcome, when: Condition = ALWAYS, **others: Any) -> Guideline:
        """Make a guideline of one rule."""
        return Build.guideline(id, Build.rule(outcome, when), **others)

    @staticmethod
    def unknown_text(id: str, edition: Edition, addresses: Condition = ALWAYS) -> NotEncoded:
        """Declare an edition whose text nobody has."""
        return not_encoded(id, edition, addresses, "nobody has seen it")

    @staticmethod
    def plugin(*guidelines: Any, bars: Iterable[Bar] = (), drugs: Iterable = (), vocabularies: Iterable = ()) -> Any:
        """Make a plugin."""
        given = {
            "imr_guidelines": guidelines,
            "imr_bars": tuple(bars),
            "imr_drugs": tuple(drugs),
            "imr_vocabularies": tuple(vocabularies),
            "imr_services": (NEEDLES, SURGERY),
        }
        return SimpleNamespace(**{name: _hook(values) for name, values in given.items() if values})

    @staticmethod
    def registry(*guidelines: Any, **others: Iterable) -> Registry:
        """Make a registry of one plugin, which must not fail."""
        registry = Registry([Build.plugin(*guidelines, **others)])
        assert () == registry.failures
        return registry

    @staticmethod
    def item(facts: Mapping[str, Any] | None = None, id: str = "1", **fields: Any) -> DisputedItem:
        """Make an item: visits for needles, asked for on a day of 2015."""
        own = {"ancillary_to", "authorized_quantity", "utilization_review", "published", "disagreements"}
        request = {"service": "needles", "unit": Unit.VISIT, "requested_on": ASKED}
        request |= {name: value for name, value in fields.items() if name not in own}
        documented = {name: _documented(value) for name, value in (facts or {}).items()}
        others = {name: value for name, value in fields.items() if name in own}
        return DisputedItem(id, TreatmentRequest("visits", **request), facts=documented, **others)

    @staticmethod
    def case(*items: DisputedItem, **fields: Any) -> Case:
        """Make a case."""
        return Case(items, **fields)

    @staticmethod
    def assess_one(registry: Registry, facts: Mapping[str, Any] | None = None, **fields: Any) -> ItemAssessment:
        """Assess a case of one item; the arguments of ``assess`` may be among *fields*."""
        asking = {name: fields.pop(name) for name in ("reading", "editions", "include_unverified") if name in fields}
        (assessed,) = assess(Case([Build.item(facts, **fields)]), registry, **asking).items
        return assessed

    @staticmethod
    def document(item: DisputedItem, requirements: Iterable[Requirement]) -> DisputedItem:
        """Return an item with facts documented as they are required, beside what is documented of them already."""
        facts = {each.fact: DocumentedFact(required_value(each, item.facts.get(each.fact))) for each in requirements}
        return DisputedItem(
            item.id,
            item.request,
            item.authorized_quantity,
            item.utilization_review,
            item.ancillary_to,
            item.facts | facts,
        )

    @staticmethod
    def decided(day: date) -> UtilizationReview:
        """Make a denial of this day."""
        return UtilizationReview("denied", day)


def required_value(requirement: Requirement, before: DocumentedFact | None = None) -> Any:
    """Return the value that a requirement names, as a record would document it; bounds known before still hold."""
    if requirement.value is not None:
        return requirement.value
    least, most = requirement.at_least, requirement.at_most
    if before is not None and isinstance(before.value, Bound):
        least = before.value.at_least if least is None else least
        most = before.value.at_most if most is None else most
    return Bound(least, most)


def _documented(value: Any) -> DocumentedFact:
    if isinstance(value, Interval):
        ends = [None if abs(end) == float("inf") else end for end in (value.low, value.high)]
        value = Bound(*ends)
    return DocumentedFact(value)


def _hook(values: tuple) -> Callable[[], list]:
    return hookimpl(lambda: list(values))


@pytest.fixture(scope="session")
def build() -> type[Build]:
    """Ways to build guidelines, registries and cases."""
    return Build


@pytest.fixture(scope="session")
def in_trial(build: type[Build]) -> Registry:
    """A registry of one complete guideline: up to six visits are necessary, more are not."""
    few = Request.visits <= 6
    rules = (build.rule(NECESSARY, few), build.rule(NOT_NECESSARY, ~few))
    return build.registry(build.guideline("trial", *rules, complete=True))
