"""The registry: everything the plugins give, for embedders to hold."""

from __future__ import annotations

import os
from collections.abc import Callable, Hashable, Iterable, Mapping
from threading import RLock
from types import MappingProxyType
from typing import Any, TypeVar, cast

from attrs import field, frozen

from imr_core.errors import PluginError
from imr_core.expressions import Condition, FactLeaf
from imr_core.guidelines import Bar, Evaluator, Guideline, NotEncoded, Vocabulary
from imr_core.model import Drug, PluginFailure, PluginVersion, Service
from imr_core.registry._commands import add_commands
from imr_core.registry._contribution import Contribution
from imr_core.registry._resolve import CORE_VOCABULARIES, resolve
from imr_core.registry._selection import Selection
from imr_core.registry._sources import Source, given, installed

T = TypeVar("T")


def _texts(failures: Iterable[PluginError]) -> tuple[str, ...]:
    return tuple(map(str, failures))


@frozen(init=False, repr=False)
class Registry:
    """What plugins give: guidelines, vocabularies, services, drugs, bars, fact readers, commands.

    It is immutable and may be shared among threads. Registries of the same plugins are equal,
    whatever the order in which the plugins were given.

    Args:
        plugins: Modules or objects with ``@hookimpl`` functions. To load those that are
            installed, use :meth:`from_environment`.

    Attributes:
        guidelines: Guidelines, editions not encoded, and evaluators, by step, id and edition.
        vocabularies: The core's vocabularies, then those of plugins.
        facts: Every fact declared, by name.
        laws: The laws of all vocabularies, each once.
        services: Services by name.
        drugs: Drugs by name.
        bars: Bars by id.
        fact_readers: Fact readers, in the order in which they are asked.
        plugins: The plugins loaded.
        failures: What is wrong with the plugins that were refused. A plugin is loaded wholly or
            not at all, and building a registry never raises for a plugin's fault.

    Example:
        >>> from imr_core import Registry
        >>> Registry([]).failures
        ()
    """

    guidelines: tuple[Guideline | NotEncoded | Evaluator, ...]
    vocabularies: tuple[type[Vocabulary], ...] = field(eq=frozenset)
    facts: Mapping[str, FactLeaf]
    laws: tuple[Condition, ...] = field(eq=frozenset)
    services: Mapping[str, Service]
    drugs: Mapping[str, Drug]
    bars: tuple[Bar, ...]
    fact_readers: tuple[Any, ...]
    plugins: tuple[PluginVersion, ...]
    failures: tuple[PluginError, ...] = field(eq=_texts)
    _owners: Mapping[str, str]
    _contributions: tuple[Contribution, ...] = field(eq=False)
    _memo: dict[Hashable, object] = field(eq=False)
    _lock: Any = field(eq=False)

    def __init__(self, plugins: Iterable[object]) -> None:
        self._fill(given(plugins))

    @classmethod
    def from_environment(cls, allow: Iterable[str] | None = None, block: Iterable[str] = ()) -> Registry:
        """Load the installed plugins, those of entry-point group ``imr_core``.

        Plugins are code, and loading one is trusting it; what imr-core itself registers is
        loaded unless it is blocked. The environment narrows the choice further:
        ``IMR_LOAD_PLUGINS`` is a second allow-list, ``IMR_DISABLE_PLUGINS`` adds to *block*, both
        separated by commas; with ``IMR_STRICT_PLUGINS=1`` a failure raises.

        Args:
            allow: Names of the plugins, or of their distributions, that may be loaded; None for all.
            block: Names of plugins, or of distributions, that are not loaded.

        Raises:
            PluginError: With ``IMR_STRICT_PLUGINS`` only: the first failure, the others as its notes.
        """
        selection = Selection.of(allow, block, os.environ)
        registry = cls.__new__(cls)
        sources = installed()
        registry._fill(selection.chosen(sources), selection.missing(sources))
        if selection.is_strict and registry.failures:
            first, *others = registry.failures
            for other in others:
                first.add_note(str(other))
            raise first
        return registry

    def _fill(self, sources: Iterable[Source], failures: Iterable[PluginError] = ()) -> None:
        found, refused = resolve(sources)
        declared = [*CORE_VOCABULARIES, *(vocabulary for each in found for vocabulary in each.vocabularies)]
        vocabularies = _each_once(declared)
        initialise = cast(Callable[..., None], self.__attrs_init__)
        initialise(
            guidelines=tuple(sorted((g for each in found for g in each.guidelines), key=_place)),
            vocabularies=vocabularies,
            facts=MappingProxyType({name: leaf for v in vocabularies for name, leaf in v.facts().items()}),
            laws=_each_once(law for vocabulary in vocabularies for law in vocabulary.laws),
            services=_by_name(service for each in found for service in each.services),
            drugs=_by_name(drug for each in found for drug in each.drugs),
            bars=tuple(sorted((bar for each in found for bar in each.bars), key=lambda bar: bar.id)),
            fact_readers=tuple(reader for each in found for reader in each.fact_readers),
            plugins=tuple(PluginVersion(each.source.name, each.source.version) for each in found),
            failures=tuple(sorted([*refused, *failures], key=str)),
            owners=MappingProxyType({name_of(g): each.source.name for each in found for g in each.guidelines}),
            contributions=tuple(found),
            memo={},
            lock=RLock(),
        )

    def owner(self, guideline: str) -> str:
        """Return the name of the plugin that gives a guideline.

        Args:
            guideline: Id and edition, such as ``acupuncture/2007``.

        Raises:
            KeyError: If there is no such guideline.
        """
        return self._owners[guideline]

    def failed(self) -> tuple[PluginFailure, ...]:
        """Return the failures as plain records, as an assessment carries them."""
        return tuple(
            PluginFailure(each.plugin, each.distribution, f"{each.reason}. {each.hint}" if each.hint else each.reason)
            for each in self.failures
        )

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what *make* returned the first time this key was asked for, calling it if it was not.

        It is called once, whatever the number of threads; it may ask for other keys. If it
        raises, nothing is kept. What is kept is kept as long as the registry.
        """
        if key not in self._memo:
            with self._lock:
                if key not in self._memo:
                    self._memo[key] = make()
        return cast(T, self._memo[key])

    def add_commands(self, group: Any) -> tuple[PluginError, ...]:
        """Let the plugins add their commands to the ``imr`` command.

        Args:
            group: The ``click.Group`` of the command.

        Returns:
            What is wrong with those plugins whose commands were not added.
        """
        return add_commands(self._contributions, group)

    def __hash__(self) -> int:
        return hash((tuple(self._owners), self.plugins))

    def __repr__(self) -> str:
        names = ", ".join(plugin.name for plugin in self.plugins)
        return (
            f"<Registry of {names or 'no plugins'}: {len(self.guidelines)} guidelines, {len(self.failures)} failures>"
        )


def name_of(guideline: Guideline | NotEncoded | Evaluator) -> str:
    """Return id and edition of a guideline of any kind, such as ``acupuncture/2007``."""
    return f"{guideline.id}/{guideline.edition.name}"


def _place(guideline: Guideline | NotEncoded | Evaluator) -> tuple[int, str, str]:
    return guideline.step, guideline.id, guideline.edition.name


def _each_once(values: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(values))


def _by_name(values: Iterable[T]) -> Mapping[str, T]:
    named = {cast(Any, value).name: value for value in values}
    return MappingProxyType(dict(sorted(named.items())))
