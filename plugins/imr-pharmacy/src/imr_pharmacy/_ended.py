"""What came after guidelines whose last edition here has ended: declared, since its text is not at hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from imr_core import Edition, Guideline, not_encoded
from imr_core.guidelines import NotEncoded

_WHY = "the values are known only for the span in which the guideline was quoted, which has ended"


def _end(guideline: Guideline) -> date:
    return guideline.edition.end or date.max


def successors(guidelines: Iterable[Guideline], declared: Iterable[NotEncoded]) -> Iterator[NotEncoded]:
    """Declare, for each guideline whose last edition ends, that what came after it is not encoded."""
    open_ended = {each.id for each in declared if each.edition.end is None}
    last: dict[str, Guideline] = {}
    for guideline in guidelines:
        if guideline.edition.end is None:
            open_ended.add(guideline.id)
        else:
            last[guideline.id] = max(last.get(guideline.id, guideline), guideline, key=_end)
    for id, guideline in sorted(last.items()):
        if id not in open_ended:
            trigger = guideline.edition.end_trigger or guideline.edition.trigger
            edition = Edition(f"after-{guideline.edition.name}", trigger, start=guideline.edition.end)
            yield not_encoded(id, edition, guideline.addresses, _WHY, title=guideline.title, step=guideline.step)
