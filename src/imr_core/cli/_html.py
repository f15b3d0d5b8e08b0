"""Where a report goes as a page: checked before anything is worked out, written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import click

HINT = "'--html'"

option = click.option(
    "--html", "html", metavar="FILE", help="Write the report as one page of HTML, which needs no network."
)


def check_target(html: str, inputs: Iterable[str]) -> None:
    """Refuse a target that cannot be a page, or that is one of the inputs; and a report without its extra.

    Raises:
        BadParameter: If the file cannot be written, or is an input.
        MissingExtraError: If the extra ``report`` is not installed.
    """
    from imr_core.report import check_extra

    check_extra()
    target = Path(html)
    if html in ("", "-"):
        raise click.BadParameter("name a file for the page.", param_hint=HINT)
    if target.is_dir():
        raise click.BadParameter(f"{html!r} is a folder; name a file in it.", param_hint=HINT)
    if not target.parent.is_dir():
        raise click.BadParameter(f"there is no folder {str(target.parent)!r}.", param_hint=HINT)
    for source in inputs:
        if target.exists() and os.path.exists(source) and os.path.samefile(target, source):
            raise click.BadParameter(f"{html!r} is one of the inputs; name another file.", param_hint=HINT)


def write(html: str, page: str) -> None:
    """Write a page.

    Raises:
        BadParameter: If the file cannot be written; what was there is as it was.
    """
    from imr_core.report import write_page

    try:
        write_page(html, page)
    except OSError as error:
        why = error.strerror or str(error)
        raise click.BadParameter(f"{html!r} cannot be written: {why}.", param_hint=HINT) from None


def many(number: int, what: str) -> str:
    """Return a number of things in words, such as ``2 cases``."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
