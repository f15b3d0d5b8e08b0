"""An audit as a page: agreement by service and guideline, and every disagreement one step away."""

from collections.abc import Callable
from typing import Any

from attrs import evolve

from imr_core.audit import Audit, audit
from imr_core.registry import Registry
from imr_core.report import audit_report_of, render_audit

Make = Callable[..., Any]


def test_agreement_is_what_the_audit_counted(audited: Audit, registry: Registry):
    """The counts over all items and by service are those of the audit."""
    report = audit_report_of(audited, registry)
    for reading in report.readings:
        tally = getattr(audited, reading.reading)
        assert evolve(tally, by_service={}) == reading.total.tally
        assert tally.by_service == {row.name: row.tally for row in reading.services}


def test_agreement_is_told_by_guideline(audited: Audit, registry: Registry):
    """An item counts for every guideline that says something of it, and not for those that are silent."""
    report = audit_report_of(audited, registry)
    flares = {row.name: row for row in report.readings[0].guidelines}["flares/2009"]
    assert (2, 1, 1, 0) == (flares.tally.addressed, flares.tally.agreed, flares.tally.disagreed, flares.unproposed)
    assert not [row for row in report.readings[0].guidelines if row.name == "quiet/2004"]


def test_disagreements_are_numbered_the_worst_first(registry: Registry, determination: Make, audited: Audit):
    """Each disagreement is told once, with the readings in which it is one, and the worst is marked."""
    (one,) = audit_report_of(audited, registry).disagreements
    assert (1, True, "overturned", "upheld", ("open", "closed"), "CM15-0000003") == (
        one.number,
        one.is_worst,
        one.published,
        one.proposed,
        one.readings,
        one.case_number,
    )
    assert ["flares/2009 · many"] == [ground.rule for ground in one.grounds]


def test_every_row_lists_its_disagreements(audited: Audit, registry: Registry):
    """The number of disagreements that a row lists is the number it counts."""
    for reading in audit_report_of(audited, registry).readings:
        for row in (reading.total, *reading.services, *reading.guidelines):
            assert row.tally.disagreed == len(row.disagreements)


def test_a_disagreement_is_one_step_away(audited: Audit, registry: Registry, elements: Make):
    """The page has each disagreement as one thing to open, and the rows that count it link to it."""
    page = render_audit(audit_report_of(audited, registry))
    (one,) = elements(page, "details", id="d1")
    assert "disagreement worst" == one.attributes["class"]
    for words in ("5 needling visits", "5 visits exceed the 1–2", "Sample Manual 2009", "worst", "CM15-0000003"):
        assert words in one.text
    # By service and by guideline, in each of two readings.
    assert 4 == len(elements(page, "a", href="#d1"))


def test_bars_are_drawn_to_the_counts(audited: Audit, registry: Registry, elements: Make):
    """Each bar is as wide as the items addressed, and its parts as wide as those that agree and differ."""
    page = render_audit(audit_report_of(audited, registry))
    bars = elements(page, "svg", viewbox="0 0 2 10")
    assert bars
    assert {("s-agree", "0", "1"), ("s-differ", "1", "1")} <= {
        (str(each.attributes.get("class")), str(each.attributes.get("x")), str(each.attributes.get("width")))
        for each in elements(page, "rect")
    }


def test_the_numbers_of_a_bar_stand_beside_it(audited: Audit, registry: Registry, elements: Make):
    """A plot is a table: whoever does not see its bars reads the same numbers."""
    report = audit_report_of(audited, registry)
    page = render_audit(report)
    rows = [row for one in report.readings for row in (one.total, *one.services, *one.guidelines)]
    assert 10 == len(rows)
    numbers = {
        "addressed": [str(row.tally.addressed) for row in rows],
        "agree": [str(row.tally.agreed) for row in rows],
        "no proposal": [str(row.unproposed) for row in rows],
        "upheld": [f"{row.tally.upheld.agreed} of {row.tally.upheld.published}" for row in rows],
        "overturned": [f"{row.tally.overturned.agreed} of {row.tally.overturned.published}" for row in rows],
    }
    assert numbers == {name: [each.text for each in elements(page, "td", data_label=name)] for name in numbers}


def test_an_item_not_recognised_counts_for_no_guideline(audited: Audit, registry: Registry):
    """An item whose service nobody recognises counts under its own name, not under every guideline there is."""
    for reading in audit_report_of(audited, registry).readings:
        assert {"flares/2009": 2, "": 1} == {row.name: row.tally.addressed for row in reading.guidelines}
        assert ["needles", "service not recognised"] == [row.label for row in reading.services]


def test_letters_that_were_not_read_are_told(audited: Audit, registry: Registry, elements: Make):
    """How many letters could not be read stands first."""
    (warning,) = elements(render_audit(audit_report_of(audited, registry)), "section", class_="warnings")
    assert "1 of the letters could not be read" in warning.text


def test_an_audit_without_disagreement_says_so(registry: Registry, determination: Make):
    """Where nothing differs, the page says that."""
    page = render_audit(audit_report_of(audit([determination("upheld")], registry), registry))
    assert "No proposal differs from what was published." in page
