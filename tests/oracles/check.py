"""Hold one case against every reading: our answer is compared with the one the oracle expects."""

import re
from fractions import Fraction

from imr_core.expressions import Quantity
from imr_core.readings import compile_conditions, explain, interval, truth

from .literals import Read
from .reader import Reader

NUMBER = re.compile(r"(-?\d+(?:\.\d+)?)L?\s*(?:'([^']*)')?")


def answers(text: str, inputs: dict | None = None) -> list[object]:
    """Return the answers of every reading, with literals as facts and as constants.

    An answer is a truth or a number; None where it is unknown.

    Raises:
        OutsideError: If the language cannot say it.
    """
    found: list[object] = []
    for as_facts in (True, False):
        reader = Reader(as_facts, text=text, inputs=inputs or {})
        read = reader.read()
        found += _of_number(reader, read) if read.sort == "number" else _of_truth(reader, reader.condition(read))
    return found


def _compiled(reader: Reader, condition: object) -> bool | None:
    """Return the truth that the compiled form gives."""
    true, unknown = compile_conditions([condition], reader.leaves, "oracle").truths(reader.facts)
    return True if true else None if unknown else False


def _of_truth(reader: Reader, condition: object) -> list[object]:
    """Return the truths that evaluate, compile and explain give."""
    return [
        truth(condition, reader.facts),
        _compiled(reader, condition),
        explain(condition, reader.facts).truth,
    ]


def _of_number(reader: Reader, read: Read) -> list[object]:
    """Return the number that evaluate gives, and what the compiled form says of it."""
    quantity = read.tree
    assert isinstance(quantity, Quantity)
    within = interval(quantity, reader.facts)
    if not within.is_exact:
        # Compiled, it must be unknown whatever it is compared with.
        return [None, _compiled(reader, quantity >= 0)]
    return [(within.low, read.unit), (within.low, read.unit) if _compiled(reader, quantity.is_(within.low)) else "else"]


def expected(text: str) -> object:
    """Return the answer that a CQL case expects, in the same form."""
    if text in ("true", "false", "null"):
        return {"true": True, "false": False, "null": None}[text]
    number = NUMBER.fullmatch(text)
    return (Fraction(number[1]), number[2]) if number else text
