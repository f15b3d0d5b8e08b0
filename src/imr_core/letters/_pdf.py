"""Text of a PDF letter, within limits of size, pages and time."""

from __future__ import annotations

import threading
import time
from typing import Any

from attrs import frozen

from imr_core.errors import LetterError, MissingExtraError

PDF_MAGIC = b"%PDF"
_HEADER_BYTES = 1024
_LINE = "\r\n"
_PASSWORD_ERROR = 4

# PDFium keeps global state: its calls must not overlap, whatever document they are about.
_pdfium_lock = threading.Lock()


@frozen
class PdfLimits:
    """How much of a PDF is read before it is refused.

    Args:
        size: Most bytes of the file.
        pages: Most pages.
        seconds: Most seconds, checked after each page.
        characters: Most characters of text.
    """

    size: int = 20_000_000
    pages: int = 100
    seconds: float = 20.0
    characters: int = 2_000_000


def is_pdf(data: bytes) -> bool:
    """Whether *data* says of itself, near its start, that it is a PDF."""
    return data[:_HEADER_BYTES].lstrip().startswith(PDF_MAGIC)


def pdf_text(data: bytes, source: str | None = None, limits: PdfLimits | None = None) -> str:
    """Extract the text of a PDF, a blank line after each paragraph.

    The password is empty, as published letters have it.

    Raises:
        LetterError: The PDF is broken, closed by a password, over a limit, or has no text.
        MissingExtraError: The extra ``ingest`` is not installed.
    """
    limits = limits or PdfLimits()
    if len(data) > limits.size:
        raise LetterError(f"the PDF is larger than {limits.size} bytes, the most that is read", source)
    pdfium = _pdfium()
    with _pdfium_lock:
        try:
            text = _document_text(pdfium, data, source, limits)
        except pdfium.PdfiumError as error:
            raise _broken(error, source) from None
    if not text.strip():
        raise LetterError(
            "the PDF has no text, only images of it", source, hint="Run it through text recognition (OCR) first."
        )
    return text


def _pdfium() -> Any:
    try:
        import pypdfium2
    except ImportError:
        raise MissingExtraError("Reading PDF letters", "ingest") from None
    return pypdfium2


def _document_text(pdfium: Any, data: bytes, source: str | None, limits: PdfLimits) -> str:
    started = time.monotonic()
    document = pdfium.PdfDocument(data, password="")
    try:
        count = len(document)
        if count > limits.pages:
            raise LetterError(f"the PDF has {count} pages, more than the {limits.pages} that are read", source)
        pages: list[str] = []
        for index in range(count):
            pages.append(_page_text(document, index))
            if sum(map(len, pages)) > limits.characters:
                raise LetterError(f"the PDF holds more than {limits.characters} characters of text", source)
            if time.monotonic() - started > limits.seconds:
                raise LetterError(f"reading the PDF took longer than {limits.seconds:g} seconds", source)
        return "\n".join(pages)
    finally:
        document.close()


def _page_text(document: Any, index: int) -> str:
    page = document[index]
    try:
        text_page = page.get_textpage()
        try:
            text: str = text_page.get_text_range()
        finally:
            text_page.close()
    finally:
        page.close()
    return "\n".join(_with_gap(line) for line in text.split(_LINE))


def _with_gap(line: str) -> str:
    # A wrapped line keeps the space at which it was wrapped, or its hyphen; the last line of a paragraph has neither.
    return line if line.endswith((" ", "-", "\ufffe")) else f"{line}\n"


def _broken(error: Exception, source: str | None) -> LetterError:
    if getattr(error, "err_code", None) == _PASSWORD_ERROR or "password" in str(error).lower():
        return LetterError("the PDF is closed by a password", source, hint="Save it without one.")
    return LetterError("the PDF is broken or not a PDF", source, hint="Fetch it again from where it was published.")
