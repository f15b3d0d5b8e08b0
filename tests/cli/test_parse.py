"""`imr parse`: a published letter as a typed value."""

import json
from collections.abc import Callable

from click.testing import Result

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
