"""What a guideline says of total facts, as conditions: for each outcome, when it is the finding."""

from __future__ import annotations

from imr_core.expressions import And, AtLeast, Condition, Not, Or
from imr_core.guidelines import Guideline
from imr_core.outcomes import Outcome

_ANSWERS = (Outcome.NECESSARY, Outcome.NOT_NECESSARY, Outcome.DISCRETIONARY)


def answers(guideline: Guideline) -> dict[Outcome, Condition]:
    """Return for each outcome the condition under which it is the finding, where all facts are known.

    Args:
        guideline: The guideline.
    """
    says = {outcome: _says(guideline, outcome) for outcome in (*_ANSWERS, Outcome.NOT_ADDRESSED)}
    answered = Or(tuple(says[outcome] for outcome in _ANSWERS))
    only = {
        outcome: And((guideline.addresses, says[outcome], *(Not(says[other]) for other in _others(outcome))))
        for outcome in _ANSWERS
    }
    undecided = And((guideline.addresses, Not(answered), Not(says[Outcome.NOT_ADDRESSED])))
    silent = And((Not(answered), says[Outcome.NOT_ADDRESSED]))
    return {
        **only,
        Outcome.DISCRETIONARY: Or((only[Outcome.DISCRETIONARY], undecided)),
        Outcome.NOT_ADDRESSED: Or((Not(guideline.addresses), silent)),
        Outcome.CONFLICT: And((guideline.addresses, AtLeast(2, tuple(says[outcome] for outcome in _ANSWERS)))),
    }


def _others(outcome: Outcome) -> tuple[Outcome, ...]:
    return tuple(other for other in _ANSWERS if other is not outcome)


def undecided(guideline: Guideline) -> Condition:
    """Return the condition under which it addresses an item and no rule holds."""
    return And((guideline.addresses, *(Not(guideline.effective[rule.id]) for rule in guideline.rules)))


def differ(one: Guideline, other: Guideline) -> Condition:
    """Return the condition under which the findings of two guidelines have different outcomes, all facts known."""
    first, second = answers(one), answers(other)
    either = [
        Or((And((first[outcome], Not(second[outcome]))), And((Not(first[outcome]), second[outcome]))))
        for outcome in first
        if first[outcome] != second[outcome]
    ]
    return Or(tuple(either))


def _says(guideline: Guideline, outcome: Outcome) -> Condition:
    return Or(tuple(guideline.effective[rule.id] for rule in guideline.rules if rule.outcome is outcome))
