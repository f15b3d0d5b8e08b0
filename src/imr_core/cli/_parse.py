"""``imr parse``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from imr_core.cli._app import App, pass_app

if TYPE_CHECKING:
    from imr_core.model import PublishedDetermination
    from imr_core.registry import Registry
    from imr_core.wire import ReadItem


@click.command(short_help="Read a published letter: every field, every item.")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, the clinical summary and the rationales included.")
@pass_app
def parse(app: App, files: Sequence[str], as_json: bool) -> None:
    """Read a published letter: every field, every item.

    FILE is a letter, text or PDF. "-" is standard input.
    """
    from imr_core.cli._errors import each
    from imr_core.cli._inputs import load_letter, sources
    from imr_core.cli._letter_report import print_letter
    from imr_core.cli._page import Page
    from imr_core.cli._progress import track
    from imr_core.wire import determination_to_json

    app.warn_of_failed_plugins()
    letters = each(app, track(app, sources(files), "Reading letters"), load_letter)
    read = [(source, letter, read_items(letter, app.registry)) for source, letter in letters]
    if as_json:
        found = [determination_to_json(letter, items, source) for source, letter, items in read]
        if len(files) > 1:
            app.print_json(found)
        elif found:
            app.print_json(found[0])
        return
    page = Page(app.console)
    for place, (source, letter, items) in enumerate(read):
        if place:
            page.gap()
        print_letter(page, source, letter, items, app.registry)


def read_items(letter: PublishedDetermination, registry: Registry) -> list[ReadItem]:
    """Return what the request texts of a letter say, read with the registered services and drugs."""
    from imr_core.model import TreatmentRequest
    from imr_core.narrative import read_request
    from imr_core.wire import ReadItem

    services, drugs = tuple(registry.services.values()), tuple(registry.drugs.values())

    def request(text: str | None) -> TreatmentRequest | None:
        return None if text is None else read_request(text, services, drugs)

    return [
        ReadItem(read_request(item.text, services, drugs), request(item.authorized_text), request(item.disputed_text))
        for item in letter.items
    ]
