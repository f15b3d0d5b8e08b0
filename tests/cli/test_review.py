"""`imr review`: what it prints of an assessment, and with what exit code it ends."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from click.testing import Result

from imr_core.registry import Registry

Run = Callable[..., Result]
Write = Callable[[str, object], str]
Data = dict[str, Any]


def squeezed(result: Result) -> str:
    """Undo the wrapping of what was printed."""
    return " ".join(result.stdout.split())


def section(result: Result, title: str) -> str:
    """Return what stands under a heading, in one line; empty where there is none."""
    _, _, below = result.stdout.partition(f"\n  {title}\n")
    inside = [line for line in below.split("\n\n")[0].splitlines() if line.startswith("    ")]
    return " ".join(" ".join(inside).split())


def test_proposal_comes_first_in_words(run: Run, write: Write, case: Data):
    """The proposal stands in words below the request."""
    printed = run("review", write("case.json", case)).stdout.splitlines()
    assert "1. 5 chiropractic visits for the neck" in printed
    assert "  PROPOSED  UPHELD  not medically necessary" in printed
    assert printed.index("1. 5 chiropractic visits for the neck") < printed.index(
        "  PROPOSED  UPHELD  not medically necessary"
    )


def test_last_line_says_who_determines(run: Run, write: Write, case: Data):
    """The last line says that a reviewer determines."""
    result = run("review", write("case.json", case))
    assert "It proposes; a qualified reviewer determines." == result.stdout.splitlines()[-1]
    assert 0 == result.exit_code


def test_ground_has_reason_interpretation_and_source(run: Run, write: Write, case: Data):
    """A ground is printed with its reason, its rule, its interpretation and its citation."""
    said = section(run("review", write("case.json", case)), "Grounds")
    assert "5 visits exceed the 1–2 for a flare-up." in said
    assert "hands-on/2009 · too-many" in said
    assert "Interpretation: Read for every region." in said
    assert "Source: Sample Manual 2009, Hands on, pages 58 and 59" in said


def test_facts_are_printed_with_the_words_that_document_them(run: Run, write: Write, case: Data):
    """A documented fact is printed with quote, record and page; a derived one says so."""
    said = section(run("review", write("case.json", case)), "Facts used")
    assert "flare up yes “a flare-up since May” (pr2, page 3)" in said
    assert "visits 5 visits derived from the request" in said


def test_what_if_is_one_sentence(run: Run, write: Write, case: Data):
    """The what-if says what could be supported, what it takes, and what is certain as the file stands."""
    expected = (
        "At most 2 visits could be supported, provided that return to work is documented; "
        "as the file stands no number is certain."
    )
    assert expected == section(run("review", write("case.json", case)), "What if")


def test_what_would_change_it(run: Run, write: Write, case: Data):
    """Of an item for which something is proposed, the smallest changes of facts that flip it are printed."""
    case["items"][0]["request"]["quantity"] = 2
    case["items"][0]["facts"]["return_to_work"] = True
    result = run("review", write("case.json", case))
    assert "PROPOSED OVERTURNED medically necessary" in squeezed(result)
    assert "- left to the reviewer, if return to work is documented as not so" in section(
        result, "What would change it, were the file to say so"
    )


def test_bar_that_may_hold_names_what_it_depends_on(run: Run, write: Write, case: Data):
    """A statutory limit that may hold is printed with the facts missing and what they mean."""
    said = section(run("review", write("case.json", case)), "May be barred by statute")
    assert "together exceed the 24 that an injury allows" in said
    assert "prior visits Earlier visits of this discipline for this injury." in said
    assert "Source: California Labor Code, 4604.5(c)(1)" in said


def test_bar_that_holds_is_the_reason(run: Run, write: Write, case: Data):
    """A statutory limit that certainly holds proposes upheld and stands under a heading of its own."""
    case["items"][0]["facts"] |= {
        "prior_visits": 30,
        "visits_authorized_in_writing": False,
        "under_postsurgical_schedule": False,
    }
    case["items"][0]["facts"]["flare_up"] = None
    result = run("review", write("case.json", case))
    assert "PROPOSED UPHELD" in squeezed(result)
    assert "A statutory limit bars it, whether or not it is necessary." in squeezed(result)
    assert "together exceed the 24 that an injury allows" in section(result, "Statutory limit")


def test_open_facts_are_printed_with_their_meaning(run: Run, write: Write, case: Data):
    """Where an item hangs on a fact, nothing is proposed and the fact's meaning is printed."""
    case["items"][0]["request"]["quantity"] = 2
    result = run("review", write("case.json", case))
    assert "NO PROPOSAL still possible: medically necessary or left to the reviewer" in squeezed(result)
    said = section(result, "Open facts, which could change this or settle it")
    assert "return to work" in said
    assert registry_meaning("return_to_work") in said
    assert 0 == result.exit_code


def registry_meaning(name: str) -> str:
    """Return the meaning of a fact of the core."""
    return Registry([]).facts[name].meaning


def test_closed_reading_lists_what_it_assumes(run: Run, write: Write, case: Data):
    """With --records-complete the flags that nobody documented are listed as taken to be not so."""
    result = run("review", "--records-complete", write("case.json", case))
    assert "Closed reading: the records are taken to be complete." in result.stdout
    assert "under postsurgical schedule no" in section(result, "Assumed")


@pytest.mark.parametrize(("published", "says"), [("upheld", "says the same"), ("overturned", "differs")])
def test_published_outcome_is_compared(run: Run, write: Write, case: Data, published: str, says: str):
    """A published outcome is printed beside the proposal; a difference is no failure."""
    case["items"][0]["published"] = published
    result = run("review", write("case.json", case))
    assert f"The published determination {says}: {published}." in squeezed(result)
    assert 0 == result.exit_code


def test_letter_gives_the_same_as_its_case(run: Run, write: Write, letter: Callable[..., str]):
    """A letter is recognised by its content, whatever its name, and its words are quoted."""
    result = run("review", write("letter.json", letter("upheld")))
    assert "PROPOSED UPHELD not medically necessary The published determination says the same: upheld." in squeezed(
        result
    )
    assert "flare up yes “flare-up” (CM15-0000002)" in section(result, "Facts used")
    assert 0 == result.exit_code


def test_case_is_recognised_by_its_content(run: Run, write: Write, case: Data):
    """A case file is read as one whatever its name, a byte order mark included."""
    result = run("review", write("letter.txt", "\ufeff" + json.dumps(case)))
    assert "PROPOSED UPHELD" in squeezed(result)


def test_standard_input_is_read(run: Run, case: Data):
    """A dash reads standard input."""
    result = run("review", "-", "--json", input=json.dumps(case))
    assert "<stdin>" == json.loads(result.stdout)["source"]
    assert 0 == result.exit_code


def test_json_of_one_input_is_an_object(run: Run, write: Write, case: Data):
    """With one input --json prints one object, of the documented shape."""
    data = json.loads(run("review", "--json", write("case.json", case)).stdout)
    assert ("CM15-0000001", "case.json", "open") == (data["case_number"], data["source"], data["reading"])
    (item,) = data["items"]
    assert (["not_necessary"], "upheld") == (item["outcomes"], item["proposed"])
    assert [{"fact": "return_to_work", "value": True}] == item["what_if"]["provided"][0]
    assert {"value": True, "quote": "a flare-up since May"} == item["facts"]["flare_up"]


def test_json_of_several_inputs_is_a_list_of_those_read(run: Run, write: Write, case: Data):
    """With several inputs --json prints a list of those that could be read, each with its source."""
    good = write("good.json", case)
    result = run("review", "--json", good, write("bad.json", "{"), "missing.json")
    assert ["good.json"] == [each["source"] for each in json.loads(result.stdout)]
    assert 2 == result.exit_code
    assert "bad.json" in result.stderr
    assert "missing.json" in result.stderr


def test_others_are_printed_beside_a_bad_input(run: Run, write: Write, case: Data):
    """Of several inputs those that can be read are reviewed, and the exit code is that of bad input."""
    result = run("review", "missing.json", write("case.json", case))
    assert "PROPOSED UPHELD" in squeezed(result)
    assert 2 == result.exit_code


def test_edition_can_be_chosen(run: Run, write: Write, case: Data):
    """An edition named on the command line is used whatever the dates."""
    case["items"][0]["request"]["requested_on"] = "2020-01-01"
    name = write("case.json", case)
    assert "NO PROPOSAL" in run("review", name).stdout
    assert "PROPOSED UPHELD" in squeezed(run("review", "--edition", "hands-on/2009", name))


def test_edition_not_encoded_comes_before_the_items(run: Run, write: Write, case: Data):
    """An edition in force that is not encoded is named in the first panel, above all; with its items, if several."""
    case["items"][0]["request"]["requested_on"] = "2020-01-01"
    result = run("review", write("case.json", case))
    above = " ".join(result.stdout.partition("\n1. ")[0].replace("│", " ").split())
    assert "Read this first" in above
    warning = (
        "Sample Manual, second edition (hands-on/2016), in force or perhaps so, is not encoded: nobody has seen it."
    )
    assert f" {warning}" in above
    assert 0 == result.exit_code
    unknown = {"id": "2", "request": {"text": "Something for the neck"}}
    case["items"] += [unknown, {**case["items"][0], "id": "3"}]
    printed = " ".join(run("review", write("case.json", case)).stdout.replace("│", " ").split())
    assert f"Items 1 and 3: {warning}" in printed
    assert 1 == printed.count("is not encoded")


def test_failed_plugin_comes_first_and_needs_attention(
    run: Run, write: Write, case: Data, with_plugin: Callable[..., Registry]
):
    """A plugin that failed is named in the first panel, and the exit code says that something needs attention."""

    def fail() -> list[object]:
        raise RuntimeError("out of order")

    result = run("review", write("case.json", case), registry=with_plugin(imr_guidelines=fail))
    above = " ".join(result.stdout.partition("\n1. ")[0].replace("│", " ").split())
    assert "failed, and its silence is not a guideline's" in above
    assert "RuntimeError: out of order" in above
    assert 1 == result.exit_code


def test_unverified_rule_is_included_on_demand(run: Run, write: Write, case: Data):
    """A rule whose source is unverified is in force only where it is asked for by name."""
    case["items"][0]["facts"]["sample.warned"] = True
    name = write("case.json", case)
    assert "hands-on/2009 · warned" not in run("review", name).stdout
    for asked in ("hands-on", "hands-on/2009", "hands-on/2009/warned", "hands-on/2009 · warned"):
        assert "hands-on/2009 · warned" in run("review", "--include-unverified", asked, name).stdout


def test_conflict_needs_attention(run: Run, write: Write, case: Data):
    """Guidelines that disagree make a conflict, printed with both grounds, and exit code 1."""
    case["items"][0]["request"]["requested_on"] = "2014-06-30"
    result = run("review", write("case.json", case))
    assert "NO PROPOSAL in conflict: rules that hold disagree" in squeezed(result)
    assert "quarrel/2014 · always" in section(result, "Grounds")
    assert "hands-on/2009 · too-many" in section(result, "Grounds")
    assert 1 == result.exit_code


def test_possible_conflict_needs_none(run: Run, write: Write, case: Data):
    """Where guidelines may disagree, but need not, nothing is proposed and nothing needs attention."""
    case["items"][0]["request"]["requested_on"] = {"from": "2014-06-30", "to": "2015-06-30"}
    result = run("review", write("case.json", case))
    assert "NO PROPOSAL still possible: not medically necessary or in conflict" in squeezed(result)
    assert 0 == result.exit_code


def test_contradiction_needs_attention(run: Run, write: Write, case: Data):
    """Facts that break a law are reported with the law in words, nothing is proposed, and the exit code is 1."""
    case["items"][0]["facts"] |= {"prior_visits": 2, "recent_visits": 5}
    result = run("review", write("case.json", case))
    assert "NO PROPOSAL The facts contradict each other" in squeezed(result)
    assert "recent visits is at most prior visits" in squeezed(result)
    assert 1 == result.exit_code
    assert 1 == run("review", "--json", "case.json").exit_code


def test_silence_is_no_ground_for_denial(run: Run, write: Write, case: Data):
    """An item that no guideline addresses is said to be so, and that silence is no ground for denial."""
    case["items"][0]["request"] |= {"service": "physical-therapy", "text": "5 physical therapy visits"}
    case["items"][0]["facts"] = {}
    result = run("review", write("case.json", case))
    assert "NO PROPOSAL not addressed by any guideline Silence is no ground for denial" in squeezed(result)
    assert "What if" not in result.stdout


def test_unrecognised_service_is_said_in_short(run: Run, write: Write, case: Data):
    """Of an item whose service is unknown it is said that all hangs on it, and how to name it."""
    case["items"][0]["request"] |= {"service": None, "text": "Something for the neck"}
    case["items"][0]["published"] = "upheld"
    result = run("review", write("case.json", case))
    assert "NO PROPOSAL the service is not recognised" in squeezed(result)
    assert "a case file can name it as request.service" in squeezed(result)
    assert "The published determination: upheld. Nothing is proposed here." in squeezed(result)
    assert "Open facts" not in result.stdout


def test_service_that_the_words_suggest_is_named(run: Run, write: Write, case: Data):
    """Of a case file whose text names a service and which names none itself, the service is suggested, not taken."""
    case["items"][0]["request"] |= {"service": None, "text": "5 visits of physical therapy"}
    result = run("review", write("case.json", case))
    assert "NO PROPOSAL the service is not recognised" in squeezed(result)
    assert "it suggests 'physical-therapy': name that as request.service" in squeezed(result)


def test_request_is_printed_with_what_is_known_of_it(run: Run, write: Write, case: Data):
    """What was authorised and what an item accompanies is printed below its text."""
    case["items"][0]["authorized_quantity"] = 2
    other = {"id": "2", "request": {"text": "A brace", "service": "physical-therapy"}, "ancillary_to": "1"}
    case["items"].append(other)
    printed = squeezed(run("review", write("case.json", case)))
    assert "5 visits · 2 of them authorised already · cervical spine · requested 2015-06-30" in printed
    assert "2. A brace physical therapy · accompanies item 1 PROPOSED UPHELD not medically necessary" in printed


def test_several_cases_are_printed_apart(run: Run, write: Write, case: Data):
    """Each of several cases has its title, one without a number too."""
    one = write("one.json", case)
    del case["case_number"]
    printed = run("review", one, write("two.json", case)).stdout
    assert "Case CM15-0000001 · one.json ─" in printed
    assert "\n\nCase without a number · two.json ─" in printed


def test_regions_are_reported_one_by_one(run: Run, write: Write, case: Data):
    """An item of several regions is printed with what each guideline says of each."""
    case["items"][0]["request"]["body_regions"] = ["cervical-spine", "shoulder"]
    said = section(run("review", write("case.json", case)), "What each guideline says")
    assert "cervical spine hands-on/2009 not medically necessary (MTUS)" in said
    assert "shoulder hands-on/2009 not medically necessary (MTUS)" in said


def test_output_is_plain_and_narrow_in_a_pipe(run: Run, write: Write, case: Data):
    """In a pipe nothing is coloured, no line is wider than 80 columns, and none ends in blanks."""
    case["items"][0]["request"]["text"] = "5 chiropractic visits, " + "and then some " * 20
    result = run("review", write("case.json", case))
    assert "\x1b" not in result.stdout
    assert [] == [line for line in result.stdout.splitlines() if len(line) > 80 or line != line.rstrip()]


def test_control_characters_do_not_reach_the_terminal(run: Run, write: Write, case: Data):
    """Escape sequences and direction marks in a request text are not printed, nor does markup take effect."""
    case["items"][0]["request"]["text"] = "5 \x1b[31mvisits\u202e [bold]for[/bold]\nthe neck :smile:"
    printed = run("review", write("case.json", case)).stdout
    assert "1. 5 [31mvisits [bold]for[/bold] the neck :smile:" in printed.splitlines()
    assert "\x1b" not in printed
