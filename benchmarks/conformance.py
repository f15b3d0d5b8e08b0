"""Time the conformance suite of the specialty plugins, guideline by guideline.

    python benchmarks/conformance.py [PLUGIN…] [--mutants] [--most 30]

PLUGIN is a distribution in plugins/ or docs/examples/, such as imr-chiropractic; all of them if none is named.
Every law is held against one guideline at a time; with --mutants, that on mutants too. The slowest guidelines are
printed with their slowest law. The command fails where a law is broken, or where a guideline takes longer than
--most seconds of processor time.
"""

from __future__ import annotations

import argparse
import importlib
import sys
import time
from pathlib import Path

import pytest
from attrs import frozen

from imr_core.testing import GuidelineConformance
from imr_core.testing._kit import Kit

ROOT = Path(__file__).parents[1]
SHOWN = 10


@frozen
class Timing:
    """How long the laws took for one guideline, in seconds of processor time."""

    guideline: str
    laws: dict[str, float]
    broken: tuple[str, ...]

    @property
    def seconds(self) -> float:
        """All laws together."""
        return sum(self.laws.values())

    def __str__(self) -> str:
        slowest = max(self.laws, key=self.laws.__getitem__)
        return f"{self.seconds:7.1f} s  {self.guideline}: {slowest} {self.laws[slowest]:.1f} s"


def laws(mutants: bool) -> list[str]:
    """Return the laws of the suite that are held against a guideline, by the names of their tests."""
    left_out = {"test_suite_is_whole"} if mutants else {"test_suite_is_whole", "test_mutants"}
    return sorted(name for name in vars(GuidelineConformance) if name.startswith("test_") and name not in left_out)


def plugin_folders(names: list[str]) -> list[Path]:
    """Return the folders of the plugins named, or of all there are."""
    pyprojects = [path for parent in ("plugins", "docs/examples") for path in ROOT.glob(f"{parent}/*/pyproject.toml")]
    return sorted(path.parent for path in pyprojects if not names or path.parent.name in names)


def kit_of(folder: Path, suite: type[GuidelineConformance]) -> Kit:
    """Load a plugin with its cases, as its own suite does."""
    sys.path.insert(0, str(folder / "src"))
    plugin = importlib.import_module(folder.name.replace("-", "_"))
    return Kit.of(plugin, folder / "cases", suite)


def timings(folder: Path, names: list[str]) -> list[Timing]:
    """Time the laws for each guideline of a plugin."""
    whole = kit_of(folder, GuidelineConformance)
    whole.read_examples()
    return [_timed(Kit(whole.registry, [subject], whole.folder, whole.suite), names) for subject in whole.subjects]


def _timed(kit: Kit, names: list[str]) -> Timing:
    suite, taken, broken = GuidelineConformance(), {}, []
    for name in names:
        begun = time.process_time()
        try:
            getattr(suite, name)(kit)
        except pytest.fail.Exception:
            broken.append(name)
        taken[name] = time.process_time() - begun
    return Timing(kit.subjects[0].name, taken, tuple(broken))


def main() -> int:
    """Print the slowest guidelines."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("plugin", nargs="*")
    parser.add_argument("--mutants", action="store_true")
    parser.add_argument("--most", type=float, default=30.0)
    asked = parser.parse_args()
    chosen = plugin_folders(asked.plugin)
    found = [timing for folder in chosen for timing in timings(folder, laws(asked.mutants))]
    for timing in sorted(found, key=lambda timing: timing.seconds, reverse=True)[:SHOWN]:
        print(timing)
    broken = [f"{timing.guideline}: {', '.join(timing.broken)}" for timing in found if timing.broken]
    slow = [timing for timing in found if timing.seconds > asked.most]
    print(
        f"{len(found)} guidelines of {len(chosen)} plugins, {len(laws(asked.mutants))} laws: "
        f"{sum(timing.seconds for timing in found):.0f} s; {len(slow)} longer than {asked.most:g} s; "
        f"{len(broken)} with broken laws"
    )
    print(*broken, sep="\n", end="\n" if broken else "")
    return 1 if broken or slow or not found else 0


if __name__ == "__main__":
    sys.exit(main())
