"""*prove*, what is worth a look though nothing is wrong: facts nothing hangs on, findings that stay open in vain."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from attrs import evolve, field, frozen

from imr_core.expressions import (
    And,
    AtLeast,
    Choice,
    Choices,
    Condition,
    Count,
    Day,
    Expression,
    FactLeaf,
    Flag,
    Implies,
    Is,
    Not,
    OneOf,
    Or,
    Value,
    children,
)
from imr_core.guidelines import Finding, Guideline
from imr_core.outcomes import Outcome
from imr_core.readings._compile import compile_guideline
from imr_core.readings._essential import lesser
from imr_core.readings._gives import gives
from imr_core.readings._obligations import moves
from imr_core.readings._solve import Scope, Solver
from imr_core.readings._substitute import Memo, substitute

IDLE_FACT = "idle fact"
OPEN_IN_VAIN = "open in vain"
NOT_ENCODED = "text not encoded"
FACTS = (Flag, Count, Day, Choice, Choices)
_MOST_VALUES = 12
"""Of a choice with more values than this it is not asked whether findings stay open in vain."""


@frozen
class Lint:
    """Something worth a look.

    Args:
        guideline: Identifier and edition.
        kind: Which of the kinds it is.
        text: What it is, in words.
        facts: Facts that show it, or none.
    """

    guideline: str
    kind: str
    text: str
    facts: Mapping[str, Value] = field(factory=dict)


def lints(guideline: Guideline, solver: Solver) -> Iterator[Lint]:
    """Yield what is worth a look of a guideline.

    Args:
        guideline: The guideline.
        solver: A solver with the laws.
    """
    # An unverified rule is in force only where it is asked for.
    active = guideline.active() or guideline
    base = solver.about((active.addresses, *active.effective.values()))
    yield from _idle_facts(active, base.laws, solver)
    yield from _open_in_vain(active, base)
    if count := len(guideline.unencoded):
        text = f"{count} {'passage' if count == 1 else 'passages'} of its text not encoded"
        yield Lint(guideline.name, NOT_ENCODED, text)


def _idle_facts(guideline: Guideline, laws: Sequence[Condition], solver: Solver) -> Iterator[Lint]:
    moved = {name: _moved(guideline, leaf, laws) for name, leaf in guideline.facts.items()}
    scope = solver.about(moved.values())
    for name, condition in moved.items():
        if scope.can_hold(condition) is False:
            yield Lint(guideline.name, IDLE_FACT, f"no rule hangs on {name}, though conditions speak of it")


def _moved(guideline: Guideline, leaf: FactLeaf, laws: Sequence[Condition]) -> Condition:
    """Return the condition under which rules change with one fact, while all others that they speak of stay."""

    def replace(node: Expression) -> Expression | None:
        if not isinstance(node, FACTS) or (node.name in guideline.facts and node.name != leaf.name):
            return None
        return evolve(node, name=f"other {node.name}")

    memo: Memo = {}
    return And((moves(guideline, replace), *(substitute(law, replace, memo) for law in laws)))


def _open_in_vain(guideline: Guideline, scope: Scope) -> Iterator[Lint]:
    found, names = gives(guideline), _Names()
    compiled = cache(lambda: compile_guideline(guideline).find)
    for name, leaf in guideline.facts.items():
        values = _values(leaf, scope)
        if not values:
            continue
        certain = _Certain(guideline, name, names)
        known = [(_known(leaf, value), Memo()) for value in values]
        vain = [
            And((*(substitute(found[outcome], *each) for each in known), Not(certain.of(outcome))))
            for outcome in Outcome
            if outcome is not Outcome.CONFLICT
        ]
        lawful = [substitute(law, *each) for law in scope.laws if name in names.of(law) for each in known]
        facts = scope.satisfy(And((Or(tuple(vain)), *lawful)), is_replayed=False).facts
        if facts is not None and (shown := _shown(compiled(), name, values, facts)) is not None:
            text = f"the finding stays open while {name} is unknown, though every value of it leads to the same"
            yield Lint(guideline.name, OPEN_IN_VAIN, text, shown)


def _values(leaf: FactLeaf, scope: Scope) -> Sequence[Value]:
    if isinstance(leaf, Flag):
        return (True, False)
    values = scope.world.named[leaf.name] if isinstance(leaf, Choice) else ()
    return values if len(values) <= _MOST_VALUES else ()


def _shown(
    find: Callable[[Mapping[str, Value]], Finding], name: str, values: Sequence[Value], facts: Mapping[str, Value]
) -> Mapping[str, Value] | None:
    """Return facts that leave the finding open with one more unknown, in vain; None if these do not."""

    def is_open_in_vain(known: Mapping[str, Value]) -> bool:
        settled = {find({**known, name: value}).outcomes for value in values}
        return len(settled) == 1 and settled != {find(known).outcomes}

    without = {other: value for other, value in facts.items() if other != name}
    return lesser(without, is_open_in_vain) if is_open_in_vain(without) else None


def _known(leaf: FactLeaf, value: Value) -> Callable[[Expression], Expression | None]:
    """Return what stands for the nodes that ask for one fact, once it is known to have a value."""
    yes, no = And(()), Or(())

    def replace(node: Expression) -> Expression | None:
        if isinstance(node, Flag) and node.name == leaf.name:
            return yes if value else no
        if isinstance(node, Is) and node.fact.name == leaf.name:
            return yes if node.value == value else no
        if isinstance(node, OneOf) and node.fact.name == leaf.name:
            return yes if value in node.values else no
        return None

    return replace


class _Names:
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


class _Certain:
    """When a finding is certain though one fact is unknown and all others are known.

    Args:
        guideline: The guideline.
        unknown: Name of the fact.
        names: The facts of its conditions.
    """

    def __init__(self, guideline: Guideline, unknown: str, names: _Names) -> None:
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
