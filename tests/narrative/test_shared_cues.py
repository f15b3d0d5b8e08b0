"""By which words a narrative documents the facts that the core declares."""

from __future__ import annotations

from typing import Any

import pytest

from imr_core.narrative import SHARED_CUES, Cues, ReadingContext, document_facts

READER = Cues(SHARED_CUES, name="shared cues")


def documented(sentence: str, fact: str) -> Any:
    """Return the value of a fact that a sentence documents, or None."""
    found = document_facts(sentence, [READER], ReadingContext())
    return found.facts[fact].value if fact in found.facts else None


@pytest.mark.parametrize(
    ("fact", "sentence", "value"),
    [
        ("flare_up", "She presented with a flare-up of low back pain.", True),
        ("flare_up", "There was an acute exacerbation of his neck symptoms.", True),
        ("flare_up", "He reports a recurrence of pain.", True),
        ("flare_up", "He denies any flare-up.", False),
        ("flare_up", "The pain is exacerbated by bending.", None),
        ("flare_up", "He takes medication for flare-ups.", None),
        ("musculoskeletal", "The diagnosis is a lumbar sprain/strain.", True),
        ("musculoskeletal", "Diagnoses include cervical disc displacement.", True),
        ("musculoskeletal", "History of right shoulder impingement.", True),
        ("musculoskeletal", "He has asthma.", None),
        ("musculoskeletal", "There is no fracture or contusion.", None),
        ("acute_phase", "She has chronic low back pain.", False),
        ("acute_phase", "He has chronic obstructive pulmonary disease.", None),
        ("radiculopathy", "There is lumbar radiculopathy.", True),
        ("radiculopathy", "There was no evidence of radiculopathy.", False),
        ("radiculopathy", "Electrodiagnostic studies were asked for to rule out radiculopathy.", None),
        ("return_to_work", "He has returned to modified work.", True),
        ("return_to_work", "She is working with restrictions.", True),
        ("return_to_work", "She continued to work.", True),
        ("return_to_work", "He is working full duty.", True),
        ("return_to_work", "The worker remains off work.", False),
        ("return_to_work", "He is temporarily totally disabled.", False),
        ("return_to_work", "She is currently not working.", False),
        ("return_to_work", "He can return to work with restrictions.", None),
        ("return_to_work", "He was hurt while working on a roof.", None),
        ("home_exercise", "He was taught a home exercise program.", True),
    ],
)
def test_words_document_shared_facts(fact: str, sentence: str, value: Any) -> None:
    """General wordings document a fact, its denial where that says something, and look-alikes nothing."""
    assert value is documented(sentence, fact)
