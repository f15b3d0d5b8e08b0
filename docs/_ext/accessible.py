"""What the theme leaves out for readers who use a keyboard or a screen reader, put into the finished pages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

REPLACED = {
    "<pre>": '<pre tabindex="0">',
    '<aside class="sidebar-drawer">': '<aside class="sidebar-drawer" aria-label="Site">',
    '<aside class="toc-drawer': '<aside aria-label="On this page" class="toc-drawer',
    '<div class="table-wrapper': '<div tabindex="0" role="group" aria-label="Table" class="table-wrapper',
    '<div id="search-results">': '<h1>Search</h1><div id="search-results">',
}
"""Code and tables that are wider than the page scroll, so they can be reached; two landmarks of one kind have names."""

PARAMETERS = re.compile(r'<dl>\s*((?:<dd><em class="sig-param">.*?</dd>\s*)+)</dl>', re.DOTALL)
"""A signature of several lines is a list of definitions of nothing; these are lines."""


def _lines(found: re.Match[str]) -> str:
    return f'<div class="sig-lines">{found[1].replace("<dd>", "<div>").replace("</dd>", "</div>")}</div>'


def finish(app: Any, error: Exception | None) -> None:
    """Replace it in every page."""
    if error is not None or app.builder.format != "html":
        return
    for page in Path(app.outdir).rglob("*.html"):
        text = found = page.read_text(encoding="utf-8")
        for old, new in REPLACED.items():
            text = text.replace(old, new)
        text = PARAMETERS.sub(_lines, text)
        if text != found:
            page.write_text(text, encoding="utf-8")


def setup(app: Any) -> dict[str, Any]:
    """Finish the pages once they are built."""
    app.connect("build-finished", finish)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
