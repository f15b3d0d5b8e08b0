"""*prove*, what is to be proved: the obligations of a guideline, written in its own rule language.

Each obligation is a condition, and whether some facts may make it true. Any solver could discharge it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations

from attrs import evolve, frozen

from imr_core.expressions import And, Condition, Count, Expression, Not, Or, Parameter, Subtract
from imr_core.expressions import Constant as Number
from imr_core.guidelines import Guideline, Rule
from imr_core.outcomes import Outcome
from imr_core.readings._gives import ANSWERS, effective_without, says
from imr_core.readings._substitute import Memo, substitute
from imr_core.sources import Citation

CONSISTENT = "consistent"
COMPLETE = "complete"
CAN_HOLD = "can hold"
CAN_EXCEPT = "exception can hold"
NOT_REDUNDANT = "not redundant"
PARAMETER_MATTERS = "parameter matters"
MONOTONE = "monotone"
CITED = "cited"
ONE_EDITION = "one edition"
NO_GAP = "no gap"
KINDS = (
    CONSISTENT,
    COMPLETE,
    CAN_HOLD,
    CAN_EXCEPT,
    NOT_REDUNDANT,
    PARAMETER_MATTERS,
    MONOTONE,
    CITED,
    ONE_EDITION,
    NO_GAP,
)
"""Every kind of obligation; the last two are of all editions of a guideline together."""


@frozen
class Obligation:
    """Something that must be so of a guideline.

    Args:
        kind: Which of the kinds it is.
        about: What it is about: ids of rules, or the names of a number, of a fact, or of editions.
        claim: What is claimed, in words.
        condition: The condition that is asked about.
        satisfiable: Whether some facts must make it true, which then are the witness; else none may,
            and any that do are a counterexample.
        is_of_verified: Whether it is about the verified rules only.
    """

    kind: str
    about: tuple[str, ...]
    claim: str
    condition: Condition
    satisfiable: bool
    is_of_verified: bool = False


def obligations(guideline: Guideline) -> Iterator[Obligation]:
    """Yield every obligation of a guideline by itself."""
    yield from _consistent(guideline)
    yield from _complete(guideline)
    for rule in guideline.rules:
        yield _can_hold(guideline, rule)
        yield _not_redundant(guideline, rule)
    yield from _parameters(guideline)
    yield from _monotone(guideline)
    yield _cited(guideline)


def obligations_in_force(guideline: Guideline) -> Iterator[Obligation]:
    """Yield what must be so as well where only the verified rules of a guideline are in force.

    Args:
        guideline: What of the guideline is in force; see :meth:`Guideline.active`.
    """
    for obligation in (*_consistent(guideline), *_complete(guideline), *_monotone(guideline)):
        claim = f"with verified rules only, {obligation.claim}"
        yield evolve(obligation, claim=claim, is_of_verified=True)


def _consistent(guideline: Guideline) -> Iterator[Obligation]:
    for one, other in combinations(guideline.rules, 2):
        if one.outcome in ANSWERS and other.outcome in ANSWERS and one.outcome is not other.outcome:
            both = (guideline.effective[one.id], guideline.effective[other.id])
            claim = f"{one.id} and {other.id} never hold together, for they disagree"
            yield Obligation(
                CONSISTENT, (one.id, other.id), claim, And((guideline.addresses, *both)), satisfiable=False
            )


def _complete(guideline: Guideline) -> Iterator[Obligation]:
    if guideline.complete:
        none_holds = (Not(guideline.effective[rule.id]) for rule in guideline.rules)
        claim = "wherever it addresses an item, some rule holds"
        yield Obligation(COMPLETE, (), claim, And((guideline.addresses, *none_holds)), satisfiable=False)


def _can_hold(guideline: Guideline, rule: Rule) -> Obligation:
    kind = CAN_EXCEPT if rule.exception_to else CAN_HOLD
    condition = And((guideline.addresses, guideline.effective[rule.id]))
    return Obligation(kind, (rule.id,), f"{rule.id} can hold", condition, satisfiable=True)


def _not_redundant(guideline: Guideline, rule: Rule) -> Obligation:
    before, after = says(guideline), says(guideline, effective_without(guideline, rule))
    # A silence shows only where no rule answers.
    answered = Or(tuple(before[outcome] for outcome in ANSWERS))
    changed: list[Condition] = [differ(before[outcome], after[outcome]) for outcome in ANSWERS]
    changed.append(And((differ(before[Outcome.NOT_ADDRESSED], after[Outcome.NOT_ADDRESSED]), Not(answered))))
    condition = And((guideline.addresses, Or(tuple(changed))))
    claim = f"without {rule.id} the guideline would sometimes say something else"
    return Obligation(NOT_REDUNDANT, (rule.id,), claim, condition, satisfiable=True)


def differ(one: Condition, other: Condition) -> Condition:
    """Return the condition under which just one of two conditions holds."""
    return Or(()) if one is other else Or((And((one, Not(other))), And((Not(one), other))))


def _parameters(guideline: Guideline) -> Iterator[Obligation]:
    for name, parameter in guideline.parameters.items():
        claim = f"another value of {name} would change which rules hold"
        yield Obligation(PARAMETER_MATTERS, (name,), claim, moves(guideline, _other_value(parameter)), satisfiable=True)


def _other_value(parameter: Parameter) -> Callable[[Expression], Expression | None]:
    other = Count(f"Another value of {parameter.name}.", parameter.unit, None, False, name=f"other {parameter.name}")
    return lambda node: other if node == parameter else None


def moves(guideline: Guideline, replace: Callable[[Expression], Expression | None]) -> Condition:
    """Return the condition under which other rules hold once something is replaced.

    Args:
        guideline: The guideline.
        replace: What is put in the place of a node; None for one that stays.
    """
    addresses = guideline.addresses
    memo: Memo = {}
    elsewhere = substitute(addresses, replace, memo)
    pairs = [(holds, substitute(holds, replace, memo)) for holds in guideline.effective.values()]
    moved = And((addresses, elsewhere, Or(tuple(differ(*pair) for pair in pairs))))
    if elsewhere is addresses:
        return moved
    lost = And((addresses, Not(elsewhere), Or(tuple(before for before, _ in pairs))))
    won = And((elsewhere, Not(addresses), Or(tuple(after for _, after in pairs))))
    return Or((moved, lost, won))


def _monotone(guideline: Guideline) -> Iterator[Obligation]:
    granted = And((guideline.addresses, says(guideline)[Outcome.NECESSARY]))
    for quantity in guideline.monotone:
        less = substitute(granted, _one_less(quantity))
        claim = f"if a number of {quantity.name} is necessary, one less is"
        yield Obligation(MONOTONE, (quantity.name,), claim, And((quantity >= 2, granted, Not(less))), satisfiable=False)


def _one_less(quantity: Count) -> Callable[[Expression], Expression | None]:
    fewer = Subtract(quantity, Number(1))
    return lambda node: fewer if node == quantity else None


def _cited(guideline: Guideline) -> Obligation:
    lacking = tuple(rule.id for rule in guideline.rules if not all(map(_is_citation, rule.sources)))
    claim = "every rule and every number says where in which work it stands"
    return Obligation(CITED, lacking, claim, And(()) if lacking else Or(()), satisfiable=False)


def _is_citation(cite: Citation) -> bool:
    return bool(cite.title.strip()) and bool(cite.section or cite.pages or cite.url or cite.seen_in)


def outside(guideline: Guideline, rule: Rule) -> Condition:
    """Return the condition under which a rule would hold but for its exceptions."""
    return And((guideline.addresses, guideline.scopes[rule.id]))
