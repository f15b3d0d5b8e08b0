"""Each obligation, of a guideline that keeps it and of one that does not."""

from collections.abc import Callable

import pytest

from imr_core.expressions import Or
from imr_core.guidelines import not_encoded
from imr_core.outcomes import Outcome
from imr_core.readings import Proof, Solver, find, prove, prove_editions
from imr_core.sources import Citation, Edition, Trigger, Verification

N, NN, D, S = Outcome.NECESSARY, Outcome.NOT_NECESSARY, Outcome.DISCRETIONARY, Outcome.NOT_ADDRESSED


def failed(*proofs: Proof) -> list[tuple[str, tuple[str, ...]]]:
    """Return kind and subject of each obligation that is not proved."""
    return [(proof.obligation.kind, proof.obligation.about) for proof in proofs if proof.holds is not True]


def only(kind: str, proofs: list[Proof]) -> Proof:
    """Return the one failed proof, which is of this kind."""
    (found,) = (proof for proof in proofs if proof.holds is not True)
    assert kind == found.obligation.kind
    return found


def test_a_sound_guideline_is_proved(guideline: Callable, rule: Callable, sample: type, limits: type):
    """A guideline that keeps its word leaves no obligation open, and each rule comes with a witness."""
    within = sample.visits + sample.earlier <= limits.few
    made = guideline(
        rule("within", within, N),
        rule("beyond", ~within & sample.better, N),
        rule("no-gain", ~within & ~sample.better, NN),
        complete=True,
        monotone=[sample.visits],
    )
    proofs = list(prove(made))
    assert [] == failed(*proofs)
    for proof in proofs:
        if proof.obligation.kind == "can hold":
            assert proof.obligation.about == find(made, proof.essential).grounds


def test_disagreeing_rules(guideline: Callable, rule: Callable, sample: type):
    """Two rules that disagree are shown a case of which both hold, and nothing in it but what matters."""
    made = guideline(rule("few", sample.visits <= 6, N), rule("sore", sample.sore & (sample.visits >= 6), NN))
    proof = only("consistent", list(prove(made)))
    assert ("few", "sore") == proof.obligation.about
    assert {"sore": True, "visits": 6} == proof.essential
    assert {Outcome.CONFLICT} == find(made, proof.essential).outcomes


def test_rules_that_agree_may_overlap(guideline: Callable, rule: Callable, sample: type):
    """Rules of one outcome may hold together, and a stated silence beside any."""
    made = guideline(
        rule("few", sample.visits <= 6, N),
        rule("sore", sample.sore, N),
        rule("silent", sample.visits >= 6, S),
    )
    assert [] == failed(*prove(made))


def test_incomplete(guideline: Callable, rule: Callable, sample: type):
    """A guideline that says it is complete is shown a case of which no rule holds."""
    made = guideline(rule("few", sample.visits < 6, N), rule("many", sample.visits > 6, NN), complete=True)
    proof = only("complete", list(prove(made)))
    assert {"visits": 6} == proof.essential


def test_complete_under_the_laws_only(guideline: Callable, rule: Callable, sample: type):
    """A gap into which no real case can fall is none."""
    made = guideline(rule("sore", sample.sore, N), rule("better", sample.better, N), complete=True)
    assert [("complete", ())] == failed(*prove(made))
    assert [] == failed(*prove(made, laws=[sample.sore | sample.better]))


@pytest.mark.parametrize("outcome", [N, S])
def test_vacuous(guideline: Callable, rule: Callable, sample: type, outcome: Outcome):
    """A rule whose condition contradicts itself is vacuous."""
    made = guideline(
        rule("always", sample.visits >= 1, NN), rule("torn", (sample.visits > 6) & (sample.visits < 6), outcome)
    )
    proofs = list(prove(made))
    assert [("can hold", ("torn",)), ("not redundant", ("torn",))] == failed(*proofs)
    assert ["vacuous", "idle"] == [proof.diagnosis.partition(":")[0] for proof in proofs if not proof.holds]


def test_vacuous_exception(guideline: Callable, rule: Callable, sample: type):
    """An exception that holds only where its base rule does not is vacuous."""
    made = guideline(rule("few", sample.visits <= 6, N), rule("but", sample.visits > 6, NN, ("few",)))
    proof = next(proof for proof in prove(made) if not proof.holds)
    assert "exception can hold" == proof.obligation.kind
    assert proof.diagnosis.startswith("vacuous: its condition never holds where the rules it is an exception to do")


def test_overridden(guideline: Callable, rule: Callable, sample: type):
    """A rule whose exceptions leave nothing of it is overridden."""
    made = guideline(
        rule("sore", sample.sore, N),
        rule("sore-few", sample.visits <= 6, NN, ("sore",)),
        rule("sore-many", sample.visits > 6, D, ("sore",)),
    )
    proof = next(proof for proof in prove(made) if not proof.holds)
    assert ("can hold", ("sore",)) == (proof.obligation.kind, proof.obligation.about)
    assert proof.diagnosis.startswith("overridden: wherever it would hold, sore-few or sore-many does")


def test_equivalent(guideline: Callable, rule: Callable, sample: type):
    """Two rules that hold of the same cases and say the same are equivalent."""
    made = guideline(rule("less", sample.visits < 7, N), rule("most", sample.visits <= 6, N))
    said = [proof.diagnosis for proof in prove(made) if not proof.holds]
    assert ["equivalent to most", "equivalent to less"] == [text.partition(":")[0] for text in said]


def test_shadowed(guideline: Callable, rule: Callable, sample: type):
    """A rule that holds only where another says the same is shadowed by it."""
    made = guideline(rule("few", sample.visits <= 6, N), rule("fewer", sample.visits <= 2, N))
    proof = only("not redundant", list(prove(made)))
    assert proof.diagnosis.startswith("shadowed by few,")


def test_redundant_beside_two(guideline: Callable, rule: Callable, sample: type):
    """A rule that others say together, none of them alone, is redundant beside just those."""
    made = guideline(
        rule("few", sample.visits <= 6, N),
        rule("many", sample.visits > 6, N),
        rule("sore", sample.sore & (sample.visits >= 3), N),
        rule("else", sample.better & (sample.visits >= 100), N),
    )
    said = {proof.obligation.about: proof.diagnosis for proof in prove(made) if not proof.holds}
    assert said[("sore",)].startswith("redundant beside few and many,")
    assert said[("else",)].startswith("shadowed by many,")


def test_an_exception_that_says_what_its_base_says(guideline: Callable, rule: Callable, sample: type):
    """An exception that changes nothing is redundant."""
    made = guideline(rule("few", sample.visits <= 6, N), rule("sore", sample.sore, N, ("few",)))
    proof = only("not redundant", list(prove(made)))
    assert ("sore",) == proof.obligation.about
    assert proof.diagnosis.startswith("redundant: what holds without it says the same")


def test_an_exception_that_another_rule_repeats_is_not_redundant(guideline: Callable, rule: Callable, sample: type):
    """An exception keeps its base rule from holding, even where another rule says what it says."""
    made = guideline(
        rule("few", sample.visits <= 6, N),
        rule("sore", sample.sore, NN, ("few",)),
        rule("sore-too", sample.sore & (sample.visits <= 6), NN),
    )
    assert [("not redundant", ("sore-too",))] == failed(*prove(made))


def test_a_parameter_that_matters_nowhere(guideline: Callable, rule: Callable, sample: type, limits: type):
    """A number whose every other value would leave all rules as they are does not matter."""
    made = guideline(rule("all", (sample.visits <= limits.few) | (sample.visits >= 1), N))
    assert [("parameter matters", ("few",))] == failed(*prove(made))


def test_a_parameter_of_what_is_addressed(guideline: Callable, rule: Callable, sample: type, limits: type):
    """A number that decides what is addressed matters."""
    assert [] == failed(*prove(guideline(rule("sore", sample.sore, N), addresses=sample.visits <= limits.few)))


def test_not_monotone(guideline: Callable, rule: Callable, sample: type):
    """A number declared monotone is shown a case of which it is necessary and one less is not."""
    made = guideline(rule("some", (sample.visits >= 3) & (sample.visits <= 6), N), monotone=[sample.visits])
    proof = only("monotone", list(prove(made)))
    assert {"visits": 3} == proof.essential


@pytest.mark.parametrize("cite", [Citation("Sample"), Citation(" ", pages="3")])
def test_not_cited(guideline: Callable, rule: Callable, sample: type, cite: Citation):
    """A rule whose citation has no title, or no place in the work, is not cited."""
    made = guideline(rule("sore", sample.sore, N, cite=cite), rule("not-sore", ~sample.sore, NN))
    proof = only("cited", [proof for proof in prove(made) if "verified" not in proof.obligation.claim])
    assert ("sore",) == proof.obligation.about


def test_without_unverified_rules(guideline: Callable, rule: Callable, sample: type):
    """What is in force while an unverified exception is not has to be consistent and complete too."""
    hearsay = Citation("Sample", section="2", verification=Verification.UNVERIFIED)
    made = guideline(
        rule("few", sample.visits <= 6, N),
        rule("sore", sample.sore, NN, ("few",), cite=hearsay),
        rule("many-or-sore", (sample.visits > 6) | (sample.sore & sample.better), NN),
        rule("rest", ~sample.sore & (sample.visits > 6), NN),
    )
    proofs = [proof for proof in prove(made) if proof.obligation.kind == "consistent"]
    broken = [proof for proof in proofs if not proof.holds]
    assert [("few", "many-or-sore")] == [proof.obligation.about for proof in broken]
    assert broken[0].obligation.claim.startswith("with verified rules only, ")


def test_the_solver_gives_up(guideline: Callable, rule: Callable, sample: type, monkeypatch: pytest.MonkeyPatch):
    """An obligation on which the solver gives up is not proved."""
    import z3

    made = guideline(rule("few", sample.visits <= 6, N), complete=False)
    monkeypatch.setattr(z3.Solver, "check", lambda self, *assumptions: z3.unknown)
    proofs = list(prove(made))
    assert len(proofs) == len(failed(*proofs))
    assert all(proof.holds is None and proof.facts is None and proof.diagnosis is None for proof in proofs)


def declared(*spans: tuple[str | None, str | None], triggers: tuple[str, str] = ("request-date", "request-date")):
    """Declare editions of one guideline by their spans."""
    start, end = map(Trigger, triggers)
    return [
        not_encoded("sample", Edition(f"{place}", start, first, last, end), Or(()), "a test")
        for place, (first, last) in enumerate(spans)
    ]


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([(None, None)], []),
        ([("2009-01-01", "2016-01-01"), ("2016-01-01", None)], []),
        ([("2009-01-01", None), ("2016-01-01", None)], []),
        ([("2009-01-01", "2016-01-02"), ("2016-01-01", None)], [("one edition", ("0", "1"))]),
        ([("2016-01-01", None), ("2016-01-01", "2017-01-01")], [("one edition", ("0", "1"))]),
        ([("2009-01-01", "2015-12-31"), ("2016-01-01", None)], [("no gap", ("0", "1"))]),
        ([("2009-01-01", "2016-01-01")], [("no gap", ("0",))]),
        ([(None, "2016-01-01"), ("2016-01-01", None)], []),
    ],
)
def test_editions(spans: list[tuple[str | None, str | None]], expected: list[tuple[str, tuple[str, ...]]]):
    """At any date from the first edition on one edition is in force, and two only where the later supersedes."""
    assert expected == failed(*prove_editions(declared(*spans), Solver()))


def test_a_gap_between_two_kinds_of_date():
    """Where one edition ends by service date and the next begins by request date, early requests fall between."""
    first = declared(("2016-01-01", "2017-12-01"), triggers=("request-date", "service-date"))
    later = declared(("2000-01-01", "2000-01-01"), ("2017-12-01", None), triggers=("request-date", "request-date"))[1]
    assert [("no gap", ("0", "1"))] == failed(*prove_editions([*first, later], Solver()))


def test_editions_by_service_date_leave_no_gap():
    """The editions of 2016, which begin by request date and end by service date, and the one after leave no gap."""
    first = declared(("2009-07-18", "2016-07-29"))
    second = declared((None, None), ("2016-07-29", "2017-12-01"), triggers=("request-date", "service-date"))[1:]
    third = declared((None, None), (None, None), ("2017-12-01", None), triggers=("service-date", "service-date"))[2:]
    assert [] == failed(*prove_editions([*first, *second, *third], Solver()))
