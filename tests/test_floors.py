"""The floors of the house hold, and the check that says so would notice."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CORE = Path(__file__).parents[1] / "src" / "imr_core"
CHECK = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"

pytestmark = pytest.mark.skipif(
    not all(
        (folder / "__init__.py").exists() for folder in CORE.iterdir() if folder.is_dir() and folder.name[0] != "_"
    ),
    reason="not every floor is built yet",
)


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the core that a test may spoil."""
    skip = shutil.ignore_patterns("__pycache__")
    shutil.copytree(CORE, tmp_path / "imr_core", ignore=skip)
    shutil.copy(CORE.parents[1] / "pyproject.toml", tmp_path)
    return tmp_path


def broken(house: Path) -> list[str]:
    """List the contracts that a house breaks, by name; the check prints one a line with its verdict."""
    done = subprocess.run([sys.executable, "-c", CHECK], cwd=house, capture_output=True, text=True, check=False)
    verdicts = [line.rsplit(" ", 1) for line in done.stdout.splitlines() if line.endswith((" BROKEN", " KEPT"))]
    assert verdicts, done.stdout + done.stderr
    return [name for name, verdict in verdicts if verdict == "BROKEN"]


def test_floors_hold(house: Path):
    """No module of the core imports from its own floor or from one above."""
    assert [] == broken(house)


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("errors.py", "from imr_core import review", "A module imports only from floors below its own"),
        ("outcomes.py", "from imr_core import errors", "A module imports only from floors below its own"),
        ("model/__init__.py", "import imr_core.wire", "A module imports only from floors below its own"),
        ("unplaced.py", "", "A module imports only from floors below its own"),
        ("wire/__init__.py", "import imr_core.readings", "wire imports only the ground, floors 1, 2 and 4"),
        ("registry/__init__.py", "import imr_chiropractic", "Core imports no plugin"),
        ("model/__init__.py", "import cattrs", "Only wire imports cattrs"),
        ("audit/__init__.py", "def show():\n    import rich", "Only cli imports click and rich"),
        ("cli/__init__.py", "import pypdfium2", "Only letters imports pypdfium2"),
        ("cli/__init__.py", "import jinja2", "Only report imports jinja2"),
        ("report/__init__.py", "import imr_core.cli", "A module imports only from floors below its own"),
        ("readings/__init__.py", "from hypothesis import given", "Only testing imports hypothesis and pytest"),
    ],
)
def test_each_contract_can_break(house: Path, module: str, line: str, contract: str):
    """An import that a contract forbids breaks that contract and no other."""
    with (house / "imr_core" / module).open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    assert [contract] == broken(house)
