"""What became of each passage of a source: where its citation stands in guidelines and bars."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from imr_core.expressions import parameters_in
from imr_core.guidelines._guideline import Guideline
from imr_core.guidelines._rule import Bar
from imr_core.sources import Citation


@frozen
class Place:
    """Where a passage of a source went.

    Args:
        kind: ``rule``, ``parameter``, ``bar``, ``inactive`` (encoded, not in force since it is unverified) or
            ``unencoded``; a plugin may add kinds of its own for what is held elsewhere or is no rule.
        where: The full name of the rule, parameter or bar; of text that is not encoded, its guideline.
        why: Why it is not in force or not encoded; else None.
    """

    kind: str
    where: str
    why: str | None = None


def provenance(guidelines: Iterable[object], bars: Iterable[Bar] = ()) -> Iterator[tuple[Citation, Place]]:
    """Yield every citation of guidelines and bars, with where it stands.

    Args:
        guidelines: Guidelines; editions that are not encoded and evaluators, which cite nothing, are passed over.
        bars: Bars.
    """
    for guideline in guidelines:
        if isinstance(guideline, Guideline):
            yield from _of_guideline(guideline)
    for bar in bars:
        yield bar.cite, _place("bar", bar.id, bar.sources)
        for name, parameter in parameters_in(bar.when).items():
            yield parameter.cite, _place("parameter", f"{bar.id} · {name}", [parameter.cite])


def _of_guideline(guideline: Guideline) -> Iterator[tuple[Citation, Place]]:
    for rule in guideline.rules:
        yield rule.cite, _place("rule", guideline.name_of(rule.id), rule.sources)
    for name, parameter in guideline.parameters.items():
        yield parameter.cite, _place("parameter", guideline.name_of(name), [parameter.cite])
    for text in guideline.unencoded:
        yield text.cite, Place("unencoded", guideline.name, text.why)


def _place(kind: str, where: str, sources: Iterable[Citation]) -> Place:
    return Place(kind, where) if all(cite.is_verified for cite in sources) else Place("inactive", where, "unverified")
