"""``imr plugins``."""

from __future__ import annotations

import click

from imr_core.cli._app import App, pass_app


@click.command(short_help="List the installed plugins, importing none.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_app
def plugins(app: App, as_json: bool) -> None:
    """List the installed plugins, from their metadata alone: none is imported."""
    import attrs

    from imr_core.cli._page import Page
    from imr_core.registry import installed_plugins

    found = installed_plugins()
    if as_json:
        app.print_json([attrs.asdict(plugin) for plugin in found])
        return
    page = Page(app.console)
    if not found:
        page.text("No plugin is installed. Install one, for example: pip install imr-chiropractic", 0)
        return
    rows = [("Name", "Distribution", "Needs", "")]
    for plugin in found:
        distribution = f"{plugin.distribution} {plugin.version}".strip()
        needs = f"imr-core {plugin.requires}".strip() if plugin.requires else "any imr-core"
        rows.append((plugin.name, distribution, needs, _remark(plugin.is_compatible, plugin.is_selected)))
    page.rows(rows, 0, styles=("bold",))


def _remark(is_compatible: bool, is_selected: bool) -> str:
    if not is_selected:
        return "not loaded: left out by IMR_LOAD_PLUGINS or IMR_DISABLE_PLUGINS"
    return "" if is_compatible else "not loaded: it does not accept this imr-core"
