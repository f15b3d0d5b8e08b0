"""What the words around a mention make of it."""

from __future__ import annotations

import pytest

from imr_core.narrative import Context, Experiencer, annotate

AFFIRMED = Context()
NEGATED = Context(negated=True)
HISTORICAL = Context(historical=True)
HYPOTHETICAL = Context(hypothetical=True)
OTHER = Experiencer.OTHER


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("There is [radiating pain] in the leg.", AFFIRMED),
        ("There is no [radiating pain] in the leg.", NEGATED),
        ("He denies numbness, tingling or [radiating pain].", NEGATED),
        ("He denies numbness but has [radiating pain].", AFFIRMED),
        ("The records do not document any [functional improvement].", NEGATED),
        ("The records lack documentation of [functional improvement].", NEGATED),
        ("[Functional improvement] was not demonstrated.", NEGATED),
        ("[Functional improvement] was noted, and no side effects.", AFFIRMED),
        ("She hasn't had [acupuncture].", NEGATED),
        ("Therapy was completed without\n[lasting relief].", NEGATED),
        ("No change in [radiating pain].", AFFIRMED),
        ("Therapy did not only give [lasting relief].", AFFIRMED),
        ("[Fracture] cannot be excluded.", AFFIRMED),
        ("[Fracture] was ruled out.", NEGATED),
        ("He has a history of [gastric ulcer].", HISTORICAL),
        ("PAST MEDICAL HISTORY: asthma, [gastric ulcer].", HISTORICAL),
        ("HISTORY OF PRESENT ILLNESS: he reports [gastric pain].", AFFIRMED),
        ("He has a two-week history of [gastric pain].", AFFIRMED),
        ("He had [gastric pain] several years ago.", HISTORICAL),
        ("He with a history of asthma presents with [gastric pain].", AFFIRMED),
        ("Previously he received [acupuncture].", HISTORICAL),
        ("No history of [gastric ulcer].", Context(negated=True, historical=True)),
        ("He should return if he has [gastric pain].", HYPOTHETICAL),
        ("Authorization was requested for [acupuncture].", HYPOTHETICAL),
        ("The treatment plan included [acupuncture].", HYPOTHETICAL),
        ("[Acupuncture] was recommended.", HYPOTHETICAL),
        ("Utilization review denied [acupuncture].", HYPOTHETICAL),
        ("She may benefit from [acupuncture].", HYPOTHETICAL),
        ("She received [acupuncture], which helped.", AFFIRMED),
        ("Her mother had [gastric ulcer].", Context(experiencer=OTHER)),
        ("There is a family history of [gastric ulcer].", Context(historical=True, experiencer=OTHER)),
        ("His wife reports that he has [gastric pain].", AFFIRMED),
        ("The family physician noted [gastric pain].", AFFIRMED),
    ],
)
def test_context_of_a_mention(sentence, expected):
    """Triggers act within their reach, up to the words that end it, and pseudo-triggers do not act."""
    start, stop = sentence.index("["), sentence.index("]") - 1
    assert expected == annotate(sentence.replace("[", "").replace("]", ""), (start, stop))


def test_triggers_inside_the_mention_do_not_act():
    """A trigger that is part of the mention itself leaves it affirmed."""
    sentence = "He received prior physical therapy."
    start = sentence.index("prior")
    assert AFFIRMED == annotate(sentence, (start, len(sentence) - 1))
    assert annotate(sentence, (start, len(sentence) - 1)).is_actual


@pytest.mark.parametrize("joint", ["; ", ". ", ", but ", ", however "])
def test_reach_ends_at_a_clause(joint):
    """Negation before the end of a clause does not reach what follows it."""
    sentence = f"There is no spasm{joint}tenderness is present"
    start = sentence.index("tenderness")
    assert not annotate(sentence, (start, start + 10)).negated
