"""One edition of a guideline in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from imr_core.cli._catalogue import AnyGuideline, entry, in_force, inactive_rules, state
from imr_core.cli._page import Page
from imr_core.expressions import And, Condition, Parameter
from imr_core.guidelines import Guideline, Rule, short_name, template_names
from imr_core.readings import describe, number, words
from imr_core.registry import Registry, name_of
from imr_core.report.words import SAYS, VERIFICATIONS, citation_text, counted, listed
from imr_core.sources import Citation


def print_guideline(page: Page, guideline: AnyGuideline, registry: Registry) -> None:
    """Print an edition: what it addresses, its rules, its numbers, and what is not encoded."""
    page.title(name_of(guideline))
    page.text(guideline.title, 0, style="bold")
    page.text(f"Step {int(guideline.step)}: {guideline.step.label} · plugin {registry.owner(name_of(guideline))}", 0)
    page.text(_sentence(in_force(guideline.edition)), 0)
    page.text(_sentence(state(guideline)), 0)
    page.gap()
    page.heading("Addresses", 0)
    page.text(_addresses(guideline))
    if isinstance(guideline, Guideline):
        _print_rules(page, guideline)
        _print_parameters(page, guideline)
        _print_unencoded(page, guideline)


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:].rstrip('.')}."


def _addresses(guideline: AnyGuideline) -> str:
    condition = guideline.addresses
    return f"An item where {describe(condition)}." if isinstance(condition, Condition) else "Decided in plain Python."


def _print_rules(page: Page, guideline: Guideline) -> None:
    inactive = set(inactive_rules(guideline))
    page.gap()
    page.heading("Rules", 0)
    for place, rule in enumerate(guideline.rules):
        if place:
            page.gap()
        parts = [(rule.id, "bold"), (f"  says: {SAYS[rule.outcome]}", "")]
        if rule.id in inactive:
            parts.append(("  INACTIVE: unverified", "bold yellow"))
        page.styled(parts)
        _print_condition(page, rule.when)
        if rule.exception_to:
            which = "it" if len(rule.exception_to) == 1 else "one of these"
            page.text(f"An exception to {listed(rule.exception_to)}: only where {which} would hold.", 2)
        if exceptions := [other.id for other in guideline.rules if rule.id in other.exception_to]:
            page.labelled("Unless", f"{listed(exceptions, 'or')} holds.", 2)
        page.labelled("Because", f"{because(rule, guideline).rstrip('.')}.", 2)
        if rule.interpretation:
            page.styled([("Interpretation: ", "italic"), (rule.interpretation, "")], 2)
        page.labelled("Source:", _sourced(rule.cite), 2)


def _print_condition(page: Page, condition: Condition) -> None:
    terms = list(_terms(condition))
    if len(terms) == 1:
        page.labelled("If", f"{describe(terms[0])}.", 2)
        return
    page.text("If all of these hold:", 2, style="italic")
    for term in terms:
        page.text(describe(term), 3, lead="- ")


def _terms(condition: Condition) -> Iterator[Condition]:
    if isinstance(condition, And) and condition.terms:
        for term in condition.terms:
            yield from _terms(term)
    else:
        yield condition


def because(rule: Rule, guideline: Guideline) -> str:
    """Return a rule's reason with its numbers filled in and its facts named."""
    parameters = {short_name(name): parameter for name, parameter in guideline.parameters.items()}
    text = rule.because
    for name in template_names(rule.because):
        said = _number(parameters[name]) if name in parameters else f"[{words(name)}]"
        text = re.sub(re.escape(f"{{{name}}}"), lambda _, said=said: said, text)  # type: ignore[misc]
    return text


def _number(parameter: Parameter) -> str:
    low = "" if parameter.low is None else f"{number(parameter.low)}–"
    return f"{low}{number(parameter.value)}"


def _sourced(citation: Citation) -> str:
    return f"{citation_text(citation)} ({VERIFICATIONS[citation.verification]})"


def _print_parameters(page: Page, guideline: Guideline) -> None:
    if not guideline.parameters:
        return
    page.gap()
    page.heading("Numbers", 0)
    rows = [
        (words(name), counted(_number(parameter), parameter.unit), _sourced(parameter.cite))
        for name, parameter in sorted(guideline.parameters.items())
    ]
    page.rows(rows, 1, styles=("", "bold"))


def _print_unencoded(page: Page, guideline: Guideline) -> None:
    if not guideline.unencoded:
        return
    page.gap()
    page.heading("Not encoded", 0)
    for passage in guideline.unencoded:
        page.text(_sentence(passage.text), lead="- ")
        page.labelled("Why:", _sentence(passage.why), 2)
        page.labelled("Source:", _sourced(passage.cite), 2)


def shown(guideline: AnyGuideline, registry: Registry) -> dict[str, Any]:
    """Return what is shown of an edition, as JSON data."""
    condition = guideline.addresses
    data = {
        **entry(guideline, registry),
        "addresses": describe(condition) if isinstance(condition, Condition) else None,
    }
    if isinstance(guideline, Guideline):
        inactive = set(inactive_rules(guideline))
        data["rules"] = [_rule(rule, rule.id not in inactive) for rule in guideline.rules]
        data["parameters"] = [_parameter(name, each) for name, each in sorted(guideline.parameters.items())]
        data["unencoded"] = [
            {"text": one.text, "why": one.why, "citation": _citation(one.cite)} for one in guideline.unencoded
        ]
    return data


def _rule(rule: Rule, is_active: bool) -> dict[str, Any]:
    return {
        "id": rule.id,
        "when": describe(rule.when),
        "outcome": rule.outcome.value,
        "because": rule.because,
        "interpretation": rule.interpretation,
        "exception_to": list(rule.exception_to),
        "citation": _citation(rule.cite),
        "active": is_active,
    }


def _parameter(name: str, parameter: Parameter) -> dict[str, Any]:
    low = None if parameter.low is None else number(parameter.low)
    cite = _citation(parameter.cite)
    return {"name": name, "value": number(parameter.value), "low": low, "unit": parameter.unit, "citation": cite}


def _citation(citation: Citation) -> dict[str, Any]:
    return {
        "title": citation.title,
        "year": citation.year,
        "section": citation.section,
        "pages": citation.pages,
        "url": citation.url,
        "verification": citation.verification.value,
    }
