"""Shared vocabularies, what a case says of them, and the laws among facts."""

from imr_core.facts._check import DECISIONS, PROGRAMMES, PUBLISHED, check_case, check_facts, registered_names
from imr_core.facts._check_fact import check_fact, is_number
from imr_core.facts._derivations import derivations, telling_drugs
from imr_core.facts._drug_facts import MEDICATION
from imr_core.facts._gather import ItemFacts, Part, drug_class_values, gather, part_values, parts
from imr_core.facts._ready import days, ends, ready, span
from imr_core.facts._scatter import Scattered, documentable, scatter
from imr_core.facts._settle import LawBook, Settled, settle
from imr_core.facts._solver import case_solver
from imr_core.facts._vocabularies import DOSAGE_FORMS, Course, Injury, Request

__all__ = [
    "DECISIONS",
    "DOSAGE_FORMS",
    "MEDICATION",
    "PROGRAMMES",
    "PUBLISHED",
    "Course",
    "Injury",
    "ItemFacts",
    "LawBook",
    "Part",
    "Request",
    "Scattered",
    "Settled",
    "case_solver",
    "check_case",
    "check_fact",
    "check_facts",
    "days",
    "derivations",
    "documentable",
    "drug_class_values",
    "ends",
    "gather",
    "is_number",
    "part_values",
    "parts",
    "ready",
    "registered_names",
    "scatter",
    "settle",
    "span",
    "telling_drugs",
]
