"""Bad input gets one clear error with path and reason, exit code 2, nothing on standard output, and no traceback."""

import codecs
import io
import json
import sys
from collections.abc import Callable, Mapping
from types import SimpleNamespace
from typing import Any

import pypdfium2
import pytest
from click.testing import Result

from imr_core import california
from imr_core.registry import Registry, hookimpl

Run = Callable[..., Result]
Write = Callable[[str, object], str]
Data = dict[str, Any]
REQUEST = "$.items[0].request"


def pdf_of(pages: int) -> bytes:
    """Return a PDF of blank pages."""
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(100, 100).close()
    buffer = io.BytesIO()
    document.save(buffer)
    document.close()
    return buffer.getvalue()


def refusal(result: Result) -> str:
    """Return the error of a run that printed nothing else; fail if it did not end as bad input ends."""
    assert (2, "") == (result.exit_code, result.stdout)
    assert "Traceback" not in result.stderr
    assert "internal error" not in result.stderr
    return result.stderr


FILES: Mapping[str, tuple[object, str]] = {
    "empty": (b"", "error: it: the file is empty."),
    "blank": (b" \n\n", "error: it: the file is empty."),
    "binary": (b"\x00\x01\x02\xff" * 100, "error: it: this is a binary file, neither text nor PDF."),
    "UTF-16": (codecs.BOM_UTF16_LE + '{"a": 1}'.encode("utf-16-le"), "error: it: the file is encoded in UTF-16"),
    "Latin-1": ("é".encode("latin-1"), "error: it, line 1: the file is not encoded in UTF-8. Save it as UTF-8."),
    "words": (b"Dear reader, nothing of note.", "error: it: this is neither a case file, which is a JSON object, nor"),
    "cut JSON": (b'{"schema": "imr-case/1", "items": [', "error: it: $: the file is not JSON: reading stops at line 1"),
    "list": ([], "error: it: $: a case is an object, not a list."),
    "string": (b'"case"', "error: it: $: a case is an object, not a string."),
    "number": (b"17", "error: it: $: a case is an object, not a whole number."),
    "null": (b"null", "error: it: $: a case is an object, not null."),
    "deep": (b"[" * 100_000, "error: it: $: the file is nested too deeply to be a case."),
    "no PDF": (b"%PDF-1.7\nnothing of the kind", "error: it: the PDF is broken or not a PDF."),
    "thousand pages": (pdf_of(1000), "error: it: the PDF has 1000 pages, more than the 100 that are read."),
    "scan": (pdf_of(1), "error: it: the PDF has no text, only images of it."),
}


@pytest.mark.parametrize("name", FILES)
def test_file_that_is_nothing_of_the_kind(run: Run, write: Write, name: str):
    """A file that is neither case nor letter is refused by name, with what it is."""
    content, error = FILES[name]
    assert error in refusal(run("review", write("it", content)))


def test_file_named_json_is_refused_as_json(run: Run, write: Write):
    """What is neither, in a file named .json, is refused as a case file, with the place where reading stops."""
    assert "it.json: $: the file is not JSON: reading stops at line 1, column 1" in refusal(
        run("review", write("it.json", "items: none"))
    )


@pytest.mark.parametrize("command", ["review", "parse"])
def test_file_that_does_not_exist(run: Run, write: Write, command: str):
    """A file that does not exist is named."""
    write("other", "")
    assert "error: missing.json: there is no such file." in refusal(run(command, "missing.json"))


@pytest.mark.parametrize("command", ["review", "parse"])
def test_folder(run: Run, write: Write, command: str):
    """A folder is refused, with the command that takes one."""
    write("folder/letter.txt", "")
    assert "error: folder: this is a folder, not a file. 'imr audit' reads the letters of a folder." in refusal(
        run(command, "folder")
    )


def test_every_problem_of_a_case_is_reported_at_once(run: Run, write: Write, case: Data):
    """All problems of a case file are printed, each in a line of its own with its path."""
    case["items"][0]["request"] |= {"quantity": "5", "unit": "visits"}
    case["colour"] = "red"
    first, *others = refusal(run("review", write("it", case))).splitlines()
    assert "error: it: 3 problems" == first
    assert {"$.colour", f"{REQUEST}.quantity", f"{REQUEST}.unit"} == {each.split(":")[0].strip() for each in others}


SPOILED: Mapping[str, tuple[Data, str]] = {
    "unknown key": ({"quantty": 5}, f"{REQUEST}.quantty: is not a known key. Nearest known keys: quantity"),
    "wrong type": ({"text": 5}, f"{REQUEST}.text: must be a string, not a whole number."),
    "text for a number": ({"quantity": "5"}, f"{REQUEST}.quantity: must be a whole number, not a string."),
    "true for a number": ({"quantity": True}, f"{REQUEST}.quantity: must be a whole number, not true or false."),
    "fraction of a visit": ({"quantity": 2.9}, f"{REQUEST}.quantity: must be a whole number, not a number with a"),
    "negative visits": ({"quantity": -1}, f"{REQUEST}.quantity: must be"),
    "not a number": ({"quantity": float("nan")}, f"{REQUEST}.quantity: must be a whole number, not NaN"),
    "impossible date": ({"requested_on": "2015-02-30"}, f"{REQUEST}.requested_on: must be a date of the calendar"),
    "unknown service": ({"service": "chiropractik"}, "Nearest known services: chiropractic."),
    "unknown region": ({"body_regions": ["cervcal-spine"]}, "Nearest known body regions: cervical-spine"),
}


@pytest.mark.parametrize("name", SPOILED)
def test_spoiled_request(run: Run, write: Write, case: Data, name: str):
    """A request that holds what a request cannot is refused with the path and the reason."""
    spoil, error = SPOILED[name]
    case["items"][0]["request"] |= spoil
    assert error in refusal(run("review", write("it", case)))


def test_more_authorised_than_requested(run: Run, write: Write, case: Data):
    """More authorised than requested is refused."""
    case["items"][0]["authorized_quantity"] = 6
    assert "$.items[0].authorized_quantity: is more than the quantity requested." in refusal(
        run("review", write("it", case))
    )


def test_key_given_twice(run: Run, write: Write, case: Data):
    """A key given twice is refused, whichever of its values is meant."""
    text = json.dumps(case).replace('"quantity": 5', '"quantity": 5, "quantity": 6')
    assert f"{REQUEST}.quantity: this key is given more than once." in refusal(run("review", write("it", text)))


def test_unknown_fact(run: Run, write: Write, case: Data):
    """A fact that no installed vocabulary declares is refused, with those nearest."""
    case["items"][0]["facts"]["flare_upp"] = True
    assert "$.items[0].facts.flare_upp: is not a known fact. Nearest known facts: flare_up" in refusal(
        run("review", write("it", case))
    )


def test_letter_cut_off(run: Run, write: Write, letter: Callable[..., str]):
    """A letter cut off in the middle of an item is refused with the line at which it ends."""
    whole = letter("upheld", "overturned")
    for command in ("review", "parse"):
        error = refusal(run(command, write("it", whole[: whole.rindex("The request is")])))
        assert "error: it, line " in error


def test_two_letters_in_a_file(run: Run, write: Write, letter: Callable[..., str]):
    """Two letters in one file are refused with the line at which the second begins."""
    both = letter("upheld") + "\n" + letter("overturned")
    assert "a second letter begins here. Give each letter in a file of its own." in refusal(
        run("review", write("it", both))
    )


def test_case_is_no_letter(run: Run, write: Write, case: Data):
    """A case file given to parse is refused, with the command that reads it."""
    assert "error: it: this is a case file, not a letter. 'imr review' reads case files." in refusal(
        run("parse", write("it", case))
    )


def test_edition_that_does_not_exist(run: Run, write: Write, case: Data):
    """An edition that does not exist is refused, with those nearest."""
    error = refusal(run("review", "--edition", "hands-on/2010", write("it", case)))
    assert "There is no edition 'hands-on/2010'" in error
    assert "hands-on/2009" in error


def test_unverified_that_does_not_exist(run: Run, write: Write, case: Data):
    """Nothing can be included by a name that nothing has."""
    error = refusal(run("review", "--include-unverified", "hands-of", write("it", case)))
    assert "There is no guideline, rule or bar 'hands-of'. Nearest known: hands-on" in error


def test_no_guideline_installed(run: Run, write: Write, case: Data):
    """Without any guideline nothing is assessed, and the error says what to install."""
    error = refusal(run("review", write("it", case), registry=Registry([california])))
    assert "No guideline plugin is loaded, so nothing can be assessed. Install one" in error


def test_plugin_that_failed_is_named_where_no_guideline_is_left(run: Run, write: Write, case: Data):
    """Where the only plugin failed, the error names it and why."""
    empty = SimpleNamespace(imr_guidelines=hookimpl(lambda: None))
    result = run("review", write("it", case), registry=Registry([california, empty]))
    assert "its hook imr_guidelines returned nothing" in refusal(result)


def test_standard_input_named_twice(run: Run):
    """Standard input is read once."""
    assert "Standard input (-) can be read only once." in refusal(run("review", "-", "-", input="{}"))


def test_nothing_given(run: Run):
    """A command without its file says so."""
    assert "Missing argument" in refusal(run("review"))


def test_pdf_without_the_extra(run: Run, write: Write, monkeypatch: pytest.MonkeyPatch):
    """A PDF where the extra is not installed gets one sentence with the command that installs it."""
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    expected = "error: it: Reading PDF letters needs the extra 'ingest': pip install \"imr-core[ingest]\"\n"
    assert expected == refusal(run("review", write("it", pdf_of(1))))
