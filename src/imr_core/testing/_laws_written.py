"""The laws about what is written: round trip, cited, boundaries, cases, private."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Iterator, Sequence
from math import gcd
from typing import Any

from attrs import evolve
from hypothesis import strategies as st

from imr_core.errors import CaseError, ImrError
from imr_core.expressions import Comparison, Count, facts_in
from imr_core.guidelines import Evaluator, Guideline, NotEncoded
from imr_core.model import Case, Diagnosis, DocumentedFact
from imr_core.readings import describe, interval, truth
from imr_core.review import assess
from imr_core.sources import Citation
from imr_core.testing._example import Example
from imr_core.testing._facts_of import Known, lawful_facts
from imr_core.testing._laws_asked import Faults
from imr_core.testing._run_example import differences, met
from imr_core.testing._search import first_fault
from imr_core.testing._subject import Subject
from imr_core.testing._thresholds import comparisons, linear
from imr_core.testing._to_case import case_with
from imr_core.wire import case_to_json, load_case

CANARY = "canary-5309-person"
"""Stands for personal data; it must come out nowhere."""


def roundtrip(subject: Subject, examples: int) -> Faults:
    """Say where a case changes by being written and read."""

    def check(facts: Known) -> str | None:
        case = case_with(facts, subject.registry, subject.guideline.edition.start)
        if case is None:
            return None
        try:
            again = load_case(json.dumps(case_to_json(case), default=str), subject.registry)
        except CaseError as error:
            return f"written as JSON it cannot be read again: {error.problems[0]}; facts: {subject.said(facts)}"
        if again != case:
            return f"written as JSON and read again it is another case; facts: {subject.said(facts)}"
        first, second = (assess(each, subject.registry, what_if=False) for each in (case, again))
        return None if first == second else f"read again it is assessed otherwise; facts: {subject.said(facts)}"

    yield from _maybe(first_fault(lawful_facts(subject), check, max(examples // 4, 5)))


def cited(subject: Subject) -> Faults:
    """Say which rule or number lacks a source, or the place in it."""
    guideline = subject.guideline
    if isinstance(guideline, NotEncoded) and not guideline.why.strip():
        yield "it does not say why it is not encoded"
    if not isinstance(guideline, Guideline):
        return
    for rule in guideline.rules:
        yield from _cites(f"rule {rule.id}", rule.cite)
        if rule.interpretation is not None and not rule.interpretation.strip():
            yield f"rule {rule.id}: its interpretation is empty; say how the source is read, or leave it out"
    for name, parameter in guideline.parameters.items():
        yield from _cites(f"number {name}", parameter.cite)
    for place, passage in enumerate(guideline.unencoded):
        yield from _cites(f"unencoded passage {place + 1}", passage.cite)


def _cites(what: str, cite: Citation) -> Iterator[str]:
    if not cite.title.strip():
        yield f"{what} names no source"
    elif cite.is_verified and not (cite.section or cite.pages or cite.url or cite.seen_in):
        verified = cite.verification.value
        yield f"{what} is verified ({verified}) but names no section, pages, url or place where it was seen"


def boundaries(subject: Subject, examples: Iterable[Example]) -> Faults:
    """Say on which side of which number no case stands."""
    in_force = subject.guideline.active() or subject.guideline if isinstance(subject.guideline, Guideline) else None
    if in_force is None:
        return
    asked = (met(example, subject.registry, subject.name) for example in examples)
    known = [facts for found in asked for name, facts in found if name == subject.name]
    conditions = (in_force.addresses, *(rule.when for rule in in_force.rules))
    for comparison in comparisons(conditions):
        sides = {_side(comparison, facts) for facts in known}
        for side in (True, False):
            if side not in sides:
                word = "is so" if side else "is not so"
                yield f"no case at the edge where '{describe(comparison)}' {word}"


def _side(comparison: Comparison, facts: Known) -> bool | None:
    """Return on which side of the edge facts stand, as near to it as can be; None if they do not stand there."""
    left, right = interval(comparison.left, facts), interval(comparison.right, facts)
    if not (left.is_exact and right.is_exact):
        return None
    holds_where_equal = "=" in comparison.sign
    if left.low == right.low:
        return holds_where_equal
    apart, step, holds = abs(float(left.low - right.low)), _step(comparison), truth(comparison, facts)
    if step is not None and apart < step:  # the two sides are never equal
        return holds
    near = apart <= (step or 1) and holds is not holds_where_equal
    return not holds_where_equal if near else None


def _step(comparison: Comparison) -> int | None:
    """Return by how much the sides come nearer at a time: by 2 where a number counts twice; None if by any fraction."""
    factors = linear(comparison.left).plus(linear(comparison.right), -1).factors.values()
    is_whole = all(isinstance(leaf, Count) and leaf.whole for leaf in facts_in(comparison).values())
    if not is_whole or any(factor.denominator != 1 for factor in factors):
        return None
    return gcd(*(factor.numerator for factor in factors)) or None


def cases(subject_registry: Any, examples: Sequence[Example]) -> Iterator[str]:
    """Say which examples do not come out as they say."""
    for example in examples:
        try:
            found = differences(example, subject_registry)
        except ImrError as error:
            found = (str(error),)
        for line in found:
            yield f"{example.sentence} ({example.file}): {line}"


def private(subject: Subject, examples: int) -> Faults:
    """Say where something of a case is repeated."""

    def check(facts: Known) -> str | None:
        case = case_with(facts, subject.registry, subject.guideline.edition.start)
        return None if case is None else _leak(subject, _marked(case))

    yield from _maybe(first_fault(lawful_facts(subject), check, max(examples // 10, 5)))
    yield from _maybe(first_fault(st.sampled_from(sorted(subject.leaves)), lambda name: _error(subject, name), 50))


def _marked(case: Case) -> Case:
    """Return the case with the canary wherever a case has personal data."""
    item = case.items[0]
    facts = {name: DocumentedFact(fact.value, quote=CANARY) for name, fact in item.facts.items()}
    marked = evolve(item, request=evolve(item.request, text=CANARY), facts=facts)
    return evolve(case, items=(marked,), clinical_summary=CANARY, diagnoses=(Diagnosis(CANARY),))


def _leak(subject: Subject, case: Case) -> str | None:
    records: list[logging.LogRecord] = []
    handler = _Keeping(records)
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        assessment = assess(case, subject.registry, what_if=False)
    except Exception as error:
        return f"an error ({type(error).__name__}) repeats what is in a case" if CANARY in str(error) else None
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
    if CANARY in repr(assessment):
        return "the repr of an assessment repeats what is in a case"
    if any(CANARY in record.getMessage() for record in records):
        return "a log record repeats what is in a case"
    return None


class _Keeping(logging.Handler):
    def __init__(self, records: list[logging.LogRecord]) -> None:
        super().__init__()
        self._records = records

    def emit(self, record: logging.LogRecord) -> None:
        self._records.append(record)


def _error(subject: Subject, name: str) -> str | None:
    """Ask with a value that no case file would let pass, and see whether it is repeated."""
    # Of a guideline that is data only the engine could repeat it, and its own tests see to that.
    if isinstance(subject.guideline, Evaluator) and CANARY in _answer(subject, name):
        return f"its finding, or an error of it, repeats the value of {name}"
    leaf = subject.registry.facts.get(name)
    if leaf is None or leaf.derived:
        return None
    document = {
        "schema": "imr-case/1",
        "items": [{"id": "1", "request": {"text": "treatment"}, "facts": {name: CANARY}}],
    }
    try:
        load_case(json.dumps(document), subject.registry)
    except CaseError as error:
        return f"the error about a wrong {name} repeats its value" if CANARY in str(error) else None
    return None


def _answer(subject: Subject, name: str) -> str:
    try:
        return repr(subject.find({name: CANARY}))
    except Exception as error:  # its text is what is looked at
        return f"{error!r} {error}"


def _maybe(fault: str | None) -> Faults:
    if fault is not None:
        yield fault
