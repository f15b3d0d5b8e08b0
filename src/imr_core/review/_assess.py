"""Case → assessment: a proposal for each item, with reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import frozen

from imr_core.errors import CaseError
from imr_core.expressions import Value
from imr_core.facts import check_case
from imr_core.guidelines import NotEncoded
from imr_core.model import (
    Assessment,
    Assumption,
    Case,
    Caveat,
    DisputedItem,
    FindingRecord,
    Ground,
    ItemAssessment,
    Proposal,
    UnencodedEdition,
)
from imr_core.outcomes import Outcome, sort, with_parts
from imr_core.registry import Registry, core_version
from imr_core.review._engine import Engine, engine_of
from imr_core.review._facts_used import facts_used
from imr_core.review._grounds import facts_of, grounds, open_facts
from imr_core.review._item import ItemState, accompany, assess_parts, bars_of, prepare
from imr_core.review._order import in_order
from imr_core.review._parts import PartResult
from imr_core.review._reasons import Reason
from imr_core.review._what_if import quantity_what_if

Results = list[tuple[PartResult, Mapping[str, Value]]]
_NOT_NECESSARY = frozenset({Outcome.NOT_NECESSARY})
_NECESSARY = frozenset({Outcome.NECESSARY})
_SILENCE = frozenset({Outcome.NOT_ADDRESSED})
READINGS = ("open", "closed")


@frozen(eq=False)
class Assessed:
    """An item assessed, with what its children and the searches need."""

    state: ItemState
    outcomes: frozenset[Outcome]
    results: Results
    barred: bool
    parent: frozenset[Outcome] | None
    record: ItemAssessment


def assess(
    case: Case,
    registry: Registry,
    reading: str | None = None,
    editions: Iterable[str] = (),
    include_unverified: Iterable[str] = (),
    *,
    what_if: bool = True,
) -> Assessment:
    """Assess every item of a case. It proposes; a qualified reviewer determines.

    The function is pure and may be called from several threads.

    Args:
        case: The case.
        registry: The guidelines, vocabularies and bars of the installed plugins.
        reading: ``open`` or ``closed``; None reads closed where the case says its records are complete.
        editions: Editions to use whatever the dates, as ``id/edition``.
        include_unverified: Guidelines, rules and bars whose sources are unverified and that are to be
            in force all the same, by id, ``id/edition`` or full name.
        what_if: Whether to work out which quantities could be necessary.

    Raises:
        CaseError: If the case's facts are not of their types or not known to the registry, or its items
            accompany each other in a circle; ``.problems`` has them all.
        EditionError: If a chosen edition does not exist.
        NoPluginsError: If the registry holds no guideline.
        ValueError: If *reading* is neither ``open`` nor ``closed``.
    """
    engine, closed = begin(case, registry, reading, editions, include_unverified)
    assessed = assess_items(case, engine, closed=closed, what_if=what_if)
    items = tuple(assessed[item.id].record for item in case.items)
    return Assessment(
        items=items,
        reading="closed" if closed else "open",
        case_number=case.case_number,
        core_version=core_version(),
        plugins=registry.plugins,
        failed_plugins=registry.failed(),
        not_encoded=tuple(dict.fromkeys(edition for item in items for edition in item.not_encoded)),
    )


def begin(
    case: Case, registry: Registry, reading: str | None, editions: Iterable[str], include_unverified: Iterable[str]
) -> tuple[Engine, bool]:
    """Return the registry's engine, and whether the reading is closed; refuse a case that cannot be assessed."""
    if reading is not None and reading not in READINGS:
        raise ValueError("reading is 'open', 'closed' or None")
    engine = engine_of(registry, editions, include_unverified)
    problems = check_case(case, engine.leaves, engine.services, engine.drugs, registered=engine.registered)
    if problems:
        raise CaseError(problems)
    return engine, case.records_complete if reading is None else reading == "closed"


def assess_items(case: Case, engine: Engine, *, closed: bool, what_if: bool) -> dict[str, Assessed]:
    """Assess the items of a case, each after the one it accompanies; return them by id."""
    done: dict[str, Assessed] = {}
    for item in in_order(case.items):
        parent = done.get(item.ancillary_to) if item.ancillary_to is not None else None
        above = None if parent is None else _NOT_NECESSARY if parent.barred else parent.outcomes
        done[item.id] = _assess_item(case, item, engine, above, closed=closed, what_if=what_if)
    return done


def _assess_item(
    case: Case, item: DisputedItem, engine: Engine, parent: frozenset[Outcome] | None, *, closed: bool, what_if: bool
) -> Assessed:
    state = prepare(case, item, engine, closed=closed)
    values = state.settled.values
    results = assess_parts(state, values)
    own = with_parts([result.outcomes for result, _ in results])
    outcomes = own if parent is None else accompany(parent, own)
    holding, possible = bars_of(values, engine)
    broken = bool(state.settled.broken)
    because = _grounds(item, results, outcomes, parent)
    record = ItemAssessment(
        id=item.id,
        text=item.request.text,
        service=item.request.service,
        quantity=item.request.quantity,
        outcomes=sort(outcomes),
        proposed=None if broken else _propose(outcomes, bool(holding)),
        findings=_findings(state, results),
        grounds=because,
        caveats=tuple(_caveat(bar, values) for bar in possible),
        bars=tuple(bar.ground(values) for bar in holding),
        open_facts=tuple(open_facts(results)),
        assumed=_assumed(state, results, engine),
        what_if=quantity_what_if(state, engine, parent) if what_if and not broken else None,
        facts=facts_used(item, state.settled, facts_of(results, holding), engine.leaves),
        published=item.published,
        is_addressed=_is_addressed(results),
        contradictions=state.settled.broken,
        not_encoded=_not_encoded(results),
    )
    return Assessed(state, outcomes, results, bool(holding), parent, record)


def _is_addressed(results: Results) -> bool:
    for result, _ in results:
        for asked in result.asked:
            if asked.finding.addresses is not False:
                return True
    return False


def _propose(outcomes: frozenset[Outcome], barred: bool) -> Proposal | None:
    if barred or outcomes == _NOT_NECESSARY:
        return Proposal.UPHELD
    return Proposal.OVERTURNED if outcomes == _NECESSARY else None


def _grounds(
    item: DisputedItem, results: Results, outcomes: frozenset[Outcome], parent: frozenset[Outcome] | None
) -> tuple[Ground, ...]:
    found = grounds(results, outcomes)
    if parent is not None and Outcome.NOT_NECESSARY in parent:
        certain = parent == _NOT_NECESSARY
        said = "is not necessary" if certain else "may not be necessary"
        because = f"it accompanies item {item.ancillary_to}, which {said}"
        found.insert(0, Ground("accompanied item", because, Outcome.NOT_NECESSARY, is_certain=certain))
    return tuple(found)


def _findings(state: ItemState, results: Results) -> tuple[FindingRecord, ...]:
    found: list[FindingRecord] = []
    for (part, _, _), (result, _) in zip(state.parts, results, strict=True):
        for source, step, finding, _ in result.asked:
            if finding.outcomes != _SILENCE:
                edition = source.guideline.edition.name
                found.append(FindingRecord(part.label, source.guideline.id, edition, step, sort(finding.outcomes)))
    return tuple(found)


def _caveat(bar: Reason, values: Mapping[str, Value]) -> Caveat:
    return Caveat(bar.name, bar.text(values), bar.decide(values)[1], bar.citations)


def _assumed(state: ItemState, results: Results, engine: Engine) -> tuple[Assumption, ...]:
    unsettled = tuple(
        Assumption(name, None, "the text disagrees with itself about it, so it is taken as unknown")
        for name in state.item.disagreements
    )
    flags = state.settled.assumed
    if not flags:
        return (*state.gathered.assumed, *unsettled)
    asked = (each for result, _ in results for each in result.asked if each.finding.addresses is not False)
    bars = engine.bars_for(state.settled.values.get("service"))
    met = flags & frozenset().union(*(each.source.facts for each in asked), *(bar.facts for bar in bars))
    why = "no record documents it, and the records are taken to be complete"
    return (*state.gathered.assumed, *unsettled, *(Assumption(name, False, why) for name in sorted(met)))


def _not_encoded(results: Results) -> tuple[UnencodedEdition, ...]:
    met = [
        (asked.source.guideline, asked.finding)
        for result, _ in results
        for asked in result.asked
        if isinstance(asked.source.guideline, NotEncoded)
    ]
    return tuple(
        dict.fromkeys(
            UnencodedEdition(each.id, each.edition.name, each.title, each.why)
            for each, finding in met
            if finding.addresses is not False
        )
    )
