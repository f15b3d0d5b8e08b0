"""`imr parse`: a published letter as a typed value."""

import json
from collections.abc import Callable

from click.testing import Result

from imr_core.letters import REMAINING_PORTION
from imr_core.model import CitedEvidence, Drug, Evidence, GuidelineLine, PublishedItem, PublishedOutcome
from imr_core.registry import Registry

Run = Callable[..., Result]
Write = Callable[[str, object], str]
Letter = Callable[..., str]


def test_json_holds_every_field(run: Run, write: Write, letter: Letter):
    """--json prints header, reviewer, summary, and of each item outcome, request, guideline lines and rationale."""
    data = json.loads(run("parse", "--json", write("it.txt", letter("upheld", "overturned"))).stdout)
    header = ("case_number", "date_of_injury", "ur_denial_date", "priority", "date_assigned")
    assert ["CM15-0000002", "2014-01-05", "2015-07-20", "Standard", None] == [data[name] for name in header]
    assert {"licenses": ["California"], "specialties": ["Chiropractor"]} == data["reviewer"]
    assert data["clinical_summary"].startswith("The injured worker has a sore neck.")
    assert ["upheld", "overturned"] == [item["outcome"] for item in data["items"]]
    item = data["items"][1]
    assert ("chiropractic", 5, "visit", ["cervical-spine"]) == tuple(
        item[name] for name in ("service", "quantity", "unit", "body_regions")
    )
    assert (5, None, 5) == tuple(item[f"{name}_quantity"] for name in ("original", "authorized", "disputed"))
    assert [] == item["claims_administrator_guidelines"]
    assert "Sample Manual" == item["reviewer_guidelines"][0]["title"]
    assert "The request is medically necessary." == item["rationale"]


def test_json_of_several_letters_is_a_list(run: Run, write: Write, letter: Letter):
    """With several inputs --json prints a list of those that could be read, each with its source."""
    one, two = write("one.txt", letter("upheld")), write("two.txt", letter("overturned"))
    result = run("parse", "--json", one, "missing.txt", two)
    assert ["one.txt", "two.txt"] == [each["source"] for each in json.loads(result.stdout)]
    assert 2 == result.exit_code


def test_report_shows_header_and_items(run: Run, write: Write, letter: Letter):
    """Without --json the header and each item are printed as rows."""
    printed = run("parse", write("it.txt", letter("upheld"))).stdout
    rows = [tuple(part.strip() for part in line.strip().partition("  ")[::2]) for line in printed.splitlines()]
    for row in (
        ("UR denial", "2015-07-20"),
        ("reviewer", "Chiropractor"),
        ("outcome", "UPHELD"),
        ("quantity", "5 visits"),
        ("body regions", "cervical spine"),
        ("claims administrator", "no medical evidence cited"),
        ("reviewer", "MTUS: Sample Manual 2009"),
    ):
        assert row in rows


def test_standard_input_is_read(run: Run, letter: Letter):
    """A dash reads a letter from standard input."""
    result = run("parse", "-", "--json", input=letter("upheld"))
    assert "<stdin>" == json.loads(result.stdout)["source"]


def test_partial_authorisation_of_a_drug_is_shown(
    run: Run, write: Write, letter: Letter, with_plugin: Callable[..., Registry]
):
    """A drug is shown with strength and count, and what was authorised and left to determine in the letter's words."""
    item = PublishedItem(
        "Samplamide 10 mg #60",
        PublishedOutcome.OVERTURNED,
        GuidelineLine(Evidence.NONE_CITED),
        GuidelineLine(
            Evidence.MTUS, [CitedEvidence("Sample Pages Page(s): 8", is_mtus=True, title="Sample Pages", pages="8")]
        ),
        "The request is medically necessary.",
        "Samplamide 10 mg #20",
        "Samplamide 10 mg #40",
        REMAINING_PORTION,
    )
    registry = with_plugin(imr_drugs=lambda: [Drug("samplamide")])
    name = write("it.txt", letter(items=[item]))
    printed = " ".join(run("parse", name, registry=registry).stdout.split())
    assert "drug samplamide 10 mg" in printed
    assert "authorised Samplamide 10 mg #20 left to determine Samplamide 10 mg #40" in printed
    assert "reviewer MTUS: Sample Pages, pages 8" in printed
    (parsed,) = json.loads(run("parse", "--json", name, registry=registry).stdout)["items"]
    assert (60, 20, 40) == tuple(parsed[f"{which}_quantity"] for which in ("original", "authorized", "disputed"))


def test_single_bad_letter_prints_nothing(run: Run, write: Write):
    """Where the one letter cannot be read, nothing is printed on standard output, in JSON either."""
    for arguments in ((), ("--json",)):
        result = run("parse", write("it.txt", "Dear reader,"), *arguments)
        assert (2, "") == (result.exit_code, result.stdout)
        assert "it.txt: this is not an IMR determination letter" in result.stderr


def test_several_letters_are_printed_apart(run: Run, write: Write, letter: Letter):
    """Each of several letters has its title."""
    printed = run("parse", write("one.txt", letter("upheld")), write("two.txt", letter("upheld"))).stdout
    assert "Case CM15-0000002 · one.txt ─" in printed
    assert "\n\nCase CM15-0000002 · two.txt ─" in printed
