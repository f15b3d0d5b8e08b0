"""The command group: its own commands, those of plugins, and what every run has in common."""

from __future__ import annotations

import sys
from typing import Any

import click

import imr_core
from imr_core.cli._app import App, pass_app
from imr_core.cli._audit import audit
from imr_core.cli._documents import example, schema
from imr_core.cli._errors import INTERNAL_ERROR, INTERRUPTED, hush, report, report_crash
from imr_core.cli._guidelines import guidelines
from imr_core.cli._new import new
from imr_core.cli._parse import parse
from imr_core.cli._plugins import plugins
from imr_core.cli._review import review
from imr_core.cli._suggest import SuggestingGroup
from imr_core.errors import ImrError, NoPluginsError

COMMANDS = (review, parse, audit, guidelines, plugins, schema, example, new)


class ImrGroup(SuggestingGroup):
    """The group of ``imr``: plugins are asked for commands only where one of its own is not meant."""

    _is_complete = False

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return its own commands in the order in which they are learnt, then those of plugins."""
        self._add_commands_of_plugins(ctx)
        return list(self.commands)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of this name."""
        if cmd_name not in self.commands:
            self._add_commands_of_plugins(ctx)
        return self.commands.get(cmd_name)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; whatever goes wrong ends in a sentence and an exit code."""
        app = ctx.ensure_object(App)
        try:
            super().invoke(ctx)
            sys.stdout.flush()
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except BrokenPipeError:
            hush()
        except KeyboardInterrupt:
            app.errors.print("Interrupted.")
            ctx.exit(INTERRUPTED)
        except ImrError as error:
            report(app, error)
            if isinstance(error, NoPluginsError):
                app.warn_of_failed_plugins()
        except Exception as error:  # the last line of defence: a traceback may print clinical text
            report_crash(app, error)
            ctx.exit(INTERNAL_ERROR)
        ctx.exit(app.exit_code)

    def _add_commands_of_plugins(self, ctx: click.Context) -> None:
        if self._is_complete:
            return
        self._is_complete = True
        app = ctx.ensure_object(App)
        try:
            failures = app.registry.add_commands(self)
        except ImrError as error:  # IMR_STRICT_PLUGINS; help is given all the same
            failures = ()
            report(app, error)
        for failure in failures:
            report(app, failure)


def make_command() -> ImrGroup:
    """Return the ``imr`` command, a new one for each run, so that no plugin's command outlives it."""
    group = ImrGroup(
        "imr",
        callback=_start,
        params=[],
        context_settings={"help_option_names": ["-h", "--help"]},
        help="Independent Medical Review: cases and published letters in, explained proposals out.\n\n"
        "It proposes; a qualified reviewer determines.",
        epilog="Exit codes: 0 done; 1 something needs attention (a conflict, contradictory facts, a failed plugin, "
        "letters an audit could not read); 2 bad input or usage. IMR_LOAD_PLUGINS and IMR_DISABLE_PLUGINS, "
        "names separated by commas, choose the plugins.",
    )
    for command in COMMANDS:
        group.add_command(command)
    return click.version_option(imr_core.__version__, prog_name="imr")(group)


@pass_app
def _start(_app: App) -> None:
    # A terminal that cannot show a character shows a question mark; it is no reason to stop.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
