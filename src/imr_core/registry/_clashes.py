"""Names given twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from imr_core.expressions import FactLeaf
from imr_core.registry._contribution import Contribution
from imr_core.registry._refusal import Fault

Claim = tuple[str, str, object]
"""Kind and name of what is given, and its value: where values are equal, it may be given twice."""

_SAYS = {
    "fact": "it declares the fact {name!r}, which means something else in {others}",
    "service": "it registers the service {name!r} otherwise than {others}",
    "drug": "it registers the drug {name!r} otherwise than {others}",
}


def clashes(contributions: Iterable[Contribution]) -> dict[Contribution, list[Fault]]:
    """Find names that several of these plugins give; each of them has a fault then.

    A guideline's edition and a bar is given once. A fact, service or drug may be given several
    times if it is the same each time.
    """
    givers: dict[tuple[str, str], list[tuple[Contribution, object]]] = {}
    for contribution in contributions:
        for kind, name, value in claims(contribution):
            givers.setdefault((kind, name), []).append((contribution, value))
    found: dict[Contribution, list[Fault]] = {}
    for (kind, name), given in givers.items():
        if any(value != given[0][1] for _, value in given):
            for contribution, _ in given:
                found.setdefault(contribution, []).append(_fault(kind, name, contribution, [c for c, _ in given]))
    return found


def clashes_with_core(core: Mapping[tuple[str, str], object], contribution: Contribution) -> Iterator[Fault]:
    """Yield a fault for each name that imr-core gives already, with another value."""
    for kind, name, value in claims(contribution):
        if (kind, name) in core and core[kind, name] != value:
            yield Fault(f"it gives the {kind} {name!r}, which imr-core has already", "Give it another name.")


def claims(contribution: Contribution) -> Iterator[Claim]:
    """Yield everything that a plugin gives a name to."""
    # A value of its own for each: an edition or a bar is never the same as another.
    for guideline in contribution.guidelines:
        yield "guideline", f"{guideline.id}/{guideline.edition.name}", object()
    for bar in contribution.bars:
        yield "bar", bar.id, object()
    for service in contribution.services:
        yield "service", service.name, service
    for drug in contribution.drugs:
        yield "drug", drug.name, drug
    for vocabulary in contribution.vocabularies:
        yield from (fact_claim(name, leaf) for name, leaf in vocabulary.facts().items())


def fact_claim(name: str, leaf: FactLeaf) -> Claim:
    """Return the claim of a fact."""
    return "fact", name, leaf


def _fault(kind: str, name: str, mine: Contribution, givers: list[Contribution]) -> Fault:
    others = sorted({giver.source.label for giver in givers if giver is not mine})
    if not others:
        return Fault(f"it gives the {kind} {name!r} twice", "Give each a name of its own.")
    says = _SAYS.get(kind, "it gives the {kind} {name!r}, which {others} gives too")
    return Fault(
        says.format(kind=kind, name=name, others=", ".join(others)),
        "None of them is taken: rename one, or leave one of the plugins out.",
    )
