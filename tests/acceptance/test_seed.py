"""The seed, from its letter and as a case file: what the design says of it, exactly."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from imr_core import (
    NOT_NECESSARY,
    Assessment,
    Case,
    ItemAssessment,
    PublishedDetermination,
    Registry,
    assess,
    case_from_letter,
    load_case,
    load_letter,
)
from imr_core.model import Proposal, PublishedOutcome, QuantityWhatIf, Requirement

EXAMPLE = """
{"schema": "imr-case/1", "programme": "california-dwc", "case_number": "CM15-0000000",
 "employee": {"age": 39, "sex": "male"}, "date_of_injury": "2009-05-20", "priority": "standard",
 "date_assigned": null, "application_received": null, "clinical_summary": "…",
 "diagnoses": [{"text": "chronic cervical sprain", "code": null}],
 "records": [{"id": "pr2", "kind": "progress report", "date": "2015-06-30"}], "records_complete": false,
 "items": [{"id": "1",
            "request": {"text": "5 office visits with a chiropractor for the cervical spine", "service": "chiropractic",
                        "quantity": 5, "unit": "visit", "body_regions": ["cervical-spine"],
                        "requested_on": "2015-06-30", "date_of_service": null, "drug": null},
            "authorized_quantity": null, "ancillary_to": null, "published": null,
            "utilization_review": {"decision": "denied", "decided_on": null, "citations": []},
            "facts": {"flare_up": {"value": true, "record": "pr2", "page": null, "quote": "flare-up of neck pain"},
                      "musculoskeletal": true, "return_to_work": null}}]}
"""
AT_MOST_TWO = QuantityWhatIf(
    2, ((Requirement("recent_visits", at_most=0), Requirement("return_to_work", True)),), certain_quantity=None
)


@pytest.fixture(scope="module")
def registry() -> Registry:
    """The core and the plugin on chiropractic treatment."""
    pytest.importorskip("imr_chiropractic")
    registry = Registry.from_environment(allow=["imr-chiropractic"])
    assert () == registry.failures
    return registry


@pytest.fixture(scope="module")
def letter(shared: Path) -> PublishedDetermination:
    """The seed letter."""
    return load_letter(shared / "letters" / "seed.txt")


@pytest.fixture(scope="module")
def letter_case(letter: PublishedDetermination, registry: Registry) -> Case:
    """The case that the seed letter determined."""
    return case_from_letter(letter, registry)


@pytest.fixture(scope="module")
def json_case() -> Case:
    """The same as a case file."""
    return load_case(EXAMPLE)


@pytest.fixture(scope="module", params=["letter_case", "json_case"])
def seed(request: pytest.FixtureRequest) -> Case:
    """The seed, either way."""
    return request.getfixturevalue(request.param)


def only(assessment: Assessment) -> ItemAssessment:
    """Return the one item of an assessment."""
    (item,) = assessment.items
    return item


def test_seed_is_not_necessary_in_the_open_reading(seed: Case, registry: Registry):
    """Not necessary is the only outcome, in the open reading, and upheld is proposed."""
    assessment = assess(seed, registry)
    item = only(assessment)
    assert ("open", (NOT_NECESSARY,), Proposal.UPHELD) == (assessment.reading, item.outcomes, item.proposed)
    assert ("chiropractic", 5, ()) == (item.service, item.quantity, item.not_encoded)


def test_seed_is_not_necessary_in_the_closed_reading_too(seed: Case, registry: Registry):
    """What the records do not show changes nothing."""
    assert (NOT_NECESSARY,) == only(assess(seed, registry, "closed")).outcomes


def test_return_to_work_and_improvement_are_unknown(seed: Case, registry: Registry):
    """Neither is documented, and neither is assumed in the open reading."""
    item = only(assess(seed, registry))
    assert not {"return_to_work", "functional_improvement"} & seed.items[0].facts.keys()
    assert not {"return_to_work", "functional_improvement"} & item.facts.keys()
    assert not {"return_to_work", "functional_improvement"} & {each.fact for each in item.assumed}


def test_ground_with_its_interpretation(seed: Case, registry: Registry):
    """One rule is the ground: more than 1 to 2 visits for a flare-up; its reading of the source is given."""
    (ground,) = only(assess(seed, registry)).grounds
    assert ground.is_certain
    assert ground.rule.startswith("manual-therapy/2009 · ")
    assert "5 visits" in ground.because
    assert "1–2 visits where work was resumed, no number where it was not" in (ground.interpretation or "")
    assert "more than 2 has no support either way" in (ground.interpretation or "")
    assert "low back" in (ground.interpretation or "")


def test_citation(seed: Case, registry: Registry):
    """The MTUS Chronic Pain Medical Treatment Guidelines, Manual Therapy, pages 58 and 59."""
    cited = only(assess(seed, registry)).citations
    (of_pages,) = [each for each in cited if each.pages == "58 and 59"]
    assert "MTUS Chronic Pain Medical Treatment Guidelines" == of_pages.title
    assert "manual therapy" in (of_pages.section or "").lower()


def test_what_if(seed: Case, registry: Registry):
    """At most 2 visits, provided return to work is documented and none fell in the six months before; none certain."""
    assert AT_MOST_TWO == only(assess(seed, registry)).what_if


def test_letter_and_case_file_agree(letter_case: Case, json_case: Case, registry: Registry):
    """The two give the same outcomes, proposal, grounds and what-if."""

    def told(case: Case) -> tuple:
        item = only(assess(case, registry))
        return item.outcomes, item.proposed, item.grounds, item.what_if

    assert told(letter_case) == told(json_case)


def test_facts_used_carry_the_words_of_the_letter(
    letter: PublishedDetermination, letter_case: Case, registry: Registry
):
    """Each documented fact has a quote that stands verbatim in the letter's summary."""
    facts = only(assess(letter_case, registry)).facts
    documented = {name: used for name, used in facts.items() if used.origin == "documented"}
    assert documented["flare_up"].value is True
    for used in documented.values():
        assert used.quote
        assert used.quote in letter.clinical_summary


def test_dates_of_the_letter_are_assumed(letter_case: Case, registry: Registry):
    """The letter has no header: the date of its latest report is taken for the request, and listed as assumed."""
    assert date(2015, 6, 30) == letter_case.items[0].request.requested_on
    assumed = {each.fact: each.value for each in only(assess(letter_case, registry)).assumed}
    assert date(2015, 6, 30) == assumed["requested_on"]


def test_published_determination_says_the_same(letter: PublishedDetermination, letter_case: Case, registry: Registry):
    """The determination of the letter is the one proposed."""
    assert [PublishedOutcome.UPHELD] == [item.outcome for item in letter.items]
    item = only(assess(letter_case, registry))
    assert item.proposed is not None
    assert "upheld" == item.published == item.proposed.value


@pytest.mark.parametrize(
    ("quantity", "facts", "expected"),
    [
        (2, {"return_to_work": True, "recent_visits": 0}, "necessary"),
        (1, {"return_to_work": True, "recent_visits": 1}, "necessary"),
        (2, {"return_to_work": True, "recent_visits": 1}, "not_necessary"),
        (2, {"return_to_work": False}, "discretionary"),
        (3, {"return_to_work": True, "recent_visits": 0}, "not_necessary"),
        (3, {"return_to_work": False}, "not_necessary"),
    ],
)
def test_the_rules_of_a_flare_up(quantity: int, facts: dict, expected: str, registry: Registry):
    """Up to two in six months with return to work are necessary, more not; without, the reviewer decides."""
    written = EXAMPLE.replace('"quantity": 5', f'"quantity": {quantity}').replace(
        '"return_to_work": null', spelt(facts)
    )
    assert (expected,) == tuple(outcome.value for outcome in only(assess(load_case(written), registry)).outcomes)


def spelt(facts: dict) -> str:
    """Write facts as JSON members."""
    return ", ".join(f'"{name}": {str(value).lower()}' for name, value in facts.items())


def test_every_plugin_installed_leaves_the_seed_as_it_is(seed: Case, announce: Callable[[str], None]):
    """With all plugins that are installed the seed is what it is with the one."""
    registry = Registry.from_environment()
    assert (NOT_NECESSARY,) == only(assess(seed, registry)).outcomes
    announce(f"seed: not necessary with {len(registry.plugins)} plugins")
