"""*evaluate* of a whole guideline: the definition that the compiled form is held against."""

from __future__ import annotations

from imr_core.guidelines import Finding, Guideline, NotEncoded, conclude
from imr_core.readings._evaluate import Facts, truth


def find(guideline: Guideline | NotEncoded, facts: Facts) -> Finding:
    """Return the finding of *guideline* on the facts known."""
    addresses = truth(guideline.addresses, facts)
    if isinstance(guideline, NotEncoded):
        return guideline.conclude(addresses)
    truths = [truth(guideline.effective[rule.id], facts) for rule in guideline.rules]
    return conclude(guideline.rules, guideline.complete, addresses, truths)
