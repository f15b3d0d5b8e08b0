"""Deliberately bad plugins fail the law that they break, with the right text; good ones keep every law."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import ClassVar

import pytest

import imr_core.testing._laws_proved as proved
import imr_core.testing._laws_written as written
from imr_core.testing import GuidelineConformance, WeakenedSuiteError
from imr_core.testing._law_texts import LAWS, report

Hold = Callable[..., "str | None"]
GIVE = "\n@hookimpl\ndef imr_guidelines(): return [{}]\n"
GOOD = GIVE.format("guideline(monotone=[Request.visits])")
OPAQUE = "class Mine(Opaque):\n{}\n" + GIVE.format("Mine()")

# For each law a plugin that breaks it, and what has to be printed about it.
BROKEN = {
    "loads": (
        GIVE.format("guideline(rule('r', Course.prior_visits >= 1, 'necessary'))"),
        "its hook imr_guidelines raised GuidelineError",
    ),
    "total": (OPAQUE.format("    def answer(self, facts): return {[][0]}"), "it raises IndexError on: "),
    "pure": (
        OPAQUE.format("    def answer(self, facts):\n        facts['visits'] = 99\n        return {NECESSARY}"),
        "it changes the facts it is given (visits), on: ",
    ),
    "deterministic": (
        OPAQUE.format(
            "    turn = itertools.cycle([NECESSARY, NOT_NECESSARY])\n"
            "    def answer(self, facts): return {next(self.turn)}"
        ),
        "it answers differently",
    ),
    "order_free": (
        OPAQUE.format(
            "    def answer(self, facts): return {NECESSARY if list(facts)[0] == 'service' else NOT_NECESSARY}"
        ),
        "the order of the facts changes the finding, on: ",
    ),
    "sound": (
        OPAQUE.format(
            "    def answer(self, facts):\n"
            "        return {NECESSARY if facts.get('functional_improvement') else NOT_NECESSARY}"
        ),
        "; and {necessary} once also known: ",
    ),
    "monotone": (
        GIVE.format(
            "guideline(rule('some', few & (Request.visits >= 3), NECESSARY), complete=False, monotone=[Request.visits])"
        ),
        "it is necessary, and with one less of visits it is not, on: ",
    ),
    "consistent": (
        GIVE.format("guideline(rule('few', few, NECESSARY), rule('none', ~improved, NOT_NECESSARY))"),
        "the rules few and none both hold, and disagree, on: ",
    ),
    "complete": (GIVE.format("guideline(rule('few', few, NECESSARY))"), "no rule holds on: "),
    "cited": (
        GIVE.format("guideline(rule('few', few, NECESSARY, cite=Citation(' ')), rule('many', ~few, NOT_NECESSARY))"),
        "rule few names no source",
    ),
    "boundaries": (
        GIVE.format("guideline(rule('few', Request.visits <= 5, NECESSARY), complete=False)"),
        "no case at the edge where 'visits is at most 5' is so",
    ),
    "cases": (
        GIVE.format("guideline(rule('few', few, DISCRETIONARY), rule('many', ~few, NOT_NECESSARY))"),
        "Six visits are few. ",
    ),
    "private": (
        OPAQUE.format("    def answer(self, facts): raise ValueError(facts.get('visits', 0))"),
        "repeats the value of visits",
    ),
    "quick": (
        OPAQUE.format("    def answer(self, facts):\n        time.sleep(0.06)\n        return {NECESSARY}"),
        "ms; at most 50 ms are allowed",
    ),
    "mutants": (
        GIVE.format("guideline(rule('few', few | improved, NECESSARY), rule('many', ~few & ~improved, NOT_NECESSARY))"),
        "few: 'or functional improvement' dropped; it differs on: functional_improvement = yes",
    ),
}


@pytest.mark.parametrize("law", BROKEN)
def test_bad_plugin_fails_its_law(hold: Hold, law: str) -> None:
    """A plugin that breaks a law fails that law, told what is wrong, what the law says, why, and what to do."""
    source, said = BROKEN[law]
    text = hold(source, law)
    assert text is not None
    assert said in text
    name = "the plugin" if law in ("loads", "cases") else "heat/2020"
    assert text.startswith(f"The law {law!r} is broken.\n  {name}:\n    - ")
    for part in (LAWS[law].says, LAWS[law].why, LAWS[law].remedy):
        assert part in text


@pytest.mark.parametrize("law", sorted(LAWS))
def test_good_plugin_keeps_every_law(hold: Hold, law: str) -> None:
    """A sound plugin keeps each law, and so does a sound one that is opaque."""
    assert None is hold(GOOD, law)
    if law not in ("cases", "boundaries", "mutants"):
        assert None is hold(OPAQUE.format("    pass"), law)


def test_reading_that_differs_is_reported(hold: Hold, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reading that differs from evaluate is found."""
    silent = SimpleNamespace(truth=None)
    monkeypatch.setattr(proved, "explain", lambda condition, facts: silent)
    assert "explain and evaluate differ in addresses on: " in (hold(GOOD, "readings_agree") or "")


def test_loss_on_the_way_through_json_is_reported(hold: Hold, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a case loses by being written as JSON is found."""
    plain = written.case_to_json

    def forgetful(case: object) -> dict[str, object]:
        data = plain(case)  # type: ignore[arg-type]  # it is a case
        data["items"][0]["request"].pop("quantity", None)
        return data

    monkeypatch.setattr(written, "case_to_json", forgetful)
    assert "written as JSON and read again it is another case" in (hold(GOOD, "roundtrip") or "")


def test_log_of_a_case_is_reported(hold: Hold) -> None:
    """A guideline that logs is fine; one that logs what a case says of a person is not its own to see, so it cannot."""
    logs = "    def answer(self, facts):\n        logging.getLogger('heat').info('asked')\n        return {NECESSARY}"
    assert None is hold(OPAQUE.format(logs), "private")


def test_without_solver_counterexamples_are_still_found(hold: Hold, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where z3 is not installed, facts are tried instead."""
    monkeypatch.setattr(proved, "solver", lambda subject: None)
    for law in ("monotone", "consistent", "complete"):
        source, said = BROKEN[law]
        assert said in (hold(source, law) or "")
        assert None is hold(GOOD, law)


class Known(GuidelineConformance):
    """A suite that says which law is broken."""

    xfails: ClassVar[dict[str, str]] = {"complete": "the source says nothing of many visits"}


class KnownOfOne(GuidelineConformance):
    """A suite that says of which guideline a law is broken."""

    xfails: ClassVar[dict[str, str]] = {"complete: heat/2020": "the source says nothing of many visits"}


class KnownOfAnother(GuidelineConformance):
    """A suite that excuses a guideline that is not there."""

    xfails: ClassVar[dict[str, str]] = {"complete: heat/1999": "the source says nothing of many visits"}


@pytest.mark.parametrize("suite", [Known, KnownOfOne])
def test_stated_failure_is_expected_and_strict(hold: Hold, suite: type[GuidelineConformance]) -> None:
    """A law named in xfails has to fail; once it holds, the entry has to go."""
    source, _ = BROKEN["complete"]
    with pytest.raises(pytest.xfail.Exception, match="the source says nothing of many visits"):
        hold(source, "complete", suite)
    assert "take it out of 'xfails'" in (hold(GOOD, "complete", suite) or "")


def test_stated_failure_excuses_no_other_guideline(hold: Hold) -> None:
    """An excuse for one guideline is none for another."""
    source, said = BROKEN["complete"]
    assert said in (hold(source, "complete", KnownOfAnother) or "")


WEAKENED = {
    "law overridden": {"test_sound": lambda self, kit: None},
    "law removed": {"test_sound": None},
    "kit replaced": {"kit": lambda self: None},
    "reason left out": {"xfails": {"sound": " "}},
    "law misspelt": {"xfails": {"sounds": "because"}},
    "class marked": {"pytestmark": [pytest.mark.skip]},
    "class not collected": {"__test__": False},
}


@pytest.mark.parametrize("how", WEAKENED)
def test_weakened_suite_is_refused(how: str) -> None:
    """A subclass that removes, overrides or skips a law, or gives no reason for a failure, cannot even be defined."""
    with pytest.raises(WeakenedSuiteError, match=r"^Weak weakens the suite: "):
        type("Weak", (GuidelineConformance,), WEAKENED[how])


def test_law_overridden_by_a_mixin_is_refused() -> None:
    """A law may not be overridden from the side either."""
    mixin = type("Mixin", (), {"test_total": lambda self: None})
    with pytest.raises(WeakenedSuiteError, match="'test_total' is the suite's own"):
        type("Weak", (mixin, GuidelineConformance), {})


def test_law_taken_out_later_fails() -> None:
    """A law that is taken out after the class was made fails the test that all are there."""
    late = type("Late", (GuidelineConformance,), {})
    late.test_sound = lambda self: None  # type: ignore[attr-defined]
    with pytest.raises(AssertionError):
        late().test_suite_is_whole()


def test_each_law_has_a_test_and_each_test_a_law() -> None:
    """The laws in words and the tests of the suite are the same."""
    tests = {name.removeprefix("test_") for name in vars(GuidelineConformance) if name.startswith("test_")}
    assert {*LAWS, "suite_is_whole"} == tests


def test_report_names_every_guideline_that_breaks_a_law() -> None:
    """The text of a broken law is pinned."""
    expected = (
        "The law 'cited' is broken.\n"
        "  heat/2020:\n    - rule few names no source\n"
        "  cold/2020:\n    - number trial names no source\n    - rule many names no source\n"
        "It says: each rule and each number names its source and the place in it, and says how it was verified.\n"
        "Why it matters: a reviewer must be able to look up every value; a value without a source cannot be "
        "defended.\n"
        "What to do: give Citation(…) a title, a section, pages or url, and a verification; what nobody saw stays "
        "unverified."
    )
    breaches = {
        "heat/2020": ["rule few names no source"],
        "cold/2020": ["number trial names no source", "rule many names no source"],
    }
    assert expected == report("cited", breaches)


@pytest.mark.parametrize(("most", "missing"), [(12, None), (13, None), (14, "is not so"), (10, "is so")])
def test_edge_of_a_number_counted_twice(hold: Hold, most: int, missing: str | None) -> None:
    """Where visits count twice the whole numbers beside the edge are two apart: six and seven for twelve."""
    text = hold(
        GIVE.format(f"guideline(rule('few', Request.visits + Request.visits <= {most}, NECESSARY), complete=False)"),
        "boundaries",
    )
    assert (missing is None and text is None) or f"at most {most}' {missing}" in (text or "")
