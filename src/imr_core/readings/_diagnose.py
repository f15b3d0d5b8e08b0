"""Why a rule is idle: vacuous, overridden, equivalent to another, shadowed by one, or redundant beside several."""

from __future__ import annotations

from collections.abc import Sequence

from imr_core.expressions import Not, Or
from imr_core.guidelines import Guideline, Rule
from imr_core.readings._describe import listed
from imr_core.readings._obligations import CAN_EXCEPT, CAN_HOLD, NOT_REDUNDANT, Obligation, outside
from imr_core.readings._solve import Scope


def diagnose(guideline: Guideline, obligation: Obligation, scope: Scope) -> str | None:
    """Return what is wrong with the rule of an obligation that failed, and what to do; None of other obligations.

    Args:
        guideline: The guideline.
        obligation: An obligation of it that does not hold.
        scope: A scope of the guideline's conditions.
    """
    if obligation.kind in (CAN_HOLD, CAN_EXCEPT):
        return _never(guideline, guideline.rule(obligation.about[0]), scope)
    if obligation.kind == NOT_REDUNDANT:
        return _idle(guideline, guideline.rule(obligation.about[0]), scope)
    return None


def _never(guideline: Guideline, rule: Rule, scope: Scope) -> str:
    if scope.can_hold(outside(guideline, rule)) is False:
        where = " where the rules it is an exception to do" if rule.exception_to else ""
        return f"vacuous: its condition never holds{where}. Correct the condition, or take the rule out"
    exceptions = [other.id for other in guideline.rules if rule.id in other.exception_to]
    return f"overridden: wherever it would hold, {listed(exceptions, 'or')} does. Narrow the exceptions"


def _idle(guideline: Guideline, rule: Rule, scope: Scope) -> str:
    holds = guideline.effective[rule.id]
    if scope.can_hold(guideline.addresses, holds) is False:
        return "idle: it never holds. Correct the condition, or take the rule out"
    others = [other for other in guideline.rules if other is not rule and other.outcome is rule.outcome]
    for other in others:
        if _covers(guideline, rule, (other,), scope):
            if _covers(guideline, other, (rule,), scope):
                return f"equivalent to {other.id}: they hold of the same cases and say the same. Keep one"
            return f"shadowed by {other.id}, which says the same wherever it holds. Narrow one, or take it out"
    if not _covers(guideline, rule, others, scope):
        return "redundant: what holds without it says the same. Take it out"
    needed = list(others)
    for other in others:
        less = [one for one in needed if one is not other]
        if _covers(guideline, rule, less, scope):
            needed = less
    return f"redundant beside {listed([one.id for one in needed])}, which say the same. Narrow it, or take it out"


def _covers(guideline: Guideline, rule: Rule, others: Sequence[Rule], scope: Scope) -> bool:
    """Tell whether some of *others* holds wherever *rule* does."""
    alone = Not(Or(tuple(guideline.effective[other.id] for other in others)))
    return scope.can_hold(guideline.addresses, guideline.effective[rule.id], alone) is False
