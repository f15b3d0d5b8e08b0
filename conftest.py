"""What every test of core and plugins may use: the folder ../shared, printed counts, Hypothesis profiles."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

IN_CI = os.environ.get("CI", "").lower() == "true"
ABSENT = "../shared is absent"
NO_BROWSER = "no browser is ready for tests ('nox -s browser' brings one)"
ANNOUNCED = "announced"

# Wall time says nothing on a busy machine, so no profile has a deadline.
settings.register_profile("default", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("default"), derandomize=True, database=None, print_blob=True)
settings.register_profile("nightly", settings.get_profile("default"), max_examples=5_000, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if IN_CI else "default"))


def shared_folder(config: pytest.Config) -> Path:
    """Say where the folder of shared material is, or would be."""
    return Path(os.environ.get("IMR_SHARED") or config.rootpath.parent / "shared")


@pytest.fixture(scope="session")
def shared(pytestconfig: pytest.Config) -> Path:
    """The folder ../shared; a test that asks for it is marked ``shared`` by that alone."""
    return shared_folder(pytestconfig)


@pytest.fixture
def announce(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Print a line, such as a count of cases, at the end of the whole run."""
    return lambda line: request.node.user_properties.append((ANNOUNCED, line))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as ``shared`` what asks for the folder."""
    for item in items:
        if "shared" in getattr(item, "fixturenames", ()):
            item.add_marker("shared")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test that needs ../shared where it is absent; in CI, fail it."""
    if item.get_closest_marker("shared") and not shared_folder(item.config).is_dir():
        if IN_CI:
            pytest.fail(f"{ABSENT}; in CI it must be there (or IMR_SHARED name it)", pytrace=False)
        pytest.skip(ABSENT)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the announced lines, and how many tests were skipped for want of ../shared or of a browser."""
    reports = [report for reports in terminalreporter.stats.values() for report in reports]
    for report in reports:
        for name, line in getattr(report, "user_properties", ()) if getattr(report, "when", "") == "call" else ():
            if name == ANNOUNCED:
                terminalreporter.write_line(line)
    for reason in (ABSENT, NO_BROWSER):
        skipped = sum(reason in str(report.longrepr) for report in terminalreporter.stats.get("skipped", ()))
        if skipped:
            terminalreporter.write_line(f"{skipped} tests skipped because {reason}")
