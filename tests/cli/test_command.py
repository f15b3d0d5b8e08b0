"""What every run of the command has in common: help, misspellings, plugins' commands, failures, pipes."""

import logging
import os
import subprocess
import sys
from collections.abc import Callable

import click
import pytest
from click.testing import Result

from imr_core import cli
from imr_core.cli._errors import INTERRUPTED
from imr_core.registry import Registry

Run = Callable[..., Result]
Write = Callable[[str, object], str]
IMR = [sys.executable, "-c", "import sys; from imr_core.cli import main; sys.exit(main())"]


# Whatever other plugins are installed where the tests run, and in whatever state.
CORE_ALONE = {**os.environ, "COLUMNS": "80", "IMR_LOAD_PLUGINS": "california"}


def imr(*arguments: str, input: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own."""
    return subprocess.run(
        [*IMR, *arguments],
        input=input,
        env={**CORE_ALONE, **environment},
        capture_output=True,
        check=False,
        timeout=60,
    )


def test_help_lists_the_commands_in_the_order_of_learning(run: Run):
    """Help lists every command, the first to learn first, and the exit codes."""
    printed = run("--help").stdout
    listed = [line.split()[0] for line in printed.split("Commands:\n")[1].split("\n\n")[0].splitlines()]
    assert ["review", "parse", "audit", "guidelines", "plugins", "schema", "example", "new"] == listed
    assert "Exit codes: 0 done; 1 something needs attention" in printed


@pytest.mark.parametrize("command", ["review", "parse", "audit", "guidelines", "plugins", "schema", "example", "new"])
def test_every_command_has_help(run: Run, command: str):
    """Each command explains itself."""
    result = run(command, "-h")
    assert 0 == result.exit_code
    assert f"Usage: imr {command}" in result.stdout


def test_version(run: Run):
    """--version prints the version."""
    assert "imr, version 0.1.0\n" == run("--version").stdout


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (("reviw", "x"), "No such command 'reviw'. Did you mean 'review'?"),
        (("guidelines", "lst"), "No such command 'lst'. Did you mean 'list'?"),
        (("zzz",), "No such command 'zzz'."),
        (("review", "--jsn", "x"), "No such option '--jsn'. Did you mean '--json'?"),
    ],
)
def test_misspelling_names_the_nearest(run: Run, arguments: tuple[str, ...], error: str):
    """A misspelt command or option is bad usage, and the nearest is named."""
    result = run(*arguments)
    assert (2, "") == (result.exit_code, result.stdout)
    assert error in result.stderr


def test_plugin_adds_a_command(run: Run, with_plugin: Callable[..., Registry]):
    """A command that a plugin adds is listed in help and can be run; it does not outlive the run."""

    def imr_commands(group: click.Group) -> None:
        group.add_command(click.Command("greet", callback=lambda: click.echo("Good day.")))

    registry = with_plugin(imr_commands=imr_commands)
    assert "greet" in run("--help", registry=registry).stdout
    assert "Good day.\n" == run("greet", registry=registry).stdout
    assert "No such command 'greet'." in run("greet").stderr


def test_plugin_whose_commands_fail_leaves_the_others(run: Run, with_plugin: Callable[..., Registry]):
    """Where a plugin fails to add its commands, help is printed all the same, and the failure is named."""

    def imr_commands(group: click.Group) -> None:
        raise RuntimeError("no commands today")

    result = run("--help", registry=with_plugin(imr_commands=imr_commands))
    assert "review" in result.stdout
    assert "its hook imr_commands raised RuntimeError: no commands today" in result.stderr


def test_strict_loading_does_not_spoil_help():
    """Where the environment asks that a plugin's failure raises, help is printed all the same."""
    done = imr("--help", IMR_STRICT_PLUGINS="1", IMR_LOAD_PLUGINS="no-such-plugin")
    assert b"review" in done.stdout
    assert b"no such plugin is installed" in done.stderr
    assert b"Traceback" not in done.stderr


def test_strict_loading_needs_attention():
    """Where the environment asks that a plugin's failure raises, a command that loads plugins ends with 1."""
    done = imr("schema", IMR_STRICT_PLUGINS="1", IMR_LOAD_PLUGINS="no-such-plugin")
    assert (1, b"") == (done.returncode, done.stdout)
    assert b"no such plugin is installed" in done.stderr


@pytest.mark.parametrize("library", ["click", "rich"])
def test_without_the_extra_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], library: str
):
    """Without the extra `cli` the command says in one sentence what to install, and ends with 2."""
    monkeypatch.delitem(sys.modules, "imr_core.cli._main")
    monkeypatch.setitem(sys.modules, library, None)
    assert 2 == cli.main()
    assert "The command imr needs the extra 'cli': pip install \"imr-core[cli]\"\n" == capsys.readouterr().err


def test_a_missing_module_of_our_own_is_no_missing_extra(monkeypatch: pytest.MonkeyPatch):
    """An import error that is not about the extra is not called one."""
    monkeypatch.delitem(sys.modules, "imr_core.cli._main", raising=False)
    monkeypatch.setitem(sys.modules, "imr_core.cli._review", None)
    with pytest.raises(ModuleNotFoundError):
        cli.main()


def test_pipe_closed_early_is_quiet():
    """Where the reader of the output closes it, the command ends without a word."""
    process = subprocess.Popen([*IMR, "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=CORE_ALONE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    assert (0, b"") == (process.wait(timeout=60), said)


def test_report_into_a_closed_pipe_is_quiet():
    """The same of a report, which another library writes."""
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [*IMR, "guidelines"], stdout=write, stderr=subprocess.PIPE, env=CORE_ALONE, check=False, timeout=60
    )
    os.close(write)
    assert (0, b"") == (done.returncode, done.stderr)


def test_interrupt_ends_quietly(run: Run, write: Write, monkeypatch: pytest.MonkeyPatch):
    """Ctrl-C ends with one word and the exit code that shells know."""

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("imr_core.registry.installed_plugins", interrupted)
    result = run("plugins")
    assert (INTERRUPTED, "Interrupted.\n") == (result.exit_code, result.stderr)


def test_output_that_cannot_show_a_character_shows_another(letter: Callable[..., str]):
    """Where the output's encoding lacks a character, JSON escapes it and text replaces it; nothing fails."""
    text = letter("upheld", summary="The worker has \u2265 2 sore necks.").encode()
    ascii_only = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"}
    in_words, as_json = (imr("parse", "-", *flags, input=text, **ascii_only) for flags in ((), ("--json",)))
    assert (0, b"") == (in_words.returncode, in_words.stderr)
    assert b"Case CM15-0000002 ? <stdin>" in in_words.stdout
    assert (0, b"") == (as_json.returncode, as_json.stderr)
    assert b"\\u2265 2 sore necks" in as_json.stdout


def test_colour_follows_the_convention(run: Run, write: Write, case: object, monkeypatch: pytest.MonkeyPatch):
    """Colour where it is forced, none where NO_COLOR is set, and the words are the same."""
    name = write("case.json", case)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    coloured = run("review", name).stdout
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.delenv("FORCE_COLOR")
    plain = run("review", name).stdout
    assert "\x1b[" in coloured
    assert "\x1b[" not in plain
    assert plain == click.unstyle(coloured)


def test_nothing_is_logged_by_default(run: Run, write: Write, case: object, caplog: pytest.LogCaptureFixture):
    """The command configures no logging."""
    before = list(logging.getLogger().handlers)
    run("review", write("case.json", case))
    assert before == logging.getLogger().handlers
    assert [] == logging.getLogger("imr_core").handlers
