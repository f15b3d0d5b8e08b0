"""Why a plugin is refused, and the guard around everything a plugin does."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from attrs import frozen

from imr_core.errors import ImrError

T = TypeVar("T")
_LONGEST = 300


@frozen
class Fault:
    """One thing wrong with a plugin.

    Args:
        reason: What is wrong and why.
        hint: How to fix it, or None.
    """

    reason: str
    hint: str | None = None


class RefusedError(ImrError):
    """Raised within this package where a plugin cannot be taken; never leaves it."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(self.faults)


def refuse_if(faults: Iterable[Fault]) -> None:
    """Raise if there is any fault, with all of them, each once."""
    found = tuple(dict.fromkeys(faults))
    if found:
        raise RefusedError(found)


def guarded(what: str, call: Callable[[], T]) -> T:
    """Return what *call* returns, where *call* runs a plugin's code.

    Raises:
        RefusedError: If the plugin's code raises anything, an exit of the process included.
        KeyboardInterrupt: If the user interrupts.
    """
    try:
        return call()
    except (KeyboardInterrupt, RefusedError):
        raise
    # Everything, not Exception alone: a plugin that exits, or whose native code panics
    # (a BaseException), must not take down the process that embeds it.
    except BaseException as error:
        raise RefusedError([Fault(f"{what} raised {in_words(error)}")]) from error


def in_words(error: BaseException) -> str:
    """Return an exception's kind and the first line of its text."""
    kind = type(error).__name__
    try:
        text = str(error).strip()
    except Exception:
        return kind
    first = text.splitlines()[0][:_LONGEST].rstrip(".") if text else ""
    return f"{kind}: {first}" if first else kind
