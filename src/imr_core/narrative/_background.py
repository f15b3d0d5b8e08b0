"""What a clinical summary says of the worker, the injury, and the reports it names."""

from __future__ import annotations

import re
from datetime import date

from imr_core.model import Employee
from imr_core.narrative._dates import DATE, parse_date
from imr_core.narrative._sentences import sentences

_WORKER = re.compile(
    r"\b(?P<age>\d{1,3})[\s-]*(?:years?|yrs?|y)[\s./-]*(?:old|o)\b[\s,-]*(?:[a-z]+-handed\s+)?(?P<sex>male|female|man|woman)?"
)
_SEXES = {"male": "male", "man": "male", "female": "female", "woman": "female"}
_INJURY = re.compile(
    rf"\b(?:injur(?:y|ies|ed)|accident)\b(?:\s+date)?(?:\s+(?:occurred|sustained|of|on|dated?|was|is|that|had))*[\s:,(]*(?P<day>{DATE})"
)
_REPORT = (
    r"report|note|rfa|request\s+for\s+authorization|pr-?2|evaluation|examination|exam|visit|consultation|follow-?\s?up"
)
_NEAR = 60  # characters between the word that names a report and its date
_REPORT_DATE = re.compile(
    rf"\b(?:{_REPORT})s?\b[^.;]{{0,{_NEAR}}}?(?P<after>{DATE})|(?P<before>{DATE})[^.;]{{0,{_NEAR}}}?\b(?:{_REPORT})s?\b"
)
_NOT_A_REPORT = re.compile(r"utilization\s+review|\bur\b|non-?\s?certif|denied|denial|injur|surgery|accident")


def read_worker(text: str) -> Employee:
    """Return the age and sex of the worker that a summary opens with; None where it states none."""
    match = _WORKER.search(text.lower())
    if match is None:
        return Employee()
    return Employee(age=int(match["age"]), sex=_SEXES.get(match["sex"] or ""))


def read_injury_date(text: str) -> date | None:
    """Return the one date of injury that a summary states; None where it states none, or several."""
    found = {parse_date(match["day"]) for match in _INJURY.finditer(text.lower())}
    return found.pop() if len(found) == 1 else None


def latest_report(text: str, *, not_before: date | None = None, not_after: date | None = None) -> date | None:
    """Return the date of the latest report that a summary names, or None if it names none.

    Args:
        text: The summary.
        not_before: The injury; a report before it is not of this case.
        not_after: The day the request was decided on; a report after it cannot have carried the request.
    """
    days = set()
    for sentence in sentences(text):
        lowered = sentence.text.lower()
        for match in _REPORT_DATE.finditer(lowered):
            if not _NOT_A_REPORT.search(match[0]):
                days.add(parse_date(match["after"] or match["before"]))
    known = [
        day
        for day in days
        if day is not None and (not_before is None or not_before <= day) and (not_after is None or day <= not_after)
    ]
    return max(known, default=None)
