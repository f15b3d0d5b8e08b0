"""*reach*: what unknown facts could be for a condition to hold, or not to hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import singledispatch
from itertools import combinations

from imr_core.expressions import (
    INFINITY,
    And,
    AtLeast,
    Comparison,
    Condition,
    Count,
    Day,
    Expression,
    Flag,
    Implies,
    Includes,
    Interval,
    Is,
    Not,
    OneOf,
    Or,
    Overlaps,
    Value,
    Within,
    facts_in,
)
from imr_core.readings._evaluate import Facts, interval, truth
from imr_core.readings._narrow import narrow_to

Need = dict[str, Value]
"""Values that some facts would have, by name."""


def reach(condition: Condition, want: bool, facts: Facts) -> Iterator[Need]:
    """Yield alternatives of values for unknown facts, each of which makes *condition* surely *want*.

    They may be very many, so take what is needed. Not every alternative is found: of several unknown
    numbers in one comparison all but one are set to an end of what is known of them, and a choice is
    never said *not* to be a value.

    Args:
        condition: The condition.
        want: What it is to be.
        facts: The known values by name.

    Yields:
        The alternatives; one that is empty where nothing more is needed. One may come again.
    """
    for need in _reach(condition, want, facts):
        if truth(condition, {**facts, **need}) is want:
            yield need


def _distinct(needs: Iterable[Need]) -> list[Need]:
    seen: list[Need] = []
    for need in needs:
        if need not in seen:
            seen.append(need)
    return seen


def both(left: Need, right: Need) -> Need | None:
    """Return what satisfies two needs, or None where they exclude each other."""
    merged = dict(left)
    for name, value in right.items():
        if name not in merged or merged[name] == value:
            merged[name] = value
            continue
        met = _meet(merged[name], value)
        if met is None:
            return None
        merged[name] = met
    return merged


def _meet(left: Value, right: Value) -> Value | None:
    if isinstance(left, bool | str | frozenset) or isinstance(right, bool | str | frozenset):
        return None
    a = left if isinstance(left, Interval) else Interval(left, left)
    met = a.meet(right if isinstance(right, Interval) else Interval(right, right))
    if met is None:
        return None
    return met.low if met.is_exact else met  # type: ignore[return-value]  # equal ends are finite


def _reach(condition: Condition, want: bool, facts: Facts) -> Iterable[Need]:
    current = truth(condition, facts)
    if current is not None:
        return [{}] if current is want else []
    return alternatives(condition, want, facts)


@singledispatch
def alternatives(node: Expression, want: bool, facts: Facts) -> Iterable[Need]:
    """Return candidates for making the unknown *node* be *want*."""
    raise TypeError(f"reach does not read {type(node).__name__}")


@alternatives.register(Flag)
def _(node: Flag, want: bool, facts: Facts) -> list[Need]:
    return [{node.name: want}]


@alternatives.register(Is)
def _(node: Is, want: bool, facts: Facts) -> list[Need]:
    return [{node.fact.name: node.value}] if want else []


@alternatives.register(OneOf)
def _(node: OneOf, want: bool, facts: Facts) -> list[Need]:
    return [{node.fact.name: value} for value in sorted(node.values)] if want else []


@alternatives.register(Overlaps)
@alternatives.register(Includes)
@alternatives.register(Within)
def _(node: Overlaps | Includes | Within, want: bool, facts: Facts) -> list[Need]:
    return [{node.fact.name: node.values}] if want else []


@alternatives.register(Not)
def _(node: Not, want: bool, facts: Facts) -> Iterable[Need]:
    return _reach(node.term, not want, facts)


@alternatives.register(And)
def _(node: And, want: bool, facts: Facts) -> Iterable[Need]:
    return _some(node.terms, len(node.terms) if want else 1, want, facts)


@alternatives.register(Or)
def _(node: Or, want: bool, facts: Facts) -> Iterable[Need]:
    return _some(node.terms, 1 if want else len(node.terms), want, facts)


@alternatives.register(Implies)
def _(node: Implies, want: bool, facts: Facts) -> Iterable[Need]:
    return _some((Not(node.premise), node.conclusion), 1 if want else 2, want, facts)


@alternatives.register(AtLeast)
def _(node: AtLeast, want: bool, facts: Facts) -> Iterable[Need]:
    return _some(node.terms, node.minimum if want else len(node.terms) - node.minimum + 1, want, facts)


def _some(terms: Sequence[Condition], needed: int, want: bool, facts: Facts) -> Iterator[Need]:
    """Yield how at least *needed* of the terms could be *want*."""
    truths = [truth(term, facts) for term in terms]
    unknown = [term for term, current in zip(terms, truths, strict=True) if current is None]
    missing = needed - truths.count(want)
    # What leaves least choice comes first, and the rest is chosen in its light.
    unknown.sort(key=lambda term: len(facts_in(term)))
    for chosen in combinations(unknown, max(missing, 0)):
        yield from _together(chosen, want, facts, {})


def _together(terms: Sequence[Condition], want: bool, facts: Facts, need: Need) -> Iterator[Need]:
    if not terms:
        yield need
        return
    for more in _reach(terms[0], want, {**facts, **need}):
        merged = both(need, more)
        if merged is not None:
            yield from _together(terms[1:], want, facts, merged)


@alternatives.register(Comparison)
def _(node: Comparison, want: bool, facts: Facts) -> list[Need]:
    open_leaves = [
        leaf
        for name, leaf in facts_in(node).items()
        if isinstance(leaf, Count | Day) and not interval(leaf, facts).is_exact
    ]
    found: list[Need] = []
    for free in open_leaves:
        for end in ("low", "high"):
            pins = {
                leaf.name: getattr(interval(leaf, facts), end)
                for leaf in open_leaves
                if leaf is not free and abs(getattr(interval(leaf, facts), end)) != INFINITY
            }
            if len(pins) == len(open_leaves) - 1:
                need = narrow_to(node, want, {**facts, **pins})
                if need is not None:
                    found.append({**pins, **need})
    return _distinct(found)
