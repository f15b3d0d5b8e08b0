"""Cases to time, and a table of ratios within the run, since times of a busy machine say little."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

# Tests are imported by file, so that what they share here has to be found by folder.
sys.path.insert(0, str(Path(__file__).parent))

SERVICES = (*["chiropractic"] * 8, "chiropractic-evaluation", "manipulation-under-anesthesia")
REGIONS = ("cervical-spine", "lumbar-spine", "shoulder", "hip", "elbow", "knee", "wrist")
NOTES: list[str] = []
Facts = dict[str, Any]
Time = Callable[..., Any]


def lawful_facts(chance: random.Random) -> Facts:
    """Return everything that the guideline asks of a request, breaking no law."""
    prior = chance.choice((0, 0, 1, 3, 6, 12, 20))
    return {
        "service": chance.choice(SERVICES),
        "body_region": chance.choice(REGIONS),
        "visits": chance.randint(1, 20),
        "days_since_injury": chance.choice((30, 91, 92, 400, 2000)),
        "acute_phase": chance.random() < 0.3,
        "musculoskeletal": chance.random() < 0.8,
        "flare_up": chance.random() < 0.3,
        "return_to_work": chance.random() < 0.5,
        "prior_visits": prior,
        "recent_visits": chance.randint(0, min(3, prior)),
        "functional_improvement": prior > 0 and chance.random() < 0.5,
    }


@pytest.fixture(scope="session")
def totals() -> list[Facts]:
    """A thousand cases of which everything is known."""
    chance = random.Random(2016)
    return [lawful_facts(chance) for _ in range(1000)]


@pytest.fixture(scope="session")
def partials(totals: list[Facts]) -> list[Facts]:
    """The same with a fifth of the facts unknown."""
    chance = random.Random(2017)
    return [{name: value for name, value in facts.items() if chance.random() >= 0.2} for facts in totals]


@pytest.fixture
def timed(benchmark: BenchmarkFixture) -> Time:
    """Time a function over a few cases at a time; what it takes for one is what the table shows."""

    def run(function: Callable[[Any], object], cases: list[Any], **table: Any) -> None:
        def over_all() -> None:
            for case in cases:
                function(case)

        benchmark.extra_info.update({"cases": len(cases), **table})
        benchmark(over_all)

    return run


@pytest.fixture
def note() -> Callable[[str], None]:
    """Add a line below the table."""
    return NOTES.append


@pytest.fixture(scope="session")
def published(pytestconfig: pytest.Config) -> Path:
    """The folder of published letters; a benchmark that needs it is skipped where it is absent."""
    folder = pytestconfig.rootpath.parent / "shared" / "letters" / "published"
    if not folder.is_dir():
        pytest.skip("../shared is absent")
    return folder


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print how many times each takes what it is compared with, and what was allowed."""
    session = getattr(config, "_benchmarksession", None)
    found = {each.extra_info.get("name", each.name): each for each in getattr(session, "benchmarks", ())}
    times = {name: each.stats.min / each.extra_info.get("cases", 1) for name, each in found.items()}
    if not times:
        return
    terminalreporter.section("ratios within this run, of shortest times for one case")
    for line in _lines(found, times):
        terminalreporter.write_line(line)
    for line in NOTES:
        terminalreporter.write_line(line)


def _lines(found: dict[str, Any], times: dict[str, float]) -> Iterator[str]:
    for name, each in found.items():
        yield f"{name:70} {1e6 * times[name]:12.2f} µs"
        for other, limit in each.extra_info.get("compared", {}).items():
            if other in times:
                allowed = "" if limit is None else f"  (allowed {limit}: {_verdict(times[name] / times[other], limit)})"
                yield f"    {times[name] / times[other]:8.2f} times {other}{allowed}"


def _verdict(ratio: float, limit: float) -> str:
    return "kept" if ratio <= limit else "MISSED"
