"""Searching for the facts that would settle an item: ways, and smallest changes."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from attrs import frozen

from imr_core.expressions import INFINITY, Condition, Count, Day, Not, Value
from imr_core.facts import ends
from imr_core.model import Requirement, Way, Ways
from imr_core.outcomes import Outcome
from imr_core.readings import Need, both, reach
from imr_core.review._engine import Engine
from imr_core.review._item import ItemState, assess_parts

MOST_EVALUATIONS = 400
"""Evaluations after which a search stops and says so."""
# What a part is, the request says; nothing that is filled in for the item can change it.
_OF_A_PART = {"body_region", "ingredient", "drug_class"}
_DEEPEST = 3  # rules settled one after the other for one way
_LOOKS_FOR_ONE_EVALUATION = 20


@frozen
class _Candidate:
    need: Need
    rule: str
    depth: int


class Search:
    """A bounded search over what unknown facts could be.

    Args:
        state: The item.
        values: Its settled facts.
        engine: The registry's content.
        outcomes_of: From facts to the item's outcomes, laws applied; None where the facts break a law.
        most: Evaluations after which to stop.
        documented_only: Whether only what records document may be filled in, and nothing of the request.
    """

    def __init__(
        self,
        state: ItemState,
        values: Mapping[str, Value],
        engine: Engine,
        outcomes_of: Callable[[Mapping[str, Value]], frozenset[Outcome] | None],
        most: int = MOST_EVALUATIONS,
        *,
        documented_only: bool = False,
    ) -> None:
        self._state = state
        self._values = values
        self._leaves = engine.leaves
        self._outcomes_of = outcomes_of
        self._most = most
        self._fixed = frozenset(
            name for name, leaf in engine.leaves.items() if name in _OF_A_PART or (documented_only and leaf.derived)
        )
        self._looked = 0
        self.evaluations = 0
        self.stopped_early = False

    def settle(self, target: Outcome) -> tuple[Way, ...]:
        """Return the smallest sets of facts found that leave *target* as the only outcome."""
        ways: list[tuple[Need, str]] = []
        waiting = deque([self._start(target)])
        seen: list[Need] = []
        wanted = frozenset({target})
        while waiting and not self.stopped_early:
            for candidate in waiting.popleft():
                if not self._looks_on():
                    break
                if candidate.need in seen or any(_covers(way, candidate.need) for way, _ in ways):
                    continue
                seen.append(candidate.need)
                outcomes = self._try(candidate.need)
                if outcomes == wanted:
                    smallest = self._smallest(candidate.need, target)
                    ways = [(way, rule) for way, rule in ways if not _covers(smallest, way)]
                    ways.append((smallest, candidate.rule))
                elif outcomes and target in outcomes and candidate.depth < _DEEPEST:
                    waiting.append(self._further(candidate, target))
        return tuple(Way(rule, target, self._requirements(way)) for way, rule in ways)

    def _looks_on(self) -> bool:
        # Candidates that need no evaluation, because a smaller way is known, may be without end too.
        self._looked += 1
        if self._looked > self._most * _LOOKS_FOR_ONE_EVALUATION:
            self.stopped_early = True
        return not self.stopped_early

    def _may_evaluate(self) -> bool:
        if self.evaluations >= self._most:
            self.stopped_early = True
            return False
        self.evaluations += 1
        return True

    def _try(self, need: Need) -> frozenset[Outcome] | None:
        return self._outcomes_of({**self._values, **need}) if self._may_evaluate() else None

    def _start(self, target: Outcome) -> Iterator[_Candidate]:
        for name, condition, outcome, values in self._rules({}):
            if outcome is target:
                for need in self._reach(condition, True, values):
                    yield _Candidate(need, name, 1)

    def _further(self, candidate: _Candidate, target: Outcome) -> Iterator[_Candidate]:
        for _, condition, outcome, values in self._rules(candidate.need):
            for need in self._reach(condition, outcome is target, values):
                merged = both(candidate.need, need)
                if merged is not None and merged != candidate.need:
                    yield _Candidate(merged, candidate.rule, candidate.depth + 1)

    def _reach(self, condition: Condition, want: bool, values: Mapping[str, Value]) -> Iterator[Need]:
        return (need for need in reach(condition, want, values) if self._fixed.isdisjoint(need))

    def _rules(self, need: Need) -> Iterator[tuple[str, Condition, Outcome, Mapping[str, Value]]]:
        """Yield the rules that may hold, and for what may not be addressed, that it is not."""
        if not self._may_evaluate():
            return
        for result, values in assess_parts(self._state, {**self._values, **need}):
            for asked in result.asked:
                source, finding = asked.source, asked.finding
                condition = source.guideline.addresses
                if finding.addresses is None and isinstance(condition, Condition):
                    yield source.name, Not(condition), Outcome.NOT_ADDRESSED, values
                for rule in finding.possible:
                    if rule in source.reasons:
                        reason = source.reasons[rule]
                        yield reason.name, reason.condition, reason.outcome, values

    def _smallest(self, need: Need, target: Outcome) -> Need:
        smallest = dict(need)
        for name in sorted(need):
            without = {key: value for key, value in smallest.items() if key != name}
            if self._try(without) == frozenset({target}):
                smallest = without
        return smallest

    def _requirements(self, need: Need) -> tuple[Requirement, ...]:
        return tuple(requirement(name, need[name], self._values.get(name), self._leaves[name]) for name in sorted(need))


def _covers(smaller: Need, larger: Need) -> bool:
    return all(name in larger and larger[name] == value for name, value in smaller.items())


def requirement(name: str, needed: Value, known: Value | None, leaf: Any) -> Requirement:
    """Return what a fact would need to be, told by the ends that must move."""
    as_day = isinstance(leaf, Day)
    if isinstance(needed, bool | str) or not isinstance(leaf, Count | Day):
        return Requirement(name, tuple(sorted(needed)) if isinstance(needed, frozenset) else needed)  # type: ignore[arg-type]
    low, high = ends(needed)
    before_low, before_high = ends(known)
    if isinstance(leaf, Count) and known is None and leaf.low is not None:
        before_low = leaf.low
    at_least = _plain(low, as_day) if low > before_low else None
    at_most = _plain(high, as_day) if high < before_high else None
    if at_least is not None and at_most is not None and low == high:
        return Requirement(name, at_least)
    return Requirement(name, None, at_least, at_most)


def _plain(value: Any, as_day: bool) -> Any:
    if abs(value) == INFINITY:
        return None
    return date.fromordinal(int(value)) if as_day else value


def search_ways(search: Search, outcomes: frozenset[Outcome]) -> Ways:
    """Return the ways to each outcome that is still possible and that a rule can give."""
    found: list[Way] = []
    for target in (Outcome.NECESSARY, Outcome.NOT_NECESSARY, Outcome.DISCRETIONARY):
        if target in outcomes:
            found += search.settle(target)
    return Ways(tuple(found), search.evaluations, search.stopped_early)
