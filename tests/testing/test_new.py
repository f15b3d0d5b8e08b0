"""`imr new`: a plugin that passes at once, written wholly or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from imr_core.cli import _new
from imr_core.errors import MissingExtraError

FILES = {
    "LICENSE",
    "README.md",
    "cases/example.json",
    "pyproject.toml",
    "src/imr_wound_care/__init__.py",
    "src/imr_wound_care/py.typed",
    "tests/test_conformance.py",
}


def run(folder: Path, *command: str, path: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder; *path* replaces the search path for programs."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "IMR_"))}
    if path is not None:
        environment["PATH"] = path
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=300
    )


def new(folder: Path, *names: str) -> subprocess.CompletedProcess[str]:
    """Run ``imr new`` where no other program can be found, git among them."""
    program = "import sys; from imr_core.cli import main; sys.exit(main())"
    return run(folder, sys.executable, "-c", program, "new", *names, path=str(folder / "no-programs"))


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """A new plugin."""
    done = new(tmp_path, "wound-care")
    assert (0, "") == (done.returncode, done.stderr)
    assert done.stdout.startswith('Wrote imr-wound-care. Next:\n\n  cd imr-wound-care\n  pip install -e ".[tests]"\n')
    return tmp_path / "imr-wound-care"


def test_new_plugin_is_whole(written: Path) -> None:
    """Every file is there, nothing else is left behind, and no placeholder remains."""
    files = {path.relative_to(written).as_posix(): path for path in written.rglob("*") if path.is_file()}
    assert FILES == set(files)
    assert ["imr-wound-care"] == [path.name for path in written.parent.iterdir()]
    assert not any("{{" in path.read_text(encoding="utf-8") for path in files.values())


def test_new_plugin_passes_at_once(written: Path) -> None:
    """Its tests pass without being installed, its cases notice every mutant, and no warning is given."""
    done = run(written, sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--imr-mutants")
    assert "26 passed" in done.stdout.splitlines()[-1], done.stdout


def test_new_plugin_is_not_in_force(written: Path) -> None:
    """Its made-up numbers propose nothing until they are asked for by name."""
    program = (
        "import sys; sys.path.insert(0, 'src'); import imr_wound_care;"
        "print(imr_wound_care.guideline.active(), imr_wound_care.guideline.active(['wound-care']) is not None)"
    )
    assert "None True\n" == run(written, sys.executable, "-c", program).stdout


def test_service_that_the_core_knows_is_not_declared_again(tmp_path: Path) -> None:
    """A plugin about a service of the core speaks of that one, and passes at once too."""
    assert 0 == new(tmp_path, "acupuncture").returncode
    plugin = tmp_path / "imr-acupuncture"
    source = (plugin / "src/imr_acupuncture/__init__.py").read_text(encoding="utf-8")
    assert 'SERVICE = "acupuncture"' in source
    assert "imr_services" not in source
    done = run(plugin, sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-k", "loads or cases or example")
    assert " passed" in done.stdout.splitlines()[-1], done.stdout


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Wound", "NAME is words of lower-case letters and digits joined by '-'"),
        ("wound_care", "NAME is words of lower-case letters and digits joined by '-'"),
        ("../wound", "NAME is words of lower-case letters and digits joined by '-'"),
        ("2nd", "NAME is words of lower-case letters and digits joined by '-'"),
        ("x" * 41, "at most 40 characters"),
        ("imr-wound", "Write NAME without 'imr-' in front: imr new wound"),
        ("california", "'california' is taken by imr-core itself."),
        ("core", "'core' is taken by imr-core itself."),
    ],
)
def test_name_that_is_none_writes_nothing(tmp_path: Path, name: str, said: str) -> None:
    """A name that cannot be a plugin's is refused with what to write, exit code 2, and nothing is written."""
    done = new(tmp_path, name)
    assert 2 == done.returncode
    assert said in done.stderr
    assert [] == list(tmp_path.iterdir())


def test_folder_that_is_there_stays(tmp_path: Path) -> None:
    """A folder of that name is left as it is, even an empty one."""
    (tmp_path / "imr-wound-care").mkdir()
    done = new(tmp_path, "wound-care")
    assert 2 == done.returncode
    assert "Error: imr-wound-care is there already, and nothing was written." in done.stderr
    assert [] == list((tmp_path / "imr-wound-care").iterdir())


def test_failure_on_the_way_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where writing fails half-way, nothing is left."""

    def full(self: Path, target: Path) -> None:
        assert FILES == {path.relative_to(self).as_posix() for path in self.rglob("*") if path.is_file()}
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "rename", full)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(OSError, match="No space left"):
        _new.write_plugin("wound-care", Path("imr-wound-care"))
    assert [] == list(tmp_path.iterdir())


def test_without_copier_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without copier one sentence names the extra."""
    monkeypatch.setitem(sys.modules, "copier", None)
    with pytest.raises(MissingExtraError, match=r"Writing a new plugin needs the extra 'new'"):
        _new.write_plugin("wound-care", tmp_path / "imr-wound-care")
