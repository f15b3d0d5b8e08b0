"""What the tests of the command share: a small plugin, cases and letters, and a way to run the command."""

import copy
import json
from collections.abc import Callable, Sequence
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
from imr_core.guidelines import (
    Guideline,
    Parameters,
    Rule,
    Unencoded,
    Vocabulary,
    flag,
    limit,
    not_encoded,
)
from imr_core.letters import render_letter
from imr_core.model import (
    CitedEvidence,
    Evidence,
    GuidelineLine,
    PublishedDetermination,
    PublishedItem,
    PublishedOutcome,
    Reviewer,
    Unit,
)
from imr_core.narrative import ReadFact
from imr_core.outcomes import Outcome
from imr_core.registry import Registry, hookimpl
from imr_core.sources import Citation, Edition, Step, Trigger, Verification

MANUAL = Citation(
    "Sample Manual", year=2009, section="Hands on", pages="58 and 59", verification=Verification.PRIMARY_TEXT
)
HEARSAY = Citation("Sample Hearsay", verification=Verification.UNVERIFIED)


class Sample(Vocabulary, prefix="sample"):
    """Facts that only the sample guidelines ask for."""

    warned = flag("A warning is on record.", undocumented=False)


class Limits(Parameters):
    """The numbers of the sample guideline."""

    few = limit(2, Unit.VISIT, low=1, cite=MANUAL)


_few = Request.visits <= Limits.few

HANDS_ON = Guideline(
    "hands-on",
    title="Sample Manual: hands on",
    step=Step.MTUS,
    edition=Edition("2009", trigger=Trigger.REQUEST_DATE, start="2009-07-18", end="2016-07-29"),
    addresses=Request.service.is_(CHIROPRACTIC),
    rules=[
        Rule(
            "too-many",
            when=Course.flare_up & ~_few,
            outcome=Outcome.NOT_NECESSARY,
            because="{visits} visits exceed the {few} for a flare-up",
            cite=MANUAL,
            interpretation="Read for every region.",
        ),
        Rule(
            "few",
            when=Course.flare_up & _few & Injury.return_to_work,
            outcome=Outcome.NECESSARY,
            because="{visits} visits keep within the {few} for a flare-up",
            cite=MANUAL,
        ),
        Rule(
            "few-without-work",
            when=Course.flare_up & _few & ~Injury.return_to_work,
            outcome=Outcome.DISCRETIONARY,
            because="no number is stated where work was not resumed",
            cite=MANUAL,
        ),
        Rule(
            "no-work-but-warned",
            when=Sample.warned,
            outcome=Outcome.DISCRETIONARY,
            because="a warning is on record",
            cite=MANUAL,
            exception_to="few-without-work",
        ),
        Rule(
            "warned",
            when=Sample.warned & Course.flare_up & ~_few,
            outcome=Outcome.NOT_NECESSARY,
            because="a warning is on record",
            cite=HEARSAY,
        ),
    ],
    complete=False,
    unencoded=[Unencoded("Hands are washed first.", MANUAL, "No fact of a request.")],
)
QUARREL = Guideline(
    "quarrel",
    title="Sample Quarrel",
    step=Step.MTUS,
    edition=Edition("2014", trigger=Trigger.REQUEST_DATE, start="2014-01-01", end="2015-01-01"),
    addresses=Request.service.is_(CHIROPRACTIC),
    rules=[Rule("always", when=Request.visits >= 0, outcome=Outcome.NECESSARY, because="it says so", cite=MANUAL)],
    complete=True,
)
LATER = not_encoded(
    "hands-on",
    Edition("2016", trigger=Trigger.REQUEST_DATE, start="2016-07-29"),
    Request.service.is_(CHIROPRACTIC),
    "nobody has seen it",
    title="Sample Manual, second edition",
)


class Flares:
    """A fact reader that finds the word flare-up."""

    def read(self, text: str, context: object) -> list[ReadFact]:
        """Return the fact where the word stands."""
        start = text.find("flare-up")
        return [] if start < 0 else [ReadFact("flare_up", True, "flare-up", start)]


def _plugin(**hooks: Callable[..., Any]) -> object:
    """Make a plugin of functions named like hooks."""
    return SimpleNamespace(**{name: hookimpl(function) for name, function in hooks.items()})


@pytest.fixture
def sample() -> object:
    """The sample plugin."""
    return _plugin(
        imr_guidelines=lambda: [HANDS_ON, QUARREL, LATER],
        imr_vocabularies=lambda: [Sample],
        imr_fact_readers=lambda: [Flares()],
    )


@pytest.fixture
def with_plugin(sample: object) -> Callable[..., Registry]:
    """Make a registry of the core's own plugin, the sample plugin, and one of hooks given by name."""
    return lambda **hooks: Registry([california, sample, _plugin(**hooks)])


@pytest.fixture
def registry(sample: object) -> Registry:
    """The core's own plugin and the sample plugin."""
    return Registry([california, sample])


@pytest.fixture
def case() -> dict[str, Any]:
    """A case that the sample guideline finds not necessary; tests spoil it."""
    return copy.deepcopy(
        {
            "schema": "imr-case/1",
            "case_number": "CM15-0000001",
            "date_of_injury": "2009-05-20",
            "clinical_summary": "A person with a sore neck.",
            "records": [{"id": "pr2", "kind": "progress report", "date": "2015-06-30"}],
            "items": [
                {
                    "id": "1",
                    "request": {
                        "text": "5 chiropractic visits for the neck",
                        "service": "chiropractic",
                        "quantity": 5,
                        "unit": "visit",
                        "body_regions": ["cervical-spine"],
                        "requested_on": "2015-06-30",
                    },
                    "facts": {"flare_up": {"value": True, "record": "pr2", "page": 3, "quote": "a flare-up since May"}},
                }
            ],
        }
    )


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, object], str]:
    """Write a file into the folder in which the command then runs; return its name."""
    monkeypatch.chdir(tmp_path)

    def to(name: str, content: object) -> str:
        data = content if isinstance(content, bytes | str) else json.dumps(content)
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data if isinstance(data, bytes) else data.encode())
        return name

    return to


@pytest.fixture
def run(registry: Registry, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run the command on the sample registry, 80 columns wide."""
    monkeypatch.setenv("COLUMNS", "80")

    def invoke(*arguments: str, input: str | bytes | None = None, registry: Registry = registry) -> Result:
        return CliRunner().invoke(make_command(), arguments, input=input, prog_name="imr", obj=App(registry))

    return invoke


def _line(*citations: CitedEvidence) -> GuidelineLine:
    """Make a guideline line of MTUS citations, or one that cites nothing."""
    return GuidelineLine(Evidence.MTUS if citations else Evidence.NONE_CITED, citations)


@pytest.fixture
def letter() -> Callable[..., str]:
    """Write a letter of one chiropractic item for each outcome, for a flare-up."""

    def written(
        *outcomes: str, summary: str | None = None, visits: int = 5, items: Sequence[PublishedItem] = (), **header: Any
    ) -> str:
        cited = CitedEvidence("Sample Manual 2009", is_mtus=True, title="Sample Manual", year=2009)
        items = [*items] or [
            PublishedItem(
                f"{visits} chiropractic visits for the neck",
                PublishedOutcome(outcome),
                _line(),
                _line(cited),
                f"The request is {'not ' if outcome == 'upheld' else ''}medically necessary.",
            )
            for outcome in outcomes
        ]
        given = {"case_number": "CM15-0000002", "date_of_injury": date(2014, 1, 5), "ur_denial_date": date(2015, 7, 20)}
        return render_letter(
            PublishedDetermination(
                items,
                Reviewer(["California"], ["Chiropractor"]),
                summary or "The injured worker has a sore neck. The report of 6/30/2015 notes a flare-up of it.",
                **given | {"priority": "Standard"} | header,
            )
        )

    return written
