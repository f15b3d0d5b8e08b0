"""Cues that differ only in the name of the discipline, over many wordings of one thing."""

from __future__ import annotations

import time

import pytest

from imr_core.facts import Course
from imr_core.model import Bound, FactValue, TreatmentRequest
from imr_core.narrative import (
    Cue,
    Cues,
    ReadingContext,
    document_facts,
    improvement_cues,
    plan_cues,
    prior_visit_cues,
)

_SERVICE = "chiropractic"
_WORDS = "chiropractic|chiropractor"
_READER = Cues(
    (
        *prior_visit_cues(_WORDS, (_SERVICE,)),
        *improvement_cues(_WORDS, (_SERVICE,)),
        *plan_cues(_WORDS, (_SERVICE,)),
    )
)
_CONTEXT = ReadingContext(request=TreatmentRequest(text="chiropractic", service=_SERVICE))
_SOME = Bound(at_least=1)


def _read(fact: str, text: str) -> FactValue | None:
    found = document_facts(text, (_READER,), _CONTEXT).facts.get(fact)
    return None if found is None else found.value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The claimant had received 8 sessions of chiropractic manipulation through December.", 8),
        ("He completed the first six chiropractic treatments.", 6),
        ("She attended six (6) visits of chiropractic care.", 6),
        ("She has completed five out of eight chiropractic visits.", 5),
        ("The worker has undergone 12 chiropractic adjustments.", 12),
        ("Treatment to date has included ice, chiropractic x 6 and rest.", 6),
        ("Treatment to date has included chiropractic care (10 sessions), ibuprofen and rest.", 10),
        ("Prior treatment consisted of medications and chiropractic manipulation times 4.", 4),
        ("Prior chiropractic: 10 visits.", 10),
        ("He has had at least six chiropractic visits.", Bound(at_least=6)),
        ("She reported relief with chiropractic sessions.", _SOME),
        ("He was treated with chiropractic.", _SOME),
    ],
)
def test_earlier_visits_are_counted_where_their_number_is_stated(text: str, expected: FactValue) -> None:
    """The number stated wins over the mere mention of earlier visits, before or behind the discipline."""
    assert expected == _read(Course.prior_visits.name, text)


@pytest.mark.parametrize(
    "text",
    [
        "The injured worker has not yet attended chiropractic therapy.",
        "She has yet to begin chiropractic.",
        "He has not done any chiropractic.",
        "He has never seen a chiropractor.",
        "There is no record of prior chiropractic manipulation.",
        "There was no evidence that the claimant had received prior chiropractic treatment.",
        "The claimant had not had any chiropractic care to date.",
    ],
)
def test_no_earlier_visit_is_stated(text: str) -> None:
    """A statement that none was had documents the number 0."""
    assert _read(Course.prior_visits.name, text) == 0


@pytest.mark.parametrize(
    "text",
    [
        "The request was for chiropractic 2 times a week for 4 weeks.",
        "Eight chiropractic visits were requested.",
        "The claims administrator approved six chiropractic visits.",
        "Chiropractic: 2x4 was recommended.",
        "The plan was chiropractic treatment, 12 sessions.",
        "There was no documentation of prior chiropractic records.",
    ],
)
def test_visits_asked_for_are_not_earlier_ones(text: str) -> None:
    """A request, an approval and missing records say nothing about visits already had."""
    assert _read(Course.prior_visits.name, text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("With chiropractic care his lumbar flexion increased from 40 to 60 degrees.", True),
        ("As a result of the chiropractic visits, her lifting restriction was reduced.", True),
        ("Her lifting restrictions were reduced as a result of the chiropractic visits.", True),
        ("After chiropractic treatment the work restrictions were relaxed.", True),
        ("With chiropractic care she can now climb stairs.", True),
        ("Chiropractic has brought better balance and gait.", True),
        ("He reported no change in function with chiropractic.", False),
        ("There was no functional improvement with the chiropractic treatment.", False),
        ("Chiropractic was requested to improve range of motion.", None),
        ("The goal of chiropractic is increased range of motion.", None),
        ("Chiropractic eased the pain for a day.", None),
    ],
)
def test_improvement_is_read_where_something_measured_is_better(text: str, expected: bool | None) -> None:
    """Motion, strength, activities and restrictions count; pain alone, goals and purposes do not."""
    assert expected == _read(Course.functional_improvement.name, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The attending provider sought authorization for chiropractic manipulation.", True),
        ("Eight sessions of chiropractic manipulation were sought.", True),
        ("The provider endorsed a course of chiropractic care.", True),
        ("Chiropractic therapy was suggested by the physician.", True),
        ("Utilization review denied chiropractic.", None),
        ("The patient had chiropractic in the past.", None),
    ],
)
def test_the_plan_of_care_names_the_discipline_in_many_words(text: str, expected: bool | None) -> None:
    """What a provider seeks, endorses or suggests is in the plan; what was denied or had is not."""
    assert expected == _read(Course.plan_of_care_names_service.name, text)


@pytest.mark.parametrize("word", ["no", "not", "never", "without", "denies"])
def test_an_open_word_stands_for_none_that_negates(word: str) -> None:
    """A gap in a pattern does not swallow the word that turns the sentence."""
    cue = Cue("helped", r"brace (?:\w+ ){0,3}relief")
    assert document_facts(f"The brace gave {word} relief.", (Cues([cue]),)).facts == {}
    assert "helped" in document_facts("The brace gave some relief.", (Cues([cue]),)).facts


def test_reading_takes_time_in_proportion_to_the_text() -> None:
    """Words that open a cue again and again cost no more than their number."""

    def seconds(times: int) -> float:
        text = "had treatment included chiropractic with " * times
        began = time.perf_counter()
        document_facts(text, (_READER,), _CONTEXT)
        return time.perf_counter() - began

    seconds(50)
    assert seconds(800) < 40 * max(seconds(100), 0.005)
