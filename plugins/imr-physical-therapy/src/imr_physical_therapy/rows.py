"""Where every row of the facts on physical and occupational therapy went."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from imr_core import Citation
from imr_core.california import BARS
from imr_core.guidelines import Place, provenance
from imr_physical_therapy import GUIDELINES
from imr_physical_therapy._elsewhere import ELSEWHERE, NOT_A_RULE
from imr_physical_therapy._unencoded import SPINE_2016

_PREFIX = "physical.md "


@cache
def account() -> dict[str, tuple[Place, ...]]:
    """Return every row that this plugin knows, and where it went; a row may have gone to several places.

    Beside the kinds of :class:`imr_core.guidelines.Place` there are ``elsewhere`` (held by the core or
    another plugin) and ``not a rule``.
    """
    places: dict[str, list[Place]] = {}
    for row, place in _all():
        if place not in places.setdefault(row, []):
            places[row].append(place)
    return {row: tuple(found) for row, found in places.items()}


def _all() -> Iterator[tuple[str, Place]]:
    for cite, place in provenance(GUIDELINES, BARS):
        yield from _at(cite, place)
    for text in SPINE_2016:
        yield from _at(text.cite, Place("unencoded", text.text, text.why))
    yield from ((row, Place("elsewhere", where)) for row, where in ELSEWHERE.items())
    yield from ((row, Place("not a rule", why)) for row, why in NOT_A_RULE.items())


def _at(cite: Citation, place: Place) -> Iterator[tuple[str, Place]]:
    for seen in cite.seen_in:
        if seen.startswith(_PREFIX):
            yield seen.removeprefix(_PREFIX), place
