"""Running the code of prose: Python as it stands, and shell commands whose output is compared with what is shown."""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
import textwrap
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sybil import Document, Example, Region, Sybil

ROOT = Path(__file__).parents[2]
FILES = ROOT / "docs" / "files"
EXAMPLES = ROOT / "examples"
FENCE = re.compile(
    r"^(?P<indent>[ ]*)(?P<fence>`{3,}|:{3,})(?:\{code-block\}[ ]*)?(?P<language>[a-z]+)[ ]*\n"
    r"(?P<body>.*?)^(?P=indent)(?P=fence)[ ]*$",
    re.MULTILINE | re.DOTALL,
)
OPTION = re.compile(r"^:([\w-]+):[ ]*(.*)\n", re.MULTILINE)
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
ENVIRONMENT = {"COLUMNS": "80", "NO_COLOR": "1", "TERM": "dumb", "PYTHONIOENCODING": "utf-8", "LC_ALL": "C.UTF-8"}


def parse(document: Document) -> Iterator[Region]:
    """Yield every block of a page that can be run; of a block with a caption, the file that it is."""
    for match in FENCE.finditer(document.text):
        body = textwrap.dedent(match["body"])
        options = {}
        while option := OPTION.match(body):
            options[option[1]] = option[2]
            body = body[option.end() :]
        evaluate = EVALUATORS.get(match["language"])
        if "caption" in options:
            yield Region(match.start(), match.end(), (options["caption"].strip("`"), body.lstrip("\n")), write_file)
        elif evaluate is not None:
            yield Region(match.start(), match.end(), body, evaluate)


def write_file(example: Example) -> None:
    """Write the file that a block with a caption shows, as a reader would save it."""
    name, text = example.parsed
    Path(example.namespace["folder"], name).parent.mkdir(parents=True, exist_ok=True)
    Path(example.namespace["folder"], name).write_text(text, encoding="utf-8")


def run_python(example: Example) -> None:
    """Run a block of Python; where it is a session, compare what it prints."""
    if ">>>" not in example.parsed:
        code = compile("\n" * example.line + example.parsed, str(example.path), "exec")
        exec(code, example.namespace)
        return
    test = doctest.DocTestParser().get_doctest(
        example.parsed, example.namespace, str(example.path), str(example.path), example.line
    )
    runner, said = doctest.DocTestRunner(verbose=False, optionflags=FLAGS), []
    runner.run(test, out=said.append, clear_globs=False)
    example.namespace.update(test.globs)
    assert not said, "".join(said)


def run_console(example: Example) -> None:
    """Run each command of a console block, and compare what it prints with what follows it."""
    for part in re.split(r"^\$ ", example.parsed, flags=re.MULTILINE)[1:]:
        command, _, wanted = part.partition("\n")
        if command.startswith("cd "):  # holds of the blocks that follow, as it does at a reader's prompt
            example.namespace["folder"] = Path(example.namespace["folder"], command[3:]).resolve(strict=True)
            continue
        found = run(command, Path(example.namespace["folder"]), example.namespace["environment"])
        assert_same(wanted, found, command)


def run(command: str, folder: Path, environment: dict[str, str]) -> str:
    """Run a command of a shell; return what it prints, errors included."""
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    return done.stdout


def assert_same(wanted: str, found: str, command: str) -> None:
    """Assert that two outputs are the same but for white space at the ends of lines; "..." stands for anything."""
    want, got = (_trimmed(text) for text in (wanted, found))
    if not doctest.OutputChecker().check_output(want, got, doctest.ELLIPSIS):
        pytest.fail(f"$ {command}\nis shown to print:\n{want}\nand prints:\n{got}", pytrace=False)


def _trimmed(text: str) -> str:
    """Return text without white space at the ends of lines."""
    lines = [line.rstrip() for line in text.splitlines()]
    return "\n".join(lines).strip("\n") + "\n"


def check_install(example: Example) -> None:
    """Check commands that install: the paths, extras, groups and sessions that they name exist."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = set(project["project"]["optional-dependencies"])
    sessions = set(re.findall(r"^def (\w+)\(session", (ROOT / "noxfile.py").read_text(encoding="utf-8"), re.MULTILINE))
    lines = [line.strip() for line in example.parsed.splitlines() if line.strip()]
    assert lines
    for line in lines:
        assert re.match(r"(pip install|nox|imr |python -m venv|\. |pytest|cd |git )", line), f"not checked: {line}"
        for path in re.findall(r"(?<![\w.])\./[\w./-]+", line):
            assert (ROOT / path).exists(), path
        for named in re.findall(r"(?:imr-core|\.)\[([\w,]+)\]", line):
            assert extras >= set(named.split(",")), named
        if line.startswith("nox"):
            assert sessions >= set(line.split("-s")[-1].split("--")[0].split()), line


EVALUATORS: dict[str, Callable[[Example], None]] = {
    "console": run_console,
    "python": run_python,
    "pycon": run_python,
    "sh": check_install,
}


@pytest.fixture
def run_prose(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Run a page in an empty folder with the files of ``docs/files``, chiropractic installed; return its blocks."""

    def run_page(page: Path, plugins: str | None = "chiropractic", **files: Path) -> int:
        folder = tmp_path / page.stem
        shutil.copytree(FILES, folder, dirs_exist_ok=True)
        for example in EXAMPLES.glob("*.py"):
            shutil.copy(example, folder)
        for name, source in files.items():
            shutil.copy(source, folder / name.replace("_", ".", 1))
        for name in ("IMR_LOAD_PLUGINS", "IMR_DISABLE_PLUGINS", "IMR_STRICT_PLUGINS"):
            monkeypatch.delenv(name, raising=False)
        if plugins is not None:
            monkeypatch.setenv("IMR_LOAD_PLUGINS", plugins)
        monkeypatch.chdir(folder)
        monkeypatch.syspath_prepend(folder)
        path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
        environment = {**os.environ, **ENVIRONMENT, "PATH": path}
        document = Sybil(parsers=[parse], filenames={page.name}).parse(page)
        document.namespace.update(folder=folder, environment=environment, __name__="__prose__")
        count = 0
        for example in document.examples():
            example.evaluate()
            count += 1
        return count

    return run_page
