"""The pytest plugin, in runs of their own: examples as tests, xdist, marks, options; and that it costs nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

PYPROJECT = """
[project]
name = "imr-heat"
version = "1.0"

[project.entry-points.imr_core]
heat = "imr_heat"

[tool.pytest.ini_options]
pythonpath = ["."]
filterwarnings = ["error"]
"""
GUIDELINE = "\n@hookimpl\ndef imr_guidelines(): return [guideline()]\n"
SUITE = """
from pathlib import Path
import imr_heat
import pytest
from imr_core.testing import GuidelineConformance

class TestHeat(GuidelineConformance):
    @pytest.fixture
    def plugin(self): return imr_heat
    @pytest.fixture
    def cases(self): return Path(__file__).parent / "cases"
"""


@pytest.fixture
def project(tmp_path: Path, folder: Path) -> Path:
    """A small plugin that is not installed: its module, its two examples, its project file."""
    from tests.testing.conftest import HEADER

    (tmp_path / "pyproject.toml").write_text(PYPROJECT, encoding="utf-8")
    (tmp_path / "imr_heat.py").write_text(HEADER + GUIDELINE, encoding="utf-8")
    return tmp_path


def run(project: Path, *arguments: str) -> str:
    """Run pytest in a project; return what it prints."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "IMR_"))}
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-ra", *arguments]
    done = subprocess.run(command, cwd=project, env=inherited, capture_output=True, text=True, check=False, timeout=300)
    return done.stdout + done.stderr


@pytest.mark.parametrize("arguments", [(), ("-n", "2")])
def test_examples_are_tests_named_by_their_sentence(project: Path, arguments: tuple[str, ...]) -> None:
    """Each example is a test with its sentence as its name, in one process or several, with warnings as errors."""
    printed = run(project, "-v", *arguments)
    assert "2 passed" in printed
    assert "cases/heat.json::Six visits are few" in printed
    assert "cases/heat.json::Seven visits are many" in printed


def test_example_that_comes_out_otherwise_fails(
    project: Path, write_cases: Callable[..., Path], write_example: Callable[..., object]
) -> None:
    """A failing example says the file, the sentence, what was expected and what came, and where its source is."""
    wrong = write_example("Six visits are many.", 6, "not_necessary", source="section 1")
    path = write_cases(project / "cases", wrong, "wrong")
    printed = run(project)
    expected = f"{path}: Six visits are many.\n  outcomes: expected not_necessary, got necessary\n  source: section 1\n"
    assert expected in printed
    assert "1 failed, 2 passed" in printed


def test_malformed_example_is_an_error_with_file_and_path(
    project: Path, write_cases: Callable[..., Path], write_example: Callable[..., object]
) -> None:
    """A file that holds no example is an error that names the file and the JSON path, and no test is lost silently."""
    path = write_cases(project / "cases", [write_example("It is.", 6, "sure", grond=[])], "bad")
    printed = run(project)
    assert f"{path}: $[0].grond: is not a known key." in printed
    assert "2 passed, 1 error" in printed or "1 error" in printed


def test_other_json_is_left_alone(project: Path) -> None:
    """A file of other data in a folder of that name is none of ours."""
    (project / "cases" / "other.json").write_text(json.dumps({"cases": []}), encoding="utf-8")
    assert "2 passed" in run(project)


def test_suite_and_marks(project: Path) -> None:
    """A law marked from outside the class to be skipped, or to fail, fails."""
    (project / "test_heat.py").write_text(SUITE, encoding="utf-8")
    printed = run(project, "test_heat.py")
    assert "17 passed" in printed
    marked = SUITE.replace("class TestHeat", "@pytest.mark.xfail\nclass TestHeat")
    (project / "test_heat.py").write_text(marked, encoding="utf-8")
    printed = run(project, "test_heat.py", "-k", "sound or total")
    assert "test_sound is marked 'xfail'; a law that cannot be kept is named in 'xfails' with the reason" in printed
    assert "2 errors" in printed


def test_weakened_suite_cannot_be_collected(project: Path) -> None:
    """A subclass that overrides a law is an error of collection."""
    (project / "test_heat.py").write_text(SUITE + "    def test_sound(self): pass\n", encoding="utf-8")
    printed = run(project, "test_heat.py")
    assert "TestHeat weakens the suite: 'test_sound' is the suite's own" in printed
    assert "1 error" in printed


def test_missing_fixture_says_what_to_give(project: Path) -> None:
    """A subclass without its fixtures is told which."""
    bare = "from imr_core.testing import GuidelineConformance\nclass TestBare(GuidelineConformance): pass\n"
    (project / "test_heat.py").write_text(bare, encoding="utf-8")
    printed = run(project, "test_heat.py", "-k", "loads")
    assert "TestBare gives no fixture 'plugin': return your plugin's module" in printed


def test_mutants_are_asked_for_by_an_option(project: Path, write_cases: Callable[..., Path]) -> None:
    """With --imr-mutants the law on mutants runs too, and names what no case notices."""
    (project / "test_heat.py").write_text(SUITE, encoding="utf-8")
    assert "1 passed" in run(project, "test_heat.py", "-k", "mutants", "--imr-mutants")
    assert "17 deselected in" in run(project, "test_heat.py", "-k", "mutants")


def test_proposed_cases_are_to_be_filled_in(project: Path) -> None:
    """With --imr-propose-cases both sides of a number are written down, and fail until someone says what to expect."""
    (project / "cases" / "heat.json").unlink()
    (project / "test_heat.py").write_text(SUITE, encoding="utf-8")
    printed = run(project, "test_heat.py", "-k", "cases", "--imr-propose-cases")
    assert "nobody has said yet what is expected" in printed
    path = project / "cases" / "proposed-heat-2020.json"
    group = json.loads(path.read_text(encoding="utf-8"))
    proposed = group["examples"]
    assert "heat/2020" == group["guideline"]
    assert {6, 7} == {each["facts"]["visits"] for each in proposed}
    assert {None} == {each["expect"] for each in proposed}
    assert {"A Guideline 2020, 1"} == {each["source"] for each in proposed}
    for each in proposed:
        each["expect"] = {"outcomes": ["necessary" if each["facts"]["visits"] == 6 else "not_necessary"]}
    path.write_text(json.dumps(group), encoding="utf-8")
    assert "3 passed" in run(project, "test_heat.py", "-k", "cases or boundaries or mutants", "--imr-mutants")


def test_plugin_is_light() -> None:
    """What every run of pytest loads of imr-core imports no library, not even attrs."""
    heavy = {"attrs", "attr", "cattrs", "hypothesis", "z3", "click", "rich", "packaging.specifiers"}
    program = (
        "import sys, pytest; before = set(sys.modules); import imr_core.testing._pytest_plugin;"
        "print(*sorted({name for name in sys.modules if name not in before}))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert set() == heavy & set(done.stdout.split())
