"""``imr new``."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

import click

from imr_core.cli._app import App, pass_app
from imr_core.errors import MissingExtraError

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_LONGEST = 40


@click.command(short_help="Write a new plugin to begin with.")
@click.argument("name")
@pass_app
def new(app: App, name: str) -> None:
    """Write ./imr-NAME: a plugin with one guideline to replace, its cases, and tests that pass.

    NAME is what it is about, in lower case, such as acupuncture or wound-care.
    """
    _check(name)
    folder = Path(f"imr-{name}")
    if folder.exists():
        raise click.UsageError(f"{folder} is there already, and nothing was written. Choose another name, or move it.")
    try:
        write_plugin(name, folder)
    except OSError as error:
        raise click.UsageError(f"{folder} cannot be written here ({error.strerror}). Nothing was written.") from None
    click.echo(f'Wrote {folder}. Next:\n\n  cd {folder}\n  pip install -e ".[tests]"\n  pytest\n')
    click.echo("Its guideline is an example to replace; README.md says how.")


def _check(name: str) -> None:
    if name.startswith("imr-"):
        raise click.UsageError(f"Write NAME without 'imr-' in front: imr new {name.removeprefix('imr-') or 'NAME'}")
    if not _NAME.fullmatch(name) or len(name) > _LONGEST:
        raise click.UsageError(
            f"NAME is words of lower-case letters and digits joined by '-', a letter first, at most {_LONGEST} "
            "characters, such as acupuncture or wound-care; no folder and no capital."
        )
    if name in ("core", "california"):
        raise click.UsageError(f"{name!r} is taken by imr-core itself. Choose another name.")


def write_plugin(name: str, folder: Path) -> None:
    """Write a new plugin; either all of it is there afterwards, or nothing.

    Args:
        name: What it is about.
        folder: The folder to make; it does not exist.

    Raises:
        MissingExtraError: If the extra ``new`` is not installed.
        OSError: If the folder cannot be written.
    """
    try:
        from copier import run_copy
    except ImportError:
        raise MissingExtraError("Writing a new plugin", "new") from None
    # Written beside its place and moved there at the end: one step on one file system.
    with _template() as template, tempfile.TemporaryDirectory(prefix=".imr-new-", dir=folder.parent) as temporary:
        made = Path(temporary, folder.name)
        run_copy(str(template), made, data=_answers(name), defaults=True, quiet=True, unsafe=False)
        made.rename(folder)


@contextmanager
def _template() -> Iterator[Path]:
    with resources.as_file(resources.files("imr_core.cli").joinpath("template")) as template:
        yield template


def _answers(name: str) -> dict[str, str | bool]:
    from imr_core import california

    plugin = name.replace("-", "_")
    known = {service.name for service in california.imr_services()}
    return {
        "name": name,
        "plugin": plugin,
        "package": f"imr_{plugin}",
        "words": name.replace("-", " "),
        "is_known_service": name in known,
        "core": _range(),
    }


def _range() -> str:
    """Return the versions of imr-core that the new plugin accepts: this one, and those that change no public name."""
    from imr_core.registry import core_version

    numbers = re.match(r"(\d+)\.(\d+)", core_version())
    if numbers is None:
        return ""
    major, minor = int(numbers[1]), int(numbers[2])
    return f">={major}.{minor},<{major}.{minor + 1}" if major == 0 else f">={major}.{minor},<{major + 1}"
