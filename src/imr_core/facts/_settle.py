"""Laws among facts, and the closed reading."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import frozen

from imr_core.expressions import Condition, FactLeaf, Flag, Interval, Value, facts_in
from imr_core.readings import BrokenLawError, describe, narrow, truth

_MOST_REMEMBERED = 10_000


class LawBook:
    """The laws of all vocabularies, and which flags the closed reading takes as not so.

    Args:
        laws: The laws, in any order.
        leaves: The declared facts by name.
    """

    def __init__(self, laws: Iterable[Condition], leaves: Mapping[str, FactLeaf]) -> None:
        self._laws = tuple(laws)
        self._by_fact: dict[str, list[Condition]] = {}
        for law in self._laws:
            for name in facts_in(law):
                self._by_fact.setdefault(name, []).append(law)
        self._facts = tuple(self._by_fact)
        # What follows depends on few facts, whose values recur from case to case.
        self._known: dict[tuple[Value | None, ...], Mapping[str, Value] | BrokenLawError] = {}
        self.record_flags = tuple(
            sorted(name for name, leaf in leaves.items() if isinstance(leaf, Flag) and leaf.undocumented is False)
        )

    def about(self, names: Iterable[str]) -> tuple[Condition, ...]:
        """Return the laws that can say anything, given which facts are known, and all they lead to."""
        found: dict[int, Condition] = {}
        todo = [name for name in names if name in self._by_fact]
        seen = set(todo)
        while todo:
            for law in self._by_fact[todo.pop()]:
                if id(law) not in found:
                    found[id(law)] = law
                    fresh = [name for name in facts_in(law) if name not in seen]
                    seen.update(fresh)
                    todo.extend(fresh)
        return tuple(law for law in self._laws if id(law) in found)

    def speaks_of(self, names: Iterable[str]) -> bool:
        """Tell whether any law speaks of one of these facts."""
        return not self._by_fact.keys().isdisjoint(names)

    def follow(self, values: Mapping[str, Value]) -> Mapping[str, Value]:
        """Return what the laws say beyond *values*: only what is new or narrower.

        Raises:
            BrokenLawError: If the values break a law.
        """
        key = tuple([values.get(name) for name in self._facts])
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= _MOST_REMEMBERED:
                self._known.clear()
            found = self._known[key] = self._narrow(values)
        if isinstance(found, BrokenLawError):
            raise BrokenLawError(found.law)
        return found

    def _narrow(self, values: Mapping[str, Value]) -> Mapping[str, Value] | BrokenLawError:
        try:
            return narrow(self.about(values), {name: values[name] for name in self._facts if name in values})
        except BrokenLawError as error:
            return error.with_traceback(None)

    def broken(self, values: Mapping[str, Value]) -> tuple[str, ...]:
        """Return the laws that *values* break outright, in words."""
        return tuple(describe(law) for law in self._laws if truth(law, values) is False)


@frozen
class Settled:
    """Facts with everything that follows from them.

    Args:
        values: The known values by name.
        follows: Names of those that follow from a law.
        assumed: Names of the flags taken as not so because nobody documented them.
        broken: The laws that the facts break, in words; if any, nothing was filled in.
    """

    values: dict[str, Value]
    follows: frozenset[str]
    assumed: frozenset[str]
    broken: tuple[str, ...] = ()


def settle(values: Mapping[str, Value], book: LawBook, *, closed: bool) -> Settled:
    """Apply the laws, then in the closed reading take undocumented flags as not so, then the laws again.

    Args:
        values: What is derived and documented.
        book: The laws.
        closed: Whether what the records do not show counts as not so.
    """
    known = dict(values)
    follows: set[str] = set()
    try:
        _apply(book, known, follows)
        assumed = frozenset(name for name in book.record_flags if name not in known) if closed else frozenset()
        if assumed:
            known.update(dict.fromkeys(assumed, False))
            _apply(book, known, follows)
    except BrokenLawError as error:
        # Several laws may be broken; where each could hold alone, it is the one at which they clash.
        broken = book.broken(values) or (describe(error.law),)
        return Settled(dict(values), frozenset(), frozenset(), broken)
    return Settled(known, frozenset(follows), assumed)


def _apply(book: LawBook, known: dict[str, Any], follows: set[str]) -> None:
    new = book.follow(known)
    known.update(new)
    follows.update(new)


def is_exact(value: Value | None) -> bool:
    """Tell whether a value is known exactly."""
    return value is not None and not isinstance(value, Interval)
