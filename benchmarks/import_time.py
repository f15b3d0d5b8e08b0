"""Time `import imr_core` and the first assessment, each in fresh processes.

Times are medians over interleaved runs, net of a bare interpreter's start. Give a case file to assess another case than
the one `imr example` prints.
"""

import argparse
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from pathlib import Path

BARE = "pass"
FLOOR = "import attrs, pluggy"
CORE = "import imr_core"
WHOLE = """
import sys
from pathlib import Path
from imr_core import Registry, assess, load_case
case = load_case(Path(sys.argv[1]).read_text(encoding="utf-8"))
assess(case, Registry.from_environment())
"""
# The same with a clock of its own, started when imports and case are there.
ASSESSMENT = """
import sys, time
from pathlib import Path
from imr_core import Registry, assess, load_case
case = load_case(Path(sys.argv[1]).read_text(encoding="utf-8"))
start = time.perf_counter()
assess(case, Registry.from_environment())
print(time.perf_counter() - start)
"""


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("case", type=Path, nargs="?", help="case file (JSON); without it, the one of `imr example`")
    parser.add_argument("--runs", type=int, default=21, help="fresh processes for each line")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        report(measure(arguments.case or write_example(Path(folder)), arguments.runs), arguments.runs)


def write_example(folder: Path) -> Path:
    """Write the case that `imr example` prints, and return its path."""
    case = folder / "case.json"
    with case.open("wb") as file:
        subprocess.run([Path(sysconfig.get_path("scripts"), "imr"), "example"], stdout=file, check=True)
    return case


def measure(case: Path, runs: int) -> dict[str, float]:
    """Run each program `runs` times, in turns, after one warm-up; return the median seconds of each."""
    programs = (BARE, FLOOR, CORE, WHOLE, ASSESSMENT)
    seconds: dict[str, list[float]] = {program: [] for program in programs}
    for program in programs:
        run(program, case)
    for _ in range(runs):
        for program in programs:
            seconds[program].append(run(program, case))
    return {program: statistics.median(times) for program, times in seconds.items()}


def run(program: str, case: Path) -> float:
    """Run a program in a fresh process; return the seconds it printed, else those the process took."""
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", program, case], stdout=subprocess.PIPE, check=True)
    elapsed = time.perf_counter() - start
    return float(done.stdout) if done.stdout else elapsed


def report(median: dict[str, float], runs: int) -> None:
    """Print milliseconds and ratios."""
    bare, floor, core = median[BARE], median[FLOOR] - median[BARE], median[CORE] - median[BARE]
    lines = [
        ("import attrs, pluggy", floor),
        ("import imr_core", core),
        ("Registry.from_environment() and the first assessment", median[ASSESSMENT]),
        ("the whole process: import, load, registry, assessment", median[WHOLE] - bare),
    ]
    print(f"medians of {runs} fresh processes, net of a bare interpreter's {1e3 * bare:.1f} ms")
    print(f"{'':54} {'ms':>7} {'x attrs+pluggy':>15} {'x imr_core':>11}")
    for name, seconds in lines:
        print(f"{name:54} {1e3 * seconds:7.1f} {seconds / floor:15.2f} {seconds / core:11.2f}")


if __name__ == "__main__":
    main()
