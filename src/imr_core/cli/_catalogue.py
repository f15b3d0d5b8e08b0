"""The guidelines of a registry, listed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from imr_core.cli._page import Page
from imr_core.guidelines import Evaluator, Guideline, NotEncoded, provenance
from imr_core.registry import Registry, name_of
from imr_core.sources import Edition, Trigger

AnyGuideline = Guideline | NotEncoded | Evaluator
_OF_TRIGGER = {Trigger.REQUEST_DATE: "requests", Trigger.SERVICE_DATE: "services"}


def entry(guideline: AnyGuideline, registry: Registry) -> dict[str, Any]:
    """Return what the list says of one edition, as JSON data."""
    edition = guideline.edition
    is_encoded = isinstance(guideline, Guideline)
    return {
        "id": guideline.id,
        "edition": edition.name,
        "title": guideline.title,
        "plugin": registry.owner(name_of(guideline)),
        "step": int(guideline.step),
        "kind": "encoded" if is_encoded else "not_encoded" if isinstance(guideline, NotEncoded) else "opaque",
        "start": edition.start.isoformat() if edition.start else None,
        "start_trigger": edition.trigger.value,
        "end": edition.end.isoformat() if edition.end else None,
        "end_trigger": (edition.end_trigger or edition.trigger).value,
        "rules": len(guideline.rules) if isinstance(guideline, Guideline) else None,
        "inactive_rules": inactive_rules(guideline),
        "parameters": len(guideline.parameters) if isinstance(guideline, Guideline) else None,
        "passages_not_encoded": len(guideline.unencoded) if isinstance(guideline, Guideline) else None,
        "complete": is_complete(guideline) if isinstance(guideline, Guideline) else None,
        "why": guideline.why if isinstance(guideline, NotEncoded) else None,
        "sources": _sources(guideline),
    }


def _sources(guideline: AnyGuideline) -> dict[str, list[dict[str, str | None]]]:
    """Return, for each place where a value was seen, what became of it in this edition."""
    found: dict[str, list[dict[str, str | None]]] = {}
    for cite, place in provenance([guideline]):
        for seen in cite.seen_in:
            found.setdefault(seen, []).append({"kind": place.kind, "where": place.where, "why": place.why})
    return dict(sorted(found.items()))


def inactive_rules(guideline: AnyGuideline) -> list[str]:
    """Return the ids of the rules that are not in force because a source of theirs is unverified."""
    if not isinstance(guideline, Guideline):
        return []
    active = guideline.active()
    kept = {rule.id for rule in active.rules} if active else set()
    return [rule.id for rule in guideline.rules if rule.id not in kept]


def is_complete(guideline: Guideline) -> bool:
    """Tell whether, of the rules in force, some rule holds wherever the guideline addresses an item."""
    active = guideline.active()
    return active is not None and active.complete


def print_catalogue(page: Page, registry: Registry) -> None:
    """Print every edition under its step of the search sequence."""
    if not registry.guidelines:
        page.text(
            "No guideline is loaded. 'imr plugins' shows what is installed, and why something is not loaded; a plugin "
            "is installed for example with: pip install imr-chiropractic",
            0,
        )
        return
    step = None
    for guideline in registry.guidelines:
        if guideline.step is not step:
            if step is not None:
                page.gap()
            step = guideline.step
            page.heading(f"Step {int(step)}: {step.label}", 0)
        page.styled([(name_of(guideline), "bold"), (f"  plugin {registry.owner(name_of(guideline))}", "dim")])
        page.text(guideline.title, 3)
        page.text(in_force(guideline.edition), 3)
        page.text(state(guideline), 3, style="yellow" if isinstance(guideline, NotEncoded) else "dim")


def in_force(edition: Edition) -> str:
    """Say for which dates an edition is in force."""
    start, last = edition.start, edition.end and edition.end - timedelta(days=1)
    of_start, of_end = _OF_TRIGGER[edition.trigger], _OF_TRIGGER[edition.end_trigger or edition.trigger]
    if start and last and of_start == of_end:
        return f"in force for {of_start} from {start} through {last}"
    if start and last:
        return f"in force for {of_start} from {start}, and {of_end} through {last}"
    if start:
        return f"in force for {of_start} from {start}"
    return f"in force for {of_end} through {last}" if last else "in force at all dates"


def state(guideline: AnyGuideline) -> str:
    """Say in how far an edition is encoded."""
    if isinstance(guideline, NotEncoded):
        return f"not encoded, so that nothing is proposed past it: {guideline.why}"
    if not isinstance(guideline, Guideline):
        return "opaque: written in plain Python, so that nothing is proved of it"
    rules, inactive = len(guideline.rules), len(inactive_rules(guideline))
    parts = [
        f"{rules} {'rule' if rules == 1 else 'rules'}" + (f", {inactive} inactive (unverified)" if inactive else "")
    ]
    parts.append("complete" if is_complete(guideline) else "not complete: some items are left to the reviewer")
    if guideline.unencoded:
        parts.append(
            f"{len(guideline.unencoded)} passages not encoded"
            if len(guideline.unencoded) > 1
            else "1 passage not encoded"
        )
    return " · ".join(parts)
