"""`imr guidelines`: what is encoded, in words."""

import json
from collections.abc import Callable

import pytest
from click.testing import Result

from imr_core import california
from imr_core.guidelines import Finding
from imr_core.registry import Registry
from imr_core.sources import Edition, Step, Trigger

Run = Callable[..., Result]


def squeezed(result: Result) -> str:
    """Undo the wrapping of what was printed."""
    return " ".join(result.stdout.split())


@pytest.mark.parametrize("arguments", [("guidelines",), ("guidelines", "list")])
def test_list_names_every_edition(run: Run, arguments: tuple[str, ...]):
    """Each edition is listed with its plugin, its dates, its rules, and whether it is encoded."""
    printed = squeezed(run(*arguments))
    assert "Step 1: MTUS" in printed
    assert (
        "hands-on/2009 plugin SimpleNamespace Sample Manual: hands on in force for requests from 2009-07-18 through "
        "2016-07-28 5 rules, 1 inactive (unverified)"
    ) in printed
    assert "in force for requests from 2016-07-29 not encoded, so that nothing is proposed past it: nobody" in printed
    assert "quarrel/2014" in printed
    assert "1 rule · complete" in printed


@pytest.mark.parametrize("arguments", [("guidelines", "--json"), ("guidelines", "list", "--json")])
def test_list_as_json(run: Run, arguments: tuple[str, ...]):
    """--json prints one object for each edition."""
    found = {(each["id"], each["edition"]): each for each in json.loads(run(*arguments).stdout)}
    assert {("hands-on", "2009"), ("hands-on", "2016"), ("quarrel", "2014")} == set(found)
    assert ("encoded", 5, ["warned"], False, "2009-07-18", "2016-07-29", "request-date") == tuple(
        found["hands-on", "2009"][name]
        for name in ("kind", "rules", "inactive_rules", "complete", "start", "end", "end_trigger")
    )
    assert ("not_encoded", None, "nobody has seen it") == tuple(
        found["hands-on", "2016"][name] for name in ("kind", "rules", "why")
    )


def test_show_says_each_rule_in_words(run: Run):
    """A guideline is shown with what it addresses and each rule's condition, outcome, reason and source."""
    result = run("guidelines", "show", "hands-on/2009")
    printed = squeezed(result)
    assert "Addresses An item where service is chiropractic." in printed
    assert (
        "too-many says: not medically necessary If all of these hold: - flare up - visits is more than few (2) "
        "Because [visits] visits exceed the 1–2 for a flare-up. Interpretation: Read for every region. "
        "Source: Sample Manual 2009, Hands on, pages 58 and 59 (seen in the primary text)"
    ) in printed
    assert "- not return to work Unless no-work-but-warned holds. Because" in printed
    assert (
        "no-work-but-warned says: left to the reviewer If warned. "
        "An exception to few-without-work: only where it would hold. Because"
    ) in printed
    assert "warned says: not medically necessary INACTIVE: unverified" in printed
    assert "Numbers few 1–2 visits Sample Manual 2009" in printed
    assert "Not encoded - Hands are washed first. Why: No fact of a request." in printed
    assert 0 == result.exit_code


def test_show_without_edition_shows_all(run: Run):
    """An id without an edition shows every edition of it."""
    printed = run("guidelines", "show", "hands-on").stdout
    assert "hands-on/2009 ─" in printed
    assert "hands-on/2016 ─" in printed


def test_show_as_json(run: Run):
    """--json prints the rules, numbers and passages not encoded."""
    (shown,) = json.loads(run("guidelines", "show", "hands-on/2009", "--json").stdout)
    assert ["too-many", "few", "few-without-work", "no-work-but-warned", "warned"] == [
        rule["id"] for rule in shown["rules"]
    ]
    assert [True, True, True, True, False] == [rule["active"] for rule in shown["rules"]]
    assert ("few", "2", "1", "visit") == tuple(
        shown["parameters"][0][name] for name in ("name", "value", "low", "unit")
    )
    assert ["Hands are washed first."] == [passage["text"] for passage in shown["unencoded"]]


def test_guideline_in_plain_python_is_opaque(run: Run, with_plugin: Callable[..., Registry]):
    """A guideline written in plain Python is listed and shown as opaque."""

    class Opaque:
        """A guideline in plain Python."""

        id, title, step = "opaque", "Opaque", Step.STUDY
        edition = Edition("1", trigger=Trigger.SERVICE_DATE)

        def addresses(self, facts: object) -> bool:
            """Address nothing."""
            return False

        def find(self, facts: object) -> Finding:
            """Find nothing, being never asked."""
            raise AssertionError

    registry = with_plugin(imr_guidelines=lambda: [Opaque()])
    assert "opaque: written in plain Python" in squeezed(run("guidelines", registry=registry))
    assert "Addresses Decided in plain Python." in squeezed(run("guidelines", "show", "opaque", registry=registry))
    (shown,) = json.loads(run("guidelines", "show", "opaque", "--json", registry=registry).stdout)
    assert ("opaque", None) == (shown["kind"], shown["addresses"])


def test_unknown_guideline_names_the_nearest(run: Run):
    """A guideline that does not exist is bad usage; the nearest are named."""
    result = run("guidelines", "show", "hands-off")
    assert (2, "") == (result.exit_code, result.stdout)
    assert "There is no guideline 'hands-off'. Nearest known guidelines: hands-on" in result.stderr


def test_no_guideline_is_said(run: Run):
    """Where no guideline is installed the list says what to install."""
    result = run("guidelines", registry=Registry([california]))
    assert "No guideline is loaded. 'imr plugins' shows what is installed" in squeezed(result)


def test_failed_plugin_is_reported_beside_the_list(run: Run, with_plugin: Callable[..., Registry]):
    """A plugin that failed is named on standard error, since its guidelines are missing from the list."""
    result = run("guidelines", registry=with_plugin(imr_guidelines=lambda: None))
    assert "hands-on/2009" in result.stdout
    assert "its hook imr_guidelines returned nothing" in result.stderr
    assert 1 == result.exit_code


def test_option_before_the_subcommand_is_refused(run: Run):
    """--json before the subcommand is refused rather than ignored."""
    result = run("guidelines", "--json", "show", "hands-on")
    assert 2 == result.exit_code
    assert "Write --json behind 'show'." in result.stderr
