"""What the root conftest promises: tests that need ../shared, and lines printed at the end."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = """
import pytest

def test_asks_for_the_folder(shared):
    assert shared.is_dir()

@pytest.mark.shared
def test_says_it_needs_the_folder():
    pass

def test_counts(announce):
    announce("7 of 7 cases")
"""


@pytest.fixture
def suite(tmp_path: Path, pytestconfig: pytest.Config) -> Path:
    """A small suite under the root conftest, with no folder ``shared`` beside it."""
    folder = tmp_path / "suite"
    folder.mkdir()
    for name in ("conftest.py", "pyproject.toml"):
        shutil.copy(pytestconfig.rootpath / name, folder)
    (folder / "test_small.py").write_text(TESTS, encoding="utf-8")
    return folder


def outcome(suite: Path, *arguments: str, **environment: str) -> list[str]:
    """Run a suite by itself; return the lines it printed."""
    inherited = {name: value for name, value in os.environ.items() if name not in {"CI", "IMR_SHARED"}}
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "test_small.py", *arguments]
    done = subprocess.run(
        command, cwd=suite, env=inherited | environment, capture_output=True, text=True, check=False, timeout=120
    )
    return done.stdout.splitlines()


def test_absent_folder_skips_and_counts(suite: Path):
    """Where ../shared is absent, the tests that need it are skipped and their number is printed."""
    printed = outcome(suite)
    assert "2 tests skipped because ../shared is absent" in printed
    assert "1 passed, 2 skipped" in printed[-1]


def test_absent_folder_fails_in_ci(suite: Path):
    """In CI, where ../shared must be there, its absence fails the tests that need it."""
    assert "1 passed, 2 errors" in outcome(suite, CI="true")[-1]


def test_present_folder_runs_them(suite: Path):
    """Where ../shared is there, beside the repository or named by IMR_SHARED, the tests run."""
    assert "3 passed" in outcome(suite, CI="true", IMR_SHARED=str(suite))[-1]
    (suite.parent / "shared").mkdir()
    assert "3 passed" in outcome(suite)[-1]


@pytest.mark.parametrize("arguments", [(), ("-n", "2")])
def test_announced_lines_are_printed(suite: Path, arguments: tuple[str, ...]):
    """A line announced by a passing test is printed once, also when tests run in several processes."""
    assert ["7 of 7 cases"] == [line for line in outcome(suite, *arguments) if "cases" in line]
