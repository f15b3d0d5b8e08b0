"""*prove*: discharge the obligations of a guideline, under the laws."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve, frozen

from imr_core.expressions import Condition, Or
from imr_core.guidelines import Guideline, NotEncoded
from imr_core.readings._diagnose import diagnose
from imr_core.readings._editions import HasEdition, edition_obligations
from imr_core.readings._essential import essential
from imr_core.readings._evaluate import Facts
from imr_core.readings._obligations import Obligation, obligations, obligations_in_force
from imr_core.readings._solve import Scope, Solver


@frozen
class Proof:
    """What became of one obligation.

    Args:
        guideline: Identifier and edition of the guideline; its identifier alone where the obligation is
            one of all its editions.
        obligation: What was to be proved.
        holds: Whether it is proved; None if the solver gave up, which counts as a failure.
        facts: Total facts that show it: the witness of what can hold, or the counterexample; else None.
        diagnosis: What is wrong and what to do, where a rule is idle; else None.
    """

    guideline: str
    obligation: Obligation
    holds: bool | None
    facts: Facts | None = None
    diagnosis: str | None = None

    @property
    def essential(self) -> Facts:
        """Those of the facts on which it hangs; without any, none."""
        return {} if self.facts is None else essential(self.obligation.condition, self.facts)


def prove(guideline: Guideline, laws: Iterable[Condition] = (), solver: Solver | None = None) -> Iterator[Proof]:
    """Prove each obligation of *guideline*, one by one.

    Where some of its rules are unverified, it is proved with them, and that it keeps its word without them.

    Args:
        guideline: The guideline.
        laws: Conditions that hold of every real case.
        solver: A solver with laws of its own, used again over several guidelines; or None.

    Raises:
        MissingExtraError: If the extra ``prove`` is not installed.
    """
    asked = solver or Solver(laws)
    todo = every_obligation(guideline)
    scope = asked.about(obligation.condition for obligation in todo)
    # What must never hold seldom does: one question answers for all of it, unless something is wrong.
    none_holds = scope.can_hold(Or(tuple(each.condition for each in todo if not each.satisfiable))) is False
    for obligation in todo:
        if none_holds and not obligation.satisfiable:
            yield Proof(guideline.name, obligation, True)
        else:
            yield discharge(guideline, obligation, scope)


def every_obligation(guideline: Guideline) -> list[Obligation]:
    """Return the obligations of a guideline, and those of what is in force of it where that is less."""
    todo = list(obligations(guideline))
    active = guideline.active()
    if active is not None and active is not guideline:
        todo += obligations_in_force(active)
    return todo


def discharge(guideline: Guideline, obligation: Obligation, scope: Scope) -> Proof:
    """Prove one obligation of a guideline.

    Args:
        guideline: The guideline.
        obligation: One of its obligations.
        scope: A scope that holds its conditions.
    """
    proof = _ask(guideline.name, obligation, scope)
    if proof.holds is not False:
        return proof
    return evolve(proof, diagnosis=diagnose(guideline, obligation, scope))


def prove_editions(
    editions: Sequence[HasEdition], solver: Solver, not_encoded: Iterable[NotEncoded] = ()
) -> Iterator[Proof]:
    """Prove that of all editions of one guideline one is in force at any dates, and no two.

    Args:
        editions: They, those that are not encoded or opaque included.
        solver: A solver; its laws about dates are kept.
        not_encoded: Editions of other guidelines of the same step that are declared without their text.
    """
    todo = list(edition_obligations(editions, not_encoded))
    scope = solver.about(obligation.condition for obligation in todo)
    for obligation in todo:
        yield _ask(editions[0].id, obligation, scope)


def _ask(guideline: str, obligation: Obligation, scope: Scope) -> Proof:
    answer = scope.satisfy(obligation.condition, is_likely=not obligation.satisfiable)
    holds = None if answer.satisfiable is None else answer.satisfiable is obligation.satisfiable
    return Proof(guideline, obligation, holds, answer.facts)
