"""Guidelines broken on purpose, to see whether the plugin's cases notice."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from attrs import evolve, field, frozen

from imr_core.expressions import Expression, Parameter, exact
from imr_core.guidelines import Guideline, Rule
from imr_core.outcomes import Outcome
from imr_core.readings import number, substitute
from imr_core.testing._mutations import EXCEPTION, OUTCOME, THRESHOLD, variants

_OUTCOMES = (Outcome.NECESSARY, Outcome.NOT_NECESSARY, Outcome.DISCRETIONARY, Outcome.NOT_ADDRESSED)
_BECAUSE = "broken on purpose"


@frozen
class Mutant:
    """A guideline broken in one place.

    Args:
        kind: What was broken: ``comparison``, ``threshold``, ``condition``, ``exception`` or ``outcome``.
        where: The rule, the number, or ``addresses``.
        text: What was done, in words.
        guideline: The broken guideline.
    """

    kind: str
    where: str
    text: str
    guideline: Guideline = field(repr=False)

    def __str__(self) -> str:
        return f"{self.where}: {self.text}"


def mutants(guideline: Guideline) -> Iterator[Mutant]:
    """Yield a guideline broken in each of the ways there are, one at a time.

    Each comparison is turned (``<=`` to ``<``, and to ``>``), each number moved by one up and down, each
    term of a condition dropped, each exception dropped, and each outcome changed to each other one.

    Args:
        guideline: The guideline.
    """
    yield from _numbers(guideline)
    for variant in variants(guideline.addresses):
        yield Mutant(variant.kind, "addresses", variant.text, evolve(guideline, addresses=variant.tree))
    # A reason may name what was dropped; nobody reads the reasons of a broken guideline.
    plain = evolve(guideline, rules=[evolve(rule, because=_BECAUSE) for rule in guideline.rules])
    for rule in plain.rules:
        yield from _of_rule(plain, rule)


def _numbers(guideline: Guideline) -> Iterator[Mutant]:
    for name, parameter in guideline.parameters.items():
        for step in (1, -1):
            other = evolve(parameter, value=exact(Fraction(parameter.value) + step), low=None)
            changed = _with_parameter(guideline, parameter, other)
            text = f"{number(parameter.value)} made {number(other.value)}"
            yield Mutant(THRESHOLD, name, text, changed)


def _with_parameter(guideline: Guideline, parameter: Parameter, other: Parameter) -> Guideline:
    def replace(node: Expression) -> Expression | None:
        return other if node == parameter else None

    rules = [evolve(rule, when=substitute(rule.when, replace)) for rule in guideline.rules]
    return evolve(guideline, addresses=substitute(guideline.addresses, replace), rules=rules)


def _of_rule(guideline: Guideline, rule: Rule) -> Iterator[Mutant]:
    for variant in variants(rule.when):
        broken = evolve(rule, when=variant.tree)
        yield Mutant(variant.kind, rule.id, variant.text, _with_rule(guideline, broken))
    if rule.exception_to:
        without = _without(guideline, rule)
        if without is not None:
            yield Mutant(EXCEPTION, rule.id, "exception dropped", without)
    for outcome in _OUTCOMES:
        if outcome is not rule.outcome:
            text = f"{rule.outcome.value} made {outcome.value}"
            changed = evolve(rule, outcome=outcome)
            yield Mutant(OUTCOME, rule.id, text, _with_rule(guideline, changed))


def _with_rule(guideline: Guideline, rule: Rule) -> Guideline:
    return evolve(guideline, rules=[rule if each.id == rule.id else each for each in guideline.rules])


def _without(guideline: Guideline, rule: Rule) -> Guideline | None:
    """Return the guideline without an exception, its own exceptions becoming none of it."""
    rest = [
        evolve(each, exception_to=tuple(base for base in each.exception_to if base != rule.id))
        for each in guideline.rules
        if each.id != rule.id and each.exception_to != (rule.id,)
    ]
    return evolve(guideline, rules=rest) if rest else None
