"""Rules and bars as reasons: what they say, with the values of a case filled in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from string import Formatter

from attrs import frozen

from imr_core.expressions import Condition, Day, Parameter, Value, facts_in, parameters_in
from imr_core.guidelines import Bar, Guideline, Rule, short_name
from imr_core.model import Ground
from imr_core.outcomes import Outcome
from imr_core.readings import Decider, compile_conditions, deciding, needs_all, number, value_words
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
    def truth(self) -> Callable[[Mapping[str, Value]], tuple[int, int]]:
        """Whether its condition holds, as ``(1, 0)``, may hold, as ``(0, 1)``, or does not."""
        return compile_conditions([self.condition], facts_in(self.condition), self.name).truths

    @cached_property
    def _pieces(self) -> tuple[str | tuple[str, bool], ...]:
        """Its reason cut at the facts it names, each with whether it is a day; parameters are filled in."""
        facts = {short_name(name): (name, isinstance(leaf, Day)) for name, leaf in facts_in(self.condition).items()}
        parameters = parameters_in(self.condition)
        pieces: list[str | tuple[str, bool]] = []
        for text, name, _, _ in Formatter().parse(self.because):
            pieces.append(text)
            if name is not None:
                pieces.append(facts[name] if name in facts else parameter_words(parameters[name]))
        return tuple(pieces)

    def text(self, values: Mapping[str, Value]) -> str:
        """Return its reason with the values of the facts and parameters it names."""
        words = [
            piece if isinstance(piece, str) else value_words(values.get(piece[0]), day=piece[1])
            for piece in self._pieces
        ]
        return "".join(words)

    def ground(self, values: Mapping[str, Value], is_certain: bool = True) -> Ground:
        """Return it as a ground."""
        return Ground(
            self.name, self.text(values), self.outcome, self.interpretation, self.citations, is_certain=is_certain
        )


def parameter_words(parameter: Parameter) -> str:
    """Return a parameter's value, with the range it is the end of."""
    low = "" if parameter.low is None else f"{number(parameter.low)}–"
    return f"{low}{number(parameter.value)}"
