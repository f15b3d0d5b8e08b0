"""What went wrong, said on standard error without values and without a traceback."""

from __future__ import annotations

import io
import os
import sys
import traceback
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TypeVar

from imr_core.cli._app import App
from imr_core.errors import CaseError, ContradictionError, ImrError, LetterError, MissingExtraError, PluginError
from imr_core.report.words import clean

T = TypeVar("T")
INTERNAL_ERROR = 70
"""Exit code of a fault of imr-core itself, after sysexits.h."""
INTERRUPTED = 130


def report(app: App, error: ImrError, source: str | None = None, *, is_bad_input: bool = True) -> None:
    """Print an error of the user's, and remember what exit code it earns.

    Args:
        app: The run.
        error: The error.
        source: The name of the input, for errors that do not name it themselves.
        is_bad_input: Whether the input is to blame, rather than something that needs a look.
    """
    # What is wrong with a plugin, or within the facts, is for someone to look into; the input could be read.
    if not is_bad_input or isinstance(error, ContradictionError | PluginError):
        app.needs_attention = True
    else:
        app.has_bad_input = True
    text = str(_placed(error, source))
    for place, line in enumerate(text.splitlines()):
        app.errors.print(f"error: {clean(line)}" if place == 0 else f"  {clean(line)}", soft_wrap=True)


def _placed(error: ImrError, source: str | None) -> ImrError | str:
    if source is None or getattr(error, "source", None) is not None:
        return error
    if isinstance(error, CaseError):
        return type(error)(error.problems, source)
    return f"{source}: {error}"


def each(app: App, inputs: Iterable[str], read: Callable[[str], T]) -> list[tuple[str, T]]:
    """Return what *read* makes of each input, with the input's name; those that cannot be read are reported."""
    done: list[tuple[str, T]] = []
    for source in inputs:
        try:
            done.append((source, read(source)))
        except (CaseError, LetterError, MissingExtraError) as error:
            report(app, error, source)
    return done


def report_crash(app: App, error: BaseException) -> None:
    """Say that imr-core itself failed and where; the exception's text is kept back, for it may hold clinical text."""
    *_, (frame, line) = traceback.walk_tb(error.__traceback__)
    where = f"{frame.f_globals.get('__name__', 'unknown')}, line {line}"
    app.errors.print(
        f"internal error: {type(error).__name__} at {where}. This is a fault of imr-core or of a plugin, not of your "
        "input; please report it with this line. Nothing of your input is printed.",
        soft_wrap=True,
    )


def hush() -> None:
    """Send what is still to be written nowhere: whoever read the output has closed it."""
    with suppress(OSError, ValueError, io.UnsupportedOperation):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
