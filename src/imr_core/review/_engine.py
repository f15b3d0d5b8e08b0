"""What assessing needs of a registry, worked out once and kept with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from imr_core.errors import NoPluginsError
from imr_core.expressions import FactLeaf, Value
from imr_core.facts import LawBook, registered_names
from imr_core.model import Drug, Service
from imr_core.readings import BrokenLawError, truth
from imr_core.registry import Registry
from imr_core.review._plan import Plan, chosen_editions
from imr_core.review._reasons import Reason


class Engine:
    """A registry's content, arranged for assessing.

    Args:
        registry: The registry.
        editions: Editions chosen by name.
        include_unverified: Unverified guidelines, rules and bars asked for by name.

    Raises:
        NoPluginsError: If the registry holds no guideline.
        EditionError: If a chosen edition does not exist.
    """

    def __init__(self, registry: Registry, editions: Iterable[str], include_unverified: Iterable[str]) -> None:
        if not registry.guidelines:
            raise NoPluginsError
        asked = frozenset(include_unverified)
        self.registry = registry
        self.leaves: Mapping[str, FactLeaf] = registry.facts
        self.services: Mapping[str, Service] = registry.services
        self.drugs: Mapping[str, Drug] = registry.drugs
        self.registered = registered_names(registry.services, registry.drugs)
        self.book = LawBook(registry.laws, registry.facts)
        self.plan = Plan(registry.guidelines, chosen_editions(editions, registry.guidelines), asked)
        self._bars = tuple(
            Reason.of_bar(bar) for bar in registry.bars if bar.id in asked or all(c.is_verified for c in bar.sources)
        )
        self._bars_by_service: dict[Any, tuple[Reason, ...]] = {}

    def bars_for(self, service: Any) -> tuple[Reason, ...]:
        """Return the bars that can hold for a service; None is an unknown one."""
        if service not in self._bars_by_service:
            known = {} if service is None else {"service": service}
            able = tuple(bar for bar in self._bars if truth(bar.condition, known) is not False)
            self._bars_by_service[service] = able
        return self._bars_by_service[service]

    def lawful(self, values: Mapping[str, Value]) -> Mapping[str, Value] | None:
        """Return facts with all that follows from them; None if they break a law."""
        try:
            new = self.book.follow(values)
        except BrokenLawError:
            return None
        return {**values, **new} if new else values


def engine_of(registry: Registry, editions: Iterable[str] = (), include_unverified: Iterable[str] = ()) -> Engine:
    """Return the engine of a registry for these choices, made on first use."""
    chosen, asked = tuple(sorted(set(editions))), tuple(sorted(set(include_unverified)))
    key = ("review.engine", chosen, asked)
    return registry.once(key, lambda: Engine(registry, chosen, asked))
