"""The laws about what a guideline says: consistent, complete, monotone, and that all readings agree on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from imr_core.expressions import (
    And,
    Choice,
    Condition,
    Count,
    Expression,
    Flag,
    Interval,
    Is,
    Not,
    OneOf,
    Subtract,
    Value,
)
from imr_core.expressions import Comparison as Compare
from imr_core.expressions import Constant as Number
from imr_core.guidelines import Evaluator, Finding, Guideline, NotEncoded
from imr_core.outcomes import Outcome
from imr_core.readings import Solver, compile_guideline, deciding, explain, find, substitute, truth
from imr_core.testing._answers import answers, undecided
from imr_core.testing._facts_of import Known, ever_less, lawful_facts
from imr_core.testing._laws_asked import Faults, asked
from imr_core.testing._search import first_fault, solver
from imr_core.testing._subject import Subject

_FEW = 5


def consistent(subject: Subject, examples: int) -> Faults:
    """Say on which facts two rules disagree."""
    if isinstance(subject.guideline, Guideline):
        for guideline in _in_force(subject.guideline):
            condition = answers(guideline)[Outcome.CONFLICT]
            facts = _counterexample(subject, condition, examples)
            if isinstance(facts, str):
                yield facts
            elif facts is not None:
                holding = find(guideline, facts).grounds
                yield f"the rules {' and '.join(holding)} both hold, and disagree, on: {subject.said(facts)}"
        return

    def check(facts: Known) -> str | None:
        finding = asked(subject, facts)
        conflicts = isinstance(finding, Finding) and Outcome.CONFLICT in finding.outcomes
        return f"it finds a conflict on: {subject.said(facts)}" if conflicts else None

    yield from _maybe(first_fault(lawful_facts(subject), check, examples))


def complete(subject: Subject, examples: int) -> Faults:
    """Say on which facts no rule holds, though it claims to be complete."""
    if isinstance(subject.guideline, Guideline):
        for guideline in _in_force(subject.guideline):
            facts = _counterexample(subject, undecided(guideline), examples) if guideline.complete else None
            if isinstance(facts, str):
                yield facts
            elif facts is not None:
                yield f"it claims to be complete, and no rule holds on: {subject.said(facts)}"


def monotone(subject: Subject, examples: int) -> Faults:
    """Say where more is necessary and less is not."""
    guideline = subject.guideline
    if not isinstance(guideline, Guideline):
        return
    for quantity in guideline.monotone:
        necessary = answers(guideline)[Outcome.NECESSARY]
        less = substitute(necessary, _one_less(quantity))
        # Of nothing requested nothing is said.
        condition = And((quantity >= 2, necessary, Not(less)))
        facts = _counterexample(subject, condition, examples)
        if isinstance(facts, str):
            yield facts
        elif facts is not None:
            yield f"it is necessary, and with one less of {quantity.name} it is not, on: {subject.said(facts)}"


def _in_force(guideline: Guideline) -> tuple[Guideline, ...]:
    active = guideline.active()
    return (guideline,) if active is None or active == guideline else (guideline, active)


def _one_less(quantity: Count) -> Callable[[Expression], Expression | None]:
    fewer = Subtract(quantity, Number(1))
    return lambda node: fewer if node == quantity else None


def _counterexample(subject: Subject, condition: Condition, examples: int) -> Mapping[str, Value] | str | None:
    """Return lawful facts that make a condition true, or None if there are none; in words where nobody can tell."""
    asked_solver = solver(subject)
    if asked_solver is not None:
        answer = asked_solver.satisfy(condition)
        return "the solver gave up, so it is not proved" if answer.satisfiable is None else answer.facts
    found: list[Known] = []

    def check(facts: Known) -> str | None:
        if truth(condition, facts) is True:
            found.append(facts)
            return "found"
        return None

    first_fault(lawful_facts(subject), check, examples * 5)
    return found[-1] if found else None


def readings_agree(subject: Subject, examples: int) -> Faults:
    """Say where two readings of its conditions differ."""
    if isinstance(subject.guideline, Evaluator):
        return
    guideline = subject.guideline
    compiled = compile_guideline(guideline)
    conditions = _effective(guideline)
    deciders = {name: deciding(condition) for name, condition in conditions.items()}

    def check(known: list[Known]) -> str | None:
        for facts in known:
            if compiled.find(facts) != find(guideline, facts):
                return f"compile and evaluate differ on: {subject.said(facts)}"
            for name, condition in conditions.items():
                holds = truth(condition, facts)
                if deciders[name](facts)[0] is not holds:
                    return f"deciding and evaluate differ in {name} on: {subject.said(facts)}"
        return None

    yield from _maybe(first_fault(ever_less(subject, 1), check, examples))
    # An explanation is made of words, which takes a hundred times as long as the rest.
    yield from _maybe(first_fault(ever_less(subject, 1), _explained(subject, conditions), examples // 10))
    asked_solver = solver(subject)
    if asked_solver is not None:
        yield from _maybe(first_fault(lawful_facts(subject), _proved(subject, conditions, asked_solver), _FEW))


def _explained(subject: Subject, conditions: Mapping[str, Condition]) -> Callable[[list[Known]], str | None]:
    def check(known: list[Known]) -> str | None:
        for facts in known:
            for name, condition in conditions.items():
                if explain(condition, facts).truth is not truth(condition, facts):
                    return f"explain and evaluate differ in {name} on: {subject.said(facts)}"
        return None

    return check


def _effective(guideline: Guideline | NotEncoded) -> dict[str, Condition]:
    effective = guideline.effective if isinstance(guideline, Guideline) else {}
    return {"addresses": guideline.addresses, **effective}


def _proved(
    subject: Subject, conditions: Mapping[str, Condition], asked_solver: Solver
) -> Callable[[Known], str | None]:
    # A scope knows the names that its conditions say; the facts tried have others too.
    tried = [
        OneOf(leaf, frozenset(map(str, subject.values[name])))
        for name, leaf in subject.leaves.items()
        if isinstance(leaf, Choice)
    ]
    scope = asked_solver.about([*conditions.values(), *tried])

    def check(facts: Known) -> str | None:
        pinned = And(tuple(_pins(subject, facts)))
        every = And(tuple(c if truth(c, facts) else Not(c) for c in conditions.values()))
        if scope.satisfy(And((pinned, every))).satisfiable is not True:
            return f"prove and evaluate differ on: {subject.said(facts)}"
        return None

    return check


def _pins(subject: Subject, facts: Known) -> Iterator[Condition]:
    """Yield conditions that hold of these facts and of no others, sets of choices left out."""
    for name, value in facts.items():
        leaf: Any = subject.leaves[name]
        if isinstance(leaf, Flag):
            yield leaf if value else Not(leaf)
        elif isinstance(value, str):
            yield Is(leaf, value)
        elif not isinstance(value, frozenset | Interval):
            yield Compare("=", leaf, Number(value, day=leaf.is_day))


def _maybe(fault: str | None) -> Faults:
    if fault is not None:
        yield fault
