"""Shared vocabularies, what a case says of them, and the laws among facts."""

from imr_core.facts._check import check_case, check_facts
from imr_core.facts._check_fact import check_fact, is_number
from imr_core.facts._gather import ItemFacts, Part, gather, part_values, parts
from imr_core.facts._ready import days, ends, ready, span
from imr_core.facts._settle import LawBook, Settled, settle
from imr_core.facts._vocabularies import Course, Injury, Request

__all__ = [
    "Course",
    "Injury",
    "ItemFacts",
    "LawBook",
    "Part",
    "Request",
    "Settled",
    "check_case",
    "check_fact",
    "check_facts",
    "days",
    "ends",
    "gather",
    "is_number",
    "part_values",
    "parts",
    "ready",
    "settle",
    "span",
]
