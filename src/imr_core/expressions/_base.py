"""The roots of the tree, and the operators with which authors write it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, NoReturn, TypeAlias

from attrs import frozen

from imr_core.errors import ExpressionError

Truth: TypeAlias = bool | None
"""Three-valued truth: True, False, or None for unknown."""

_NO_TRUTH = (
    "an expression has no truth value of its own, so Python's 'and', 'or', 'not', 'if' and chained comparisons "
    "cannot be used on it: write '&', '|', '~' (each side in parentheses), and 'a <= b' & 'b <= c' for a chain"
)
Numeric: TypeAlias = "Quantity | int | Decimal | Fraction"


# Every node says order=False, attrs' own default: type checkers take its silence for order=True.
@frozen(order=False)
class Expression:
    """The root of every node. ``==`` compares trees, it never makes a condition."""

    def __bool__(self) -> NoReturn:
        raise ExpressionError(_NO_TRUTH)


def as_condition(value: object) -> Condition:
    """Return *value* if it is a condition.

    Raises:
        ExpressionError: If it is not; the text names what to write instead.
    """
    if isinstance(value, Condition):
        return value
    if isinstance(value, bool):
        raise ExpressionError(
            "a condition belongs here, not a plain True or False; '==' and '!=' compare the expressions "
            "themselves, so write .is_(…) or ~….is_(…) instead"
        )
    raise ExpressionError(f"a condition belongs here, not a {type(value).__name__}; compare it with something")


@frozen(order=False)
class Condition(Expression):
    """An expression that is true, false or unknown of a case."""

    def __and__(self, other: Condition) -> Condition:
        from imr_core.expressions._conditions import And

        return And.of(self, other)

    def __or__(self, other: Condition) -> Condition:
        from imr_core.expressions._conditions import Or

        return Or.of(self, other)

    def __invert__(self) -> Condition:
        from imr_core.expressions._conditions import Not

        return Not(self)

    # A plain bool on the left: Python asks the right side, which names the mistake.
    def __rand__(self, other: object) -> Condition:
        return as_condition(other)

    def __ror__(self, other: object) -> Condition:
        return as_condition(other)

    def _no_order(self, other: object) -> NoReturn:
        raise ExpressionError("a condition has no order; combine conditions with '&', '|', '~' or implies(…)")

    __lt__ = __le__ = __gt__ = __ge__ = _no_order


def as_quantity(value: object) -> Quantity:
    """Return *value* as a quantity: one already, or a constant.

    Raises:
        ExpressionError: If it is neither.
    """
    from imr_core.expressions._quantities import Constant

    if isinstance(value, Quantity):
        return value
    if isinstance(value, Expression):
        raise ExpressionError(f"a quantity belongs here, not a {type(value).__name__.lower()}")
    return Constant.of(value)


@frozen(order=False)
class Quantity(Expression):
    """An expression whose value is a number, or a day; known as an interval."""

    @property
    def is_day(self) -> bool:
        """Whether its value is a day rather than a number."""
        return False

    def __add__(self, other: Numeric) -> Quantity:
        from imr_core.expressions._quantities import Add

        return Add.of(self, as_quantity(other))

    __radd__ = __add__

    def __sub__(self, other: Numeric | date) -> Quantity:
        from imr_core.expressions._quantities import Subtract

        return Subtract.of(self, as_quantity(other))

    def __rsub__(self, other: Numeric | date) -> Quantity:
        return as_quantity(other) - self

    def __mul__(self, factor: int | Decimal | Fraction) -> Quantity:
        from imr_core.expressions._quantities import Scale

        return Scale.of(self, factor)

    __rmul__ = __mul__

    def _compare(self, sign: str, other: Any) -> Condition:
        from imr_core.expressions._conditions import Comparison

        return Comparison.of(sign, self, as_quantity(other))

    def __lt__(self, other: Any) -> Condition:
        return self._compare("<", other)

    def __le__(self, other: Any) -> Condition:
        return self._compare("<=", other)

    def __gt__(self, other: Any) -> Condition:
        return self._compare(">", other)

    def __ge__(self, other: Any) -> Condition:
        return self._compare(">=", other)

    def is_(self, other: Numeric | date | str) -> Condition:
        """Say that it equals *other*."""
        return self._compare("=", other)

    def one_of(self, *others: Numeric | date | str) -> Condition:
        """Say that it equals one of *others*."""
        if not others:
            raise ExpressionError("at least one value belongs here")
        from imr_core.expressions._conditions import Or

        return Or.of(*(self.is_(other) for other in others))

    def _no_combination(self, other: object) -> NoReturn:
        raise ExpressionError("a quantity is not a condition; compare it first, each side of '&' in parentheses")

    __and__ = __or__ = __rand__ = __ror__ = _no_combination

    def __invert__(self) -> NoReturn:
        raise ExpressionError("a quantity is not a condition; compare it first, then write '~' before the parenthesis")
