"""Decision tables: what every rule of every guideline asked is, on the facts of an item."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping

from imr_core.expressions import Condition, Day, Truth, Value, facts_in
from imr_core.model import ItemAssessment
from imr_core.readings import describe, value_words, words
from imr_core.report._records import GuidelineTable, PartTable, RuleRow, TermRow
from imr_core.report.words import name_words
from imr_core.review import GuidelineTrace, RuleTrace, Trace

_ORDER: dict[Truth, int] = {True: 0, None: 1, False: 2}


def tables_of(trace: Trace, assessment: ItemAssessment) -> tuple[PartTable, ...]:
    """Return the decision tables of an item, one for each part."""
    grounds = {ground.rule for ground in assessment.grounds if ground.is_certain}
    return tuple(
        PartTable(
            name_words(part.part) if part.part else None,
            part.outcomes,
            tuple(_guideline(each, part.facts, grounds) for each in part.guidelines),
            tuple(f"{title} ({step.label})" for step, title in part.not_asked),
        )
        for part in trace.parts
    )


def bars_of(trace: Trace, assessment: ItemAssessment) -> tuple[RuleRow, ...]:
    """Return the statutory limits that can concern an item."""
    return _rules(trace.bars, trace.facts, {bar.rule for bar in assessment.bars})


def _guideline(trace: GuidelineTrace, facts: Mapping[str, Value], grounds: Container[str]) -> GuidelineTable:
    return GuidelineTable(
        f"{trace.guideline}/{trace.edition}",
        trace.title,
        trace.step.label,
        trace.kind,
        trace.addresses,
        None if trace.scope is None else _term(trace.scope.condition, trace.addresses, facts),
        trace.outcomes,
        _rules(trace.rules, facts, grounds),
        tuple(map(name_words, trace.inactive)),
        trace.unencoded,
    )


def _rules(traces: Iterable[RuleTrace], facts: Mapping[str, Value], grounds: Container[str]) -> tuple[RuleRow, ...]:
    rows = (
        RuleRow(
            rule.rule,
            name_words(rule.rule.rpartition(" · ")[2]),
            rule.outcome,
            rule.truth,
            rule.rule in grounds,
            tuple(_term(term.condition, term.truth, facts) for term in rule.terms),
            tuple((name_words(name), holds) for name, holds in rule.exceptions),
            rule.because,
            rule.interpretation,
            rule.citations,
        )
        for rule in traces
    )
    return tuple(sorted(rows, key=lambda row: _ORDER[row.truth]))


def _term(condition: Condition, truth: Truth, facts: Mapping[str, Value]) -> TermRow:
    values = (
        (words(name), value_words(facts.get(name), day=isinstance(leaf, Day)))
        for name, leaf in facts_in(condition).items()
    )
    return TermRow(describe(condition), truth, tuple(values))
