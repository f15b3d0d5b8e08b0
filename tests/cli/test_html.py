"""``--html``: a review or an audit as a page."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Run = Callable[..., Result]
Write = Callable[[str, object], str]


def test_review_writes_a_page(run: Run, write: Write, case: dict[str, Any]):
    """The page has case and proposal, and the command says in a line what it wrote."""
    result = run("review", write("a.json", case), "--html", "out.html")
    assert (0, "out.html: 1 case, 1 item.\n") == (result.exit_code, result.stdout)
    page = Path("out.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    for words in ("Case CM15-0000001", "Proposed: upheld", "5 visits exceed the 1–2", "A person with a sore neck."):
        assert words in page


def test_several_inputs_are_one_page(run: Run, write: Write, case: dict[str, Any], letter: Callable[..., str]):
    """Case files and letters become one page; what could not be read is named on it and on standard error."""
    names = [write("a.json", case), write("b.txt", letter("upheld")), write("c.json", "{")]
    result = run("review", *names, "--html", "out.html")
    assert (2, "out.html: 2 cases, 2 items.\n") == (result.exit_code, result.stdout)
    assert "c.json" in result.stderr
    page = Path("out.html").read_text(encoding="utf-8")
    for words in ("Review of 2 cases", "CM15-0000001", "CM15-0000002", "c.json could not be read"):
        assert words in page


def test_the_reading_and_choices_are_those_asked_for(run: Run, write: Write, case: dict[str, Any]):
    """The page is of the closed reading, the edition and the unverified rules that are asked for."""
    arguments = ("--records-complete", "--edition", "hands-on/2009", "--include-unverified", "hands-on/2009/warned")
    assert 0 == run("review", write("a.json", case), *arguments, "--html", "out.html").exit_code
    page = Path("out.html").read_text(encoding="utf-8")
    assert "Closed reading" in page
    assert 'data-rule="hands-on/2009 · warned"' in page


def test_json_and_page_go_together(run: Run, write: Write, case: dict[str, Any]):
    """With --json, standard output has the JSON and nothing else, and the page is written too."""
    name = write("a.json", case)
    assert run("review", name, "--json").stdout == run("review", name, "--json", "--html", "out.html").stdout
    assert Path("out.html").exists()


def test_attention_is_needed_all_the_same(run: Run, write: Write, case: dict[str, Any], with_plugin: Any):
    """A failed plugin is on the page, first, and in the exit code."""

    def fails() -> None:
        raise RuntimeError

    result = run("review", write("a.json", case), "--html", "out.html", registry=with_plugin(imr_bars=fails))
    assert 1 == result.exit_code
    page = Path("out.html").read_text(encoding="utf-8")
    assert page.index("Read this first") < page.index("failed, and its silence") < page.index("Proposed: upheld")


def test_audit_writes_a_page(run: Run, write: Write, letter: Callable[..., str]):
    """The page of an audit has the agreement and the worst disagreement."""
    write("letters/a.txt", letter("upheld"))
    write("letters/b.txt", letter("overturned"))
    result = run("audit", "letters", "--html", "out.html")
    assert (0, "out.html: 2 items, 1 disagreement.\n") == (result.exit_code, result.stdout)
    page = Path("out.html").read_text(encoding="utf-8")
    for words in ("Audit of 2 letters", "worst", "published overturned, proposed upheld", "hands-on/2009"):
        assert words in page


def test_audit_on_letters_it_cannot_read_says_so_on_the_page(run: Run, write: Write, letter: Callable[..., str]):
    """Letters that could not be read are counted on the page, and the exit code says so."""
    write("letters/a.txt", letter("upheld"))
    write("letters/b.txt", "Dear Sir or Madam")
    result = run("audit", "letters", "--html", "out.html")
    assert 1 == result.exit_code
    assert "1 of the letters could not be read" in Path("out.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["review", "audit"])
@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("folder", "is a folder"),
        ("nowhere/out.html", "there is no folder"),
        ("a.txt", "is one of the inputs"),
        ("-", "name a file"),
        ("", "name a file"),
    ],
)
def test_a_bad_target_is_refused(
    run: Run, write: Write, letter: Callable[..., str], command: str, target: str, said: str
):
    """A target that cannot be a page is refused before anything is worked out, and the input stays as it is."""
    name, text = write("a.txt", letter("upheld")), letter("upheld")
    Path("folder").mkdir()
    result = run(command, name, "--html", target)
    assert (2, "") == (result.exit_code, result.stdout)
    assert said in result.stderr
    assert (text, ["a.txt", "folder"]) == (Path(name).read_text(encoding="utf-8"), sorted(os.listdir()))


def test_a_file_that_cannot_be_written_is_an_error(
    run: Run, write: Write, case: dict[str, Any], monkeypatch: pytest.MonkeyPatch
):
    """Where writing fails, the error says so in a sentence, and no half page is left."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    name = write("a.json", case)
    monkeypatch.setattr(os, "replace", full)
    result = run("review", name, "--html", "out.html")
    assert (2, True) == (result.exit_code, "cannot be written: No space left on device" in result.stderr)
    assert ["a.json"] == os.listdir()


def test_nothing_read_nothing_written(run: Run, write: Write):
    """Where no input could be read, no page is written."""
    assert 2 == run("review", write("a.json", "{"), "--html", "out.html").exit_code
    assert not Path("out.html").exists()


@pytest.mark.parametrize("command", ["review", "audit"])
def test_the_extra_is_asked_for(
    run: Run, write: Write, letter: Callable[..., str], monkeypatch: pytest.MonkeyPatch, command: str
):
    """Without the extra, the command says in one sentence how to get it."""
    from imr_core.report import _page

    _page._environment.cache_clear()
    monkeypatch.setitem(sys.modules, "jinja2", None)
    result = run(command, write("a.txt", letter("upheld")), "--html", "out.html")
    assert 2 == result.exit_code
    assert 'pip install "imr-core[report]"' in result.stderr
