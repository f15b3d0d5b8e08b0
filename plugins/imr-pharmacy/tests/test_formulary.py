"""The drug formulary: what was dispensed without the authorization it needed."""

from __future__ import annotations

from datetime import date

import pytest
from imr_pharmacy._formulary_list import LISTINGS, VERSIONS, Status, UnknownDrugError, formulary_status

SERVED = date(2019, 3, 12)
DECIDED = date(2019, 3, 20)
INJURED = date(2019, 3, 4)
PAST = {"without_authorization": True, "accords_with_mtus": True, "brand_not_substituted": False, "by_physician": False}
FIRST_FILL = {"at_initial_visit": True, "days_from_injury": 7, "supply_days": 4}
AROUND = {"around_surgery": True, "days_from_surgery": -4, "supply_days": 4}


def bars(ask, text, facts, *, served=SERVED, injured=INJURED):
    """Return the ids of the bars that hold for a drug dispensed before it was decided on."""
    known = {"unlisted": False, **PAST, **facts}
    item = ask(text, known, on=DECIDED, injured=injured, served=served)
    return {ground.rule for ground in item.bars}


@pytest.mark.parametrize(
    ("text", "facts", "expected"),
    [
        ("Oxycodone 5mg #20", {}, {"formulary-non-exempt"}),
        ("Oxycodone 5mg #20", FIRST_FILL, set()),
        ("Oxycodone 5mg #20", {**FIRST_FILL, "days_from_injury": 8}, {"formulary-non-exempt"}),
        ("Oxycodone 5mg #20", {**FIRST_FILL, "supply_days": 5}, {"formulary-non-exempt"}),
        ("Oxycodone 5mg #20", {**FIRST_FILL, "accords_with_mtus": False}, {"formulary-non-exempt"}),
        ("Oxycodone 5mg #20", AROUND, set()),
        ("Oxycodone 5mg #20", {**AROUND, "days_from_surgery": 4}, set()),
        ("Oxycodone 5mg #20", {**AROUND, "days_from_surgery": -5}, {"formulary-non-exempt"}),
        ("Oxycodone 5mg #20", {**AROUND, "days_from_surgery": 5}, {"formulary-non-exempt"}),
        ("Compound Oxycodone 5% 60g", {}, {"formulary-compound"}),
        ("Zolpidem 10mg #30", {}, set()),
        ("Zolpidem 10mg #30", {"unlisted": True}, {"formulary-unlisted"}),
        ("Ambien 10mg #30", {"brand_not_substituted": True}, {"formulary-brand"}),
        ("Oxycodone 5mg #20", {"without_authorization": False}, set()),
        ("Norco 5/325mg #20", {}, set()),
    ],
)
def test_bars(ask, text, facts, expected):
    """Non-exempt, unlisted, compounded and unsubstituted drugs need authorization; two kinds of fills do not."""
    known = {**PAST, **facts}
    assert expected == bars(ask, text, known)


def test_before_2018_there_is_no_formulary(ask):
    """What was dispensed before 2018-01-01 is not barred."""
    assert set() == bars(ask, "Oxycodone 5mg #20", {}, served=date(2017, 12, 31), injured=date(2017, 12, 1))


def test_documented_transition_of_older_injuries(ask):
    """For an injury before 2018, a documented transition plan or the reasons to go on take a drug out of the bar."""
    old = date(2016, 5, 1)
    assert {"formulary-non-exempt"} == bars(ask, "Oxycodone 5mg #20", {}, injured=old)
    assert set() == bars(ask, "Oxycodone 5mg #20", {"transition_documented": True}, injured=old)


def test_exempt_drugs(ask):
    """An exempt drug not in accord with the MTUS, or dispensed by a physician past the first week, is barred."""
    late = {"on": date(2021, 3, 20), "injured": date(2021, 3, 4), "served": date(2021, 3, 12)}
    fill = {"at_initial_visit": True, "days_from_injury": 7, "supply_days": 7}

    def held(facts):
        item = ask("Duloxetine 30mg #7", {"unlisted": False, **PAST, **facts}, **late)
        return {ground.rule for ground in item.bars}

    assert set() == held({})
    assert {"formulary-not-in-accord"} == held({"accords_with_mtus": False})
    assert set() == held({"by_physician": True, **fill})
    assert {"formulary-physician-dispensed"} == held({"by_physician": True, **fill, "supply_days": 8})
    assert {"formulary-physician-dispensed"} == held({"by_physician": True, **fill, "days_from_injury": 8})


@pytest.mark.parametrize(
    ("ingredient", "on", "status"),
    [
        ("morphine", date(2018, 1, 1), Status.NON_EXEMPT),
        ("morphine", date(2017, 12, 31), None),
        ("betamethasone", date(2018, 5, 14), None),
        ("betamethasone", date(2018, 5, 15), Status.NON_EXEMPT),
        ("duloxetine", date(2020, 10, 31), None),
        ("duloxetine", date(2020, 11, 1), Status.EXEMPT),
        ("omeprazole", date(2021, 1, 1), None),
        ("naproxen", date(2021, 1, 1), None),
    ],
)
def test_status_by_day(ingredient, on, status):
    """Status is known from the version on in which it was seen; what is not on our list is unknown, not unlisted."""
    assert status is formulary_status(ingredient, on)


def test_remembered_status_counts_only_if_asked_for():
    """Entries that are only remembered count where they are asked for."""
    assert Status.EXEMPT is formulary_status("naproxen", date(2021, 1, 1), include_unverified=True)


def test_unknown_ingredient_names_the_nearest():
    """A misspelt ingredient is an error that names the nearest known ones."""
    with pytest.raises(UnknownDrugError, match="oxycodone"):
        formulary_status("oxycodon", date(2021, 1, 1))


def test_versions_follow_each_other():
    """Versions are in order of their dates, and every entry names one of them."""
    dates = [version.effective for version in VERSIONS]
    assert sorted(dates) == dates
    assert all(listing.version in VERSIONS for listing in LISTINGS)
