"""Strategies for what is known of a case: everything, some of it, and more of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from hypothesis import strategies as st

from imr_core.expressions import INFINITY, Choice, Choices, Count, Day, FactLeaf, Flag, Interval, Value
from imr_core.testing._expressions import NAMES, SOME_DAY
from imr_core.testing._small import SmallVocabulary

Known = dict[str, Value]
# Values are drawn from a short span, so that they meet the constants of generated trees.
_SPAN = 8


def total_facts(facts: Iterable[FactLeaf] | None = None) -> st.SearchStrategy[Known]:
    """Generate the facts of a case of which everything is known.

    Args:
        facts: The facts to give values to; those of :class:`SmallVocabulary` if None.
    """
    return completions({}, facts)


@st.composite
def partial_facts(draw: st.DrawFn, facts: Iterable[FactLeaf] | None = None) -> Known:
    """Generate what is known of a case: each fact exactly, within bounds, or not at all.

    Args:
        draw: Supplied by Hypothesis.
        facts: The facts that may be known; those of :class:`SmallVocabulary` if None.
    """
    return draw(learned_facts({}, facts))


@st.composite
def completions(draw: st.DrawFn, known: Mapping[str, Value], facts: Iterable[FactLeaf] | None = None) -> Known:
    """Generate facts of which everything is known, and which agree with what is *known* already.

    Args:
        draw: Supplied by Hypothesis.
        known: What is known: the facts generated lie within it.
        facts: All facts of the case; those of :class:`SmallVocabulary` if None.
    """
    return {leaf.name: draw(_exactly(leaf, known.get(leaf.name))) for leaf in _leaves(facts)}


@st.composite
def learned_facts(draw: st.DrawFn, known: Mapping[str, Value], facts: Iterable[FactLeaf] | None = None) -> Known:
    """Generate what may be known once more is known than *known*, or as much.

    Args:
        draw: Supplied by Hypothesis.
        known: What is known so far.
        facts: All facts of the case; those of :class:`SmallVocabulary` if None.
    """
    learned: Known = dict(known)
    for leaf in _leaves(facts):
        before = known.get(leaf.name)
        how = draw(st.sampled_from(("no more", "exactly", "within bounds")))
        if how == "exactly":
            learned[leaf.name] = draw(_exactly(leaf, before))
        elif how == "within bounds" and isinstance(leaf, Count | Day) and _is_open(before):
            learned[leaf.name] = draw(_bounds(leaf, before))
    return learned


def _leaves(facts: Iterable[FactLeaf] | None) -> tuple[FactLeaf, ...]:
    return tuple(SmallVocabulary.facts().values() if facts is None else facts)


def _is_open(value: Value | None) -> bool:
    return value is None or isinstance(value, Interval)


def _exactly(leaf: FactLeaf, known: Value | None) -> st.SearchStrategy[Value]:
    if known is not None and not isinstance(known, Interval):
        return st.just(known)
    if isinstance(leaf, Flag):
        return st.booleans()
    if isinstance(leaf, Choice):
        return st.sampled_from(leaf.values or NAMES)
    if isinstance(leaf, Choices):
        return st.frozensets(st.sampled_from(leaf.values or NAMES))
    return _numbers(leaf, _span(leaf, known))


def _span(leaf: Count | Day, known: Interval | None) -> Interval:
    """Return a bounded span of what is possible."""
    lowest = SOME_DAY if isinstance(leaf, Day) else -_SPAN // 2 if leaf.low is None else leaf.low
    if known is None:
        return Interval(lowest, lowest + _SPAN)
    low, high = known.low, known.high
    if low == -INFINITY:
        low = min(lowest, high) if high == INFINITY else high - _SPAN
    return Interval(low, low + _SPAN if high == INFINITY else high)


def _numbers(leaf: Count | Day, span: Interval) -> st.SearchStrategy[int | Fraction]:
    if isinstance(leaf, Day) or leaf.whole:
        return st.integers(int(span.low), int(span.high))
    # Halves and thirds, and the ends themselves.
    return st.one_of(
        st.sampled_from([Fraction(span.low), Fraction(span.high)]),
        st.fractions(Fraction(span.low), Fraction(span.high), max_denominator=3),
    )


@st.composite
def _bounds(draw: st.DrawFn, leaf: Count | Day, known: Value | None) -> Interval:
    """Generate an interval within what is known, open to one side where that is."""
    so_far = known if isinstance(known, Interval) else None
    span = _span(leaf, so_far)
    ends = sorted((draw(_numbers(leaf, span)), draw(_numbers(leaf, span))))
    before = so_far or Interval(-INFINITY if isinstance(leaf, Day) or leaf.low is None else leaf.low, INFINITY)
    low, high = draw(st.sampled_from([(before.low, ends[1]), (ends[0], before.high), (ends[0], ends[1])]))
    return Interval(low, high)
