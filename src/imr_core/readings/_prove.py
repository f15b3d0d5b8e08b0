"""*prove*: discharge the obligations of a guideline, under the laws."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from imr_core.expressions import Condition
from imr_core.guidelines import Guideline
from imr_core.readings._evaluate import Facts
from imr_core.readings._obligations import Obligation, obligations
from imr_core.readings._solve import Solver


@frozen
class Proof:
    """What became of one obligation.

    Args:
        guideline: Identifier and edition of the guideline.
        obligation: What was to be proved.
        holds: Whether it is proved; None if the solver gave up, which counts as a failure.
        facts: Total facts that show it: the witness of what can hold, or the counterexample; else None.
    """

    guideline: str
    obligation: Obligation
    holds: bool | None
    facts: Facts | None = None


def prove(guideline: Guideline, laws: Iterable[Condition] = (), solver: Solver | None = None) -> Iterator[Proof]:
    """Prove each obligation of *guideline*, one by one.

    Args:
        guideline: The guideline.
        laws: Conditions that hold of every real case.
        solver: A solver with laws of its own, used again over several guidelines; or None.

    Raises:
        MissingExtraError: If the extra ``prove`` is not installed.
    """
    asked = solver or Solver(laws)
    for obligation in obligations(guideline):
        answer = asked.satisfy(obligation.condition)
        holds = None if answer.satisfiable is None else answer.satisfiable is obligation.satisfiable
        yield Proof(guideline.name, obligation, holds, answer.facts)
