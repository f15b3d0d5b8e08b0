"""An assessment as a reviewer reads it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from imr_core.cli._app import App
from imr_core.cli._item_report import print_item
from imr_core.cli._page import Page
from imr_core.model import Assessment, Case, Flips
from imr_core.report import edition_warnings, plugin_warnings
from imr_core.report.words import PROPOSES

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
    warnings = edition_warnings(assessment)
    if show_plugins:
        warnings += plugin_warnings(assessment)
    if warnings:
        page.panel("Read this first", warnings)
