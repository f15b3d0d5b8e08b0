"""The evaluation protocol: a guideline written in plain Python."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol, runtime_checkable

from imr_core.expressions import Truth, Value
from imr_core.guidelines._finding import Finding
from imr_core.sources import Edition, Step


@runtime_checkable
class Evaluator(Protocol):
    """What a guideline written in plain Python implements. It is listed as *opaque*: nothing is proved of it.

    Both methods take the known facts by name: a flag as bool, a number as int, ``Fraction`` or
    ``Interval``, a day as its ordinal, a choice as its name, a set of choices as a frozenset of
    names. A name that is absent is unknown. Both must be pure; more facts may only shrink a finding.
    """

    id: str
    title: str
    step: Step
    edition: Edition

    def addresses(self, facts: Mapping[str, Value]) -> Truth:
        """Tell whether it addresses an item; None if that is unknown."""
        ...

    def find(self, facts: Mapping[str, Value]) -> Finding:
        """Return the outcomes still possible."""
        ...
