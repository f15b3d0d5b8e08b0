"""Request texts of the published letters, read in place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from imr_core.letters import parse_letter
from imr_core.narrative import read_request, read_strengths

COUNTED = re.compile(
    r"\b(?:visits?|sessions?|times|weekly)\b|#\s?\d|\bqty\b|\d\s?x\s?\d|\d\s?(?:g|grams?|ml)\b", re.IGNORECASE
)


@pytest.fixture(scope="module")
def texts(shared: Path) -> list[str]:
    """Return the request text of every item of the published letters."""
    letters = sorted((shared / "letters" / "published").glob("*.txt"))
    return [item.text for path in letters for item in parse_letter(path.read_text(encoding="utf-8")).items]


def test_counted_requests_give_a_quantity(texts, announce):
    """Every request that counts visits, sessions, times, tablets, grams or millilitres has a quantity."""
    counted = [text for text in texts if COUNTED.search(text) and "unknown quantity" not in text]
    read = [text for text in counted if read_request(text).quantity is not None]
    announce(f"request texts: quantity read in {len(read)} of {len(counted)} that count something")
    assert len(counted) > 50
    assert len(counted) == len(read)


def test_stated_strength_is_a_drug(texts):
    """Every request that states a strength is read as one for a drug, without a list of drugs."""
    missed = [text for text in texts if read_strengths(text) and read_request(text).drug is None]
    assert 0 == len(missed)


def test_no_count_is_invented(texts):
    """A request without any number, in digits or words, has no quantity."""
    number = re.compile(r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|once|twice)\b", re.IGNORECASE)
    assert [] == [
        read_request(text).quantity for text in texts if not number.search(text) and read_request(text).quantity
    ]
