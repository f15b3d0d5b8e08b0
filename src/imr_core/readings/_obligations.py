"""*prove*, what is to be proved: the obligations of a guideline, written in its own rule language.

Each obligation is a condition, and whether some facts may make it true. Any solver could discharge it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations

from attrs import frozen

from imr_core.expressions import And, Condition, Count, Expression, Not, Or, Parameter, Subtract
from imr_core.expressions import Constant as Number
from imr_core.guidelines import Guideline, Rule
from imr_core.outcomes import Outcome
from imr_core.readings._substitute import substitute

CONSISTENT = "consistent"
COMPLETE = "complete"
CAN_HOLD = "can hold"
CAN_EXCEPT = "exception can hold"
NOT_REDUNDANT = "not redundant"
PARAMETER_MATTERS = "parameter matters"
MONOTONE = "monotone"


@frozen
class Obligation:
    """Something that must be so of a guideline.

    Args:
        kind: Which of the kinds it is.
        rules: Ids of the rules it is about.
        claim: What is claimed, in words.
        condition: The condition that is asked about.
        satisfiable: Whether some facts must make it true, which then is the witness; else none may,
            and any that do are a counterexample.
    """

    kind: str
    rules: tuple[str, ...]
    claim: str
    condition: Condition
    satisfiable: bool


def obligations(guideline: Guideline) -> Iterator[Obligation]:
    """Yield every obligation of a guideline."""
    yield from _consistent(guideline)
    yield from _complete(guideline)
    for rule in guideline.rules:
        yield from _alive(guideline, rule)
    yield from _parameters(guideline)
    yield from _monotone(guideline)


def _consistent(guideline: Guideline) -> Iterator[Obligation]:
    for one, other in combinations(guideline.rules, 2):
        if Outcome.NOT_ADDRESSED not in (one.outcome, other.outcome) and one.outcome is not other.outcome:
            yield Obligation(
                CONSISTENT,
                (one.id, other.id),
                f"{one.id} and {other.id} never hold together, for they disagree",
                _all(guideline.addresses, guideline.effective[one.id], guideline.effective[other.id]),
                satisfiable=False,
            )


def _complete(guideline: Guideline) -> Iterator[Obligation]:
    if guideline.complete:
        none_holds = (Not(guideline.effective[rule.id]) for rule in guideline.rules)
        yield Obligation(
            COMPLETE,
            (),
            "wherever it addresses an item, some rule holds",
            _all(guideline.addresses, *none_holds),
            satisfiable=False,
        )


def _alive(guideline: Guideline, rule: Rule) -> Iterator[Obligation]:
    holds = guideline.effective[rule.id]
    kind = CAN_EXCEPT if rule.exception_to else CAN_HOLD
    yield Obligation(kind, (rule.id,), f"{rule.id} can hold", _all(guideline.addresses, holds), satisfiable=True)
    others = [
        guideline.effective[other.id]
        for other in guideline.rules
        if other is not rule and other.outcome is rule.outcome and other.exception_to == rule.exception_to
    ]
    if others:
        alone = Not(Or(tuple(others)))
        yield Obligation(
            NOT_REDUNDANT,
            (rule.id,),
            f"{rule.id} sometimes holds where no other rule says the same",
            _all(guideline.addresses, holds, alone),
            satisfiable=True,
        )


def _parameters(guideline: Guideline) -> Iterator[Obligation]:
    for name, parameter in guideline.parameters.items():
        moved = [_with_value(parameter, parameter.value + step) for step in (1, -1)]
        differs = [_differ(guideline, rule, replace) for rule in guideline.rules for replace in moved]
        yield Obligation(
            PARAMETER_MATTERS,
            (),
            f"another value of {name} would change which rules hold",
            _all(guideline.addresses, Or(tuple(differs))),
            satisfiable=True,
        )


def _with_value(parameter: Parameter, value: object) -> Callable[[Expression], Expression | None]:
    other = Number.of(value)
    return lambda node: other if node == parameter else None


def _differ(guideline: Guideline, rule: Rule, replace: Callable[[Expression], Expression | None]) -> Condition:
    before = guideline.effective[rule.id]
    after = substitute(before, replace)
    return Or((And((before, Not(after))), And((Not(before), after))))


def _monotone(guideline: Guideline) -> Iterator[Obligation]:
    granting = [guideline.effective[rule.id] for rule in guideline.rules if rule.outcome is Outcome.NECESSARY]
    for quantity in guideline.monotone if granting else ():
        less = substitute(_all(guideline.addresses, Or(tuple(granting))), _one_less(quantity))
        yield Obligation(
            MONOTONE,
            (),
            f"if {quantity.name} is necessary, one less is",
            And((quantity >= 2, guideline.addresses, Or(tuple(granting)), Not(less))),
            satisfiable=False,
        )


def _one_less(quantity: Count) -> Callable[[Expression], Expression | None]:
    fewer = Subtract(quantity, Number(1))
    return lambda node: fewer if node == quantity else None


def _all(*conditions: Condition) -> Condition:
    return And(tuple(conditions))
