"""*prove*: discharge the obligations of a guideline, under the laws."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import field, frozen

from imr_core.expressions import Condition
from imr_core.guidelines import Guideline
from imr_core.readings._diagnose import diagnose
from imr_core.readings._editions import HasEdition, edition_obligations
from imr_core.readings._essential import essential
from imr_core.readings._evaluate import Facts
from imr_core.readings._obligations import Obligation, obligations, obligations_in_force, renamed
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
        essential: Those of them on which it hangs.
        diagnosis: What is wrong and what to do, where a rule is idle; else None.
    """

    guideline: str
    obligation: Obligation
    holds: bool | None
    facts: Facts | None = None
    essential: Facts = field(factory=dict)
    diagnosis: str | None = None


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
    for obligation in todo:
        yield discharge(guideline, obligation, scope)


def every_obligation(guideline: Guideline) -> list[Obligation]:
    """Return the obligations of a guideline, and those of what is in force of it where that is less."""
    todo = list(obligations(guideline))
    active = guideline.active()
    if active is not None and active is not guideline:
        todo += [renamed(one, "with verified rules only") for one in obligations_in_force(active)]
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
    return _diagnosed(proof, diagnose(guideline, obligation, scope))


def prove_editions(editions: Sequence[HasEdition], solver: Solver) -> Iterator[Proof]:
    """Prove that of all editions of one guideline one is in force at any dates, and no two.

    Args:
        editions: They, those that are not encoded or opaque included.
        solver: A solver; its laws about dates are kept.
    """
    todo = list(edition_obligations(editions))
    scope = solver.about(obligation.condition for obligation in todo)
    for obligation in todo:
        yield _ask(editions[0].id, obligation, scope)


def _ask(guideline: str, obligation: Obligation, scope: Scope) -> Proof:
    answer = scope.satisfy(obligation.condition)
    holds = None if answer.satisfiable is None else answer.satisfiable is obligation.satisfiable
    if answer.facts is None:
        return Proof(guideline, obligation, holds)
    return Proof(guideline, obligation, holds, answer.facts, essential(obligation.condition, answer.facts))


def _diagnosed(proof: Proof, diagnosis: str | None) -> Proof:
    return Proof(proof.guideline, proof.obligation, proof.holds, proof.facts, proof.essential, diagnosis)
