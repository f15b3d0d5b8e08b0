"""*prove*, the solver's side: whether some total facts make a condition true. Needs the extra ``prove``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from attrs import frozen

from imr_core.errors import MissingExtraError
from imr_core.expressions import And, Condition, Value
from imr_core.readings._evaluate import truth
from imr_core.readings._world import OTHER, World, names_in

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
        self._laws = [(law, frozenset(names_in((law,)))) for law in laws]
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
        names = names_in(conditions)
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
        self._solver = self._new()

    def can_hold(self, *conditions: Condition) -> bool | None:
        """Tell whether some facts make all *conditions* true and keep the laws; None if the solver gave up."""
        with self._asserted(conditions):
            return self._verdict()

    def satisfy(self, condition: Condition, *, is_likely: bool = True, is_replayed: bool = True) -> Answer:
        """Find total facts that make *condition* true and keep the laws.

        Args:
            condition: It speaks of facts of this scope only.
            is_likely: Whether to look for facts of a likely size.
            is_replayed: Whether to hold the facts found against *evaluate*; else the caller does.

        Raises:
            RuntimeError: If *evaluate* does not agree with the facts found; then one of the two readings is wrong.
        """
        with self._asserted((condition,)):
            verdict = self._verdict()
            facts = self.world.facts(self._model(condition, is_likely=is_likely)) if verdict else None
        if facts is not None and is_replayed and truth(And((*self.laws, condition)), facts) is not True:
            raise RuntimeError("the prove and evaluate readings disagree on a condition")
        return Answer(verdict, facts)

    def question(self, conclusion: Condition) -> Question:
        """Return whether *conclusion* follows from premises, as a question to be asked again and again."""
        solver = self._new()
        solver.add(self._z3.Not(self.world.term(conclusion)))
        return Question(self._z3, self.world, solver)

    def _new(self) -> Any:
        solver = self._z3.Solver()
        solver.set("timeout", MOST_MILLISECONDS)
        solver.add(*self.world.domains(), *map(self.world.term, self.laws))
        return solver

    @contextmanager
    def _asserted(self, conditions: Iterable[Condition]) -> Iterator[None]:
        self._solver.push()
        try:
            self._solver.add(*map(self.world.term, conditions))
            yield
        finally:
            self._solver.pop()

    def _verdict(self, *wishes: Any) -> bool | None:
        result = self._solver.check(*wishes)
        return None if result == self._z3.unknown else bool(result == self._z3.sat)

    def _model(self, condition: Condition, *, is_likely: bool) -> Any:
        model = self._solver.model()
        wanted = list(self.world.likely(names_in((condition,)))) if is_likely else []
        if wanted and self._verdict(*wanted):
            return self._solver.model()
        kept: list[Any] = []
        for wish in wanted:
            if self._verdict(*kept, wish):
                kept.append(wish)
                model = self._solver.model()
        return model


class Question:
    """From which premises something follows under the laws. Premises are told apart by identity, and kept.

    Args:
        z3: The solver's module.
        world: The variables.
        solver: It holds the laws, and that the conclusion is false.
    """

    def __init__(self, z3: Any, world: World, solver: Any) -> None:
        self._z3 = z3
        self._world = world
        self._solver = solver
        self._marks: dict[int, tuple[Condition, Any]] = {}

    def follows(self, premises: Iterable[Condition]) -> bool | None:
        """Tell whether it follows from these premises; None if the solver gave up."""
        result = self._solver.check(*map(self._mark, premises))
        return None if result == self._z3.unknown else bool(result == self._z3.unsat)

    def core(self, premises: Sequence[Condition]) -> list[int] | None:
        """Return the places of some premises from which it follows; None if it does not follow from all."""
        if self.follows(premises) is not True:
            return None
        held = {str(mark) for mark in self._solver.unsat_core()}
        return [place for place, premise in enumerate(premises) if str(self._mark(premise)) in held]

    def _mark(self, premise: Condition) -> Any:
        """Return a variable that is true only where a premise is; so it can be assumed or not."""
        found = self._marks.get(id(premise))
        if found is None:
            mark = self._z3.Bool(f"premise {len(self._marks)}")
            self._solver.add(self._z3.Implies(mark, self._world.term(premise)))
            found = self._marks[id(premise)] = (premise, mark)
        return found[1]
