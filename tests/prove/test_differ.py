"""*differ*: its regions are exactly where two guidelines find different outcomes, and as few as can be."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings

from imr_core.expressions import Condition, Or, Value
from imr_core.guidelines import Guideline, not_encoded
from imr_core.outcomes import Outcome
from imr_core.readings import Differ, Solver, find, truth
from imr_core.sources import Edition, Trigger
from imr_core.testing import SmallVocabulary as Small
from imr_core.testing import guidelines, total_facts

# One fact of each kind: of more, random guidelines differ in hundreds of regions.
FACTS = (Small.improving, Small.visits, Small.dose, Small.requested_on, Small.region, Small.classes)
SMALL = guidelines(FACTS)
N, NN, D = Outcome.NECESSARY, Outcome.NOT_NECESSARY, Outcome.DISCRETIONARY


def told(differ: Differ) -> list[tuple[str, str, str]]:
    """Return each difference: the findings, and the region in words."""
    return [
        (
            " or ".join(sorted(one.value for one in each.before)),
            " or ".join(sorted(one.value for one in each.after)),
            ", ".join(" ".join(bound) for bound in each.region.words),
        )
        for each in differ.differences()
    ]


@settings(max_examples=settings().max_examples * 20 // 100)
@given(SMALL, SMALL, total_facts(FACTS))
def test_sound_and_complete(one: Guideline, other: Guideline, facts: dict[str, Value]):
    """Facts lie in a region just where two guidelines find different outcomes, and in one of these outcomes."""
    before, after = find(one, facts).outcomes, find(other, facts).outcomes
    inside = [each for each in Differ(one, other, Solver()).differences() if truth(each.condition, facts)]
    assert (before != after) is bool(inside)
    assert {(before, after)} >= {(each.before, each.after) for each in inside}


@settings(max_examples=settings().max_examples * 20 // 100)
@given(SMALL, SMALL)
def test_exact_by_proof(one: Guideline, other: Guideline):
    """The solver proves that the regions of two findings together are where these are found, and that none is idle."""
    differ = Differ(one, other, Solver())
    found: dict[object, list[Condition]] = {}
    for each in differ.differences():
        found.setdefault((each.before, each.after), []).append(each.condition)
    pairs = {pair: where for pair, where in differ.pairs().items() if differ.scope.can_hold(where)}
    assert pairs.keys() == found.keys()
    for pair, where in pairs.items():
        regions = found[pair]
        assert differ.scope.can_hold(where, ~Or(tuple(regions))) is False
        for region in regions:
            assert differ.scope.can_hold(region, ~where) is False
            others = Or(tuple(other for other in regions if other is not region))
            assert differ.scope.can_hold(region, ~others) is True


@settings(max_examples=settings().max_examples * 20 // 100)
@given(SMALL, SMALL)
def test_examples_replay(one: Guideline, other: Guideline):
    """The facts shown for a region lie in it, and both findings hang on those that are said to decide."""
    for each in Differ(one, other, Solver()).differences():
        assert True is truth(each.condition, each.facts)
        assert (each.before, each.after) == (find(one, each.known).outcomes, find(other, each.known).outcomes)


@settings(max_examples=settings().max_examples * 20 // 100)
@given(SMALL)
def test_nothing_differs_from_itself(one: Guideline):
    """A guideline does not differ from itself."""
    assert [] == Differ(one, one, Solver()).differences()


@settings(max_examples=settings().max_examples * 10 // 100)
@given(SMALL, SMALL)
def test_order_free(one: Guideline, other: Guideline):
    """Compared the other way round, as many regions are found, with the findings exchanged."""
    there, back = Differ(one, other, Solver()).differences(), Differ(other, one, Solver()).differences()
    assert {(each.before, each.after) for each in there} == {(each.after, each.before) for each in back}


def test_bounds_over_one_sum_are_merged(guideline: Callable, rule: Callable, sample: type):
    """Bounds of the same sum, however it is written, make one range."""
    one = guideline(
        rule("few", sample.visits + sample.earlier <= 6, N), rule("many", sample.visits + sample.earlier > 6, NN)
    )
    other = guideline(
        rule("few", 18 >= sample.earlier + sample.visits, N), rule("many", sample.earlier > 18 - sample.visits, NN)
    )
    assert [("not_necessary", "necessary", "earlier plus visits 7 to 18")] == told(Differ(one, other, Solver()))


def test_the_smallest_number_of_regions(guideline: Callable, rule: Callable, sample: type):
    """Two rules that changed for two reasons make two regions, though the facts fall into many cells."""
    one = guideline(rule("all", sample.visits >= 1, N))
    other = guideline(
        rule("few", (sample.visits <= 6) & ~sample.sore, N),
        rule("many", sample.visits > 6, NN),
        rule("sore", sample.sore, NN),
    )
    assert [
        ("necessary", "not_necessary", "visits at least 7"),
        ("necessary", "not_necessary", "sore yes"),
    ] == told(Differ(one, other, Solver()))


def test_what_both_address_is_said_once(guideline: Callable, rule: Callable, sample: type):
    """A condition under which both address an item is no bound of each region."""
    addresses = (sample.sore | sample.better) & (sample.earlier >= 1)
    one = guideline(rule("few", sample.visits <= 6, N), addresses=addresses)
    other = guideline(rule("few", sample.visits <= 5, N), addresses=addresses)
    differ = Differ(one, other, Solver())
    assert [("necessary", "discretionary", "visits exactly 6")] == told(differ)
    assert addresses == differ.common


def test_laws_are_kept(guideline: Callable, rule: Callable, sample: type):
    """Where no real case can lie, nothing differs."""
    one = guideline(rule("few", sample.better & (sample.earlier >= 1), N), rule("never", sample.sore, N))
    other = guideline(rule("few", sample.better, N), rule("never", sample.sore, N))
    law = ~sample.better | (sample.earlier >= 1)
    assert 1 == len(Differ(one, other, Solver()).differences())
    assert [] == Differ(one, other, Solver([law])).differences()


def test_an_edition_that_is_not_encoded(guideline: Callable, rule: Callable, sample: type):
    """Of an edition that is not encoded, where it addresses an item everything is possible."""
    one = guideline(rule("sore", sample.sore, N), addresses=sample.visits >= 2)
    other = not_encoded("sample", Edition("2016", trigger=Trigger.REQUEST_DATE), sample.visits >= 3, "a test")
    anything = "discretionary or necessary or not_addressed or not_necessary"
    assert [
        ("necessary", anything, "visits at least 3, sore yes"),
        ("necessary", "not_addressed", "visits exactly 2, sore yes"),
        ("discretionary", anything, "visits at least 3, sore no"),
        ("discretionary", "not_addressed", "visits exactly 2, sore no"),
    ] == told(Differ(one, other, Solver()))


def test_the_solver_gives_up(guideline: Callable, rule: Callable, sample: type, monkeypatch: pytest.MonkeyPatch):
    """Where the solver gives up, no incomplete answer is given."""
    import z3

    from imr_core.errors import ProofError

    one, other = guideline(rule("few", sample.visits <= 6, N)), guideline(rule("few", sample.visits <= 7, N))
    monkeypatch.setattr(z3.Solver, "check", lambda self, *assumptions: z3.unknown)
    with pytest.raises(ProofError):
        Differ(one, other, Solver()).differences()
