"""Case and assessment → everything a report shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from imr_core.model import Assessment, Case, DisputedItem, Flips, ItemAssessment, Way
from imr_core.readings import words
from imr_core.registry import Registry
from imr_core.report._records import AssumedRow, FactRow, ItemReport, Report, Summary
from imr_core.report._requested import is_recognised, requested_words, unrecognised_words
from imr_core.report._summary import summary_of
from imr_core.report._supposed import open_rows, quantity_rows, runs_of
from imr_core.report._tables import bars_of, tables_of
from imr_core.report._warnings import edition_warnings, plugin_warnings
from imr_core.report.words import fact_value, flip_words, origin_words, way_words, what_if_words
from imr_core.review import flips, quantities, suppositions, trace, ways


def report_of(
    case: Case,
    assessment: Assessment,
    registry: Registry,
    *,
    source: str | None = None,
    editions: Iterable[str] = (),
    include_unverified: Iterable[str] = (),
) -> Report:
    """Return what a report shows of a case.

    Everything is worked out here, by the same functions an embedder can call: :func:`imr_core.review.trace`,
    :func:`~imr_core.review.suppositions`, :func:`~imr_core.review.quantities`, :func:`imr_core.ways` and
    :func:`imr_core.flips`. A page made of it computes nothing.

    Args:
        case: The case.
        assessment: Its assessment.
        registry: The registry it was assessed with.
        source: The name of the file, or None.
        editions: As the case was assessed with.
        include_unverified: As the case was assessed with.

    Raises:
        CaseError: As :func:`imr_core.assess`.
    """
    asked = (registry, assessment.reading, tuple(editions), tuple(include_unverified))
    summary = summary_of(case, registry.facts)
    items = (
        _item(number, case, item, of_case, asked, summary)
        for number, (item, of_case) in enumerate(zip(assessment.items, case.items, strict=True), start=1)
    )
    return Report(
        case_number=assessment.case_number,
        source=source,
        reading=assessment.reading,
        warnings=(*plugin_warnings(assessment), *edition_warnings(assessment)),
        items=tuple(items),
        summary=summary,
        core_version=assessment.core_version,
        plugins=assessment.plugins,
    )


_Asked = tuple[Registry, str, tuple[str, ...], tuple[str, ...]]


def _item(
    number: int, case: Case, item: ItemAssessment, of_case: DisputedItem, asked: _Asked, summary: Summary | None
) -> ItemReport:
    registry = asked[0]
    requested = requested_words(item, of_case, registry)
    if not is_recognised(item):
        return ItemReport(
            number, item, is_recognised=False, requested=requested, unrecognised=unrecognised_words(of_case, registry)
        )
    traced = trace(case, item.id, *asked)
    changing = (flips if item.proposed else ways)(case, item.id, *asked)
    what_if = what_if_words(item)
    by_quantity = quantity_rows(quantities(case, item.id, *asked), of_case.request) if what_if else ()
    return ItemReport(
        number=number,
        assessment=item,
        is_recognised=True,
        requested=requested,
        tables=tables_of(traced, item),
        bars=bars_of(traced, item),
        facts=tuple(_facts(number, item, of_case, registry, summary)),
        assumed=tuple(
            AssumedRow(one.fact, words(one.fact), fact_value(one.value, registry.facts.get(one.fact)), one.why)
            for one in item.assumed
        ),
        open_facts=open_rows(item, suppositions(case, item.id, *asked), registry.facts),
        quantities=by_quantity,
        runs=tuple(runs_of(by_quantity, of_case.request)),
        what_if=what_if,
        ways=() if isinstance(changing, Flips) else tuple(map(way_words, sorted(changing.ways, key=_size))),
        flips=tuple(map(flip_words, changing.flips)) if isinstance(changing, Flips) else (),
        is_search_cut=changing.stopped_early,
        citations=item.citations,
    )


def _size(way: Way) -> int:
    return len(way.requirements)


def _facts(
    number: int, item: ItemAssessment, of_case: DisputedItem, registry: Registry, summary: Summary | None
) -> Iterator[FactRow]:
    leaves = registry.facts
    notes = {note.fact: note.number for note in (summary.notes if summary else ()) if number in note.items}
    for name, used in item.facts.items():
        value = fact_value(used.value, leaves.get(name))
        yield FactRow(
            name, words(name), _meaning(name, registry), value, origin_words(used), used.quote, notes.get(name), True
        )
    for name, fact in sorted(of_case.facts.items()):
        if name not in item.facts:
            value = fact_value(fact.value, leaves.get(name))
            where = origin_words(fact)
            yield FactRow(name, words(name), _meaning(name, registry), value, where, fact.quote, notes.get(name), False)


def _meaning(name: str, registry: Registry) -> str:
    leaf = registry.facts.get(name)
    return leaf.meaning if leaf is not None else ""
