"""What a guideline finds, written in its own rule language: for each outcome, the condition under which it is found.

This holds of total facts; of facts known in part, *find* tells which outcomes are still possible.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations

from imr_core.expressions import And, Condition, Not, Or
from imr_core.guidelines import Guideline, Rule
from imr_core.outcomes import Outcome

ANSWERS = (Outcome.NECESSARY, Outcome.NOT_NECESSARY, Outcome.DISCRETIONARY)
_SAID = (*ANSWERS, Outcome.NOT_ADDRESSED)


def says(guideline: Guideline, effective: Mapping[str, Condition] | None = None) -> dict[Outcome, Condition]:
    """Return for each outcome that rules give the condition under which some rule gives it.

    Args:
        guideline: The guideline.
        effective: Conditions to be taken for its rules' own; rules that are not among them are left out.
    """
    conditions = guideline.effective if effective is None else effective
    return {outcome: Or(tuple(conditions[id] for id in _giving(guideline, outcome, conditions))) for outcome in _SAID}


def _giving(guideline: Guideline, outcome: Outcome, among: Mapping[str, Condition]) -> Iterable[str]:
    return (rule.id for rule in guideline.rules if rule.outcome is outcome and rule.id in among)


def gives(guideline: Guideline) -> dict[Outcome, Condition]:
    """Return for each outcome the condition under which the guideline finds it on total facts."""
    addresses, said = guideline.addresses, says(guideline)
    answers = {outcome: said[outcome] for outcome in ANSWERS}
    found: dict[Outcome, Condition] = {
        outcome: And((addresses, answers[outcome], *_none(answers, but=outcome)))
        for outcome in (Outcome.NECESSARY, Outcome.NOT_NECESSARY)
    }
    silence = said[Outcome.NOT_ADDRESSED]
    # No rule holds: addressed, and left to the reviewer.
    undecided = And((*_none(answers, but=Outcome.DISCRETIONARY), Or((answers[Outcome.DISCRETIONARY], Not(silence)))))
    found[Outcome.DISCRETIONARY] = And((addresses, undecided))
    found[Outcome.NOT_ADDRESSED] = Or((Not(addresses), And((silence, *_none(answers)))))
    together = (And((answers[one], answers[other])) for one, other in combinations(ANSWERS, 2))
    found[Outcome.CONFLICT] = And((addresses, Or(tuple(together))))
    return found


def _none(conditions: Mapping[Outcome, Condition], but: Outcome | None = None) -> Iterable[Condition]:
    return [Not(condition) for outcome, condition in conditions.items() if outcome is not but]


def effective_without(guideline: Guideline, left_out: Rule) -> dict[str, Condition]:
    """Return the effective conditions of the other rules if one rule had not been written."""
    touched: dict[str, bool] = {}

    def is_touched(rule: Rule) -> bool:
        if rule.id not in touched:
            above = [one for one in guideline.rules if rule.id in one.exception_to]
            touched[rule.id] = any(one is left_out or is_touched(one) for one in above)
        return touched[rule.id]

    def of(rule: Rule) -> Condition:
        if not is_touched(rule):
            return guideline.effective[rule.id]
        exceptions = [one for one in guideline.rules if rule.id in one.exception_to and one is not left_out]
        return And((guideline.scopes[rule.id], *(Not(of(one)) for one in exceptions)))

    return {rule.id: of(rule) for rule in guideline.rules if rule is not left_out}
