"""Every installed guideline keeps its word."""

import time
from collections.abc import Callable

import pytest

from imr_core.cli._prove import checked_edition, checked_ids
from imr_core.readings import failure_text
from imr_core.registry import Registry


def test_all_obligations_are_proved(announce: Callable[[str], None]):
    """No obligation of any edition, nor of the editions of a guideline together, is left unproved."""
    registry = Registry.from_environment()
    if not registry.guidelines:
        pytest.skip("no guideline is installed")
    began = time.process_time()
    checked = [checked_edition(guideline, registry) for guideline in registry.guidelines]
    checked += checked_ids(registry.guidelines, registry)
    seconds = time.process_time() - began
    assert [] == [f"{each.name}: {failure_text(proof)}" for each in checked for proof in each.failed]
    count = sum(len(each.proofs) for each in checked)
    announce(
        f"{count} obligations of {len(registry.guidelines)} installed editions proved in {seconds:.1f} s of processor"
    )
