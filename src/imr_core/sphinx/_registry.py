"""The guidelines that a site documents: those of named plugins, or of all that are installed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from sphinx.util import logging

import imr_core.california
from imr_core.guidelines import Evaluator, Guideline, NotEncoded
from imr_core.registry import Registry, name_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

AnyGuideline = Guideline | NotEncoded | Evaluator
_LOG = logging.getLogger(__name__)


def registry_of(config: Config) -> Registry:
    """Return the registry of a site: of the modules that ``imr_plugins`` names, or of the installed plugins."""
    return _load(None if config.imr_plugins is None else tuple(config.imr_plugins))


@cache
def _load(modules: tuple[str, ...] | None) -> Registry:
    if modules is None:
        return Registry.from_environment()
    return Registry([imr_core.california, *map(import_module, modules)])


def warn_of_failures(app: Sphinx) -> None:
    """Warn of each plugin that was refused: its guidelines would be missing without a word."""
    for failure in registry_of(app.config).failures:
        _LOG.warning("%s", failure, type="imr", subtype="plugin")


def editions_of(registry: Registry, name: str) -> Sequence[AnyGuideline]:
    """Return the editions that a name means: one for ``id/edition``, all for ``id``, the earliest first."""
    found = [each for each in registry.guidelines if name in (each.id, name_of(each))]
    return sorted(found, key=lambda each: (str(each.edition.start or ""), each.edition.name))


def ids_of(registry: Registry) -> Sequence[str]:
    """Return the ids of all guidelines, by step of the search sequence and name."""
    return tuple(dict.fromkeys(each.id for each in registry.guidelines))
