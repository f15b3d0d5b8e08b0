"""The laws about asking a guideline: total, pure, deterministic, order-free, sound, quick."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import Any

from attrs import evolve
from hypothesis import strategies as st

from imr_core.guidelines import Evaluator, Finding, Guideline
from imr_core.outcomes import Outcome, sort
from imr_core.readings import find
from imr_core.testing._facts_of import Known, ever_less, lawful_facts
from imr_core.testing._search import first_fault
from imr_core.testing._subject import Subject

Faults = Iterator[str]
_TRIES = 5


def asked(subject: Subject, facts: Mapping[str, Any]) -> Finding | str:
    """Return the finding on facts, or what is wrong with how the guideline answers."""
    try:
        finding: Any = subject.find(dict(facts))
        addresses = subject.addresses(dict(facts))
    except Exception as error:  # whatever it raises is the fault looked for
        return f"it raises {type(error).__name__} on: {subject.said(facts)}"
    if not isinstance(finding, Finding):
        return f"it returns a {type(finding).__name__} and not a Finding, on: {subject.said(facts)}"
    wrong = _malformed(finding)
    if wrong:
        return f"{wrong}, on: {subject.said(facts)}"
    if addresses is False and finding.outcomes != {Outcome.NOT_ADDRESSED}:
        return f"it does not address the item, and yet finds {outcomes(finding)}, on: {subject.said(facts)}"
    return finding


def _malformed(finding: Any) -> str | None:
    if not finding.outcomes:
        return "its finding holds no outcome"
    if not isinstance(finding.outcomes, frozenset) or not all(isinstance(each, Outcome) for each in finding.outcomes):
        return "the outcomes of its finding are no frozenset of Outcome"
    return None


def outcomes(finding: Finding) -> str:
    """Return the outcomes of a finding in words."""
    return "{" + ", ".join(outcome.value for outcome in sort(finding.outcomes)) + "}"


def total(subject: Subject, examples: int) -> Faults:
    """Say where it raises, or gives no finding."""

    def check(known: list[Known]) -> str | None:
        answers = (asked(subject, facts) for facts in known)
        return next((answer for answer in answers if isinstance(answer, str)), None)

    yield from _said(first_fault(ever_less(subject, 1), check, examples))


def pure(subject: Subject, examples: int) -> Faults:
    """Say where it changes the facts it is given."""

    def check(known: list[Known]) -> str | None:
        for facts in known:
            for ask in (subject.find, subject.addresses):
                given = dict(facts)
                _quietly(ask, given)
                if given != facts:
                    names = [name for name in sorted({*given, *facts}) if given.get(name) != facts.get(name)]
                    return f"it changes the facts it is given ({', '.join(names)}), on: {subject.said(facts)}"
        return None

    yield from _said(first_fault(ever_less(subject, 1), check, _fewer(subject, examples)))


def _fewer(subject: Subject, examples: int) -> int:
    """Return how many facts to try of a law that rules written as data can hardly break."""
    return examples if isinstance(subject.guideline, Evaluator) else examples // 5


def _quietly(ask: Callable[[Any], object], facts: Known) -> object:
    try:
        return ask(facts)
    except Exception:  # another law's concern
        return None


def deterministic(subject: Subject, examples: int) -> Faults:
    """Say where it answers the same facts differently."""

    def check(known: list[Known]) -> str | None:
        for facts in known:
            answers = [_quietly(subject.find, dict(facts)) for _ in range(3)]
            if any(answer != answers[0] for answer in answers):
                return f"asked again, it answers differently, on: {subject.said(facts)}"
        return None

    yield from _said(first_fault(ever_less(subject, 1), check, _fewer(subject, examples)))


def order_free(subject: Subject, examples: int) -> Faults:
    """Say where the order of facts, or of rules, changes the finding."""

    def check(drawn: tuple[list[Known], Any]) -> str | None:
        known, random = drawn
        for facts in known:
            before = _quietly(subject.find, dict(facts))
            names = list(facts)
            random.shuffle(names)
            if _quietly(subject.find, {name: facts[name] for name in names}) != before:
                return f"the order of the facts changes the finding, on: {subject.said(facts)}"
            if isinstance(subject.guideline, Guideline) and not _same(before, _shuffled(subject, facts, random)):
                return f"the order of the rules changes the finding, on: {subject.said(facts)}"
        return None

    values = st.tuples(ever_less(subject, 1), st.randoms(use_true_random=False))
    yield from _said(first_fault(values, check, _fewer(subject, examples)))


def _shuffled(subject: Subject, facts: Known, random: Any) -> Finding:
    assert isinstance(subject.guideline, Guideline)
    rules = list(subject.guideline.rules)
    random.shuffle(rules)
    return find(evolve(subject.guideline, rules=rules), facts)


def _same(one: object, other: Finding) -> bool:
    return isinstance(one, Finding) and (one.outcomes, set(one.grounds), set(one.possible)) == (
        other.outcomes,
        set(other.grounds),
        set(other.possible),
    )


def sound(subject: Subject, examples: int) -> Faults:
    """Say where a finding on less leaves out what more facts give."""

    def check(known: list[Known]) -> str | None:
        for more, less in pairwise(known):
            surer, vaguer = asked(subject, more), asked(subject, less)
            if isinstance(surer, Finding) and isinstance(vaguer, Finding) and not surer.outcomes <= vaguer.outcomes:
                learnt = {name: value for name, value in more.items() if less.get(name) != value}
                return (
                    f"it finds {outcomes(vaguer)} on: {subject.said(less)}; and {outcomes(surer)} "
                    f"once also known: {subject.said(learnt)}"
                )
        return None

    yield from _said(first_fault(ever_less(subject, 2), check, examples))


def quick(subject: Subject, most_milliseconds: float) -> Faults:
    """Say where an evaluation takes too long; of several tries the fastest counts, for machines are busy."""
    slowest = 0.0

    def check(facts: Known) -> str | None:
        nonlocal slowest
        slowest = max(slowest, min(_milliseconds(subject, facts) for _ in range(_TRIES)))
        return None

    first_fault(lawful_facts(subject), check, 10)
    if slowest > most_milliseconds:
        yield f"an evaluation takes {slowest:.0f} ms; at most {most_milliseconds:g} ms are allowed"


def _milliseconds(subject: Subject, facts: Known) -> float:
    begun = time.perf_counter()
    _quietly(subject.find, dict(facts))
    return (time.perf_counter() - begun) * 1000


def _said(fault: str | None) -> Faults:
    if fault is not None:
        yield fault
