"""What the theme leaves out for readers who use a keyboard or a screen reader, put into the finished pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

REPLACED = {
    "<pre>": '<pre tabindex="0">',
    '<aside class="sidebar-drawer">': '<aside class="sidebar-drawer" aria-label="Site">',
    '<aside class="toc-drawer': '<aside aria-label="On this page" class="toc-drawer',
    '<div id="search-results">': '<h1>Search</h1><div id="search-results">',
}
"""Code that is wider than the page scrolls, so it can be reached; two landmarks of one kind have names."""


def finish(app: Any, error: Exception | None) -> None:
    """Replace it in every page."""
    if error is not None or app.builder.format != "html":
        return
    for page in Path(app.outdir).rglob("*.html"):
        text = found = page.read_text(encoding="utf-8")
        for old, new in REPLACED.items():
            text = text.replace(old, new)
        if text != found:
            page.write_text(text, encoding="utf-8")


def setup(app: Any) -> dict[str, Any]:
    """Finish the pages once they are built."""
    app.connect("build-finished", finish)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
