"""Case → facts: what the typed case says of an item, and what its records document."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from imr_core.california import CHIROPRACTIC, SERVICES
from imr_core.expressions import INFINITY, Interval
from imr_core.facts import Course, Injury, ItemFacts, Part, Request, gather, part_values, parts
from imr_core.model import (
    Assumption,
    BodyRegion,
    Bound,
    Case,
    DateRange,
    DisputedItem,
    DocumentedFact,
    Drug,
    Duration,
    Employee,
    Frequency,
    Period,
    RequestedDrug,
    TreatmentRequest,
    Unit,
    UtilizationReview,
)

LEAVES = Request.facts() | Injury.facts() | Course.facts()
KNOWN_SERVICES = {service.name: service for service in SERVICES}
INJURY, REPORT, DENIAL = date(2015, 3, 2), date(2016, 1, 11), date(2016, 1, 20)


def gathered(case: dict | None = None, item: dict | None = None, **request: object) -> ItemFacts:
    """Gather the facts of a case of one item."""
    asked = DisputedItem("1", TreatmentRequest("what was asked for", **request), **(item or {}))
    return gather(Case([asked], **(case or {})), asked, LEAVES, KNOWN_SERVICES)


def values(case: dict | None = None, item: dict | None = None, **request: object) -> dict:
    """Return the values gathered."""
    return gathered(case, item, **request).values


def ordinal(year: int, month: int, day: int) -> int:
    """Return a day as readings take it."""
    return date(year, month, day).toordinal()


def test_an_empty_request_says_nothing():
    """Of a request of which nothing is known but its text, no fact is known."""
    assert {} == values()
    assert () == gathered().assumed


def test_visits_count_the_whole_request():
    """Request.visits is the original quantity, the authorised part included."""
    found = values(item={"authorized_quantity": 4}, service="chiropractic", quantity=12, unit=Unit.VISIT)
    assert (12, 12, 4) == (found["visits"], found["quantity"], found["authorized_quantity"])
    assert ("chiropractic", "visit") == (found["service"], found["unit"])


def test_the_unit_of_a_service_is_taken_where_none_is_given():
    """A quantity of a service that is counted in visits is one of visits."""
    assert 6 == values(service=CHIROPRACTIC.name, quantity=6)["visits"]


def test_what_is_not_counted_in_visits_has_no_visits():
    """A quantity of tablets, or of nothing known, is a quantity and no number of visits."""
    assert "visits" not in values(quantity=60, unit=Unit.TABLET)
    assert "visits" not in values(quantity=60)
    assert 60 == values(quantity=60, unit=Unit.TABLET)["quantity"]


@pytest.mark.parametrize(
    ("quantity", "expected"),
    [
        (Bound(6, 12), Interval(6, 12)),
        (Bound(6, None), Interval(6, INFINITY)),
        (Bound(None, 12), Interval(0, 12)),
        (Bound(8, 8), 8),
    ],
)
def test_a_quantity_within_bounds_is_an_interval(quantity: Bound, expected: object):
    """A quantity known within bounds is an interval, from 0 where only its upper end is known."""
    assert expected == values(quantity=quantity, unit=Unit.VISIT)["visits"]


@pytest.mark.parametrize(
    ("frequency", "expected"),
    [
        (Frequency(2, Period.WEEK), 2),
        (Frequency(2, Period.WEEK, at_most=3), Interval(2, 3)),
        (Frequency(1, Period.DAY), 7),
        (Frequency(1, Period.DAY, at_most=2), Interval(7, 14)),
        (Frequency(4, Period.MONTH), None),
    ],
)
def test_visits_of_a_week(frequency: Frequency, expected: object):
    """A frequency by week or day gives the visits of a week; how those of a month fall into weeks is unknown."""
    assert expected == values(frequency=frequency).get("visits_per_week")


@pytest.mark.parametrize(
    ("duration", "expected"),
    [
        (Duration(6, Period.WEEK), 6),
        (Duration(4, Period.WEEK, at_most=6), Interval(4, 6)),
        (Duration(14, Period.DAY), 2),
        (Duration(10, Period.DAY), Fraction(10, 7)),
        (Duration(1, Period.MONTH), Interval(4, Fraction(31, 7))),
        (Duration(1, Period.YEAR), Interval(Fraction(365, 7), Fraction(366, 7))),
    ],
)
def test_weeks_of_treatment(duration: Duration, expected: object):
    """A duration is a number of weeks; a month has 28 to 31 days, a year 365 or 366."""
    found = values(duration=duration)
    assert (expected, True) == (found["weeks"], found["duration_stated"])


def test_a_duration_that_is_not_stated_is_unknown():
    """Without a duration neither its weeks nor that one is stated are known."""
    assert not {"weeks", "duration_stated"} & values(frequency=Frequency(2, Period.WEEK)).keys()


def test_age_of_the_worker():
    """The age is the worker's in whole years."""
    assert 52 == values({"employee": Employee(age=52)})["age"]


def test_days_of_a_dated_request():
    """Days since the injury run to the date of the request."""
    found = values({"date_of_injury": INJURY}, requested_on=date(2015, 3, 12))
    assert (ordinal(2015, 3, 2), 10) == (found["date_of_injury"], found["days_since_injury"])


def test_days_of_a_request_dated_within_a_range():
    """Where the request lies in a range of dates, so do the days since the injury, and the date of service."""
    found = gathered({"date_of_injury": INJURY}, requested_on=DateRange(date(2015, 3, 12), date(2015, 4, 1)))
    assert Interval(10, 30) == found.values["days_since_injury"]
    assert Interval(ordinal(2015, 3, 12), ordinal(2015, 4, 1)) == found.values["date_of_service"]
    assert found.follows_request


def test_a_null_date_of_service_counts_as_the_date_of_the_decision():
    """Where no date of service is given it is the day utilization review decided, which is listed as assumed."""
    found = gathered(item={"utilization_review": UtilizationReview("denied", DENIAL)}, requested_on=REPORT)
    assert DENIAL.toordinal() == found.values["date_of_service"]
    assert [("date_of_service", DENIAL)] == [(each.fact, each.value) for each in found.assumed]
    assert not found.follows_request


def test_a_null_date_of_service_counts_as_the_date_of_the_request_without_a_decision():
    """Where neither a date of service nor a decision is dated, the date of the request is taken, and listed."""
    found = gathered(requested_on=REPORT)
    assert REPORT.toordinal() == found.values["date_of_service"]
    assert [("date_of_service", REPORT)] == [(each.fact, each.value) for each in found.assumed]
    assert found.follows_request


def test_a_date_of_service_that_is_given_is_taken():
    """A date of service that is given is not assumed; lying before the decision, it makes the review retrospective."""
    decided = {"utilization_review": UtilizationReview("denied", DENIAL)}
    found = gathered(item=decided, requested_on=REPORT, date_of_service=date(2015, 12, 1))
    assert (ordinal(2015, 12, 1), True) == (found.values["date_of_service"], found.values["is_retrospective"])
    assert () == found.assumed


def test_a_request_without_date_lies_between_injury_and_decision():
    """A request that is not dated was made after the injury and before it was decided on."""
    decided = {"utilization_review": UtilizationReview("denied", DENIAL)}
    found = values({"date_of_injury": INJURY}, decided)
    assert Interval(INJURY.toordinal(), DENIAL.toordinal()) == found["requested_on"]
    assert Interval(0, 324) == found["days_since_injury"]  # 2 March 2015 to 20 January 2016
    assert Interval(-INFINITY, DENIAL.toordinal()) == values(item=decided)["requested_on"]
    assert Interval(INJURY.toordinal(), INFINITY) == values({"date_of_injury": INJURY})["requested_on"]
    assert "requested_on" not in values()


def test_an_assumed_date_of_request_is_listed():
    """A date of request that the case says is assumed is listed with the case's reason."""
    found = gathered({"assumed_dates": "the latest report"}, requested_on=REPORT)
    assert Assumption("requested_on", REPORT, "the latest report") in found.assumed


def test_documented_facts_are_made_ready():
    """Documented values arrive exact: bounds as intervals, dates as ordinals, an open side open."""
    facts = {
        "flare_up": DocumentedFact(True),
        "prior_visits": DocumentedFact(Bound(12, None)),
        "recent_visits": DocumentedFact(Bound(None, 4)),
        "course_visits": DocumentedFact(3),
    }
    found = values(item={"facts": facts})
    assert (True, Interval(12, INFINITY), Interval(0, 4), 3) == tuple(found[name] for name in facts)


def test_strength_is_exact():
    """A strength is read as the digits say, not as a binary fraction."""
    drug = RequestedDrug("lidocaine", strength=Decimal("0.1"), strength_unit="%")
    assert Fraction(1, 10) == values(drug=drug)["strength"]


def test_gather_is_order_free():
    """The order in which facts are documented changes nothing."""
    facts = {name: DocumentedFact(True) for name in ("flare_up", "return_to_work", "musculoskeletal")}
    backwards = dict(reversed(facts.items()))
    assert values(item={"facts": facts}) == values(item={"facts": backwards})


def test_parts_are_regions_times_ingredients():
    """There is a part for each body region and each ingredient."""
    drug = RequestedDrug("tramadol / acetaminophen", ("tramadol", "acetaminophen"))
    request = TreatmentRequest("x", body_regions=("knee", "ankle"), drug=drug)
    expected = [
        Part("knee", "tramadol"),
        Part("knee", "acetaminophen"),
        Part("ankle", "tramadol"),
        Part("ankle", "acetaminophen"),
    ]
    assert expected == list(parts(request))
    assert "knee · tramadol" == expected[0].label


def test_a_request_that_names_no_region_is_one_part():
    """No region named gives one part whose region is unknown."""
    (part,) = parts(TreatmentRequest("x"))
    assert (None, None) == (part.region, part.label)
    assert {} == part_values(part, {})


def test_the_back_is_a_region_that_is_not_known_more_closely():
    """The back is a part of its own, of which neither the thoracic nor the lumbar spine is said."""
    (part,) = parts(TreatmentRequest("x", body_regions=(BodyRegion.BACK.value,)))
    assert "back" == part.label
    assert "body_region" not in part_values(part, {})
    assert {"body_region": "lumbar-spine"} == part_values(Part("lumbar-spine"), {})


def test_classes_of_an_ingredient_are_those_registered():
    """The class of a part is that of its own ingredient, where it is registered."""
    drugs = {"tramadol": Drug("tramadol", classes=("opioid",))}
    assert frozenset({"opioid"}) == part_values(Part(None, "tramadol"), drugs)["drug_class"]
    assert {"ingredient": "acetaminophen"} == part_values(Part(None, "acetaminophen"), drugs)
