"""What was rewritten between two guidelines, and how it is told word by word."""

from collections.abc import Callable

from imr_core.cli._rewritten import compared
from imr_core.outcomes import Outcome
from imr_core.readings import Change, changes, recurring
from imr_core.sources import Citation, Edition, Trigger

N, NN = Outcome.NECESSARY, Outcome.NOT_NECESSARY
LATER = Edition("2016", trigger=Trigger.REQUEST_DATE, start="2016-07-29")


def told(found: list[Change]) -> list[tuple[str, str, str, dict[str, tuple[str | None, str | None]]]]:
    """Return changes as plain values."""
    return [
        (each.of, each.name, each.kind, {one.what: (one.before, one.after) for one in each.details}) for each in found
    ]


def test_the_same(guideline: Callable, rule: Callable, sample: type):
    """Of the same guideline nothing was rewritten, whatever the order of its rules."""
    rules = [rule("sore", sample.sore, N), rule("not-sore", ~sample.sore, NN)]
    assert [] == changes(guideline(*rules), guideline(*reversed(rules)))


def test_added_and_removed_rules(guideline: Callable, rule: Callable, sample: type):
    """A rule that only one of them has is told whole."""
    one = guideline(rule("sore", sample.sore, N), rule("old", sample.visits > 6, NN))
    other = guideline(rule("sore", sample.sore, N), rule("new", sample.better & (sample.visits > 6), NN, ("sore",)))
    (removed, added) = told(changes(one, other))
    assert ("rule", "old", "removed") == removed[:3]
    assert ("rule", "new", "added") == added[:3]
    assert {
        "says": (None, "not necessary"),
        "condition": (None, "better and visits is more than 6"),
        "exception to": (None, "sore"),
        "because": (None, "it says so"),
        "source": (None, "Sample Guideline 2015, 1"),
    } == added[3]


def test_of_a_condition_only_the_terms_that_differ(guideline: Callable, rule: Callable, sample: type):
    """A term that changed stands beside what it became, one that is new by itself, and the rest is left out."""
    one = guideline(rule("few", sample.sore & (sample.visits <= 6), N))
    other = guideline(rule("few", sample.sore & (sample.visits <= 18) & sample.better, N))
    (change,) = changes(one, other)
    assert [
        ("condition", "visits is at most 6", "visits is at most 18"),
        ("condition", None, "better"),
    ] == [(each.what, each.before, each.after) for each in change.details]


def test_whole_and_numbers(guideline: Callable, rule: Callable, sample: type, limits: type):
    """The dates in force and the numbers are compared too."""
    one = guideline(rule("few", sample.visits <= limits.few, N))
    other = guideline(rule("few", sample.visits <= 6, N), edition=LATER, complete=True)
    assert [
        (
            "guideline",
            "sample/2016",
            "changed",
            {"in force": ("at all dates", "from 2016-07-29 by request date"), "complete": ("no", "yes")},
        ),
        ("rule", "few", "changed", {"condition": ("visits is at most few (6)", "visits is at most 6")}),
        ("number", "few", "removed", {"value": ("6 visit", None), "source": ("Sample Guideline 2015, 1", None)}),
    ] == told(changes(one, other))


def test_what_recurs_is_told_once(guideline: Callable, rule: Callable, sample: type):
    """What was rewritten alike in three places is told once, with their number; the rest stays where it is."""
    later = Citation("Sample Guideline", section="1", year=2016)
    conditions = {"a": sample.sore, "b": sample.better, "c": sample.visits > 6}
    one = guideline(*(rule(id, when, N) for id, when in conditions.items()))
    other = guideline(*(rule(id, when, NN if id == "a" else N, cite=later) for id, when in conditions.items()))
    often, rest = recurring(changes(one, other))
    assert [("source", "Sample Guideline 2015, 1", "Sample Guideline 2016, 1", 3)] == [
        (each.what, each.before, each.after, count) for each, count in often
    ]
    assert [("rule", "a", "changed", {"says": ("necessary", "not necessary")})] == told(rest)


def test_word_by_word():
    """Of texts that are alike, the words that went and came are marked; others stand one behind the other."""
    assert "at most [-6-] {+18+} visits" == _text("at most 6 visits", "at most 18 visits")
    assert "[-all of it-] {+something else-where+}" == _text("all of it", "something else-where")
    assert "{+new+}" == _text(None, "new")
    assert "[-old-]" == _text("old", None)


def _text(before: str | None, after: str | None) -> str:
    return "".join(text for text, _ in compared(before, after)).strip()
