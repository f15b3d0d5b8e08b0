"""Values, needs and outcomes in words."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from imr_core.model import Bound, DateRange, Proposal, QuantityWhatIf, Requirement
from imr_core.report.words import clean, counted, listed, published_sentence, value_text, what_if_sentence

WORK = Requirement("return_to_work", True)
NONE_RECENT = Requirement("recent_visits", at_most=0)

WHAT_IFS = {
    QuantityWhatIf(2, ((NONE_RECENT, WORK),)): (
        "At most 2 visits could be supported, provided that return to work is documented and recent visits is at most "
        "0; as the file stands no number is certain."
    ),
    QuantityWhatIf(6, ((WORK,), (Requirement("flare_up", False),)), 1): (
        "At most 6 visits could be supported, provided that return to work is documented; or that flare up is "
        "documented as not so; as the file stands 1 visit is certain."
    ),
    QuantityWhatIf(6, (), 3): "At most 6 visits could be supported; as the file stands 3 visits are certain.",
    QuantityWhatIf(5, (), 5): "5 visits are supported as the file stands, all that is requested.",
    QuantityWhatIf(1, (), 1): "1 visit is supported as the file stands, no more.",
    QuantityWhatIf(3, (), 3): "3 visits are supported as the file stands, no more.",
    QuantityWhatIf(None): "No number of visits could be supported, whatever the open facts are.",
    QuantityWhatIf(4, ((Requirement("prior_visits", at_least=2, at_most=6),),)): (
        "At most 4 visits could be supported, provided that prior visits is at least 2 and at most 6; as the file "
        "stands no number is certain."
    ),
    QuantityWhatIf(4, ((Requirement("prior_visits", at_least=2, at_most=2), Requirement("setting", "at-home")),)): (
        "At most 4 visits could be supported, provided that prior visits is 2 and setting is at home; as the file "
        "stands no number is certain."
    ),
}


@pytest.mark.parametrize(("what_if", "sentence"), WHAT_IFS.items())
def test_what_if_sentence(what_if: QuantityWhatIf, sentence: str):
    """A what-if of 5 visits requested says what could be supported, what that takes, and what is certain."""
    assert sentence == what_if_sentence(what_if, 5)


def test_what_if_of_one_visit_requested():
    """One visit that is supported is all that was asked."""
    assert "1 visit is supported as the file stands, all that is requested." == what_if_sentence(
        QuantityWhatIf(1, (), 1), 1
    )


VALUES: list[tuple[Any, str]] = [
    (None, "unknown"),
    (True, "yes"),
    (False, "no"),
    (5, "5"),
    (Decimal("2.50"), "2.50"),
    (date(2015, 6, 30), "2015-06-30"),
    (Bound(12), "at least 12"),
    (Bound(None, 4), "at most 4"),
    (Bound(2, 4), "2 to 4"),
    (Bound(), "unknown"),
    (DateRange(date(2015, 6, 1), None), "from 2015-06-01"),
    (DateRange(None, date(2015, 6, 30)), "until 2015-06-30"),
    (DateRange(date(2015, 6, 1), date(2015, 6, 30)), "2015-06-01 to 2015-06-30"),
    (("nsaid", "muscle-relaxant"), "nsaid and muscle relaxant"),
    ((), "none"),
    ("cervical-spine", "cervical spine"),
]


@pytest.mark.parametrize(("value", "text"), VALUES)
def test_value_text(value: object, text: str):
    """A value of a fact is written as people write it."""
    assert text == value_text(value)


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (1, "visit", "1 visit"),
        (0, "visit", "0 visits"),
        (2, "box", "2 boxes"),
        (Bound(3), "visit", "at least 3 visits"),
        (10, "mg", "10 mg"),
        (10, "as the request states it", "10"),
        (10, None, "10"),
    ],
)
def test_counted(value: object, unit: str | None, text: str):
    """A number is written with its unit, in the plural where it is not one."""
    assert text == counted(value, unit)


def test_listed():
    """Parts are listed as a sentence lists them."""
    assert ["", "a", "a and b", "a, b and c"] == [listed("abc"[:size]) for size in range(4)]


def test_clean_keeps_words_and_drops_what_commands_a_terminal():
    """Line breaks become blanks; control and direction characters go."""
    assert "a b c é" == clean("a\n b\x1b\u202e\tc\u200b é\x7f")


@pytest.mark.parametrize(
    ("proposed", "sentence"),
    [
        (Proposal.UPHELD, "The published determination says the same: upheld."),
        (Proposal.OVERTURNED, "The published determination differs: upheld."),
        (None, "The published determination: upheld. Nothing is proposed here."),
    ],
)
def test_published_sentence(proposed: Proposal | None, sentence: str):
    """A published outcome is compared with the proposal."""
    assert sentence == published_sentence("upheld", proposed)
