"""An assessment as a reviewer reads it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from imr_core.cli._app import App
from imr_core.cli._item_report import print_item
from imr_core.cli._page import Page
from imr_core.cli._words import PROPOSES
from imr_core.model import Assessment, Case, Flips, PluginFailure

FlipsOf = Mapping[str, Flips]
Reviewed = tuple[str, tuple[Case, Assessment, FlipsOf]]


def print_review(app: App, reviewed: Sequence[Reviewed]) -> None:
    """Print assessments: what may mislead first, then each item, and last who determines.

    Args:
        app: The run.
        reviewed: For each input its name, its case, the assessment, and what would flip its items by their ids.
    """
    page = Page(app.console)
    for place, (source, (case, assessment, flips)) in enumerate(reviewed):
        if place:
            page.gap()
        _print_head(page, source, assessment, show_plugins=place == 0)
        for item, of_case in zip(assessment.items, case.items, strict=True):
            page.gap()
            print_item(page, item, of_case, app.registry, flips.get(item.id))
    page.gap()
    page.text(PROPOSES, 0, style="bold")


def _print_head(page: Page, source: str, assessment: Assessment, *, show_plugins: bool) -> None:
    case = f"Case {assessment.case_number}" if assessment.case_number else "Case without a number"
    page.title(f"{case} · {source}")
    records = "are taken to be complete" if assessment.reading == "closed" else "may be incomplete"
    page.text(f"{assessment.reading.capitalize()} reading: the records {records}.", 0, style="dim")
    warnings = [
        f"{one.title} ({one.guideline}/{one.edition}) is in force and not encoded: {one.why.rstrip('.')}. "
        "Nothing is proposed past it."
        for one in assessment.not_encoded
    ]
    if show_plugins:
        warnings += _failures(assessment.failed_plugins)
    if warnings:
        page.panel("Read this first", warnings)


def _failures(failed: Sequence[PluginFailure]) -> list[str]:
    reasons: dict[str, list[str]] = {}
    for one in failed:
        reasons.setdefault(f"Plugin {one.name!r} ({one.distribution})", []).append(
            f"{one.reason[:1].upper()}{one.reason[1:]}"
        )
    return [
        f"{plugin} failed, and its silence is not a guideline's: {' '.join(why)}" for plugin, why in reasons.items()
    ]
