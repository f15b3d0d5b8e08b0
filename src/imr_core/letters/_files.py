"""From a file to a letter."""

from __future__ import annotations

from os import PathLike, fspath
from pathlib import Path

from imr_core.errors import LetterError
from imr_core.letters._parse import parse_letter
from imr_core.letters._pdf import PdfLimits, is_pdf, pdf_text
from imr_core.model import PublishedDetermination

_OTHER_BOMS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16", b"\x2b\x2f\x76": "UTF-7"}
_MAX_TEXT_BYTES = 5_000_000


def load_letter(path: str | PathLike[str], limits: PdfLimits | None = None) -> PublishedDetermination:
    """Read the published letter in the file *path*, text or PDF.

    Raises:
        LetterError: There is no such file, or it is no letter that can be read.
        MissingExtraError: It is a PDF, and the extra ``ingest`` is not installed.
    """
    return parse_letter(read_letter(path, limits), fspath(path))


def read_letter(path: str | PathLike[str], limits: PdfLimits | None = None) -> str:
    """Read the text of the letter in the file *path*, text or PDF.

    Raises:
        LetterError: There is no such file, or no text can be got from it.
        MissingExtraError: It is a PDF, and the extra ``ingest`` is not installed.
    """
    limits = limits or PdfLimits()
    source = fspath(path)
    return letter_text(_bytes(Path(path), source, most=max(limits.size, _MAX_TEXT_BYTES) + 1), source, limits)


def letter_text(data: bytes, source: str | None = None, limits: PdfLimits | None = None) -> str:
    """Turn the bytes of a letter, text in UTF-8 or PDF, into its text.

    Raises:
        LetterError: They are neither, or over a limit.
        MissingExtraError: They are a PDF, and the extra ``ingest`` is not installed.
    """
    if is_pdf(data):
        return pdf_text(data, source, limits)
    if len(data) > _MAX_TEXT_BYTES:
        raise LetterError(f"the text is larger than {_MAX_TEXT_BYTES} bytes, the most that is read", source)
    for bom, name in _OTHER_BOMS.items():
        if data.startswith(bom):
            raise LetterError(f"the file is encoded in {name}, not in UTF-8", source, hint="Save it as UTF-8.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _not_utf8(data, error.start, source) from None
    if "\x00" in text:
        raise LetterError("this is a binary file, neither text nor PDF", source)
    return text


def _not_utf8(data: bytes, start: int, source: str | None) -> LetterError:
    if b"\x00" in data:
        return LetterError("this is a binary file, neither text nor PDF", source)
    line = data.count(b"\n", 0, start) + 1
    return LetterError("the file is not encoded in UTF-8", source, line, hint="Save it as UTF-8.")


def _bytes(path: Path, source: str, most: int) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(most)
    except FileNotFoundError:
        reason = "there is no such file"
    except IsADirectoryError:
        reason = "this is a directory, not a file"
    except (OSError, ValueError):
        reason = "the file cannot be opened"
    raise LetterError(reason, source)
