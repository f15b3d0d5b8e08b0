"""What conditions can tell apart: cells in which all of them are the same, and words for them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imr_core.expressions import Comparison, Condition, Value, nodes
from imr_core.guidelines import Vocabulary, amount, choice, choices, count, day, flag
from imr_core.readings import Solver, truth
from imr_core.readings._axes import Axis, axes
from imr_core.readings._linear import lines
from imr_core.testing import conditions, total_facts


class Words(Vocabulary, prefix=""):
    """Facts to be told in words."""

    sore = flag("It is sore.")
    shown = flag("It is shown.", undocumented=False)
    visits = count("Visits requested.", "visit", at_least=1)
    earlier = count("Visits before.", "visit")
    dose = amount("Dose.", "mg")
    asked_on = day("Day of the request.")
    seen_on = day("Day of the last visit.")
    region = choice("The region.", ("neck", "back", "knee"))
    classes = choices("Classes.", ("opioid", "nsaid", "other-class"))


def axes_of(*wanted: Condition) -> list[Axis]:
    """Return what conditions can tell apart."""
    return axes(wanted, Solver().about(wanted).world)


@settings(max_examples=settings().max_examples * 200 // 100)
@given(conditions(), total_facts(), total_facts())
def test_conditions_are_the_same_within_a_cell(condition: Condition, facts: dict[str, Value], others: dict[str, Value]):
    """Facts in the same cell of every axis make a condition true, or not."""
    told = axes_of(condition)
    if all(axis.place(facts) == axis.place(others) for axis in told):
        assert truth(condition, facts) is truth(condition, others)


@given(conditions())
def test_cells_determine_conditions_by_proof(condition: Condition):
    """The solver proves that the cell of some facts decides a condition."""
    scope = Solver().about((condition,))
    for wanted in (condition, ~condition):
        facts = scope.satisfy(wanted).facts
        if facts is not None:
            cell = [axis.condition(frozenset({axis.place(facts)})) for axis in axes((condition,), scope.world)]
            assert True is scope.question(wanted).follows(cell)


@settings(max_examples=settings().max_examples * 200 // 100)
@given(conditions(), total_facts(), st.data())
def test_cells_are_conditions(condition: Condition, facts: dict[str, Value], data: st.DataObject):
    """Facts lie in some cells just where the condition of these says so."""
    for axis in axes_of(condition):
        low = data.draw(st.integers(0, axis.size - 1))
        cells = frozenset(range(low, data.draw(st.integers(low, axis.size - 1)) + 1))
        assert (axis.place(facts) in cells) is truth(axis.condition(cells), facts)


def test_one_sum_however_it_is_written():
    """Comparisons of the same sum cut the same line, whatever their sides, factors and signs."""
    comparisons = [
        Words.visits + Words.earlier <= 6,
        18 < Words.earlier + Words.visits,
        Words.visits * 2 <= 10 - Words.earlier * 2,
        0 - Words.visits >= Words.earlier - 3,
    ]
    (line,) = lines(node for condition in comparisons for node in nodes(condition) if isinstance(node, Comparison))
    assert (("earlier", 1), ("visits", 1)) == line


@pytest.mark.parametrize(
    ("conditions", "cells", "expected"),
    [
        ([Words.sore], {1}, "sore yes"),
        ([Words.sore], {0}, "sore no"),
        ([Words.shown], {1}, "shown documented"),
        ([Words.shown], {0}, "shown not documented"),
        ([Words.visits <= 6], {0}, "visits at most 6"),
        ([Words.visits <= 6], {1}, "visits at least 7"),
        ([Words.visits < 6, Words.visits <= 18], {1}, "visits 6 to 18"),
        ([Words.visits < 6, Words.visits <= 6], {1}, "visits exactly 6"),
        ([Words.visits <= 1], {0}, "visits exactly 1"),
        ([Words.earlier < 1], {0}, "earlier exactly 0"),
        ([Words.visits + Words.earlier * 2 <= 6], {0}, "2 times earlier plus visits at most 6"),
        ([Words.visits - Words.earlier <= 6], {0}, "earlier minus visits at most -7"),
        ([Words.dose <= Decimal("2.5")], {1}, "dose more than 2.5"),
        ([Words.dose < Decimal("2.5")], {0}, "dose less than 2.5"),
        ([Words.dose < 2, Words.dose <= 4], {1}, "dose at least 2 and at most 4"),
        ([Words.dose.is_(2)], {1}, "dose exactly 2"),
        ([Words.asked_on < date(2016, 7, 29)], {0}, "asked on until 2016-07-28"),
        ([Words.asked_on < date(2016, 7, 29)], {1}, "asked on from 2016-07-29"),
        ([Words.asked_on - Words.seen_on <= 30], {1}, "days from seen on to asked on at least 31"),
        ([Words.region.is_("neck")], {0}, "region neck"),
        ([Words.region.is_("neck")], {1}, "region not neck"),
        ([Words.region.one_of("neck", "back")], {0, 1}, "region back or neck"),
        ([Words.classes.overlaps("opioid", "nsaid")], {1}, "classes includes nsaid"),
    ],
)
def test_words(conditions: list[Condition], cells: set[int], expected: str):
    """Each kind of bound is said as people say it."""
    first = axes_of(*conditions)[0]
    assert expected == " ".join(first.words(frozenset(cells)))
