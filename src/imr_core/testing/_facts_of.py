"""Strategies for what is known of the cases that a guideline meets, near its numbers and under the laws."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from imr_core.expressions import INFINITY, Count, Day, FactLeaf, Interval, Value, facts_in
from imr_core.registry import Registry
from imr_core.testing._subject import AnyGuideline, Subject

Known = dict[str, Value]


def facts_of(guideline: AnyGuideline, registry: Registry, *, partial: bool = False) -> st.SearchStrategy[Known]:
    """Generate what is known of cases that a guideline meets: facts of its own, near its numbers.

    Args:
        guideline: The guideline.
        registry: What it is registered with; its laws hold of all that is generated.
        partial: Whether some facts are known only within bounds, or not at all.
    """
    subject = Subject(guideline, registry)
    return ever_less(subject, 1).map(lambda known: known[-1]) if partial else lawful_facts(subject)


@st.composite
def lawful_facts(draw: st.DrawFn, subject: Subject) -> Known:
    """Generate total facts that keep the laws.

    Args:
        draw: Supplied by Hypothesis.
        subject: The guideline, and the facts to try.
    """
    facts: Known = dict(draw(st.fixed_dictionaries({name: st.sampled_from(of) for name, of in subject.values.items()})))
    for _ in range(len(subject.laws) + 1):
        broken = subject.broken(facts)
        if not broken:
            return facts
        # Drawing again only what a broken law speaks of keeps nearly every example.
        for name in facts_in(broken[0]):
            facts[name] = draw(st.sampled_from(subject.values[name]))
    assume(not subject.broken(facts))
    return facts


@st.composite
def ever_less(draw: st.DrawFn, subject: Subject, steps: int) -> list[Known]:
    """Generate what is known of one case, ever less of it.

    Args:
        draw: Supplied by Hypothesis.
        subject: The guideline, and the facts to try.
        steps: How many times something is forgotten.

    Returns:
        Total facts that keep the laws, then *steps* times facts within which the former lie.
    """
    known = [draw(lawful_facts(subject))]
    for _ in range(steps):
        known.append(draw(_forgotten(known[-1], subject.leaves)))
    return known


@st.composite
def _forgotten(draw: st.DrawFn, known: Known, leaves: Mapping[str, FactLeaf]) -> Known:
    less: Known = {}
    for name, value in known.items():
        how = draw(st.sampled_from(("kept", "kept", "forgotten", "within bounds")))
        leaf = leaves[name]
        if how == "within bounds" and isinstance(leaf, Count | Day) and not isinstance(value, str | frozenset):
            less[name] = draw(_bounds(value, leaf))
        elif how != "forgotten":
            less[name] = value
    return less


@st.composite
def _bounds(draw: st.DrawFn, value: Value, leaf: Count | Day) -> Interval:
    low: Any
    high: Any
    low, high = (value.low, value.high) if isinstance(value, Interval) else (value, value)
    lowest: Any = -INFINITY if isinstance(leaf, Day) or leaf.low is None else leaf.low
    down = draw(st.sampled_from((0, 1, 3, None)))
    up = draw(st.sampled_from((0, 1, 3, None)))
    return Interval(
        lowest if down is None else max(lowest, low - down),
        INFINITY if up is None else high + up,
    )
