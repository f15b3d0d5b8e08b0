"""``imr review``."""

from __future__ import annotations

from collections.abc import Sequence

import click

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
@pass_app
def review(
    app: App,
    files: Sequence[str],
    records_complete: bool,
    edition: Sequence[str],
    include_unverified: Sequence[str],
    as_json: bool,
) -> None:
    """Propose each item of a case file or a published letter.

    FILE is a case in JSON or a published letter, text or PDF; its content tells which. "-" is standard input.
    """
    from imr_core.cli._asked import known_unverified
    from imr_core.cli._errors import each
    from imr_core.cli._inputs import load, sources
    from imr_core.cli._progress import track
    from imr_core.cli._report import print_review
    from imr_core.model import Assessment, Case, Flips
    from imr_core.review import assess, flips
    from imr_core.wire import assessment_to_json

    registry = app.registry
    reading = "closed" if records_complete else None
    include = known_unverified(include_unverified, registry)

    def reviewed(source: str) -> tuple[Case, Assessment, dict[str, Flips]]:
        case = load(source, registry)
        assessment = assess(case, registry, reading, edition, include)
        determined = [] if as_json else [item.id for item in assessment.items if item.proposed]
        return case, assessment, {id: flips(case, id, registry, reading, edition, include) for id in determined}

    done = each(app, track(app, sources(files), "Reviewing"), reviewed)
    if as_json:
        found = [assessment_to_json(assessment, source) for source, (_, assessment, _) in done]
        if len(files) > 1:
            app.print_json(found)
        elif found:
            app.print_json(found[0])
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
