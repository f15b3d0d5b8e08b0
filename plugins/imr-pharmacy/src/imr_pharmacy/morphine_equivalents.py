"""Morphine equivalents: dated sets of conversion factors, applied to doses with units.

A dose is a ``pint`` quantity of :data:`UNITS`: mass per time, such as ``Dose(30, "mg/day")``, and for a fentanyl
patch its rate, ``Dose(25, "mcg/hour")``. Morphine equivalents have a unit of their own, ``MME``, so that they cannot
be added to milligrams.

Example:
    >>> from imr_pharmacy.morphine_equivalents import CDC_2022, Dose, morphine_equivalent
    >>> print(morphine_equivalent("oxycodone", Dose(40, "mg/day"), CDC_2022))
    60.0 MME / day
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from types import MappingProxyType

import pint
from attrs import field, frozen

from imr_core import Citation, Verification
from imr_core.errors import ImrError, nearest
from imr_pharmacy._sources import CDC_2016 as _CDC_2016
from imr_pharmacy._sources import CDC_2022 as _CDC_2022
from imr_pharmacy._sources import PRIMARY, seen

__all__ = [
    "CDC_2016",
    "CDC_2022",
    "FACTOR_SETS",
    "UNITS",
    "VON_KORFF_2008",
    "Dose",
    "DoseError",
    "Factor",
    "FactorSet",
    "morphine_equivalent",
    "total_morphine_equivalent",
]

UNITS: pint.UnitRegistry[Decimal] = pint.UnitRegistry(non_int_type=Decimal, cache_folder=None)
UNITS.define("MME = [morphine_equivalent]")
_PER_DAY, _PER_HOUR = "mg/day", "mcg/hour"
_TRANSDERMAL = "fentanyl"

Dose = UNITS.Quantity
"""A dose: a number and its unit, such as ``Dose(30, "mg/day")``."""


class DoseError(ImrError):
    """A dose that cannot be converted; the text says why and never repeats the dose."""


@frozen
class Factor:
    """A conversion factor, for daily doses from *above* (exclusive) up to *up_to*; None is no bound."""

    value: Decimal = field(converter=Decimal)
    above: int = 0
    up_to: int | None = None


@frozen
class FactorSet:
    """Conversion factors of one source and year.

    Args:
        name: Its name, source and year.
        cite: Where it was seen.
        factors: For each ingredient the factors for a milligram a day, of fentanyl for a microgram an hour
            through the skin; several where they depend on the dose.
    """

    name: str
    cite: Citation
    factors: Mapping[str, tuple[Factor, ...]]


def _set(name: str, cite: Citation, methadone: tuple[Factor, ...], **values: str) -> FactorSet:
    factors = {ingredient: (Factor(value),) for ingredient, value in values.items()}
    return FactorSet(name, cite, MappingProxyType({**factors, "methadone": methadone}))


_NAMES = "codeine fentanyl hydrocodone hydromorphone methadone morphine oxycodone oxymorphone tapentadol tramadol"
_ROWS = tuple(f"3:{name}" for name in _NAMES.split())
CDC_2016 = _set(
    "CDC 2016",
    seen(_CDC_2016, "3.1", "C3", *_ROWS, verification=PRIMARY),
    (Factor("4", 0, 20), Factor("8", 20, 40), Factor("10", 40, 60), Factor("12", 60, 80)),
    codeine="0.15",
    fentanyl="2.4",
    hydrocodone="1",
    hydromorphone="4",
    morphine="1",
    oxycodone="1.5",
    oxymorphone="3",
    tapentadol="0.4",
)
CDC_2022 = _set(
    "CDC 2022",
    seen(_CDC_2022, "3.2", "3.3", "3.5", "C3", *_ROWS, verification=PRIMARY),
    (Factor("4.7"),),
    codeine="0.15",
    fentanyl="2.4",
    hydrocodone="1.0",
    hydromorphone="5.0",
    morphine="1.0",
    oxycodone="1.5",
    oxymorphone="3.0",
    tapentadol="0.4",
    tramadol="0.2",
)
VON_KORFF_2008 = _set(
    "Von Korff 2008",
    Citation(
        "De facto long-term opioid therapy for noncancer pain",
        publisher="Von Korff and others",
        year=2008,
        verification=Verification.PRIMARY_TEXT,
        seen_in=tuple(f"pharmacy.md {row}" for row in ("3.4", "C3", *_ROWS, "3:levorphanol")),
    ),
    (Factor("3.0"),),
    codeine="0.15",
    dihydrocodeine="0.25",
    fentanyl="2.4",
    hydrocodone="1.0",
    hydromorphone="4.0",
    levorphanol="11",
    meperidine="0.1",
    morphine="1.0",
    oxycodone="1.5",
    oxymorphone="3.0",
    pentazocine="0.37",
    tramadol="0.10",
)
FACTOR_SETS: Mapping[str, FactorSet] = MappingProxyType(
    {each.name: each for each in (CDC_2016, CDC_2022, VON_KORFF_2008)}
)
RXNORM: Mapping[str, str] = MappingProxyType(
    {
        "codeine": "2670",
        "fentanyl": "4337",
        "hydrocodone": "5489",
        "hydromorphone": "3423",
        "methadone": "6813",
        "morphine": "7052",
        "oxycodone": "7804",
        "oxymorphone": "7814",
        "tapentadol": "787390",
        "tramadol": "10689",
    }
)
"""RxNorm ingredient codes of the opioids in the sets."""


def morphine_equivalent(ingredient: str, dose: pint.Quantity[Decimal], factors: FactorSet) -> pint.Quantity[Decimal]:
    """Return the morphine equivalents of a daily dose. They are not for changing from one opioid to another.

    Args:
        ingredient: RxNorm ingredient name of the opioid.
        dose: Mass per time; for fentanyl the rate through the skin.
        factors: The factor set: it is chosen by year, never by default, since the sets differ.

    Returns:
        ``MME`` per day.

    Raises:
        DoseError: If the set has no factor for the ingredient or the dose, or the dose is no mass per time, or
            not above zero.
    """
    known = factors.factors.get(ingredient)
    if known is None:
        near = ", ".join(nearest(ingredient, sorted(factors.factors))) or "none"
        raise DoseError(f"{factors.name} has no factor for {ingredient!r}. Nearest known: {near}.")
    try:
        amount = dose.to(_PER_HOUR if ingredient == _TRANSDERMAL else _PER_DAY).magnitude
    except pint.DimensionalityError:
        raise DoseError("A dose is a mass per time, such as mg/day, or mcg/hour through the skin.") from None
    if not amount > 0:
        raise DoseError("A dose is more than zero.")
    for factor in known:
        if factor.above < amount and (factor.up_to is None or amount <= factor.up_to):
            return Dose(amount * factor.value, "MME/day")
    raise DoseError(f"{factors.name} has no factor for so much {ingredient} a day.")


def total_morphine_equivalent(
    doses: Iterable[tuple[str, pint.Quantity[Decimal]]], factors: FactorSet
) -> pint.Quantity[Decimal]:
    """Return the morphine equivalents of all opioids taken together, ``MME`` per day.

    Args:
        doses: Ingredient and dose of each; doses of one ingredient are added before its factor is chosen.
        factors: The factor set.

    Raises:
        DoseError: As :func:`morphine_equivalent`.
    """
    by_ingredient: dict[str, pint.Quantity[Decimal]] = {}
    for ingredient, dose in doses:
        try:
            by_ingredient[ingredient] = by_ingredient[ingredient] + dose if ingredient in by_ingredient else dose
        except pint.DimensionalityError:
            raise DoseError("A dose is a mass per time, such as mg/day, or mcg/hour through the skin.") from None
    total = Dose(Decimal(0), "MME/day")
    for ingredient, dose in by_ingredient.items():
        total = total + morphine_equivalent(ingredient, dose, factors)
    return total
