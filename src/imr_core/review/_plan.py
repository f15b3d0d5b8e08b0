"""Which guidelines can speak to a part of an item, in the order of the search sequence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from itertools import product
from typing import Any

from attrs import field, frozen

from imr_core.errors import EditionError, nearest
from imr_core.expressions import INFINITY, Condition, Truth, Value
from imr_core.facts import ends
from imr_core.guidelines import Evaluator, Finding, Guideline, NotEncoded
from imr_core.readings import Decider, compile_guideline, deciding, truth
from imr_core.registry import name_of
from imr_core.review._reasons import Reason
from imr_core.sources import Step

AnyGuideline = Guideline | NotEncoded | Evaluator
_FIRST, _LAST = date.min.toordinal(), date.max.toordinal()


@frozen(eq=False)
class Source:
    """One edition, ready to be asked.

    Args:
        guideline: The edition.
        find: From the known facts to its finding.
        name: Identifier and edition.
        facts: Names of the facts it speaks of.
        reasons: Its rules, ready to be given as grounds, by id.
        addresses: Which facts decide whether it addresses an item; None where that is opaque.
    """

    guideline: AnyGuideline
    find: Callable[[Mapping[str, Value]], Finding]
    name: str
    facts: frozenset[str] = frozenset()
    reasons: Mapping[str, Reason] = field(factory=dict)
    addresses: Decider | None = None


@frozen(eq=False)
class Family:
    """The editions of one guideline that may be in force for a request.

    Args:
        editions: They, each possible.
        may_be_none: Whether it is also possible that none is in force.
    """

    editions: tuple[Source, ...]
    may_be_none: bool


Selection = tuple[tuple[Step, tuple[Family, ...]], ...]


class Plan:
    """All guidelines of a registry, arranged so that a request meets only those that can speak to it.

    Args:
        guidelines: Every edition.
        chosen: Editions chosen by name, whatever the dates: guideline id to edition name.
        include_unverified: Unverified guidelines and rules that are asked for by name.
    """

    def __init__(
        self, guidelines: Iterable[AnyGuideline], chosen: Mapping[str, str], include_unverified: Iterable[str]
    ) -> None:
        self._include = tuple(include_unverified)
        self._by_id: dict[str, list[AnyGuideline]] = {}
        for guideline in guidelines:
            if chosen.get(guideline.id, guideline.edition.name) == guideline.edition.name:
                self._by_id.setdefault(guideline.id, []).append(guideline)
        self._chosen = chosen
        self._sources: dict[int, Source | None] = {}
        self._selections: dict[Any, Selection] = {}
        self._candidates: dict[Any, list[list[AnyGuideline]]] = {}
        days = {
            day.toordinal()
            for editions in self._by_id.values()
            for guideline in editions
            for day in (guideline.edition.start, guideline.edition.end)
            if day is not None
        }
        self._boundaries = sorted(days)

    def select(self, known: Mapping[str, Value], part: Mapping[str, Value], follows_request: bool) -> Selection:
        """Return, step by step, the guidelines that can speak to a part.

        Args:
            known: What is known of the item; its dates choose the editions.
            part: What is known of the part alone.
            follows_request: Whether the service date is whatever the request date is.
        """
        what = (known.get("service"), part.get("body_region"), part.get("ingredient"))
        requested, served = ends(known.get("requested_on")), ends(known.get("date_of_service"))
        # Between two boundaries nothing changes, so only the stretch counts in which a date lies.
        days = self._boundaries
        key = (
            what,
            *(bisect_right(days, requested[0]), bisect_right(days, requested[1])),
            *(bisect_right(days, served[0]), bisect_right(days, served[1])),
            follows_request,
        )
        selection = self._selections.get(key)
        if selection is None:
            pairs = self._dates(requested, served, follows_request)
            selection = self._selections[key] = self._select(what, pairs)
        return selection

    def _dates(self, requested: Any, served: Any, follows_request: bool) -> list[tuple[date, date]]:
        first = self._representatives(*requested)
        if follows_request:
            return [(day, day) for day in first]
        return list(product(first, self._representatives(*served)))

    def _representatives(self, low: Any, high: Any) -> list[date]:
        low, high = max(low, _FIRST) if low != -INFINITY else _FIRST, min(high, _LAST)
        inside = [day for day in self._boundaries if low < day <= high]
        return [date.fromordinal(int(day)) for day in (low, *inside)]

    def _select(self, what: tuple[Any, Any, Any], pairs: list[tuple[date, date]]) -> Selection:
        steps: dict[Step, list[Family]] = {}
        for editions in self._able(what):
            if editions[0].id in self._chosen:
                governing: set[int | None] = {0}
            else:
                governing = {_governing(editions, *pair) for pair in pairs}
            possible = [editions[place] for place in sorted(place for place in governing if place is not None)]
            for step in sorted({guideline.step for guideline in possible}):
                sources = [self._source(guideline) for guideline in possible if guideline.step is step]
                # An edition of which nothing is verified is in force, and says nothing here.
                of_step = tuple(source for source in sources if source is not None)
                if of_step:
                    elsewhere = None in governing or len(of_step) < len(possible)
                    steps.setdefault(step, []).append(Family(of_step, elsewhere))
        return tuple((step, tuple(families)) for step, families in sorted(steps.items()))

    def _able(self, what: tuple[Any, Any, Any]) -> list[list[AnyGuideline]]:
        if what not in self._candidates:
            names = ("service", "body_region", "ingredient")
            known = {name: value for name, value in zip(names, what, strict=True) if value is not None}
            # The choice of edition needs them all: one that is silent here may still be the one in force.
            self._candidates[what] = [
                editions
                for editions in self._by_id.values()
                if any(_may_address(guideline, known) for guideline in editions)
            ]
        return self._candidates[what]

    def _source(self, guideline: AnyGuideline) -> Source | None:
        if id(guideline) not in self._sources:
            self._sources[id(guideline)] = self._make(guideline)
        return self._sources[id(guideline)]

    def _make(self, guideline: AnyGuideline) -> Source | None:
        name = name_of(guideline)
        if isinstance(guideline, Guideline):
            active = guideline.active(self._include)
            if active is None:
                return None
            reasons = {rule.id: Reason.of_rule(active, rule) for rule in active.rules}
            decider = deciding(active.addresses)
            return Source(active, compile_guideline(active).find, name, frozenset(active.facts), reasons, decider)
        if isinstance(guideline, NotEncoded):
            decider = deciding(guideline.addresses)
            return Source(
                guideline, compile_guideline(guideline).find, name, frozenset(guideline.facts), addresses=decider
            )
        return Source(guideline, guideline.find, name)


def _may_address(guideline: AnyGuideline, known: Mapping[str, Value]) -> bool:
    return addresses(guideline, known) is not False


def addresses(guideline: AnyGuideline, known: Mapping[str, Value]) -> Truth:
    """Tell whether an edition addresses an item of which this is known."""
    condition = guideline.addresses
    return truth(condition, known) if isinstance(condition, Condition) else condition(known)


def _governing(editions: list[AnyGuideline], requested: date, served: date) -> int | None:
    """Return the place of the edition in force: where several are, the one that began last."""
    in_force = [
        (guideline.edition.start or date.min, place)
        for place, guideline in enumerate(editions)
        if guideline.edition.is_in_force(requested, served)
    ]
    return max(in_force)[1] if in_force else None


def chosen_editions(names: Iterable[str], guidelines: Iterable[AnyGuideline]) -> dict[str, str]:
    """Read editions chosen by name, as ``id/edition``.

    Raises:
        EditionError: If there is no such edition, or one guideline is named twice.
    """
    known = sorted({f"{guideline.id}/{guideline.edition.name}" for guideline in guidelines})
    chosen: dict[str, str] = {}
    for name in names:
        if name not in known:
            near = ", ".join(nearest(name, known)) or ", ".join(known[:5])
            raise EditionError(f"There is no edition {name!r}; write it as ID/NAME. Nearest known: {near}")
        id, _, edition = name.partition("/")
        if chosen.setdefault(id, edition) != edition:
            raise EditionError(f"Two editions of {id!r} are chosen; choose one.")
    return chosen
