"""``imr guidelines check``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from imr_core.cli._app import App, pass_app


@click.command(short_help="Prove that guidelines are consistent, complete and without idle rules.")
@click.argument("names", nargs=-1, metavar="[ID[/EDITION]]…")
@click.option(
    "--counterexamples",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write each counterexample as a case file into this folder; 'imr review' shows it.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_app
def check(app: App, names: Sequence[str], counterexamples: Path | None, as_json: bool) -> None:
    """Prove the guidelines named, or all.

    Of each edition it is proved, under the laws among facts: that no rules that disagree hold together; that it is
    complete where it says so; that every rule and exception can hold, and none is redundant; that every number
    matters; that what is declared monotone is; that everything is cited. Of all editions of a guideline: that at any
    dates one is in force. Each failure comes with a counterexample.
    """
    from imr_core.cli._check_report import check_to_json, print_check
    from imr_core.cli._page import Page
    from imr_core.cli._progress import track
    from imr_core.cli._prove import checked_edition, checked_ids, named, unused_facts, write_counterexamples

    app.warn_of_failed_plugins()
    registry = app.registry
    guidelines = named(names, registry)
    editions = [checked_edition(each, registry) for each in track(app, guidelines, "Proving")]
    families = checked_ids(guidelines, registry)
    unused = () if names else unused_facts(registry)
    files = write_counterexamples((*editions, *families), counterexamples, registry)
    if any(each.failed for each in (*editions, *families)):
        app.needs_attention = True
    if as_json:
        app.print_json(check_to_json(editions, families, unused, files, registry.facts))
    else:
        print_check(Page(app.console), editions, families, unused, files, registry.facts, in_full=bool(names))
