"""When a finding is certain though one fact is unknown: *find* on facts known in part, written in the rule language."""

from __future__ import annotations

from imr_core.expressions import (
    And,
    AtLeast,
    Choice,
    Choices,
    Condition,
    Count,
    Day,
    Expression,
    Flag,
    Implies,
    Not,
    Or,
    children,
)
from imr_core.guidelines import Guideline
from imr_core.outcomes import Outcome

FACTS = (Flag, Count, Day, Choice, Choices)


class Names:
    """The facts that conditions speak of, and what denies them; worked out once for branches that are shared."""

    def __init__(self) -> None:
        self._names: dict[int, tuple[Expression, frozenset[str]]] = {}
        self._denied: dict[int, Not] = {}

    def of(self, node: Expression) -> frozenset[str]:
        """Return the names of the facts of a tree."""
        found = self._names.get(id(node))
        if found is None:
            below = (self.of(child) for child in children(node))
            own = (node.name,) if isinstance(node, FACTS) else ()
            found = self._names[id(node)] = (node, frozenset(own).union(*below))
        return found[1]

    def denied(self, condition: Condition) -> Condition:
        """Return what holds where a condition does not."""
        self.of(condition)
        return self._denied.setdefault(id(condition), Not(condition))


class Certain:
    """When a finding is certain though one fact is unknown and all others are known.

    Args:
        guideline: The guideline.
        unknown: Name of the fact.
        names: The facts of its conditions.
    """

    def __init__(self, guideline: Guideline, unknown: str, names: Names) -> None:
        self._guideline = guideline
        self._unknown = unknown
        self._names = names
        self._done: dict[tuple[int, bool], tuple[Condition, Condition]] = {}

    def of(self, outcome: Outcome) -> Condition:
        """Return the condition under which the finding is this outcome, which is no conflict."""
        rules, effective = self._guideline.rules, self._guideline.effective
        same = [effective[rule.id] for rule in rules if rule.outcome is outcome]
        others = [effective[rule.id] for rule in rules if rule.outcome is not outcome]
        holding = Or(tuple(self.surely(condition, True) for condition in same))
        others_out = And(tuple(self.surely(condition, False) for condition in others))
        addressed = self.surely(self._guideline.addresses, True)
        if outcome is Outcome.NOT_ADDRESSED:
            outside = self.surely(self._guideline.addresses, False)
            return Or((outside, And((addressed, holding, others_out))))
        # With no rule of another outcome possible it is this one, unless it may be that no rule answers.
        only = others_out if self._guideline.complete or outcome is Outcome.DISCRETIONARY else Or(())
        return And((addressed, Or((holding, only))))

    def surely(self, condition: Condition, wanted: bool) -> Condition:
        """Return the condition under which another surely has a truth."""
        if self._unknown not in self._names.of(condition):
            return condition if wanted else self._names.denied(condition)
        found = self._done.get((id(condition), wanted))
        if found is None:
            found = self._done[id(condition), wanted] = (condition, self._surely(condition, wanted))
        return found[1]

    def _surely(self, condition: Condition, wanted: bool) -> Condition:
        match condition:
            case Not(term=term):
                return self.surely(term, not wanted)
            case And(terms=terms) | Or(terms=terms):
                known = tuple(self.surely(term, wanted) for term in terms)
                return And(known) if isinstance(condition, And) is wanted else Or(known)
            case Implies(premise=premise, conclusion=conclusion):
                known = (self.surely(premise, not wanted), self.surely(conclusion, wanted))
                return Or(known) if wanted else And(known)
            case AtLeast(minimum=minimum, terms=terms):
                needed = minimum if wanted else len(terms) - minimum + 1
                return AtLeast(needed, tuple(self.surely(term, wanted) for term in terms))
        return Or(())
