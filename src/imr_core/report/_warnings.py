"""What to read first: plugins that failed, and editions in force that are not encoded."""

from __future__ import annotations

from imr_core.model import Assessment


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
    """Return a sentence for each edition in force that is not encoded."""
    return [
        f"{one.title} ({one.guideline}/{one.edition}) is in force and not encoded: {one.why.rstrip('.')}. "
        "Nothing is proposed past it."
        for one in assessment.not_encoded
    ]
