"""What guidelines, bars and laws may speak of: facts that are declared, values that are registered."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from attrs import frozen

from imr_core.errors import nearest
from imr_core.expressions import (
    Choice,
    Choices,
    Condition,
    Count,
    Day,
    FactLeaf,
    Flag,
    Includes,
    Is,
    OneOf,
    Overlaps,
    Within,
    nodes,
)
from imr_core.guidelines import Guideline, NotEncoded
from imr_core.registry._contribution import Contribution
from imr_core.registry._refusal import Fault

_OF_A_SET = OneOf | Overlaps | Includes | Within


@frozen
class Known:
    """What conditions may speak of.

    Args:
        facts: The facts declared, by name; several where plugins disagree, which is judged elsewhere.
        registered: For each kind of registered value, such as ``service``, the names there are.
    """

    facts: Mapping[str, Collection[FactLeaf]]
    registered: Mapping[str, frozenset[str]]


def known(core: Mapping[str, FactLeaf], contributions: Iterable[Contribution]) -> Known:
    """Gather what conditions may speak of where these plugins are loaded."""
    facts: dict[str, list[FactLeaf]] = {name: [leaf] for name, leaf in core.items()}
    services: set[str] = set()
    drugs: set[str] = set()
    ingredients: set[str] = set()
    classes: set[str] = set()
    for contribution in contributions:
        for name, leaf in contribution.facts.items():
            facts.setdefault(name, []).append(leaf)
        services.update(service.name for service in contribution.services)
        for drug in contribution.drugs:
            drugs.add(drug.name)
            ingredients.update(drug.ingredients)
            classes.update(drug.classes)
    names = {"service": services, "drug": drugs, "ingredient": ingredients, "drug-class": classes}
    return Known(facts, {kind: frozenset(values) for kind, values in names.items()})


def unknown_references(contribution: Contribution, known: Known) -> Iterator[Fault]:
    """Yield a fault for each fact a plugin names that is not declared, each value not registered."""
    for where, condition in _conditions(contribution):
        for node in nodes(condition):
            match node:
                case Flag() | Count() | Day() | Choice() | Choices():
                    yield from _undeclared(where, node, known)
                case Is(fact, value):
                    yield from _unregistered(where, fact, [value], known)
                case OneOf() | Overlaps() | Includes() | Within():
                    yield from _unregistered(where, node.fact, sorted(node.values), known)


def _conditions(contribution: Contribution) -> Iterator[tuple[str, Condition]]:
    for guideline in contribution.guidelines:
        if isinstance(guideline, Guideline | NotEncoded):
            yield guideline.name, guideline.addresses
        for rule in guideline.rules if isinstance(guideline, Guideline) else ():
            yield f"{guideline.id}/{guideline.edition.name} · {rule.id}", rule.when
    for bar in contribution.bars:
        yield f"bar {bar.id}", bar.when
    for vocabulary in contribution.vocabularies:
        for law in vocabulary.laws:
            yield f"a law of {vocabulary.__qualname__}", law


def _undeclared(where: str, leaf: FactLeaf, known: Known) -> Iterator[Fault]:
    declared = known.facts.get(leaf.name, ())
    if not leaf.name:
        yield Fault(f"{where} speaks of a fact without a name", "Make the fact an attribute of a Vocabulary class.")
    elif not declared:
        yield Fault(
            f"{where} speaks of the fact {leaf.name!r}, which no loaded vocabulary declares",
            _nearest(leaf.name, known.facts) or "Return its Vocabulary class from imr_vocabularies.",
        )
    elif leaf not in declared:
        yield Fault(
            f"{where} speaks of a fact {leaf.name!r} that means something else than the one declared",
            "Use the attribute of the vocabulary that declares it.",
        )


def _unregistered(where: str, fact: Choice | Choices, values: Iterable[str], known: Known) -> Iterator[Fault]:
    if fact.registered is None:
        return
    names = known.registered[fact.registered]
    kind = fact.registered.replace("-", " ")
    for value in values:
        if value not in names:
            yield Fault(
                f"{where} speaks of the {kind} {value!r}, which no loaded plugin registers",
                _nearest(value, names) or "Return it from imr_services or imr_drugs.",
            )


def _nearest(name: str, known: Iterable[str]) -> str | None:
    near = nearest(name, sorted(known))
    return f"Nearest known: {', '.join(near)}." if near else None
