"""*prove*, the solver's side: whether some total facts make a condition true. Needs the extra ``prove``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attrs import frozen

from imr_core.errors import MissingExtraError
from imr_core.expressions import And, Condition, Value, facts_in
from imr_core.readings._evaluate import truth
from imr_core.readings._world import OTHER, World

__all__ = ["OTHER", "Answer", "Scope", "Solver"]

MOST_MILLISECONDS = 5_000
"""Time after which the solver gives up on one condition."""


@frozen
class Answer:
    """What the solver says of a condition.

    Args:
        satisfiable: Whether some facts make it true; None if the solver gave up.
        facts: Such facts, total over the facts of the scope, and replayed through *evaluate*; None if
            there are none.
    """

    satisfiable: bool | None
    facts: Mapping[str, Value] | None = None


class Solver:
    """Asks the solver about conditions under laws.

    Args:
        laws: Conditions that hold of every real case.
        registered: The names that plugins registered, by kind (``service``, ``drug``, ``ingredient``,
            ``drug-class``), so that found facts name real ones.

    Raises:
        MissingExtraError: If the extra ``prove`` is not installed.
    """

    def __init__(self, laws: Iterable[Condition] = (), registered: Mapping[str, Iterable[str]] | None = None) -> None:
        try:
            import z3
        except ImportError:
            raise MissingExtraError("Proving guidelines", "prove") from None
        self._z3 = z3
        self._laws = [(law, frozenset(facts_in(law))) for law in laws]
        self._registered = registered or {}

    def about(self, conditions: Iterable[Condition]) -> Scope:
        """Return a scope of these conditions: they, and any made of them and of their facts, can be asked about."""
        asked = tuple(conditions)
        return Scope(self._z3, self._of(asked), asked, self._registered)

    def satisfy(self, condition: Condition) -> Answer:
        """Find total facts that make *condition* true and keep the laws. See :meth:`Scope.satisfy`."""
        return self.about((condition,)).satisfy(condition)

    def _of(self, conditions: Iterable[Condition]) -> tuple[Condition, ...]:
        """Return the laws about the facts of these conditions, and about those of such laws."""
        names = {name for condition in conditions for name in facts_in(condition)}
        rest, near = self._laws, self._laws
        while near:
            near = [each for each in rest if names & each[1]]
            rest = [each for each in rest if not names & each[1]]
            names.update(*(of for _, of in near))
        left = {id(law) for law, _ in rest}
        return tuple(law for law, _ in self._laws if id(law) not in left)


class Scope:
    """A solver that knows the laws about some conditions, and is asked about these again and again.

    Args:
        z3: The solver's module.
        laws: The laws about the facts of these conditions.
        conditions: The conditions.
        registered: The names that plugins registered, by kind.
    """

    def __init__(
        self,
        z3: Any,
        laws: Sequence[Condition],
        conditions: Sequence[Condition],
        registered: Mapping[str, Iterable[str]],
    ) -> None:
        self.laws = tuple(laws)
        self.world = World(z3, (*laws, *conditions), registered)
        self._z3 = z3
        self._solver = z3.Solver()
        self._solver.set("timeout", MOST_MILLISECONDS)
        self._solver.add(*self.world.domains(), *map(self.world.term, self.laws))

    def satisfy(self, condition: Condition, *, likely: bool = True) -> Answer:
        """Find total facts that make *condition* true and keep the laws.

        Args:
            condition: It speaks of facts of this scope only.
            likely: Whether to prefer facts of a likely size.

        Raises:
            RuntimeError: If *evaluate* does not agree with the facts found; then one of the two readings is wrong.
        """
        self._solver.push()
        try:
            self._solver.add(self.world.term(condition))
            result = self._solver.check()
            if result == self._z3.unknown:
                return Answer(None)
            if result == self._z3.unsat:
                return Answer(False)
            return Answer(True, self._replayed(condition, self._model(condition, likely=likely)))
        finally:
            self._solver.pop()

    def implies(self, premises: Iterable[Condition], conclusion: Condition) -> bool | None:
        """Tell whether *conclusion* holds wherever all *premises* and the laws do; None if the solver gave up."""
        assumed = [*map(self.world.term, premises), self._z3.Not(self.world.term(conclusion))]
        self._solver.push()
        try:
            self._solver.add(*assumed)
            result = self._solver.check()
        finally:
            self._solver.pop()
        return None if result == self._z3.unknown else bool(result == self._z3.unsat)

    def _model(self, condition: Condition, *, likely: bool) -> Any:
        model = self._solver.model()
        wanted = list(self.world.likely(facts_in(condition))) if likely else []
        if wanted and self._solver.check(*wanted) == self._z3.sat:
            return self._solver.model()
        kept: list[Any] = []
        for wish in wanted:
            if self._solver.check(*kept, wish) == self._z3.sat:
                kept.append(wish)
                model = self._solver.model()
        return model

    def _replayed(self, condition: Condition, model: Any) -> Mapping[str, Value]:
        facts = self.world.facts(model)
        if truth(And((*self.laws, condition)), facts) is not True:
            raise RuntimeError("the prove and evaluate readings disagree on a condition")
        return facts
