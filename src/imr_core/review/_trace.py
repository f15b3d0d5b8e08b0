"""What every guideline asked says of an item, rule by rule, with the truth of every condition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from attrs import evolve, field, frozen

from imr_core.expressions import And, Condition, Truth, Value
from imr_core.facts import Part
from imr_core.guidelines import Guideline, NotEncoded, Unencoded
from imr_core.model import Case
from imr_core.outcomes import Outcome, sort
from imr_core.readings import Explanation, explain, truth
from imr_core.registry import Registry
from imr_core.review._assess import assess_items, begin
from imr_core.review._engine import Engine
from imr_core.review._parts import Asked, PartResult
from imr_core.review._plan import Selection, addresses
from imr_core.review._reasons import Reason
from imr_core.sources import Citation, Step


@frozen(eq=False)
class RuleTrace:
    """One rule, or bar, on the facts of a case.

    Args:
        rule: Its full name, as a ground carries it.
        outcome: What it says.
        truth: Whether it holds, exceptions taken out; None if that is unknown.
        terms: Each of the conditions that must all hold for it, explained.
        exceptions: The rules that take its place where they hold, by id, each with whether it holds.
        because: Its reason, the values of this case filled in.
        interpretation: How it reads its source more widely than it is written, or None.
        citations: What it rests on.
    """

    rule: str
    outcome: Outcome
    truth: Truth
    terms: tuple[Explanation, ...] = field(repr=False)
    exceptions: tuple[tuple[str, Truth], ...]
    because: str = field(repr=False)
    interpretation: str | None
    citations: tuple[Citation, ...]


@frozen(eq=False)
class GuidelineTrace:
    """One edition asked about one part of an item.

    Args:
        guideline: Its identifier.
        edition: The name of the edition.
        title: Its title.
        step: Its step of the search sequence.
        kind: ``encoded``, ``not encoded``, or ``opaque`` for one written as code.
        addresses: Whether it addresses the part; None if that is unknown.
        scope: The same explained; None where it is opaque.
        outcomes: The outcomes it leaves possible, in printing order.
        rules: Its rules that are in force, in its own order; none where it does not address the part.
        inactive: Names of its rules that are not in force because their sources are unverified.
        unencoded: What of its text is not encoded.
    """

    guideline: str
    edition: str
    title: str
    step: Step
    kind: str
    addresses: Truth
    scope: Explanation | None = field(repr=False)
    outcomes: tuple[Outcome, ...]
    rules: tuple[RuleTrace, ...] = ()
    inactive: tuple[str, ...] = ()
    unencoded: tuple[Unencoded, ...] = ()


@frozen(eq=False)
class PartTrace:
    """One part of an item through the search sequence.

    Args:
        part: The body region or ingredient, or None if the request names none.
        outcomes: The outcomes still possible for it, in printing order.
        guidelines: Every edition asked, in order.
        not_asked: Editions of later steps, by title, which were not asked since an earlier step answers.
        facts: What is known of it, by name, as readings take it.
    """

    part: str | None
    outcomes: tuple[Outcome, ...]
    guidelines: tuple[GuidelineTrace, ...]
    not_asked: tuple[tuple[Step, str], ...]
    facts: Mapping[str, Value] = field(repr=False)


@frozen(eq=False)
class Trace:
    """What everyone asked says of an item.

    Args:
        item: Identifier of the item.
        parts: Its parts.
        bars: The bars that can concern its service, whether they hold or not.
        facts: What is known of the item, by name, as readings take it.
    """

    item: str
    parts: tuple[PartTrace, ...]
    bars: tuple[RuleTrace, ...]
    facts: Mapping[str, Value] = field(repr=False)


def trace(
    case: Case,
    item_id: str,
    registry: Registry,
    reading: str | None = None,
    editions: Iterable[str] = (),
    include_unverified: Iterable[str] = (),
) -> Trace:
    """Return, for each part of an item, the guidelines asked and which of their rules hold.

    The arguments are those of :func:`imr_core.assess`, and so are the facts: those that follow from
    laws, and in the closed reading those assumed, are among them.

    Args:
        case: The case.
        item_id: Identifier of the item.
        registry: The guidelines, vocabularies and bars.
        reading: ``open`` or ``closed``.
        editions: Editions to use whatever the dates.
        include_unverified: What is to be in force though unverified.

    Raises:
        KeyError: If the case has no such item.
        CaseError: As :func:`imr_core.assess`.
    """
    engine, closed = begin(case, registry, reading, editions, include_unverified)
    if item_id not in {item.id for item in case.items}:
        raise KeyError(item_id)
    assessed = assess_items(case, engine, closed=closed, what_if=False)[item_id]
    values = assessed.state.settled.values
    return Trace(
        item_id,
        tuple(
            _part(part, selection, result, known, engine)
            for (part, _, selection), (result, known) in zip(assessed.state.parts, assessed.results, strict=True)
        ),
        tuple(_of_reason(bar, bar.condition, (), values) for bar in engine.bars_for(values.get("service"))),
        values,
    )


def _part(
    part: Part, selection: Selection, result: PartResult, values: Mapping[str, Value], engine: Engine
) -> PartTrace:
    asked = {id(each.source) for each in result.asked}
    not_asked = (
        (step, source.guideline)
        for step, families in selection
        for family in families
        for source in family.editions
        if id(source) not in asked
    )
    return PartTrace(
        part.label,
        sort(result.outcomes),
        tuple(_guideline(each, values, engine) for each in result.asked),
        tuple(
            dict.fromkeys(
                (step, _title(guideline)) for step, guideline in not_asked if addresses(guideline, values) is not False
            )
        ),
        values,
    )


def _guideline(asked: Asked, values: Mapping[str, Value], engine: Engine) -> GuidelineTrace:
    guideline, finding = asked.source.guideline, asked.finding
    condition = guideline.addresses
    found = GuidelineTrace(
        guideline.id,
        guideline.edition.name,
        _title(guideline),
        asked.step,
        "not encoded" if isinstance(guideline, NotEncoded) else "opaque",
        finding.addresses,
        explain(condition, values) if isinstance(condition, Condition) else None,
        sort(finding.outcomes),
    )
    if not isinstance(guideline, Guideline):
        return found
    return evolve(
        found,
        kind="encoded",
        rules=() if finding.addresses is False else tuple(_rules(guideline, asked, values)),
        inactive=_inactive(guideline, engine),
        unencoded=guideline.unencoded,
    )


def _rules(guideline: Guideline, asked: Asked, values: Mapping[str, Value]) -> Iterator[RuleTrace]:
    for rule in guideline.rules:
        exceptions = tuple(
            (other.id, truth(guideline.effective[other.id], values))
            for other in guideline.rules
            if rule.id in other.exception_to
        )
        yield _of_reason(asked.source.reasons[rule.id], guideline.scopes[rule.id], exceptions, values)


def _of_reason(
    reason: Reason, scope: Condition, exceptions: tuple[tuple[str, Truth], ...], values: Mapping[str, Value]
) -> RuleTrace:
    return RuleTrace(
        reason.name,
        reason.outcome,
        truth(reason.condition, values),
        tuple(explain(term, values) for term in _terms(scope)),
        exceptions,
        reason.text(values),
        reason.interpretation,
        reason.citations,
    )


def _terms(condition: Condition) -> Iterator[Condition]:
    if isinstance(condition, And):
        for term in condition.terms:
            yield from _terms(term)
    else:
        yield condition


def _title(guideline: object) -> str:
    return str(getattr(guideline, "title", None) or getattr(guideline, "id", ""))


def _inactive(guideline: Guideline, engine: Engine) -> tuple[str, ...]:
    """Return the rules that an edition in the registry has beyond those in force."""
    kept = {rule.id for rule in guideline.rules}
    whole = (each for each in engine.registry.guidelines if isinstance(each, Guideline))
    return tuple(
        rule.id
        for each in whole
        if (each.id, each.edition.name) == (guideline.id, guideline.edition.name)
        for rule in each.rules
        if rule.id not in kept
    )
