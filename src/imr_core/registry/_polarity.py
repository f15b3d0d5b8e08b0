"""Which flags a law could force to be true."""

from __future__ import annotations

from collections.abc import Iterator

from imr_core.expressions import And, AtLeast, Condition, Flag, Implies, Not, Or


def forced(law: Condition) -> Iterator[Flag]:
    """Yield the record flags (``undocumented=False``) that a law could force to be true.

    A flag that occurs in a law only negated, or as a premise, is never forced, whatever other
    laws hold beside it: where the law holds with the flag, it holds without it.
    """
    for flag, is_positive in _occurrences(law, True):
        if is_positive and flag.undocumented is False:
            yield flag


def _occurrences(condition: Condition, is_positive: bool) -> Iterator[tuple[Flag, bool]]:
    match condition:
        case Flag():
            yield condition, is_positive
        case Not(term):
            yield from _occurrences(term, not is_positive)
        case Implies(premise, conclusion):
            yield from _occurrences(premise, not is_positive)
            yield from _occurrences(conclusion, is_positive)
        case And(terms) | Or(terms) | AtLeast(_, terms):
            for term in terms:
                yield from _occurrences(term, is_positive)
        case _:  # comparisons and choices name no flag
            pass
