"""A guideline as the laws of conformance see it: its finding on facts, and the facts to try."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any

from imr_core.expressions import Condition, FactLeaf, Truth, Value, facts_in
from imr_core.facts import LawBook
from imr_core.guidelines import Evaluator, Finding, Guideline, NotEncoded
from imr_core.readings import find, truth, value_words
from imr_core.registry import Registry, name_of
from imr_core.testing._thresholds import Names, values_apart

AnyGuideline = Guideline | NotEncoded | Evaluator
Known = Mapping[str, Value]


class Subject:
    """A guideline of any kind, ready to be asked.

    Args:
        guideline: The guideline.
        registry: What it is registered with.
        services: Names of the services that its plugin speaks of; tried more often than others.
    """

    def __init__(self, guideline: AnyGuideline, registry: Registry, services: tuple[str, ...] = ()) -> None:
        self.guideline = guideline
        self.registry = registry
        self.services = services

    def __repr__(self) -> str:
        return f"<Subject {self.name}>"

    @property
    def name(self) -> str:
        """Identifier and edition."""
        return name_of(self.guideline)

    @property
    def find(self) -> Callable[[Known], Finding]:
        """From the known facts to its finding, by the definition."""
        guideline = self.guideline
        if isinstance(guideline, Guideline | NotEncoded):
            return lambda facts: find(guideline, facts)
        return guideline.find

    def addresses(self, facts: Known) -> Truth:
        """Tell whether it addresses an item of which *facts* are known."""
        if isinstance(self.guideline, Guideline | NotEncoded):
            return truth(self.guideline.addresses, facts)
        return self.guideline.addresses(facts)

    @cached_property
    def conditions(self) -> tuple[Condition, ...]:
        """Its conditions; none of one that is opaque."""
        return conditions_of(self.guideline)

    @cached_property
    def laws(self) -> tuple[Condition, ...]:
        """The laws that can say anything of its facts."""
        return LawBook(self.registry.laws, self.registry.facts).about(self._own)

    @cached_property
    def leaves(self) -> dict[str, FactLeaf]:
        """Every fact that it or a law about its facts speaks of, by name."""
        found = dict(self._own)
        for law in self.laws:
            found |= facts_in(law)
        return found

    @cached_property
    def _own(self) -> dict[str, FactLeaf]:
        if isinstance(self.guideline, Guideline | NotEncoded):
            return dict(self.guideline.facts)
        # What an opaque guideline asks for is not to be seen: it may name it, else everything is tried.
        declared: Iterable[FactLeaf] | None = getattr(self.guideline, "facts", None)
        return dict(self.registry.facts) if declared is None else {leaf.name: leaf for leaf in declared}

    @cached_property
    def names(self) -> Names:
        """The names that plugins register, by kind."""
        drugs = self.registry.drugs.values()
        return {
            "service": self.services or tuple(self.registry.services),
            "drug": tuple(self.registry.drugs),
            "ingredient": tuple(sorted({name for drug in drugs for name in drug.ingredients})),
            "drug-class": tuple(sorted({name for drug in drugs for name in drug.classes})),
        }

    @cached_property
    def values(self) -> dict[str, tuple[Value, ...]]:
        """For each fact the values to try."""
        conditions = (*self.conditions, *self.laws)
        return {name: values_apart(leaf, conditions, self.names) for name, leaf in self.leaves.items()}

    def broken(self, facts: Known) -> tuple[Condition, ...]:
        """Return the laws that total facts break."""
        return tuple(law for law in self.laws if truth(law, facts) is False)

    def said(self, facts: Known) -> str:
        """Return facts in words; they are made up, so they may be printed."""
        return said(facts, self.leaves)


def conditions_of(guideline: AnyGuideline) -> tuple[Condition, ...]:
    """Return the conditions of a guideline: what it addresses, then those of its rules."""
    if isinstance(guideline, Guideline):
        return (guideline.addresses, *(rule.when for rule in guideline.rules))
    return (guideline.addresses,) if isinstance(guideline, NotEncoded) else ()


def said(facts: Known, leaves: Mapping[str, FactLeaf]) -> str:
    """Return facts in words, in the order of their names."""
    words = (f"{name} = {value_words(value, day=_is_day(leaves.get(name)))}" for name, value in sorted(facts.items()))
    return ", ".join(words) or "nothing known"


def _is_day(leaf: Any) -> bool:
    return bool(getattr(leaf, "is_day", False))
