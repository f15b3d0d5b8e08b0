"""The parts of which the page of one edition is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from attrs import frozen
from docutils import nodes

from imr_core.cli._catalogue import in_force
from imr_core.expressions import Condition
from imr_core.guidelines import Guideline, NotEncoded, Rule, Unencoded
from imr_core.readings import describe, words
from imr_core.registry import Registry, name_of
from imr_core.sphinx._decision_table import DecisionTable, decision_tables
from imr_core.sphinx._diagram import mermaid, svg
from imr_core.sphinx._nodes import badge, bullets, details, emphasis, html, literal, paragraph, reference, strong, table
from imr_core.sphinx._proofs import proof_nodes
from imr_core.sphinx._registry import AnyGuideline
from imr_core.sphinx._sentences import (
    SHORT,
    facts_of_rule,
    is_inactive,
    parameter_text,
    reason,
    rule_sentence,
    sourced,
)

if TYPE_CHECKING:
    from imr_core.sphinx._domain import GuidelineDomain

Body = list[nodes.Node]


@frozen(eq=False)
class Page:
    """Where the parts are written, and what they may use.

    Args:
        registry: The registry of the site.
        domain: The domain, in which rules are noted.
        document: The document.
        docname: Its name.
        proofs: Whether guidelines are proved.
        diagrams: ``svg`` or ``mermaid``.
        is_indexed: Whether references lead here.
    """

    registry: Registry
    domain: GuidelineDomain
    document: Any
    docname: str
    proofs: bool = True
    diagrams: str = "svg"
    is_indexed: bool = True

    def note(self, kind: str, name: str, target: nodes.Element) -> str:
        """Note what a node documents; return its anchor."""
        self.domain.note(kind, name, target, self.document, is_indexed=self.is_indexed)
        return str(target["ids"][-1])


def summary(guideline: AnyGuideline, page: Page) -> Body:
    """Return what stands at the head: title, dates, plugin, what it addresses."""
    condition = guideline.addresses
    addresses = f"Where {describe(condition)}." if isinstance(condition, Condition) else "Decided in plain Python."
    dates = in_force(guideline.edition)
    publisher = getattr(guideline, "publisher", None)
    rows: list[tuple[str, Any]] = [
        ("Title", guideline.title),
        ("Publisher", publisher or "not stated"),
        ("Step", f"{int(guideline.step)}: {guideline.step.label}"),
        ("Dates", f"{dates[0].upper()}{dates[1:]}."),
        ("Plugin", literal(page.registry.owner(name_of(guideline)))),
        ("Addresses", addresses),
        ("State", _state(guideline)),
    ]
    return [_field_list(rows)]


def _field_list(rows: list[tuple[str, Any]]) -> nodes.field_list:
    fields = [
        nodes.field("", nodes.field_name(name, name), nodes.field_body("", paragraph(*_parts(body))))
        for name, body in rows
    ]
    return nodes.field_list("", *fields, classes=["imr-summary"])


def _parts(body: Any) -> list[Any]:
    return list(body) if isinstance(body, list | tuple) else [body]


def _state(guideline: AnyGuideline) -> list[Any]:
    if isinstance(guideline, NotEncoded):
        why = guideline.why.rstrip(".")
        return [badge("not encoded", "failed"), f" Nothing is proposed past it: {why}."]
    if not isinstance(guideline, Guideline):
        return [badge("opaque", "failed"), " Written in plain Python, so that nothing is proved of it."]
    said = "complete: wherever it addresses an item, some rule holds"
    active = guideline.active() or guideline
    return [said if active.complete else "not complete: where no rule holds, the item is left to the reviewer", "."]


def table_part(guideline: Guideline, page: Page) -> Body:
    """Return the decision tables."""
    lead = paragraph(
        "Each column is a rule: it holds where every condition that it asks is as it says. Rules are not tried in "
        "order; all that hold must agree."
    )
    return [lead, *(_decision_table(each, guideline, page) for each in decision_tables(guideline))]


def _decision_table(decisions: DecisionTable, guideline: Guideline, page: Page) -> nodes.table:
    head: list[nodes.Node | str] = ["Condition", *(_rule_link(rule, guideline, page) for rule in decisions.rules)]
    rows: list[list[Any]] = []
    for condition, cells in zip(decisions.conditions, decisions.cells, strict=True):
        rows.append([describe(condition), *(_answer(cell) for cell in cells)])
    if any(rule.exception_to for rule in decisions.rules):
        bases = (len(rule.exception_to) for rule in decisions.rules)
        rows.append([emphasis("exception to so many other rules"), *(str(count) if count else "–" for count in bases)])
    rows.append([strong("Then"), *(_says(rule) for rule in decisions.rules)])
    return table(head, rows, classes=["imr-decision"])


def _rule_link(rule: Rule, guideline: Guideline, page: Page) -> nodes.Node:
    return reference("rule", f"{guideline.name}/{rule.id}", rule.id, from_doc=page.docname)


def _answer(cell: bool | None) -> nodes.Node | str:
    return "–" if cell is None else badge("yes", "yes") if cell else badge("no", "no")


def _says(rule: Rule) -> nodes.Node:
    return badge(SHORT[rule.outcome], rule.outcome.value.replace("_", "-"))


def diagram_part(guideline: Guideline, page: Page) -> Body:
    """Return the decision diagram."""
    text = mermaid(guideline)
    source = nodes.literal_block(text, text, language="text")
    if page.diagrams == "mermaid":
        return [*_mermaid(text), *details("Mermaid source", source)]
    drawn = html(svg(guideline, nodes.make_id(f"diagram-{guideline.name}")))
    return [drawn, *details("Mermaid source", source)]


def _mermaid(text: str) -> Body:
    try:
        from sphinxcontrib.mermaid import mermaid as node
    except ModuleNotFoundError:
        return [paragraph("Diagrams as Mermaid need the extension sphinxcontrib.mermaid.")]
    return [node("", code=text, options={})]


def rules_part(guideline: Guideline, page: Page) -> Body:
    """Return each rule in a sentence, with its reason, source and facts."""
    return [block for rule in guideline.rules for block in _rule(rule, guideline, page)]


def _rule(rule: Rule, guideline: Guideline, page: Page) -> Body:
    term: Body = [strong(rule.id), nodes.Text(" "), _says(rule)]
    if is_inactive(rule, guideline):
        term += [nodes.Text(" "), badge("not in force: unverified", "failed")]
    lines: list[nodes.Node] = [
        paragraph(rule_sentence(rule, guideline)),
        paragraph(emphasis("Because: "), reason(rule, guideline)),
    ]
    if rule.interpretation:
        lines.append(paragraph(emphasis("Interpretation: "), rule.interpretation))
    lines.append(paragraph(emphasis("Source: "), f"{sourced(rule.cite)}."))
    if names := facts_of_rule(rule):
        lines.append(paragraph(emphasis("Facts: "), *_fact_links(names, page)))
    head = nodes.paragraph("", "", *term, classes=["imr-rule-head"])
    block = nodes.container("", head, *lines, classes=["imr-rule"])
    page.note("rule", f"{guideline.name}/{rule.id}", block)
    return [block]


def _fact_links(names: tuple[str, ...], page: Page) -> Iterator[nodes.Node | str]:
    for place, name in enumerate(names):
        yield ", " if place else ""
        yield reference("fact", name, words(name), from_doc=page.docname)


def numbers_part(guideline: Guideline, page: Page) -> Body:
    """Return the numbers with their sources."""
    rows = [
        (words(name), parameter_text(each), sourced(each.cite)) for name, each in sorted(guideline.parameters.items())
    ]
    return [table(("Number", "Value", "Source"), rows)] if rows else [paragraph("Its rules compare with no number.")]


def proofs_part(guideline: Guideline, page: Page) -> Body:
    """Return what is proved of it."""
    return proof_nodes(guideline, page.registry) if page.proofs else []


def unencoded_part(guideline: Guideline, page: Page) -> Body:
    """Return what of its text is not encoded, and why."""
    return [bullets(map(_passage, guideline.unencoded))] if guideline.unencoded else []


def _passage(one: Unencoded) -> list[nodes.Node | str]:
    why, source = emphasis("Why: "), emphasis("Source: ")
    return [f"{one.text.rstrip('.')}. ", why, f"{one.why.rstrip('.')}. ", source, f"{sourced(one.cite)}."]


PARTS: dict[str, tuple[str, Callable[[Guideline, Page], Body]]] = {
    "table": ("Decision table", table_part),
    "diagram": ("Decision diagram", diagram_part),
    "rules": ("Rules in words", rules_part),
    "numbers": ("Numbers and their sources", numbers_part),
    "proofs": ("What is proved", proofs_part),
    "unencoded": ("Text that is not encoded", unencoded_part),
}
"""The parts by the name under which the option ``parts`` asks for them."""
