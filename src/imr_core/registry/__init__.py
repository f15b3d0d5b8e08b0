"""Plugins: the hooks they implement, guarded loading, and the registry of what they give."""

from imr_core.registry._installed import InstalledPlugin, installed_plugins
from imr_core.registry._registry import Registry, name_of
from imr_core.registry._version import core_version
from imr_core.registry.hookspecs import hookimpl, hookspec

__all__ = ["InstalledPlugin", "Registry", "core_version", "hookimpl", "hookspec", "installed_plugins", "name_of"]
