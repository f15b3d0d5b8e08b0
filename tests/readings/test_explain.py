"""*explain*: the truth of *evaluate*, and the facts that decide it, or on which it hangs."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imr_core.expressions import (
    And,
    AtLeast,
    Choice,
    Choices,
    Condition,
    Count,
    Day,
    Flag,
    Implies,
    Interval,
    Not,
    Or,
    at_least,
    facts_in,
    implies,
)
from imr_core.readings import Explanation, describe, explain, truth
from imr_core.testing import SmallVocabulary, completions, conditions, learned_facts, partial_facts, total_facts

LEAVES = SmallVocabulary.facts()
KNOWN = st.one_of(total_facts(), partial_facts())


def every(explanation: Explanation):
    """Yield an explanation and all those below it."""
    yield explanation
    for child in explanation.because:
        yield from every(child)


@given(conditions(), KNOWN)
def test_explain_equivalent_to_evaluate(tree: Condition, facts: dict):
    """An explanation has the truth that *evaluate* gives, at its root and wherever it goes down."""
    root = explain(tree, facts)
    assert tree is root.condition
    for explanation in every(root):
        assert truth(explanation.condition, facts) is explanation.truth
        assert set(explanation.facts) <= facts_in(explanation.condition).keys()


@given(conditions(), st.data())
def test_deciding_facts_decide(tree: Condition, data: st.DataObject):
    """What is true or false stays so when only its deciding facts are kept, whatever the others become."""
    facts = data.draw(KNOWN)
    explanation = explain(tree, facts)
    if explanation.truth is not None:
        kept = {name: facts[name] for name in explanation.deciding_facts if name in facts}
        assert explanation.truth is truth(tree, kept)
        assert explanation.truth is truth(tree, data.draw(completions(kept)))


@given(conditions(), st.data())
def test_the_unknown_hangs_on_its_deciding_facts(tree: Condition, data: st.DataObject):
    """What is unknown stays unknown while only other facts are learned, and is settled once its own are all known."""
    facts = data.draw(partial_facts())
    explanation = explain(tree, facts)
    if explanation.truth is None:
        open_facts = set(explanation.deciding_facts)
        assert open_facts
        learned = data.draw(completions(facts))
        others = {name: value for name, value in learned.items() if name not in open_facts}
        assert truth(tree, {**facts, **others}) is None
        settled = {name: learned[name] for name in open_facts}
        assert truth(tree, {**facts, **settled}) is not None


@given(conditions(), st.data())
def test_open_facts_only_shrink(tree: Condition, data: st.DataObject):
    """As long as a condition stays unknown, learning facts never adds to the facts on which it hangs."""
    facts = data.draw(partial_facts())
    before, after = explain(tree, facts), explain(tree, data.draw(learned_facts(facts)))
    if after.truth is None:
        assert set(after.deciding_facts) <= set(before.deciding_facts)


IMPROVES = Flag("Function improves.", name="improves")
CHRONIC = Flag("The pain is chronic.", name="chronic")
WORKS = Flag("The worker is back at work.", name="sample.back_at_work")
VISITS = Count("Visits.", "visit", name="visits")
DOSE = Count("Strength.", "mg", whole=False, name="dose")
SEEN = Day("Date of the last visit.", name="last_seen")
ASKED = Day("Date of the request.", name="requested_on")
PLACE = Choice("Where.", ("clinic", "home"), name="place")
HELD = Choices("Classes.", ("opioid", "nsaid"), name="classes")
JULY_FIRST = 735_780  # 1 July 2015, counted by hand from 1 January of the year 1


@pytest.mark.parametrize(
    ("condition", "facts", "expected"),
    [
        (IMPROVES & CHRONIC, {"improves": True, "chronic": True}, (True, ["improves", "chronic"])),
        (IMPROVES & CHRONIC, {"improves": True, "chronic": False}, (False, ["chronic"])),
        (IMPROVES & CHRONIC, {"chronic": False}, (False, ["chronic"])),
        (IMPROVES & CHRONIC, {"chronic": True}, (None, ["improves"])),
        (IMPROVES | CHRONIC, {"chronic": True}, (True, ["chronic"])),
        (IMPROVES | CHRONIC, {"improves": False, "chronic": False}, (False, ["improves", "chronic"])),
        (IMPROVES | CHRONIC, {"improves": True, "chronic": True}, (True, ["improves"])),
        (IMPROVES & CHRONIC, {"improves": False, "chronic": False}, (False, ["improves"])),
        (~IMPROVES, {"improves": False}, (True, ["improves"])),
        (implies(IMPROVES, VISITS >= 1), {"improves": False}, (True, ["improves"])),
        (implies(IMPROVES, VISITS >= 1), {"visits": 2}, (True, ["visits"])),
        (implies(IMPROVES, VISITS >= 1), {"improves": True, "visits": 0}, (False, ["improves", "visits"])),
        (implies(IMPROVES, VISITS >= 1), {"improves": True}, (None, ["visits"])),
        (at_least(2, IMPROVES, CHRONIC, WORKS), {"improves": True, "chronic": True}, (True, ["improves", "chronic"])),
        (
            at_least(2, IMPROVES, CHRONIC, WORKS),
            {"improves": False, "chronic": False},
            (False, ["improves", "chronic"]),
        ),
        (
            at_least(2, IMPROVES, CHRONIC, WORKS),
            {"improves": True, "chronic": False},
            (None, ["sample.back_at_work"]),
        ),
        (VISITS + DOSE <= 3, {"visits": 2}, (None, ["dose"])),
        (VISITS + DOSE <= 3, {"visits": 4}, (False, ["visits", "dose"])),
        (VISITS <= 3, {"visits": Interval(2, 5)}, (None, ["visits"])),
        (VISITS <= 3, {"visits": Interval(2, 3)}, (True, ["visits"])),
        (And(()), {}, (True, [])),
        (Or(()), {}, (False, [])),
    ],
)
def test_what_decides(condition: Condition, facts: dict, expected: tuple):
    """An explanation names the facts that settle a condition, or those still open, and no others."""
    explanation = explain(condition, facts)
    assert expected == (explanation.truth, list(explanation.deciding_facts))


@pytest.mark.parametrize(
    ("condition", "facts", "text"),
    [
        (WORKS, {"sample.back_at_work": True}, "back at work"),
        (WORKS, {"sample.back_at_work": False}, "not back at work"),
        (WORKS, {}, "back at work is unknown"),
        (VISITS <= 3, {"visits": 2}, "visits is at most 3 (visits: 2)"),
        (VISITS <= 3, {"visits": 4}, "visits is more than 3 (visits: 4)"),
        (VISITS <= 3, {}, "visits is at most 3 (visits: unknown)"),
        (VISITS <= 3, {"visits": Interval(2, 5)}, "visits is at most 3 (visits: 2 to 5)"),
        (VISITS < DOSE, {"visits": 2, "dose": Fraction(1, 2)}, "visits is at least dose (visits: 2, dose: 0.5)"),
        (
            SEEN < ASKED,
            {"last_seen": JULY_FIRST},
            "last seen is less than requested on (last seen: 2015-07-01, requested on: unknown)",
        ),
        (PLACE.is_("home"), {"place": "home"}, "place is home (place: home)"),
        (PLACE.is_("home"), {"place": "clinic"}, "place is not home (place: clinic)"),
        (HELD.within("nsaid"), {"classes": frozenset()}, "classes holds nothing but nsaid (classes: none)"),
    ],
)
def test_words_of_leaves(condition: Condition, facts: dict, text: str):
    """The text of a leaf says what is so, and the values known, days as dates."""
    assert text == explain(condition, facts).text


@pytest.mark.parametrize(
    ("condition", "text"),
    [
        (And(()), "always"),
        (Or(()), "never"),
        (IMPROVES & (CHRONIC | WORKS), "improves and (chronic or back at work)"),
        (~(IMPROVES & CHRONIC), "not (improves and chronic)"),
        (Not(Not(IMPROVES)), "not not improves"),
        (~(VISITS < 3), "visits is at least 3"),
        (~(VISITS >= 3), "visits is less than 3"),
        (~(VISITS > 3), "visits is at most 3"),
        (~VISITS.is_(3), "visits is not 3"),
        (VISITS.is_(3), "visits is 3"),
        (Implies(IMPROVES, ~CHRONIC), "if improves, then not chronic"),
        (AtLeast(2, (IMPROVES, CHRONIC, WORKS)), "at least 2 of: improves; chronic; back at work"),
        (VISITS - (DOSE - 1) <= 3, "visits minus (dose minus 1) is at most 3"),
        ((VISITS + 1) * 2 <= 3, "2 times (visits plus 1) is at most 3"),
        (ASKED - SEEN <= 30, "days from last seen to requested on is at most 30"),
        (SEEN >= "2015-07-01", "last seen is at least 2015-07-01"),
        (PLACE.one_of("home", "clinic"), "place is clinic or home"),
        (~PLACE.one_of("home", "clinic"), "place is not clinic or home"),
        (HELD.overlaps("opioid", "nsaid"), "classes includes nsaid or opioid"),
        (HELD.includes("opioid", "nsaid"), "classes includes nsaid and opioid"),
        (DOSE * Fraction(1, 2) > 0, "0.5 times dose is more than 0"),
    ],
)
def test_describe(condition: Condition, text: str):
    """A tree reads as words, with parentheses only where they are needed."""
    assert text == describe(condition)


@given(conditions())
def test_every_tree_reads_as_one_line(tree: Condition):
    """Every tree has words, on one line, and its parentheses balance."""
    text = describe(tree)
    assert text.strip() == text
    assert "\n" not in text
    assert text.count("(") == text.count(")")
