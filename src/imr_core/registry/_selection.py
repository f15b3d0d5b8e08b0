"""Which of the installed plugins are to be loaded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import frozen

from imr_core.errors import PluginError, nearest
from imr_core.registry._sources import Source, normalised

LOAD = "IMR_LOAD_PLUGINS"
DISABLE = "IMR_DISABLE_PLUGINS"
STRICT = "IMR_STRICT_PLUGINS"
_OFF = ("", "0", "false", "no", "off")


@frozen
class Selection:
    """What an embedder and the environment ask for.

    Args:
        allowed: Lists of names; a plugin must be in each of them.
        blocked: Names that are not loaded.
        is_strict: Whether a failure raises.
    """

    allowed: tuple[frozenset[str], ...]
    blocked: frozenset[str]
    is_strict: bool

    @classmethod
    def of(cls, allow: Iterable[str] | None, block: Iterable[str], environment: Mapping[str, str]) -> Selection:
        """Join what the embedder asks for with what the environment does."""
        lists = [_each(allow)] if allow is not None else []
        if LOAD in environment:
            lists.append(_names(environment[LOAD]))
        blocked = _each(block) | _names(environment.get(DISABLE, ""))
        return cls(tuple(lists), blocked, environment.get(STRICT, "").strip().lower() not in _OFF)

    def includes(self, source: Source) -> bool:
        """Tell whether a plugin is to be loaded."""
        if any(_is_named(source, name) for name in self.blocked):
            return False
        # An allow-list is about other people's code; without the core's own bars a proposal would mislead.
        return source.is_core or all(any(_is_named(source, name) for name in names) for names in self.allowed)

    def chosen(self, sources: Iterable[Source]) -> list[Source]:
        """Return the plugins that are to be loaded."""
        return [source for source in sources if self.includes(source)]

    def missing(self, sources: list[Source]) -> list[PluginError]:
        """Return an error for each plugin named that is not installed; of one to be blocked, if a name is near it."""
        known = [source.name for source in sources]
        absent = {
            name for names in self.allowed for name in names if not any(_is_named(source, name) for source in sources)
        }
        # What is blocked need not be there; but a plugin that stays because its name is misspelt is trusted by mistake.
        unblocked = {
            name
            for name in self.blocked
            if nearest(name, known, most=1) and not any(_is_named(source, name) for source in sources)
        }
        return [
            PluginError(
                name, "not installed", f"it is to be {verb}, and no such plugin is installed", _hint(name, known)
            )
            for verb, names in (("blocked", unblocked), ("loaded", absent))
            for name in sorted(names)
        ]


def _each(names: Iterable[str]) -> frozenset[str]:
    # A text is an iterable of texts too: its letters.
    return frozenset([names] if isinstance(names, str) else names)


def _names(text: str) -> frozenset[str]:
    return frozenset(name for part in text.split(",") if (name := part.strip()))


def _is_named(source: Source, name: str) -> bool:
    return name == source.name or (
        source.distribution is not None and normalised(name) == normalised(source.distribution)
    )


def _hint(name: str, known: list[str]) -> str:
    near = nearest(name, known, most=1)
    return f"Did you mean {near[0]}?" if near else "'imr plugins' lists those that are."
