"""Which drug a request text names, with strength and dosage form."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from imr_core.model import Drug, RequestedDrug
from imr_core.narrative._services import Mention
from imr_core.narrative._strengths import Strength, find_strengths
from imr_core.narrative._text import phrase_pattern

_FORMS = {
    "cream": r"creams?",
    "gel": r"gels?",
    "patch": r"patch(?:es)?",
    "ointment": r"ointments?",
    "lotion": r"lotions?",
    "tablet": r"tab(?:let)?s?",
    "capsule": r"cap(?:sule)?s?",
    "suspension": r"suspensions?",
    "solution": r"solutions?",
    "spray": r"sprays?",
    "suppository": r"suppositor(?:y|ies)",
    "drops": r"drops",
    "film": r"films?",
    "powder": r"powders?",
    "lozenge": r"lozenges?",
    "syrup": r"syrups?",
    "liquid": r"liquids?",
    "roll-on": r"roll-on",
}
_FORM = re.compile("|".join(rf"(?P<f{k}>\b{pattern}\b)" for k, pattern in enumerate(_FORMS.values())))
_TOPICAL = {"cream", "gel", "ointment", "lotion"}
_COMPOUND = re.compile(r"\bcompound(?:ed|ing)?\b")
_LEAD = re.compile(
    r"^.*\b(?:of|for|retrospective(?:ly)?|retro|post-?op(?:erative(?:ly)?)?|pre-?op(?:erative)?|compound(?:ed)?|"
    r"medications?|rx|prescription|refills?|request|topical|and|plus|oral|continued|trial|generic)\b[\s:,-]*"
)
_NAME = re.compile(r"(?<![a-z0-9])(?P<name>[a-z][a-z-]*[a-z](?: [a-z][a-z-]*){0,3})\s*(?:\([^()]*\)?)?[\s,:-]*\(?\s*$")


@functools.lru_cache(maxsize=16384)
def _compiled(phrase: str) -> re.Pattern[str]:
    return re.compile(phrase_pattern(phrase))


def _listed(text: str, drugs: Sequence[Drug]) -> list[tuple[Mention, Drug]]:
    """Return each mention of a registered drug that no longer one overlaps, in order."""
    found = [
        (Mention(*match.span(), match[0]), drug)
        for drug in drugs
        for word in dict.fromkeys((drug.name, *drug.brands))
        if word.strip()
        for match in _compiled(word).finditer(text)
    ]
    kept = [
        (one, drug)
        for one, drug in found
        if not any(
            o.start <= one.start and one.stop <= o.stop and (o.start, o.stop) != (one.start, one.stop) for o, _ in found
        )
    ]
    return sorted(kept, key=lambda pair: pair[0].start)


def _unlisted(text: str, strengths: Sequence[Strength]) -> list[Mention]:
    """Return the words that stand before each strength, which name a drug no list here knows."""
    names = []
    end = 0
    for start, stop in dict.fromkeys((strength.start, strength.stop) for strength in strengths):
        before = _FORM.sub("", _LEAD.sub("", text[end:start]))
        match = _NAME.search(before)
        if match and not re.search(r"\d", match["name"]):
            names.append(Mention(start, stop, match["name"].strip()))
        end = stop
    return names


def _form(text: str) -> str | None:
    forms = {list(_FORMS)[int(match.lastgroup[1:])] for match in _FORM.finditer(text) if match.lastgroup}
    return forms.pop() if len(forms) == 1 else None


def _usual_form(drugs: Sequence[Drug]) -> str | None:
    forms = {drug.form for drug in drugs}
    return forms.pop() if len(forms) == 1 else None


def _strength(strengths: Sequence[Strength]) -> tuple[Strength | None, str | None]:
    """Return the one strength stated; of several, only the unit they share."""
    units = {strength.unit for strength in strengths}
    unit = units.pop() if len(units) == 1 else None
    values = {strength.value for strength in strengths}
    return (strengths[0] if unit and len(values) == 1 else None), unit


def find_drug(text: str, drugs: Sequence[Drug], head: int) -> RequestedDrug | None:
    """Return the drug that the head of *text* (plain form) requests, or None.

    A registered drug is known by its name or a brand, and comes in its usual form where the text states none
    and no strength in percent. Any other is recognised by a strength that
    follows its name; it has no ingredients. Where several strengths are stated, as in "5/325mg" or
    a compound, the strength is None: see ``read_strengths``.

    Args:
        text: The request in plain form.
        drugs: The registered drugs.
        head: Where the head of the request ends; a drug named only after it is not what is requested.
    """
    strengths = find_strengths(text)
    listed = [(mention, drug) for mention, drug in _listed(text, drugs) if mention.start < head]
    names = [mention.name for mention, _ in listed]
    if not listed:
        names = [mention.name for mention in _unlisted(text, strengths) if mention.start < head]
    if not names:
        return None
    entities = list(dict.fromkeys(drug.name for _, drug in listed)) or list(dict.fromkeys(names))
    first = {drug.name: mention.name for mention, drug in reversed(listed)}
    strength, unit = _strength(strengths)
    form = _form(text) or _usual_form([drug for _, drug in listed])
    if unit == "%" and form not in {*_TOPICAL, "patch", _form(text)}:
        form = None
    return RequestedDrug(
        name="/".join(first.get(name, name) for name in entities),
        ingredients=tuple(dict.fromkeys(part for _, drug in listed for part in drug.ingredients)),
        strength=strength.value if strength else None,
        strength_unit=unit,
        form=form,
        is_compound=bool(_COMPOUND.search(text))
        or any(drug.is_compound for _, drug in listed)
        or (len(entities) > 1 and (form in _TOPICAL or unit == "%")),
    )
