"""The editions of a guideline on a line of time, as HTML that keeps its letters legible on a narrow screen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from html import escape

from attrs import frozen

from imr_core.cli._catalogue import in_force
from imr_core.guidelines import NotEncoded
from imr_core.registry import name_of
from imr_core.sphinx._registry import AnyGuideline

_MARGIN = timedelta(days=400)


@frozen
class Span:
    """The place of an edition on the line.

    Args:
        left: Where it begins, in percent of the line.
        width: How long it is, in percent.
        is_open_left: Whether no beginning is stated.
        is_open_right: Whether no end is stated.
    """

    left: float
    width: float
    is_open_left: bool
    is_open_right: bool


def spans(editions: Sequence[AnyGuideline]) -> tuple[Span, ...]:
    """Return the places of editions on a line that reaches a year past every date they state.

    Args:
        editions: The editions; one at least.
    """
    dates = [day for each in editions for day in (each.edition.start, each.edition.end) if day is not None]
    if not dates:
        return tuple(Span(0, 100, True, True) for _ in editions)
    first, last = min(dates) - _MARGIN, max(dates) + _MARGIN
    whole = (last - first).days

    def place(day: date) -> float:
        return round(100 * (day - first).days / whole, 2)

    found = []
    for each in editions:
        edition = each.edition
        left = 0.0 if edition.start is None else place(edition.start)
        right = 100.0 if edition.end is None else place(edition.end)
        found.append(Span(left, round(max(right - left, 0.5), 2), edition.start is None, edition.end is None))
    return tuple(found)


def timeline(editions: Sequence[AnyGuideline], links: Sequence[str]) -> str:
    """Return the editions on a line of time.

    Args:
        editions: The editions, the earliest first.
        links: For each, the address of the place that describes it.
    """
    rows = "".join(_row(each, span, link) for each, span, link in zip(editions, spans(editions), links, strict=True))
    return f'<ul class="imr-timeline" aria-label="Editions on a line of time">{rows}</ul>'


def _row(guideline: AnyGuideline, span: Span, link: str) -> str:
    kinds = ["imr-span"]
    kinds += ["imr-open-left"] if span.is_open_left else []
    kinds += ["imr-open-right"] if span.is_open_right else []
    kinds += ["imr-not-encoded"] if isinstance(guideline, NotEncoded) else []
    not_encoded = ", not encoded" if isinstance(guideline, NotEncoded) else ""
    return (
        f'<li><a href="{escape(link)}">{escape(name_of(guideline))}</a>'
        f"<span>{escape(in_force(guideline.edition))}{not_encoded}</span>"
        f'<div class="imr-line" aria-hidden="true"><div class="{" ".join(kinds)}" '
        f'style="left:{span.left}%;width:{span.width}%"></div></div></li>'
    )
