"""Values, outcomes and needs in the words of a reviewer."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from imr_core.expressions import Count, FactLeaf
from imr_core.model import (
    Bound,
    DateRange,
    DocumentedFact,
    FactUsed,
    Flip,
    ItemAssessment,
    Proposal,
    QuantityWhatIf,
    Requirement,
    Unit,
    Way,
)
from imr_core.outcomes import Outcome
from imr_core.readings import words
from imr_core.sources import Citation, Verification

PROPOSES = "It proposes; a qualified reviewer determines."

OUTCOMES = {
    Outcome.NECESSARY: "medically necessary",
    Outcome.NOT_NECESSARY: "not medically necessary",
    Outcome.DISCRETIONARY: "left to the reviewer",
    Outcome.NOT_ADDRESSED: "not addressed by any guideline",
    Outcome.CONFLICT: "in conflict: rules that hold disagree",
}
SAYS = {**OUTCOMES, Outcome.NOT_ADDRESSED: "nothing on it, so that the next step is asked"}
"""What a rule says."""
FINDS = {**OUTCOMES, Outcome.NOT_ADDRESSED: "silent"}
"""What one guideline finds."""
PROPOSALS = {Proposal.UPHELD: "upheld", Proposal.OVERTURNED: "overturned", None: "no proposal"}
VERIFICATIONS = {
    Verification.PRIMARY_TEXT: "seen in the primary text",
    Verification.QUOTED_IN_DETERMINATION: "quoted in a determination",
    Verification.SECONDARY: "from a secondary source",
    Verification.UNVERIFIED: "unverified",
}
_NOTES = {
    Outcome.NOT_ADDRESSED: "Silence is no ground for denial (8 CCR 9792.21(d)).",
    Outcome.CONFLICT: "The grounds below show which; someone has to look into it.",
}
_UNITS = {unit.value for unit in Unit}


def clean(text: str) -> str:
    """Return text that is safe to show: in one line, without control and direction characters."""
    kept = (" " if character.isspace() else character for character in text)
    return " ".join("".join(c if c == " " or unicodedata.category(c) not in ("Cc", "Cf") else "" for c in kept).split())


def listed(parts: Iterable[str], word: str = "and") -> str:
    """Return parts as a sentence lists them."""
    each = list(parts)
    return each[0] if len(each) == 1 else f"{', '.join(each[:-1])} {word} {each[-1]}" if each else ""


def name_words(name: str) -> str:
    """Return a name of the wire form, such as ``cervical-spine``, as words."""
    return name.replace("-", " ").replace("_", " ")


def value_text(value: Any) -> str:
    """Return a plain value in words."""
    match value:
        case None:
            return "unknown"
        case bool():
            return "yes" if value else "no"
        case Bound():
            return _span(value.at_least, value.at_most, "at least", "at most")
        case DateRange():
            return _span(value.first, value.last, "from", "until")
        case tuple() | list() | frozenset():
            return listed(name_words(str(one)) for one in value) or "none"
        case date():
            return value.isoformat()
        case Decimal():
            return f"{value:f}"
    return name_words(value) if isinstance(value, str) else str(value)


def _span(low: Any, high: Any, from_word: str, to_word: str) -> str:
    if low is not None and high is not None:
        return f"{value_text(low)} to {value_text(high)}"
    if low is not None:
        return f"{from_word} {value_text(low)}"
    return f"{to_word} {value_text(high)}" if high is not None else "unknown"


def counted(value: Any, unit: str | None) -> str:
    """Return a number with its unit, in the plural where it is not one."""
    if not unit or " " in unit:
        return value_text(value)
    if unit not in _UNITS:
        return f"{value_text(value)} {unit}"
    plural = f"{unit}es" if unit.endswith("x") else f"{unit}s"
    return f"{value_text(value)} {unit if value == 1 else plural}"


def fact_value(value: Any, leaf: FactLeaf | None) -> str:
    """Return the value of a fact in words, with its unit."""
    return counted(value, leaf.unit) if isinstance(leaf, Count) else value_text(value)


def outcome_words(outcomes: tuple[Outcome, ...]) -> str:
    """Return which outcomes are still possible."""
    said = listed((OUTCOMES[one] for one in outcomes), "or")
    return said if len(outcomes) == 1 else f"still possible: {said}"


def note_on(outcomes: tuple[Outcome, ...]) -> str | None:
    """Return what to know of an outcome that is the only one possible, or None."""
    return _NOTES.get(outcomes[0]) if len(outcomes) == 1 else None


def published_sentence(published: str, proposed: Proposal | None) -> str:
    """Return in a sentence how a proposal compares with the published outcome."""
    if proposed is None:
        return f"The published determination: {published}. Nothing is proposed here."
    same = "says the same" if proposed.value == published else "differs"
    return f"The published determination {same}: {published}."


def requirement_words(one: Requirement) -> str:
    """Return in words what one fact would have to be."""
    name = words(one.fact)
    if one.value is True:
        return f"{name} is documented"
    if one.value is False:
        return f"{name} is documented as not so"
    if one.value is not None:
        return f"{name} is {value_text(one.value)}"
    if one.at_least == one.at_most:
        return f"{name} is {value_text(one.at_least)}"
    bounds = ((one.at_least, "at least"), (one.at_most, "at most"))
    return f"{name} is {listed(f'{word} {value_text(end)}' for end, word in bounds if end is not None)}"


def what_if_words(item: ItemAssessment) -> str | None:
    """Return in a sentence which numbers of visits could be, and which are, necessary.

    None where there is no number to vary, or no guideline that addresses the item: silence supports and denies none.
    """
    if item.what_if is None or item.outcomes == (Outcome.NOT_ADDRESSED,):
        return None
    return what_if_sentence(item.what_if, item.quantity)


def what_if_sentence(what_if: QuantityWhatIf, quantity: Any) -> str:
    """Return in a sentence which numbers of visits could be, and which are, necessary."""
    most, certain = what_if.largest_necessary_quantity, what_if.certain_quantity
    if most is None:
        return "No number of visits could be supported, whatever the open facts are."
    said = counted(most, "visit")
    if most == certain:
        are = "is" if most == 1 else "are"
        of_it = "all that is requested" if most == quantity else "no more"
        return f"{said} {are} supported as the file stands, {of_it}."
    known = "no number is certain" if certain is None else f"{counted(certain, 'visit')} are certain"
    if certain == 1:
        known = "1 visit is certain"
    provided = _provided(what_if.provided)
    return f"At most {said} could be supported{provided}; as the file stands {known}."


def flip_words(flip: Flip) -> str:
    """Return in words what the outcome would be, were some facts otherwise."""
    return f"{OUTCOMES[flip.outcome]}, if {listed(map(requirement_words, flip.changes))}"


def way_words(way: Way) -> str:
    """Return in words what would settle an item, and how."""
    return f"{OUTCOMES[way.outcome]}, if {listed(map(requirement_words, way.requirements))}"


def sentence(text: str) -> str:
    """Return a reason as a sentence."""
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."


def origin_words(fact: FactUsed | DocumentedFact) -> str:
    """Say how a fact is known, and where it is documented."""
    where = ", ".join(part for part in (fact.record, f"page {fact.page}" if fact.page is not None else None) if part)
    how = "documented" if isinstance(fact, DocumentedFact) else fact.origin
    return f"{how}, {where}" if where else how


def _provided(alternatives: tuple[tuple[Requirement, ...], ...]) -> str:
    sets = [listed(map(requirement_words, sorted(each, key=_flags_first))) for each in alternatives if each]
    return f", provided that {'; or that '.join(sets)}" if sets else ""


def _flags_first(one: Requirement) -> bool:
    return not isinstance(one.value, bool)


def citation_text(citation: Citation) -> str:
    """Return a citation as a determination prints it."""
    return clean(str(citation))


def missing_facts(names: Iterable[str], leaves: Mapping[str, FactLeaf]) -> list[tuple[str, str]]:
    """Return each fact's name in words with its meaning."""
    return [(words(name), leaves[name].meaning if name in leaves else "") for name in names]
