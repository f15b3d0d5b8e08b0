"""*deciding*: which facts make a condition what it is, as a function made once for each condition.

It names the same facts as *explain*, without the words: assessments ask it of every rule.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import singledispatch

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
from imr_core.readings._compile import compile_conditions
from imr_core.readings._evaluate import Facts, truth

Names = tuple[str, ...]
Decider = Callable[[Facts], tuple[Truth, Names]]


def deciding(condition: Condition) -> Decider:
    """Return a function from known facts to the truth of *condition* and the facts that decide it.

    Where the condition is unknown, the facts are those on which it hangs.
    """
    decider = make(condition)

    def once_each(facts: Facts) -> tuple[Truth, Names]:
        holds, names = decider(facts)
        return holds, tuple(dict.fromkeys(names))

    return once_each


@singledispatch
def make(node: Expression) -> Decider:
    """Return the decider of a node; a fact may be named more than once."""
    raise TypeError(f"deciding does not read {type(node).__name__}")


@make.register(Flag)
def _(node: Flag) -> Decider:
    name, names = node.name, (node.name,)
    return lambda facts: (facts.get(name), names)  # type: ignore[return-value]  # a ready fact has its leaf's type


@make.register(Comparison)
@make.register(Is)
@make.register(OneOf)
@make.register(Overlaps)
@make.register(Includes)
@make.register(Within)
def _(node: Comparison | Is | OneOf | Overlaps | Includes | Within) -> Decider:
    leaves = facts_in(node)
    names = tuple(leaves)
    truths = compile_conditions([node], leaves, "comparison").truths

    def decide(facts: Facts) -> tuple[Truth, Names]:
        true, unknown = truths(facts)
        if unknown:
            return None, tuple(name for name in names if _is_open(facts.get(name)))
        return bool(true), names

    return decide


def _is_open(value: object) -> bool:
    return value is None or isinstance(value, Interval)


@make.register(Not)
def _(node: Not) -> Decider:
    below = make(node.term)

    def decide(facts: Facts) -> tuple[Truth, Names]:
        holds, names = below(facts)
        return None if holds is None else not holds, names

    return decide


@make.register(And)
def _(node: And) -> Decider:
    return _any_or_all(node.terms, decisive=False)


@make.register(Or)
def _(node: Or) -> Decider:
    return _any_or_all(node.terms, decisive=True)


def _any_or_all(terms: Sequence[Condition], decisive: bool) -> Decider:
    deciders = [make(term) for term in terms]

    def decide(facts: Facts) -> tuple[Truth, Names]:
        open_names: Names = ()
        all_names: Names = ()
        is_open = False
        for decider in deciders:
            holds, names = decider(facts)
            if holds is decisive:  # one suffices: the first
                return decisive, names
            if holds is None:
                is_open = True
                open_names += names
            all_names += names
        return (None, open_names) if is_open else (not decisive, all_names)

    return decide


@make.register(Implies)
def _(node: Implies) -> Decider:
    premise, conclusion = make(node.premise), make(node.conclusion)

    def decide(facts: Facts) -> tuple[Truth, Names]:
        given, given_names = premise(facts)
        if given is False:
            return True, given_names
        follows, follow_names = conclusion(facts)
        if follows is True:
            return True, follow_names
        if given is True and follows is False:
            return False, given_names + follow_names
        return None, (given_names if given is None else ()) + (follow_names if follows is None else ())

    return decide


@make.register(AtLeast)
def _(node: AtLeast) -> Decider:
    deciders = [make(term) for term in node.terms]
    enough = {True: node.minimum, False: len(node.terms) - node.minimum + 1, None: len(node.terms)}

    def decide(facts: Facts) -> tuple[Truth, Names]:
        holds = truth(node, facts)
        found = [names for below, names in (decider(facts) for decider in deciders) if below is holds]
        return holds, tuple(name for names in found[: enough[holds]] for name in names)

    return decide


def needs_all(condition: Condition, holds: bool) -> bool:
    """Tell whether every fact of *condition* decides it wherever its truth is *holds*."""
    if isinstance(condition, Not):
        return needs_all(condition.term, not holds)
    if isinstance(condition, And | Or):
        one_suffices = isinstance(condition, Or) is holds and len(condition.terms) > 1
        return not one_suffices and all(needs_all(term, holds) for term in condition.terms)
    if isinstance(condition, Implies):
        return not holds and needs_all(condition.premise, True) and needs_all(condition.conclusion, False)
    return not isinstance(condition, AtLeast)
