"""Layouts of other years and issuers: recognised by their own headings, and refused by name."""

from __future__ import annotations

import re

from imr_core.errors import LayoutError
from imr_core.letters._sheet import Sheet

_OTHER_LAYOUTS = {
    "Independent Medical Review with documents reviewed (about 2014)": re.compile(
        r"IMR DECISION\(S\) AND RATIONALE\(S\)$|DOCUMENTS REVIEWED:?$"
    ),
    "Notice of Independent Medical Review Determination (2013)": re.compile(
        r"(?i:notice of independent medical review determination)$"
        r"|INDEPENDENT MEDICAL REVIEW DECISION AND RATIONALE$"
        r"|Medical Qualifications of the Expert Reviewer:"
        r"|(?:\d+[.)] ?)?MAXIMUS Federal Services, Inc\. has determined the request"
    ),
    "Medical Professional Review": re.compile(
        r"MEDICAL PROFESSIONAL REVIEW$|ISSUE AT DISPUTE:|DOCUMENTS REVIEWED FOR DETERMINATION:"
        r"|MEDICAL TREATMENT GUIDELINE\(S\) RELIED UPON|MEDICAL REVIEWER QUALIFICATIONS:"
        r"|RATIONALE FOR WHY THE REQUESTED TREATMENT/SERVICE"
    ),
}


def refuse_other_layouts(sheet: Sheet) -> None:
    """Refuse *sheet* if a line of it begins with a heading that only another layout has.

    Raises:
        LayoutError: It does; the error names the layout.
    """
    for name, heading in _OTHER_LAYOUTS.items():
        for line in sheet.lines:
            if heading.match(line.text):
                raise LayoutError(name, sheet.source, line.number)
