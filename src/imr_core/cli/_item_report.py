"""One item of an assessment as a reviewer reads it."""

from __future__ import annotations

from collections.abc import Mapping

from imr_core.cli._page import Page
from imr_core.expressions import FactLeaf
from imr_core.model import DisputedItem, FactUsed, Flips, Ground, ItemAssessment, Proposal
from imr_core.readings import words
from imr_core.registry import Registry
from imr_core.report import is_recognised, requested_words, unrecognised_words
from imr_core.report.words import (
    FINDS,
    PROPOSALS,
    SAYS,
    citation_text,
    fact_value,
    flip_words,
    listed,
    missing_facts,
    name_words,
    note_on,
    origin_words,
    outcome_words,
    published_sentence,
    sentence,
    what_if_words,
)
from imr_core.sources import Step

_MOST_FLIPS = 5
_COLOURS = {Proposal.UPHELD: "bold red", Proposal.OVERTURNED: "bold green", None: "bold yellow"}


def print_item(
    page: Page, item: ItemAssessment, of_case: DisputedItem, registry: Registry, flips: Flips | None = None
) -> None:
    """Print what is proposed for one item, all that it rests on, and what would change it."""
    page.text(item.text, 0, style="bold", lead=f"{item.id}. ")
    page.text(requested_words(item, of_case, registry), style="dim")
    if not is_recognised(item):
        _print_unrecognised(page, item, unrecognised_words(of_case, registry))
        return
    _print_proposal(page, item)
    _print_grounds(page, item)
    _print_findings(page, item)
    _print_caveats(page, item, registry.facts)
    _print_facts(page, item, registry.facts)
    if what_if := what_if_words(item):
        page.section("What if")
        page.text(what_if, 2)
    if flips is not None and flips.flips:
        page.section("What would change it, were the file to say so")
        for flip in flips.flips[:_MOST_FLIPS]:
            page.text(flip_words(flip), 2, lead="- ")


def _print_unrecognised(page: Page, item: ItemAssessment, what_to_do: str) -> None:
    """Print of an item whose service nobody knows that all hangs on it, rather than all that hangs on it."""
    page.gap()
    page.styled([("NO PROPOSAL", _COLOURS[None]), ("  the service is not recognised", "")])
    page.text(f"{what_to_do} 'imr schema' has the names.")
    if item.published:
        page.text(published_sentence(item.published, None))


def _print_proposal(page: Page, item: ItemAssessment) -> None:
    page.gap()
    said = [("PROPOSED  ", "bold")] if item.proposed else []
    said.append((PROPOSALS[item.proposed].upper(), _COLOURS[item.proposed]))
    if not item.contradictions:
        said.append((f"  {outcome_words(item.outcomes)}", ""))
    page.styled(said)
    if item.contradictions:
        page.text("The facts contradict each other, so nothing is proposed until they are corrected.", style="bold red")
        for law in item.contradictions:
            page.text(f"In every real case, {law}.", 2, lead="- ")
    elif item.bars:
        page.text("A statutory limit bars it, whether or not it is necessary.")
    elif note := note_on(item.outcomes):
        page.text(note)
    if item.published:
        page.text(published_sentence(item.published, item.proposed))


def _print_grounds(page: Page, item: ItemAssessment) -> None:
    for title, grounds in (("Statutory limit", item.bars), ("Grounds", item.grounds)):
        if grounds:
            page.section(title)
            for ground in grounds:
                _print_ground(page, ground)


def _print_ground(page: Page, ground: Ground) -> None:
    said = SAYS[ground.outcome]
    page.text(sentence(ground.because), 2, lead="- ")
    may = "" if ground.is_certain else "may hold; "
    page.text(f"{may}says: {said} ({ground.rule})", 3, style="dim")
    if ground.interpretation:
        page.styled([("Interpretation: ", "italic"), (ground.interpretation, "")], 3)
    # Two citations may differ only in where they were seen, which is not printed.
    for source in dict.fromkeys(map(citation_text, ground.citations)):
        page.labelled("Source:", source, 3)


def _print_findings(page: Page, item: ItemAssessment) -> None:
    if len(item.findings) < 2:
        return
    page.section("What each guideline says")
    rows = [
        (
            name_words(one.part) if one.part else "the request",
            f"{one.guideline}/{one.edition}",
            f"{listed((FINDS[each] for each in one.outcomes), 'or')} ({Step(one.step).label})",
        )
        for one in item.findings
    ]
    page.rows(rows, styles=("", ""))


def _print_caveats(page: Page, item: ItemAssessment, leaves: Mapping[str, FactLeaf]) -> None:
    if not item.caveats:
        return
    page.section("May be barred by statute")
    for caveat in item.caveats:
        page.text(sentence(caveat.because), 2, lead="- ")
        if caveat.missing:
            page.text("It depends on:", 3)
            page.rows(missing_facts(caveat.missing, leaves), 4, styles=("",))
        for citation in caveat.citations:
            page.labelled("Source:", citation_text(citation), 3)


def _print_facts(page: Page, item: ItemAssessment, leaves: Mapping[str, FactLeaf]) -> None:
    if item.facts:
        page.section("Facts used")
        page.rows(
            [
                (words(name), fact_value(fact.value, leaves.get(name)), origin(fact))
                for name, fact in item.facts.items()
            ],
            styles=("", "bold"),
        )
    if item.open_facts:
        page.section("Open facts, which could change this or settle it")
        page.rows(missing_facts(item.open_facts, leaves), styles=("",))
    if item.assumed:
        page.section("Assumed")
        page.rows(
            [(words(one.fact), fact_value(one.value, leaves.get(one.fact)), one.why) for one in item.assumed],
            styles=("", "bold"),
        )


def origin(fact: FactUsed) -> str:
    """Say how a fact is known, with the words that document it."""
    if not fact.quote:
        return origin_words(fact)
    where = origin_words(fact).partition(", ")[2]
    return f"“{fact.quote}”" + (f" ({where})" if where else "")
