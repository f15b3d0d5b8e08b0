"""A progress bar on standard error, for what takes longer than a second."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from typing import TypeVar

from imr_core.cli._app import App

T = TypeVar("T")
_PATIENCE = 1.0


def track(app: App, things: Sequence[T], doing: str) -> Iterator[T]:
    """Yield *things*, showing how many are done once it has taken a second; nothing where nobody watches."""
    if not app.errors.file.isatty() or len(things) < 2:
        yield from things
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    progress = Progress(*columns, console=app.errors, transient=True)
    task = progress.add_task(doing, total=len(things))
    began = time.monotonic()
    try:
        for thing in things:
            yield thing
            progress.advance(task)
            if not progress.live.is_started and time.monotonic() - began > _PATIENCE:
                progress.start()
    finally:
        progress.stop()
