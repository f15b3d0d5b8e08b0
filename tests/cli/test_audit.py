"""`imr audit`: published letters against our own proposals."""

import json
from collections.abc import Callable
from datetime import date

import pytest
from click.testing import Result

from imr_core import california
from imr_core.cli._app import App
from imr_core.cli._progress import track
from imr_core.registry import Registry

Run = Callable[..., Result]
Write = Callable[[str, object], str]
Letter = Callable[..., str]


@pytest.fixture
def letters(write: Write, letter: Letter) -> str:
    """A folder of letters: one proposal agrees, one is overturned and proposed to be upheld, one is open."""
    write("letters/a.txt", letter("upheld", case_number="CM15-0000011"))
    write("letters/inner/b.TXT", letter("overturned", case_number="CM15-0000012"))
    write("letters/c.txt", letter("overturned", visits=2, case_number="CM15-0000013"))
    write("letters/notes.md", "no letter")
    return "letters"


def test_json_counts_agreement(run: Run, letters: str):
    """--json prints the counts of both readings, over all items and by service, and every disagreement."""
    data = json.loads(run("audit", "--json", letters).stdout)
    assert (3, 3, 3) == (data["letters"], data["parsed"], data["items"])
    counts = {
        "addressed": 3,
        "determined": 2,
        "agreed": 1,
        "disagreed": 1,
        "upheld": {"published": 1, "agreed": 1},
        "overturned": {"published": 2, "agreed": 0},
    }
    assert {**counts, "by_service": {"chiropractic": counts}} == data["open"]
    worst, *_ = data["disagreements"]
    assert ("CM15-0000012", "overturned", "upheld", True) == tuple(
        worst[name] for name in ("case_number", "published", "proposed", "worst")
    )
    assert "hands-on/2009 · too-many" == worst["grounds"][0]["rule"]


def test_table_has_both_readings_by_service(run: Run, letters: str):
    """The table has a row for each reading and, below it, for each service."""
    result = run("audit", letters)
    rows = [line.split() for line in result.stdout.splitlines()]
    assert ["open", "reading", "3", "2", "1", "1", "1", "of", "1", "0", "of", "2"] in rows
    assert ["closed", "reading", "3", "2", "1", "1", "1", "of", "1", "0", "of", "2"] in rows
    assert 2 == rows.count(["chiropractic", "3", "2", "1", "1", "1", "of", "1", "0", "of", "2"])
    assert 0 == result.exit_code


def test_disagreement_is_explained(run: Run, letters: str):
    """An overturned item that is proposed to be upheld is marked as the worst, with item, outcomes and grounds."""
    printed = " ".join(run("audit", letters).stdout.split())
    assert (
        "WORST CM15-0000012, item 1: published overturned, proposed upheld (open and closed reading) "
        "5 chiropractic visits for the neck - 5 visits exceed the 1–2 for a flare-up (hands-on/2009 · too-many)"
    ) in printed


def test_what_a_disagreement_hangs_on_is_printed(run: Run, write: Write, letter: Letter):
    """With a disagreement, what it took as not so in the closed reading is printed where that made the difference."""
    write("a.txt", letter("overturned", visits=30, date_of_injury=date(2014, 1, 5)))
    printed = " ".join(run("audit", "a.txt").stdout.split())
    assert "WORST CM15-0000002, item 1: published overturned, proposed upheld (open reading)" in printed
    assert "(closed reading)" in printed
    assert "together exceed the 24 that an injury allows" in printed
    assert "Taken as not so: " in printed
    assert "visits authorized in writing" in printed


def test_agreement_is_said(run: Run, write: Write, letter: Letter):
    """Where no proposal differs, that is said."""
    assert "No proposal differs from what was published." in run("audit", write("a.txt", letter("upheld"))).stdout


def test_letters_that_cannot_be_read_need_attention(run: Run, letters: str, write: Write):
    """Letters that cannot be read are named and counted, the others audited, and the exit code is 1."""
    write("letters/broken.txt", "Dear reader,")
    write("letters/junk.pdf", b"%PDF-1.7 junk")
    result = run("audit", "--json", letters)
    assert (5, 3) == (json.loads(result.stdout)["letters"], json.loads(result.stdout)["parsed"])
    assert "broken.txt: this is not an IMR determination letter" in result.stderr
    assert "junk.pdf: the PDF is broken or not a PDF" in result.stderr
    assert 1 == result.exit_code


def test_path_that_does_not_exist_is_bad_input(run: Run, letters: str):
    """A path that is not there is bad input, whatever else could be audited."""
    result = run("audit", letters, "nowhere")
    assert "error: nowhere: there is no such file or folder." in result.stderr
    assert "3 of 3 letters read, 3 items" in result.stdout
    assert 2 == result.exit_code


def test_folder_without_letters_is_bad_input(run: Run, write: Write):
    """A folder that holds no letter is bad input, and nothing is printed."""
    write("folder/notes.md", "")
    result = run("audit", "folder")
    assert (2, "") == (result.exit_code, result.stdout)
    assert "error: folder: the folder holds no .txt or .pdf file." in result.stderr


def test_letter_named_twice_counts_once(run: Run, letters: str):
    """A letter named beside the folder it lies in is audited once."""
    assert 3 == json.loads(run("audit", "--json", letters, "letters/a.txt").stdout)["letters"]


def test_no_guideline_installed(run: Run, letters: str):
    """Without any guideline nothing is audited."""
    result = run("audit", letters, registry=Registry([california]))
    assert (2, "") == (result.exit_code, result.stdout)


def test_pdf_without_the_extra_ends_the_audit(run: Run, write: Write, monkeypatch: pytest.MonkeyPatch):
    """Where PDFs cannot be read at all, the audit says once what to install, and ends."""
    import sys

    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    write("letters/a.pdf", b"%PDF-1.7 one")
    write("letters/b.pdf", b"%PDF-1.7 two")
    result = run("audit", "letters")
    assert (2, "") == (result.exit_code, result.stdout)
    assert 1 == result.stderr.count("imr-core[ingest]")


def test_progress_is_shown_where_someone_watches(registry: Registry, monkeypatch: pytest.MonkeyPatch):
    """On a terminal, what takes longer than a second shows how many are done, on standard error, then clears it."""
    import io

    from rich.console import Console

    class Terminal(io.StringIO):
        """A terminal."""

        def isatty(self) -> bool:
            """Say that it is one."""
            return True

    app, terminal = App(registry), Terminal()
    app.errors = Console(file=terminal, width=80, force_terminal=True)
    monkeypatch.setattr("imr_core.cli._progress._PATIENCE", 0.0)
    assert [1, 2, 3] == list(track(app, [1, 2, 3], "Counting"))
    assert "Counting" in terminal.getvalue()
    assert "3/3" in terminal.getvalue()


def test_progress_is_not_shown_in_a_pipe(registry: Registry, capsys: pytest.CaptureFixture[str]):
    """Where nobody watches, nothing is shown."""
    assert [1, 2, 3] == list(track(App(registry), [1, 2, 3], "Counting"))
    assert ("", "") == tuple(capsys.readouterr())
