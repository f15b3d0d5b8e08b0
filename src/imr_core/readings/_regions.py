"""A condition as regions of facts: boxes, as few as can be found, that together are exactly where it holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import field, frozen

from imr_core.errors import ProofError
from imr_core.expressions import And, Condition, Not, Or
from imr_core.readings._axes import Axis, Cells, ChoiceAxis, LineAxis
from imr_core.readings._evaluate import Facts
from imr_core.readings._solve import Scope

ALWAYS = And(())


def _sorted(cells: Mapping[int, Cells]) -> tuple[tuple[int, Cells], ...]:
    return tuple(sorted(cells.items()))


@frozen
class Region:
    """A box of facts.

    Args:
        axes: What facts are told apart by.
        cells: For each axis that is bounded, by its place, the cells within.
    """

    axes: Sequence[Axis] = field(eq=False, repr=False)
    cells: tuple[tuple[int, Cells], ...] = field(converter=_sorted)

    @property
    def condition(self) -> And:
        """The condition that facts lie within."""
        return And(tuple(self.axes[place].condition(cells) for place, cells in self.cells))

    @property
    def words(self) -> list[tuple[str, str]]:
        """Each bound: what is bounded, and how."""
        return [self.axes[place].words(cells) for place, cells in self.cells]

    @property
    def rank(self) -> tuple[object, ...]:
        """What regions are sorted by: the fewer bounds the earlier."""
        return len(self.cells), [(place, sorted(cells)) for place, cells in self.cells]


class Cover:
    """Finds regions that together are a condition.

    Args:
        target: The condition.
        scope: A scope that holds it.
        axes: What it can tell apart.
        within: What holds wherever the condition does; regions need not say it.
    """

    def __init__(self, target: Condition, scope: Scope, axes: Sequence[Axis], within: Condition = ALWAYS) -> None:
        self._target = target
        self._within = within
        self._scope = scope
        self._axes = axes
        self._holds = scope.question(Or((Not(within), target)))
        self._conditions: dict[tuple[int, Cells], Condition] = {}

    def regions(self) -> list[Region]:
        """Return regions that together are the condition, within what holds anyway; none is covered by the others.

        Raises:
            ProofError: If the solver gives up.
        """
        candidates: dict[Region, And] = {}
        found: list[And] = []
        while (facts := self._left(found)) is not None:
            grown = sorted(set(self._grown(facts)), key=lambda region: region.rank)
            for region in grown:
                candidates.setdefault(region, region.condition)
            found.append(candidates[grown[0]])
        return [self._tidy(region) for region in self._fewest(candidates)]

    def _left(self, found: Sequence[Condition]) -> Facts | None:
        answer = self._scope.satisfy(And((self._target, *map(Not, found))), is_likely=False)
        if answer.satisfiable is None:
            raise ProofError("the solver gave up on where two guidelines differ")
        return answer.facts

    def _fewest(self, candidates: Mapping[Region, And]) -> list[Region]:
        kept = sorted(candidates, key=lambda region: region.rank)
        outside = {region: Not(condition) for region, condition in candidates.items()}
        nowhere = self._scope.question(Not(self._target))
        for region in reversed(list(kept)):
            if nowhere.follows(outside[other] for other in kept if other is not region):
                kept.remove(region)
        return kept

    def _tidy(self, region: Region) -> Region:
        """Return a region without values of a choice that cannot occur in it, so that it is told by those that can."""
        cells = dict(region.cells)
        for place, within in region.cells:
            if isinstance(self._axes[place], ChoiceAxis) and len(within) > 1:
                others = [self._side(other, among).condition for other, among in cells.items() if other != place]
                cells[place] = frozenset(cell for cell in within if self._can_be(place, cell, others)) or within
        return Region(self._axes, cells)

    def _can_be(self, place: int, cell: int, others: Sequence[Condition]) -> bool:
        here = self._side(place, frozenset({cell})).condition
        return self._scope.can_hold(self._within, here, *others) is not False

    def _grown(self, facts: Facts) -> Iterator[Region]:
        """Yield regions around some facts that cannot grow without leaving the condition."""
        cells = {place: frozenset({axis.place(facts)}) for place, axis in enumerate(self._axes)}
        sides = [side for place, only in cells.items() for side in self._sides(place, only)]
        core = self._holds.core([side.condition for side in sides])
        if core is None:
            raise ProofError("the facts of two guidelines are not told apart by their conditions")
        needed = [sides[place] for place in core]
        for order in (needed, needed[::-1], [*needed[1::2], *needed[::2]]):
            yield self._widened(self._fewer(order))

    def _sides(self, place: int, cells: Cells) -> list[_Side]:
        axis = self._axes[place]
        if not isinstance(axis, LineAxis):
            return [self._side(place, cells)] if len(cells) < axis.size else []
        low, high, last = min(cells), max(cells), axis.size - 1
        both = [(low, last)] * (low > 0) + [(0, high)] * (high < last)
        return [self._side(place, frozenset(range(start, end + 1))) for start, end in both]

    def _side(self, place: int, cells: Cells) -> _Side:
        # One condition for the same cells, so that the solver is told of it once.
        key = (place, cells)
        if key not in self._conditions:
            self._conditions[key] = self._axes[place].condition(cells)
        return _Side(place, cells, self._conditions[key])

    def _fewer(self, sides: Sequence[_Side]) -> list[_Side]:
        kept = list(sides)
        for side in sides:
            rest = [other for other in kept if other is not side]
            if self._is_within(rest):
                kept = rest
        return kept

    def _widened(self, sides: list[_Side]) -> Region:
        for place in range(len(sides)):
            sides[place] = self._wider(sides, place)
        cells: dict[int, Cells] = {}
        for side in sides:
            cells[side.place] = cells.get(side.place, side.cells) & side.cells
        return Region(self._axes, cells)

    def _wider(self, sides: Sequence[_Side], place: int) -> _Side:
        side = sides[place]
        for cell in self._next_to(side):
            others = [other for other in sides if other is not side]
            wider = self._side(side.place, side.cells | {cell})
            if self._is_within([*others, wider]):
                side, sides = wider, [*others, wider]
            elif isinstance(self._axes[side.place], LineAxis):
                break
        return side

    def _next_to(self, side: _Side) -> Iterable[int]:
        axis = self._axes[side.place]
        if not isinstance(axis, LineAxis):
            return [cell for cell in range(axis.size) if cell not in side.cells]
        low, high = min(side.cells), max(side.cells)
        return range(low - 1, -1, -1) if low > 0 else range(high + 1, axis.size)

    def _is_within(self, sides: Iterable[_Side]) -> bool:
        return self._holds.follows(side.condition for side in sides) is True


@frozen(eq=False)
class _Side:
    """One bound of a box: of a sum to one side, of anything else to some cells."""

    place: int
    cells: Cells
    condition: Condition
