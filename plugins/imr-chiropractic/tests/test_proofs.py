"""The obligations of every edition, discharged for every lawful case."""

from __future__ import annotations

from collections.abc import Callable

import imr_chiropractic
import pytest

import imr_core.california
from imr_core import Guideline, Registry

z3 = pytest.importorskip("z3")
from imr_core.readings import prove  # noqa: E402  # only where the solver is installed

REGISTRY = Registry([imr_core.california, imr_chiropractic])
EDITIONS = [guideline for guideline in REGISTRY.guidelines if isinstance(guideline, Guideline)]


@pytest.mark.parametrize("guideline", EDITIONS, ids=lambda guideline: guideline.name)
@pytest.mark.parametrize("asked", [False, True], ids=["in force", "unverified asked for"])
def test_every_obligation_holds(guideline: Guideline, asked: bool, announce: Callable[[str], None]) -> None:
    """Consistent, complete, no rule dead or redundant, no number idle, with and without what is unverified."""
    edition = guideline.active([guideline.id] if asked else [])
    assert edition is not None
    proofs = list(prove(edition, REGISTRY.laws))
    assert [] == [(proof.obligation.claim, proof.facts) for proof in proofs if not proof.holds]
    if not asked:
        announce(f"{guideline.name}: {len(proofs)} obligations proved")
