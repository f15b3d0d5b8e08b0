"""Running an example: what differs from what it expects, and which facts each guideline met."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from imr_core.expressions import Value
from imr_core.facts import LawBook, settle
from imr_core.guidelines import Finding, Guideline, NotEncoded
from imr_core.model import ItemAssessment
from imr_core.outcomes import Outcome, sort
from imr_core.readings import find
from imr_core.registry import Registry, name_of
from imr_core.review import assess
from imr_core.review._assess import begin
from imr_core.review._item import prepare
from imr_core.testing._example import Example, Expected
from imr_core.testing._subject import AnyGuideline

Known = dict[str, Value]


def differences(example: Example, registry: Registry) -> tuple[str, ...]:
    """Return in what the engine differs from what an example expects, in words; empty if in nothing.

    Args:
        example: The example.
        registry: The plugins.

    Raises:
        CaseError: If its case cannot be assessed.
    """
    expect = example.expect
    if expect is None:
        return (
            "nobody has said yet what is expected: read its source and write it under 'expect', from the text "
            "and not from what the engine answers",
        )
    if example.case is not None:
        return tuple(_of_item(example, expect, registry))
    finding = _finding(example, registry)
    return tuple(compared(expect, finding.outcomes, finding.grounds))


def guideline_of(name: str, registry: Registry) -> AnyGuideline:
    """Return the guideline of this identifier and edition."""
    return next(guideline for guideline in registry.guidelines if name_of(guideline) == name)


def _finding(example: Example, registry: Registry) -> Finding:
    return finding_of(example, guideline_of(example.guideline or "", registry), settled(example, registry))


def finding_of(example: Example, guideline: AnyGuideline, facts: Known) -> Finding:
    """Return what a guideline says of an example's facts, with all that follows from them."""
    if isinstance(guideline, Guideline):
        active = guideline.active(example.include_unverified)
        # Nothing of it is verified, so it says nothing.
        return Finding(frozenset({Outcome.NOT_ADDRESSED})) if active is None else find(active, facts)
    return find(guideline, facts) if isinstance(guideline, NotEncoded) else guideline.find(facts)


def settled(example: Example, registry: Registry) -> Known:
    """Return the facts of an example without a case, with all that follows from them."""
    book = LawBook(registry.laws, registry.facts)
    return settle(example.facts, book, closed=example.reading == "closed").values


def _of_item(example: Example, expect: Expected, registry: Registry) -> Iterator[str]:
    assert example.case is not None
    assessment = assess(
        example.case, registry, example.reading, example.editions, example.include_unverified, what_if=False
    )
    items = [item for item in assessment.items if expect.item in (None, item.id)]
    if len(items) != 1:
        yield "its case has several items: name one under 'expect' as \"item\"" if items else "no item has this id"
        return
    (item,) = items
    yield from (f"contradictory facts: {law}" for law in item.contradictions)
    yield from compared(expect, frozenset(item.outcomes), _grounds(item))
    proposed = "none" if item.proposed is None else item.proposed.value
    if expect.proposed not in (None, proposed):
        yield f"proposed: expected {expect.proposed}, got {proposed}"


def _grounds(item: ItemAssessment) -> tuple[str, ...]:
    return tuple(ground.rule for ground in (*item.grounds, *item.bars) if ground.is_certain)


def compared(expect: Expected, outcomes: frozenset[Outcome], grounds: Iterable[str]) -> Iterator[str]:
    """Yield in words what differs from what is expected."""
    if expect.outcomes != outcomes:
        yield f"outcomes: expected {_listed(expect.outcomes)}, got {_listed(outcomes)}"
    if expect.grounds is not None:
        shown = {_as_named(full, expect.grounds) for full in grounds}
        if expect.grounds != shown:
            expected, found = (", ".join(sorted(names)) or "none" for names in (expect.grounds, shown))
            yield f"grounds: expected {expected}, got {found}"


def _as_named(full: str, names: Iterable[str]) -> str:
    """Return a rule as the example names it: with its guideline, or by its id alone."""
    return next((name for name in (full, full.rpartition(" · ")[2]) if name in names), full)


def _listed(outcomes: frozenset[Outcome]) -> str:
    return ", ".join(outcome.value for outcome in sort(outcomes))


def met(example: Example, registry: Registry, only: str | None = None) -> Iterator[tuple[str, Known]]:
    """Yield each guideline that an example is put to, by name, with the facts it then knows.

    Args:
        example: The example.
        registry: The plugins.
        only: The one guideline asked about; the others may be left out.
    """
    if example.case is None:
        if only in (None, example.guideline):
            yield example.guideline or "", settled(example, registry)
        return
    engine, closed = begin(example.case, registry, example.reading, example.editions, example.include_unverified)
    for item in example.case.items:
        state = prepare(example.case, item, engine, closed=closed)
        for _, alone, selection in state.parts:
            known = {**state.settled.values, **alone}
            for _, families in selection:
                for family in families:
                    yield from ((source.name, known) for source in family.editions)
