"""What is installed, told without importing it."""

from __future__ import annotations

import os

from attrs import frozen

from imr_core.registry._requirement import incompatible, wanted
from imr_core.registry._selection import Selection
from imr_core.registry._sources import Source, installed


@frozen
class InstalledPlugin:
    """A plugin that is installed, whether or not it can be loaded.

    Args:
        name: Its entry-point name.
        distribution: Name of its distribution.
        version: Version of its distribution.
        module: What is imported to load it.
        requires: The versions of imr-core it accepts, such as ``>=0.1,<1``; empty for
            any, ``unreadable`` where its metadata is broken.
        is_compatible: Whether it accepts this version of imr-core.
        is_selected: Whether the environment's lists let it be loaded.
    """

    name: str
    distribution: str
    version: str
    module: str
    requires: str
    is_compatible: bool
    is_selected: bool


def installed_plugins() -> tuple[InstalledPlugin, ...]:
    """List the installed plugins by name, from their metadata alone: none is imported."""
    selection = Selection.of(None, (), os.environ)
    return tuple(_told(source, selection) for source in installed())


def _told(source: Source, selection: Selection) -> InstalledPlugin:
    try:
        requires, is_compatible = wanted(source), not any(incompatible(source))
    except ValueError:
        requires, is_compatible = "unreadable", False
    return InstalledPlugin(
        source.name,
        source.distribution or "",
        source.version,
        source.module,
        requires,
        is_compatible,
        selection.includes(source),
    )
