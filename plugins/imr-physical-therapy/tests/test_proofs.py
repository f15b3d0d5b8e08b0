"""The obligations of every edition, discharged for every lawful case."""

from __future__ import annotations

from collections.abc import Callable

import imr_physical_therapy
import pytest

import imr_core.california
from imr_core import Guideline, Registry, Step
from imr_core.expressions import And

z3 = pytest.importorskip("z3")
from imr_core.readings import Solver, gives, prove  # noqa: E402  # only where the solver is installed

REGISTRY = Registry([imr_core.california, imr_physical_therapy])
EDITIONS = [guideline for guideline in REGISTRY.guidelines if isinstance(guideline, Guideline)]


@pytest.mark.parametrize("guideline", EDITIONS, ids=lambda guideline: guideline.name)
def test_every_obligation_holds(guideline: Guideline, announce: Callable[[str], None]) -> None:
    """Consistent, complete, no rule dead or redundant, no number idle, with and without what is unverified."""
    proofs = list(prove(guideline, REGISTRY.laws))
    assert [] == [(proof.obligation.claim, proof.facts) for proof in proofs if not proof.holds]
    announce(f"{guideline.name}: {len(proofs)} obligations proved")


def _together(one: Guideline, other: Guideline) -> bool:
    """Tell whether two editions of one step can be in force for one request."""
    starts = [edition.start for edition in (one.edition, other.edition) if edition.start is not None]
    ends = [edition.end for edition in (one.edition, other.edition) if edition.end is not None]
    return one.step is other.step and one.id != other.id and (not starts or not ends or max(starts) < min(ends))


PAIRS = [(one, other) for place, one in enumerate(EDITIONS) for other in EDITIONS[place + 1 :] if _together(one, other)]


@pytest.mark.parametrize("step", [Step.MTUS, Step.ACOEM_OR_ODG, Step.OTHER_GUIDELINE], ids=lambda step: step.name)
def test_guidelines_of_one_step_never_disagree(step: Step, announce: Callable[[str], None]) -> None:
    """No lawful case gets different answers from two guidelines of one step."""
    asked = 0
    for one, other in ((one, other) for one, other in PAIRS if one.step is step):
        first, second = one.active(), other.active()
        if first is None or second is None:
            continue
        scope = Solver(REGISTRY.laws).about(
            [first.addresses, second.addresses, *first.effective.values(), *second.effective.values()]
        )
        if scope.satisfy(And((first.addresses, second.addresses))).satisfiable is False:
            continue
        answers = [
            (a, b)
            for a in gives(first).items()
            for b in gives(second).items()
            if "not_addressed" not in (a[0].value, b[0].value)
        ]
        for (outcome, holds), (another, holds_too) in answers:
            if outcome is not another:
                asked += 1
                assert False is scope.satisfy(And((holds, holds_too))).satisfiable, (one.name, other.name)
    announce(f"{step.label}: {asked} pairs of answers cannot meet")
