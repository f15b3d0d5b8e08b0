"""The long search for disagreements of readings: it runs, and it notices a reading that is wrong."""

import importlib.util
import random
from collections.abc import Callable
from types import ModuleType

import pytest

from imr_core import Registry
from imr_core.expressions import Not
from imr_core.outcomes import Outcome
from imr_core.readings import gives
from imr_core.testing._subject import Subject

CASES = 400


@pytest.fixture(scope="module")
def agreement(pytestconfig: pytest.Config) -> ModuleType:
    """The command as a module."""
    path = pytestconfig.rootpath / "benchmarks" / "agreement.py"
    spec = importlib.util.spec_from_file_location("agreement", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def held(agreement: ModuleType, guideline: Callable, rule: Callable, sample: type, limits: type) -> Callable:
    """Hold the readings of one small guideline together."""
    few = rule("few", (sample.visits <= limits.few) & sample.sore, Outcome.NECESSARY)
    many = rule("many", sample.visits > limits.few, Outcome.NOT_NECESSARY)
    subject = Subject(guideline(few, many), Registry([]))
    return lambda: agreement.Held(subject, random.Random(1)).hold(CASES, 4)


def test_readings_that_agree_are_counted(held: Callable):
    """Every case is counted, and no disagreement is told of."""
    tally = held()
    assert (1, CASES, ()) == (tally.guidelines, tally.cases, tally.disagreements)
    assert CASES // 4 == tally.proved
    assert CASES // 5 == tally.explained


def _compiled_for_none(guideline):
    class Compiled:
        find = staticmethod(lambda facts: None)

    return Compiled


def _given_otherwise(guideline):
    return {outcome: Not(when) for outcome, when in gives(guideline).items()}


@pytest.mark.parametrize(
    ("reading", "wrong", "told"),
    [
        ("compile_guideline", _compiled_for_none, "compile and find differ on: "),
        ("gives", _given_otherwise, "prove and find differ on: "),
        ("truth", lambda condition, facts: None, "explain and evaluate differ on: "),
        ("deciding", lambda condition: lambda facts: ("?", ()), "deciding and evaluate differ on: "),
    ],
)
def test_a_wrong_reading_is_told_of(
    agreement: ModuleType, held: Callable, monkeypatch: pytest.MonkeyPatch, reading: str, wrong: Callable, told: str
):
    """A reading that is wrong is named, with the facts on which it is, and ends the search of that guideline."""
    monkeypatch.setattr(agreement, reading, wrong)
    tally = held()
    (line,) = tally.disagreements
    assert line.startswith(f"sample/2015: {told}")
    assert tally.cases < CASES


def test_the_cases_asked_for_are_divided(agreement: ModuleType):
    """The shares make up at least the cases asked for, one half of them of installed editions."""
    work = list(agreement.shards(100_000, 1, 20))
    installed = sum(shard.cases for shard in work if shard.name is not None)
    assert sum(shard.cases for shard in work) >= 100_000
    assert 0.49 < installed / 100_000 <= 0.5


def test_the_same_seed_gives_the_same_cases(agreement: ModuleType):
    """Two runs of one share of random guidelines count the same."""
    shard = agreement.Shard(None, "7/0", 1_000, 4)
    assert agreement.run(shard) == agreement.run(shard)
    assert 5 == agreement.run(shard).guidelines
