"""Reports → pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from imr_core.report._audit import AuditReport
from imr_core.report._page import page
from imr_core.report._records import Report


def render_reports(reports: Sequence[Report], unread: Iterable[str] = ()) -> str:
    """Return reports as one page of HTML that needs no network.

    Args:
        reports: The reports, at least one.
        unread: Names of files that could not be read, to be named on the page.

    Raises:
        MissingExtraError: If the extra ``report`` is not installed.
        ValueError: If there is no report.
    """
    if not reports:
        raise ValueError("a page needs at least one report")
    return page("review.html.j2", reports=tuple(reports), unread=tuple(unread))


def render_audit(report: AuditReport) -> str:
    """Return an audit as one page of HTML that needs no network.

    Args:
        report: What it shows.

    Raises:
        MissingExtraError: If the extra ``report`` is not installed.
    """
    return page("audit.html.j2", report=report)
