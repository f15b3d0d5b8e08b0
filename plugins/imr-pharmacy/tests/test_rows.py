"""Every row of the table of facts went somewhere, and no citation claims more than its row."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from imr_pharmacy._formulary import BARS
from imr_pharmacy._guidelines import ENCODED
from imr_pharmacy.rows import counts, row_map

from imr_core import Verification

_NUMBERED = re.compile(r"^\| *(\d\.\d+[a-z]?|C\d+) *\|")
_NAMED = re.compile(r"^\| *([^|]+?) *\|")
_TABLES_OF_NAMES = {"3": "opioid", "4c": "version", "4d": "drug"}
MARKS = {
    "P": Verification.PRIMARY_TEXT,
    "L": Verification.QUOTED_IN_DETERMINATION,
    "S": Verification.SECONDARY,
    "M": Verification.UNVERIFIED,
}
# In the tables of determinations the mark stands once, above them.
QUOTED = ("2.", "6.5", "6.6", "6.7")


@pytest.fixture(scope="module")
def lines(shared: Path) -> list[str]:
    """The lines of the table of facts."""
    return (shared / "facts" / "pharmacy.md").read_text(encoding="utf-8").splitlines()


def row_ids(lines: list[str]) -> list[str]:
    """Return the number of each row, and of rows without one the table and the first word."""
    found, table = [], ""
    for line in lines:
        if line.startswith("#"):
            table = line.strip("# ").split(".")[0]
        if numbered := _NUMBERED.match(line):
            found.append(numbered[1])
        elif table in _TABLES_OF_NAMES and (named := _NAMED.match(line)):
            word = re.split(r"[ ,/]", named[1])[0]
            if set(word) - set("-:#") and word != _TABLES_OF_NAMES[table]:
                found.append(f"{table}:{word}")
    return found


def marks(lines: list[str]) -> dict[str, Verification]:
    """Return how each numbered row was verified."""
    found = {}
    for line in lines:
        if match := _NUMBERED.match(line):
            cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
            letter = next((cell[0] for cell in cells[1:] if re.fullmatch(r"[PLSM]\b.*|[PLSM]", cell)), None)
            if match[1].startswith(QUOTED):
                letter = "P" if match[1] == "2.20b" else "L"
            if letter:
                found[match[1]] = MARKS[letter]
    return found


def test_every_row_is_accounted_for(lines: list[str], announce: Callable[[str], None]) -> None:
    """Each row is a rule, a number, data, not in force, not encoded, elsewhere or no rule."""
    rows = row_ids(lines)
    places = row_map()
    assert len(rows) > 250
    assert [] == sorted(set(rows) - set(places))
    kinds = counts(place for row in rows for place in places[row])
    announce(f"pharmacy.md: {len(set(rows))} rows; places by kind: {kinds}")


def test_no_row_is_invented(lines: list[str]) -> None:
    """No citation names a row that the table does not have."""
    assert [] == sorted(set(row_map()) - set(row_ids(lines)))


def test_what_is_no_rule_says_why() -> None:
    """A row that is not encoded, or no rule, comes with the reason."""
    silent = {"unencoded", "no-rule", "elsewhere"}
    assert all(place.why for places in row_map().values() for place in places if place.kind in silent)


def test_no_citation_is_better_than_its_best_row(lines: list[str]) -> None:
    """A rule, number or bar is verified as its best row is, and no better."""
    order, table = list(Verification), marks(lines)
    cites = [cite for guideline in ENCODED for rule in guideline.rules for cite in rule.sources]
    cites += [cite for bar in BARS for cite in bar.sources]
    checked = 0
    for cite in cites:
        known = [table[row] for seen in cite.seen_in if (row := seen.removeprefix("pharmacy.md ")) in table]
        if known:
            checked += 1
            assert order.index(cite.verification) >= min(map(order.index, known)), cite
    assert checked > 150


def test_every_value_says_where_it_was_seen() -> None:
    """Each rule and number names a row of the table; what was quoted names the determination too."""
    for guideline in ENCODED:
        for rule in guideline.rules:
            for cite in rule.sources:
                assert any(seen.startswith("pharmacy.md ") for seen in cite.seen_in), rule.id
                if cite.verification is Verification.QUOTED_IN_DETERMINATION and rule.cite is cite:
                    assert any(seen.startswith("CM1") for seen in cite.seen_in) or guideline.id == "initial-approaches"


def test_memory_is_not_in_force() -> None:
    """Rules that rest on memory come into force by name only."""
    remembered = [(g, r) for g in ENCODED for r in g.rules if not all(cite.is_verified for cite in r.sources)]
    assert len(remembered) >= 15
    for guideline, rule in remembered:
        active, asked = guideline.active(), guideline.active([guideline.name_of(rule.id)])
        assert active is not None
        assert asked is not None
        assert rule.id not in {one.id for one in active.rules}
        assert rule.id in {one.id for one in asked.rules}
