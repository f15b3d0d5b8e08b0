"""Where plugins come from: entry points, found without importing them, or objects given outright."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from importlib import metadata
from types import ModuleType
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from importlib.metadata import Distribution

GROUP = "imr_core"
CORE = "imr-core"


@frozen(eq=False)
class Source:
    """A plugin that has not been loaded yet.

    Args:
        name: Its entry-point name; of an object given outright, its own name.
        distribution: Name of its distribution, such as ``imr-chiropractic``, or None.
        version: Version of its distribution; empty if there is none.
        module: What is imported, such as ``imr_chiropractic``.
        load: Imports it.
        requires: Its distribution's requirements, as written in its metadata.
        is_installed: Whether an entry point names it; its facts are then prefixed with *name*.
    """

    name: str
    distribution: str | None
    version: str
    module: str
    load: Callable[[], object]
    requires: tuple[str, ...] = ()
    is_installed: bool = True

    @property
    def label(self) -> str:
        """Distribution and version, for messages."""
        return f"{self.distribution or self.module} {self.version}".rstrip()

    @property
    def is_core(self) -> bool:
        """Whether it is part of imr-core itself."""
        if self.is_installed:
            return self.distribution is not None and normalised(self.distribution) == CORE
        return self.module.startswith("imr_core.")


def normalised(distribution: str) -> str:
    """Return a distribution's name in the one spelling that compares equal."""
    return re.sub(r"[-_.]+", "-", distribution).lower()


def installed() -> list[Source]:
    """Find the plugins that are installed, sorted by name; imports none."""
    found = [source for distribution in _distributions() for source in _of_distribution(distribution)]
    return sorted(found, key=lambda source: (source.name, source.label, source.module))


def given(plugins: Iterable[object]) -> list[Source]:
    """Make sources of objects given outright, each object once."""
    return [_of_object(plugin) for plugin in {id(plugin): plugin for plugin in plugins}.values()]


def _distributions() -> list[Distribution]:
    # Only the few that have the group are asked for their name, which means parsing their
    # metadata; asked again by name, the one that imports would find answers, not one it shadows.
    having = [each for each in metadata.distributions() if f"[{GROUP}]" in (each.read_text("entry_points.txt") or "")]
    first = {normalised(name): each for each in reversed(having) if (name := each.metadata["Name"])}
    return [metadata.distribution(name) for name in first]


def _of_distribution(distribution: Distribution) -> list[Source]:
    name, version = distribution.metadata["Name"], distribution.version
    requires = tuple(distribution.requires or ())
    return [
        Source(point.name, name, version, point.value, point.load, requires)
        for point in distribution.entry_points
        if point.group == GROUP
    ]


def _of_object(plugin: object) -> Source:
    # Never its repr: that is the embedder's, and may hold anything.
    own = getattr(plugin, "__name__", None)
    name = own if isinstance(own, str) else type(plugin).__qualname__
    distribution, version = _distribution_of(plugin, name)
    return Source(name, distribution, version, name, lambda: plugin, is_installed=False)


def _distribution_of(plugin: object, name: str) -> tuple[str | None, str]:
    if isinstance(plugin, ModuleType):
        try:
            found = metadata.distribution(name.partition(".")[0])
            return found.metadata["Name"], found.version
        except metadata.PackageNotFoundError:
            pass
    version = getattr(plugin, "__version__", "")
    return None, version if isinstance(version, str) else ""
