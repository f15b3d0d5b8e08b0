"""What to read first: plugins that failed, and editions in force that are not encoded."""

from __future__ import annotations

from imr_core.model import Assessment, UnencodedEdition
from imr_core.report._requested import is_recognised
from imr_core.report.words import listed


def plugin_warnings(assessment: Assessment) -> list[str]:
    """Return a sentence for each plugin that failed: its silence could be mistaken for a guideline's."""
    reasons: dict[str, list[str]] = {}
    for one in assessment.failed_plugins:
        reasons.setdefault(f"Plugin {one.name!r} ({one.distribution})", []).append(
            f"{one.reason[:1].upper()}{one.reason[1:]}"
        )
    return [
        f"{plugin} failed, and its silence is not a guideline's: {' '.join(why)}" for plugin, why in reasons.items()
    ]


def edition_warnings(assessment: Assessment) -> list[str]:
    """Return a sentence for each edition that is not encoded and stands in the way of some item, with its items.

    An item whose service is not recognised is left out: every edition there is might be about it.
    """
    met: dict[UnencodedEdition, list[str]] = {}
    for item in filter(is_recognised, assessment.items):
        for one in item.not_encoded:
            met.setdefault(one, []).append(item.id)
    return [
        f"{_items(ids) if len(assessment.items) > 1 else ''}{one.title} ({one.guideline}/{one.edition}), in force or "
        f"perhaps so, is not encoded: {one.why.rstrip('.')}. Nothing is proposed past it."
        for one, ids in met.items()
    ]


def _items(ids: list[str]) -> str:
    return f"Item{'s' if len(ids) > 1 else ''} {listed(ids)}: "
