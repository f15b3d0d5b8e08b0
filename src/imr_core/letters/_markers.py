"""The fixed words of the layout: section headings, labels and stock sentences."""

from __future__ import annotations

import re

HOW_MADE = "HOW THE IMR FINAL DETERMINATION WAS MADE"
CREDENTIALS = "The Expert Reviewer has the following credentials:"
LICENSURE = "State(s) of Licensure:"
SPECIALTY = "Certification(s)/Specialty:"
SUMMARY = "CLINICAL CASE SUMMARY"
SUMMARY_LEAD = (
    "The expert reviewer developed the following clinical case summary based on a review of the case file, "
    "including all medical records:"
)
ISSUES = "IMR ISSUES, DECISIONS AND RATIONALES"
ISSUES_LEAD = "The Final Determination was based on decisions for the disputed items/services set forth below:"

CLAIMS_ADMINISTRATOR = "Claims Administrator guideline:"
REVIEWER = "MAXIMUS guideline:"
RATIONALE = "Decision rationale:"
ITEM_LABELS = (CLAIMS_ADMINISTRATOR, REVIEWER, RATIONALE)

CASE_NUMBER = "Case Number:"
SECTIONS = (HOW_MADE, LICENSURE, SPECIALTY, SUMMARY, ISSUES)
RESERVED = (CASE_NUMBER, CREDENTIALS, *SECTIONS, SUMMARY_LEAD, ISSUES_LEAD, *ITEM_LABELS)
"""Words that begin a part of a letter, and so cannot stand in the text of one."""

SENTENCE_END = re.compile(r"""(?:[.!?…]["'”’)\]]*|medically necessary["'”’)\]]*)$""")
"""How a rationale ends: a sentence, or the verdict printed without its full stop."""
