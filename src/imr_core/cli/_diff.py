"""``imr guidelines diff``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from imr_core.cli._app import App, pass_app

if TYPE_CHECKING:
    from imr_core.guidelines import Guideline, NotEncoded
    from imr_core.readings import Differ, Difference
    from imr_core.registry import Registry


@click.command(short_help="Show what changed between two editions, and where the outcome differs.")
@click.argument("before", metavar="A")
@click.argument("after", metavar="B")
@click.option("--cases", multiple=True, metavar="PATH", help="Count how many of these cases or letters it touches.")
@click.option("--records-complete", is_flag=True, help="Count the cases in the closed reading.")
@click.option(
    "--cases-out",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write a made-up case for each region into this folder.",
)
@click.option("--include-unverified", multiple=True, metavar="ID", help="Put what is unverified in force; repeatable.")
@click.option("--all", "show_all", is_flag=True, help="Show every region, not only the widest of each change.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_app
def diff(
    app: App,
    before: str,
    after: str,
    cases: Sequence[str],
    records_complete: bool,
    cases_out: Path | None,
    include_unverified: Sequence[str],
    show_all: bool,
    as_json: bool,
) -> None:
    """Show what changed from A to B, two editions as ID/EDITION, or two guidelines.

    First what was rewritten: rules and numbers. Then where the outcome differs: regions of facts, as few as can be
    found, proved to be exactly where the two say something else; each with a made-up case.
    """
    from imr_core.cli._asked import known_unverified
    from imr_core.cli._diff_report import diff_to_json, print_diff
    from imr_core.cli._page import Page
    from imr_core.cli._prove import solver_of
    from imr_core.cli._touched import touched, write_examples
    from imr_core.readings import Differ, changes

    app.warn_of_failed_plugins()
    registry = app.registry
    include = known_unverified(include_unverified, registry)
    pair = one_of(before, registry), one_of(after, registry)
    rewritten = changes(*pair)
    compared = (_in_force(pair[0], include), _in_force(pair[1], include))
    differ = Differ(*compared, solver_of(registry, *compared))
    differences = _differences(app, differ)
    examples = write_examples(differences, cases_out, registry, pair[1].edition.start)
    found = touched(app, cases, differences, closed=records_complete) if cases else None
    if as_json:
        app.print_json(diff_to_json(pair, rewritten, differ, differences, examples, found))
    else:
        print_diff(
            Page(app.console), pair, rewritten, differ, differences, examples, found, registry, show_all=show_all
        )


def _differences(app: App, differ: Differ) -> list[Difference]:
    from imr_core.cli._progress import track
    from imr_core.readings import in_order

    pairs = list(differ.pairs().items())
    return in_order(
        each for found, condition in track(app, pairs, "Comparing") for each in differ.of_pair(*found, condition)
    )


def _in_force(guideline: Guideline | NotEncoded, include: Sequence[str]) -> Guideline | NotEncoded:
    """Return what of a guideline is in force; all of it where nothing is verified, which is then compared as if."""
    from imr_core.guidelines import Guideline

    return (guideline.active(include) or guideline) if isinstance(guideline, Guideline) else guideline


def one_of(name: str, registry: Registry) -> Guideline | NotEncoded:
    """Return the one edition of a name.

    Raises:
        UsageError: If there is none, or more than one, or it is opaque.
    """
    from imr_core.cli._prove import no_guideline
    from imr_core.guidelines import Guideline, NotEncoded
    from imr_core.registry import name_of

    found = [each for each in registry.guidelines if name in (each.id, name_of(each))]
    if not found:
        raise no_guideline(name, registry)
    if len(found) > 1:
        raise click.UsageError(f"{name!r} has several editions; name one: {', '.join(map(name_of, found))}.")
    (guideline,) = found
    if not isinstance(guideline, Guideline | NotEncoded):
        raise click.UsageError(f"{name!r} is opaque: it is written in plain Python, and cannot be compared.")
    return guideline
