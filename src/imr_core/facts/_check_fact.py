"""Whether a documented value is one that its fact can take."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from imr_core.errors import Problem, hint_at
from imr_core.expressions import Choice, Choices, Count, Day, FactLeaf, Flag, exact, to_decimal
from imr_core.model import Bound, DateRange

_ENDLESS = 10**100  # every number has fewer digits
MOST_SIGNIFICANT_DIGITS = 15
"""Most significant digits of a number with a fraction: as many as every reader of JSON keeps exactly."""
_MOST_EXPONENT = 30
_RANGE_HINT = 'A range of dates is written {"from": …, "to": …}.'
_BOUNDS_HINT = 'Bounds are written {"at_least": …, "at_most": …}.'

# The keys of a case from which the facts of the core are derived.
_GIVE = {
    "service": "request.service",
    "visits": "request.quantity",
    "quantity": "request.quantity",
    "unit": "request.unit",
    "authorized_quantity": "authorized_quantity",
    "visits_per_week": "request.frequency",
    "weeks": "request.duration",
    "duration_stated": "request.duration",
    "body_region": "request.body_regions",
    "ingredient": "request.drug",
    "drug_class": "request.drug",
    "is_compound": "request.drug.is_compound",
    "dosage_form": "request.drug.form",
    "is_topical": "request.drug.form",
    "strength": "request.drug.strength",
    "strength_stated": "request.drug.strength",
    "quantity_stated": "request.quantity",
    "requested_on": "request.requested_on",
    "date_of_service": "request.date_of_service",
    "is_retrospective": "request.date_of_service",
    "date_of_injury": "date_of_injury of the case",
    "days_since_injury": "date_of_injury of the case, and request.requested_on",
    "age": "employee.age of the case",
}


def check_fact(
    leaf: FactLeaf, value: Any, path: str, registered: Mapping[str, Collection[str]] | None = None
) -> Problem | None:
    """Check one documented value against the fact it is said to be of.

    Args:
        leaf: The fact.
        value: The value, of one of the types of ``FactValue``.
        path: Where it stands, as a JSON path.
        registered: What plugins register, by kind (``service``, ``drug``, ``ingredient``, ``drug-class``);
            names of a kind that is left out are not checked.

    Returns:
        What is wrong, or None.
    """
    if leaf.derived:
        give = _GIVE.get(leaf.name)
        return Problem(
            path,
            "this fact is derived from the case and cannot be documented",
            f"Leave it out, and give {give} instead." if give else "Leave it out: the request says it.",
        )
    match leaf:
        case Flag():
            return None if value is True or value is False else Problem(path, "must be true or false")
        case Count():
            return _check_count(leaf, value, path)
        case Day():
            return check_day(value, path)
        case Choice():
            return None if _is_name(value, known := _names(leaf, registered)) else _no_name(path, value, known)
        case Choices():
            return _check_choices(value, path, _names(leaf, registered))


def is_number(value: object, *, whole: bool) -> bool:
    """Tell whether *value* is a number that a case can hold: exact, finite, and not of endless digits."""
    if type(value) is int:
        return abs(value) < _ENDLESS
    if whole or not isinstance(value, Decimal) or not value.is_finite():
        return False
    digits = "".join(map(str, value.as_tuple().digits)).strip("0")
    return len(digits) <= MOST_SIGNIFICANT_DIGITS and (not digits or abs(value.adjusted()) <= _MOST_EXPONENT)


def check_bound(value: Bound, path: str) -> Problem | None:
    """Check that the bounds of a number say something and lie the right way round; its ends are numbers."""
    if value.at_least is None and value.at_most is None:
        return Problem(path, "gives neither at_least nor at_most", "Leave it out where nothing is known.")
    if value.at_least is not None and value.at_most is not None and value.at_least > value.at_most:
        return Problem(path, "at_least lies above at_most")
    return None


def check_day(value: object, path: str) -> Problem | None:
    """Check that *value* is a date, or a range of dates that lies the right way round."""
    if type(value) is date:
        return None
    ends = (value.first, value.last) if isinstance(value, DateRange) else (value,)
    given = [end for end in ends if end is not None]
    # A datetime is a date to Python, but the two do not compare.
    if any(type(end) is not date for end in given):
        return Problem(path, "must be a date of the calendar as YYYY-MM-DD", _RANGE_HINT)
    if not given:
        return Problem(path, "gives neither from nor to", "Leave it out where nothing is known.")
    return Problem(path, "from lies after to") if given[0] > given[-1] else None  # type: ignore[operator]


def _check_count(leaf: Count, value: object, path: str) -> Problem | None:
    if type(value) is int and value < _ENDLESS and leaf.low is not None and leaf.low <= value:
        return None  # as nearly every number is
    ends = (value.at_least, value.at_most) if isinstance(value, Bound) else (value,)
    given: list[Any] = [end for end in ends if end is not None]
    number = "a whole number" if leaf.whole else f"a number of at most {MOST_SIGNIFICANT_DIGITS} digits"
    if not all(is_number(end, whole=leaf.whole) for end in given):
        return Problem(path, f"must be {number}; unit: {leaf.unit}", _BOUNDS_HINT)
    if leaf.low is not None and any(exact(end) < leaf.low for end in given):
        return Problem(path, f"must be {to_decimal(leaf.low)} or more; unit: {leaf.unit}")
    return check_bound(value, path) if isinstance(value, Bound) else None


def _check_choices(value: object, path: str, known: Collection[str] | None) -> Problem | None:
    if not isinstance(value, tuple | list | frozenset):
        return Problem(path, "must be a list of names", 'One name alone is written ["name"].')
    for place, name in enumerate(value):
        if not _is_name(name, known):
            return _no_name(f"{path}[{place}]", name, known)
    return None


def _names(leaf: Choice | Choices, registered: Mapping[str, Collection[str]] | None) -> Collection[str] | None:
    return leaf.values if leaf.values is not None else (registered or {}).get(leaf.registered or "")


def _is_name(value: object, known: Collection[str] | None) -> bool:
    return isinstance(value, str) and (known is None or value in known)


def _no_name(path: str, value: object, known: Collection[str] | None) -> Problem:
    if not isinstance(value, str):
        return Problem(path, "must be a name")
    return Problem(path, "is not a known value of this fact", hint_at(value, known or (), "values"))
