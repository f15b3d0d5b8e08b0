"""Rows of tests as nested branches, so that a test which many rows share is made once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from attrs import evolve, frozen

# Python refuses more than a hundred levels of indentation.
_DEEPEST = 30


@frozen
class Row:
    """Tests, as source, and the bit to set where all of them hold."""

    tests: tuple[str, ...]
    bit: int


def branches(rows: Sequence[Row], variable: str, depth: int = 0) -> list[str]:
    """Return the lines that set in *variable* the bits of the rows all of whose tests hold."""
    lines: list[str] = []
    left = list(rows)
    while left and (shared := _most_shared(left)) is not None and depth < _DEEPEST:
        inside = [_without(row, shared) for row in left if shared in row.tests]
        left = [row for row in left if shared not in row.tests]
        lines += [f"if {shared}:", *_indented(branches(inside, variable, depth + 1))]
    for row in left:
        setting = f"{variable} |= {row.bit}"
        if not row.tests:
            lines.append(setting)
        else:
            condition = row.tests[0] if len(row.tests) == 1 else f"({' and '.join(row.tests)})"
            lines += [f"if {condition}:", f"    {setting}"]
    return lines


def _most_shared(rows: Iterable[Row]) -> str | None:
    """Return the test that most rows have, the first of several; None where no two share one."""
    counts = Counter(test for row in rows for test in dict.fromkeys(row.tests))
    (test, count), *_ = [*counts.most_common(1), ("", 0)]
    return test if count > 1 else None


def _without(row: Row, test: str) -> Row:
    return evolve(row, tests=tuple(other for other in row.tests if other != test))


def _indented(lines: Iterable[str]) -> list[str]:
    return [f"    {line}" for line in lines]
