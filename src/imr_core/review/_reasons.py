"""Rules and bars as reasons: what they say, with the values of a case filled in."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from attrs import frozen

from imr_core.expressions import Condition, Day, Parameter, Value, facts_in, parameters_in
from imr_core.guidelines import Bar, Guideline, Rule, short_name, template_names
from imr_core.model import Ground
from imr_core.outcomes import Outcome
from imr_core.readings import Decider, deciding, needs_all, number, value_words
from imr_core.sources import Citation


@frozen(eq=False)
class Reason:
    """A rule or a bar, ready to be given as a ground of many cases.

    Args:
        name: Its full name.
        condition: The condition under which it holds.
        because: The template of its reason.
        outcome: What it says.
        interpretation: How it reads its source more widely, or None.
        citations: What it rests on.
    """

    name: str
    condition: Condition
    because: str
    outcome: Outcome
    interpretation: str | None
    citations: tuple[Citation, ...]

    @classmethod
    def of_rule(cls, guideline: Guideline, rule: Rule) -> Reason:
        """Make a reason of a rule."""
        condition = guideline.effective[rule.id]
        sources = tuple(dict.fromkeys(rule.sources))
        return cls(guideline.name_of(rule.id), condition, rule.because, rule.outcome, rule.interpretation, sources)

    @classmethod
    def of_bar(cls, bar: Bar) -> Reason:
        """Make a reason of a bar."""
        sources = tuple(dict.fromkeys(bar.sources))
        return cls(bar.id, bar.when, bar.because, Outcome.NOT_NECESSARY, bar.interpretation, sources)

    @cached_property
    def facts(self) -> tuple[str, ...]:
        """Names of the facts its condition speaks of."""
        return tuple(facts_in(self.condition))

    @cached_property
    def decide(self) -> Decider:
        """Which facts decide its condition."""
        return deciding(self.condition)

    def facts_when_true(self, values: Mapping[str, Value]) -> tuple[str, ...]:
        """Return the facts that make its condition true, on facts on which it is true."""
        return self.facts if self._needs_all else self.decide(values)[1]

    @cached_property
    def _needs_all(self) -> bool:
        return needs_all(self.condition, True)

    @cached_property
    def _fixed(self) -> dict[str, str]:
        return {name: parameter_words(leaf) for name, leaf in parameters_in(self.condition).items()}

    @cached_property
    def _named(self) -> tuple[tuple[str, str, bool], ...]:
        wanted = set(template_names(self.because))
        return tuple(
            (short_name(name), name, isinstance(leaf, Day))
            for name, leaf in facts_in(self.condition).items()
            if short_name(name) in wanted
        )

    def text(self, values: Mapping[str, Value]) -> str:
        """Return its reason with the values of the facts and parameters it names."""
        words = {short: value_words(values.get(name), day=is_day) for short, name, is_day in self._named}
        return self.because.format_map({**self._fixed, **words})

    def ground(self, values: Mapping[str, Value], is_certain: bool = True) -> Ground:
        """Return it as a ground."""
        return Ground(
            self.name, self.text(values), self.outcome, self.interpretation, self.citations, is_certain=is_certain
        )


def parameter_words(parameter: Parameter) -> str:
    """Return a parameter's value, with the range it is the end of."""
    low = "" if parameter.low is None else f"{number(parameter.low)}–"
    return f"{low}{number(parameter.value)}"
