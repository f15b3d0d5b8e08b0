"""How long after an operation a drug was asked for, where a narrative dates the operation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from attrs import frozen

from imr_core import Bound, ReadFact, ReadingContext
from imr_core.model import DateRange
from imr_core.narrative import DATE, annotate, parse_date, sentences
from imr_pharmacy._facts import Opioids

_OPERATION = (
    r"(?:surger(?:y|ies)|operation|repair|arthroscop\w+|fusion|release|orif|open reduction|fixation|reconstruction|"
    r"arthroplasty|replacement|discectomy|laminectomy|meniscectomy|decompression|herniorrhaphy|debridement|"
    r"amputation)"
)
_DATED = re.compile(
    rf"\b(?:underwent|had|status post|s/p|following|after|"
    rf"post)\b[^.;]{{0,80}}?\b{_OPERATION}\b[^.;]{{0,40}}?(?P<day>{DATE})|"
    rf"\bon (?P<before>{DATE}),? [^.;]{{0,30}}?\b(?:underwent|had)\b[^.;]{{0,80}}?\b{_OPERATION}\b",
    re.IGNORECASE,
)
_TENTH = Decimal("0.1")
_IMMEDIATE = 21  # days: "the first two to three weeks"


@frozen
class SurgeryReader:
    """It reads the weeks from a dated operation to the request.

    Args:
        name: Under which name its problems are reported.
    """

    name: str = "dates of operations"

    def read(self, text: str, context: ReadingContext) -> Sequence[ReadFact]:
        """Return the weeks after the last operation that the text dates; nothing without a date of the request."""
        request = context.request
        if request is None or request.drug is None:
            return ()
        first, last = _days(request.date_of_service or request.requested_on)
        if last is None:
            return ()
        found = [one for one in _operations(text) if one[0] <= last]
        if not found:
            return ()
        day, quote, start = max(found)
        after = (last - day).days
        least = max((first - day).days, 0) if first is not None else 0
        weeks = Bound(at_least=_weeks(least, ROUND_FLOOR), at_most=_weeks(after, ROUND_CEILING))
        facts = [ReadFact(Opioids.weeks_after_surgery.name, weeks, quote, start)]
        if after <= _IMMEDIATE:
            facts.append(ReadFact(Opioids.immediately_postoperative.name, True, quote, start))
        return facts


def _weeks(days: int, rounding: str) -> Decimal:
    return (Decimal(days) / 7).quantize(_TENTH, rounding)


def _days(when: date | DateRange | None) -> tuple[date | None, date | None]:
    return (when.first, when.last) if isinstance(when, DateRange) else (when, when)


def _operations(text: str) -> Iterator[tuple[date, str, int]]:
    for sentence in sentences(text):
        for match in _DATED.finditer(sentence.text):
            day = parse_date((match["day"] or match["before"]).lower())
            context = annotate(sentence.text, match.span())
            if day is not None and not context.negated and not context.hypothetical:
                yield day, match[0], sentence.start + match.start()
