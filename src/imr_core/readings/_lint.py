"""*prove*, what is worth a look though nothing is wrong: facts nothing hangs on, findings that stay open in vain."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from attrs import evolve, field, frozen

from imr_core.expressions import (
    And,
    Choice,
    Condition,
    Expression,
    FactLeaf,
    Flag,
    Is,
    Not,
    OneOf,
    Or,
    Value,
)
from imr_core.guidelines import Finding, Guideline
from imr_core.outcomes import Outcome
from imr_core.readings._certain import FACTS, Certain, Names
from imr_core.readings._compile import compile_guideline
from imr_core.readings._essential import lesser
from imr_core.readings._gives import gives
from imr_core.readings._obligations import moves
from imr_core.readings._solve import Scope, Solver
from imr_core.readings._substitute import Memo, substitute

IDLE_FACT = "idle fact"
OPEN_IN_VAIN = "open in vain"
NOT_ENCODED = "text not encoded"
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
    found, names = gives(guideline), Names()
    compiled = cache(lambda: compile_guideline(guideline).find)
    for name, leaf in guideline.facts.items():
        values = _values(leaf, scope)
        if not values:
            continue
        certain = Certain(guideline, name, names)
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
