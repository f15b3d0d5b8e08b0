"""Looking for a counterexample: by proof where the solver is installed, else by trying facts."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from typing import TypeVar

from hypothesis import HealthCheck, Phase, Verbosity, given, settings
from hypothesis.errors import Flaky, Unsatisfiable
from hypothesis.strategies import SearchStrategy

from imr_core.errors import MissingExtraError
from imr_core.readings import Solver
from imr_core.testing._subject import Subject

T = TypeVar("T")
_USUAL = 100  # examples of Hypothesis' own profile


class _FoundError(Exception):
    """A value of which a check had something to say."""


def first_fault(values: SearchStrategy[T], check: Callable[[T], str | None], examples: int) -> str | None:
    """Return what *check* says of the smallest value found of which it says anything, or None.

    The same values are tried every time, unless a profile of Hypothesis asks for more of them.

    Args:
        values: The values to try.
        check: Says what is wrong of a value, or None.
        examples: How many to try, with a profile of Hypothesis that asks for no more than is usual.
    """
    most = examples * max(1, settings().max_examples // _USUAL)

    @settings(
        max_examples=most,
        derandomize=most == examples,
        database=None,
        deadline=None,
        verbosity=Verbosity.quiet,
        phases=(Phase.generate, Phase.shrink),
        report_multiple_bugs=False,
        print_blob=False,
        suppress_health_check=list(HealthCheck),
    )
    @given(values)
    def attempt(value: T) -> None:
        try:
            fault = check(value)
        except Exception as error:  # of a plugin's code, or for its sake: a fault like any other
            fault = f"trying it raises {type(error).__name__} at {_place(error)}"
        if fault is not None:
            raise _FoundError(fault)

    try:
        attempt()
    except _FoundError as found:
        return str(found)
    except Flaky:
        return "asked twice on the same facts, it answers differently"
    except Unsatisfiable:
        return "no facts were found that keep the laws among them"
    return None


def _place(error: Exception) -> str:
    *_, (frame, line) = traceback.walk_tb(error.__traceback__)
    return f"{frame.f_globals.get('__name__', 'unknown')}, line {line}"


def solver(subject: Subject) -> Solver | None:
    """Return a solver under the laws that *subject* is registered with, or None where ``prove`` is not installed."""
    try:
        return Solver(subject.registry.laws, subject.names)
    except MissingExtraError:
        return None
