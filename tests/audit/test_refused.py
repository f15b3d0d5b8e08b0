"""Letters that were read and whose case cannot be assessed."""

from types import ModuleType

import pytest

from imr_core import (
    NECESSARY,
    Citation,
    Edition,
    Guideline,
    Registry,
    Request,
    Rule,
    Step,
    Trigger,
    hookimpl,
    parse_letter,
    render_letter,
)
from imr_core.audit import _audit, audit
from imr_core.errors import CaseError, Problem
from imr_core.model import Evidence, GuidelineLine, PublishedDetermination, PublishedItem, PublishedOutcome, Reviewer


def letter(number: str) -> PublishedDetermination:
    """Return a letter with one item, read as it would be from a file."""
    line = GuidelineLine(Evidence.NONE_CITED)
    item = PublishedItem("Two visits", PublishedOutcome.UPHELD, line, line, "It is not supported.")
    return parse_letter(
        render_letter(PublishedDetermination((item,), Reviewer(("California",), ("Chiropractor",)), "A text.", number))
    )


@pytest.fixture
def registry() -> Registry:
    """A registry with one guideline, so that something can be assessed."""
    guideline = Guideline(
        "visits",
        title="Visits",
        step=Step.MTUS,
        edition=Edition("1", Trigger.REQUEST_DATE),
        addresses=Request.visits >= 0,
        rules=[Rule("any", Request.visits >= 1, NECESSARY, "{visits} visits", Citation("A Text"))],
    )
    hooks = ModuleType("visits")
    hooks.imr_guidelines = hookimpl(lambda: [guideline])
    return Registry([hooks])


def test_one_letter_that_cannot_be_assessed_does_not_end_the_audit(
    monkeypatch: pytest.MonkeyPatch, registry: Registry
) -> None:
    """The others are audited, and the one is counted among the letters and given with its problems."""
    real = _audit.case_from_letter

    def fails_on_one(read: PublishedDetermination, with_registry: Registry) -> object:
        if read.case_number == "CM00-0000001":
            raise CaseError([Problem("$.items[0]", "it is made up to fail")])
        return real(read, with_registry)

    monkeypatch.setattr(_audit, "case_from_letter", fails_on_one)
    result = audit([("a", letter("CM00-0000001")), ("b", letter("CM00-0000002"))], registry)
    assert (2, 1, 1) == (result.letters, result.parsed, result.items)
    assert ["a"] == [source for source, _ in result.refused]
