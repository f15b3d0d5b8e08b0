"""Parameters: the numbers a guideline states, each with its source."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from imr_core.errors import GuidelineError
from imr_core.expressions import Parameter, exact, key
from imr_core.model import Unit
from imr_core.sources import Citation


class Parameters:
    """A class whose attributes are the numbers of a guideline; each gets the attribute's name.

    Example:
        >>> from imr_core import Citation, Parameters, Unit, limit
        >>> class Limits(Parameters):
        ...     trial = limit(6, Unit.VISIT, low=3, cite=Citation("A Guideline", year=2007))
        >>> Limits.trial.name
        'trial'
    """

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        for name, leaf in vars(cls).items():
            if isinstance(leaf, Parameter):
                if leaf.name:
                    raise GuidelineError(cls.__qualname__, f"{name} is the parameter {leaf.name} already")
                object.__setattr__(leaf, "name", name)


def limit(
    value: int | Decimal, unit: Unit | str, *, cite: Citation, low: int | Decimal | None = None, name: str = ""
) -> Parameter:
    """Declare a number that a guideline states.

    Args:
        value: The number; the upper end where a range is stated.
        unit: What one of it is.
        cite: Where it is stated. If that is unverified, rules that use the number are not in force.
        low: The lower end of a range.
        name: Its name, where it is not the attribute of a ``Parameters`` class.

    Raises:
        GuidelineError: If *low* is not below *value*.
    """
    if low is not None and not exact(low) < exact(value):
        raise GuidelineError("limit", "the low end of a range lies below its value")
    return Parameter(exact(value), key(unit), cite, None if low is None else exact(low), name)
