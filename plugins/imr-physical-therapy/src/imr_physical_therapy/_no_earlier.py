"""A reader for the absence of earlier therapy: a list of the treatments so far that does not name it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import frozen

from imr_core import Course, ReadFact, ReadingContext
from imr_core.narrative import annotate, sentences
from imr_physical_therapy._words import THERAPY

_LISTED = re.compile(
    r"\b(?:treatments?|therap(?:y|ies)|care)(?: and (?:diagnostics?|diagnostic studies|evaluations?))?"
    r"(?: (?:to date|so far|thus far|rendered|history|modalities|received))*,? (?:has |have |had )?(?:also )?(?:been )?"
    r"(?:includ(?:ed|es)|consist(?:ed|s) of)\b|\btreated with\b|\b(?:prior|previous|past)(?: relevant)? treatments?"
    r"(?: \w+){0,4} (?:includ(?:ed|es)|consist(?:ed|s) of)\b",
    re.IGNORECASE,
)
_PLAN = re.compile(r"\bplan\b|\brequest(?:ed|s)? treatment|\bunder review\b", re.IGNORECASE)
_NAMED = re.compile(rf"{THERAPY}|\btherapy\b(?! unit| pad| wrap| device)|\brehab\w*|\btherapist", re.IGNORECASE)
_OTHER_THERAPY = re.compile(
    r"\b(?:medications?|drug|injection|cold|hot|heat|ice|massage|chiropractic|cognitive|behavioral|psycho|laser|shockwave|"
    r"wound|splint|nsaids?|oral|opioid|oxygen|speech)\W+therapy\b",
    re.IGNORECASE,
)
_NOT_HAD = re.compile(
    r"\b(?:no|not|never|without|nor|denie[sd])\b[^.;,:]{0,40}$|\b(?:plan|recommend|request|prescri|order|refer|propos)\w*\b"
    r"[^.;:]*$",
    re.IGNORECASE,
)


@frozen
class NoEarlierTherapy:
    """A reader of lists of treatment that name no physical or occupational therapy.

    Where a narrative lists the treatments so far, no list names therapy, and nothing else of the narrative does
    but as planned, requested or denied, no earlier visit is documented: the number is 0, with the list as quote.

    Args:
        services: Names of the services for whose items it reads.
        name: Under which name its problems are reported.
    """

    services: tuple[str, ...]
    name: str = "lists of treatment"

    def read(self, text: str, context: ReadingContext) -> Sequence[ReadFact]:
        """Return the fact that no visit was had, or nothing."""
        if context.request is None or context.request.service not in self.services:
            return ()
        lists = []
        for sentence in sentences(text):
            if _is_had(sentence.text):
                return ()
            match = _LISTED.search(sentence.text)
            if match and not _PLAN.search(sentence.text[: match.start()]):
                lists.append(ReadFact(Course.prior_visits.name, 0, sentence.text, sentence.start))
        return lists[:1]


def _is_had(sentence: str) -> bool:
    """Tell whether *sentence* names therapy otherwise than as planned, requested, or not had."""
    other = [match.span() for match in _OTHER_THERAPY.finditer(sentence)]
    for match in _NAMED.finditer(sentence):
        if any(start <= match.start() < stop for start, stop in other):
            continue
        not_had = _NOT_HAD.search(sentence[: match.start()])
        if not not_had and not annotate(sentence, match.span()).hypothetical:
            return True
    return False
