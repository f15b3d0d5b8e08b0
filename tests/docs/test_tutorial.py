"""The tutorial on publishing a plugin: how much an author writes, and that the page marks it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from imr_core.cli._new import write_plugin

PAGE = Path(__file__).parents[2] / "docs" / "tutorials" / "publish-a-plugin.md"
MOST_LINES = 40
BLOCK = re.compile(
    r"^```\{code-block\} \w+\n:caption: `(?P<name>\S+)`\n(?::emphasize-lines: (?P<marked>\S+)\n)?\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


def written_anew(before: str, after: str) -> list[int]:
    """Return the lines of *after* that *before* does not have, by number."""
    matcher = difflib.SequenceMatcher(None, before.splitlines(), after.splitlines(), autojunk=False)
    spans = [(start, end) for tag, _, _, start, end in matcher.get_opcodes() if tag in ("replace", "insert")]
    return [line + 1 for span in spans for line in range(*span)]


def marked(text: str) -> list[int]:
    """Return the lines that a page marks: ``1,3-5``."""
    spans = [[int(end) for end in span.split("-")] for span in text.split(",")]
    return [line for span in spans for line in range(span[0], span[-1] + 1)]


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    """What `imr new` writes."""
    write_plugin("acupuncture", tmp_path / "imr-acupuncture")
    return tmp_path / "imr-acupuncture"


def test_an_author_writes_few_lines(begun: Path, announce: Callable[[str], None]) -> None:
    """From what `imr new` writes to a conforming plugin is at most forty lines, and the page marks just these."""
    blocks = [match for match in BLOCK.finditer(PAGE.read_text(encoding="utf-8")) if match["marked"]]
    assert ["src/imr_acupuncture/__init__.py", "cases/example.json"] == [match["name"] for match in blocks]
    total = 0
    for match in blocks:
        own = written_anew((begun / match["name"]).read_text(encoding="utf-8"), match["text"])
        assert own == marked(match["marked"])
        total += len(own)
    announce(f"the tutorial's plugin: {total} lines of the author's own")
    assert total <= MOST_LINES
