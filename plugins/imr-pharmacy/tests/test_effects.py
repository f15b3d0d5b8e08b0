"""What a narrative tells of the effect of a drug, of drugs that failed, and of dated operations; all invented."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from attrs import evolve
from imr_pharmacy._cues import READERS

from imr_core import Bound, ReadingContext, Registry, read_request
from imr_core.model import DateRange
from imr_core.narrative import document_facts


@pytest.fixture
def documented(registry: Registry):
    """Return what a text documents of this plugin's facts, by short name, for a request and its days."""

    def read(text: str, request: str = "Norco 5/325mg #60", when: date | DateRange | None = None):
        asked = read_request(request, tuple(registry.services.values()), tuple(registry.drugs.values()))
        found = document_facts(text, READERS, ReadingContext(request=evolve(asked, requested_on=when)))
        assert () == found.problems
        return {name.removeprefix("pharmacy."): fact.value for name, fact in found.facts.items()}

    return read


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("Norco reduces her pain from 7 to 3.", "pain_relief", True),
        ("Pain was reduced from 9 to 5 with the use of Norco.", "pain_relief", True),
        ("Hydrocodone/acetaminophen is helpful.", "pain_relief", True),
        ("Pain is 9/10 without medications and 5/10 with medications.", "pain_relief", True),
        ("Pain is 4 out of 10 with medication and 8 out of 10 without.", "pain_relief", True),
        ("Pain is 8/10 without medications and 8/10 with medications.", "pain_relief", None),
        ("Pain is 5/10 without medications and 7/10 with medications.", "pain_relief", None),
        ("Norco did not help the pain.", "pain_relief", None),
        ("Naproxen reduces her pain.", "pain_relief", None),
        ("Norco was requested to reduce pain.", "pain_relief", None),
        ("Medications provide 40% relief.", "pain_relief", True),
        ("Medications allow her to work and cook.", "better_function", True),
        ("The medications do not improve function.", "better_function", None),
        ("Motrin did not help.", "nonopioid_failed", True),
        ("She had used naproxen without adequate relief.", "nonopioid_failed", True),
        ("Anti-inflammatories were tried without benefit.", "nonopioid_failed", True),
        ("Acetaminophen was ineffective.", "nonopioid_failed", True),
        ("Ibuprofen upset his stomach.", "nonopioid_failed", True),
        ("Ibuprofen helps a little.", "nonopioid_failed", None),
        ("The worst pain, not adequately controlled with rest, was in the ribs.", "relief_inadequate", True),
        ("Radiographs were negative for fracture.", "severe_injury", None),
        ("Radiographs showed no fracture or dislocation.", "severe_injury", None),
        ("A CURES report dated 1-3-17 showed one prescriber.", "cures_checked", True),
        ("CURES was not reviewed.", "cures_checked", None),
        ("She denied gastrointestinal symptoms.", "dyspepsia", False),
        ("Medications: Norco and ibuprofen.", "continued", True),
        ("She has been on Norco since the accident.", "continued", True),
        ("Allergies: none. He was started on Norco.", "continued", None),
    ],
)
def test_words(documented, text, name, value):
    """The words document the fact, its opposite, or nothing."""
    assert value == documented(text).get(name)


@pytest.mark.parametrize(
    ("text", "when", "weeks", "immediately"),
    [
        ("She underwent hernia repair on 01-02-2017.", date(2017, 1, 16), Bound(Decimal("2.0"), Decimal("2.0")), True),
        (
            "She is status post knee arthroscopy on 11/1/2016.",
            DateRange(date(2016, 12, 20), date(2016, 12, 27)),
            Bound(Decimal("7.0"), Decimal("8.0")),
            None,
        ),
        (
            "On January 2, 2017, he underwent open reduction of the wrist.",
            DateRange(date(2016, 11, 1), date(2017, 1, 9)),
            Bound(Decimal(0), Decimal("1.0")),
            True,
        ),
        ("She underwent hernia repair on 01-02-2017.", None, None, None),
        ("She is to undergo hernia repair on 01-02-2017.", date(2017, 1, 16), None, None),
        ("She underwent hernia repair on 01-20-2017.", date(2017, 1, 16), None, None),
        ("She underwent an MRI scan on 01-02-2017.", date(2017, 1, 16), None, None),
    ],
)
def test_weeks_after_an_operation_follow_from_its_date(documented, text, when, weeks, immediately):
    """A dated operation before the request gives the weeks since; within three of them it is recent."""
    found = documented(text, when=when)
    assert (weeks, immediately) == (found.get("weeks_after_surgery"), found.get("immediately_postoperative"))
