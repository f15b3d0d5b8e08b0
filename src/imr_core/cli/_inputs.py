"""Reading inputs: a case file or a published letter, told apart by their content."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from imr_core.errors import LetterError
from imr_core.letters import case_from_letter, letter_text, parse_letter, read_letter
from imr_core.model import Case, PublishedDetermination
from imr_core.registry import Registry
from imr_core.wire import load_case

STDIN = "<stdin>"
_MOST_BYTES = 20_000_001  # one more than is ever read of a letter, so that too much is noticed

# No letter begins like this; what does is meant as JSON, well formed or not.
_JSON_START = re.compile(r"[\ufeff\s]*([{\[\"]|-?[0-9.,eE+]+\s*\Z|(true|false|null)\s*\Z)")
_OF_A_LETTER = re.compile(r"\b(medical\s+review|determination|case\s+summary|decision|rationale)\b", re.IGNORECASE)


def sources(files: Sequence[str]) -> list[str]:
    """Return the names of the inputs, ``-`` as that of standard input.

    Raises:
        UsageError: If standard input is named twice.
    """
    if files.count("-") > 1:
        raise click.UsageError("Standard input (-) can be read only once.")
    return [STDIN if file == "-" else file for file in files]


def read_text(source: str) -> str:
    """Return the text of an input, a PDF's too.

    Raises:
        LetterError: If no text can be got from it.
        MissingExtraError: If it is a PDF, and the extra ``ingest`` is not installed.
    """
    is_stdin = source == STDIN
    if not is_stdin and Path(source).is_dir():
        raise LetterError("this is a folder, not a file", source, hint="'imr audit' reads the letters of a folder.")
    text = letter_text(sys.stdin.buffer.read(_MOST_BYTES), source) if is_stdin else read_letter(source)
    if not text.removeprefix("\ufeff").strip():
        raise LetterError("the file is empty", source)
    return text


def is_case_file(text: str, source: str) -> bool:
    """Tell whether an input is a case file rather than a letter; the name counts only where the content is neither."""
    if _JSON_START.match(text):
        return True
    return Path(source).suffix.lower() == ".json" and not _OF_A_LETTER.search(text)


def load(source: str, registry: Registry) -> Case:
    """Return the case of an input, whichever kind it is.

    Raises:
        CaseError: If it is a case file with anything wrong.
        LetterError: If it is a letter that cannot be read, or nothing of the kind.
        MissingExtraError: If it is a PDF, and the extra ``ingest`` is not installed.
    """
    text = read_text(source)
    if is_case_file(text, source):
        return load_case(text, registry, source=source)
    if not _OF_A_LETTER.search(text):
        raise LetterError("this is neither a case file, which is a JSON object, nor a published letter", source)
    return case_from_letter(parse_letter(text, source), registry)


def load_letter(source: str) -> PublishedDetermination:
    """Return the letter of an input.

    Raises:
        LetterError: If it is none, or one that cannot be read.
        MissingExtraError: If it is a PDF, and the extra ``ingest`` is not installed.
    """
    text = read_text(source)
    if is_case_file(text, source):
        raise LetterError("this is a case file, not a letter", source, hint="'imr review' reads case files.")
    return parse_letter(text, source)
