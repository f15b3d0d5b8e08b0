"""*differ*: where two editions, or two guidelines, find different outcomes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import product

from attrs import frozen

from imr_core.expressions import And, Condition, Not
from imr_core.guidelines import Guideline, NotEncoded
from imr_core.outcomes import Outcome, sort
from imr_core.readings._axes import Axis, axes
from imr_core.readings._essential import essential
from imr_core.readings._evaluate import Facts
from imr_core.readings._find import find
from imr_core.readings._gives import gives
from imr_core.readings._regions import Cover, Region
from imr_core.readings._solve import Scope, Solver

Outcomes = frozenset[Outcome]
Either = Guideline | NotEncoded


@frozen
class Difference:
    """A region of facts in which two guidelines find different outcomes.

    Args:
        before: What the one finds; more than one outcome where its text is not encoded.
        after: What the other finds.
        region: The region, within what is common to all of them.
        condition: The condition that facts lie in it.
        facts: Total facts within it, of a likely size.
        known: Those of them on which both findings hang, replayed through *find*.
        rules_before: Ids of the rules by which the one finds it on what is known.
        rules_after: Ids of the rules by which the other does.
    """

    before: Outcomes
    after: Outcomes
    region: Region
    condition: Condition
    facts: Facts
    known: Facts
    rules_before: tuple[str, ...]
    rules_after: tuple[str, ...]


class Differ:
    """Compares two guidelines, or two editions of one.

    Args:
        one: The first.
        other: The second.
        solver: A solver with the laws.
    """

    def __init__(self, one: Either, other: Either, solver: Solver) -> None:
        self.one = one
        self.other = other
        self._solver = solver

    @cached_property
    def _found(self) -> tuple[Mapping[Outcomes, Condition], Mapping[Outcomes, Condition]]:
        return findings(self.one), findings(self.other)

    @cached_property
    def scope(self) -> Scope:
        """A scope of both."""
        return self._solver.about(condition for found in self._found for condition in found.values())

    def pairs(self) -> dict[tuple[Outcomes, Outcomes], Condition]:
        """Return for each pair of different findings that occurs the condition under which it does."""
        before, after = self._found
        return {
            (one, other): condition
            for one, other in product(before, after)
            if one != other and self.scope.can_hold(condition := And((before[one], after[other]))) is not False
        }

    def differences(self) -> list[Difference]:
        """Return where they differ: regions that, within what is common, together are exactly where they do.

        Raises:
            ProofError: If the solver gives up.
        """
        return in_order(each for pair, condition in self.pairs().items() for each in self.of_pair(*pair, condition))

    def of_pair(self, before: Outcomes, after: Outcomes, condition: Condition) -> list[Difference]:
        """Return the regions of one pair of findings.

        Args:
            before: What the one finds.
            after: What the other finds.
            condition: The condition under which they do, of :meth:`pairs`.

        Raises:
            ProofError: If the solver gives up.
        """
        regions = Cover(condition, self.scope, self._axes, self.common).regions()
        return [self._difference(before, after, region, condition, regions) for region in regions]

    @cached_property
    def _axes(self) -> list[Axis]:
        return axes((condition for each in self._found for condition in each.values()), self.scope.world)

    def _difference(
        self, before: Outcomes, after: Outcomes, region: Region, condition: Condition, regions: Iterable[Region]
    ) -> Difference:
        inside = And((condition, region.condition))
        # Regions may overlap: facts of this one alone show best what it is about.
        alone = And((*inside.terms, *(Not(other.condition) for other in regions if other is not region)))
        facts = self.scope.satisfy(alone).facts or self.scope.satisfy(inside).facts
        assert facts is not None
        known = essential(condition, facts)
        found = [find(guideline, known) for guideline in (self.one, self.other)]
        if [finding.outcomes for finding in found] != [before, after]:
            raise RuntimeError("the prove and evaluate readings disagree on a finding")
        grounds = (finding.grounds for finding in found)
        within = And((*self.common.terms, *region.condition.terms))
        return Difference(before, after, region, within, facts, known, *grounds)

    @cached_property
    def common(self) -> And:
        """What holds wherever they differ: the terms that decide for both what they address."""
        terms = _terms(self.other.addresses)
        return And(tuple(term for term in _terms(self.one.addresses) if term in terms))


def _terms(condition: Condition) -> tuple[Condition, ...]:
    return condition.terms if isinstance(condition, And) else (condition,)


def findings(guideline: Either) -> dict[Outcomes, Condition]:
    """Return for each finding of a guideline the condition under which it is found of total facts."""
    if isinstance(guideline, Guideline):
        return {frozenset({outcome}): condition for outcome, condition in gives(guideline).items()}
    anything = guideline.conclude(True).outcomes
    silence = guideline.conclude(False).outcomes
    return {anything: guideline.addresses, silence: Not(guideline.addresses)}


def in_order(differences: Iterable[Difference]) -> list[Difference]:
    """Return differences in the order in which outcomes are printed, the widest of each pair first."""
    places = {outcome: place for place, outcome in enumerate(Outcome)}

    def place(outcomes: Outcomes) -> list[int]:
        return [places[outcome] for outcome in sort(outcomes)]

    return sorted(differences, key=lambda each: (place(each.before), place(each.after), each.region.rank))
