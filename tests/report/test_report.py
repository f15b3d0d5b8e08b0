"""What a report says is what the library says."""

from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from imr_core import NECESSARY, NOT_ADDRESSED, NOT_NECESSARY
from imr_core.model import Bound, Case, DisputedItem, DocumentedFact, PluginFailure, Proposal, TreatmentRequest
from imr_core.registry import Registry
from imr_core.report import Report, render_reports, report_of
from imr_core.review import assess

Make = Callable[..., Any]
FLAGS = ("flare_up", "return_to_work", "functional_improvement", "visits_authorized_in_writing")
known = st.dictionaries(st.sampled_from(FLAGS), st.booleans().map(DocumentedFact))


@given(facts=known, visits=st.integers(1, 30), reading=st.sampled_from(["open", "closed"]))
def test_every_ground_holds_in_the_table(
    report: Make, case: Make, facts: dict[str, DocumentedFact], visits: int, reading: str
):
    """Every ground that is certain is a row that holds and is marked; every bar likewise; no other row is marked."""
    (item,) = report(case(facts, quantity=visits), reading).items
    rows = [row for table in item.tables for each in table.guidelines for row in each.rules]
    grounds = {ground.rule for ground in item.assessment.grounds if ground.is_certain}
    assert grounds == {row.rule for row in rows if row.is_ground}
    assert all(row.truth is True for row in rows if row.is_ground)
    assert {bar.rule for bar in item.assessment.bars} == {row.rule for row in item.bars if row.truth is True}
    assert {caveat.bar for caveat in item.assessment.caveats} == {row.rule for row in item.bars if row.truth is None}


@given(facts=known, visits=st.integers(1, 30))
def test_quantities_are_what_assess_says(
    registry: Registry, report: Make, case: Make, facts: dict[str, DocumentedFact], visits: int
):
    """For each quantity the report says what assessing a request of that quantity says."""
    of = case(facts, quantity=visits)
    (item,) = report(of).items
    assert list(range(1, visits + 1)) == [row.quantity for row in item.quantities]
    for row in item.quantities:
        asked = evolve(of, items=[evolve(of.items[0], request=evolve(of.items[0].request, quantity=row.quantity))])
        (found,) = assess(asked, registry).items
        assert (found.outcomes, found.proposed) == (row.outcomes, row.proposed)


def test_runs_cover_the_quantities(report: Make, case: Make):
    """Neighbouring quantities that come to the same are one run, and the runs are all quantities in order."""
    (item,) = report(case({"flare_up": DocumentedFact(True), "return_to_work": DocumentedFact(True)})).items
    assert [("1 to 2 visits", (NECESSARY,)), ("3 to 5 visits", (NOT_NECESSARY,))] == [
        (run.text, run.first.outcomes) for run in item.runs
    ]


@given(facts=known, visits=st.integers(1, 30))
def test_effects_are_what_assess_says(
    registry: Registry, report: Make, case: Make, facts: dict[str, DocumentedFact], visits: int
):
    """An open flag tells what assessing the case says once it is documented, either way."""
    of = case(facts, quantity=visits)
    (item,) = report(of).items
    for row in item.open_facts:
        for effect in row.effects if row.fact in FLAGS else ():
            documented = {**of.items[0].facts, row.fact: DocumentedFact(effect.value == "yes")}
            (found,) = assess(evolve(of, items=[evolve(of.items[0], facts=documented)]), registry).items
            if effect.outcomes:
                assert (found.outcomes, found.proposed) == (effect.outcomes, effect.proposed)
            else:
                assert found.contradictions


def test_every_open_fact_is_listed(report: Make, case: Make):
    """The facts on which a rule or a statutory limit hangs are all listed, each with what hangs on it."""
    (item,) = report(case({"flare_up": DocumentedFact(True)}, quantity=2)).items
    assert {
        "return_to_work": "a guideline",
        "prior_visits": "a statutory limit",
        "visits_authorized_in_writing": "a statutory limit",
    } == {row.fact: row.concerns for row in item.open_facts}


def test_a_fact_that_settles_the_item_comes_first(report: Make, case: Make):
    """Of the open facts, one whose documentation leads to a proposal stands before those that change less."""
    (item,) = report(case({"flare_up": DocumentedFact(True)}, quantity=2)).items
    assert "return_to_work" == item.open_facts[0].fact
    said = {effect.value: effect.text for effect in item.open_facts[0].effects}
    assert {
        "yes": "medically necessary: proposed overturned",
        "no": "left to the reviewer",
    } == said


def test_an_open_number_is_told_in_ranges(report: Make, case: Make):
    """Of an open number it is told where it matters: here where the statutory limit is passed."""
    (item,) = report(case({"flare_up": DocumentedFact(True)}, quantity=5)).items
    (prior,) = [row for row in item.open_facts if row.fact == "prior_visits"]
    assert ["up to 19 visits", "at least 20 visits"] == [effect.value for effect in prior.effects]


def test_a_table_tells_conditions_values_and_exceptions(report: Make, case: Make):
    """A row has its conditions in words with the values known, and the exceptions that could take its place."""
    (item,) = report(case({"flare_up": DocumentedFact(True)}, quantity=2)).items
    rows = {row.name: row for each in item.tables[0].guidelines for row in each.rules}
    few = rows["few"]
    assert [("flare up", (("flare up", "yes"),)), ("visits is at most few (2)", (("visits", "2"),))] == [
        (term.text, term.values) for term in few.terms
    ]
    assert (("idle", None),) == few.exceptions
    assert "Read for every region." == rows["idle"].interpretation


def test_rules_that_hold_come_first(report: Make):
    """The rows of a guideline are in the order: hold, unknown, fail."""
    (item,) = report().items
    order = {True: 0, None: 1, False: 2}
    places = [order[row.truth] for row in item.tables[0].guidelines[0].rules]
    assert sorted(places) == places


def test_what_is_not_encoded_not_in_force_and_not_asked_is_told(report: Make):
    """A table tells of passages not encoded, of rules not in force, and of guidelines not asked."""
    (item,) = report().items
    (table,) = item.tables
    flares = table.guidelines[0]
    assert ("flares/2009", ("hearsay",)) == (flares.name, flares.inactive)
    assert ["Hands are washed first"] == [one.text for one in flares.unencoded]
    assert (("Sample Later", True),) == tuple((title.partition(" (")[0], True) for title in table.not_asked)


def test_an_edition_not_encoded_warns(report: Make, case: Make):
    """An edition in force that is not encoded is a warning, and its table is of that kind."""
    found = report(case({}, service="baths"))
    assert [True] == ["Sample Unseen" in warning for warning in found.warnings]
    assert ["not encoded"] == [one.kind for table in found.items[0].tables for one in table.guidelines]


def test_failed_plugins_warn_first(report: Make, case: Make):
    """A plugin that failed is the first warning, before an edition that is not encoded."""
    failed = (PluginFailure("broken", "imr-broken 1.0", "it cannot be imported"),)
    warnings = report(case({}, service="baths"), failed_plugins=failed).warnings
    assert ["'broken'" in warning for warning in warnings] == [True, False]


def test_an_unrecognised_service_is_told_without_tables(report: Make, case: Make):
    """Where the service is unknown, all hangs on it, and no tables are drawn."""
    (item,) = report(case({}, service=None)).items
    assert (False, ()) == (item.is_recognised, item.tables)


def test_each_item_and_part_is_told(report: Make, case: Make):
    """Every item has its place, and every body region a table."""
    second = DisputedItem("b", TreatmentRequest("needling", service="needles", body_regions=("knee", "hip")))
    found = report(case(items=[second]))
    assert [1, 2] == [item.number for item in found.items]
    assert [["cervical spine"], ["knee", "hip"]] == [[table.part for table in item.tables] for item in found.items]


def test_a_proposal_tells_what_would_flip_it_and_none_what_would_settle_it(report: Make, case: Make):
    """An item with a proposal has flips and no ways; one without has ways and no flips."""
    (proposed,) = report().items
    (without,) = report(case({"flare_up": DocumentedFact(True)}, quantity=2)).items
    assert (Proposal.UPHELD, ()) == (proposed.assessment.proposed, proposed.ways)
    assert (None, ()) == (without.assessment.proposed, without.flips)
    assert ("left to the reviewer, if flare up is documented as not so",) == proposed.flips
    assert any(way.startswith("medically necessary, if return to work is documented") for way in without.ways)


def test_bars_that_hold_are_told(report: Make, case: Make):
    """Where a statutory limit holds for some quantities, the report says from which on."""
    facts = {"flare_up": DocumentedFact(True), "return_to_work": DocumentedFact(True)}
    facts |= {"prior_visits": DocumentedFact(23), "visits_authorized_in_writing": DocumentedFact(False)}
    (item,) = report(case(facts, quantity=4)).items
    assert [False, True, True, True] == [row.is_barred for row in item.quantities]
    assert "but barred by a statutory limit: proposed upheld" in item.quantities[1].said


@pytest.mark.parametrize("quantity", [None, Bound(2, 6)])
def test_no_exact_quantity_has_no_slider(report: Make, case: Make, quantity: Any):
    """Where the quantity is not known exactly, there is nothing to slide over."""
    (item,) = report(case(quantity=quantity)).items
    assert ((), ()) == (item.quantities, item.runs)


def test_choices_of_an_assessment_are_followed(registry: Registry, case: Make):
    """What is in force by request is in force in the tables too."""
    of: Case = case({"functional_improvement": DocumentedFact(True)})
    include = ("flares/2009 · hearsay",)
    found: Report = report_of(of, assess(of, registry, None, (), include), registry, include_unverified=include)
    names = [row.name for one in found.items[0].tables[0].guidelines for row in one.rules]
    assert "hearsay" in names


def test_silence_is_shown(report: Make):
    """A guideline that is silent on the item is in the table, with the stated silence that holds."""
    (item,) = report().items
    quiet = item.tables[0].guidelines[1]
    assert ("quiet/2004", (NOT_ADDRESSED,), [True]) == (quiet.name, quiet.outcomes, [row.truth for row in quiet.rules])


def test_ways_are_told_the_shortest_first(report: Make, case: Make):
    """Of what would settle an item, that stands first for which the least must be documented."""
    (item,) = report(case({}, quantity=2)).items
    lengths = [way.count(" is ") for way in item.ways]
    assert len(lengths) > 1
    assert sorted(lengths) == lengths


def test_a_search_that_was_cut_is_said(report: Make, case: Make):
    """Where the search for ways was stopped before its end, the page says so; else it does not."""
    found = report(case({}, quantity=2))
    cut = evolve(found, items=[evolve(item, is_search_cut=True) for item in found.items])
    assert [False, True] == ["stopped before its end" in render_reports([one]) for one in (found, cut)]
