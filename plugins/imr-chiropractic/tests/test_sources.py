"""Every value has a source, and what nobody has seen is not in force."""

from __future__ import annotations

import re
from pathlib import Path

import imr_chiropractic
import pytest

import imr_core.california
from imr_core import Citation, Guideline, Registry, Rule, Verification

REGISTRY = Registry([imr_core.california, imr_chiropractic])
GUIDELINES = [guideline for guideline in REGISTRY.guidelines if isinstance(guideline, Guideline)]
# What the tables of facts mean by their marks; rows cut off are never encoded.
MARKS = {
    "SEEN-P": Verification.PRIMARY_TEXT,
    "SEEN-IMR": Verification.QUOTED_IN_DETERMINATION,
    "SEEN-2": Verification.SECONDARY,
    "**MEMORY, UNVERIFIED**": Verification.UNVERIFIED,
}


def marks(text: str) -> dict[str, Verification]:
    """Return how each numbered row of the tables was verified."""
    rows: dict[str, Verification] = {}
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if re.fullmatch(r"[1-9]\.\d+[a-z]?", cells[0]):
            mark = next(
                (MARKS[cell.split("/")[0].strip()] for cell in cells if cell.split("/")[0].strip() in MARKS), None
            )
            if mark is not None:
                rows[cells[0]] = mark
    return rows


def citations() -> list[Citation]:
    """Return every citation of a rule, parameter, bar or unencoded passage."""
    found = [cite for guideline in GUIDELINES for rule in guideline.rules for cite in rule.sources]
    found += [passage.cite for guideline in GUIDELINES for passage in guideline.unencoded]
    return found + [cite for bar in REGISTRY.bars for cite in bar.sources]


@pytest.fixture(scope="module")
def table(shared: Path) -> dict[str, Verification]:
    """How each row was verified."""
    return marks((shared / "facts" / "physical.md").read_text(encoding="utf-8"))


def test_every_row_on_manipulation_went_somewhere(table: dict[str, Verification]) -> None:
    """Each row of section 1 is named by a rule, a number or an unencoded passage."""
    named = {seen.removeprefix("physical.md ") for cite in citations() for seen in cite.seen_in}
    assert {row for row in table if row.startswith("1.")} - named == set()
    assert 40 == sum(row.startswith("1.") for row in table)


def test_no_citation_claims_more_than_its_rows(table: dict[str, Verification]) -> None:
    """A citation is verified as its best row is, and no better."""
    order = list(Verification)
    for cite in citations():
        rows = [table[row] for seen in cite.seen_in if (row := seen.removeprefix("physical.md ")) in table]
        # A row on conflicts between sources carries no mark of its own.
        best = min((order.index(row) for row in rows), default=1)
        assert order.index(cite.verification) >= best, cite


def test_every_value_says_where_it_was_seen() -> None:
    """No citation is without a row of the tables."""
    assert all(any(seen.startswith("physical.md ") for seen in cite.seen_in) for cite in citations())


def unverified() -> list[tuple[Guideline, Rule]]:
    """Return the rules that rest on something nobody has seen."""
    return [(g, rule) for g in GUIDELINES for rule in g.rules if not all(cite.is_verified for cite in rule.sources)]


def test_unverified_rules_are_not_in_force_unless_asked_for() -> None:
    """Rows 1.29 and 1.31 are there, inactive, and come into force by name."""
    assert {"maintenance-care", "region-not-listed"} == {rule.id for _, rule in unverified()}
    for guideline, rule in unverified():
        active, asked = guideline.active(), guideline.active([guideline.name_of(rule.id)])
        assert active is not None
        assert asked is not None
        assert rule.id not in {one.id for one in active.rules}
        assert rule.id in {one.id for one in asked.rules}


def test_wide_readings_are_declared() -> None:
    """Rules that read the low back's numbers for other regions say so."""
    for guideline in (imr_chiropractic.manual_therapy_2009, imr_chiropractic.manual_therapy_2016):
        wide = [rule for rule in guideline.rules if {"trial", "ceiling", "flare_up_visits"} & set(_names(rule))]
        assert wide
        assert all("low back's" in (rule.interpretation or "") for rule in wide)


def _names(rule: Rule) -> list[str]:
    return re.findall(r"{(\w+)}", rule.because)
