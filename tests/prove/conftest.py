"""What the tests of the prover share."""

from collections.abc import Callable

import pytest

from imr_core.expressions import And, Condition
from imr_core.guidelines import Guideline, Parameters, Rule, Vocabulary, count, flag, limit
from imr_core.outcomes import Outcome
from imr_core.sources import Citation, Edition, Step, Trigger, Verification

PLACE = Citation("Sample Guideline", section="1", year=2015, verification=Verification.PRIMARY_TEXT)


class Sample(Vocabulary, prefix=""):
    """Facts of the sample guidelines."""

    sore = flag("It is sore.")
    better = flag("It is better.", undocumented=False)
    visits = count("Visits requested.", "visit", at_least=1)
    earlier = count("Visits before.", "visit")


class Limits(Parameters):
    """Numbers of the sample guidelines."""

    few = limit(6, "visit", cite=PLACE)


@pytest.fixture
def sample() -> type[Sample]:
    """Facts to write rules of."""
    return Sample


@pytest.fixture
def limits() -> type[Limits]:
    """Numbers to write rules of."""
    return Limits


@pytest.fixture
def rule() -> Callable[..., Rule]:
    """Make a rule of an id, a condition and an outcome."""

    def make(id: str, when: Condition, outcome: Outcome, exception_to: tuple[str, ...] = (), **more: object) -> Rule:
        return Rule(id, when, outcome, "it says so", **{"cite": PLACE, "exception_to": exception_to, **more})

    return make


@pytest.fixture
def guideline() -> Callable[..., Guideline]:
    """Make a guideline that addresses everything, of some rules."""

    def make(*rules: Rule, **more: object) -> Guideline:
        given = {
            "title": "Sample Guideline",
            "step": Step.MTUS,
            "edition": Edition("2015", trigger=Trigger.REQUEST_DATE),
            "addresses": And(()),
        }
        return Guideline("sample", rules=rules, **{**given, **more})

    return make
