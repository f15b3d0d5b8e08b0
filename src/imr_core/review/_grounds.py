"""Reasons: the grounds of an outcome with this case's values, and the facts that are open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from imr_core.expressions import Condition, Parameter, Value, facts_in, parameters_in
from imr_core.guidelines import Bar, Guideline, Rule, short_name
from imr_core.model import Ground
from imr_core.outcomes import Outcome
from imr_core.readings import explain, number, value_words
from imr_core.review._parts import Asked, PartResult


def fill(template: str, condition: Condition, values: Mapping[str, Value]) -> str:
    """Return a reason with the values of the facts and parameters it names."""
    words = {}
    for name, leaf in facts_in(condition).items():
        words[short_name(name)] = value_words(values.get(name), day=getattr(leaf, "is_day", False))
    for name, parameter in parameters_in(condition).items():
        words[name] = parameter_words(parameter)
    return template.format_map(words)


def parameter_words(parameter: Parameter) -> str:
    """Return a parameter's value, with the range it is the end of."""
    low = "" if parameter.low is None else f"{number(parameter.low)}–"
    return f"{low}{number(parameter.value)}"


def ground(guideline: Guideline, rule: Rule, values: Mapping[str, Value], is_certain: bool) -> Ground:
    """Return a rule as a ground."""
    condition = guideline.effective[rule.id]
    return Ground(
        rule=guideline.name_of(rule.id),
        because=fill(rule.because, condition, values),
        outcome=rule.outcome,
        interpretation=rule.interpretation,
        citations=tuple(dict.fromkeys(rule.sources)),
        is_certain=is_certain,
    )


def bar_ground(bar: Bar, values: Mapping[str, Value]) -> Ground:
    """Return a bar that holds as a ground."""
    because = fill(bar.because, bar.when, values)
    return Ground(bar.id, because, Outcome.NOT_NECESSARY, bar.interpretation, tuple(dict.fromkeys(bar.sources)))


def grounds(results: Iterable[tuple[PartResult, Mapping[str, Value]]], outcomes: frozenset[Outcome]) -> list[Ground]:
    """Return the rules on which an item's outcomes rest.

    Rules that hold come first; where none does and the outcome is one, those of which it is
    unknown which holds. Of a part whose outcome is not the item's, nothing is listed.
    """
    certain: dict[Ground, None] = {}
    possible: dict[Ground, None] = {}
    for result, values in results:
        if len(outcomes) == 1 and result.outcomes != outcomes:
            continue
        for asked in result.asked:
            if not isinstance(asked.guideline, Guideline) or asked.finding.addresses is False:
                continue
            speaks = asked.finding.outcomes != {Outcome.NOT_ADDRESSED}
            if speaks or asked.passed_on:
                for rule in asked.finding.grounds:
                    certain[ground(asked.guideline, asked.guideline.rule(rule), values, True)] = None
            for rule in asked.finding.possible:
                if asked.guideline.rule(rule).outcome in outcomes:
                    possible[ground(asked.guideline, asked.guideline.rule(rule), values, False)] = None
    if len(outcomes) == 1 and not any(each.outcome in outcomes for each in certain):
        return [*certain, *possible]
    return list(certain)


def open_facts(results: Iterable[tuple[PartResult, Mapping[str, Value]]]) -> list[str]:
    """Return the facts on which a rule hangs that may still hold, or whether a guideline applies."""
    names: dict[str, None] = {}
    for result, values in results:
        for asked in result.asked:
            for condition in _unknown(asked):
                names.update(dict.fromkeys(explain(condition, values).deciding_facts))
    return list(names)


def _unknown(asked: Asked) -> list[Condition]:
    guideline, finding = asked.guideline, asked.finding
    conditions: list[Condition] = []
    if finding.addresses is None and isinstance(guideline.addresses, Condition):
        conditions.append(guideline.addresses)
    if isinstance(guideline, Guideline):
        conditions += [guideline.effective[rule] for rule in finding.possible]
    return conditions


def facts_of(results: Iterable[tuple[PartResult, Mapping[str, Value]]]) -> list[str]:
    """Return the facts that decide the rules that hold, and those known in rules that may hold."""
    names: dict[str, None] = {}
    for result, values in results:
        for asked in result.asked:
            if not isinstance(asked.guideline, Guideline) or asked.finding.addresses is False:
                continue
            for rule in asked.finding.grounds:
                names.update(dict.fromkeys(explain(asked.guideline.effective[rule], values).deciding_facts))
            for rule in asked.finding.possible:
                known = [name for name in facts_in(asked.guideline.effective[rule]) if name in values]
                names.update(dict.fromkeys(known))
    return list(names)
