"""What the command prints as JSON of an assessment and of a published determination."""

import json
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from imr_core.expressions import INFINITY, Interval
from imr_core.model import (
    Assessment,
    Assumption,
    Bound,
    Caveat,
    CitedEvidence,
    DateRange,
    Evidence,
    FactUsed,
    FindingRecord,
    Ground,
    GuidelineLine,
    ItemAssessment,
    PluginFailure,
    PluginVersion,
    Proposal,
    PublishedDetermination,
    PublishedItem,
    PublishedOutcome,
    QuantityWhatIf,
    RequestedDrug,
    Requirement,
    Reviewer,
    TreatmentRequest,
    UnencodedEdition,
    Unit,
)
from imr_core.outcomes import Outcome
from imr_core.sources import Citation, Step, Verification
from imr_core.wire import ReadItem, assessment_to_json, determination_to_json

BOOK = Citation("Bread Guidelines", "Mill", 2009, "Sourdough", "58 and 59", None, Verification.PRIMARY_TEXT)
LAW = Citation("Baking Code", section="4604.5(c)(1)")

ASSESSMENT = Assessment(
    items=(
        ItemAssessment(
            id="1",
            text="Bake 5 times",
            service="baking",
            quantity=Bound(5, None),
            outcomes=(Outcome.CONFLICT, Outcome.NOT_NECESSARY, Outcome.NECESSARY),
            proposed=Proposal.UPHELD,
            findings=(
                FindingRecord("hand", "bread", "2009", Step.MTUS, (Outcome.NOT_ADDRESSED, Outcome.NOT_NECESSARY)),
                FindingRecord("hand", "cake", "2010", Step.ACOEM_OR_ODG, (Outcome.NOT_ADDRESSED,)),
            ),
            grounds=(
                Ground("bread/2009 · exceeded", "5 exceed 2", Outcome.NOT_NECESSARY, "read widely", (BOOK,)),
                Ground("bread/2009 · late", "late", Outcome.NOT_NECESSARY, citations=(BOOK,)),
            ),
            caveats=(Caveat("statute-24", "24 at most", ("prior_visits",)),),
            bars=(Ground("statute-24", "25 exceed 24", Outcome.NOT_NECESSARY, citations=(LAW,)),),
            open_facts=("return_to_work",),
            assumed=(Assumption("date_of_service", date(2015, 6, 30), "the date of the request"),),
            what_if=QuantityWhatIf(
                2, ((Requirement("return_to_work", True), Requirement("recent_visits", at_most=0)),), None
            ),
            facts={
                "flare_up": FactUsed(True, "documented", "worse since June", "a", 2),
                "weight": FactUsed(Decimal("2.50"), "documented"),
            },
            published="upheld",
        ),
    ),
    reading="open",
    case_number="CM00-0000000",
    core_version="9",
    plugins=(PluginVersion("bakery", "1.2"),),
    failed_plugins=(PluginFailure("mill", "imr-mill 0.1", "it raised an ImportError"),),
    not_encoded=(UnencodedEdition("bread", "2017", "Bread Guidelines", "its text was not seen"),),
)


def test_assessment_has_the_shape_of_the_command():
    """Every key of `imr review --json` is there, and no other; silent findings are left out; outcomes are in order."""
    expected = {
        "case_number": "CM00-0000000",
        "source": "case.json",
        "reading": "open",
        "items": [
            {
                "id": "1",
                "text": "Bake 5 times",
                "service": "baking",
                "quantity": {"at_least": 5, "at_most": None},
                "outcomes": ["necessary", "not_necessary", "conflict"],
                "proposed": "upheld",
                "findings": [
                    {
                        "part": "hand",
                        "guideline": "bread",
                        "edition": "2009",
                        "step": "mtus",
                        "outcomes": ["not_necessary", "not_addressed"],
                    }
                ],
                "citations": [
                    {"title": "Bread Guidelines", "section": "Sourdough", "pages": "58 and 59"},
                    {"title": "Baking Code", "section": "4604.5(c)(1)", "pages": None},
                ],
                "grounds": [
                    {"rule": "bread/2009 · exceeded", "because": "5 exceed 2", "interpretation": "read widely"},
                    {"rule": "bread/2009 · late", "because": "late", "interpretation": None},
                    {"rule": "statute-24", "because": "25 exceed 24", "interpretation": None},
                ],
                "caveats": [{"bar": "statute-24", "because": "24 at most", "missing": ["prior_visits"]}],
                "contradictions": [],
                "open_facts": ["return_to_work"],
                "assumed": [{"fact": "date_of_service", "value": "2015-06-30", "why": "the date of the request"}],
                "what_if": {
                    "largest_necessary_quantity": 2,
                    "provided": [[{"fact": "return_to_work", "value": True}, {"fact": "recent_visits", "at_most": 0}]],
                    "certain_quantity": None,
                },
                "facts": {
                    "flare_up": {"value": True, "quote": "worse since June"},
                    "weight": {"value": 2.5, "quote": None},
                },
                "published": "upheld",
            }
        ],
        "plugins": [{"name": "bakery", "version": "1.2"}],
        "failed_plugins": [{"name": "mill", "distribution": "imr-mill 0.1", "reason": "it raised an ImportError"}],
        "not_encoded": [
            {"guideline": "bread", "edition": "2017", "title": "Bread Guidelines", "why": "its text was not seen"}
        ],
    }
    assert expected == json.loads(json.dumps(assessment_to_json(ASSESSMENT, "case.json"), allow_nan=False))


def test_assessment_without_proposal():
    """What there is none of is null or an empty list, never an absent key."""
    item = ItemAssessment("1", "x", None, None, (Outcome.NOT_ADDRESSED,), None)
    written = assessment_to_json(Assessment((item,), "closed"))
    assert (None, None, []) == (written["case_number"], written["source"], written["plugins"])
    assert [None, None, None, []] == [
        written["items"][0][key] for key in ("proposed", "what_if", "quantity", "grounds")
    ]
    assert set(assessment_to_json(ASSESSMENT)["items"][0]) == set(written["items"][0])


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Interval(12, INFINITY), {"at_least": 12, "at_most": None}),
        (Interval(-INFINITY, Fraction(1, 2)), {"at_least": None, "at_most": 0.5}),
        (Interval(3, 3), 3),
        (Fraction(5, 2), 2.5),
        (Fraction(4, 2), 2),
        (Fraction(1, 3), "1/3"),
        (Decimal("7.5"), 7.5),
        (Decimal("30"), 30),
        (Decimal("0.1234567890123456789"), "0.1234567890123456789"),
        (DateRange(date(2015, 1, 1), None), {"from": "2015-01-01", "to": None}),
        (Bound(None, 3), {"at_least": None, "at_most": 3}),
        (("b", "a"), ["b", "a"]),
        (frozenset({"b", "a"}), ["a", "b"]),
        (Unit.VISIT, "visit"),
        (False, False),
    ],
)
def test_values_are_written_without_loss(value: Any, expected: Any):
    """A value is written as what it is; a number that JSON cannot hold exactly is written as text."""
    item = ItemAssessment("1", "x", None, value, (), None, assumed=(Assumption("f", value, "w"),))
    written = assessment_to_json(Assessment((item,), "open"))["items"][0]
    assert [expected, expected] == [written["quantity"], written["assumed"][0]["value"]]
    assert type(expected) is type(written["quantity"])


def test_other_values_are_refused():
    """A value of a kind that no assessment holds is refused rather than written as its representation."""
    item = ItemAssessment("1", "x", None, object(), (), None)
    with pytest.raises(TypeError, match=r"an? object cannot be written as JSON"):
        assessment_to_json(Assessment((item,), "open"))


def published(text: str = "Bake 6 times", **fields: Any) -> PublishedItem:
    """Make an item of a letter."""
    mtus = CitedEvidence("MTUS Bread (2009), page 58", True, "Bread", 2009, "Sourdough", "58")
    administrator = GuidelineLine(Evidence.MTUS_AND_NON_MTUS, (mtus, CitedEvidence("Cake", False, "Cake")))
    reviewer = GuidelineLine(Evidence.NONE_CITED)
    return PublishedItem(text, PublishedOutcome.OVERTURNED, administrator, reviewer, "It was stale.", **fields)


def letter(*items: PublishedItem) -> PublishedDetermination:
    """Make a letter."""
    return PublishedDetermination(
        items,
        Reviewer(["MD"], ["Baking", "Milling"]),
        "The dough rose.",
        "CM00-0000000",
        date_of_injury=date(2014, 2, 3),
        decision_date=date(2015, 9, 10),
        priority="Standard",
    )


def test_determination_has_the_shape_of_the_command():
    """Every key of `imr parse --json` is there; what a letter does not print is null."""
    request = TreatmentRequest(
        "Bake 6 times",
        "baking",
        6,
        Unit.VISIT,
        body_regions=("hand",),
        drug=RequestedDrug("naproxen", ("naproxen",), Decimal("7.5"), "mg"),
    )
    expected = {
        "case_number": "CM00-0000000",
        "source": "letter.txt",
        "date_assigned": None,
        "date_of_injury": "2014-02-03",
        "decision_date": "2015-09-10",
        "ur_denial_date": None,
        "priority": "Standard",
        "application_received": None,
        "reviewer": {"licenses": ["MD"], "specialties": ["Baking", "Milling"]},
        "clinical_summary": "The dough rose.",
        "items": [
            {
                "text": "Bake 6 times",
                "outcome": "overturned",
                "service": "baking",
                "quantity": 6,
                "unit": "visit",
                "body_regions": ["hand"],
                "drug": {
                    "name": "naproxen",
                    "ingredients": ["naproxen"],
                    "strength": 7.5,
                    "strength_unit": "mg",
                    "form": None,
                    "is_compound": False,
                },
                "original_quantity": 6,
                "authorized_quantity": None,
                "disputed_quantity": 6,
                "claims_administrator_guidelines": [
                    {"title": "Bread", "year": 2009, "section": "Sourdough", "pages": "58", "mtus": True},
                    {"title": "Cake", "year": None, "section": None, "pages": None, "mtus": False},
                ],
                "claims_administrator_evidence": "mtus-and-non-mtus",
                "reviewer_guidelines": [],
                "reviewer_evidence": "none-cited",
                "rationale": "It was stale.",
            }
        ],
    }
    assert expected == json.loads(json.dumps(determination_to_json(letter(published()), [request], "letter.txt")))


def visits(quantity: int | Bound | None, unit: Unit | None = Unit.VISIT) -> TreatmentRequest:
    """Make a request for a number of visits."""
    return TreatmentRequest("x", quantity=quantity, unit=unit)


@pytest.mark.parametrize(
    ("form", "read", "expected"),
    [
        ("remaining-portion", ReadItem(visits(12), visits(4), visits(8)), (12, 4, 8)),
        ("remaining-portion", ReadItem(visits(12), visits(4), visits(None)), (12, 4, 8)),
        ("remaining-portion", ReadItem(visits(12), visits(None), visits(8)), (12, 4, 8)),
        ("remaining-portion", ReadItem(visits(12), visits(4, Unit.HOUR), visits(None)), (12, None, None)),
        ("remaining-portion", ReadItem(visits(None), visits(4), visits(None)), (None, 4, None)),
        ("remaining-portion", ReadItem(visits(3), visits(4), visits(None)), (3, 4, None)),
        ("whole-request", ReadItem(visits(12), visits(4), visits(12)), (12, 4, 12)),
        ("whole-request", ReadItem(visits(12), visits(7, Unit.DAY), visits(None)), (12, None, 12)),
        ("unrecognised", ReadItem(visits(12)), (None, None, None)),
        (None, ReadItem(visits(12)), (12, None, 12)),
        (None, ReadItem(visits(None)), (None, None, None)),
    ],
)
def test_quantities_of_a_partial_authorisation(form: str | None, read: ReadItem, expected: tuple[int | None, ...]):
    """Original, authorised and disputed quantity are what the letter states, or follow from it, or are null."""
    item = published(heading_form=form, authorized_text="a" if read.authorized else None)
    written = determination_to_json(letter(item), [read])["items"][0]
    names = ("original_quantity", "authorized_quantity", "disputed_quantity")
    assert expected == tuple(written[name] for name in names)
    assert written["quantity"] == written["original_quantity"]


def test_requests_belong_to_items():
    """As many requests as items must be given."""
    with pytest.raises(ValueError, match="shorter"):
        determination_to_json(letter(published()), [])
