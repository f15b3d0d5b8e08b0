"""Where plugins come from: entry points, found without importing them, or objects given outright."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable
from importlib import metadata
from types import ModuleType
from typing import TYPE_CHECKING, NoReturn

from attrs import frozen

from imr_core.registry._refusal import Fault, RefusedError

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
    having = [each for each in metadata.distributions() if _has_group(each)]
    first: dict[str, Distribution] = {}
    nameless: list[Distribution] = []
    for each in having:
        # Only these few are asked for their name, which means parsing their metadata.
        name = _name_of(each)
        if name:
            # The one that imports would find, not one that it shadows.
            first.setdefault(normalised(name), metadata.distribution(name))
        else:
            nameless.append(each)
    return [*first.values(), *nameless]


def _has_group(distribution: Distribution) -> bool:
    try:
        return f"[{GROUP}]" in (distribution.read_text("entry_points.txt") or "")
    except (OSError, UnicodeError):
        return False


def _name_of(distribution: Distribution) -> str | None:
    try:
        return distribution.metadata["Name"] or None
    # Metadata cut short or missing shows as any kind of error, by the version of Python.
    except Exception:
        return None


def _of_distribution(distribution: Distribution) -> list[Source]:
    name = _name_of(distribution)
    try:
        version, requires = distribution.version or "", tuple(distribution.requires or ())
        points = [point for point in distribution.entry_points if point.group == GROUP]
    except Exception as error:
        return [_unreadable(name, error)]
    if name is None:
        return [_unreadable(name, None)]
    return [Source(point.name, name, version, point.value, point.load, requires) for point in points]


def _unreadable(name: str | None, error: Exception | None) -> Source:
    def load() -> NoReturn:
        raise RefusedError([Fault("its metadata cannot be read", "Install its distribution again.")]) from error

    return Source(name or "unknown", name, "", "", load)


def _of_object(plugin: object) -> Source:
    # Never its repr: that is the embedder's, and may hold anything.
    own = plugin.__name__ if isinstance(plugin, ModuleType | type) else None
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
    version = inspect.getattr_static(plugin, "__version__", "")
    return None, version if isinstance(version, str) else ""
