"""Files are read: text and PDF, within limits, or refused with one clear sentence."""

import builtins
import io
import sys
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from imr_core.errors import LetterError, MissingExtraError
from imr_core.letters import PdfLimits, letter_text, load_letter, parse_letter, read_letter

CANARY = "canarybird"


def make_pdf(pages: int) -> bytes:
    """Return a PDF of blank pages."""
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(100, 100).close()
    buffer = io.BytesIO()
    document.save(buffer)
    document.close()
    return buffer.getvalue()


def written(folder: Path, data: bytes) -> Path:
    """Write *data* into a file of *folder*."""
    path = folder / "letter.bin"
    path.write_bytes(data)
    return path


def refusal(read: Callable[[], object]) -> LetterError:
    """Return the error with which *read* refuses."""
    with pytest.raises(LetterError) as raised:
        read()
    return raised.value


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_text_file_is_read(tmp_path: Path, letter: str, encoding: str):
    """A text file in UTF-8, with a byte order mark or without, is read as its text is."""
    path = written(tmp_path, letter.replace("A cook", "A cöok").encode(encoding))
    assert parse_letter(letter.replace("A cook", "A cöok")) == load_letter(path)
    assert load_letter(path) == load_letter(str(path))


@pytest.mark.parametrize(
    ("data", "reason", "line"),
    [
        (b"", "the file is empty or holds only blank lines", None),
        (b"\xff\xfeA\x00", "the file is encoded in UTF-16, not in UTF-8", None),
        (b"a\nb\n" + CANARY.encode() + b"\xe9 x", "the file is not encoded in UTF-8", 3),
        (b"\x89PNG\r\n\x00\xff", "this is a binary file, neither text nor PDF", None),
        (b"a\x00b", "this is a binary file, neither text nor PDF", None),
        (b"%PDF-1.7 " + CANARY.encode(), "the PDF is broken or not a PDF", None),
        (b"x" * 5_000_001, "the text is larger than 5000000 bytes, the most that is read", None),
    ],
)
def test_bad_files_are_refused(tmp_path: Path, data: bytes, reason: str, line: int | None):
    """A file that holds no letter is refused by name, and nothing of it is repeated."""
    path = written(tmp_path, data)
    error = refusal(lambda: load_letter(path))
    assert (reason, line, str(path)) == (error.reason, error.line, error.source)
    assert CANARY not in str(error)


def test_absent_file(tmp_path: Path):
    """A file that does not exist is an error that says so."""
    path = tmp_path / "none.txt"
    assert f"{path}: there is no such file." == str(refusal(lambda: read_letter(path)))


def test_directory(tmp_path: Path):
    """A directory is refused as one."""
    assert "this is a directory, not a file" == refusal(lambda: read_letter(tmp_path)).reason


def test_unreadable_path(tmp_path: Path):
    """A path that no file system takes is refused like any file that cannot be opened."""
    assert "the file cannot be opened" == refusal(lambda: read_letter(tmp_path / "a\0b")).reason


def test_pdf_without_text():
    """A PDF of images alone is refused, and the error says what to do."""
    error = refusal(lambda: letter_text(make_pdf(2), "scan.pdf"))
    assert "the PDF has no text, only images of it" == error.reason
    assert "OCR" in str(error)


def test_pdf_of_a_thousand_pages():
    """A PDF of a thousand pages is refused before any is read."""
    reason = refusal(lambda: letter_text(make_pdf(1000))).reason
    assert "the PDF has 1000 pages, more than the 100 that are read" == reason


def test_pdf_too_large():
    """A PDF over the limit of size is refused before it is opened."""
    reason = refusal(lambda: letter_text(b"%PDF-" + b"x" * 20_000_000)).reason
    assert "the PDF is larger than 20000000 bytes, the most that is read" == reason


def test_pdf_too_slow():
    """A PDF that takes longer than its limit is left after the page that passed it."""
    reason = refusal(lambda: letter_text(make_pdf(3), limits=PdfLimits(seconds=0.0))).reason
    assert "reading the PDF took longer than 0 seconds" == reason


def test_pdf_with_too_much_text(shared: Path):
    """A PDF with more text than the limit is refused."""
    path = next((shared / "letters" / "pdf").iterdir())
    reason = refusal(lambda: read_letter(path, PdfLimits(characters=100))).reason
    assert "the PDF holds more than 100 characters of text" == reason


def test_pdf_cut_off(tmp_path: Path, shared: Path):
    """A PDF of which half is missing is refused as broken."""
    data = next((shared / "letters" / "pdf").iterdir()).read_bytes()
    error = refusal(lambda: load_letter(written(tmp_path, data[: len(data) // 2])))
    assert error.reason in {"the PDF is broken or not a PDF", "the PDF has no text, only images of it"}


def test_pdf_closed_by_a_password(monkeypatch: pytest.MonkeyPatch):
    """A PDF that only its password opens is refused as such."""

    def closed(*_: object, **__: object) -> None:
        raise pypdfium2.PdfiumError("Failed to load document (PDFium: Incorrect password error).")

    monkeypatch.setattr(pypdfium2, "PdfDocument", closed)
    assert "the PDF is closed by a password" == refusal(lambda: letter_text(b"%PDF-1.7")).reason


def test_pdf_without_the_extra(monkeypatch: pytest.MonkeyPatch):
    """Without the extra, a PDF is refused with the command that installs it; text is still read."""
    imported = builtins.__import__

    def without_pdfium(name: str, *rest: object, **named: object) -> object:
        if name == "pypdfium2":
            raise ImportError(name)
        return imported(name, *rest, **named)

    monkeypatch.delitem(sys.modules, "pypdfium2")
    monkeypatch.setattr(builtins, "__import__", without_pdfium)
    with pytest.raises(MissingExtraError, match=r'Reading PDF letters needs .* pip install "imr-core\[ingest\]"'):
        letter_text(b"%PDF-1.7")
    assert "text" == letter_text(b"text")
