"""``imr audit``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from imr_core.cli import _html
from imr_core.cli._app import App, pass_app

if TYPE_CHECKING:
    from imr_core.model import PublishedDetermination


@click.command(short_help="Hold published letters against our proposals.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@_html.option
@pass_app
def audit(app: App, paths: Sequence[str], as_json: bool, html: str | None) -> None:
    """Hold published letters against our own proposals, in both readings.

    PATH is a letter, text or PDF, or a folder of letters. Each item is assessed from its request and the clinical
    summary alone.
    """
    from imr_core.audit import audit as audited
    from imr_core.cli._audit_report import audit_to_json, print_audit
    from imr_core.cli._errors import report
    from imr_core.cli._page import Page
    from imr_core.cli._progress import track

    app.warn_of_failed_plugins()
    found = letters_at(app, paths)
    if html is not None:
        _html.check_target(html, found)
    letters = _read(app, found)
    result = audited(track(app, letters, "Assessing"), app.registry, unread=len(found) - len(letters))
    for source, error in result.refused:
        report(app, error, source, is_bad_input=False)
    if html is not None and letters:
        from imr_core.report import audit_report_of, render_audit

        page = audit_report_of(result, app.registry)
        _html.write(html, render_audit(page))
    if as_json:
        app.print_json(audit_to_json(result))
    elif html is not None and letters:
        Page(app.console).text(
            f"{html}: {_html.many(result.items, 'item')}, {_html.many(len(page.disagreements), 'disagreement')}.", 0
        )
    elif letters:
        print_audit(Page(app.console), result)


def letters_at(app: App, paths: Sequence[str]) -> list[str]:
    """Return the files to read, each once, folders searched; what is not there is reported."""
    from pathlib import Path

    from imr_core.cli._errors import report
    from imr_core.errors import LetterError

    found: dict[Path, str] = {}
    for path in map(Path, paths):
        inside = [path]
        if path.is_dir():
            inside = sorted(
                file for file in path.rglob("*") if file.suffix.lower() in (".txt", ".pdf") and file.is_file()
            )
        if not inside:
            report(app, LetterError("the folder holds no .txt or .pdf file", str(path)))
        elif not path.exists():
            report(app, LetterError("there is no such file or folder", str(path)))
        else:
            for file in inside:
                found.setdefault(file.resolve(), str(file))
    return list(found.values())


def _read(app: App, files: Sequence[str]) -> list[tuple[str, PublishedDetermination]]:
    from imr_core.cli._errors import report
    from imr_core.cli._inputs import load_letter
    from imr_core.cli._progress import track
    from imr_core.errors import LetterError

    letters = []
    for file in track(app, files, "Reading letters"):
        try:
            letters.append((file, load_letter(file)))
        except LetterError as error:
            report(app, error, is_bad_input=False)
    return letters
