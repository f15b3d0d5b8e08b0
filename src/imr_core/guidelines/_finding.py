"""Findings: the outcomes still possible for one guideline and one part of an item."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from imr_core.expressions import Truth
from imr_core.guidelines._rule import Rule
from imr_core.outcomes import Outcome


@frozen
class Finding:
    """What a guideline says on the facts known.

    Args:
        outcomes: The outcomes still possible; never empty.
        grounds: Names of the rules that hold and give the outcome, sorted.
        possible: Names of the rules of which it is unknown whether they hold, sorted.
        addresses: Whether the guideline addresses the item; None if that is unknown.
    """

    outcomes: frozenset[Outcome]
    grounds: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()
    addresses: Truth = True


SILENT = Finding(frozenset({Outcome.NOT_ADDRESSED}), addresses=False)


def conclude(rules: Sequence[Rule], complete: bool, addresses: Truth, truths: Sequence[Truth]) -> Finding:
    """Return the finding of a guideline whose conditions have these truths.

    Args:
        rules: The guideline's rules.
        complete: Whether some rule holds wherever the guideline addresses an item.
        addresses: Whether it addresses this one.
        truths: For each rule, whether its effective condition holds.
    """
    if addresses is False:
        return SILENT
    holding = [rule for rule, truth in zip(rules, truths, strict=True) if truth is True]
    unknown = [rule for rule, truth in zip(rules, truths, strict=True) if truth is None]
    joined = Outcome.NOT_ADDRESSED
    for rule in holding:
        joined = joined | rule.outcome
    if joined is not Outcome.NOT_ADDRESSED:
        outcomes: set[Outcome] = {joined}
    else:
        outcomes = {rule.outcome for rule in unknown}
        if holding:
            outcomes.add(Outcome.NOT_ADDRESSED)
        elif not complete or not outcomes:
            outcomes.add(Outcome.DISCRETIONARY)
    if addresses is None:
        outcomes.add(Outcome.NOT_ADDRESSED)
    grounds = (rule.id for rule in holding if joined is Outcome.CONFLICT or rule.outcome is joined)
    # Sorted, so that the order in which an author wrote the rules cannot show.
    return Finding(frozenset(outcomes), tuple(sorted(grounds)), tuple(sorted(rule.id for rule in unknown)), addresses)
