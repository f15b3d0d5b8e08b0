"""An assessment as the JSON data that ``imr review --json`` prints."""

from __future__ import annotations

from typing import Any

from imr_core.model import Assessment, FindingRecord, ItemAssessment, QuantityWhatIf, Requirement
from imr_core.outcomes import Outcome, sort
from imr_core.sources import Citation
from imr_core.wire._plain import plain


def assessment_to_json(assessment: Assessment, source: str | None = None) -> dict[str, Any]:
    """Return an assessment as JSON data.

    Args:
        assessment: The assessment.
        source: The name of the file it was made from, or None.
    """
    return {
        "case_number": assessment.case_number,
        "source": source,
        "reading": assessment.reading,
        "items": [_item(item) for item in assessment.items],
        "plugins": _records(assessment.plugins, "name", "version"),
        "failed_plugins": _records(assessment.failed_plugins, "name", "distribution", "reason"),
        "not_encoded": _records(assessment.not_encoded, "guideline", "edition", "title", "why"),
    }


def _item(item: ItemAssessment) -> dict[str, Any]:
    return {
        "id": item.id,
        "text": item.text,
        "service": item.service,
        "quantity": plain(item.quantity),
        "outcomes": plain(sort(item.outcomes)),
        "proposed": plain(item.proposed),
        "findings": [_finding(one) for one in item.findings if set(one.outcomes) != {Outcome.NOT_ADDRESSED}],
        "citations": [_citation(citation) for citation in item.citations],
        # A bar that holds is what a proposal rests on, so it stands among the grounds, as its citations do.
        "grounds": _records((*item.grounds, *item.bars), "rule", "because", "interpretation"),
        "caveats": _records(item.caveats, "bar", "because", "missing"),
        "contradictions": plain(item.contradictions),
        "open_facts": plain(item.open_facts),
        "assumed": _records(item.assumed, "fact", "value", "why"),
        "what_if": None if item.what_if is None else _what_if(item.what_if),
        "facts": {name: {"value": plain(fact.value), "quote": fact.quote} for name, fact in item.facts.items()},
        "published": item.published,
    }


def _finding(finding: FindingRecord) -> dict[str, Any]:
    return {
        "part": finding.part,
        "guideline": finding.guideline,
        "edition": finding.edition,
        "step": finding.step.name.lower(),
        "outcomes": plain(sort(finding.outcomes)),
    }


def _citation(citation: Citation) -> dict[str, Any]:
    return {"title": citation.title, "section": citation.section, "pages": citation.pages}


def _what_if(what_if: QuantityWhatIf) -> dict[str, Any]:
    return {
        "largest_necessary_quantity": what_if.largest_necessary_quantity,
        "provided": [[_requirement(one) for one in alternative] for alternative in what_if.provided],
        "certain_quantity": what_if.certain_quantity,
    }


def _requirement(requirement: Requirement) -> dict[str, Any]:
    needed = {name: plain(getattr(requirement, name)) for name in ("value", "at_least", "at_most")}
    return {"fact": requirement.fact, **{name: value for name, value in needed.items() if value is not None}}


def _records(records: tuple[Any, ...], *names: str) -> list[dict[str, Any]]:
    return [{name: plain(getattr(record, name)) for name in names} for record in records]
