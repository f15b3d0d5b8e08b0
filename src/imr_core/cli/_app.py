"""What the commands of one run share: the registry, where output goes, and the exit code."""

from __future__ import annotations

import json
import sys
from functools import cached_property
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.console import Console

    from imr_core.registry import Registry

DONE, ATTENTION, BAD_INPUT = 0, 1, 2
_WIDEST = 100


class App:
    """The state of one run of the command.

    Args:
        registry: The registry to use; the installed plugins' if None.
    """

    def __init__(self, registry: Registry | None = None) -> None:
        self._given = registry
        self.needs_attention = False
        self.has_bad_input = False

    @cached_property
    def registry(self) -> Registry:
        """The registry, made when it is first asked for."""
        if self._given is not None:
            return self._given
        from imr_core.registry import Registry

        return Registry.from_environment()

    @cached_property
    def console(self) -> Console:
        """Standard output, at most as wide as is pleasant to read."""
        return _console(stderr=False)

    @cached_property
    def errors(self) -> Console:
        """Standard error."""
        return _console(stderr=True)

    @property
    def exit_code(self) -> int:
        """The exit code that the run has earned so far."""
        return BAD_INPUT if self.has_bad_input else ATTENTION if self.needs_attention else DONE

    def print_json(self, data: Any) -> None:
        """Print JSON data; characters that the output cannot encode are escaped."""
        is_unicode = (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "").startswith("utf")
        click.echo(json.dumps(data, indent=2, ensure_ascii=not is_unicode))

    def warn_of_failed_plugins(self) -> None:
        """Say on standard error which plugins failed, where the output itself does not say it."""
        from imr_core.cli._errors import report

        for failure in self.registry.failures:
            report(self, failure)


def _console(*, stderr: bool) -> Console:
    from rich.console import Console

    class Quiet(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    # Nothing in the text is markup: it comes from letters, cases and plugins.
    console = Quiet(stderr=stderr, highlight=False, markup=False, emoji=False)
    if not stderr:
        console.width = min(console.width, _WIDEST)
    return console


pass_app = click.make_pass_decorator(App, ensure=True)
"""Give a command the :class:`App` of this run."""
