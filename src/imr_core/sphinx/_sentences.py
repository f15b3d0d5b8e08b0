"""What is said of a guideline, in the words of the command."""

from __future__ import annotations

from imr_core.cli._catalogue import inactive_rules
from imr_core.cli._show import because
from imr_core.expressions import FactLeaf, Parameter, facts_in
from imr_core.guidelines import Guideline, Rule
from imr_core.outcomes import Outcome
from imr_core.readings import describe, number
from imr_core.report.words import SAYS, VERIFICATIONS, citation_text, counted, listed
from imr_core.sources import Citation

SHORT = {
    Outcome.NECESSARY: "necessary",
    Outcome.NOT_NECESSARY: "not necessary",
    Outcome.DISCRETIONARY: "reviewer",
    Outcome.NOT_ADDRESSED: "silent",
    Outcome.CONFLICT: "conflict",
}


def rule_sentence(rule: Rule, guideline: Guideline) -> str:
    """Return a rule as one sentence: when it holds, what it then says, and what it gives way to.

    Args:
        rule: The rule.
        guideline: The guideline it is a rule of.
    """
    condition = describe(rule.when)
    beyond = f"Where {listed(rule.exception_to, 'or')} would hold, and {condition}" if rule.exception_to else ""
    exceptions = [other.id for other in guideline.rules if rule.id in other.exception_to]
    unless = f", unless {listed(exceptions, 'or')} holds" if exceptions else ""
    return f"{beyond or f'Where {condition}'}: {SAYS[rule.outcome]}{unless}."


def reason(rule: Rule, guideline: Guideline) -> str:
    """Return why a rule says what it says, its numbers filled in."""
    text = because(rule, guideline).rstrip(".")
    return f"{text[0].upper()}{text[1:]}."


def sourced(citation: Citation) -> str:
    """Return a citation, and how the value was verified against it."""
    return f"{citation_text(citation)} ({VERIFICATIONS[citation.verification]})"


def parameter_text(parameter: Parameter) -> str:
    """Return a number with its unit, and with its lower end where it is a range."""
    low = "" if parameter.low is None else f"{number(parameter.low)}–"
    return counted(f"{low}{number(parameter.value)}", parameter.unit)


def fact_kind(leaf: FactLeaf) -> str:
    """Return in words what values a fact takes."""
    match type(leaf).__name__:
        case "Flag":
            return "yes or no"
        case "Count":
            whole = "whole number" if leaf.whole else "number"  # type: ignore[union-attr]
            low = leaf.low  # type: ignore[union-attr]
            least = "" if low is None else f", at least {number(low)}" if low else ", never negative"
            return f"{whole} of {leaf.unit}{least}"  # type: ignore[union-attr]
        case "Day":
            return "date"
        case kind:
            values, registered = leaf.values, leaf.registered  # type: ignore[union-attr]
            what = f"a registered {registered}" if registered else listed(values or (), "or")
            return what if kind == "Choice" else f"any of: {what}"


def how_known(leaf: FactLeaf) -> str:
    """Return how a fact gets its value."""
    if leaf.derived:
        return "derived from the case"
    if getattr(leaf, "undocumented", None) is False:
        return "documented; in the closed reading no where no record shows it"
    return "documented"


def facts_of_rule(rule: Rule) -> tuple[str, ...]:
    """Return the names of the facts that a rule's condition speaks of."""
    return tuple(facts_in(rule.when))


def is_inactive(rule: Rule, guideline: Guideline) -> bool:
    """Tell whether a rule is not in force because a source of it is unverified."""
    return rule.id in inactive_rules(guideline)
