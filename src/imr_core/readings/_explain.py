"""*explain*: why a condition is true, false or unknown of the facts known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import singledispatch

from attrs import field, frozen

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
        because: Of the conditions below it, only those that decide it: as they are, it is what
            it is whatever the others are. Where it is unknown: those that are unknown.
        facts: Names of the facts that it names itself; of an unknown one, those that are not known exactly.
    """

    condition: Condition
    truth: Truth
    because: tuple[Explanation, ...] = ()
    facts: tuple[str, ...] = ()
    _text: str | None = field(default=None, repr=False)

    @property
    def text(self) -> str:
        """The condition in words; at the bottom, with the values known."""
        # What stands above the bottom is put in words only when it is read: most of it never is.
        return describe(self.condition) if self._text is None else self._text

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
    return Explanation(node, value, facts=(node.name,), text=text)


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
    return Explanation(node, value, facts=tuple(names), text=f"{said} ({known})" if known else said)


def _is_day(leaf: Expression) -> bool:
    return bool(getattr(leaf, "is_day", False))


def _is_exact(value: object) -> bool:
    return value is not None and not isinstance(value, Interval)


@explain.register(Not)
def _(node: Not, facts: Facts) -> Explanation:
    return _of(node, truth(node, facts), [node.term], facts)


@explain.register(And)
def _(node: And, facts: Facts) -> Explanation:
    return _all_or_any(node, node.terms, facts, decisive=False)


@explain.register(Or)
def _(node: Or, facts: Facts) -> Explanation:
    return _all_or_any(node, node.terms, facts, decisive=True)


def _all_or_any(node: Condition, terms: Sequence[Condition], facts: Facts, decisive: bool) -> Explanation:
    value = truth(node, facts)
    deciding = [term for term in terms if truth(term, facts) is value]
    # One decisive term suffices: the first.
    return _of(node, value, deciding[:1] if value is decisive else deciding, facts)


@explain.register(Implies)
def _(node: Implies, facts: Facts) -> Explanation:
    value, premise = truth(node, facts), truth(node.premise, facts)
    if value is True:
        return _of(node, value, [node.premise if premise is False else node.conclusion], facts)
    both = (node.premise, node.conclusion)
    return _of(node, value, both if value is False else [term for term in both if truth(term, facts) is None], facts)


@explain.register(AtLeast)
def _(node: AtLeast, facts: Facts) -> Explanation:
    value = truth(node, facts)
    deciding = [term for term in node.terms if truth(term, facts) is value]
    enough = {True: node.minimum, False: len(node.terms) - node.minimum + 1, None: len(deciding)}[value]
    return _of(node, value, deciding[:enough], facts)


def _of(node: Condition, value: Truth, deciding: Sequence[Condition], facts: Facts) -> Explanation:
    return Explanation(node, value, tuple(explain(term, facts) for term in deciding))
