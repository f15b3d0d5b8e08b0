"""Laws of the guidelines, proved by the solver, and tried on every registered drug."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from imr_pharmacy._guidelines import ENCODED, GUIDELINES
from imr_pharmacy.drugs import DRUGS

from imr_core import CONFLICT, DISCRETIONARY, Guideline, Registry, Step, compile_guideline
from imr_core.expressions import Choice, Comparison, Count, Day, Flag, Parameter, Value, facts_in, nodes
from imr_core.facts import DOSAGE_FORMS
from imr_core.guidelines import NotEncoded
from imr_core.outcomes import join
from imr_core.readings import truth

Facts = dict[str, Value]
CASES_OF_EACH_DRUG = 12


@pytest.mark.parametrize("guideline", ENCODED, ids=lambda guideline: guideline.name)
def test_proved(guideline: Guideline, registry: Registry) -> None:
    """Rules agree, some rule holds wherever the guideline speaks, none is idle, and every number matters."""
    pytest.importorskip("z3")
    from imr_core.readings import prove

    proofs = list(prove(guideline, registry.laws))
    assert [] == [(proof.obligation.kind, proof.obligation.about) for proof in proofs if proof.holds is not True]
    assert len(proofs) > 2


def numbers(leaves: dict[str, object]) -> dict[str, list[int]]:
    """Return for each number some values around what any guideline compares it with."""
    found: dict[str, set[int]] = {name: {0, 1, 30, 100} for name, leaf in leaves.items() if isinstance(leaf, Count)}
    for guideline in ENCODED:
        for rule in guideline.rules:
            for node in nodes(rule.when):
                if isinstance(node, Comparison):
                    limits = [int(n.value) for n in nodes(node) if isinstance(n, Parameter)]
                    for name in facts_in(node):
                        found.get(name, set()).update(v + step for v in limits for step in (-1, 0, 1) if v + step >= 0)
    return {name: sorted(values) for name, values in found.items()}


def test_no_conflict_and_always_a_rule_for_every_drug(registry: Registry, announce: Callable[[str], None]) -> None:
    """For every registered drug, on random complete facts, the guidelines of one step never disagree."""
    random, tried = Random(20160729), 0
    active = [(one, compile_guideline(one).find) for g in GUIDELINES if (one := in_force(g)) is not None]
    editions = sorted({g.edition.name for g, _ in active})
    leaves: dict[str, object] = {name: leaf for g, _ in active for name, leaf in g.facts.items()}
    choices_of = numbers(leaves)
    for drug in DRUGS:
        for ingredient in drug.ingredients if drug.ingredients == (drug.name,) else ():
            for _ in range(CASES_OF_EACH_DRUG):
                facts = draw(random, leaves, choices_of, ingredient, drug.classes)
                if any(truth(law, facts) is False for law in registry.laws):
                    continue
                for edition in editions:
                    tried += one_edition(active, edition, facts)
    announce(f"pharmacy: {tried} findings of one edition joined by step without conflict")
    assert tried > 1000


def draw(
    random: Random, leaves: dict[str, object], numbers: dict[str, list[int]], ingredient: str, classes: tuple[str, ...]
) -> Facts:
    """Return random complete facts of a drug."""
    facts: Facts = {"service": "medication", "ingredient": ingredient, "drug_class": frozenset(classes)}
    for name, leaf in leaves.items():
        if name in facts:
            continue
        if isinstance(leaf, Flag):
            facts[name] = random.random() < 0.5
        elif isinstance(leaf, Count):
            facts[name] = random.choice(numbers[name])
        elif isinstance(leaf, Day):
            facts[name] = 736_300
        elif isinstance(leaf, Choice):
            facts[name] = random.choice(leaf.values or ("medication",))
        else:
            facts[name] = frozenset(random.sample(classes, random.randint(0, len(classes))))
    form = random.choice(DOSAGE_FORMS)
    return facts | {
        "dosage_form": form,
        "is_topical": form in ("cream", "gel", "patch", "ointment", "lotion", "roll-on"),
    }


def in_force(guideline: Guideline | NotEncoded) -> Guideline | NotEncoded | None:
    """Return a guideline without what is unverified."""
    return guideline.active() if isinstance(guideline, Guideline) else guideline


def one_edition(active: list[tuple[Any, Callable[..., Any]]], edition: str, facts: Facts) -> int:
    """Hold the guidelines of one edition name against facts, step by step."""
    speaking = [
        g.name
        for g, find in active
        if g.edition.name == edition and g.step is Step.MTUS and g.id != "formulary" and find(facts).addresses
    ]
    assert len(speaking) <= 1, speaking
    for step in Step:
        findings = [f(facts) for g, f in active if g.edition.name in (edition, "2004") and g.step is step]
        outcomes = join([finding.outcomes for finding in findings])
        assert {CONFLICT} != outcomes, (edition, step, facts)
    return 1


def test_after_2017_nothing_is_proposed_past_the_mtus(ask: Callable[..., object]) -> None:
    """From 2017-12-01 the text on drugs was not seen: every outcome but a conflict stays possible."""
    from datetime import date

    late = date(2018, 3, 1)
    for text in (
        "Naproxen 550mg #60",
        "Omeprazole 20mg #60",
        "Norco 5/325mg #30",
        "Zolpidem 10mg #30",
        "Ketoprofen 10% 60g",
    ):
        item = ask(text, on=late, injured=date(2018, 1, 15))
        assert item.proposed is None, text  # type: ignore[attr-defined]
        assert item.not_encoded, text  # type: ignore[attr-defined]


def test_before_2016_what_was_not_seen_is_left_to_the_reviewer(ask: Callable[..., object]) -> None:
    """In the time of the edition of 2009, whose text on it was not seen, an opioid is discretionary."""
    from datetime import date

    item = ask("Hydrocodone 5mg #30", on=date(2015, 6, 1), injured=date(2015, 1, 1))
    assert (DISCRETIONARY,) == item.outcomes  # type: ignore[attr-defined]


def test_each_topic_has_an_edition_at_any_time_from_2009() -> None:
    """A topic of any edition is encoded, or declared without text, in each of 2009, 2016 and 2017."""
    names = {(g.id, g.edition.name) for g in GUIDELINES if g.step is Step.MTUS}
    topics = {id for id, edition in names if edition in ("2009", "2016", "2017")}
    assert [] == sorted((t, e) for t in topics for e in ("2009", "2016", "2017") if (t, e) not in names)
