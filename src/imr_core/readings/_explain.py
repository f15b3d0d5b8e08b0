"""*explain*: why a condition is true, false or unknown of the facts known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import singledispatch

from attrs import frozen

from imr_core.expressions import (
    And,
    AtLeast,
    Comparison,
    Condition,
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
    Truth,
    Within,
    facts_in,
)
from imr_core.readings._describe import describe, value_words, words
from imr_core.readings._evaluate import Facts, truth


@frozen
class Explanation:
    """Why a condition is what it is.

    Args:
        condition: The condition.
        truth: Whether it holds; None if that is unknown.
        text: The condition in words, with the values known.
        because: Of the conditions below it, only those that decide it: as they are, it is what
            it is whatever the others are. Where it is unknown: those that are unknown.
        facts: Names of the facts that it names itself; of an unknown one, those that are not known exactly.
    """

    condition: Condition
    truth: Truth
    text: str
    because: tuple[Explanation, ...] = ()
    facts: tuple[str, ...] = ()

    def leaves(self) -> Iterator[Explanation]:
        """Yield the explanations at the bottom, which name facts."""
        if not self.because:
            yield self
        for child in self.because:
            yield from child.leaves()

    @property
    def deciding_facts(self) -> tuple[str, ...]:
        """The facts that decide it, or on which it hangs where it is unknown; each once, in order."""
        return tuple(dict.fromkeys(name for leaf in self.leaves() for name in leaf.facts))


@singledispatch
def explain(node: Expression, facts: Facts) -> Explanation:
    """Explain why the condition *node* is true, false or unknown of *facts*."""
    raise TypeError(f"explain does not read {type(node).__name__}")


@explain.register(Flag)
def _(node: Flag, facts: Facts) -> Explanation:
    value = truth(node, facts)
    text = {True: words(node.name), False: f"not {words(node.name)}", None: f"{words(node.name)} is unknown"}[value]
    return Explanation(node, value, text, facts=(node.name,))


@explain.register(Comparison)
@explain.register(Is)
@explain.register(OneOf)
@explain.register(Overlaps)
@explain.register(Includes)
@explain.register(Within)
def _(node: Comparison | Is | OneOf | Overlaps | Includes | Within, facts: Facts) -> Explanation:
    value = truth(node, facts)
    leaves = facts_in(node)
    known = ", ".join(
        f"{words(name)}: {value_words(facts.get(name), day=_is_day(leaf))}" for name, leaf in leaves.items()
    )
    said = describe(node) if value is not False else describe(Not(node))
    names = leaves if value is not None else [name for name in leaves if not _is_exact(facts.get(name))]
    return Explanation(node, value, f"{said} ({known})" if known else said, facts=tuple(names))


def _is_day(leaf: Expression) -> bool:
    return bool(getattr(leaf, "is_day", False))


def _is_exact(value: object) -> bool:
    return value is not None and not isinstance(value, Interval)


@explain.register(Not)
def _(node: Not, facts: Facts) -> Explanation:
    return _of(node, facts, [explain(node.term, facts)])


@explain.register(And)
def _(node: And, facts: Facts) -> Explanation:
    return _all_or_any(node, node.terms, facts, decisive=False)


@explain.register(Or)
def _(node: Or, facts: Facts) -> Explanation:
    return _all_or_any(node, node.terms, facts, decisive=True)


def _all_or_any(node: Condition, terms: Sequence[Condition], facts: Facts, decisive: bool) -> Explanation:
    value = truth(node, facts)
    below = [explain(term, facts) for term in terms]
    if value is decisive:  # one suffices: the first
        return _of(node, facts, [next(child for child in below if child.truth is decisive)])
    return _of(node, facts, [child for child in below if child.truth is value])


@explain.register(Implies)
def _(node: Implies, facts: Facts) -> Explanation:
    value = truth(node, facts)
    premise, conclusion = explain(node.premise, facts), explain(node.conclusion, facts)
    if value is True:
        return _of(node, facts, [premise if premise.truth is False else conclusion])
    if value is False:
        return _of(node, facts, [premise, conclusion])
    return _of(node, facts, [child for child in (premise, conclusion) if child.truth is None])


@explain.register(AtLeast)
def _(node: AtLeast, facts: Facts) -> Explanation:
    value = truth(node, facts)
    deciding = [child for child in (explain(term, facts) for term in node.terms) if child.truth is value]
    enough = {True: node.minimum, False: len(node.terms) - node.minimum + 1, None: len(deciding)}[value]
    return _of(node, facts, deciding[:enough])


def _of(node: Condition, facts: Facts, because: Sequence[Explanation]) -> Explanation:
    return Explanation(node, truth(node, facts), describe(node), tuple(because))
