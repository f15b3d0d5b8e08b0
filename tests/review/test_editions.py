"""Which edition is in force, and what is said where that is not certain."""

from datetime import date

import pytest

from imr_core import DISCRETIONARY, NECESSARY, NOT_ADDRESSED, NOT_NECESSARY
from imr_core.errors import EditionError
from imr_core.facts import Course, Request
from imr_core.model import DateRange, Proposal
from imr_core.review import assess
from imr_core.sources import Edition, Step, Trigger

REQUEST, SERVICE = Trigger.REQUEST_DATE, Trigger.SERVICE_DATE
# The dates of the MTUS: 2009 by request date; 2016 from a request date until a service date; 2017 by service date.
FIRST = Edition("2009", REQUEST, "2009-07-18", "2016-07-29")
SECOND = Edition("2016", REQUEST, "2016-07-29", "2017-12-01", SERVICE)
THIRD = Edition("2017", SERVICE, "2017-12-01")


@pytest.fixture
def registry(build):
    """A guideline of three editions, each with an answer of its own."""
    return build.registry(
        build.says("therapy", NECESSARY, edition=FIRST),
        build.says("therapy", NOT_NECESSARY, edition=SECOND),
        build.says("therapy", DISCRETIONARY, edition=THIRD),
    )


@pytest.mark.parametrize(
    ("requested", "served", "expected"),
    [
        ("2009-07-17", "2009-07-17", NOT_ADDRESSED),
        ("2009-07-18", "2009-07-18", NECESSARY),
        ("2016-07-28", "2016-07-28", NECESSARY),
        ("2016-07-29", "2016-07-29", NOT_NECESSARY),
        ("2016-07-28", "2016-08-15", NECESSARY),
        ("2017-11-30", "2017-11-30", NOT_NECESSARY),
        ("2017-11-30", "2017-12-01", DISCRETIONARY),
        ("2017-12-01", "2017-11-30", NOT_NECESSARY),
        ("2017-12-01", "2017-12-01", DISCRETIONARY),
        ("2016-07-28", "2018-01-01", DISCRETIONARY),
    ],
)
def test_boundary_days(build, registry, requested, served, expected):
    """Editions are half-open, each by its own trigger; of several in force the latest begun governs."""
    dates = {"requested_on": date.fromisoformat(requested), "date_of_service": date.fromisoformat(served)}
    assert (expected,) == build.assess_one(registry, quantity=3, **dates).outcomes


def test_a_null_date_of_service_counts_as_the_decision(build, registry):
    """Asked for in November and decided on in December 2017, the edition of December governs."""
    decided = build.decided(date(2017, 12, 1))
    item = build.assess_one(registry, requested_on=date(2017, 11, 20), utilization_review=decided)
    assert (DISCRETIONARY,) == item.outcomes
    assert [("date_of_service", date(2017, 12, 1))] == [(each.fact, each.value) for each in item.assumed]


def test_an_uncertain_date_gives_the_union_of_editions(build, registry):
    """Where the date lies in a range, the finding is the union over the editions possible, and nothing is proposed."""
    dates = {"requested_on": DateRange(date(2016, 7, 1), date(2016, 8, 1))}
    item = build.assess_one(registry, quantity=3, **dates)
    assert ((NECESSARY, NOT_NECESSARY), None) == (item.outcomes, item.proposed)
    assert {"2009", "2016"} == {finding.edition for finding in item.findings}


def test_a_range_within_one_edition_is_certain(build, registry):
    """A range that meets no boundary settles the edition; its last day before a boundary is still inside."""
    dates = {"requested_on": DateRange(date(2016, 7, 1), date(2016, 7, 28))}
    assert (NECESSARY,) == build.assess_one(registry, quantity=3, **dates).outcomes
    dates = {"requested_on": DateRange(date(2016, 7, 1), date(2016, 7, 29))}
    assert (NECESSARY, NOT_NECESSARY) == build.assess_one(registry, quantity=3, **dates).outcomes


def test_a_range_that_begins_before_every_edition(build, registry):
    """Where it is possible that no edition is in force, silence is possible too."""
    dates = {"requested_on": DateRange(date(2009, 7, 1), date(2009, 8, 1))}
    assert (NECESSARY, NOT_ADDRESSED) == build.assess_one(registry, quantity=3, **dates).outcomes


def test_without_any_date_every_edition_is_possible(build, registry):
    """A request without any date may fall under any edition, or under none."""
    item = build.assess_one(registry, quantity=3, requested_on=None)
    assert {NECESSARY, NOT_NECESSARY, DISCRETIONARY, NOT_ADDRESSED} == set(item.outcomes)


def test_the_service_date_follows_an_uncertain_request_date(build, registry):
    """Where the service date is taken from the request, the two move together: no edition between is possible."""
    dates = {"requested_on": DateRange(date(2017, 11, 1), date(2017, 12, 31))}
    assert (NOT_NECESSARY, DISCRETIONARY) == build.assess_one(registry, quantity=3, **dates).outcomes
    assert {"2016", "2017"} == {each.edition for each in build.assess_one(registry, quantity=3, **dates).findings}


@pytest.mark.parametrize(
    ("edition", "expected"), [("2009", NECESSARY), ("2016", NOT_NECESSARY), ("2017", DISCRETIONARY)]
)
@pytest.mark.parametrize("requested", [date(2001, 1, 1), date(2016, 8, 1), DateRange(date(2016, 1, 1)), None])
def test_a_named_edition_overrides_the_dates(build, registry, edition, expected, requested):
    """An edition named explicitly is used whatever the dates."""
    item = build.assess_one(registry, requested_on=requested, editions=[f"therapy/{edition}"], quantity=3)
    assert (expected,) == item.outcomes


def test_a_named_edition_leaves_other_guidelines(build):
    """Naming an edition of one guideline leaves the others to their dates."""
    others = (build.says("odg", NECESSARY, edition=SECOND, step=Step.ACOEM_OR_ODG),)
    registry = build.registry(build.says("therapy", NOT_ADDRESSED, edition=FIRST), *others)
    asked = {"requested_on": date(2017, 1, 1), "editions": ["therapy/2009"]}
    assert (NECESSARY,) == build.assess_one(registry, **asked).outcomes


@pytest.mark.parametrize(("name", "near"), [("therapy/2010", "therapy/2016"), ("terapy/2009", "therapy/2009")])
def test_an_unknown_edition_is_refused(build, registry, name, near):
    """An edition that does not exist is an error that names the nearest ones."""
    with pytest.raises(EditionError, match=near):
        build.assess_one(registry, editions=[name])


def test_two_editions_of_one_guideline_are_refused(build, registry):
    """Two editions chosen of one guideline are an error."""
    with pytest.raises(EditionError, match="therapy"):
        build.assess_one(registry, editions=["therapy/2009", "therapy/2016"])


def test_an_edition_that_is_not_encoded_is_never_passed(build):
    """While an edition without text is in force whatever it may say is possible, and it is named."""
    odg = build.says("odg", NECESSARY, step=Step.ACOEM_OR_ODG)
    editions = (build.says("therapy", NECESSARY, edition=FIRST), build.unknown_text("therapy", THIRD))
    registry = build.registry(*editions, odg)
    item = build.assess_one(registry, quantity=3, requested_on=date(2018, 1, 1))
    assert ((NECESSARY, NOT_NECESSARY, DISCRETIONARY), None) == (item.outcomes, item.proposed)
    assert [("therapy", "2017", "nobody has seen it")] == [(e.guideline, e.edition, e.why) for e in item.not_encoded]
    before = build.assess_one(registry, quantity=3, requested_on=date(2015, 1, 1))
    assert (Proposal.OVERTURNED, ()) == (before.proposed, before.not_encoded)


def test_an_edition_that_is_not_encoded_may_say_anything(build):
    """Its finding is every outcome but a conflict."""
    item = build.assess_one(build.registry(build.unknown_text("therapy", THIRD)), requested_on=date(2018, 1, 1))
    assert (NECESSARY, NOT_NECESSARY, DISCRETIONARY, NOT_ADDRESSED) == item.outcomes


def test_an_edition_that_is_not_encoded_is_named_by_the_assessment(build):
    """The assessment as a whole names it once, whatever the number of items."""
    registry = build.registry(build.unknown_text("therapy", THIRD))
    items = [build.item(id=id, requested_on=date(2018, 1, 1)) for id in ("1", "2")]
    assessment = assess(build.case(*items), registry)
    assert ["2017"] == [edition.edition for edition in assessment.not_encoded]


def test_an_edition_that_is_not_encoded_speaks_only_of_what_it_addresses(build):
    """Where it does not address the item it changes nothing and is not named."""
    unknown = build.unknown_text("therapy", THIRD, Request.service.is_("graft"))
    odg = build.says("odg", NECESSARY, step=Step.ACOEM_OR_ODG)
    item = build.assess_one(build.registry(unknown, odg), requested_on=date(2018, 1, 1))
    assert ((NECESSARY,), ()) == (item.outcomes, item.not_encoded)


def test_unverified_rules_are_inactive_unless_asked_for(build):
    """A rule whose source nobody verified is not in force, unless it or its guideline is asked for by name."""
    rules = (build.rule(NECESSARY), build.rule(NOT_NECESSARY, Course.flare_up, "hearsay", cite=build.UNVERIFIED))
    registry = build.registry(build.guideline("therapy", *rules))
    facts = {"flare_up": True}
    assert (NECESSARY,) == build.assess_one(registry, facts).outcomes
    for name in ("therapy", "therapy/2014", "therapy/2014 · hearsay"):
        item = build.assess_one(registry, facts, include_unverified=[name])
        assert ["conflict"] == [outcome.value for outcome in item.outcomes]


def test_a_guideline_of_which_nothing_is_verified_says_nothing(build):
    """A guideline whose rules are all unverified is silent, and the next step answers."""
    hearsay = build.guideline("therapy", build.rule(NOT_NECESSARY, cite=build.UNVERIFIED))
    registry = build.registry(hearsay, build.says("odg", NECESSARY, step=Step.ACOEM_OR_ODG))
    assert (NECESSARY,) == build.assess_one(registry).outcomes
    assert (NOT_NECESSARY,) == build.assess_one(registry, include_unverified=["therapy"]).outcomes
