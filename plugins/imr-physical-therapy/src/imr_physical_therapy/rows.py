"""Where every row of the facts on physical and occupational therapy went."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from attrs import frozen

from imr_core import Citation, Guideline
from imr_core.california import BARS
from imr_physical_therapy import GUIDELINES
from imr_physical_therapy._elsewhere import ELSEWHERE, NOT_A_RULE
from imr_physical_therapy._unencoded import SPINE_2016

_PREFIX = "physical.md "


@frozen
class Place:
    """Where a row went.

    Args:
        kind: ``rule``, ``parameter``, ``inactive`` (encoded, not in force), ``unencoded``, ``bar``,
            ``elsewhere`` (held by the core or another plugin), or ``not a rule``.
        where: The rule, parameter, bar or part that holds it; the text in our words where it is unencoded.
        why: The reason, where it is not in force or not encoded; or None.
    """

    kind: str
    where: str
    why: str | None = None


@cache
def account() -> dict[str, tuple[Place, ...]]:
    """Return every row that this plugin knows, and where it went; a row may have gone to several places."""
    places: dict[str, list[Place]] = {}
    for row, place in _all():
        if place not in places.setdefault(row, []):
            places[row].append(place)
    return {row: tuple(found) for row, found in places.items()}


def _all() -> Iterator[tuple[str, Place]]:
    for guideline in GUIDELINES:
        if isinstance(guideline, Guideline):
            yield from _of_guideline(guideline)
    for text in SPINE_2016:
        yield from _at([text.cite], Place("unencoded", text.text, text.why))
    for bar in BARS:
        yield from _at([bar.cite], Place("bar", bar.id))
    yield from ((row, Place("elsewhere", where)) for row, where in ELSEWHERE.items())
    yield from ((row, Place("not a rule", why)) for row, why in NOT_A_RULE.items())


def _of_guideline(guideline: Guideline) -> Iterator[tuple[str, Place]]:
    for rule in guideline.rules:
        verified = all(cite.is_verified for cite in rule.sources)
        place = Place("rule", guideline.name_of(rule.id))
        yield from _at([rule.cite], place if verified else Place("inactive", place.where, "unverified"))
    for name, parameter in guideline.parameters.items():
        where = f"{guideline.name} · {name}"
        known = parameter.cite.is_verified
        yield from _at([parameter.cite], Place("parameter", where) if known else Place("inactive", where, "unverified"))
    for text in guideline.unencoded:
        yield from _at([text.cite], Place("unencoded", text.text, text.why))


def _at(cites: Iterable[Citation], place: Place) -> Iterator[tuple[str, Place]]:
    for cite in cites:
        for seen in cite.seen_in:
            if seen.startswith(_PREFIX):
                yield seen.removeprefix(_PREFIX), place
