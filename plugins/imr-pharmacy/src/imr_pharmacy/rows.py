"""Where each row of the table of facts went: rule, parameter, bar, data, not in force, not encoded, or no rule.

Most of it is read off the citations themselves; what no citation names is listed here with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from imr_core import Citation
from imr_core.guidelines import Place, provenance
from imr_pharmacy._formulary import BARS
from imr_pharmacy._formulary_list import LISTINGS
from imr_pharmacy._guidelines import ENCODED
from imr_pharmacy.morphine_equivalents import FACTOR_SETS

_PREFIX = "pharmacy.md "


def _not_rules() -> dict[str, Place]:
    edition = "editions"
    process = "process"
    says = {
        **{row: Place("edition", edition) for row in ("0.4", "0.6", "0.7", "0.10", "0.12", "0.14", "0.15", "0.17")},
        **{row: Place("elsewhere", process, "A deadline of procedure.") for row in _numbered("4.", 24, 38)},
        **{row: Place("elsewhere", "letters", "The form of letters.") for row in ("6.8", "6.9", "6.9a")},
        "C1": Place("elsewhere", process, "Which subparagraph holds the ten days."),
        "C12": Place("elsewhere", process, "A copy that predates the formulary."),
    }
    no_rule = {
        "0.2": "Describes the edition of 2009.",
        "0.5": "A proposal that never was in force.",
        "0.5a": "A draft that never was in force.",
        "0.5b": "How the edition of 2016 was adopted.",
        "0.8": "How editions are adopted.",
        "1.1": "A page range of a chapter, only remembered.",
        "1.26": "Describes a proposal.",
        "1.27": "A study that recommends what the MTUS should cover.",
        "3.6": "A table that mixes years, as a warning.",
        "3.7": "Factors that were not seen.",
        "4.21": "How the list is updated.",
        "5.4": "Only remembered of the text of 2017, without a passage; the edition is declared without text.",
        "6.1": "A statistic.",
        "6.2": "A statistic.",
        "6.3": "A statistic.",
        "6.4": "A statistic that was not seen.",
        "6.10": "Two determinations on the same facts that disagree.",
        "6.11": "A decision of the appeals board on one case.",
        "6.12": "A determination whose reason was cut off.",
        "6.13": "A decision on remedies, not on necessity.",
        "C6": "A misreading of a scan.",
        "C8": "Statistics of two publishers.",
        "C9": "Statistics of two years.",
        "4c:proposal": "A proposal that never was in force.",
    }
    return {**says, **{row: Place("no-rule", "not a rule", why) for row, why in no_rule.items()}}


def _numbered(chapter: str, first: int, last: int) -> Iterator[str]:
    return (f"{chapter}{number}" for number in range(first, last + 1))


def row_map() -> dict[str, tuple[Place, ...]]:
    """Return, for each row of the table of facts, where it went, by its number or name.

    Beside the kinds of :class:`imr_core.guidelines.Place` there are ``data`` (the drug list, factor sets), ``edition``
    (dates and gates of editions), ``elsewhere`` (another part of the project) and ``no-rule``.
    """
    found: dict[str, dict[Place, None]] = {row: {place: None} for row, place in _not_rules().items()}
    for cite, place in _places():
        for seen in cite.seen_in:
            if seen.startswith(_PREFIX):
                found.setdefault(seen.removeprefix(_PREFIX), {})[place] = None
    for version in ("v.1", "v.2", "v.3", "v.6", "v.7", "v.8", "v.11.1"):
        found[f"4c:{version}"] = {Place("data", f"drug list {version}"): None}
    return {row: tuple(places) for row, places in sorted(found.items())}


def _places() -> Iterator[tuple[Citation, Place]]:
    yield from provenance(ENCODED, BARS)
    for listing in LISTINGS:
        kind = "data" if listing.cite.is_verified else "inactive"
        yield listing.cite, Place(kind, f"drug list {listing.version.name}: {listing.status.value}")
    for factors in FACTOR_SETS.values():
        yield factors.cite, Place("data", f"factor set {factors.name}")


def counts(places: Iterable[Place]) -> dict[str, int]:
    """Count places by kind."""
    found: dict[str, int] = {}
    for place in places:
        found[place.kind] = found.get(place.kind, 0) + 1
    return dict(sorted(found.items()))
