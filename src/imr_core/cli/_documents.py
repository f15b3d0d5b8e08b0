"""``imr schema`` and ``imr example``: what a case file may hold, and one to begin with."""

from __future__ import annotations

from importlib import resources

import click

from imr_core.cli._app import App, pass_app


@click.command(short_help="Print the JSON Schema of case files.")
@pass_app
def schema(app: App) -> None:
    """Print the JSON Schema of case files, with the services and facts of the installed plugins."""
    from imr_core.wire import case_schema

    app.warn_of_failed_plugins()
    registry = app.registry
    app.print_json(case_schema(registry.facts, registry.services, registry.drugs))


@click.command(short_help="Print a case file to begin with.")
def example() -> None:
    """Print a case file to begin with; "imr example | imr review -" reviews it."""
    click.echo(resources.files("imr_core.cli").joinpath("example.json").read_text(encoding="utf-8"), nl=False)
