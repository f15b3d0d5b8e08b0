"""What is known of the MTUS Drug List: status by ingredient, with version and date. The table itself was not seen."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from datetime import date

from attrs import field, frozen

from imr_core import Citation
from imr_core.errors import ImrError, nearest
from imr_pharmacy._sources import DRUG_LIST, UNVERIFIED, seen
from imr_pharmacy.drugs import DRUGS


class Status(enum.Enum):
    """What the drug list says of a drug."""

    EXEMPT = "exempt"
    NON_EXEMPT = "non-exempt"


@frozen
class ListVersion:
    """A version of the drug list and the first day it is in force."""

    name: str
    effective: date


def _names(names: Iterable[str]) -> frozenset[str]:
    return frozenset(names)


@frozen
class Listing:
    """One entry: drugs, status, and since when.

    Args:
        ingredients: RxNorm ingredient names.
        status: The status.
        version: The version in which it was seen.
        special_fill_days: Days of a special fill, or None if none is known.
        cite: Where it was seen.
    """

    ingredients: frozenset[str] = field(converter=_names)
    status: Status
    version: ListVersion
    cite: Citation
    special_fill_days: int | None = None


VERSIONS = tuple(
    ListVersion(name, date.fromisoformat(day))
    for name, day in (
        ("v.1", "2018-01-01"),
        ("v.2", "2018-05-15"),
        ("v.3", "2018-10-01"),
        ("v.6", "2020-01-15"),
        ("v.7", "2020-11-01"),
        ("v.8", "2021-02-01"),
        ("v.9", "2021-08-01"),
        ("v.10", "2022-11-01"),
        ("v.11.1", "2024-02-15"),
        ("v.12", "2024-11-01"),
        ("v.13", "2025-08-06"),
    )
)
_BY_NAME = {version.name: version for version in VERSIONS}
_DEPRESSIVE = (
    "amitriptyline",
    "bupropion",
    "clomipramine",
    "desvenlafaxine",
    "doxepin",
    "duloxetine",
    "escitalopram",
    "fluvoxamine",
    "imipramine",
    "isocarboxazid",
    "levomilnacipran",
    "lurasidone",
    "maprotiline",
    "milnacipran",
    "nortriptyline",
    "olanzapine",
    "paroxetine",
    "quetiapine",
    "risperidone",
    "selegiline",
    "tranylcypromine",
    "trazodone",
    "vortioxetine",
    "ziprasidone",
)


def _of_class(name: str) -> Iterable[str]:
    return (drug.name for drug in DRUGS if name in drug.classes)


LISTINGS = (
    Listing(
        _of_class("opioid"),
        Status.NON_EXEMPT,
        _BY_NAME["v.1"],
        seen(DRUG_LIST, "4d:all", "4d:further"),
    ),
    Listing(
        ("oxycodone", "hydrocodone", "morphine"),
        Status.NON_EXEMPT,
        _BY_NAME["v.1"],
        seen(
            DRUG_LIST,
            "4d:Percocet",
            "4d:Vicodin",
            "4d:morphine",
        ),
        special_fill_days=4,
    ),
    Listing(
        ("betamethasone",),
        Status.NON_EXEMPT,
        _BY_NAME["v.2"],
        seen(DRUG_LIST, "4d:betamethasone"),
        special_fill_days=4,
    ),
    Listing(_DEPRESSIVE, Status.EXEMPT, _BY_NAME["v.7"], seen(DRUG_LIST, "4d:Elavil", "C5")),
    Listing(
        ("acetaminophen", "ibuprofen", "naproxen"),
        Status.EXEMPT,
        _BY_NAME["v.1"],
        seen(DRUG_LIST, "4d:ibuprofen", verification=UNVERIFIED),
    ),
)


class UnknownDrugError(ImrError):
    """An ingredient that no registered drug has; the text names the nearest ones."""


def formulary_status(ingredient: str, on: date, *, include_unverified: bool = False) -> Status | None:
    """Return what is known of an ingredient's status on a day; None is unknown, never "unlisted".

    Status attaches to the ingredient; a brand may need authorization all the same, and a combination that is
    not itself on the list is unlisted even where each ingredient is listed.

    Args:
        ingredient: RxNorm ingredient name.
        on: The day the drug was dispensed.
        include_unverified: Whether entries that are only remembered count.

    Raises:
        UnknownDrugError: If no registered drug has this ingredient.
    """
    known = sorted({name for drug in DRUGS for name in drug.ingredients})
    if ingredient not in known:
        near = ", ".join(nearest(ingredient, known)) or "none"
        raise UnknownDrugError(f"There is no ingredient {ingredient!r}. Nearest known: {near}.")
    found = {
        listing.status
        for listing in LISTINGS
        if ingredient in listing.ingredients
        and listing.version.effective <= on
        and (include_unverified or listing.cite.is_verified)
    }
    return found.pop() if len(found) == 1 else None
