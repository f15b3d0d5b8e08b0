"""Whether a typed case can be assessed: everything that is wrong with it, each with its JSON path."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from imr_core.errors import Problem, hint_at, member
from imr_core.expressions import FactLeaf
from imr_core.facts._check_fact import check_fact
from imr_core.facts._check_request import check_dates, check_request, check_whole
from imr_core.model import Bound, Case, DisputedItem, Drug, Service

PROGRAMMES: Final = ("california-dwc",)
DECISIONS: Final = ("delayed", "denied", "modified")
PUBLISHED: Final = ("overturned", "upheld")

_FACT_NAME = re.compile(r"[a-z][a-z0-9_-]*(\.[a-z][a-z0-9_]*)?")
_MOST_KEY_LENGTH = 64


def check_case(
    case: Case,
    leaves: Mapping[str, FactLeaf],
    services: Mapping[str, Service],
    drugs: Mapping[str, Drug],
    *,
    is_open: bool = False,
    registered: Mapping[str, Collection[str]] | None = None,
) -> list[Problem]:
    """Check a typed case, however it was made.

    Args:
        case: The case.
        leaves: The facts known, by name.
        services: The services known, by name.
        drugs: The drugs known, by name; where there are none, ingredients are not checked.
        is_open: Whether plugins that are not at hand may know more facts, services and drugs: names that are
            not listed are then let pass.
        registered: What :func:`registered_names` returns of these services and drugs, where it was kept.

    Returns:
        Everything that is wrong with it, in the order of the case, each with its JSON path and without the
        value that is wrong.
    """
    if is_open:
        registered = {}
    elif registered is None:
        registered = registered_names(services, drugs)
    problems = [*_check_head(case), *_check_ids(case.records, "$.records", "record")]
    problems.extend(_check_ids(case.items, "$.items", "item"))
    references = {record.id for record in case.records} | {case.case_number}
    for place, item in enumerate(case.items):
        path = f"$.items[{place}]"
        problems.extend(check_request(item.request, f"{path}.request", registered))
        problems.extend(_check_decision(item, path))
        problems.extend(_check_authorized(item, f"{path}.authorized_quantity"))
        problems.extend(check_facts(item, f"{path}.facts", leaves, registered, is_open=is_open))
        problems.extend(_check_references(item, f"{path}.facts", references))
    problems.extend(_check_ancillary(case.items))
    return problems


def registered_names(services: Mapping[str, Service], drugs: Mapping[str, Drug]) -> dict[str, Collection[str]]:
    """Return the names that plugins registered, by kind; of drugs only where any is registered."""
    names: dict[str, Collection[str]] = {"service": services.keys()}
    if drugs:
        names["drug"] = drugs.keys()
        names["ingredient"] = {ingredient for drug in drugs.values() for ingredient in drug.ingredients}
        names["drug-class"] = {name for drug in drugs.values() for name in drug.classes}
    return names


def check_facts(
    item: DisputedItem,
    path: str,
    leaves: Mapping[str, FactLeaf],
    registered: Mapping[str, Collection[str]],
    *,
    is_open: bool = False,
) -> Iterator[Problem]:
    """Check the names and values of an item's documented facts. *path* is that of its ``facts``."""
    for name, fact in item.facts.items():
        # Nearly every fact is in order: where it stands is worked out only where it is not.
        if name in leaves:
            if check_fact(leaves[name], fact.value, "", registered) is not None:
                problem = check_fact(leaves[name], fact.value, member(path, name), registered)
                assert problem is not None
                yield problem
        elif not is_open or not _FACT_NAME.fullmatch(name) or len(name) > _MOST_KEY_LENGTH:
            yield Problem(member(path, name), "is not a known fact", hint_at(name, leaves, "facts"))
        if fact.page is not None:
            yield from check_whole(fact.page, f"{member(path, name)}.page", low=1)
        if fact.start is not None:
            yield from check_whole(fact.start, f"{member(path, name)}.start")


def one_of(value: str | None, known: Sequence[str], path: str) -> Iterator[Problem]:
    """Check that a word is one of a few; None is none given."""
    if value is not None and value not in known:
        yield Problem(path, "is not one of the words known here", f"Known words: {', '.join(known)}.")


def _check_head(case: Case) -> Iterator[Problem]:
    # Every assessment waits for these checks, so that a path is put together only where there is something to check.
    yield from one_of(case.programme, PROGRAMMES, "$.programme")
    yield from check_whole(case.employee.age, "$.employee.age")
    for name in ("date_of_injury", "date_assigned", "application_received"):
        if (day := getattr(case, name)) is not None:
            yield from check_dates(day, f"$.{name}")
    for place, record in enumerate(case.records):
        if record.date is not None:
            yield from check_dates(record.date, f"$.records[{place}].date")
    if not case.items:
        yield Problem("$.items", "must hold at least one item")


def _check_ids(values: Iterable[object], path: str, what: str) -> Iterator[Problem]:
    ids = [getattr(value, "id", None) for value in values]
    if all(ids) and len(set(ids)) == len(ids):
        return
    counts = Counter(ids)
    for place, id in enumerate(ids):
        if not id:
            yield Problem(f"{path}[{place}].id", "must not be empty")
        elif counts[id] > 1 and ids.index(id) < place:
            yield Problem(f"{path}[{place}].id", f"is the id of an earlier {what}", "Give each its own.")


def _check_decision(item: DisputedItem, path: str) -> Iterator[Problem]:
    if item.published is not None:
        yield from one_of(item.published, PUBLISHED, f"{path}.published")
    review = item.utilization_review
    if review.decision is not None:
        yield from one_of(review.decision, DECISIONS, f"{path}.utilization_review.decision")
    if review.decided_on is not None:
        yield from check_dates(review.decided_on, f"{path}.utilization_review.decided_on")


def _check_authorized(item: DisputedItem, path: str) -> Iterator[Problem]:
    if item.authorized_quantity is None:
        return
    bad = [*check_whole(item.authorized_quantity, path)]
    yield from bad
    quantity = item.request.quantity
    most = quantity.at_most if isinstance(quantity, Bound) else quantity
    if bad or not isinstance(most, int) or most < 0:
        return
    if item.authorized_quantity > most:
        yield Problem(
            path,
            "is more than the quantity requested",
            "request.quantity counts the whole original request, the authorised part included.",
        )


def _check_references(item: DisputedItem, path: str, references: Collection[str | None]) -> Iterator[Problem]:
    if "" in references:
        return  # a record without an id may be the one that is meant
    for name, fact in item.facts.items():
        if fact.record is not None and fact.record not in references:
            yield Problem(f"{member(path, name)}.record", "is not the id of any record of this case")


def _check_ancillary(items: Sequence[DisputedItem]) -> Iterator[Problem]:
    if not any(item.ancillary_to for item in items):
        return
    parents = {item.id: item.ancillary_to for item in items}
    for place, item in enumerate(items):
        # An item that the file does not hold has no effect: a case may be one of several files.
        if item.ancillary_to in parents and _is_circular(item.id, parents):
            path = f"$.items[{place}].ancillary_to"
            yield Problem(path, "leads back to this item: items cannot accompany each other in a circle")


def _is_circular(start: str, parents: Mapping[str, str | None]) -> bool:
    seen: set[str] = set()
    above = parents.get(start)
    while above is not None and above != start and above not in seen:
        seen.add(above)
        above = parents.get(above)
    return above == start
