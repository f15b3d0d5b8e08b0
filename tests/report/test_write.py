"""Writing a page: whole, or not at all."""

import os
import stat
from pathlib import Path

import pytest

from imr_core.report import write_page


def test_a_page_is_written(tmp_path: Path):
    """A new file has the text, in UTF-8, and nothing else is left in the folder."""
    write_page(tmp_path / "a.html", "ä\n")
    assert "ä\n".encode() == (tmp_path / "a.html").read_bytes()
    assert ["a.html"] == os.listdir(tmp_path)


def test_a_page_takes_the_place_of_another(tmp_path: Path):
    """A file that is there is replaced and keeps its permissions."""
    page = tmp_path / "a.html"
    page.write_text("old", encoding="utf-8")
    page.chmod(0o640)
    write_page(page, "new")
    assert ("new", 0o640) == (page.read_text(encoding="utf-8"), stat.S_IMODE(page.stat().st_mode))


def test_a_link_stays_a_link(tmp_path: Path):
    """Where the name is a link, the file it leads to is replaced."""
    page, link = tmp_path / "a.html", tmp_path / "b.html"
    page.write_text("old", encoding="utf-8")
    link.symlink_to(page)
    write_page(link, "new")
    assert (True, "new") == (link.is_symlink(), page.read_text(encoding="utf-8"))


def test_a_folder_is_refused(tmp_path: Path):
    """A folder is not replaced by a page."""
    with pytest.raises(IsADirectoryError):
        write_page(tmp_path, "new")


def test_what_is_no_ordinary_file_is_refused(tmp_path: Path):
    """A pipe or a device is not replaced by a page."""
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="not an ordinary file"):
        write_page(tmp_path / "pipe", "new")
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


@pytest.mark.parametrize("fails", ["fsync", "replace"])
def test_a_failure_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: str):
    """Whatever fails while writing, the old page is as it was and no half page is left."""

    def full(*_: object) -> None:
        raise OSError("no space left")

    page = tmp_path / "a.html"
    page.write_text("old", encoding="utf-8")
    monkeypatch.setattr(os, fails, full)
    with pytest.raises(OSError, match="no space"):
        write_page(page, "new")
    assert ("old", ["a.html"]) == (page.read_text(encoding="utf-8"), os.listdir(tmp_path))
