"""From sources to the contributions taken and the failures; the order of plugins changes neither."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from imr_core.errors import PluginError
from imr_core.expressions import FactLeaf
from imr_core.facts import Course, Injury, Request
from imr_core.guidelines import Vocabulary
from imr_core.registry._clashes import claims, clashes, clashes_with_core
from imr_core.registry._contribution import Contribution, contribution_of
from imr_core.registry._polarity import forced
from imr_core.registry._references import known, unknown_references
from imr_core.registry._refusal import Fault, RefusedError, guarded
from imr_core.registry._requirement import incompatible
from imr_core.registry._sources import Source

T = TypeVar("T")

CORE_VOCABULARIES: tuple[type[Vocabulary], ...] = (Request, Course, Injury)
CORE_FACTS: dict[str, FactLeaf] = {
    name: leaf for vocabulary in CORE_VOCABULARIES for name, leaf in vocabulary.facts().items()
}


def resolve(sources: Iterable[Source]) -> tuple[list[Contribution], list[PluginError]]:
    """Load plugins; return those that are sound by themselves and beside the others, and what is wrong with the rest.

    Each step judges all plugins before it drops any, so that their order cannot matter; what a
    plugin does wrong by itself is judged first, so that it drags no other down.
    """
    failures: list[PluginError] = []
    found = _load(_loadable(sources, failures), failures)
    found = _sound(found, failures, _own_faults)
    core = {("fact", name): leaf for name, leaf in CORE_FACTS.items()}
    found = _sound(found, failures, lambda each: clashes_with_core(core, each))
    taken = core | {(kind, name): value for each in found if each.source.is_core for kind, name, value in claims(each)}
    found = _sound(found, failures, lambda each: () if each.source.is_core else clashes_with_core(taken, each))
    found = _without_dangling(found, failures)
    clashing = clashes(found)
    found = _sound(found, failures, lambda each: clashing.get(each, ()))
    found = _without_dangling(found, failures)
    return sorted(found, key=_place), sorted(failures, key=str)


def failure(source: Source, fault: Fault, cause: BaseException | None = None) -> PluginError:
    """Attribute a fault to a plugin."""
    error = PluginError(source.name, source.label, fault.reason, fault.hint)
    error.__cause__ = cause
    return error


def _loadable(sources: Iterable[Source], failures: list[PluginError]) -> list[Source]:
    compatible = _sound(list(sources), failures, incompatible)
    by_name: dict[str, list[Source]] = {}
    for source in compatible:
        by_name.setdefault(source.name, []).append(source)
    return _sound(compatible, failures, lambda source: _name_taken(source, by_name[source.name]))


def _name_taken(source: Source, namesakes: Sequence[Source]) -> Iterator[Fault]:
    others = sorted({other.label for other in namesakes if other is not source})
    if others and source.is_installed and not source.is_core:
        yield Fault(
            f"its name is that of a plugin of {', '.join(others)} too",
            "None of them is taken: leave one of the distributions out.",
        )


def _load(sources: Iterable[Source], failures: list[PluginError]) -> list[Contribution]:
    found: list[Contribution] = []
    for source in sources:
        try:
            found.append(contribution_of(source))
        except RefusedError as refused:
            failures.extend(failure(source, fault, refused.__cause__) for fault in refused.faults)
    return found


def _sound(candidates: Sequence[T], failures: list[PluginError], faults_of: Callable[[T], Iterable[Fault]]) -> list[T]:
    kept: list[T] = []
    for candidate in candidates:
        source = candidate.source if isinstance(candidate, Contribution) else candidate
        assert isinstance(source, Source)
        try:
            # Guarded, since a check walks what the plugin made: classes and trees of its own kind, perhaps.
            faults = guarded("checking what it gives", lambda: tuple(dict.fromkeys(faults_of(candidate))))  # noqa: B023
            cause = None
        except RefusedError as refused:
            faults, cause = refused.faults, refused.__cause__
        failures.extend(failure(source, fault, cause) for fault in faults)
        if not faults:
            kept.append(candidate)
    return kept


def _without_dangling(found: list[Contribution], failures: list[PluginError]) -> list[Contribution]:
    # Again and again: a plugin dropped may have declared what another speaks of.
    while True:
        names = known(CORE_FACTS, found)
        kept = _sound(found, failures, lambda each: unknown_references(each, names))  # noqa: B023
        if len(kept) == len(found):
            return kept
        found = kept


def _own_faults(contribution: Contribution) -> Iterator[Fault]:
    source = contribution.source
    for vocabulary in contribution.vocabularies:
        if source.is_installed and not source.is_core:
            for name in vocabulary.facts():
                if not name.startswith(f"{source.name}."):
                    yield Fault(
                        f"it declares the fact {name!r}, which does not begin with its entry-point name",
                        f"Name it {source.name}.{name.rpartition('.')[2]}: "
                        f"class {vocabulary.__name__}(Vocabulary, prefix={source.name!r}).",
                    )
        for law in vocabulary.laws:
            for flag in forced(law):
                yield Fault(
                    f"a law of {vocabulary.__name__} could make {flag.name!r} true, which only a record may",
                    "Write the law so that the fact is its premise, or is negated.",
                )
    yield from clashes([contribution]).get(contribution, ())


def _place(contribution: Contribution) -> tuple[object, ...]:
    # The names alone do not order plugins that were given outright and are named alike.
    return contribution.source.name, contribution.source.label, sorted(claim[:2] for claim in claims(contribution))
