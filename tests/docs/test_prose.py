"""Everything that prose shows works: pages of the site, README, CONTRIBUTING, docstrings."""

import doctest
import importlib
import re
from collections.abc import Callable
from pathlib import Path
from pkgutil import walk_packages

import pytest

import imr_core

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    page
    for folder in ("", "tutorials", "how-to", "reference", "explanation")
    for page in (ROOT / "docs" / folder).glob("*.md")
)
EVERY_PLUGIN = re.compile(r"<!-- plugins: (\S+) -->")
LANGUAGES = {"console", "python", "pycon", "sh", "json", "text", "toml", "toctree", "mermaid"}
MODULES = [
    info.name
    for info in walk_packages(imr_core.__path__, "imr_core.")
    if not info.name.startswith(("imr_core.sphinx", "imr_core.testing._propose"))
]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_page_works(page: Path, run_prose: Callable[..., int]):
    """Every block of a page runs, and prints what the page says."""
    stated = EVERY_PLUGIN.search(page.read_text(encoding="utf-8"))
    run_prose(page, plugins=stated[1] if stated else "chiropractic")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_page_has_no_block_that_cannot_run(page: Path):
    """A page uses no language that the tests pass over, but for output and data."""
    used = set(re.findall(r"^[ ]*(?:`{3,}|:{3,})(?:\{code-block\}[ ]*)?([a-z]+)[ ]*$", page.read_text("utf-8"), re.M))
    assert set() == used - LANGUAGES


@pytest.mark.shared
def test_readme_works(run_prose: Callable[..., int], shared: Path):
    """The README's Python runs, and its command prints what is shown for the letter of the seed."""
    assert 2 <= run_prose(ROOT / "README.md", letter_txt=shared / "letters" / "seed.txt")


@pytest.mark.parametrize("name", MODULES)
def test_docstrings_work(name: str):
    """Every example of a docstring prints what it says."""
    module = importlib.import_module(name)
    runner = doctest.DocTestRunner(verbose=False, optionflags=doctest.ELLIPSIS)
    said: list[str] = []
    for test in doctest.DocTestFinder(exclude_empty=True).find(module, name):
        runner.run(test, out=said.append)
    assert "" == "".join(said)


WRONG = {
    "output": "```console\n$ echo one\ntwo\n```\n",
    "command": "```console\n$ imr revue\n```\n",
    "python": "```python\nassert 1 == 2\n```\n",
    "session": "```python\n>>> 1 + 1\n3\n```\n",
    "extra": '```sh\npip install ".[everything]"\n```\n',
    "path": "```sh\npip install ./plugins/imr-nowhere\n```\n",
}


@pytest.mark.parametrize("mistake", sorted(WRONG))
def test_a_mistake_is_noticed(mistake: str, tmp_path: Path, run_prose: Callable[..., int]):
    """A page that shows what does not work fails."""
    page = tmp_path / "wrong.md"
    page.write_text(WRONG[mistake], encoding="utf-8")
    with pytest.raises(BaseException):  # noqa: B017  # pytest.fail raises no Exception
        run_prose(page)


def test_files_and_commands_go_together(tmp_path: Path, run_prose: Callable[..., int]):
    """A block with a caption is saved under it, and the next command finds the file."""
    page = tmp_path / "right.md"
    page.write_text(
        "```{code-block} python\n:caption: hello.py\n\nprint('hello')\n```\n\n"
        "```console\n$ python hello.py\nhello\n```\n",
        encoding="utf-8",
    )
    assert 2 == run_prose(page)
