"""What is wrong where an obligation is not proved, and what to do, in a sentence or two."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from imr_core.expressions import Day, FactLeaf, Value
from imr_core.readings._describe import listed, number
from imr_core.readings._evaluate import Facts
from imr_core.readings._obligations import (
    CAN_EXCEPT,
    CAN_HOLD,
    CITED,
    COMPLETE,
    CONSISTENT,
    MONOTONE,
    NO_GAP,
    NOT_REDUNDANT,
    ONE_EDITION,
    PARAMETER_MATTERS,
)
from imr_core.readings._prove import Proof
from imr_core.readings._world import leaves_in


def failure_text(proof: Proof) -> str:
    """Return what is wrong and what to do, of an obligation that is not proved.

    Args:
        proof: A proof that does not hold.
    """
    if proof.holds is None:
        return f"the solver gave up on it that {proof.obligation.claim}. Simplify the conditions."
    text = _TEXTS[proof.obligation.kind](proof, given(proof.essential, leaves_in(proof.obligation.condition)))
    without = "with its verified rules only, " if proof.obligation.is_of_verified else ""
    return without + text


def given(facts: Facts, leaves: Mapping[str, FactLeaf]) -> str:
    """Return facts as a case file would give them, such as ``visits=6, flare_up=true``.

    Args:
        facts: The facts.
        leaves: The declared facts by name.
    """
    ordered = sorted(facts.items(), key=lambda item: ("." in item[0], item[0]))
    texts = (f"{name}={plain_text(value, as_day=isinstance(leaves.get(name), Day))}" for name, value in ordered)
    return ", ".join(texts) or "any facts"


def plain_text(value: Value, *, as_day: bool = False) -> str:
    """Return a value as it is written in a case file, without quotation marks."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value
    if isinstance(value, frozenset):
        return f"[{', '.join(sorted(value))}]"
    return number(value, day=as_day)  # type: ignore[arg-type]  # total facts hold no interval


def _consistent(proof: Proof, facts: str) -> str:
    one, other = proof.obligation.about
    return (
        f"rules {one} and {other} both hold for {facts} and disagree. "
        "Narrow one, or make one an exception of the other."
    )


def _complete(proof: Proof, facts: str) -> str:
    return f"no rule holds for {facts}, though it says it is complete. Add a rule, or leave complete out."


def _idle(proof: Proof, facts: str) -> str:
    return f"rule {proof.obligation.about[0]} is {proof.diagnosis}."


def _parameter(proof: Proof, facts: str) -> str:
    (name,) = proof.obligation.about
    return f"the number {name} matters nowhere: with any other value the same rules would hold. Use it, or take it out."


def _monotone(proof: Proof, facts: str) -> str:
    (name,) = proof.obligation.about
    return (
        f"for {facts} the {name} are necessary and one less is not, though {name} is declared monotone. "
        "Correct the rules, or leave the declaration out."
    )


def _cited(proof: Proof, facts: str) -> str:
    names = proof.obligation.about
    rules, say = ("rule", "says") if len(names) == 1 else ("rules", "say")
    return (
        f"{rules} {listed(names)} {say} not where in the work it stands. Give a section, pages, or where it was seen."
    )


def _editions(proof: Proof, facts: str) -> str:
    one, other = proof.obligation.about
    return f"editions {one} and {other} are both in force for {facts}. End the earlier one where the later begins."


def _gap(proof: Proof, facts: str) -> str:
    return f"no edition is in force for {facts}. Correct the dates, or declare an edition by not_encoded(…)."


_TEXTS: Mapping[str, Callable[[Proof, str], str]] = {
    CONSISTENT: _consistent,
    COMPLETE: _complete,
    CAN_HOLD: _idle,
    CAN_EXCEPT: _idle,
    NOT_REDUNDANT: _idle,
    PARAMETER_MATTERS: _parameter,
    MONOTONE: _monotone,
    CITED: _cited,
    ONE_EDITION: _editions,
    NO_GAP: _gap,
}
