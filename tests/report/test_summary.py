"""The clinical summary with the words that document facts."""

from collections.abc import Callable
from typing import Any

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from imr_core.model import Case, DisputedItem, DocumentedFact, TreatmentRequest
from imr_core.report import Summary, render_reports

Make = Callable[..., Any]
TEXT = "aab <b>&amp; aab\nabba"
NAMES = ("flare_up", "return_to_work", "functional_improvement", "acute_phase")


@st.composite
def quoted(draw: Any) -> dict[str, DocumentedFact]:
    """Draw facts whose quotes stand anywhere in the text, over each other too."""
    facts = {}
    for name in draw(st.lists(st.sampled_from(NAMES), unique=True)):
        start = draw(st.integers(0, len(TEXT) - 1))
        end = draw(st.integers(start + 1, len(TEXT)))
        if TEXT[start:end].strip():
            facts[name] = DocumentedFact(draw(st.booleans()), quote=TEXT[start:end], start=start)
    return facts


def summary_of(report: Make, case: Case) -> Summary:
    """Return the summary of a case's report."""
    found = report(case).summary
    assert isinstance(found, Summary)
    return found


@given(facts=quoted())
def test_quotes_are_marked_where_they_stand(report: Make, case: Make, facts: dict[str, DocumentedFact]):
    """The segments are the text; of each note, those that carry it are its quote, once begun and once ended."""
    summary = summary_of(report, case(facts, clinical_summary=TEXT))
    assert TEXT == "".join(segment.text for segment in summary.segments)
    assert set(facts) == {note.fact for note in summary.notes}
    for note in summary.notes:
        covered = [segment for segment in summary.segments if note.number in segment.notes]
        assert facts[note.fact].quote == "".join(segment.text for segment in covered)
        assert [note.number in segment.starts for segment in covered] == [True] + [False] * (len(covered) - 1)
        assert [note.number in segment.ends for segment in covered] == [False] * (len(covered) - 1) + [True]
        assert (facts[note.fact].start, note.start + len(facts[note.fact].quote or "")) == (note.start, note.end)


@given(facts=quoted())
def test_the_page_marks_what_the_summary_marks(
    report: Make, case: Make, elements: Make, facts: dict[str, DocumentedFact]
):
    """The marks of a page that carry a note hold its quote, and the note and the words link to each other."""
    found = report(case(facts, clinical_summary=TEXT))
    page = render_reports([found])
    for note in found.summary.notes:
        marks = [each for each in elements(page, "mark") if str(note.number) in each.attributes["data-notes"].split()]
        assert facts[note.fact].quote == "".join(mark.text for mark in marks)
        assert 1 == len(elements(page, id=f"c1-q{note.number}")) == len(elements(page, "li", id=f"c1-n{note.number}"))
        assert elements(page, "a", href=f"#c1-q{note.number}")
        assert elements(page, "a", href=f"#c1-n{note.number}")


def test_notes_are_numbered_in_the_order_of_the_text(report: Make, case: Make):
    """Notes are numbered as their quotes begin in the text."""
    facts = {
        "return_to_work": DocumentedFact(True, quote="abba", start=17),
        "flare_up": DocumentedFact(True, quote="aab", start=0),
    }
    summary = summary_of(report, case(facts, clinical_summary=TEXT))
    assert [("flare_up", 1), ("return_to_work", 2)] == [(note.fact, note.number) for note in summary.notes]


def test_a_quote_without_a_position_is_found_where_it_alone_stands(report: Make, case: Make):
    """A quote without a position is marked where it occurs once, and nowhere where it occurs twice or not at all."""
    for quote, places in (("abba", [17]), ("aab", []), ("absent", [])):
        facts = {"flare_up": DocumentedFact(True, quote=quote)}
        summary = summary_of(report, case(facts, clinical_summary=TEXT))
        assert places == [note.start for note in summary.notes]


def test_a_wrong_position_marks_nothing_else(report: Make, case: Make):
    """Words that do not stand where the fact says they do are not marked in a place that merely looks alike."""
    facts = {"flare_up": DocumentedFact(True, quote="aab", start=3)}
    assert () == summary_of(report, case(facts, clinical_summary=TEXT)).notes


def test_items_share_a_note(report: Make, case: Make, fact: Make):
    """Words that document one fact of two items have one note, which names both."""
    same = {"flare_up": fact(True, "flare-up")}
    second = DisputedItem("b", TreatmentRequest("needling", service="needles"), facts=same)
    (note,) = summary_of(report, case(same, items=[second])).notes
    assert (1, 2) == note.items


def test_a_fact_row_leads_to_its_words(report: Make):
    """The row of a fact carries the number of the note that marks its words."""
    (item,) = report().items
    rows = {row.fact: row.note for row in item.facts}
    assert (1, None) == (rows["flare_up"], rows["visits"])


def test_no_summary_no_section(report: Make, case: Make):
    """A case without a summary has none in its report, and its page says nothing of one."""
    found = report(evolve(case(), clinical_summary=None))
    assert found.summary is None
    assert "Clinical summary" not in render_reports([found])
