"""Write anew what console blocks print, after a change of wording; look at the difference before you commit.

    python docs/refresh.py docs/tutorials/first-review.md …

Blocks that shorten their output with "..." are left as they are, and so is everything that is not a console block.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from sybil import Sybil

TESTS = Path(__file__).parents[1] / "tests" / "docs"


def load(name: str) -> object:
    """Return a module of the tests, which is where blocks are found and run."""
    spec = importlib.util.spec_from_file_location(name, TESTS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def refresh(page: Path) -> None:
    """Run a page from its first block to its last, and write it anew."""
    prose = load("conftest")
    text = page.read_text(encoding="utf-8")
    folder = Path(tempfile.mkdtemp()) / "page"
    shutil.copytree(prose.FILES, folder)
    for example in prose.EXAMPLES.glob("*.py"):
        shutil.copy(example, folder)
    stated = re.search(r"<!-- plugins: (\S+) -->", text)
    os.environ["IMR_LOAD_PLUGINS"] = stated[1] if stated else "chiropractic"
    os.chdir(folder)
    sys.path.insert(0, str(folder))
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {**os.environ, **prose.ENVIRONMENT, "PATH": path}
    document = Sybil(parsers=[prose.parse], filenames={page.name}).parse(page)
    document.namespace.update(folder=folder, environment=environment, __name__="__prose__")
    for example in document.examples():
        if example.region.evaluator is not prose.run_console:
            example.evaluate()
            continue
        printed = [
            _printed(part, prose, document.namespace) for part in re.split(r"^\$ ", example.parsed, flags=re.M)[1:]
        ]
        text = text.replace(f"```console\n{example.parsed}```", f"```console\n{''.join(printed)}```")
    page.write_text(text, encoding="utf-8")


def _printed(part: str, prose: object, namespace: dict[str, Any]) -> str:
    command, _, shown = part.partition("\n")
    if command.startswith("cd "):
        namespace["folder"] = Path(namespace["folder"], command[3:])
        return f"$ {command}\n"
    found = prose.run(command, namespace["folder"], namespace["environment"])  # type: ignore[attr-defined]
    if re.search(r"^\s*\.\.\.|\.\.\.$", shown, re.MULTILINE):
        return f"$ {command}\n{shown}"
    lines = "".join(f"{line.rstrip()}\n" for line in found.strip("\n").splitlines())
    return f"$ {command}\n{lines}"


if __name__ == "__main__":
    for name in [Path(argument).absolute() for argument in sys.argv[1:]]:
        refresh(name)
