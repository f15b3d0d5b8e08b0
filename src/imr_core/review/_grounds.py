"""What an item's outcomes rest on: grounds, open facts, and the facts that decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from imr_core.expressions import Value
from imr_core.model import Ground
from imr_core.outcomes import Outcome
from imr_core.review._parts import PartResult
from imr_core.review._reasons import Reason

Results = Sequence[tuple[PartResult, Mapping[str, Value]]]


def grounds(results: Results, outcomes: frozenset[Outcome]) -> list[Ground]:
    """Return the rules on which an item's outcomes rest.

    Rules that hold come first; where none of them gives the one outcome there is, those follow of
    which it is unknown which holds. Of a part whose outcome is not the item's, nothing is listed.
    """
    is_settled = len(outcomes) == 1
    # Of one rule, a reason is filled in anew only for another part.
    certain: dict[tuple[str, str], Ground] = {}
    possible: dict[tuple[str, str], Ground] = {}
    for result, values in results:
        if is_settled and result.outcomes != outcomes:
            continue
        for asked in result.asked:
            finding, reasons = asked.finding, asked.source.reasons
            # A silence is a ground only where the next step was asked because of it.
            if asked.passed_on or Outcome.NOT_ADDRESSED not in finding.outcomes or len(finding.outcomes) > 1:
                for rule in finding.grounds:
                    if rule in reasons:
                        ground = reasons[rule].ground(values)
                        certain.setdefault((ground.rule, ground.because), ground)
            if is_settled:
                for rule in finding.possible:
                    if rule in reasons and reasons[rule].outcome in outcomes:
                        ground = reasons[rule].ground(values, is_certain=False)
                        possible.setdefault((ground.rule, ground.because), ground)
    if is_settled and not any(each.outcome in outcomes for each in certain.values()):
        return [*certain.values(), *possible.values()]
    return list(certain.values())


def open_facts(results: Results) -> list[str]:
    """Return the facts on which a rule hangs that may still hold, or whether a guideline applies."""
    names: dict[str, None] = {}
    for result, values in results:
        for asked in result.asked:
            finding, source = asked.finding, asked.source
            if finding.addresses is None and source.addresses is not None:
                names.update(dict.fromkeys(source.addresses(values)[1]))
            for rule in finding.possible:
                if rule in source.reasons:
                    names.update(dict.fromkeys(source.reasons[rule].decide(values)[1]))
    return list(names)


def facts_of(results: Results, bars: Iterable[Reason]) -> set[str]:
    """Return the facts that decide the rules and bars that hold, and those known in rules that may hold."""
    names: set[str] = set()
    values: Mapping[str, Value] = {}
    for result, values in results:
        for asked in result.asked:
            reasons = asked.source.reasons
            for rule in asked.finding.grounds:
                if rule in reasons:
                    names.update(reasons[rule].facts_when_true(values))
            for rule in asked.finding.possible:
                if rule in reasons:
                    names.update(reasons[rule].facts)
    for bar in bars:
        names.update(bar.facts_when_true(values))
    return names
