"""``imr guidelines check`` and ``imr guidelines diff``: what they print, write, and exit with."""

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner, Result

from imr_core import california
from imr_core.california import CHIROPRACTIC
from imr_core.cli._app import App
from imr_core.cli._main import make_command
from imr_core.facts import Course, Injury, Request
from imr_core.guidelines import Guideline, Parameters, Rule, Unencoded, Vocabulary, flag, limit, not_encoded
from imr_core.outcomes import Outcome
from imr_core.registry import Registry, hookimpl
from imr_core.review import assess
from imr_core.sources import Citation, Edition, Step, Trigger, Verification
from imr_core.wire import load_case

N, NN, D = Outcome.NECESSARY, Outcome.NOT_NECESSARY, Outcome.DISCRETIONARY
OLD = Citation("Sample Manual", section="Hands on", year=2009, verification=Verification.PRIMARY_TEXT)
NEW = Citation("Sample Manual", section="Hands on", year=2016, verification=Verification.PRIMARY_TEXT)
WHOLE = Course.course_visits + Request.visits


class Spare(Vocabulary, prefix="sample"):
    """A fact that nothing asks for."""

    idle = flag("Nobody asks for it.")


class Old(Parameters):
    """The number of 2009."""

    most = limit(6, "visit", cite=OLD)


class New(Parameters):
    """The number of 2016."""

    most = limit(18, "visit", cite=NEW)


def _edition(name: str, cite: Citation, most: Any, span: tuple[str, str], *rules: Rule) -> Guideline:
    return Guideline(
        "hands-on",
        title="Sample Manual: hands on",
        step=Step.MTUS,
        edition=Edition(name, Trigger.REQUEST_DATE, *span),
        addresses=Request.service.is_(CHIROPRACTIC) & Injury.musculoskeletal,
        rules=[
            Rule("few", WHOLE <= most, N, "{visits} visits keep within {most}", cite),
            Rule("many", WHOLE > most, NN, "{visits} visits exceed {most}", cite),
            *rules,
        ],
        complete=True,
        unencoded=[Unencoded("Hands are washed first.", cite, "No fact of a request.")],
    )


FIRST = _edition("2009", OLD, Old.most, ("2009-07-18", "2016-07-29"))
SECOND = _edition(
    "2016",
    NEW,
    New.most,
    ("2016-07-29", "2017-12-01"),
    Rule("unnamed", ~Course.plan_of_care_names_service, NN, "no plan of care names it", NEW, exception_to=("few",)),
)
LATER = not_encoded(
    "hands-on",
    Edition("2017", Trigger.REQUEST_DATE, "2017-12-01"),
    Request.service.is_(CHIROPRACTIC),
    "nobody has seen it",
)
QUARREL = Guideline(
    "quarrel",
    title="Sample Quarrel",
    step=Step.ACOEM_OR_ODG,
    edition=Edition("2010", Trigger.REQUEST_DATE, "2010-01-01"),
    addresses=Request.service.is_(CHIROPRACTIC),
    rules=[
        Rule("few", Request.visits <= 6, N, "few", OLD),
        Rule("sore", Course.flare_up & (Request.visits >= 6) & (Request.visits <= 8), NN, "sore", OLD),
    ],
    complete=True,
)


class Opaque:
    """A guideline in plain Python."""

    id = "opaque"
    title = "Sample Opaque"
    step = Step.STUDY
    edition = Edition("2010", Trigger.REQUEST_DATE)

    def addresses(self, facts: object) -> bool:
        """Address nothing."""
        return False

    def find(self, facts: object) -> None:
        """Find nothing."""
        raise AssertionError


def _registry(*guidelines: object) -> Registry:
    hooks = {"imr_guidelines": lambda: list(guidelines), "imr_vocabularies": lambda: [Spare]}
    plugin = SimpleNamespace(**{name: hookimpl(function) for name, function in hooks.items()})
    registry = Registry([california, plugin])
    assert () == registry.failures
    return registry


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Result]:
    """Run the command on some guidelines, 100 columns wide, in an empty folder."""
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.chdir(tmp_path)

    def invoke(*arguments: str, of: tuple[object, ...] = (FIRST, SECOND, LATER)) -> Result:
        command = ["guidelines", *arguments] if arguments[0] in ("check", "diff") else list(arguments)
        return CliRunner().invoke(make_command(), command, prog_name="imr", obj=App(_registry(*of)))

    return invoke


def rows(text: str) -> dict[str, list[str]]:
    """Return the rows of a table of figures by name."""
    head, _, body = text.partition("\n\n")[0].partition("─\n")
    assert ["obligations", "proved", "failed", "seconds"] == head.split()[:4]
    return {name: figures for name, *figures in (line.strip().rsplit(maxsplit=4) for line in body.splitlines())}


def test_everything_proved(run: Callable[..., Result]):
    """Guidelines that keep their word exit with 0; each edition has its row, and what is not encoded is named."""
    result = run("check")
    assert 0 == result.exit_code
    table = rows(result.stdout)
    assert ["hands-on/2009", "hands-on/2016", "editions in force", "all"] == list(table)
    for total, proved, failed, _ in table.values():
        assert (total, "–") == (proved, failed)
    assert "Everything is proved." in result.stdout
    assert "Not encoded, so that nothing is proved: hands-on/2017" in result.stdout


def test_lints_are_no_failures(run: Callable[..., Result]):
    """What is worth a look is said, and changes no exit code."""
    result = run("check", of=(FIRST,))
    assert 1 == result.exit_code  # nothing is in force after 2016
    assert "Guidelines with text that is not encoded: 1, in hands-on/2009." in result.stdout
    assert "Declared, and no guideline speaks of it: sample.idle." in result.stdout
    assert "hands-on/2009: 1 passage of its text not encoded." in run("check", "hands-on", of=(FIRST,)).stdout


def test_a_conflict_is_written_as_a_case_that_review_shows(run: Callable[..., Result], tmp_path: Path):
    """A failed proof exits with 1, says what to do, and its counterexample is shown by review to be a conflict."""
    result = run("check", "quarrel", "--counterexamples", "out", of=(QUARREL,))
    assert 1 == result.exit_code
    text = " ".join(result.stdout.split())
    assert (
        "Rules few and sore both hold for flare_up=true, service=chiropractic, visits=6 and disagree. "
        "Narrow one, or make one an exception of the other." in text
    )
    (file,) = (tmp_path / "out").glob("quarrel-2010-*-consistent.json")
    shown = run("review", str(file), "--edition", "quarrel/2010", of=(QUARREL,))
    assert 1 == shown.exit_code
    assert "in conflict: rules that hold disagree" in shown.stdout


def test_a_gap_is_written_as_a_case_that_no_rule_decides(run: Callable[..., Result], tmp_path: Path):
    """The counterexample of a guideline that is not complete is a case left to the reviewer without any ground."""
    run("check", "quarrel", "--counterexamples", "out", of=(QUARREL,))
    (file,) = (tmp_path / "out").glob("quarrel-2010-*-complete.json")
    registry = _registry(QUARREL)
    assessment = assess(load_case(file.read_text(), registry), registry, editions=["quarrel/2010"])
    assert [((Outcome.DISCRETIONARY,), ())] == [(item.outcomes, item.grounds) for item in assessment.items]


def test_check_json(run: Callable[..., Result]):
    """The JSON holds every figure, each failure with its case, and names what is opaque."""
    result = run("check", "--json", of=(QUARREL, Opaque()))
    assert 1 == result.exit_code
    data = json.loads(result.stdout)
    quarrel, opaque = data["guidelines"]
    assert ("quarrel/2010", "encoded", "opaque/2010", "opaque") == (
        quarrel["name"],
        quarrel["kind"],
        opaque["name"],
        opaque["kind"],
    )
    assert quarrel["obligations"] == quarrel["proved"] + quarrel["failed"] == sum(quarrel["kinds"].values())
    assert ["consistent", "complete"] == [failure["kind"] for failure in quarrel["failures"]]
    case = quarrel["failures"][0]["case"]
    assert {"flare_up": True} == case["items"][0]["facts"]
    assert [] == quarrel["failures"][0]["lost_facts"]


def test_editions_that_leave_a_gap(run: Callable[..., Result]):
    """Editions between which nothing is in force fail, for all editions of the guideline together."""
    result = run("check", of=(FIRST, LATER))
    assert 1 == result.exit_code
    text = " ".join(result.stdout.split())
    requested = re.search(r"No edition is in force for date_of_service=\S+, requested_on=(\S+)\.", text)
    assert date(2016, 7, 29) <= date.fromisoformat(requested[1]) < date(2017, 12, 1)


@pytest.mark.parametrize("command", ["check", "diff"])
def test_unknown_names(run: Callable[..., Result], command: str):
    """A name that does not exist exits with 2, and names the nearest."""
    result = run(command, "hands-of", *(["hands-on/2009"] if command == "diff" else []))
    assert 2 == result.exit_code
    assert "There is no guideline 'hands-of'. Nearest known guidelines: hands-on" in result.stderr


def test_diff_in_words(run: Callable[..., Result]):
    """Each region is said in words, with the rules on both sides; what both address is said once."""
    result = run("diff", "hands-on/2009", "hands-on/2016")
    assert 0 == result.exit_code
    text = " ".join(result.stdout.split())
    assert "In 2 regions of facts; it is proved that they say something else there and nowhere else." in text
    assert "In all of them: service is chiropractic; musculoskeletal." in text
    expected = (
        "■ necessary → not necessary 1. course visits plus visits at most 6 "
        "· plan of care names service not documented few → unnamed"
    )
    assert expected in text
    assert (
        "■ not necessary → necessary 2. course visits plus visits 7 to 18 · plan of care names service documented "
        "many → few" in text
    )
    assert "+ rule unnamed" in text
    assert "~ number most value: [-6-] {+18+} visit" in text


def test_diff_json_and_cases(run: Callable[..., Result], tmp_path: Path):
    """Each region's made-up case is found as the region says by both editions."""
    result = run("diff", "hands-on/2009", "hands-on/2016", "--json", "--cases-out", "out")
    data = json.loads(result.stdout)
    assert ["hands-on/2009", "hands-on/2016"] == [data["before"], data["after"]]
    assert 2 == len(data["differences"])
    registry = _registry(FIRST, SECOND, LATER)
    for each in data["differences"]:
        case = load_case(Path(each["file"]).read_text(), registry)
        assert each["case"] == json.loads(Path(each["file"]).read_text())
        for said, edition in (("before", data["before"]), ("after", data["after"])):
            (item,) = assess(case, registry, editions=[edition]).items
            assert each[said] == [outcome.value for outcome in item.outcomes]


def test_diff_counts_real_cases(run: Callable[..., Result], tmp_path: Path):
    """Of real cases it is counted which surely lie in a region, and which may as far as their facts are known."""
    (tmp_path / "real").mkdir()
    for name, visits, facts in (
        ("in", 5, {"course_visits": 4, "plan_of_care_names_service": True, "musculoskeletal": True}),
        ("open", 5, {"course_visits": 4, "musculoskeletal": True}),
        ("out", 5, {"course_visits": 1, "plan_of_care_names_service": True, "musculoskeletal": True}),
        ("not-addressed", 5, {"course_visits": 4, "musculoskeletal": False}),
    ):
        request = {"text": "visits", "service": "chiropractic", "quantity": visits, "unit": "visit"}
        item = {"id": "1", "request": request, "facts": facts}
        (tmp_path / "real" / f"{name}.json").write_text(json.dumps({"schema": "imr-case/1", "items": [item]}))
    command = ("diff", "hands-on/2009", "hands-on/2016", "--cases", "real")
    data = json.loads(run(*command, "--json").stdout)
    assert (4, 4, 1, 1) == tuple(data["cases"][name] for name in ("cases", "items", "surely", "perhaps"))
    assert [(0, 0), (1, 1)] == [(each["surely"], each["perhaps"]) for each in data["differences"]]
    closed = json.loads(run(*command, "--records-complete", "--json").stdout)["cases"]
    assert (1, 0) == (closed["surely"], closed["perhaps"])
    assert "Of 4 items in 4 cases 1 surely lie in one, 1 may" in " ".join(run(*command).stdout.split())


def test_diff_of_the_same(run: Callable[..., Result]):
    """An edition does not differ from itself, and that is proved."""
    text = run("diff", "hands-on/2009", "hands-on/2009").stdout
    assert "Nowhere: it is proved that both find the same of all facts." in text
    assert "Nothing: rules and numbers are the same." in text


def test_diff_of_what_is_not_encoded(run: Callable[..., Result]):
    """Of an edition that is not encoded it is said that anything is possible."""
    result = run("diff", "hands-on/2016", "hands-on/2017")
    assert 0 == result.exit_code
    assert "hands-on/2017 is not encoded: nobody has seen it." in result.stdout
    assert "■ necessary  →  anything, for it is not encoded" in result.stdout


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("hands-on", "'hands-on' has several editions; name one: hands-on/2009, hands-on/2016, hands-on/2017."),
        ("opaque", "'opaque' is opaque: it is written in plain Python, and cannot be compared."),
    ],
)
def test_diff_of_what_cannot_be_compared(run: Callable[..., Result], name: str, expected: str):
    """A name of several editions, and an opaque guideline, exit with 2 and say why."""
    result = run("diff", "hands-on/2009", name, of=(FIRST, SECOND, LATER, Opaque()))
    assert 2 == result.exit_code
    assert expected in " ".join(result.stderr.split())
