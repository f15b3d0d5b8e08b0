"""Which broken guidelines the cases of a plugin do not notice, those that break nothing left out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from typing import Any

from attrs import field, frozen

from imr_core.errors import ImrError, MissingExtraError
from imr_core.expressions import Value
from imr_core.facts import case_solver, derivations, telling_drugs
from imr_core.guidelines import Guideline, Vocabulary, conclude
from imr_core.model import Drug, Service
from imr_core.readings import Scope, compile_guideline, find, truth
from imr_core.registry import Registry, hookimpl, name_of
from imr_core.registry._resolve import CORE_VOCABULARIES
from imr_core.testing._answers import differ
from imr_core.testing._example import Example
from imr_core.testing._facts_of import lawful_facts
from imr_core.testing._mutants import Mutant, mutants
from imr_core.testing._run_example import compared, differences, finding_of, met
from imr_core.testing._search import first_fault
from imr_core.testing._subject import Subject

Known = Mapping[str, Value]
_MOST_SHOWN = 30
MOST_TRIED = 500
"""Facts tried for each broken guideline where no solver is installed; one that differs on none passes for equal."""


@frozen
class Survivor:
    """A broken guideline that no case notices.

    Args:
        mutant: It.
        facts: As few facts as were found on which it gives another outcome; None where the solver gave up.
    """

    mutant: Mutant
    facts: Known | None = field(repr=False)


def surviving_mutants(
    guideline: Guideline, examples: Iterable[Example], registry: Registry, *, kinds: Collection[str] | None = None
) -> Iterator[Survivor]:
    """Yield the mutants of a guideline that no example notices and that are not the same guideline in other words.

    A mutant that gives the same outcomes on all total facts that cases have is equivalent and left out: proved
    so where the extra ``prove`` is installed, else if it does on ``MOST_TRIED`` of them.

    Args:
        guideline: The guideline; only what is in force of it is broken, or all of it if nothing is.
        examples: The examples; each passes as things are.
        registry: What the guideline is registered with.
        kinds: The kinds of mutants to look at; all if None.
    """
    subject = Subject(guideline, registry)
    noticing = Noticing(subject, examples)
    differing = Differing(subject)
    for mutant in mutants(guideline.active() or guideline):
        if (kinds is None or mutant.kind in kinds) and not noticing.notices(mutant):
            is_equivalent, facts = differing.facts(mutant)
            if not is_equivalent:
                yield Survivor(mutant, facts)


def survivors(subject: Subject, examples: Iterable[Example]) -> Iterator[str]:
    """Yield the mutants that no example notices, in words."""
    if isinstance(subject.guideline, Guideline):
        found = list(surviving_mutants(subject.guideline, examples, subject.registry))
        for survivor in found[:_MOST_SHOWN]:
            where = "where the solver gave up" if survivor.facts is None else f"on: {subject.said(survivor.facts)}"
            yield f"{survivor.mutant}; it differs {where}"
        if len(found) > _MOST_SHOWN:
            yield f"and {len(found) - _MOST_SHOWN} more"


class Noticing:
    """Whether examples notice that a guideline is broken.

    Args:
        subject: The guideline as it is.
        examples: The examples.
    """

    def __init__(self, subject: Subject, examples: Iterable[Example]) -> None:
        self._subject = subject
        self._met = [
            (example, facts)
            for example in examples
            for name, facts in met(example, subject.registry, subject.name)
            if name == subject.name
        ]

    @cached_property
    def _before(self) -> _Before:
        guideline = self._subject.guideline
        assert isinstance(guideline, Guideline)
        return _Before(guideline.active() or guideline, [facts for _, facts in self._met])

    def notices(self, mutant: Mutant) -> bool:
        """Tell whether some example comes out otherwise with the broken guideline."""
        if not self._met:
            return False
        changed = [self._met[place] for place in self._before.changed(mutant.guideline)]
        if any(_fails_alone(example, mutant.guideline, facts) for example, facts in changed if example.case is None):
            return True
        whole = [example for example, _ in changed if example.case is not None]
        if not whole:
            return False
        registry = with_guideline(self._subject.registry, mutant.guideline)
        return any(_fails(example, registry) for example in dict.fromkeys(map(_ById, whole)))


def _fails_alone(example: Example, broken: Guideline, facts: Known) -> bool:
    """Tell whether facts for one guideline come out otherwise: without a registry, which takes long to make."""
    if example.expect is None:
        return True
    finding = finding_of(example, broken, dict(facts))
    return any(compared(example.expect, finding.outcomes, finding.grounds))


class _Before:
    """What a guideline says of some facts, as things are.

    A broken one has nearly all its conditions in common with it, so only the others are asked again:
    compiling each broken guideline takes longer than that.
    """

    def __init__(self, guideline: Guideline, met: Sequence[Known]) -> None:
        self._guideline = guideline
        self._met = met
        self._addresses = [truth(guideline.addresses, facts) for facts in met]
        self._truths = [
            {rule.id: truth(guideline.effective[rule.id], facts) for rule in guideline.rules} for facts in met
        ]
        self._seen = [self._said(guideline, place, set()) for place in range(len(met))]

    def changed(self, broken: Guideline) -> Iterator[int]:
        """Yield the places of the facts of which a broken guideline says something else."""
        effective = self._guideline.effective
        others = {rule.id for rule in broken.rules if broken.effective[rule.id] != effective[rule.id]}
        for place, seen in enumerate(self._seen):
            if self._said(broken, place, others) != seen:
                yield place

    def _said(self, guideline: Guideline, place: int, others: Set[str]) -> tuple[Any, ...]:
        known, facts = self._truths[place], self._met[place]
        same = guideline.addresses == self._guideline.addresses
        addresses = self._addresses[place] if same else truth(guideline.addresses, facts)
        truths = [
            truth(guideline.effective[rule.id], facts) if rule.id in others else known[rule.id]
            for rule in guideline.rules
        ]
        finding = conclude(guideline.rules, guideline.complete, addresses, truths)
        return finding.outcomes, finding.grounds


class _ById:
    """An example that is told from others by being another object: its facts have no hash."""

    def __init__(self, example: Example) -> None:
        self.example = example

    def __hash__(self) -> int:
        return id(self.example)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ById) and other.example is self.example


def _fails(example: _ById, registry: Registry) -> bool:
    try:
        return bool(differences(example.example, registry))
    except ImrError:
        return True


class Differing:
    """Facts on which a broken guideline gives another outcome."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        guideline = subject.guideline
        assert isinstance(guideline, Guideline)
        self._before = guideline.active() or guideline
        self._scope = _scope(subject)

    def facts(self, mutant: Mutant) -> tuple[bool, Known | None]:
        """Return whether the outcomes are the same on all facts of cases, and else facts on which they differ."""
        if self._scope is None:
            facts = self._tried(self._before, mutant.guideline)
            return facts is None, facts and self._few(facts, mutant)
        answer = self._scope.satisfy(differ(self._before, mutant.guideline))
        return answer.satisfiable is False, answer.facts and self._few(answer.facts, mutant)

    def _few(self, facts: Known, mutant: Mutant) -> Known:
        """Return as few of these facts as leave one outcome each, and not the same."""
        few = dict(facts)
        for name in facts:
            fewer = {key: value for key, value in few.items() if key != name}
            before, after = find(self._before, fewer).outcomes, find(mutant.guideline, fewer).outcomes
            if len(before) == len(after) == 1 and before != after:
                few = fewer
        return few

    def _tried(self, before: Guideline, after: Guideline) -> Known | None:
        found: list[dict[str, Value]] = []
        one, other = compile_guideline(before).find, compile_guideline(after).find
        derived = derivations(telling_drugs(self._subject.conditions, self._subject.registry.drugs).values())

        def check(facts: dict[str, Value]) -> str | None:
            if one(facts).outcomes == other(facts).outcomes or any(truth(law, facts) is False for law in derived):
                return None
            found.append(facts)
            return "found"

        first_fault(lawful_facts(self._subject), check, MOST_TRIED)
        return found[-1] if found else None


def _scope(subject: Subject) -> Scope | None:
    """Return a scope of facts that cases have: a mutant that differs on no case can be noticed by none."""
    registry = subject.registry
    try:
        asked = case_solver(subject.conditions, registry.laws, registry.services, registry.drugs)
    except MissingExtraError:
        return None
    return asked.about(subject.conditions)


def with_guideline(registry: Registry, guideline: Guideline) -> Registry:
    """Return a registry in which *guideline* stands in the place of the one of its name."""

    class Everything:
        @hookimpl
        def imr_guidelines(self) -> list[Any]:
            return [guideline if name_of(each) == guideline.name else each for each in registry.guidelines]

        @hookimpl
        def imr_vocabularies(self) -> list[type[Vocabulary]]:
            return [each for each in registry.vocabularies if each not in CORE_VOCABULARIES]

        @hookimpl
        def imr_services(self) -> list[Service]:
            return list(registry.services.values())

        @hookimpl
        def imr_drugs(self) -> list[Drug]:
            return list(registry.drugs.values())

        @hookimpl
        def imr_bars(self) -> list[Any]:
            return list(registry.bars)

    return Registry([Everything()])
