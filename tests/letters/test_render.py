"""Letters are written: what is read back is what was written, or nothing is."""

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from imr_core.errors import RenderError
from imr_core.letters import REMAINING_PORTION, parse_letter, render_letter
from imr_core.letters._holding import check_read_back
from imr_core.model import (
    CitedEvidence,
    Evidence,
    GuidelineLine,
    PublishedDetermination,
    PublishedItem,
    PublishedOutcome,
    Reviewer,
)
from imr_core.testing._letters import published_determinations

CITED = GuidelineLine(Evidence.MTUS, [CitedEvidence("Knee Complaints 2004", True, "Knee Complaints", 2004)])
ITEM = PublishedItem("Knee brace", PublishedOutcome.UPHELD, CITED, CITED, "The brace is not medically necessary.")
DETERMINATION = PublishedDetermination([ITEM, ITEM], Reviewer(["Texas"], ["Neurology"]), "A summary.", "CM16-0000001")


@given(published_determinations())
def test_roundtrip_parse_render(determination: PublishedDetermination):
    """A determination that the layout can hold is read back as it was written."""
    assert determination == parse_letter(render_letter(determination))


@given(published_determinations(), st.sampled_from(("\r\n", "\r", "\n\n", " \n", "\n\f")))
def test_rendering_free_line_ends(determination: PublishedDetermination, line_end: str):
    """Carriage returns, double spacing, spaces at line ends and form feeds change no value."""
    text = render_letter(determination)
    respaced = text.replace("\n\n", "\n\n\f\n") if line_end == "\n\f" else text.replace("\n", line_end)
    assert determination == parse_letter(respaced)


def item(**changes: object) -> PublishedDetermination:
    """Return the determination with its second item changed."""
    return attrs.evolve(DETERMINATION, items=[ITEM, attrs.evolve(ITEM, **changes)])


def cited(text: str) -> GuidelineLine:
    """Return a guideline line with one citation outside the MTUS."""
    return GuidelineLine(Evidence.NON_MTUS, [CitedEvidence(text, False, text)])


@pytest.mark.parametrize(
    ("determination", "field"),
    [
        (attrs.evolve(DETERMINATION, items=[]), "items"),
        (attrs.evolve(DETERMINATION, case_number="16-1"), "case_number"),
        (attrs.evolve(DETERMINATION, priority="rush 1"), "priority"),
        (attrs.evolve(DETERMINATION, reviewer=Reviewer(["Texas, Ohio"])), "reviewer.licenses"),
        (attrs.evolve(DETERMINATION, reviewer=Reviewer([], [""])), "reviewer.specialties"),
        (attrs.evolve(DETERMINATION, clinical_summary="two  spaces"), "clinical_summary"),
        (attrs.evolve(DETERMINATION, clinical_summary="a\x00b"), "clinical_summary"),
        (attrs.evolve(DETERMINATION, clinical_summary="see CLINICAL CASE SUMMARY"), "clinical_summary"),
        (attrs.evolve(DETERMINATION, clinical_summary="MEDICAL PROFESSIONAL REVIEW"), "clinical_summary"),
        (item(text="Sling: Upheld\nBrace"), "items[1].text"),
        (item(text="Three months was the original request. Rest"), "items[1].heading_form"),
        (item(authorized_text="One brace"), "items[1].authorized_text"),
        (item(heading_form=REMAINING_PORTION, disputed_text="One"), "items[1].authorized_text"),
        (item(heading_form="other"), "items[1].heading_form"),
        (item(text="brace " * 250 + "last"), "items[1].text"),
        (item(claims_administrator_guidelines=cited("")), "items[1].claims_administrator_guidelines.citations[0].text"),
        (
            item(reviewer_guidelines=cited("ODG. Decision based on MTUS Knee Complaints 2004")),
            "items[1].reviewer_guidelines",
        ),
        (item(reviewer_guidelines=GuidelineLine(Evidence.MTUS)), "items[1].reviewer_guidelines"),
        (item(rationale=""), "items[1].rationale"),
        (item(rationale="as said. Decision rationale: none."), "items[1].rationale"),
        (item(rationale="It stops in the"), "items[1].rationale"),
    ],
)
def test_render_refuses_what_no_letter_holds(determination: PublishedDetermination, field: str):
    """What the layout cannot hold is refused, and the error names the field and not its content."""
    with pytest.raises(RenderError) as raised:
        render_letter(determination)
    assert field == raised.value.field
    assert str(raised.value).startswith(f"{field} cannot be written into a letter: ")


OTHER = attrs.evolve(DETERMINATION, priority="Expedited")


@pytest.mark.parametrize(
    ("text", "field"),
    [
        (render_letter(OTHER), "priority"),
        (render_letter(item(text="A cane")), "items[1]"),
        (render_letter(attrs.evolve(DETERMINATION, items=[ITEM])), "items"),
        ("", "items"),
    ],
)
def test_read_back_names_what_differs(text: str, field: str):
    """A text that does not read back as what was to be written is refused, and the error names the field."""
    with pytest.raises(RenderError) as raised:
        check_read_back(DETERMINATION, text, owners=[])
    assert field == raised.value.field


def test_render_writes_the_layout():
    """The parts of a letter come in the order and wording of published ones."""
    lines = render_letter(attrs.evolve(DETERMINATION, items=[ITEM])).splitlines()
    assert [
        "Case Number: CM16-0000001",
        "HOW THE IMR FINAL DETERMINATION WAS MADE",
        "State(s) of Licensure: Texas",
        "Certification(s)/Specialty: Neurology",
        "CLINICAL CASE SUMMARY",
        "IMR ISSUES, DECISIONS AND RATIONALES",
        "Knee brace: Upheld",
        "Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.",
        "MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004.",
        "Decision rationale: The brace is not medically necessary.",
    ] == [line for line in lines if line and not line.startswith(("The ", "file, including", "A summary"))]
