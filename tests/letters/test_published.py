"""All letters at hand, in three renderings."""

import re
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import attrs
import pytest

from imr_core.errors import LetterError
from imr_core.letters import load_letter, parse_letter, render_letter
from imr_core.model import CitedEvidence, Evidence, GuidelineLine, PublishedDetermination, PublishedItem

RENDERINGS = {"published": ".txt", "published-alt": ".txt", "pdf": ".pdf"}
LABELS = re.compile(r"^(?:Claims Administrator guideline|MAXIMUS guideline|Decision rationale):", re.MULTILINE)
STOCK = (
    *("wastheoriginalrequest.", "wasauthorizedbytheClaimsAdministrator.", "TheClaimsAdministratorauthorized"),
    *("TheremainingIMReligibleportionoftheoriginalrequest,", ",leavingtheoriginalrequestIMReligible."),
    *("Theoriginalrequest,", "Upheld", "Overturned", "ClaimsAdministratorguideline:", "MAXIMUSguideline:"),
    *("Decisionrationale:", "DecisionbasedonMTUS", "DecisionbasedonNonMTUSCitation", "DecisionbasedonNonMTUS"),
    *("TheClaimsAdministrator", "TheExpertReviewer", "didnotciteanymedicalevidenceforitsdecision."),
    "basedtheirdecisiononrecommendation(s)outsideoftheMTUSGuidelines.",
)


@pytest.fixture(scope="module")
def read(shared: Path) -> dict[str, dict[str, PublishedDetermination]]:
    """Every letter by rendering and case number."""
    letters = shared / "letters"
    return {
        folder: {path.stem: load_letter(path) for path in sorted((letters / folder).glob(f"*{suffix}"))}
        for folder, suffix in RENDERINGS.items()
    }


def test_three_renderings_give_equal_values(read: dict[str, dict], announce: Callable[[str], None]):
    """Two text renderings and the PDF of each letter give the same value."""
    published = read["published"]
    assert published == read["published-alt"]
    assert published == read["pdf"]
    items = sum(len(letter.items) for letter in published.values())
    assert (97, 221) == (len(published), items)
    announce(f"letters: {len(published)} in 3 renderings read to equal values, {items} items")


def test_every_header_field_is_read(read: dict[str, dict], shared: Path):
    """Case number, the five dates and priority equal what the grid of each letter prints."""
    for number, letter in read["published"].items():
        grid = (shared / "letters" / "published" / f"{number}.txt").read_text().partition("HOW THE IMR")[0]
        dates = [datetime.strptime(text, "%m/%d/%Y").date() for text in re.findall(r"\d\d/\d\d/\d{4}", grid)]
        read_dates = [letter.date_assigned, letter.date_of_injury, letter.decision_date, letter.ur_denial_date]
        assert [*dates] == [*read_dates, letter.application_received]
        assert (number, "Standard") == (letter.case_number, letter.priority)
        assert letter.reviewer.licenses
        assert letter.reviewer.specialties
        assert letter.clinical_summary


def test_nothing_of_a_letter_is_lost(read: dict[str, dict], shared: Path):
    """What is read of a letter, with its stock words, is all that stands in it, in order."""
    for number, letter in read["published"].items():
        text = (shared / "letters" / "published" / f"{number}.txt").read_text()
        summary, _, issues = text.partition("CLINICAL CASE SUMMARY")[2].partition(
            "IMR ISSUES, DECISIONS AND RATIONALES"
        )
        assert squashed(summary).endswith("includingallmedicalrecords:" + squashed(letter.clinical_summary))
        left = squashed(issues.partition("set forth below:")[2])
        for item in letter.items:
            for piece in pieces(item):
                before, found, left = left.partition(squashed(piece))
                assert found, (number, piece[:20])
                assert only_stock(before), (number, before[:80])
        assert only_stock(left)


def squashed(text: str) -> str:
    """Leave out spaces, and the hyphens at which words may be broken."""
    return re.sub(r"[\s-]+", "", text)


def pieces(item: PublishedItem) -> list[str]:
    """Everything read of an item, in the order it is printed."""
    heading = [item.text, item.authorized_text, item.disputed_text]
    lines = (item.claims_administrator_guidelines, item.reviewer_guidelines)
    citations = [citation.text for line in lines for citation in line.citations]
    return [piece for piece in (*heading, *citations, item.rationale) if piece]


def only_stock(text: str) -> bool:
    """Whether *text* is nothing but stock words and the punctuation between pieces."""
    for words in STOCK:
        text = text.replace(words, "")
    return not re.sub(r"is:|,and|[.:]", "", text)


def test_items_are_those_labelled(read: dict[str, dict], shared: Path):
    """Each letter has as many items as it has rationale labels, and each outcome is printed."""
    for number, letter in read["published"].items():
        text = (shared / "letters" / "published" / f"{number}.txt").read_text()
        assert 3 * len(letter.items) == len(LABELS.findall(text))
        printed = re.findall(r"(?::|^)\s*(Upheld|Overturned)\s*$", text, re.MULTILINE)
        assert [outcome.lower() for outcome in printed] == [item.outcome.value for item in letter.items]


def test_states_of_guideline_lines(read: dict[str, dict], shared: Path):
    """The stock sentences are counted as often as they are printed; citations outside the MTUS too."""
    texts = [re.sub(r"\s+", " ", path.read_text()) for path in (shared / "letters" / "published").iterdir()]
    lines = [line for letter in read["published"].values() for line in guideline_lines(letter)]
    states = Counter(line.evidence for line in lines)
    none_cited = "did not cite any medical evidence for its decision."
    outside = "decision on recommendation(s) outside of the MTUS Guidelines."
    assert sum(text.count(none_cited) for text in texts) == states[Evidence.NONE_CITED]
    assert sum(text.count(outside) for text in texts) == sum(line.says_outside_mtus for line in lines)
    citations = [citation for line in lines for citation in line.citations]
    assert sum(text.count("Decision based on Non-MTUS ") for text in texts) == sum(not c.is_mtus for c in citations)
    assert all(citation.year for citation in citations if citation.is_mtus)


def guideline_lines(letter: PublishedDetermination) -> list[GuidelineLine]:
    """Return both guideline lines of every item."""
    return [line for i in letter.items for line in (i.claims_administrator_guidelines, i.reviewer_guidelines)]


def test_the_seed(shared: Path):
    """The seed gives its one item, its citations with pages, its reviewer, and no header."""
    letter = load_letter(shared / "letters" / "seed.txt")
    (item,) = letter.items
    title = "Chronic Pain Treatment Guidelines"
    manual_therapy = CitedEvidence(
        f"{title} Manual Therapy Page(s): 58 and 59", True, title, None, "Manual Therapy", "58 and 59"
    )
    assert "5 Office Visits with a Chiropractor for the Cervical Spine" == item.text
    assert "upheld" == item.outcome.value
    assert (manual_therapy,) == item.reviewer_guidelines.citations
    assert [("58", None)] == [(c.pages, c.sections) for c in item.claims_administrator_guidelines.citations]
    assert (("California",), ("Chiropractor",)) == attrs.astuple(letter.reviewer, recurse=False)
    assert [None] * 7 == [getattr(letter, field.name) for field in attrs.fields(PublishedDetermination)[3:]]


def test_published_letters_roundtrip(read: dict[str, dict], shared: Path, announce: Callable[[str], None]):
    """Every letter at hand is written in the layout and read back the same."""
    letters = [*read["published"].values(), load_letter(shared / "letters" / "seed.txt")]
    assert letters == [parse_letter(render_letter(letter)) for letter in letters]
    announce(f"letters: {len(letters)} written and read back the same")


def test_letters_without_blank_lines(read: dict[str, dict], shared: Path):
    """Headings and rationales are told apart by their words alone where no blank line parts them."""
    for number, letter in read["published"].items():
        lines = (shared / "letters" / "published" / f"{number}.txt").read_text().split("\n")
        assert letter == parse_letter("\n".join(line for line in lines if line.strip()))


def test_cut_letters_are_refused(read: dict[str, dict], shared: Path, announce: Callable[[str], None]):
    """Letters cut within their last rationale are refused, except after a sentence."""
    refused = accepted = 0
    for number in sorted(read["published"])[::4]:
        lines = (shared / "letters" / "published" / f"{number}.txt").read_text().rstrip().split("\n")
        for cut in range(5, len(lines), 3):
            kept = "\n".join(lines[:cut]).rstrip()
            try:
                assert len(parse_letter(kept).items) <= len(read["published"][number].items)
            except LetterError:
                refused += 1
            else:
                accepted += 1
                assert re.search(r"""[.?!]["”)]?$|medically necessary$""", kept)
    announce(f"letters cut off: {refused} refused, {accepted} cut after a sentence of a rationale and read")
    assert refused > 10 * accepted
