"""The closed vocabularies of the core, and the values that plugins register."""

from __future__ import annotations

import enum
from decimal import Decimal

from attrs import field, frozen

from imr_core.model._convert import as_tuple


class BodyRegion(enum.Enum):
    """A region of the body that a request may name."""

    HEAD = "head"
    FACE = "face"
    JAW = "jaw"
    EYE = "eye"
    CERVICAL_SPINE = "cervical-spine"
    THORACIC_SPINE = "thoracic-spine"
    LUMBAR_SPINE = "lumbar-spine"
    BACK = "back"
    """The back, thoracic or lumbar not stated."""
    CHEST = "chest"
    ABDOMEN = "abdomen"
    PELVIS = "pelvis"
    GROIN = "groin"
    SHOULDER = "shoulder"
    UPPER_ARM = "upper-arm"
    ELBOW = "elbow"
    FOREARM = "forearm"
    WRIST = "wrist"
    HAND = "hand"
    UPPER_EXTREMITY = "upper-extremity"
    """The arm as a whole, no part of it named."""
    HIP = "hip"
    THIGH = "thigh"
    KNEE = "knee"
    LOWER_LEG = "lower-leg"
    ANKLE = "ankle"
    FOOT = "foot"
    LOWER_EXTREMITY = "lower-extremity"
    """The leg as a whole, no part of it named."""


class Unit(enum.Enum):
    """What a quantity counts."""

    VISIT = "visit"
    UNIT = "unit"
    """One piece of whatever the request names: a device, a test, an injection."""
    TABLET = "tablet"
    CAPSULE = "capsule"
    PATCH = "patch"
    BOX = "box"
    GRAM = "gram"
    MILLILITER = "milliliter"
    MILLIGRAM = "milligram"
    REFILL = "refill"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    POINT = "point"


class Period(enum.Enum):
    """A span of time that a frequency or a duration counts."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@frozen
class Frequency:
    """How often: *times* per *per*, or from *times* to *at_most* where a range was written."""

    times: int
    per: Period
    at_most: int | None = None


@frozen
class Duration:
    """How long: *count* of *unit*, or from *count* to *at_most* where a range was written."""

    count: int
    unit: Period
    at_most: int | None = None


@frozen
class Service:
    """A kind of treatment or service that guidelines speak of.

    Args:
        name: Its name in case files, such as ``chiropractic``.
        unit: What its quantity counts.
        phrases: Words by which a request text names it; matched as whole words, case and
            hyphens ignored, the longest phrase first.
        label: The service in words; *name* if None.
        is_surgery: Whether it is an operation, to which associated services may attach.
    """

    name: str
    unit: Unit = Unit.UNIT
    phrases: tuple[str, ...] = field(default=(), converter=as_tuple)
    label: str | None = None
    is_surgery: bool = False


@frozen
class Drug:
    """A drug, by the ingredients that guidelines speak of.

    Args:
        name: Its name in case files, a generic name such as ``naproxen``.
        ingredients: RxNorm ingredient names; ``(name,)`` if empty.
        brands: Brand names and other words by which a request text names it.
        classes: Names of the classes it belongs to, such as ``nsaid``.
        form: The dosage form in which it comes, such as ``tablet``, where there is one usual form; it is
            taken where a request states none. None where there is no usual one.
        is_compound: Whether it is a compounded preparation, or a kit to make one.
    """

    name: str
    ingredients: tuple[str, ...] = field(default=(), converter=as_tuple)
    brands: tuple[str, ...] = field(default=(), converter=as_tuple)
    classes: tuple[str, ...] = field(default=(), converter=as_tuple)
    form: str | None = None
    is_compound: bool = False

    def __attrs_post_init__(self) -> None:
        if not self.ingredients:
            object.__setattr__(self, "ingredients", (self.name,))


@frozen
class RequestedDrug:
    """A drug as a request names it.

    Args:
        name: The name as written, in lower case, such as ``diazepam``.
        ingredients: RxNorm ingredient names; empty where no registered drug is named so.
        strength: Strength of one dose, or None if not stated.
        strength_unit: Unit of *strength*, such as ``mg`` or ``%``; None if not stated.
        form: Dosage form, such as ``cream``: as written, or the one in which the registered drug comes;
            None if neither is known.
        is_compound: Whether the request is for a compounded preparation.
    """

    name: str
    ingredients: tuple[str, ...] = field(default=(), converter=as_tuple)
    strength: Decimal | None = None
    strength_unit: str | None = None
    form: str | None = None
    is_compound: bool = False
