"""Which plugin a file of examples belongs to: the one whose ``pyproject.toml`` stands above it."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import import_module
from pathlib import Path

import imr_core.california
from imr_core.registry import Registry
from imr_core.registry._sources import GROUP


def registry_of(file: Path) -> Registry:
    """Return a registry of the plugin that a file belongs to, beside the core's own; else of those installed.

    Args:
        file: A file of examples.
    """
    for folder in file.resolve().parents:
        if (folder / "pyproject.toml").is_file():
            modules = _modules(folder / "pyproject.toml")
            if modules:
                return _registry(modules)
    return Registry.from_environment()


def _modules(pyproject: Path) -> tuple[str, ...]:
    data = tomllib.loads(pyproject.read_text(encoding="utf-8"))
    points = data.get("project", {}).get("entry-points", {}).get(GROUP, {})
    return tuple(sorted(set(points.values())))


@cache
def _registry(modules: tuple[str, ...]) -> Registry:
    return Registry([imr_core.california, *map(import_module, modules)])
