"""How a letter words a heading and a guideline line."""

from __future__ import annotations

from imr_core.letters._headings import REMAINING_PORTION, WHOLE_REQUEST
from imr_core.model import Evidence, GuidelineLine, PublishedItem

ADMINISTRATOR = "Claims Administrator"
EXPERT = "Expert Reviewer"


def heading_text(item: PublishedItem) -> str:
    """Write the heading of *item*, its outcome included."""
    outcome = item.outcome.value.capitalize()
    if item.heading_form == REMAINING_PORTION:
        return (
            f"{item.text} was the original request. {item.authorized_text} was authorized by the Claims "
            f"Administrator. The remaining IMR eligible portion of the original request, {item.disputed_text} "
            f"is: {outcome}"
        )
    if item.heading_form == WHOLE_REQUEST:
        return (
            f"{item.text} was the original request. The Claims Administrator authorized {item.authorized_text}, "
            f"leaving the original request IMR eligible. The original request, {item.disputed_text} is: {outcome}"
        )
    return f"{item.text}: {outcome}"


def guideline_text(line: GuidelineLine, who: str) -> str:
    """Write what *who* (``ADMINISTRATOR`` or ``EXPERT``) based a decision on."""
    if line.evidence is Evidence.NONE_CITED:
        return f"The {who} did not cite any medical evidence for its decision."
    sentences = [
        f"Decision based on {'MTUS' if citation.is_mtus else 'Non-MTUS Citation'} {citation.text}."
        for citation in line.citations
    ]
    if line.says_outside_mtus:
        stock = f"The {who} based their decision on recommendation(s) outside of the MTUS Guidelines."
        sentences.insert(0, stock)
    return " ".join(sentences)
