"""Every row of the facts on therapy is accounted for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from imr_physical_therapy.rows import account

_SECTION = re.compile(r"#{2,3} (\d+[a-z]?)\.? ")
_NUMBERED = re.compile(r"[245678]b?\.\d+[a-z]?")
_HEADS = {"region", "surgery", "region / diagnosis"}
_KINDS = {"rule", "parameter", "inactive", "unencoded", "bar", "elsewhere", "not a rule"}


def row_names(text: str) -> list[str]:
    """Return the names of the rows of sections 2, 4 to 8; rows of tables without numbers are counted."""
    names: list[str] = []
    table: str | None = None
    for line in text.splitlines():
        if match := _SECTION.match(line):
            table = match[1] if match[1] in ("4b", "4c", "4d") else None
        elif line.startswith("**ODG (non-MTUS) counts"):
            table = "odg"
        if not line.startswith("|"):
            continue
        first = line.strip("|").split("|")[0].strip()
        if _NUMBERED.fullmatch(first):
            names.append(first)
        elif table and first not in _HEADS and first.strip("-"):
            names.append(f"{table}.{sum(name.startswith(f'{table}.') for name in names) + 1}")
    return names


def test_every_row_went_somewhere(shared: Path, announce: Callable[[str], None]) -> None:
    """Each row of sections 2 and 4 to 8 is encoded, recorded as unencoded, held elsewhere, or no rule, and why."""
    names = row_names((shared / "facts" / "physical.md").read_text(encoding="utf-8"))
    assert len(names) > 180
    assert [] == [name for name in names if name not in account()]
    kinds = Counter(place.kind for name in names for place in account()[name][:1])
    announce("rows on therapy: " + ", ".join(f"{kinds[kind]} {kind}" for kind in sorted(kinds)))


def test_no_row_is_invented(shared: Path) -> None:
    """Every row that a citation names stands in the facts, conflicts and traps included."""
    text = (shared / "facts" / "physical.md").read_text(encoding="utf-8")
    conflicts = set(re.findall(r"^\| (C\d+) \|", text, re.MULTILINE))
    assert set() == set(account()) - set(row_names(text)) - conflicts


def test_what_is_not_encoded_says_why() -> None:
    """A row that is not in force, not encoded or no rule carries its reason."""
    places = [place for found in account().values() for place in found]
    assert _KINDS >= {place.kind for place in places}
    assert [] == [place for place in places if place.kind in ("inactive", "unencoded") and not place.why]
    assert [] == [place for place in places if not place.where]


def test_rows_from_memory_are_inactive(shared: Path) -> None:
    """A row marked as memory gives no rule or parameter in force."""
    lines = (shared / "facts" / "physical.md").read_text(encoding="utf-8").splitlines()
    memory = {
        line.strip("|").split("|")[0].strip() for line in lines if "MEMORY, UNVERIFIED" in line and line.startswith("|")
    }
    remembered = (memory & set(account())) | {name for name in account() if name.startswith("4d.")}
    assert len(remembered) > 20
    active = {"rule", "parameter"}
    assert {} == {name: places for name in remembered if (places := [p for p in account()[name] if p.kind in active])}
