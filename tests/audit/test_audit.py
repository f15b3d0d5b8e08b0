"""The audit: published letters held against assessments of what they were asked, and of nothing else."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import ModuleType

import attrs
import pytest

from imr_core import (
    NECESSARY,
    NOT_NECESSARY,
    Citation,
    Course,
    Edition,
    Guideline,
    Registry,
    Request,
    Rule,
    Service,
    Step,
    Trigger,
    Unit,
    Verification,
    hookimpl,
)
from imr_core.audit import AuditedItem, Recall, Tally, audit, audit_letter, tally
from imr_core.letters import load_letter
from imr_core.model import (
    CitedEvidence,
    Evidence,
    GuidelineLine,
    PublishedDetermination,
    PublishedItem,
    PublishedOutcome,
    Reviewer,
)

CITE = Citation("A Guideline", verification=Verification.PRIMARY_TEXT)
NOTHING_CITED = GuidelineLine(Evidence.NONE_CITED)
OTHER_LINE = GuidelineLine(
    Evidence.MTUS, [CitedEvidence("Manual Therapy 1900", is_mtus=True, title="Manual Therapy", year=1900)]
)
UPHELD, OVERTURNED = PublishedOutcome.UPHELD, PublishedOutcome.OVERTURNED
# Words that would change many an assessment, were they read.
POISON = (
    "Twenty-four prior chiropractic visits brought functional improvement. The patient has returned to work. There is "
    "a flare-up of neck pain. No chiropractic treatment was ever given. Physical therapy, 30 visits, was completed."
)
Spoil = Callable[[PublishedItem], PublishedItem]
SPOILT: dict[str, Spoil] = {
    "blanked, outcome turned": lambda item: attrs.evolve(
        item,
        rationale="",
        outcome=OVERTURNED if item.outcome is UPHELD else UPHELD,
        claims_administrator_guidelines=NOTHING_CITED,
        reviewer_guidelines=NOTHING_CITED,
    ),
    "scrambled": lambda item: attrs.evolve(
        item,
        rationale=" ".join(reversed(item.rationale.split())),
        claims_administrator_guidelines=item.reviewer_guidelines,
        reviewer_guidelines=item.claims_administrator_guidelines,
    ),
    "poisoned": lambda item: attrs.evolve(
        item, rationale=POISON, claims_administrator_guidelines=OTHER_LINE, reviewer_guidelines=OTHER_LINE
    ),
}


def without_published(items: list[AuditedItem]) -> list[tuple]:
    """Return the assessments in both readings, the published outcome left out."""
    return [tuple(attrs.evolve(item.reading(name), published=None) for name in ("open", "closed")) for item in items]


@pytest.fixture(scope="module")
def installed() -> Registry:
    """The plugins that are installed."""
    return Registry.from_environment()


@pytest.fixture(scope="module")
def letters(shared: Path) -> list[PublishedDetermination]:
    """Every published letter at hand."""
    return [load_letter(path) for path in sorted((shared / "letters" / "published").glob("*.txt"))]


@pytest.fixture(scope="module")
def audited(letters: list[PublishedDetermination], installed: Registry) -> list[list[AuditedItem]]:
    """Their items, assessed in both readings."""
    return [audit_letter(letter, installed) for letter in letters]


@pytest.mark.parametrize("how", SPOILT)
def test_only_request_and_summary_are_read(how: str, letters: list, audited: list, installed: Registry):
    """Neither rationale, guideline lines, reviewer nor outcome of any letter changes an assessment of it."""
    assert 97 == len(letters)
    for letter, before in zip(letters, audited, strict=True):
        spoilt = attrs.evolve(
            letter, items=[SPOILT[how](item) for item in letter.items], reviewer=Reviewer(("Nowhere",), ("Nothing",))
        )
        assert without_published(before) == without_published(audit_letter(spoilt, installed))


def test_the_summary_is_read(letters: list, audited: list, installed: Registry):
    """What documents the facts is the summary: without it some assessment is another."""
    changed = [
        letter
        for letter, before in zip(letters, audited, strict=True)
        if without_published(before)
        != without_published(audit_letter(attrs.evolve(letter, clinical_summary=""), installed))
    ]
    assert changed


def test_counts_keep_to_their_definitions(letters: list, audited: list, installed: Registry, announce: Callable):
    """Over all letters each count is what its definition counts, in both readings."""
    found = audit(letters, installed)
    items = [item for each in audited for item in each]
    assert (97, 97, len(items)) == (found.letters, found.parsed, found.items)
    disagreements = 0
    for name in ("open", "closed"):
        counted: Tally = getattr(found, name)
        addressed = [(item, item.reading(name)) for item in items if item.reading(name).is_addressed]
        proposed = [(item.published, each.proposed.value) for item, each in addressed if each.proposed]
        assert len(addressed) == counted.addressed
        assert len(proposed) == counted.determined == counted.agreed + counted.disagreed
        assert sum(published == ours for published, ours in proposed) == counted.agreed
        for outcome, recall in (("upheld", counted.upheld), ("overturned", counted.overturned)):
            assert (
                Recall(sum(item.published == outcome for item, _ in addressed), proposed.count((outcome, outcome)))
                == recall
            )
        assert counted.addressed == counted.upheld.published + counted.overturned.published
        for field in ("addressed", "determined", "agreed", "disagreed"):
            assert getattr(counted, field) == sum(getattr(each, field) for each in counted.by_service.values())
        disagreements += counted.disagreed
        announce(
            f"audit, {name} reading: {counted.addressed} of {len(items)} items addressed, "
            f"{counted.determined} determined, {counted.agreed} agreed"
        )
    assert disagreements == len(found.disagreements)


NEEDLES = Service("needles", unit=Unit.VISIT, phrases=("needles",))
BARROW = Service("wheelbarrow", phrases=("wheelbarrow",))
TOO_MANY = Request.visits > 6


@pytest.fixture(scope="module")
def invented() -> Registry:
    """One guideline on one service: more than six visits are not necessary, and neither are any in a flare-up."""
    rules = [
        Rule("few", ~TOO_MANY & ~Course.flare_up, NECESSARY, "few", CITE),
        Rule("many", TOO_MANY, NOT_NECESSARY, "many", CITE),
        Rule("in-flare-up", Course.flare_up, NOT_NECESSARY, "in a flare-up", CITE),
    ]
    edition = Edition("1", Trigger.REQUEST_DATE)
    addresses = Request.service.is_(NEEDLES)
    guideline = Guideline(
        "needles", title="Needles", step=Step.MTUS, edition=edition, addresses=addresses, rules=rules, complete=True
    )
    plugin = ModuleType("invented")
    plugin.imr_guidelines = hookimpl(lambda: [guideline])
    plugin.imr_services = hookimpl(lambda: [NEEDLES, BARROW])
    registry = Registry([plugin])
    assert () == registry.failures
    return registry


def letter(*items: tuple[str, PublishedOutcome]) -> PublishedDetermination:
    """Make a letter of these requests."""
    published = [PublishedItem(text, outcome, NOTHING_CITED, NOTHING_CITED, "no reason") for text, outcome in items]
    return PublishedDetermination(
        published, Reviewer(), "A tailor hurt an elbow.", "CM00-0000000", ur_denial_date=date(2015, 6, 1)
    )


LETTER = letter(
    ("Twelve visits of needles", UPHELD),
    ("Nine visits of needles", OVERTURNED),
    ("Three visits of needles", OVERTURNED),
    ("Two visits of needles", UPHELD),
    ("A wheelbarrow", UPHELD),
    ("Something never heard of", OVERTURNED),
)


def test_what_is_counted(invented: Registry):
    """Few visits are open in the open reading only; the barrow is not addressed, what is not recognised may be."""
    found = audit([("one.txt", LETTER)], invented, unread=1)
    assert (2, 1, 6) == (found.letters, found.parsed, found.items)
    opened, closed = found.open, found.closed
    assert (5, 2, 1, 1) == (opened.addressed, opened.determined, opened.agreed, opened.disagreed)
    assert (Recall(2, 1), Recall(3, 0)) == (opened.upheld, opened.overturned)
    assert (5, 4, 2, 2) == (closed.addressed, closed.determined, closed.agreed, closed.disagreed)
    assert (Recall(2, 1), Recall(3, 1)) == (closed.upheld, closed.overturned)
    by_service = {name: (each.addressed, each.agreed) for name, each in closed.by_service.items()}
    assert {"needles": (4, 2), "": (1, 0)} == by_service
    assert (1 / 4, 5 / 12) == (opened.balanced_accuracy, pytest.approx(closed.balanced_accuracy))


def test_disagreements_are_given_the_worst_first(invented: Registry):
    """An overturned item that is proposed to be upheld comes first: it is the worst error a user can meet."""
    found = audit([("one.txt", LETTER)], invented).disagreements
    told = [(each.reading, each.is_worst, each.assessment.text, each.item.source) for each in found]
    nine, two = "Nine visits of needles", "Two visits of needles"
    assert [("open", True, nine), ("closed", True, nine), ("closed", False, two)] == [each[:3] for each in told]
    assert {"one.txt"} == {each[3] for each in told}


def test_nothing_addressed_has_no_accuracy(invented: Registry):
    """Where no item is addressed every count is nought, and no accuracy is made up."""
    found = audit([letter(("A wheelbarrow", UPHELD))], invented)
    assert (Tally(), None) == (found.open, found.open.balanced_accuracy)


def test_letters_are_taken_one_by_one(invented: Registry):
    """An iterator of letters will do."""
    assert 2 == audit(iter([LETTER, LETTER]), invented).parsed


def test_tally_of_nothing():
    """No items give no counts."""
    assert Tally() == tally([], "open")
