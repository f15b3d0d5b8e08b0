"""The clinical summary, cut at the ends of the quotes that document facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from imr_core.expressions import FactLeaf
from imr_core.model import Case, DocumentedFact
from imr_core.readings import words
from imr_core.report._records import Note, Segment, Summary
from imr_core.report.words import fact_value


def summary_of(case: Case, leaves: Mapping[str, FactLeaf]) -> Summary | None:
    """Return the clinical summary with its quotes marked; None if the case has none.

    Args:
        case: The case.
        leaves: The declared facts by name.
    """
    text = case.clinical_summary
    if not text:
        return None
    notes = tuple(_notes(case, text, leaves))
    return Summary(tuple(_segments(text, notes)), notes)


def place_of(fact: DocumentedFact, text: str) -> int | None:
    """Return where the quote of a fact stands in a text: where the fact says, or where alone it occurs."""
    quote = fact.quote
    if not quote or not quote.strip():
        return None
    if fact.start is not None and text[fact.start : fact.start + len(quote)] == quote:
        return fact.start
    first = text.find(quote)
    # Of words that occur twice it is unknown which are meant.
    return first if first >= 0 and text.find(quote, first + 1) < 0 else None


def _notes(case: Case, text: str, leaves: Mapping[str, FactLeaf]) -> Iterator[Note]:
    found: dict[tuple[int, int, str, str], list[int]] = {}
    for number, item in enumerate(case.items, start=1):
        for name, fact in item.facts.items():
            start = place_of(fact, text)
            if start is not None:
                key = (start, start + len(fact.quote or ""), name, fact_value(fact.value, leaves.get(name)))
                found.setdefault(key, []).append(number)
    for number, (key, items) in enumerate(sorted(found.items()), start=1):
        start, end, name, value = key
        yield Note(number, name, words(name), value, start, end, tuple(items))


def _segments(text: str, notes: tuple[Note, ...]) -> Iterator[Segment]:
    cuts: list[Any] = sorted({0, len(text), *(end for note in notes for end in (note.start, note.end))})
    for start, end in pairwise(cuts):
        covering = [note for note in notes if note.start <= start and end <= note.end]
        yield Segment(
            text[start:end],
            tuple(note.number for note in covering),
            tuple(note.number for note in covering if note.start == start),
            tuple(note.number for note in covering if note.end == end),
        )
