"""``imr guidelines``."""

from __future__ import annotations

import click

from imr_core.cli._app import App, pass_app
from imr_core.cli._check import check
from imr_core.cli._diff import diff
from imr_core.cli._suggest import SuggestingGroup


@click.group(cls=SuggestingGroup, invoke_without_command=True, short_help="List the guidelines, or show one in words.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def guidelines(ctx: click.Context, as_json: bool) -> None:
    """List the guidelines of the installed plugins, or show one with its rules."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_, as_json=as_json)
    elif as_json:
        raise click.UsageError(f"Write --json behind {ctx.invoked_subcommand!r}.", ctx)


@guidelines.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_app
def list_(app: App, as_json: bool) -> None:
    """List every edition: its dates in force, its rules, whether it is encoded and complete."""
    from imr_core.cli._catalogue import entry, print_catalogue
    from imr_core.cli._page import Page

    app.warn_of_failed_plugins()
    registry = app.registry
    if as_json:
        app.print_json([entry(guideline, registry) for guideline in registry.guidelines])
    else:
        print_catalogue(Page(app.console), registry)


@guidelines.command()
@click.argument("name", metavar="ID[/EDITION]")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_app
def show(app: App, name: str, as_json: bool) -> None:
    """Show a guideline: what it addresses, each rule in words, its numbers, their sources, what is not encoded."""
    from imr_core.cli._page import Page
    from imr_core.cli._show import print_guideline, shown
    from imr_core.errors import hint_at
    from imr_core.registry import name_of

    app.warn_of_failed_plugins()
    registry = app.registry
    found = [each for each in registry.guidelines if name in (each.id, name_of(each))]
    if not found:
        known = sorted({known for each in registry.guidelines for known in (each.id, name_of(each))})
        hint = hint_at(name, known, "guidelines") or "'imr guidelines' lists what there is."
        raise click.UsageError(f"There is no guideline {name!r}. {hint}")
    if as_json:
        app.print_json([shown(each, registry) for each in found])
        return
    page = Page(app.console)
    for place, each in enumerate(found):
        if place:
            page.gap()
        print_guideline(page, each, registry)


guidelines.add_command(check)
guidelines.add_command(diff)
