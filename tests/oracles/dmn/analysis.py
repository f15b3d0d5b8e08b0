"""What our obligations and regions say of a decision table, and what others recorded of it, as conditions."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import cached_property
from itertools import combinations
from typing import Any

from attrs import frozen

from imr_core.expressions import (
    And,
    Choice,
    Comparison,
    Condition,
    Constant,
    Count,
    Day,
    FactLeaf,
    Flag,
    Not,
    OneOf,
    Or,
    nodes,
)
from imr_core.readings import Proof, Solver, prove
from imr_core.readings._axes import axes
from imr_core.readings._regions import Cover

from .cells import ALWAYS
from .tables import Table

Box = Sequence[Any]
Pair = tuple[int, int]


@frozen
class Analysis:
    """A table under our prover.

    Args:
        table: The table; its rules are numbered from 1.
        within: What else is taken to hold of its inputs.
    """

    table: Table
    within: Condition = ALWAYS

    @cached_property
    def _laws(self) -> tuple[Condition, ...]:
        return (*self.table.domain.terms, self.within)

    @cached_property
    def scope(self) -> Any:
        """A scope of all its rules, under its domain."""
        return Solver(self._laws).about([*self.conditions, *self._laws])

    @cached_property
    def conditions(self) -> list[Condition]:
        """The conditions of its rules."""
        return [line.condition for line in self.table.lines]

    def proofs(self, *granting: int) -> list[Proof]:
        """Prove it as a guideline in which some rules say one thing and all others another."""
        return list(prove(self.table.guideline(*granting), solver=Solver(self._laws)))

    @cached_property
    def has_gap(self) -> bool:
        """Whether it is not proved complete."""
        (proof,) = (proof for proof in self.proofs() if proof.obligation.kind == "complete")
        return not proof.holds

    @cached_property
    def gaps(self) -> Condition:
        """Where no rule holds, as the regions that are found there."""
        target = And((*self._laws, *map(Not, self.conditions)))
        told = axes((target,), self.scope.world)
        return Or(tuple(region.condition for region in Cover(target, self.scope, told).regions()))

    @cached_property
    def overlapping(self) -> set[Pair]:
        """The pairs of rules that the proof of consistency refutes, each rule once set against all others."""
        found: set[Pair] = set()
        for place in range(1, len(self.conditions) + 1):
            for proof in self.proofs(place):
                if proof.obligation.kind == "consistent" and not proof.holds:
                    one, other = sorted(map(int, proof.obligation.about))
                    found.add((one, other))
        return found

    def both(self, one: int, other: int) -> Condition:
        """Return the condition that two rules hold together."""
        return And((self.conditions[one - 1], self.conditions[other - 1]))

    def same(self, one: Condition, other: Condition) -> bool:
        """Tell whether two conditions are proved to be the same."""
        return self.implies(one, other) and self.implies(other, one)

    def implies(self, premise: Condition, conclusion: Condition) -> bool:
        """Tell whether a condition is proved to follow from another."""
        scope = Solver(self._laws).about((premise, conclusion))
        return scope.can_hold(premise, Not(conclusion)) is False

    def diagnoses(self, *granting: int) -> dict[int, str]:
        """Return what is wrong with idle rules, by rule."""
        return {
            int(proof.obligation.about[0]): proof.diagnosis
            for proof in self.proofs(*granting)
            if proof.obligation.kind in ("can hold", "not redundant") and not proof.holds
        }


def box_condition(box: Box, inputs: Mapping[str, FactLeaf]) -> Condition:
    """Return a recorded box as a condition."""
    return And(
        tuple(
            side
            for element, leaf in zip(box, inputs.values(), strict=True)
            if element != "any"
            for side in _sides(element, leaf)
        )
    )


def boxes_condition(boxes: Iterable[Box], inputs: Mapping[str, FactLeaf]) -> Condition:
    """Return the union of recorded boxes as a condition."""
    return Or(tuple(box_condition(box, inputs) for box in boxes))


def _sides(element: Mapping[str, Any], leaf: FactLeaf) -> Iterable[Condition]:
    if "values" in element:
        yield _among(element["values"], leaf)
        return
    assert isinstance(leaf, Count | Day)
    if element["lower"] is not None:
        yield Comparison(">=" if element["lower_closed"] else ">", leaf, _constant(element["lower"]))
    if element["upper"] is not None:
        yield Comparison("<=" if element["upper_closed"] else "<", leaf, _constant(element["upper"]))


def _among(values: Sequence[Any], leaf: FactLeaf) -> Condition:
    if isinstance(leaf, Flag):
        return Or(tuple(leaf if value else Not(leaf) for value in values))
    if isinstance(leaf, Choice):
        return OneOf(leaf, frozenset(values))
    return Or(tuple(Comparison("=", leaf, _constant(str(value))) for value in values))


def _constant(text: str) -> Constant:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return Constant(date.fromisoformat(text).toordinal(), day=True)
    months = re.fullmatch(r"P(\d+)M", text)
    value = Fraction(months[1] if months else text)
    return Constant(value.numerator if value.denominator == 1 else value)


def pairs_of(cliques: Iterable[Sequence[int]]) -> set[Pair]:
    """Return the pairs of sets of rules of which each two overlap."""
    return {(one, other) for clique in cliques for one, other in combinations(sorted(clique), 2)}


def numbers_in(conditions: Iterable[Condition], leaf: FactLeaf) -> list[int | Fraction]:
    """Return the numbers that an input is compared with, in order."""
    found = {
        node.right.value
        for condition in conditions
        for node in nodes(condition)
        if isinstance(node, Comparison) and node.left == leaf and isinstance(node.right, Constant)
    }
    return sorted(found)
