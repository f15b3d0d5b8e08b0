"""Morphine equivalents, worked out by hand from the table of factors."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest
from imr_pharmacy.morphine_equivalents import (
    CDC_2016,
    CDC_2022,
    FACTOR_SETS,
    RXNORM,
    VON_KORFF_2008,
    Dose,
    DoseError,
    FactorSet,
    morphine_equivalent,
    total_morphine_equivalent,
)


@pytest.mark.parametrize(
    ("ingredient", "dose", "factors", "expected"),
    [
        # 40 mg × 1.5
        ("oxycodone", Dose(40, "mg/day"), CDC_2016, "60"),
        # four tablets of 10 mg a day × 1
        ("hydrocodone", Dose(4, "1/day") * Dose(10, "mg"), CDC_2016, "40"),
        # 8 mg × 4, × 5, × 4
        ("hydromorphone", Dose(8, "mg/day"), CDC_2016, "32"),
        ("hydromorphone", Dose(8, "mg/day"), CDC_2022, "40"),
        ("hydromorphone", Dose(8, "mg/day"), VON_KORFF_2008, "32"),
        # 25 mcg/h × 2.4, given as 600 mcg a day as well
        ("fentanyl", Dose(25, "mcg/hour"), CDC_2016, "60"),
        ("fentanyl", Dose(600, "mcg/day"), CDC_2022, "60"),
        # 200 mg × 0.2, × 0.10
        ("tramadol", Dose(200, "mg/day"), CDC_2022, "40"),
        ("tramadol", Dose(200, "mg/day"), VON_KORFF_2008, "20"),
        # 180 mg × 0.15
        ("codeine", Dose(180, "mg/day"), CDC_2022, "27"),
        # methadone: 20 × 4, 21 × 8, 40 × 8, 41 × 10, 60 × 10, 61 × 12, 80 × 12; 80 × 4.7; 80 × 3
        ("methadone", Dose(20, "mg/day"), CDC_2016, "80"),
        ("methadone", Dose(21, "mg/day"), CDC_2016, "168"),
        ("methadone", Dose(40, "mg/day"), CDC_2016, "320"),
        ("methadone", Dose(41, "mg/day"), CDC_2016, "410"),
        ("methadone", Dose(60, "mg/day"), CDC_2016, "600"),
        ("methadone", Dose(61, "mg/day"), CDC_2016, "732"),
        ("methadone", Dose(80, "mg/day"), CDC_2016, "960"),
        ("methadone", Dose(80, "mg/day"), CDC_2022, "376"),
        ("methadone", Dose(80, "mg/day"), VON_KORFF_2008, "240"),
    ],
)
def test_by_hand(ingredient, dose, factors, expected):
    """The daily dose times the factor of the set, whatever the units of the dose."""
    assert Decimal(expected) == morphine_equivalent(ingredient, dose, factors).to("MME/day").magnitude


def test_total_adds_doses_of_one_drug_before_the_factor():
    """Two doses of methadone of 15 mg are one of 30 mg: 30 × 8, and with 20 mg of oxycodone 240 + 30."""
    doses = [("methadone", Dose(15, "mg/day")), ("oxycodone", Dose(20, "mg/day")), ("methadone", Dose(15, "mg/day"))]
    assert Decimal(270) == total_morphine_equivalent(doses, CDC_2016).to("MME/day").magnitude
    assert Decimal(0) == total_morphine_equivalent([], CDC_2022).magnitude


@pytest.mark.parametrize(
    ("ingredient", "dose", "factors", "words"),
    [
        ("tramadol", Dose(200, "mg/day"), CDC_2016, "no factor for 'tramadol'"),
        ("oxycodon", Dose(47, "mg/day"), CDC_2022, "Nearest known: oxycodone"),
        ("methadone", Dose(81, "mg/day"), CDC_2016, "no factor for so much"),
        ("morphine", Dose(30, "mg"), CDC_2022, "mass per time"),
        ("morphine", Dose(0, "mg/day"), CDC_2022, "more than zero"),
        ("morphine", Dose(30, "MME/day"), CDC_2022, "mass per time"),
    ],
)
def test_what_cannot_be_converted(ingredient, dose, factors, words):
    """A drug or dose without a factor, and what is no dose, is an error that says why and repeats no dose."""
    with pytest.raises(DoseError, match=words) as error:
        morphine_equivalent(ingredient, dose, factors)
    assert str(dose.magnitude) not in str(error.value) or dose.magnitude == 0


def test_equivalents_are_no_milligrams():
    """Morphine equivalents cannot be added to a dose in milligrams."""
    with pytest.raises(Exception, match="Cannot convert"):
        morphine_equivalent("morphine", Dose(30, "mg/day"), CDC_2022) + Dose(1, "mg/day")


def test_doses_of_other_dimensions_are_not_added():
    """A dose without time beside one with time is an error, not a sum."""
    with pytest.raises(DoseError, match="mass per time"):
        total_morphine_equivalent([("morphine", Dose(1, "mg/day")), ("morphine", Dose(1, "mg"))], CDC_2022)


def _table(text: str) -> dict[str, list[str]]:
    section = text.split("## 3.")[1].split("## 4.")[0]
    rows = {}
    for line in section.splitlines():
        cells = [cell.strip(" *") for cell in line.strip("| ").split("|")]
        if len(cells) >= 4 and re.match(r"[a-z]", cells[0]) and cells[0] != "opioid (oral, mg/day unless said)":
            rows[cells[0]] = cells[1:]
    return rows


@pytest.mark.parametrize(("factors", "column"), [(CDC_2016, 0), (CDC_2022, 1), (VON_KORFF_2008, 2)])
def test_factors_are_those_of_the_table(shared: Path, factors: FactorSet, column: int):
    """Every factor of every set is the table's, and the table has no other."""
    rows = _table((shared / "facts" / "pharmacy.md").read_text(encoding="utf-8"))
    plain = {name: cells for name, cells in rows.items() if " " not in name and "/" not in name}
    for name, cells in plain.items():
        stated = re.match(r"[\d.]+", cells[column])
        known = factors.factors.get(name)
        assert (stated is None) == (known is None), name
        if stated and known:
            assert Decimal(stated[0]) == known[0].value, name
    assert Decimal(rows["fentanyl transdermal, mcg/h"][column]) == factors.factors["fentanyl"][0].value
    first = re.match(r"[\d.]+", rows["methadone 1-20 mg/d"][column])
    assert first is not None
    assert Decimal(first[0]) == factors.factors["methadone"][0].value


def test_rxnorm_codes_are_those_of_the_table(shared: Path):
    """Every code is the table's."""
    text = (shared / "facts" / "pharmacy.md").read_text(encoding="utf-8")
    assert all(re.search(rf"^\| {name}.*\| {code} \|", text, re.MULTILINE) for name, code in RXNORM.items())
    assert {"CDC 2016", "CDC 2022", "Von Korff 2008"} == set(FACTOR_SETS)
