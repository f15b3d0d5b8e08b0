"""The ``imr`` command. It needs the extra ``cli``; without it, it says so in one sentence."""

from __future__ import annotations

import sys

from imr_core.errors import MissingExtraError

__all__ = ["main"]

_LIBRARIES = ("click", "rich")


def main() -> int:
    """Run the command with the arguments of this process.

    Returns:
        2 where the extra ``cli`` is not installed; else the process ends with the command's exit code.
    """
    try:
        import rich  # noqa: F401  # used only where something is printed, and missed here rather than there

        from imr_core.cli._main import make_command
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _LIBRARIES:
            raise
        print(MissingExtraError("The command imr", "cli"), file=sys.stderr)
        return 2
    make_command()(prog_name="imr")
    return 0
