"""``imr review``."""

from __future__ import annotations

from collections.abc import Sequence

import click

from imr_core.cli import _html
from imr_core.cli._app import App, pass_app


@click.command(short_help="Propose each item of a case or a published letter.")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--records-complete", is_flag=True, help="Take what the records do not show as not so (closed reading).")
@click.option("--edition", multiple=True, metavar="ID/NAME", help="Use this edition whatever the dates; repeatable.")
@click.option(
    "--include-unverified",
    multiple=True,
    metavar="ID",
    help="Put a guideline, ID/EDITION, rule (ID/EDITION/RULE) or bar in force though it is unverified; repeatable.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@_html.option
@pass_app
def review(
    app: App,
    files: Sequence[str],
    records_complete: bool,
    edition: Sequence[str],
    include_unverified: Sequence[str],
    as_json: bool,
    html: str | None,
) -> None:
    """Propose each item of a case file or a published letter.

    FILE is a case in JSON or a published letter, text or PDF; its content tells which. "-" is standard input.
    """
    from pathlib import Path

    from imr_core.cli._asked import known_unverified
    from imr_core.cli._errors import each
    from imr_core.cli._inputs import load, sources
    from imr_core.cli._page import Page
    from imr_core.cli._progress import track
    from imr_core.cli._report import print_review
    from imr_core.model import Assessment, Case, Flips
    from imr_core.review import assess, flips
    from imr_core.wire import assessment_to_json

    if html is not None:
        _html.check_target(html, files)
    registry = app.registry
    reading = "closed" if records_complete else None
    include = known_unverified(include_unverified, registry)

    def reviewed(source: str) -> tuple[Case, Assessment, dict[str, Flips]]:
        case = load(source, registry)
        assessment = assess(case, registry, reading, edition, include)
        determined = [] if as_json or html is not None else [item.id for item in assessment.items if item.proposed]
        return case, assessment, {id: flips(case, id, registry, reading, edition, include) for id in determined}

    named = sources(files)
    done = each(app, track(app, named, "Reviewing"), reviewed)
    if html is not None and done:
        from imr_core.report import render_reports, report_of

        reports = [
            report_of(
                case, assessment, registry, source=Path(source).name, editions=edition, include_unverified=include
            )
            for source, (case, assessment, _) in done
        ]
        read = {source for source, _ in done}
        _html.write(html, render_reports(reports, [Path(name).name for name in named if name not in read]))
    if as_json:
        found = [assessment_to_json(assessment, source) for source, (_, assessment, _) in done]
        if len(files) > 1:
            app.print_json(found)
        elif found:
            app.print_json(found[0])
    elif html is not None and done:
        items = sum(len(assessment.items) for _, (_, assessment, _) in done)
        Page(app.console).text(f"{html}: {_html.many(len(done), 'case')}, {_html.many(items, 'item')}.", 0)
    elif done:
        print_review(app, done)
    if any(needs_attention(assessment) for _, (_, assessment, _) in done):
        app.needs_attention = True


def needs_attention(assessment: object) -> bool:
    """Tell whether something in an assessment is for someone to look into; a conflict that may be is not yet."""
    from imr_core.model import Assessment
    from imr_core.outcomes import Outcome

    assert isinstance(assessment, Assessment)
    if assessment.failed_plugins:
        return True
    return any(item.contradictions or item.outcomes == (Outcome.CONFLICT,) for item in assessment.items)
