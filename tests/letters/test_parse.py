"""Letters are read: each field and item of an invented letter, and what is refused."""

import pickle
from datetime import date

import attrs
import pytest

from imr_core.errors import LayoutError, LetterError
from imr_core.letters import REMAINING_PORTION, UNRECOGNISED, WHOLE_REQUEST, parse_letter
from imr_core.model import (
    CitedEvidence,
    Evidence,
    GuidelineLine,
    PublishedDetermination,
    PublishedItem,
    PublishedOutcome,
    Reviewer,
)

CANARY = "canarybird"
RATIONALE = "Decision rationale: The word Upheld"


def test_letter_gives_every_field(letter: str):
    """Every field and item of a letter is read, prose that looks like labels is not."""
    expected = PublishedDetermination(
        items=[
            PublishedItem(
                text="Labs to include: Blood count",
                outcome=PublishedOutcome.UPHELD,
                claims_administrator_guidelines=GuidelineLine(Evidence.NONE_CITED),
                reviewer_guidelines=GuidelineLine(
                    Evidence.NON_MTUS,
                    [
                        CitedEvidence(
                            "Laboratory Handbook. Chapter 2, Blood", False, "Laboratory Handbook. Chapter 2, Blood"
                        )
                    ],
                    says_outside_mtus=True,
                ),
                rationale="The word Upheld: Upheld may stand in prose. So may a Decision rationale: label. Nothing "
                "says why blood is wanted. Therefore, the count is not medically necessary",
            ),
            PublishedItem(
                text="Six visits to a cook's school, two a week for three weeks",
                outcome=PublishedOutcome.OVERTURNED,
                claims_administrator_guidelines=GuidelineLine(
                    Evidence.MTUS_AND_NON_MTUS,
                    [
                        CitedEvidence(
                            "Forearm, Wrist, and Hand Complaints 2004, Section(s): Physical Methods",
                            True,
                            "Forearm, Wrist, and Hand Complaints",
                            2004,
                            "Physical Methods",
                        ),
                        CitedEvidence("Knee Complaints 2004", True, "Knee Complaints", 2004),
                        CitedEvidence("Knee Handbook", False, "Knee Handbook"),
                    ],
                ),
                reviewer_guidelines=GuidelineLine(
                    Evidence.MTUS,
                    [
                        CitedEvidence(
                            "Chronic Pain Treatment Guidelines Manual Therapy Page(s): 58 and 59",
                            True,
                            "Chronic Pain Treatment Guidelines",
                            None,
                            "Manual Therapy",
                            "58 and 59",
                        )
                    ],
                ),
                rationale="Four more visits are within what the guideline gives. They are medically necessary.",
                authorized_text="Two visits",
                disputed_text="four visits",
                heading_form=REMAINING_PORTION,
            ),
        ],
        reviewer=Reviewer(["Oregon", "New Mexico"], ["Family Practice", "Public Health & General Preventive Medicine"]),
        clinical_summary="A cook slipped on 2-29-2016 and hurt the left knee. The guidelines were not at hand. An "
        "x-ray was clean. On 10/31/2016 the guidelines were read.",
        case_number="CM16-0000001",
        date_assigned=date(2016, 11, 9),
        date_of_injury=date(2016, 2, 29),
        decision_date=date(2016, 12, 9),
        ur_denial_date=date(2016, 11, 3),
        priority="Standard",
        application_received=date(2016, 11, 4),
    )
    assert expected == parse_letter(letter)


def _one_value_a_line(letter: str) -> str:
    for label in ("Case Number:", "Date Assigned:", "Decision Date:", "Priority:"):
        letter = letter.replace(f"{label} ", f"{label}\n")
    return letter.replace(" Date of Injury:", "\nDate of Injury:\n").replace(" Application\n", "\n\nApplication\n")


@pytest.mark.parametrize(
    "respace",
    [
        lambda letter: letter.replace("\n", "\r\n"),
        lambda letter: letter.replace("\n", "\n\n"),
        lambda letter: letter.replace("\n\n", "\n"),
        lambda letter: letter.replace("\n\n", "\n \n\f"),
        lambda letter: letter.replace("\n", " \n"),
        lambda letter: letter.replace("-\n", "\ufffe"),
        lambda letter: letter.replace("-\n", "\ufffe\n"),
        lambda letter: letter.replace("items/services set", "items/services\nset"),
        lambda letter: "\ufeff" + letter.replace(" ", "\u00a0"),
        _one_value_a_line,
    ],
)
def test_spacing_free(letter: str, respace):
    """Line ends, blank lines, page breaks, hyphens of a PDF and split grids change no value."""
    assert parse_letter(letter) == parse_letter(respace(letter))


def test_missing_header_is_none(letter: str):
    """A letter whose case grid is left out is read, each field of the grid unknown."""
    read = parse_letter(letter[letter.index("HOW THE") :])
    grid = ("case_number", "date_assigned", "date_of_injury", "decision_date", "ur_denial_date", "priority")
    assert [None] * 6 == [getattr(read, name) for name in grid]
    assert read.application_received is None
    assert parse_letter(letter).items == read.items


def test_empty_cell_is_none(letter: str):
    """A label of the grid with nothing behind it is unknown, not an error."""
    assert parse_letter(letter.replace("Injury:  02/29/2016", "Injury:")).date_of_injury is None


FIRST_HEADING = "Labs to include: Blood count:  Upheld"


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("A sling:Upheld", ("A sling", None, None, None)),
        ("A sling:\nUpheld", ("A sling", None, None, None)),
        (
            "A sling was the original request. The Claims Administrator authorized a strap, leaving the original\n"
            "request IMR eligible. The original request, A sling is: Upheld",
            ("A sling", "a strap", "A sling", WHOLE_REQUEST),
        ),
        (
            "The Claims Administrator authorized a strap, leaving the original request IMR eligible. The original\n"
            "request, A sling is: Upheld",
            ("A sling", "a strap", "A sling", WHOLE_REQUEST),
        ),
        (
            "Two slings were the original request.  A sling was authorized by the Claims\nAdministrator.\n"
            "The remaining IMR eligible portion of the original request, One sling is:  Upheld",
            ("Two slings", "A sling", "One sling", REMAINING_PORTION),
        ),
        (
            "Two slings was the original request. One was lost: Upheld",
            ("Two slings was the original request. One was lost", None, None, UNRECOGNISED),
        ),
    ],
)
@pytest.mark.parametrize("index", [0, 1])
def test_heading_wordings(letter: str, heading: str, expected: tuple, index: int):
    """A heading gives request, authorised and disputed part, first in the letter or after a rationale."""
    start, end = letter.index("Six visits"), letter.index("Overturned\n") + len("Overturned\n")
    changed = letter.replace(FIRST_HEADING, heading) if index == 0 else letter[:start] + heading + letter[end:]
    item = parse_letter(changed).items[index]
    assert expected == (item.text, item.authorized_text, item.disputed_text, item.heading_form)
    assert item.outcome is PublishedOutcome.UPHELD


def test_lead_sentence_may_be_missing(letter: str):
    """The fixed sentence before the first heading is left out of it, and may itself be left out."""
    lead = letter[letter.index("The Final Determination was") : letter.index("Labs to include")]
    assert parse_letter(letter) == parse_letter(letter.replace(lead, ""))


def test_heading_after_a_rationale_without_full_stop(letter: str):
    """A blank line parts a heading from a rationale that ends without its full stop."""
    items = parse_letter(letter.replace("medically necessary\n", "supported\n")).items
    assert items[0].rationale.endswith("the count is not supported")
    assert items[1].text.startswith("Six visits")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("The Expert Reviewer did not cite any medical evidence for its decision.", GuidelineLine(Evidence.NONE_CITED)),
        (
            "The Expert Reviewer based their decision on recommendation(s) outside of the MTUS Guidelines.",
            GuidelineLine(Evidence.NON_MTUS, says_outside_mtus=True),
        ),
        (
            "Decision based on MTUS Chronic Pain Medical Treatment 2016 Guidelines, Section(s): Opioids, and tapering.",
            GuidelineLine(
                Evidence.MTUS,
                [
                    CitedEvidence(
                        "Chronic Pain Medical Treatment 2016 Guidelines, Section(s): Opioids, and tapering",
                        True,
                        "Chronic Pain Medical Treatment Guidelines",
                        2016,
                        "Opioids, and tapering",
                    )
                ],
            ),
        ),
        (
            "Decision based on MTUS Acupuncture Treatment 2007, and Forearm, Wrist, and Hand Complaints 2004, "
            "and Knee Complaints 2004, Section(s): Initial Care.",
            GuidelineLine(
                Evidence.MTUS,
                [
                    CitedEvidence("Acupuncture Treatment 2007", True, "Acupuncture Treatment", 2007),
                    CitedEvidence(
                        "Forearm, Wrist, and Hand Complaints 2004", True, "Forearm, Wrist, and Hand Complaints", 2004
                    ),
                    CitedEvidence(
                        "Knee Complaints 2004, Section(s): Initial Care", True, "Knee Complaints", 2004, "Initial Care"
                    ),
                ],
            ),
        ),
    ],
)
def test_guideline_lines(letter: str, line: str, expected: GuidelineLine):
    """A guideline line gives its state and its citations, taken apart."""
    start = letter.rindex("MAXIMUS guideline:") + len("MAXIMUS guideline:")
    end = letter.rindex("Decision rationale:")
    assert expected == parse_letter(f"{letter[:start]} {line}\n\n{letter[end:]}").items[1].reviewer_guidelines


def line_of(text: str, words: str) -> int:
    """Return the number of the first line that contains *words*."""
    return next(number for number, line in enumerate(text.split("\n"), start=1) if words in line)


@pytest.mark.parametrize(
    ("old", "new", "reason", "words"),
    [
        ("11/09/2016", "13/45/2016", "'Date Assigned:' is a date that does not exist", "13/45"),
        ("11/04/2016", "Nov 4", "'Application Received:' is not a date of the form", "Nov 4"),
        ("CM16-0000001", "CM16-1", "'Case Number:' is not of the form", "CM16-1"),
        ("Standard", "9", "'Priority:' is not of the form", "Priority:"),
        ("Decision Date:", "Date Assigned:", "'Date Assigned:' comes twice", "Date Assigned: 12"),
        ("Case Number:", f"{CANARY}\nCase Number:", "text stands before the case grid", CANARY),
        ("CLINICAL CASE SUMMARY", CANARY, "'CLINICAL CASE SUMMARY' does not come before this line", "IMR ISSUES"),
        ("A cook slipped", "IMR ISSUES, DECISIONS AND RATIONALES\nA cook", "comes twice", "RATIONALES"),
        ("State(s) of Licensure:", "CLINICAL CASE SUMMARY\nState(s) of Licensure:", "comes twice", "CLINICAL"),
        ("count:  Upheld", "count:  Modified", "neither with ': Upheld' nor", "Modified"),
        ("count:  Upheld", "count:  Partially Overturned", "neither with ': Upheld' nor", "Partially"),
        (
            RATIONALE,
            "Decision rationale:\n\n"
            + "x: Upheld\n\nClaims Administrator guideline: The Expert Reviewer did not cite any "
            "medical evidence for its decision.\n\nMAXIMUS guideline: Decision based on MTUS A 2004.\n\n"
            "Decision rationale: B",
            "the decision rationale is empty",
            "Decision rationale:",
        ),
        (":\nOverturned", ":\nModified", "neither with ': Upheld' nor", "Modified"),
        (FIRST_HEADING, "", "no heading stands before 'Claims Administrator guideline:'", "did not cite"),
        (RATIONALE, f"Decision rationale: {CANARY}\n{RATIONALE}", "'Decision rationale:' comes twice", RATIONALE),
        (RATIONALE, "The word", "comes where 'Decision rationale:' belongs", "Administrator guideline: Decision"),
        ("MAXIMUS guideline: The", "The", "comes where 'MAXIMUS guideline:' belongs", RATIONALE),
        ("did not cite any", "knew of no", "is worded in no known way", "knew of no"),
        (
            "The Claims Administrator did not cite any medical evidence\nfor its decision.",
            "",
            "nothing stands behind",
            "Claims Administrator guideline:",
        ),
        (
            "Four more visits are within what the guideline gives. They are medically\nnecessary.",
            "",
            "cut off in the middle",
            "\0",
        ),
        ("They are medically\nnecessary.", "They are", "cut off in the middle of an item", "They are"),
        ("A cook slipped", f"A cook\x01 {CANARY}", "this is a binary file", "A cook"),
    ],
)
def test_faults_name_their_line(letter: str, old: str, new: str, reason: str, words: str):
    """A fault of a letter is an error that names the line and repeats nothing of the letter."""
    assert old in letter
    changed = letter.replace(old, new, 1)
    with pytest.raises(LetterError) as raised:
        parse_letter(changed, "some.txt")
    assert reason in raised.value.reason
    last = len(changed.rstrip("\n").split("\n"))
    expected = {line_of(changed, words) if words in changed else last}
    if reason == "comes twice":
        expected = {
            number
            for number, line in enumerate(changed.split("\n"), 1)
            if line.startswith(words) or line.endswith(words)
        }
        expected = {max(expected)}
    assert expected == {raised.value.line}
    assert str(raised.value).startswith(f"some.txt, line {raised.value.line}: ")
    assert CANARY not in str(raised.value)


@pytest.mark.parametrize(
    "kept", ["Case Number", "The Expert Reviewer has", "A cook", "Labs to", "of the MTUS", "Six", "guideline gives"]
)
def test_cut_off_letters(letter: str, kept: str):
    """A letter cut off anywhere is refused at its last line, and never read as a shorter one."""
    number = line_of(letter, kept)
    with pytest.raises(LetterError, match="cut off") as raised:
        parse_letter("\n".join(letter.split("\n")[:number]))
    assert number == raised.value.line


def test_every_cut_is_refused_or_at_a_sentence(letter: str):
    """Whatever line a letter is cut after, it is refused, unless the cut is where a last rationale may end."""
    lines = letter.rstrip("\n").split("\n")
    read = []
    for number in range(1, len(lines)):
        try:
            parse_letter("\n".join(lines[:number]))
        except LetterError:
            continue
        read.append(lines[number - 1])
    assert ["wanted. Therefore, the count is not medically necessary", ""] == read


@pytest.mark.parametrize("second", ["whole", "without its grid", "only its grid"])
def test_two_letters_are_refused(letter: str, second: str):
    """Two letters in one file are refused at the line where the second begins."""
    body = letter.index("HOW THE")
    other = {"whole": letter, "without its grid": letter[body:], "only its grid": letter[:body]}[second]
    with pytest.raises(LetterError, match="a second letter begins here") as raised:
        parse_letter(letter + other)
    assert letter.count("\n") + 1 == raised.value.line


@pytest.mark.parametrize(
    ("lines", "layout"),
    [
        (["HOW THE IMR FINAL DETERMINATION WAS MADE", "DOCUMENTS REVIEWED", "none"], "documents reviewed"),
        (["x", "IMR DECISION(S) AND RATIONALE(S)"], "documents reviewed"),
        (["Notice of Independent Medical Review Determination", "Dated: today"], "Notice of"),
        (["1) MAXIMUS Federal Services, Inc. has determined the request for x is notmedically"], "Notice of"),
        (["MEDICAL PROFESSIONAL REVIEW", "ISSUE AT DISPUTE: x"], "Medical Professional Review"),
    ],
)
def test_other_layouts_are_refused_by_name(lines: list[str], layout: str):
    """A letter in the layout of another year or issuer is refused, and the error names the layout."""
    with pytest.raises(LayoutError, match="recognised but not read") as raised:
        parse_letter("\n\n".join(lines), "old.txt")
    assert layout in raised.value.layout
    copy = pickle.loads(pickle.dumps(raised.value))
    assert (str(raised.value), raised.value.line) == (str(copy), copy.line)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "the file is empty"),
        ("\ufeff \n\f\n", "the file is empty"),
        ("%PDF-1.7 and so on", "this is a PDF file"),
        ("a\x00b", "this is a binary file"),
        (f"Dear {CANARY},\nyours.", "this is not an IMR determination letter: no line of it reads 'HOW THE IMR"),
    ],
)
def test_what_is_no_letter(text: str, reason: str):
    """What is no letter at all is refused for a reason of its own."""
    with pytest.raises(LetterError) as raised:
        parse_letter(text)
    assert raised.value.reason.startswith(reason)
    assert CANARY not in str(raised.value)


def test_repr_hides_clinical_text(letter: str):
    """Clinical text of a letter does not show in the repr of what is read."""
    read = parse_letter(letter)
    assert "cook" not in repr(read)
    assert "blood" not in repr(read.items).replace("Blood'", "").lower().replace("chapter 2, blood", "")
    assert attrs.asdict(read)["clinical_summary"].startswith("A cook")


def test_a_broken_word_is_joined_across_many_short_lines(letter: str):
    """Joining looks back only at the end of a line, however many lines a paragraph has."""
    many = "\n".join(["one", "two"] * 6_000)
    plain = parse_letter(letter).clinical_summary
    found = parse_letter(letter.replace("A cook slipped", f"{many}\nA cook slipped", 1)).clinical_summary
    assert f"{many.replace(chr(10), ' ')} {plain}" == found


def test_an_endless_summary_is_refused_at_its_line(letter: str):
    """A clinical summary of more than any letter's length is an error that names its line."""
    with pytest.raises(LetterError, match="the clinical summary is longer than 50000 characters") as caught:
        parse_letter(letter.replace("A cook slipped", "pain " * 10_001 + "A cook slipped", 1))
    assert caught.value.line == letter.splitlines().index("CLINICAL CASE SUMMARY") + 2
