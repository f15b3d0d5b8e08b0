"""What is worth a look though nothing is wrong: idle facts, findings that stay open in vain, text not encoded."""

from collections.abc import Callable

from hypothesis import given, settings

from imr_core.guidelines import Guideline, Unencoded
from imr_core.outcomes import Outcome
from imr_core.readings import Lint, Solver, find, lints
from imr_core.sources import Citation
from imr_core.testing import SmallVocabulary, guidelines

N, NN, D = Outcome.NECESSARY, Outcome.NOT_NECESSARY, Outcome.DISCRETIONARY


def kinds(guideline: Guideline, *laws: object) -> list[tuple[str, str]]:
    """Return the kind of each lint, and the fact it is about."""
    return [(lint.kind, _fact(lint)) for lint in lints(guideline, Solver(laws))]


def _fact(lint: Lint) -> str:
    words = lint.text.replace(",", "").split()
    return (
        words[words.index("on" if lint.kind == "idle fact" else "while") + 1] if lint.kind != "text not encoded" else ""
    )


def test_nothing_to_say(guideline: Callable, rule: Callable, sample: type):
    """A guideline of which each fact matters, and which is open only where facts decide, has no lints."""
    assert [] == kinds(guideline(rule("sore", sample.sore, N), rule("not-sore", ~sample.sore, NN), complete=True))


def test_idle_fact(guideline: Callable, rule: Callable, sample: type):
    """A fact that conditions speak of and that changes nothing is idle."""
    made = guideline(rule("few", (sample.visits <= 6) & (sample.sore | ~sample.sore), N))
    assert ("idle fact", "sore") in kinds(made)


def test_a_fact_that_follows_from_another_is_not_idle(guideline: Callable, rule: Callable, sample: type):
    """A fact bound to one that no condition speaks of is free to change with it."""
    made = guideline(rule("few", sample.visits <= 6, N))
    assert [] == kinds(made, sample.visits.is_(sample.earlier + 1))


def test_idle_under_a_law(guideline: Callable, rule: Callable, sample: type):
    """A fact that a law ties to another that stays cannot change anything."""
    made = guideline(rule("both", sample.sore & sample.better, N), complete=False)
    same = (~sample.sore | sample.better) & (sample.sore | ~sample.better)
    assert [("idle fact", "sore"), ("idle fact", "better")] == [
        each for each in kinds(made, same) if each[0] == "idle fact"
    ]


def test_open_in_vain(guideline: Callable, rule: Callable, sample: type):
    """A finding that stays open though both values of a flag lead to it is shown with the facts that leave it open."""
    made = guideline(
        rule("sore-few", sample.sore & (sample.visits <= 6), N),
        rule("not-sore-few", ~sample.sore & (sample.visits <= 6), N),
        rule("many", sample.visits > 6, NN),
    )
    (lint,) = lints(made, Solver())
    assert ("open in vain", "sore") == (lint.kind, _fact(lint))
    assert {"visits"} == lint.facts.keys()
    assert {N, D} == find(made, lint.facts).outcomes


def test_complete_is_not_open_in_vain(guideline: Callable, rule: Callable, sample: type):
    """Where it is proved that some rule holds, rules that agree leave nothing open."""
    made = guideline(
        rule("sore-few", sample.sore & (sample.visits <= 6), N),
        rule("not-sore-few", ~sample.sore & (sample.visits <= 6), N),
        rule("many", sample.visits > 6, NN),
        complete=True,
    )
    assert [] == kinds(made)


def test_text_not_encoded(guideline: Callable, rule: Callable, sample: type):
    """Passages that are not encoded are counted."""
    passage = Unencoded("Hands are washed first.", Citation("Sample"), "No fact of a request.")
    made = guideline(rule("sore", sample.sore, N), unencoded=[passage, passage])
    assert ["2 passages of its text not encoded"] == [lint.text for lint in lints(made, Solver())]


@settings(max_examples=settings().max_examples * 40 // 100)
@given(
    guidelines((SmallVocabulary.improving, SmallVocabulary.working, SmallVocabulary.visits, SmallVocabulary.setting))
)
def test_open_in_vain_is_sound(made: Guideline):
    """Each finding said to be open in vain is open, and settled alike by every value of the fact."""
    for lint in lints(made, Solver()):
        if lint.kind == "open in vain":
            name = _fact(lint)
            leaf = made.facts[name]
            values = getattr(leaf, "values", None) or (True, False)
            settled = {find(made, {**lint.facts, name: value}).outcomes for value in values}
            assert 1 == len(settled)
            assert settled != {find(made, lint.facts).outcomes}
