"""Cells of decision tables, unary tests, as conditions on the input of their column."""

import re
from collections.abc import Mapping
from datetime import date

from imr_core.expressions import (
    And,
    Choice,
    Comparison,
    Condition,
    Constant,
    Count,
    Day,
    FactLeaf,
    Flag,
    Is,
    Not,
    Or,
    Quantity,
)

from .values import Literal, OutsideError, Reader

ALWAYS, NEVER = And(()), Or(())
_BRACKETS = {"[": ">=", "(": ">", "]": ">", "]end": "<=", ")end": "<", "[end": "<"}
_SIGN = re.compile(r"\s*(<=|>=|<|>)\s*(.*)", re.DOTALL)


def test_of(text: str, leaf: FactLeaf, inputs: Mapping[str, FactLeaf]) -> Condition:
    """Return a unary test as a condition.

    Args:
        text: The test, such as ``[18..21]``, ``"High","Low"`` or ``not(47)``.
        leaf: The input that is tested.
        inputs: What else is given, by name, for tests that compare with it.

    Raises:
        OutsideError: If the notation is none that is read here.
    """
    text = text.strip()
    if text in ("-", ""):
        return ALWAYS
    inner = re.fullmatch(r"not\s*\((.*)\)", text, re.DOTALL)
    if inner:
        return Not(test_of(inner[1], leaf, inputs))
    alternatives = tuple(_one(part, leaf, inputs) for part in _parts(text, ","))
    return alternatives[0] if len(alternatives) == 1 else Or(alternatives)


test_of.__test__ = False  # its name begins like a test's


def _one(text: str, leaf: FactLeaf, inputs: Mapping[str, FactLeaf]) -> Condition:
    text = text.strip()
    if text[0] in "[(]" and len(_parts(text[1:-1], "..")) == 2:
        low, high = _parts(text[1:-1], "..")
        return And(
            (
                _compared(_BRACKETS[text[0]], low, leaf, inputs),
                _compared(_BRACKETS[f"{text[-1]}end"], high, leaf, inputs),
            )
        )
    sign = _SIGN.fullmatch(text)
    return _compared(sign[1], sign[2], leaf, inputs) if sign else _equal(text, leaf, inputs)


def _equal(text: str, leaf: FactLeaf, inputs: Mapping[str, FactLeaf]) -> Condition:
    if isinstance(leaf, Count | Day):
        return NEVER if text.strip() == "null" else _compared("=", text, leaf, inputs)
    value = Reader(text).read()
    if value is None:
        return NEVER  # no input of which everything is known is null
    if isinstance(leaf, Flag) and isinstance(value, bool):
        return leaf if value else Not(leaf)
    if isinstance(leaf, Choice) and isinstance(value, str):
        return Is(leaf, value) if leaf.values is None or value in leaf.values else NEVER
    raise OutsideError("a value of another type")


def _compared(sign: str, text: str, leaf: FactLeaf, inputs: Mapping[str, FactLeaf]) -> Condition:
    if not isinstance(leaf, Count | Day):
        raise OutsideError("a comparison of what has no order")
    other = inputs.get(text.strip())
    return Comparison.of(sign, leaf, other if isinstance(other, Quantity) else constant(Reader(text).read()))


def constant(value: Literal) -> Constant:
    """Return a number or a date as a constant."""
    if isinstance(value, date):
        return Constant(value.toordinal(), day=True)
    if value is None or isinstance(value, str | bool):
        raise OutsideError("neither a number nor a date")
    return Constant(value)


def _parts(text: str, mark: str) -> list[str]:
    """Return what stands between the marks that are in no parentheses, brackets or quotation marks."""
    parts, depth, is_quoted, start, place = [], 0, False, 0, 0
    while place < len(text):
        sign = text[place]
        is_quoted ^= sign == '"'
        depth += (sign in "([") - (sign in ")]") if not is_quoted else 0
        if not is_quoted and not depth and text.startswith(mark, place):
            parts.append(text[start:place])
            place = start = place + len(mark)
            continue
        place += 1
    return [*parts, text[start:]]
