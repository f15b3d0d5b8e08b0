"""The tree of the rule language: nodes, exact numbers and intervals, three-valued truth.

Nodes only declare. What they mean is said by the readings, one file each.
"""

from imr_core.expressions._base import Condition, Expression, Quantity, Truth
from imr_core.expressions._conditions import (
    And,
    AtLeast,
    Comparison,
    Implies,
    Includes,
    Is,
    Not,
    OneOf,
    Or,
    Overlaps,
    Within,
    at_least,
    implies,
)
from imr_core.expressions._leaves import Choice, Choices, Count, Day, FactLeaf, Flag, Parameter, key
from imr_core.expressions._numbers import INFINITY, Interval, Number, Value, exact, to_decimal
from imr_core.expressions._quantities import Add, Constant, DaysBetween, Scale, Subtract
from imr_core.expressions._walk import children, facts_in, nodes, parameters_in

__all__ = [
    "INFINITY",
    "Add",
    "And",
    "AtLeast",
    "Choice",
    "Choices",
    "Comparison",
    "Condition",
    "Constant",
    "Count",
    "Day",
    "DaysBetween",
    "Expression",
    "FactLeaf",
    "Flag",
    "Implies",
    "Includes",
    "Interval",
    "Is",
    "Not",
    "Number",
    "OneOf",
    "Or",
    "Overlaps",
    "Parameter",
    "Quantity",
    "Scale",
    "Subtract",
    "Truth",
    "Value",
    "Within",
    "at_least",
    "children",
    "exact",
    "facts_in",
    "implies",
    "key",
    "nodes",
    "parameters_in",
    "to_decimal",
]
