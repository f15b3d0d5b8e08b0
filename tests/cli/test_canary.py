"""No error, no log and no report shows a value of the input or anything of the clinical summary."""

import copy
import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from click.testing import Result

from imr_core.guidelines import Finding
from imr_core.registry import Registry
from imr_core.sources import Edition, Step, Trigger

Run = Callable[..., Result]
Write = Callable[[str, object], str]
Data = dict[str, Any]
CANARY = "canarybird"


def places(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the path of every value within a JSON document."""
    yield path
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, member in members:
        yield from places(member, (*path, key))


def replaced(document: Data, path: tuple[str | int, ...], value: object) -> object:
    """Return a document with another value at a path."""
    if not path:
        return value
    changed: Any = copy.deepcopy(document)
    inner = changed
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    return changed


def texts(document: Data) -> Data:
    """Return a case with the canary wherever a case may hold free text that no report shows."""
    changed = copy.deepcopy(document)
    changed["clinical_summary"] = f"{CANARY} sang."
    changed["diagnoses"] = [{"text": CANARY, "code": CANARY}]
    return changed


def shown(result: Result, caplog: pytest.LogCaptureFixture) -> str:
    """Return everything that a run showed to anyone."""
    return result.stdout + result.stderr + caplog.text


@pytest.mark.parametrize("bird", [CANARY, [CANARY], {"value": CANARY, "quote": CANARY}, f"{CANARY}\n2"])
def test_no_error_shows_the_value_that_is_wrong(
    run: Run, write: Write, case: Data, caplog: pytest.LogCaptureFixture, bird: object
):
    """Whatever value of a case file is wrong, wherever it stands, its error does not repeat it."""
    caplog.set_level(logging.DEBUG)
    refused = 0
    for path in places(case):
        result = run("review", write("it", replaced(case, path, bird)))
        if result.exit_code == 2:
            refused += 1
            assert CANARY not in shown(result, caplog), path
        assert result.exit_code in (0, 2), path
    assert refused > 10


def test_no_report_shows_the_clinical_summary(run: Run, write: Write, case: Data, caplog: pytest.LogCaptureFixture):
    """A review prints nothing of the clinical summary and the diagnoses, in words or in JSON, in either reading."""
    caplog.set_level(logging.DEBUG)
    name = write("it", texts(case))
    for arguments in ((), ("--json",), ("--records-complete",)):
        result = run("review", name, *arguments)
        assert 0 == result.exit_code
        assert CANARY not in shown(result, caplog)


def test_contradictions_show_no_value(run: Run, write: Write, case: Data, caplog: pytest.LogCaptureFixture):
    """Facts that contradict each other are reported without their quotes' surroundings and without the summary."""
    case["items"][0]["facts"] |= {"prior_visits": 2, "recent_visits": {"value": 5, "quote": CANARY}}
    result = run("review", write("it", texts(case)))
    assert 1 == result.exit_code
    assert CANARY not in shown(result, caplog)


@pytest.mark.parametrize("command", ["review", "parse", "audit"])
def test_no_error_of_a_letter_shows_its_text(
    run: Run, write: Write, letter: Callable[..., str], caplog: pytest.LogCaptureFixture, command: str
):
    """Wherever a letter is cut off, the error shows nothing of its text."""
    caplog.set_level(logging.DEBUG)
    whole = letter("upheld", summary=f"The {CANARY} sings. It sings of a flare-up.")
    lines = whole.splitlines(keepends=True)
    refused = 0
    for end in range(1, len(lines)):
        result = run(command, write("it.txt", "".join(lines[:end])))
        refused += result.exit_code != 0
        assert CANARY not in shown(result, caplog), end
    assert refused > 10


@pytest.mark.parametrize("command", ["review", "parse", "audit"])
def test_no_report_on_a_letter_shows_its_summary(run: Run, write: Write, letter: Callable[..., str], command: str):
    """Of the clinical summary only the words that document a fact used are printed."""
    result = run(command, write("it.txt", letter("overturned", summary=f"The {CANARY} sings. It sings of a flare-up.")))
    assert 0 == result.exit_code
    assert CANARY not in result.output


def test_a_fault_that_nobody_expected_shows_no_value(
    run: Run,
    write: Write,
    letter: Callable[..., str],
    with_plugin: Callable[..., Registry],
    caplog: pytest.LogCaptureFixture,
):
    """An exception that nobody expected, raised by a plugin with the text in it, is reported without its message."""

    class Leaks:
        """A guideline in plain Python that fails."""

        id, title, step = "leaks", "Leaks", Step.MTUS
        edition = Edition("1", trigger=Trigger.REQUEST_DATE)

        def addresses(self, facts: object) -> bool:
            """Address everything."""
            return True

        def find(self, facts: object) -> Finding:
            """Fail."""
            raise LookupError(CANARY)

    registry = with_plugin(imr_guidelines=lambda: [Leaks()])
    result = run("review", write("it.txt", letter("upheld")), registry=registry)
    assert (70, "") == (result.exit_code, result.stdout)
    assert "internal error: LookupError at " in result.stderr
    assert CANARY not in shown(result, caplog)
