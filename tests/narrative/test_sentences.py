"""Where the sentences of a narrative end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imr_core.narrative import sentences

SENTENCES = (
    "Dr. Miller saw her on 6-30-2015.",
    "The pain was 6.5 out of 10.",
    "Naproxen 500 mg b.i.d. with food was continued.",
    "Approx. 12 visits were completed, vs. 18 planned.",
    "J. Smith, M.D., examined the knee!",
    "Was it better?",
    'He said "it is better."',
    "The exam of 11/18/16 showed spasm (see Fig. 2).",
    "Visit No. 4 took place.",
)


@pytest.mark.parametrize("first", SENTENCES)
@pytest.mark.parametrize("second", SENTENCES)
def test_two_sentences(first, second):
    """Two sentences are two, whatever abbreviations, dates, decimals and initials they hold."""
    assert [first, second] == [one.text for one in sentences(f"{first}  {second}\n")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He took it b.i.d. The pain eased.", ["He took it b.i.d.", "The pain eased."]),
        ("A line that is\n\nwrapped stays one.", ["A line that is\n\nwrapped stays one."]),
        ("1. Naproxen was continued.", ["1. Naproxen was continued."]),
        ("no full stop", ["no full stop"]),
        ("  \n ", []),
        ("", []),
        ("Pain at L4-5. Therapy helped.", ["Pain at L4-5.", "Therapy helped."]),
    ],
)
def test_hard_cases(text, expected):
    """Abbreviations may end a sentence; line breaks and list numbers do not."""
    assert expected == [one.text for one in sentences(text)]


@given(st.text(alphabet="aB 1.!?\n\"(')", max_size=80))
def test_sentences_cover_the_text(text):
    """Sentences stand where they say, in order, and leave out nothing but white space."""
    found = sentences(text)
    assert [one.text for one in found] == [text[one.start : one.stop] for one in found]
    assert "".join(text.split()) == "".join("".join(one.text.split()) for one in found)


def test_a_stretch_without_an_end_is_cut_at_white_space():
    """What never ends is cut between words, so that no pattern reads an unbounded text."""
    text = "word " * 1_000
    found = sentences(text)
    assert 1_000 == sum(len(one.text.split()) for one in found)
    assert max(len(one.text) for one in found) <= 1_000
    assert all(text[one.start : one.stop] == one.text for one in found)
