"""Precision and recall of the ConText reading on the public annotation set.

    python benchmarks/context.py [FILE] [--misses CLASS] [--half dev|held-out]

The sentences (chapmanbe/negex, Apache-2.0) lie in ../shared/oracles/context-sentences.tsv. They were divided by
number before any trigger list was written: those with number % 4 == 1 were read while the lists were written
(dev), the others were not, but for the first fifteen (held-out). Both are printed, and beside the held-out figures
those of two libraries on the same sentences and spans, measured once (negspacy 1.1.0; medspacy 1.3.1, its context
component alone and with its default rules).
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path

from attrs import frozen

from imr_core.narrative import Context, Experiencer, annotate

DEFAULT = Path(__file__).parents[1].parent / "shared" / "oracles" / "context-sentences.tsv"
MEASURED = {
    "negated": "negspacy 92.6%, 98.3%; medspacy 87.7%, 93.0%",
    "historical": "medspacy 61.0%, 41.0%",
    "hypothetical": "medspacy 100.0%, 81.2%",
    "other experiencer": "medspacy –, 0.0%",
}
CLASSES: dict[str, tuple[Callable[[Row], bool], Callable[[Context], bool]]] = {}


@frozen
class Row:
    """One annotated sentence."""

    number: int
    concept: str
    sentence: str
    negation: str
    temporality: str
    experiencer: str

    @property
    def span(self) -> tuple[int, int]:
        """Where the concept stands, written in capitals; else anywhere; else nowhere."""
        wanted = self.concept.strip()
        start = self.sentence.find(wanted.upper())
        if start < 0:
            start = max(self.sentence.lower().find(wanted.lower()), 0)
        return start, start + len(wanted)


CLASSES.update(
    {
        "negated": (lambda row: row.negation == "Negated", lambda context: context.negated),
        "historical": (lambda row: row.temporality == "Historical", lambda context: context.historical),
        "hypothetical": (lambda row: row.temporality == "Not particular", lambda context: context.hypothetical),
        "other experiencer": (
            lambda row: row.experiencer != "Patient",
            lambda context: context.experiencer is Experiencer.OTHER,
        ),
    }
)


def rows(path: Path) -> Iterator[Row]:
    """Yield the sentences of *path*."""
    for line in path.read_text(encoding="utf-8").splitlines():
        number, *columns = line.split("\t")
        if number.isdigit():
            yield Row(int(number), *columns)


def halves(path: Path) -> dict[str, list[Row]]:
    """Return the sentences as divided before the lists were written."""
    found = list(rows(path))
    return {
        "dev": [row for row in found if row.number % 4 == 1],
        "held-out": [row for row in found if row.number % 4 != 1],
    }


def score(found: list[Row], name: str) -> tuple[int, int, int]:
    """Return true positives, false positives and false negatives of a class."""
    expects, reads = CLASSES[name]
    pairs = [(expects(row), reads(annotate(row.sentence, row.span))) for row in found]
    return pairs.count((True, True)), pairs.count((False, True)), pairs.count((True, False))


def line(name: str, counts: tuple[int, int, int]) -> str:
    """Return a table line: precision, recall and the counts they come from."""
    hit, false, missed = counts
    precision = f"{hit / (hit + false):6.1%}" if hit + false else "     –"
    recall = f"{hit / (hit + missed):6.1%}" if hit + missed else "     –"
    return f"  {name:20}{precision} ({hit}/{hit + false})".ljust(42) + f"{recall} ({hit}/{hit + missed})"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Precision and recall of the ConText reading.")
    parser.add_argument("file", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--misses", choices=sorted(CLASSES))
    parser.add_argument("--half", choices=["dev", "held-out"])
    arguments = parser.parse_args()
    for half, found in halves(arguments.file).items():
        if arguments.half in (None, half):
            print(f"{half}: {len(found)} sentences".ljust(24) + "precision".ljust(18) + "recall")
            for name in CLASSES:
                beside = f"   [{MEASURED[name]}]" if half == "held-out" else ""
                print(line(name, score(found, name)).ljust(60) + beside)
            if arguments.misses:
                print_misses(found, arguments.misses)


def print_misses(found: list[Row], name: str) -> None:
    """Print each sentence whose class is read wrongly."""
    expects, reads = CLASSES[name]
    for row in found:
        wanted, got = expects(row), reads(annotate(row.sentence, row.span))
        if wanted != got:
            print("  missed" if wanted else "  wrong ", row.number, row.sentence)


if __name__ == "__main__":
    main()
