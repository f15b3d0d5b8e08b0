"""What was rewritten between two guidelines: rules and numbers added, removed and changed, as texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import TypeVar

from attrs import evolve, frozen

from imr_core.expressions import And, Condition, Parameter
from imr_core.guidelines import Guideline, NotEncoded, Rule
from imr_core.readings._describe import describe, listed, number
from imr_core.sources import Edition

T = TypeVar("T")
Texts = Mapping[str, "str | list[str]"]
ADDED, REMOVED, CHANGED = "added", "removed", "changed"
_ALIKE = 0.5
_OFTEN = 3


@frozen
class Rewritten:
    """One thing about a rule or a number that was rewritten.

    Args:
        what: What of it, such as ``condition``.
        before: How it was, or None.
        after: How it is, or None.
    """

    what: str
    before: str | None
    after: str | None


@frozen
class Change:
    """A rule, a number, or the guideline as a whole, that was added, removed or changed.

    Args:
        of: ``guideline``, ``rule`` or ``number``.
        name: Its name.
        kind: ``added``, ``removed`` or ``changed``.
        details: What was rewritten; of what was added or removed, all of it.
    """

    of: str
    name: str
    kind: str
    details: tuple[Rewritten, ...]


def changes(one: Guideline | NotEncoded, other: Guideline | NotEncoded) -> list[Change]:
    """Return what was rewritten from one guideline to another: of the whole, of its rules, of its numbers."""
    whole = tuple(_rewritten(_whole(one), _whole(other)))
    found = [Change("guideline", other.name, CHANGED, whole)] if whole else []
    rules_before, rules_after = _rules(one), _rules(other)
    found += _each("rule", rules_before, rules_after, _rule)
    found += _each("number", _numbers(one), _numbers(other), _number)
    return found


def _rules(guideline: Guideline | NotEncoded) -> Mapping[str, Rule]:
    return {rule.id: rule for rule in guideline.rules} if isinstance(guideline, Guideline) else {}


def _numbers(guideline: Guideline | NotEncoded) -> Mapping[str, Parameter]:
    return guideline.parameters if isinstance(guideline, Guideline) else {}


def _each(of: str, before: Mapping[str, T], after: Mapping[str, T], texts: Callable[[T], Texts]) -> Iterator[Change]:
    for name in dict.fromkeys((*before, *after)):
        old = texts(before[name]) if name in before else {}
        new = texts(after[name]) if name in after else {}
        details = tuple(_rewritten(old, new))
        if details:
            yield Change(of, name, CHANGED if old and new else REMOVED if old else ADDED, details)


def _rewritten(before: Texts, after: Texts) -> Iterator[Rewritten]:
    for what in dict.fromkeys((*before, *after)):
        old, new = before.get(what), after.get(what)
        if isinstance(old, list) and isinstance(new, list):
            yield from _terms_rewritten(what, old, new)
        elif old != new:
            yield Rewritten(what, _joined(old), _joined(new))


def _terms_rewritten(what: str, before: list[str], after: list[str]) -> Iterator[Rewritten]:
    """Yield the terms that differ, each beside the one that it became: the others need no second reading."""
    gone, come = [term for term in before if term not in after], [term for term in after if term not in before]
    for term in gone:
        became = next(iter(get_close_matches(term, come, n=1, cutoff=_ALIKE)), None)
        if became is not None:
            come.remove(became)
        yield Rewritten(what, term, became)
    for term in come:
        yield Rewritten(what, None, term)


def _joined(text: str | list[str] | None) -> str | None:
    if not isinstance(text, list):
        return text
    return " and ".join(f"({term})" if " or " in term and len(text) > 1 else term for term in text) or None


def recurring(found: Sequence[Change]) -> tuple[list[tuple[Rewritten, int]], list[Change]]:
    """Return what was rewritten alike in several places, with their number, and the changes without it.

    Args:
        found: The changes.
    """
    counts = Counter(each for change in found if change.kind == CHANGED for each in change.details)
    often = {each: count for each, count in counts.items() if count >= _OFTEN}
    rest = [evolve(change, details=tuple(each for each in change.details if each not in often)) for change in found]
    return list(often.items()), [change for change in rest if change.details]


def _whole(guideline: Guideline | NotEncoded) -> Texts:
    texts: dict[str, str | list[str]] = {
        "title": guideline.title,
        "step": guideline.step.label,
        "in force": _in_force(guideline.edition),
        "addresses": _terms(guideline.addresses),
    }
    if isinstance(guideline, Guideline):
        texts["complete"] = "yes" if guideline.complete else "no"
    else:
        texts["not encoded"] = guideline.why
    return texts


def _in_force(edition: Edition) -> str:
    start = "" if edition.start is None else f"from {edition.start} by {edition.trigger.value.replace('-', ' ')}"
    last = edition.end_trigger or edition.trigger
    end = "" if edition.end is None else f"until before {edition.end} by {last.value.replace('-', ' ')}"
    return ", ".join(part for part in (start, end) if part) or "at all dates"


def _terms(condition: Condition) -> list[str]:
    terms = condition.terms if isinstance(condition, And) else (condition,)
    return [describe(term) for term in terms]


def _rule(rule: Rule) -> Texts:
    texts: dict[str, str | list[str]] = {"says": rule.outcome.value.replace("_", " "), "condition": _terms(rule.when)}
    if rule.exception_to:
        texts["exception to"] = listed(rule.exception_to)
    texts["because"] = rule.because
    if rule.interpretation:
        texts["interpretation"] = rule.interpretation
    texts["source"] = str(rule.cite)
    return texts


def _number(parameter: Parameter) -> Texts:
    low = "" if parameter.low is None else f"{number(parameter.low)} to "
    return {"value": f"{low}{number(parameter.value)} {parameter.unit}", "source": str(parameter.cite)}
