"""The three operations on outcomes, and their lifts to sets, obey their laws: checked for every member and set."""

from functools import cache, reduce
from itertools import combinations, permutations, product

import pytest

from imr_core.outcomes import Outcome, join, lift, sort, then, with_parts

N, X, D, S, C = (
    Outcome.NECESSARY,
    Outcome.NOT_NECESSARY,
    Outcome.DISCRETIONARY,
    Outcome.NOT_ADDRESSED,
    Outcome.CONFLICT,
)
PAIRS = list(product(Outcome, repeat=2))
TRIPLES = list(product(Outcome, repeat=3))
SETS = [frozenset(members) for size in range(1, 6) for members in combinations(Outcome, size)]
LIFTED = [join, then, with_parts]


@pytest.mark.parametrize(("left", "right"), PAIRS)
def test_join_is_that_of_the_flat_lattice(left: Outcome, right: Outcome):
    """Silence gives way, equal answers stay, different answers are a conflict, and a conflict stays one."""
    answers = {left, right} - {S}
    (expected,) = answers if len(answers) == 1 else {C if answers else S}
    assert expected is left | right


@pytest.mark.parametrize(("left", "right"), PAIRS)
def test_join_is_commutative(left: Outcome, right: Outcome):
    """The join of two outcomes does not depend on which comes first."""
    assert left | right is right | left


@pytest.mark.parametrize(("a", "b", "c"), TRIPLES)
def test_every_operation_is_associative(a: Outcome, b: Outcome, c: Outcome):
    """None of the three operations depends on how a row of outcomes is grouped."""
    assert (a | b) | c is a | (b | c)
    assert a.then(b).then(c) is a.then(b.then(c))
    assert a.with_part(b).with_part(c) is a.with_part(b.with_part(c))


@pytest.mark.parametrize("outcome", Outcome)
def test_every_operation_is_idempotent(outcome: Outcome):
    """An outcome combined with itself stays what it is."""
    assert outcome is outcome | outcome is outcome.then(outcome) is outcome.with_part(outcome)


@pytest.mark.parametrize("outcome", Outcome)
def test_silence_is_neutral(outcome: Outcome):
    """A silent rule or step changes nothing, before or after."""
    assert outcome is outcome | S is S | outcome is S.then(outcome) is outcome.then(S)


@pytest.mark.parametrize(("left", "right"), PAIRS)
def test_then_goes_on_only_from_silence(left: Outcome, right: Outcome):
    """In the search sequence a later step counts only where the earlier one is silent; a discretion is an answer."""
    assert (right if left is S else left) is left.then(right)


def test_then_depends_on_order():
    """The search sequence is a sequence: unlike the join it is not commutative."""
    assert (N, X) == (N.then(X), X.then(N))


def test_parts_combine_by_weight():
    """Not necessary weighs most, then conflict, discretion, silence; necessary only if every part is."""
    by_weight = [X, C, D, S, N]
    expected = {(a, b): min(a, b, key=by_weight.index) for a, b in PAIRS}
    assert expected == {(a, b): a.with_part(b) for a, b in PAIRS}


@pytest.mark.parametrize(("left", "right"), PAIRS)
def test_parts_are_commutative(left: Outcome, right: Outcome):
    """The order of an item's parts does not matter."""
    assert left.with_part(right) is right.with_part(left)


def member_by_member(operation, sets):
    """Return what an operation gives for each choice of one member from each set: what a lift means."""
    return frozenset(reduce(operation, chosen) for chosen in product(*sets))


def test_lifts_work_member_by_member():
    """A lifted operation gives exactly the outcomes that some choice of one member of each set gives."""
    for sets in product(SETS, repeat=2):
        assert member_by_member(Outcome.__or__, sets) == join(sets) == lift(Outcome.__or__, *sets)
        assert member_by_member(Outcome.then, sets) == then(sets)
        assert member_by_member(Outcome.with_part, sets) == with_parts(sets)


def test_lifts_of_three_work_member_by_member():
    """Grouping does not matter to a lift either: three sets at once are one after the other, for all 29,791 triples."""
    pairs = {operation: cache(lambda a, b, operation=operation: operation((a, b))) for operation in LIFTED}
    for a, b, c in product(SETS, repeat=3):
        for operation in LIFTED:
            pair = pairs[operation]
            assert pair(pair(a, b), c) == pair(a, pair(b, c))


@pytest.mark.parametrize("operation", [join, with_parts])
def test_lifts_are_order_free(operation):
    """Joins and parts of sets do not depend on their order."""
    for sets in combinations(SETS, 3):
        assert 1 == len({operation(order) for order in permutations(sets)})


@pytest.mark.parametrize("operation", LIFTED)
def test_lifts_are_monotone(operation):
    """Fewer possible outcomes going in never give more coming out."""
    for small, large, other in product(SETS, SETS, [*SETS[:5], frozenset(Outcome)]):
        if small < large:
            assert operation((small, other)) <= operation((large, other))
            assert operation((other, small)) <= operation((other, large))


def test_nothing_at_all_is_silence_but_an_item_has_a_part():
    """No guideline of a step, and no step, is silence; no part of an item is an error."""
    assert frozenset({S}) == join([]) == then([])
    with pytest.raises(TypeError):
        with_parts([])


def test_sort_is_the_printed_order():
    """Outcomes are printed necessary, not necessary, discretionary, not addressed, conflict."""
    assert (N, X, D, S, C) == sort(frozenset(Outcome))
    assert ["necessary", "not_necessary", "discretionary", "not_addressed", "conflict"] == [o.value for o in Outcome]
