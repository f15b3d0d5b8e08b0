"""From sources to the contributions taken and the failures; the order of plugins changes neither."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from imr_core.errors import PluginError
from imr_core.expressions import FactLeaf
from imr_core.facts import Course, Injury, Request
from imr_core.guidelines import Vocabulary
from imr_core.registry._clashes import claims, clashes, clashes_with_core
from imr_core.registry._contribution import Contribution, contribution_of
from imr_core.registry._polarity import forced
from imr_core.registry._references import known, unknown_references
from imr_core.registry._refusal import Fault, RefusedError, guarded, refuse_if
from imr_core.registry._requirement import incompatible
from imr_core.registry._sources import Source

CORE_VOCABULARIES: tuple[type[Vocabulary], ...] = (Request, Course, Injury)
CORE_FACTS: dict[str, FactLeaf] = {
    name: leaf for vocabulary in CORE_VOCABULARIES for name, leaf in vocabulary.facts().items()
}


def resolve(sources: Iterable[Source]) -> tuple[list[Contribution], list[PluginError]]:
    """Load plugins; return those that are sound by themselves and beside the others, and what is wrong with the rest.

    Each step judges all plugins before it drops any, so that their order cannot matter; what a
    plugin does wrong by itself is judged first, so that it drags no other down.
    """
    sieve = _Sieve(sources)
    sieve.drop(lambda each: incompatible(each.source))
    names = sieve.by_name()
    sieve.drop(lambda each: _namesakes(each.source, names[each.source.name]))
    sieve.load()
    sieve.drop(_own_faults)
    core: dict[tuple[str, str], object] = {("fact", name): leaf for name, leaf in CORE_FACTS.items()}
    sieve.drop(lambda each: clashes_with_core(core, each))
    by_core = [claim for each in sieve.kept if each.source.is_core for claim in claims(each)]
    core |= {(kind, name): value for kind, name, value in by_core}
    sieve.drop(lambda each: () if each.source.is_core else clashes_with_core(core, each))
    sieve.drop_dangling()
    clashing = clashes(sieve.kept)
    if sieve.drop(lambda each: clashing.get(each, ())):
        sieve.drop_dangling()
    return sorted(sieve.kept, key=_place), sorted(sieve.failures, key=str)


def failure(source: Source, fault: Fault, cause: BaseException | None = None) -> PluginError:
    """Attribute a fault to a plugin."""
    error = PluginError(source.name, source.label, fault.reason, fault.hint)
    error.__cause__ = cause
    return error


class _Sieve:
    """The plugins not refused so far, and what is wrong with the others."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self.kept = [Contribution(source) for source in sources]
        self.failures: list[PluginError] = []

    def by_name(self) -> dict[str, list[Source]]:
        found: dict[str, list[Source]] = {}
        for each in self.kept:
            found.setdefault(each.source.name, []).append(each.source)
        return found

    def load(self) -> None:
        loaded = [self._attempt(each.source, partial(contribution_of, each.source)) for each in self.kept]
        self.kept = [each for each in loaded if each is not None]

    def drop(self, faults_of: Callable[[Contribution], Iterable[Fault]]) -> bool:
        """Drop the plugins that have faults; return whether there were any."""
        judged = [self._attempt(each.source, partial(_judge, each, faults_of)) for each in self.kept]
        self.kept = [each for each in judged if each is not None]
        return len(self.kept) < len(judged)

    def drop_dangling(self) -> None:
        """Drop plugins that speak of what none declares; each may have declared what another speaks of."""
        while True:
            names = known(CORE_FACTS, self.kept)
            if not self.drop(partial(unknown_references, known=names)):
                return

    def _attempt(self, source: Source, do: Callable[[], Contribution]) -> Contribution | None:
        try:
            return do()
        except RefusedError as refused:
            self.failures.extend(failure(source, fault, refused.__cause__) for fault in refused.faults)
            return None


def _judge(contribution: Contribution, faults_of: Callable[[Contribution], Iterable[Fault]]) -> Contribution:
    # Guarded, since a check walks what the plugin made: perhaps classes and trees of its own kind.
    refuse_if(guarded("checking what it gives", lambda: tuple(faults_of(contribution))))
    return contribution


def _namesakes(source: Source, of_this_name: Sequence[Source]) -> Iterator[Fault]:
    others = sorted({other.label for other in of_this_name if other is not source})
    if others and source.is_installed and not source.is_core:
        yield Fault(
            f"its name is that of a plugin of {', '.join(others)} too",
            "None of them is taken: leave one of the distributions out.",
        )


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
    # The names alone do not order plugins that were given outright and are named alike; nor does what
    # they give, where they give the same in another order.
    given = [claim[:2] for claim in claims(contribution)]
    return contribution.source.name, contribution.source.label, sorted(given), given
