"""Count the broken guidelines that the plugins' own cases do not notice, by kind of break.

    python benchmarks/survivors.py [PLUGIN…] [--kinds comparison threshold]

PLUGIN is a distribution in plugins/ or docs/examples/, such as imr-chiropractic; all of them if none is named.
What gives the same outcomes on all lawful facts is proved to be no break, and not counted as surviving. The
command fails where a turned comparison or a moved number survives.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence

from conformance import kit_of, plugin_folders

from imr_core.guidelines import Guideline
from imr_core.testing import GuidelineConformance, mutants, surviving_mutants
from imr_core.testing._kit import Kit

KINDS = ("comparison", "threshold", "condition", "exception", "outcome")
MUST_DIE = ("comparison", "threshold")


def count(kit: Kit, kinds: Sequence[str]) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """Return how many mutants of each kind there are, and how many survive by guideline and kind."""
    there: Counter[str] = Counter()
    left: Counter[tuple[str, str]] = Counter()
    for subject in kit.subjects:
        guideline = subject.guideline
        if isinstance(guideline, Guideline):
            there.update(mutant.kind for mutant in mutants(guideline.active() or guideline) if mutant.kind in kinds)
            found = surviving_mutants(guideline, kit.read_examples(), kit.registry, kinds=kinds)
            left.update((subject.name, survivor.mutant.kind) for survivor in found)
    return there, left


def main() -> int:
    """Print the counts for each plugin."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("plugin", nargs="*")
    parser.add_argument("--kinds", nargs="+", choices=KINDS, default=list(KINDS))
    asked = parser.parse_args()
    alive = 0
    for folder in plugin_folders(asked.plugin):
        kit = kit_of(folder, GuidelineConformance)
        there, left = count(kit, asked.kinds)
        for kind in asked.kinds:
            where = ", ".join(f"{name} {number}" for (name, of), number in sorted(left.items()) if of == kind)
            survive = sum(number for (_, of), number in left.items() if of == kind)
            alive += survive if kind in MUST_DIE else 0
            told = f" ({where})" if where else ""
            print(f"{folder.name}: {kind}: {there[kind]} mutants, {survive} survive{told}", flush=True)
    return 1 if alive else 0


if __name__ == "__main__":
    sys.exit(main())
