"""What the laws of conformance are held against, and how a broken one is reported or excused."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

import pytest

import imr_core.california
from imr_core.errors import CaseError
from imr_core.registry import Registry, name_of
from imr_core.testing._example import Example, load_examples
from imr_core.testing._law_texts import report
from imr_core.testing._subject import Subject

_OF_PLUGIN = "the plugin"
_FEWEST = 50
Faults = Iterable[str]


class HasSettings(Protocol):
    """A suite, as the kit sees it."""

    xfails: Mapping[str, str]
    examples: int
    most_milliseconds: float


class Kit:
    """What the laws are held against: the registry, the plugin's guidelines, its examples.

    Args:
        registry: The plugin, those it builds on, and the core's own.
        subjects: The plugin's guidelines.
        cases: The folder of its examples.
        suite: The subclass of the suite that asks.
    """

    def __init__(self, registry: Registry, subjects: Sequence[Subject], cases: Path, suite: HasSettings) -> None:
        self.registry = registry
        self.subjects = subjects
        self.folder = cases
        self.suite = suite
        self._examples: tuple[Example, ...] | None = None

    @classmethod
    def of(cls, plugin: Any, cases: Path, suite: HasSettings) -> Kit:
        """Load a plugin beside the core's own."""
        plugins = tuple(plugin) if isinstance(plugin, list | tuple) else (plugin,)
        registry = Registry([imr_core.california, *plugins])
        services = _services_of(plugins[0])
        own = _own(registry, plugins)
        return cls(registry, [Subject(each, registry, services) for each in own], cases, suite)

    @property
    def examples_to_try(self) -> int:
        """How many facts each law tries."""
        return max(self.suite.examples, _FEWEST)

    def failures(self) -> Iterator[str]:
        """Say why the plugin does not load."""
        yield from map(str, self.registry.failures)
        if not self.registry.failures and not self.subjects:
            yield "it gives no guideline"

    def read_examples(self) -> tuple[Example, ...]:
        """Read the plugin's examples."""
        if self._examples is None:
            try:
                self._examples = load_examples(self.folder, self.registry)
            except CaseError as error:
                pytest.fail(str(error), pytrace=False)
        return self._examples

    def hold(self, law: str, faults_of: Callable[[Subject], Faults]) -> None:
        """Hold each guideline against a law."""
        if self.registry.failures:
            pytest.fail(report("loads", {_OF_PLUGIN: list(self.failures())}), pytrace=False)
        self._settle(law, {subject.name: list(faults_of(subject)) for subject in self.subjects})

    def hold_plugin(self, law: str, faults: Faults) -> None:
        """Hold the plugin as a whole against a law."""
        self._settle(law, {_OF_PLUGIN: list(faults)})

    def _settle(self, law: str, found: Mapping[str, Sequence[str]]) -> None:
        excused = {name: reason for name in found if (reason := self._reason(law, name)) is not None}
        broken = {name: faults for name, faults in found.items() if faults and name not in excused}
        if broken:
            pytest.fail(report(law, broken), pytrace=False)
        if excused:
            if law in self.suite.xfails:
                kept = [] if any(found[name] for name in excused) else list(excused)
            else:
                kept = [name for name in excused if not found[name]]
            if kept:
                pytest.fail(
                    f"The law {law!r} is named in 'xfails' and holds for {', '.join(kept)}: take it out of 'xfails'.",
                    pytrace=False,
                )
            pytest.xfail("; ".join(dict.fromkeys(excused.values())))

    def _reason(self, law: str, name: str) -> str | None:
        for key, reason in self.suite.xfails.items():
            of, _, guideline = key.partition(":")
            if of.strip() == law and guideline.strip() in ("", name):
                return reason
        return None


def _services_of(plugin: Any) -> tuple[str, ...]:
    give = getattr(plugin, "imr_services", None)
    try:
        return tuple(service.name for service in give()) if give is not None else ()
    except Exception:  # a plugin that raises is refused, and the law 'loads' says so
        return ()


def _own(registry: Registry, plugins: tuple[Any, ...]) -> list[Any]:
    core = imr_core.california.__name__
    others = {getattr(each, "__name__", None) for each in plugins[1:]}
    return [each for each in registry.guidelines if registry.owner(name_of(each)) not in {core, *others}]
