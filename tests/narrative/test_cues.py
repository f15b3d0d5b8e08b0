"""What a text documents by cues, and what becomes of several statements."""

from __future__ import annotations

import random
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imr_core.errors import GuidelineError, QuoteError
from imr_core.model import Bound, TreatmentRequest
from imr_core.narrative import Cue, Cues, FactReader, ReadFact, ReadingContext, check_quote, document_facts

VISITS = "(?:completed|attended|received|had|included) {number} (?:of \\d+ )?(?:\\w+ )?(?:visits|sessions)"
CUES = Cues(
    [
        Cue("prior_visits", VISITS, historical=True),
        Cue("prior_visits", "(?:prior|previous) (?:acupuncture|therapy)", value=Bound(at_least=1), negated=0),
        Cue("functional_improvement", "functional improvement", negated=False),
        Cue("flare_up", "flare[- ]?ups?"),
        Cue("work_status", "modified (?:work|duty)", value="modified"),
        Cue("work_status", "full duty", value="full"),
    ]
)


def documented(text: str, *readers: FactReader) -> dict[str, object]:
    """Return the values documented, by name."""
    return {name: fact.value for name, fact in document_facts(text, readers or (CUES,)).facts.items()}


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("6", 6),
        ("six", 6),
        ("six (6)", 6),
        ("twenty-four", 24),
        ("at least 12", Bound(at_least=12)),
        ("at  least\ntwelve", Bound(at_least=12)),
        ("more than 12", Bound(at_least=13)),
        ("over twelve", Bound(at_least=13)),
        ("12+", Bound(at_least=12)),
        ("12 or more", Bound(at_least=12)),
        ("up to 8", Bound(at_most=8)),
        ("no more than 8", Bound(at_most=8)),
        ("fewer than 8", Bound(at_most=7)),
        ("10-12", Bound(10, 12)),
        ("ten to twelve", Bound(10, 12)),
        ("12 of 18", 12),
        ("several", Bound(at_least=2)),
        ("multiple", Bound(at_least=2)),
    ],
)
def test_number_with_its_bounds(words, value):
    """A number is read with the bounds its words state."""
    assert {"prior_visits": value} == documented(f"To date she has completed {words} visits.")


@pytest.mark.parametrize("words", ["about 12", "approximately twelve", "six (8)", "12-10", "6.5.4", "6-30-2015"])
def test_vague_number_documents_nothing(words):
    """A number that is only about right, contradicts itself, or is a date, is not read."""
    assert {} == documented(f"To date she has completed {words} visits.")


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("He complained of a flare-up of neck pain.", {"flare_up": True}),
        ("He complained of a flare\nup of neck pain.", {"flare_up": True}),
        ("There was no flare-up.", {}),
        ("He should call if a flare-up occurs.", {}),
        ("His brother had a flare-up.", {}),
        ("He had a flare-up three years ago.", {}),
        ("There is no documentation of functional improvement.", {"functional_improvement": False}),
        ("Therapy gave functional improvement.", {"functional_improvement": True}),
        ("He would need to show functional improvement if therapy were approved.", {}),
        ("Treatment included prior therapy.", {"prior_visits": Bound(at_least=1)}),
        ("There was no prior acupuncture.", {"prior_visits": 0}),
        ("Authorization was requested for 6 therapy visits.", {}),
        (
            "Dr. Miller noted that she attended 8 therapy sessions. She is on modified duty.",
            {"prior_visits": 8, "work_status": "modified"},
        ),
    ],
)
def test_context_decides_what_is_documented(text, facts):
    """Negated words document the opposite only where the cue says so; the past, plans and others document nothing."""
    assert facts == documented(text)


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("She had prior therapy and completed 12 visits.", "prior_visits", 12),
        ("She completed at least 4 visits. She completed 6 sessions.", "prior_visits", 6),
        ("She completed at least 4 visits. She attended at least 6 sessions.", "prior_visits", Bound(at_least=6)),
        ("She attended at least 4 visits. She attended up to 9 sessions.", "prior_visits", Bound(at_least=4)),
    ],
)
def test_statements_of_a_number_narrow_it(text, name, value):
    """Of several statements that agree, the one that says most is documented, with its own quote."""
    fact = document_facts(text, [CUES]).facts[name]
    assert value == fact.value
    assert fact.quote == text[fact.start : fact.start + len(fact.quote)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("She completed 12 visits. She completed 8 visits.", "prior_visits"),
        ("She completed at least 9 visits. She attended 4 sessions.", "prior_visits"),
        ("There was functional improvement. There was no functional improvement.", "functional_improvement"),
        ("She is on modified duty. She is on full duty.", "work_status"),
    ],
)
def test_disagreement_documents_nothing(text, name):
    """Two statements of one text that exclude each other are reported, and neither counts."""
    read = document_facts(text, [CUES])
    assert (name not in read.facts, [name]) == (True, [one.name for one in read.disagreements])
    assert 2 == len(read.disagreements[0].statements)


def test_negated_quote_holds_the_negation():
    """The quote of a negated fact is the whole sentence, so that it does not seem to say the opposite."""
    fact = document_facts("He rested. There was no functional improvement.", [CUES]).facts["functional_improvement"]
    assert ("There was no functional improvement.", 11) == (fact.quote, fact.start)


def test_cue_takes_a_fact_by_name_or_leaf():
    """A leaf of a vocabulary names the fact, also when it is named only later."""
    leaf = SimpleNamespace(name="flare_up")
    assert Cue(leaf, "flare-up").name == Cue("flare_up", "flare-up").name
    assert {"flare_up": True} == documented("He has a flare-up.", Cues([Cue(leaf, "flare-up")]))


def test_cue_of_a_service_is_read_for_its_items_only():
    """A cue that names services speaks of items of those services."""
    cues = Cues([Cue("prior_visits", "{number} acupuncture visits", services=["acupuncture"])])
    text = "She completed 6 acupuncture visits."
    ours = ReadingContext(TreatmentRequest("Acupuncture", service="acupuncture"))
    other = ReadingContext(TreatmentRequest("Therapy", service="physical-therapy"))
    assert [1, 0, 0] == [len(cues.read(text, context)) for context in (ours, other, ReadingContext())]


def test_unless_silences_a_sentence():
    """A cue is silent in a sentence that holds what it excludes."""
    cues = Cues([Cue("flare_up", "flare-up", unless="guidelines?")])
    assert {} == documented("The guideline allows visits for a flare-up.", cues)
    assert {"flare_up": True} == documented("She has a flare-up.", cues)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("", "flare-up"), "has no name"),
        (("flare_up", "flare(up"), "no regular expression"),
        (("flare_up", "(?:flare)?"), "matches no words"),
        (("visits", "{number} visits", 6), "leave out 'value'"),
        (("visits", "{number} or {number} visits"), "{number} once"),
    ],
)
def test_ill_formed_cue_is_refused(arguments, words):
    """A cue that cannot be read is refused when it is defined or checked, naming its fact."""
    with pytest.raises(GuidelineError, match="cue") as caught:
        Cues([Cue(*arguments)]).check()
    assert words in str(caught.value)


class Toy:
    """A reader of someone else's, answering what it was given."""

    def __init__(self, *facts: ReadFact) -> None:
        """Take the facts to return."""
        self.facts = facts

    def read(self, text: str, context: ReadingContext) -> tuple[ReadFact, ...]:
        """Return the facts it was given."""
        return self.facts


class Broken:
    """A reader that fails, with clinical words in its error."""

    name = "broken"

    def read(self, text: str, context: ReadingContext) -> tuple[ReadFact, ...]:
        """Fail."""
        raise ValueError(text)


def test_anything_that_reads_is_a_reader():
    """The protocol is what makes a reader, not a base class."""
    assert isinstance(Toy(), FactReader)
    assert isinstance(CUES, FactReader)


@pytest.mark.parametrize(
    "fact",
    [
        ReadFact("flare_up", True, "flare-up", 3),
        ReadFact("flare_up", True, "Flare-up", 10),
        ReadFact("flare_up", True, "", 10),
        ReadFact("flare_up", True, "flare-up", -9),
    ],
)
def test_quote_that_is_not_verbatim_is_refused(fact):
    """A fact whose words do not stand where it says is refused, and the words are not repeated."""
    text = "She has a flare-up."
    with pytest.raises(QuoteError) as caught:
        check_quote(text, fact)
    assert "flare-up" not in str(caught.value)
    read = document_facts(text, [Toy(fact)])
    assert ({}, ["Toy"]) == (dict(read.facts), [problem.path for problem in read.problems])


def test_verbatim_quote_is_kept():
    """A fact of any reader whose words stand where it says is documented with record, quote and position."""
    toy = Toy(ReadFact("flare_up", True, "flare-up", 10))
    fact = document_facts("She has a flare-up.", [toy], ReadingContext(record="pr2")).facts["flare_up"]
    assert (True, "pr2", "flare-up", 10) == (fact.value, fact.record, fact.quote, fact.start)


def test_failing_reader_is_reported_and_the_others_heard():
    """One reader's failure is named without its text, and loses no fact of another."""
    read = document_facts("She has a flare-up, canary.", [Broken(), CUES])
    assert ["flare_up"] == list(read.facts)
    assert ["broken: the reader failed with ValueError."] == [str(problem) for problem in read.problems]


SAYINGS = st.lists(
    st.sampled_from(
        [
            "She completed 12 visits.",
            "She had prior therapy.",
            "There was a flare-up.",
            "There was no functional improvement.",
            "Dr. Miller saw functional improvement.",
            "She attended at least 3 sessions.",
            "He is on full duty.",
        ]
    ),
    max_size=6,
)


@given(SAYINGS, st.randoms(use_true_random=False))
def test_cues_and_readers_are_order_free(sayings, order: random.Random):
    """Neither the order of cues nor that of readers changes what a text documents."""
    text = " ".join(sayings)
    singles = [Cues([cue]) for cue in CUES.cues]
    order.shuffle(singles)
    shuffled = Cues(order.sample(CUES.cues, len(CUES.cues)))
    assert document_facts(text, [shuffled]) == document_facts(text, [CUES])
    assert document_facts(text, singles) == document_facts(text, singles[::-1])


@given(SAYINGS)
def test_every_fact_is_quoted_verbatim(sayings):
    """Whatever is read stands in the text, word for word, at its position."""
    text = "\n\n".join(sayings)
    for fact in CUES.read(text, ReadingContext()):
        check_quote(text, fact)
