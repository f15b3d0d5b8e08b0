"""Follow a page to the letter in an empty folder: save its files, run its commands, installations too, and time it.

    python docs/walk.py docs/tutorials/publish-a-plugin.md

It changes the environment it runs in, as a reader would; the tests only check that what is installed exists.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from refresh import load
from sybil import Example, Sybil


def run_commands(example: Example) -> None:
    """Run a block of commands whose output is not shown; the first that fails ends the walk."""
    subprocess.run(
        ["bash", "-ec", example.parsed],
        cwd=example.namespace["folder"],
        env=example.namespace["environment"],
        check=True,
    )


def walk(page: Path) -> int:
    """Follow a page; return how many blocks it has."""
    prose = load("conftest")
    folder = Path(tempfile.mkdtemp())
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {**os.environ, **prose.ENVIRONMENT, "PATH": path}
    document = Sybil(parsers=[prose.parse], filenames={page.name}).parse(page)
    document.namespace.update(folder=folder, environment=environment, __name__="__prose__")
    examples = list(document.examples())
    for example in examples:
        if example.region.evaluator is prose.check_install:
            run_commands(example)
        else:
            example.evaluate()
    return len(examples)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        begun = time.monotonic()
        blocks = walk(Path(name).absolute())
        print(f"{name}: {blocks} blocks followed in {time.monotonic() - begun:.0f} s")
