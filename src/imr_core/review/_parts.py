"""One part of an item through the whole search sequence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from imr_core.expressions import Value
from imr_core.guidelines import Finding
from imr_core.outcomes import Outcome, join, then
from imr_core.review._plan import Selection, Source
from imr_core.sources import Step

_SILENCE = frozenset({Outcome.NOT_ADDRESSED})


class Asked(NamedTuple):
    """One edition's finding on one part.

    Args:
        source: The edition.
        step: Its step.
        finding: What it finds.
        passed_on: Whether its step may be silent as a whole, so that the next one counts too.
    """

    source: Source
    step: Step
    finding: Finding
    passed_on: bool


class PartResult(NamedTuple):
    """What the search sequence gives for one part.

    Args:
        outcomes: The outcomes still possible.
        asked: Every edition asked, in order.
    """

    outcomes: frozenset[Outcome]
    asked: tuple[Asked, ...]


def follow(selection: Selection, values: Mapping[str, Value]) -> frozenset[Outcome]:
    """Return the outcomes still possible for a part, and nothing else."""
    outcomes = _SILENCE
    for _, families in selection:
        outcomes = then(
            (
                outcomes,
                join(
                    [
                        _union([source.find(values).outcomes for source in family.editions], family.may_be_none)
                        for family in families
                    ]
                ),
            )
        )
        if Outcome.NOT_ADDRESSED not in outcomes:
            break
    return outcomes


def _union(sets: list[frozenset[Outcome]], may_be_none: bool) -> frozenset[Outcome]:
    if len(sets) == 1 and not may_be_none:
        return sets[0]
    return frozenset().union(*sets, _SILENCE if may_be_none else ())


def assess_part(selection: Selection, values: Mapping[str, Value]) -> PartResult:
    """Follow the search sequence for a part, keeping what every edition asked has found."""
    outcomes = _SILENCE
    asked: list[Asked] = []
    for step, families in selection:
        sets = []
        found: list[tuple[Source, Finding]] = []
        for family in families:
            if len(family.editions) == 1:
                source = family.editions[0]
                finding = source.find(values)
                found.append((source, finding))
                sets.append(_union([finding.outcomes], family.may_be_none))
            else:
                findings = [(source, source.find(values)) for source in family.editions]
                found += findings
                sets.append(_union([finding.outcomes for _, finding in findings], family.may_be_none))
        joined = join(sets)
        passed_on = Outcome.NOT_ADDRESSED in joined
        for source, finding in found:
            asked.append(Asked(source, step, finding, passed_on))
        outcomes = then((outcomes, joined))
        if Outcome.NOT_ADDRESSED not in outcomes:
            break
    return PartResult(outcomes, tuple(asked))
