"""Guidelines broken on purpose: which ways there are, which are noticed, which are the same guideline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import imr_core.california
import imr_core.testing._survivors as survivors_module
from imr_core import Course, Guideline, Outcome, Registry, find
from imr_core.expressions import And, Or, parameters_in
from imr_core.readings import truth
from imr_core.testing import (
    boundary_facts,
    completions,
    consistent_guidelines,
    load_examples,
    mutants,
    partial_facts,
    surviving_mutants,
)
from imr_core.testing._answers import answers, differ

GIVE = "\n@hookimpl\ndef imr_guidelines(): return [{}]\n"
Make = Callable[[str], ModuleType]


def given_by(make: Make, source: str) -> tuple[Guideline, Registry]:
    """Return the only guideline of a plugin and its registry."""
    registry = Registry([imr_core.california, make(GIVE.format(source))])
    assert () == registry.failures
    (guideline,) = registry.guidelines
    assert isinstance(guideline, Guideline)
    return guideline, registry


def test_each_way_to_break_a_guideline(make: Make) -> None:
    """Comparisons are turned, numbers moved, conditions, exceptions dropped, outcomes changed: each once."""
    guideline, _ = given_by(
        make,
        "guideline(rule('few', few & ~improved, NECESSARY), rule('many', Request.visits > 9, NOT_NECESSARY), "
        "rule('but', improved, DISCRETIONARY, exception_to='many'))",
    )
    made = list(mutants(guideline))
    expected = {"comparison": 4, "threshold": 4, "condition": 2, "exception": 1, "outcome": 9}
    assert expected == Counter(mutant.kind for mutant in made)
    said = {str(mutant) for mutant in made}
    assert {
        "trial: 6 made 7",
        "trial: 6 made 5",
        "few: 'visits is at most trial (6)' turned from <= to <",
        "few: 'visits is at most trial (6)' turned from <= to >",
        "few: 'and not functional improvement' dropped",
        "many: 9 made 10",
        "but: exception dropped",
        "but: discretionary made not_addressed",
    } <= said
    assert len(made) == len({mutant.guideline for mutant in made})


def test_moved_number_moves_everywhere(make: Make) -> None:
    """A number that a guideline states is moved wherever it is used."""
    guideline, _ = given_by(make, "guideline()")
    (more, less) = (mutant.guideline for mutant in mutants(guideline) if mutant.where == "trial")
    for broken, value in ((more, 7), (less, 5)):
        assert [{value}] * 2 == [
            {parameter.value for parameter in parameters_in(rule.when).values()} for rule in broken.rules
        ]


def test_examples_at_the_boundary_kill(make: Make, folder: Path) -> None:
    """Two examples, 6 and 7, leave no mutant of one number alive."""
    guideline, registry = given_by(make, "guideline()")
    assert [] == list(surviving_mutants(guideline, load_examples(folder, registry), registry))


def test_examples_off_the_boundary_do_not(
    make: Make, folder: Path, write_cases: Callable[..., Path], write_example: Callable[..., Any]
) -> None:
    """Examples at 5 and 8 let the boundary be moved, and the facts shown are those between."""
    write_cases(folder, [write_example("Few.", 5, "necessary"), write_example("Many.", 8, "not_necessary")])
    guideline, registry = given_by(make, "guideline()")
    alive = list(surviving_mutants(guideline, load_examples(folder, registry), registry, kinds=("threshold",)))
    assert {("6 made 7", 7), ("6 made 5", 6)} == {(one.mutant.text, one.facts["visits"]) for one in alive if one.facts}


@pytest.mark.parametrize("has_solver", [True, False])
def test_equivalent_mutants_are_left_out(make: Make, has_solver: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mutant that says the same under the laws is no survivor: whoever improved had an earlier visit."""
    if not has_solver:
        monkeypatch.setattr(survivors_module, "_scope", lambda subject: None)
    guideline, registry = given_by(
        make,
        "guideline(rule('so', improved & (Course.prior_visits >= 1), NECESSARY), "
        "rule('not', ~improved, NOT_NECESSARY))",
    )
    alive = {str(one.mutant) for one in surviving_mutants(guideline, (), registry, kinds=("condition", "comparison"))}
    assert "so: 'and prior visits is at least 1' dropped" not in alive
    assert "so: 'and functional improvement' dropped" in alive
    assert "so: 'prior visits is at least 1' turned from >= to >" in alive


@pytest.mark.parametrize("has_solver", [True, False])
def test_mutants_that_differ_on_no_case_are_left_out(
    make: Make, has_solver: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mutant that says the same of whatever can be derived from a case is no survivor: refills are one or more."""
    if not has_solver:
        monkeypatch.setattr(survivors_module, "_scope", lambda subject: None)
    guideline, registry = given_by(
        make,
        "guideline(rule('so', Request.refills_requested & (Request.refills >= 1), NECESSARY), "
        "rule('not', ~Request.refills_requested, NOT_NECESSARY))",
    )
    alive = {str(one.mutant) for one in surviving_mutants(guideline, (), registry, kinds=("condition", "comparison"))}
    assert "so: 'and refills is at least 1' dropped" not in alive
    assert "so: 'refills is at least 1' turned from >= to >" in alive


def test_boundary_facts_are_few_and_enough(make: Make) -> None:
    """The facts at the edges are those just inside and just outside, and nothing more is known than is needed."""
    guideline, registry = given_by(make, "guideline(rule('few', few & improved, NECESSARY), complete=False)")
    found = [facts for _, facts in boundary_facts(guideline, registry)]
    assert [6, 7] == sorted(facts["visits"] for facts in found)
    assert all(set(facts) == {"service", "visits", "functional_improvement"} for facts in found)


def test_unverified_guideline_is_broken_as_a_whole(make: Make, folder: Path) -> None:
    """Of a guideline of which nothing is verified all is broken, so that it can be tested before it is in force."""
    guideline, registry = given_by(
        make, "guideline(*(rule(each.id, each.when, each.outcome, cite=Citation('Unseen')) for each in GOOD))"
    )
    assert guideline.active() is None
    assert {"threshold"} == {
        one.mutant.kind for one in surviving_mutants(guideline, (), registry, kinds=("threshold",))
    }


@given(st.data(), consistent_guidelines())
def test_answers_are_what_evaluate_finds(data: st.DataObject, guideline: Guideline) -> None:
    """Equivalent: on total facts the condition of exactly one outcome holds, and it is the finding's."""
    facts = data.draw(completions({}))
    holding = {outcome for outcome, condition in answers(guideline).items() if truth(condition, facts)}
    assert find(guideline, facts).outcomes == holding


@given(st.data(), consistent_guidelines())
def test_difference_is_what_evaluate_finds(data: st.DataObject, guideline: Guideline) -> None:
    """Equivalent: two guidelines are said to differ exactly where their findings do."""
    facts = data.draw(completions({}))
    made = list(mutants(guideline))
    mutant = data.draw(st.sampled_from(made)).guideline
    expected = find(guideline, facts).outcomes != find(mutant, facts).outcomes
    assert expected == truth(differ(guideline, mutant), facts)


@given(st.data(), consistent_guidelines())
def test_examples_that_a_mutant_changes_are_where_evaluate_finds_otherwise(
    data: st.DataObject, guideline: Guideline
) -> None:
    """Equivalent: asking again only what was broken tells as much as asking all of a broken guideline."""
    met = data.draw(st.lists(partial_facts(), max_size=4))
    broken = data.draw(st.sampled_from(list(mutants(guideline)))).guideline
    seen = [
        [(one.outcomes, one.grounds) for one in (find(each, facts) for facts in met)] for each in (guideline, broken)
    ]
    expected = [place for place, (before, after) in enumerate(zip(*seen, strict=True)) if before != after]
    assert expected == list(survivors_module._Before(guideline, met).changed(broken))


def test_one_term_left_is_that_term(make: Make) -> None:
    """Where one of two terms is dropped the other stands alone, not in a conjunction of one."""
    guideline, _ = given_by(make, "guideline(rule('few', few & improved, NECESSARY), complete=False)")
    alone = [mutant.guideline.rules[0].when for mutant in mutants(guideline) if mutant.kind == "condition"]
    assert Course.functional_improvement in alone
    assert not any(isinstance(when, And | Or) for when in alone)


def test_no_mutant_says_conflict(make: Make) -> None:
    """No outcome is changed to one that a rule cannot say."""
    guideline, _ = given_by(make, "guideline()")
    assert Outcome.CONFLICT not in {rule.outcome for mutant in mutants(guideline) for rule in mutant.guideline.rules}
