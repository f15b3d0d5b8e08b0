"""A small plugin, cases and reports for the tests of pages."""

from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser
from types import SimpleNamespace
from typing import Any

import pytest
from attrs import evolve

from imr_core import DISCRETIONARY, NECESSARY, NOT_ADDRESSED, NOT_NECESSARY
from imr_core.audit import Audit, audit
from imr_core.expressions import And
from imr_core.facts import Course, Injury, Request
from imr_core.guidelines import Bar, Guideline, Parameters, Rule, Unencoded, limit, not_encoded
from imr_core.model import (
    Assessment,
    Case,
    DisputedItem,
    DocumentedFact,
    PublishedDetermination,
    PublishedItem,
    Service,
    TreatmentRequest,
    Unit,
)
from imr_core.narrative import ReadFact
from imr_core.registry import Registry, hookimpl
from imr_core.report import Report, report_of
from imr_core.review import assess
from imr_core.sources import Citation, Edition, Step, Trigger, Verification

MANUAL = Citation(
    "Sample Manual", year=2009, pages="58", url="https://example.org/manual", verification=Verification.PRIMARY_TEXT
)
HEARSAY = Citation("Hearsay", verification=Verification.UNVERIFIED)
NEEDLES = Service("needles", unit=Unit.VISIT, phrases=("needling",))
BATHS = Service("baths", unit=Unit.VISIT, phrases=("bathing",))
SUMMARY = "The worker had a flare-up of neck pain after two visits. She returned to work in May."


class Limits(Parameters):
    """The numbers of the sample guideline."""

    few = limit(2, Unit.VISIT, low=1, cite=MANUAL)


_few = Request.visits <= Limits.few
FLARES = Guideline(
    "flares",
    title="Sample Manual: flares",
    step=Step.MTUS,
    edition=Edition("2009", trigger=Trigger.REQUEST_DATE, start="2009-07-18"),
    addresses=Request.service.is_(NEEDLES),
    rules=[
        Rule("many", Course.flare_up & ~_few, NOT_NECESSARY, "{visits} visits exceed the {few}", MANUAL),
        Rule("few", Course.flare_up & _few, NECESSARY, "{visits} visits keep within {few}", MANUAL),
        Rule(
            "idle",
            ~Injury.return_to_work,
            DISCRETIONARY,
            "work was not resumed",
            MANUAL,
            exception_to="few",
            interpretation="Read for every region.",
        ),
        Rule("hearsay", Course.functional_improvement, NECESSARY, "they say so", HEARSAY),
    ],
    unencoded=[Unencoded("Hands are washed first", MANUAL, "no fact of a request")],
)
QUIET = Guideline(
    "quiet",
    title="Sample Quiet",
    step=Step.MTUS,
    edition=Edition("2004", trigger=Trigger.REQUEST_DATE),
    addresses=Request.service.is_(NEEDLES),
    rules=[Rule("option", And(()), NOT_ADDRESSED, "it names no number", MANUAL)],
)
LATER = Guideline(
    "later",
    title="Sample Later",
    step=Step.ACOEM_OR_ODG,
    edition=Edition("2015", trigger=Trigger.REQUEST_DATE),
    addresses=Request.service.is_(NEEDLES),
    rules=[Rule("yes", And(()), NECESSARY, "it is good", MANUAL)],
)
UNSEEN = not_encoded(
    "unseen",
    Edition("2015", trigger=Trigger.REQUEST_DATE),
    Request.service.is_(BATHS),
    "nobody has seen it",
    title="Sample Unseen",
)
LIMIT = Bar(
    "limit",
    Request.service.is_(NEEDLES) & (Course.prior_visits + Request.visits > 24) & ~Course.visits_authorized_in_writing,
    "{visits} more visits pass the 24 allowed",
    MANUAL,
)


class Flares:
    """A fact reader that finds the word flare-up."""

    def read(self, text: str, context: object) -> list[ReadFact]:
        """Return the fact where the word stands."""
        start = text.find("flare-up")
        return [] if start < 0 else [ReadFact("flare_up", True, "flare-up", start)]


def plugin(**hooks: Callable[..., Any]) -> Any:
    """Make a plugin of functions named like hooks."""
    return SimpleNamespace(**{name: hookimpl(function) for name, function in hooks.items()})


@pytest.fixture(scope="session")
def registry() -> Registry:
    """The sample plugin."""
    found = Registry(
        [
            plugin(
                imr_guidelines=lambda: [FLARES, QUIET, LATER, UNSEEN],
                imr_services=lambda: [NEEDLES, BATHS],
                imr_bars=lambda: [LIMIT],
                imr_fact_readers=lambda: [Flares()],
            )
        ]
    )
    assert () == found.failures
    return found


@pytest.fixture(scope="session")
def fact() -> Callable[..., DocumentedFact]:
    """Make a fact that words of the summary document."""

    def make(value: Any, quote: str | None = None, **others: Any) -> DocumentedFact:
        start = SUMMARY.find(quote) if quote else -1
        return DocumentedFact(value, quote=quote, **{"start": start if start >= 0 else None} | others)

    return make


@pytest.fixture(scope="session")
def case(fact: Callable[..., DocumentedFact]) -> Callable[..., Case]:
    """Make a case of one item: needling for the neck, after a flare-up."""

    def make(facts: dict[str, DocumentedFact] | None = None, **others: Any) -> Case:
        known = {"flare_up": fact(True, "flare-up of neck pain")} if facts is None else facts
        request = {"text": "needling of the neck", "service": "needles", "unit": Unit.VISIT, "quantity": 5}
        request |= {"requested_on": date(2015, 6, 30), "body_regions": ("cervical-spine",)}
        of_item = {name: others.pop(name) for name in ("ancillary_to", "published", "id") if name in others}
        request |= {name: others.pop(name) for name in tuple(others) if name in TreatmentRequest.__annotations__}
        item = DisputedItem(of_item.pop("id", "1"), TreatmentRequest(**request), facts=known, **of_item)
        more = others.pop("items", ())
        return Case((item, *more), **{"case_number": "CM15-0000001", "clinical_summary": SUMMARY} | others)

    return make


@pytest.fixture(scope="session")
def report(registry: Registry, case: Callable[..., Case]) -> Callable[..., Report]:
    """Make the report of a case, the sample's if none is given."""

    def make(of: Case | None = None, reading: str | None = None, **changes: Any) -> Report:
        found = case() if of is None else of
        assessment: Assessment = assess(found, registry, reading)
        return report_of(found, evolve(assessment, **changes), registry, source="a.json")

    return make


@pytest.fixture(scope="session")
def audited(registry: Registry, determination: Callable[..., PublishedDetermination]) -> Audit:
    """An audit of four letters: two that agree, one that differs, and the worst."""
    letters = [
        ("agree.txt", determination("upheld")),
        ("worst.txt", determination("overturned", case_number="CM15-0000003")),
        ("silent.txt", determination("upheld", text="a pillow")),
    ]
    return audit(letters, registry, unread=1)


@pytest.fixture(scope="session")
def determination() -> Callable[..., PublishedDetermination]:
    """Make a published letter of one item."""
    from imr_core.model import Evidence, GuidelineLine, PublishedOutcome, Reviewer

    def make(outcome: str, text: str = "5 needling visits", **others: Any) -> PublishedDetermination:
        line = GuidelineLine(Evidence.NONE_CITED, ())
        item = PublishedItem(text, PublishedOutcome(outcome), line, line, "It is so.")
        given = {"case_number": "CM15-0000002", "ur_denial_date": date(2015, 7, 20), "date_of_injury": date(2014, 1, 5)}
        return PublishedDetermination(
            [item], Reviewer(["California"], ["Acupuncturist"]), "The worker has a flare-up.", **given | others
        )

    return make


class Element:
    """An element of a page."""

    def __init__(self, tag: str, attributes: dict[str, str | None]) -> None:
        self.tag, self.attributes = tag, attributes
        self.text = ""


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self._open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs))
        self.elements.append(element)
        if tag not in ("meta", "br", "input", "link", "img", "rect"):
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop().tag != tag:
            pass

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data


@pytest.fixture(scope="session")
def elements() -> Callable[..., list[Element]]:
    """Find the elements of a page of one tag, or of any, which have these attributes."""

    def find(page: str, tag: str | None = None, **attributes: str) -> list[Element]:
        parser = _Parser()
        parser.feed(page)
        wanted = {name.replace("_", "-").rstrip("-"): value for name, value in attributes.items()}
        return [
            each
            for each in parser.elements
            if tag in (None, each.tag) and all(each.attributes.get(name) == value for name, value in wanted.items())
        ]

    return find
