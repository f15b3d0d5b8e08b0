"""Drugs: ingredients, brands, classes, and how request texts name them."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest
from imr_pharmacy.drugs import DRUGS

from imr_core import Registry, read_request
from imr_core.facts import DOSAGE_FORMS

BY_NAME = {drug.name: drug for drug in DRUGS}


def read(registry: Registry, text: str):
    """Read a request text with all that is registered."""
    return read_request(text, tuple(registry.services.values()), tuple(registry.drugs.values()))


@pytest.mark.parametrize(
    ("text", "ingredients", "form", "is_compound"),
    [
        ("Anaprox DS 550mg #60", ("naproxen",), "tablet", False),
        ("Protonix 20mg #30", ("pantoprazole",), "tablet", False),
        ("Norco 10/325mg #60", ("hydrocodone", "acetaminophen"), "tablet", False),
        ("Hydrocodone/APAP 5/325 mg #30", ("hydrocodone", "acetaminophen"), "tablet", False),
        ("Tylenol #3, 30 tablets", ("codeine", "acetaminophen"), "tablet", False),
        ("Tylenol 500mg #90", ("acetaminophen",), "tablet", False),
        ("Voltaren gel 100 grams", ("diclofenac",), "gel", False),
        ("Voltaren 75mg #60", ("diclofenac",), "tablet", False),
        ("Lidoderm #30", ("lidocaine",), "patch", False),
        ("Terocin patch #30", ("lidocaine", "menthol"), "patch", False),
        ("Lidopro 121 grams", ("lidocaine", "methyl salicylate", "capsaicin", "menthol"), "ointment", False),
        ("Menthoderm 120 grams", ("methyl salicylate", "menthol"), "cream", False),
        ("Tabradol 1mg/ml 250ml", ("cyclobenzaprine",), "suspension", True),
        ("Flurbiprofen 20%, Baclofen 5% cream 180g", ("flurbiprofen", "baclofen"), "cream", True),
        (
            "Gabapentin 10%/Amitriptyline 10%/Bupivacaine 5% 210g",
            ("gabapentin", "amitriptyline", "bupivacaine"),
            None,
            True,
        ),
        ("Duexis 800mg #90", ("ibuprofen", "famotidine"), "tablet", False),
        ("Soma 350mg #30", ("carisoprodol",), "tablet", False),
        ("Zofran ODT 8mg #10", ("ondansetron",), "tablet", False),
    ],
)
def test_names_map_to_ingredients(registry, text, ingredients, form, is_compound):
    """A brand, a combination or a compound gives its ingredients, its form, and whether it is compounded."""
    request = read(registry, text)
    assert request.drug is not None
    assert (ingredients, form, is_compound) == (request.drug.ingredients, request.drug.form, request.drug.is_compound)
    assert "medication" == request.service


def test_every_name_is_read_as_its_own(registry):
    """Each brand and name, asked for alone, gives the ingredients of its drug."""
    wrong = [
        (word, found.drug and found.drug.ingredients)
        for drug in DRUGS
        for word in (drug.name, *drug.brands)
        for found in [read(registry, f"{word} #30")]
        if found.drug is None or set(found.drug.ingredients) != set(drug.ingredients)
    ]
    assert [] == wrong


def test_ingredients_are_registered_once_with_classes():
    """Every ingredient is a drug of its own with a class, and no word names two drugs."""
    ingredients = {ingredient for drug in DRUGS for ingredient in drug.ingredients}
    assert [] == sorted(name for name in ingredients if name not in BY_NAME or not BY_NAME[name].classes)
    words = Counter(word.lower() for drug in DRUGS for word in {drug.name.lower(), *map(str.lower, drug.brands)})
    assert [] == [word for word, number in words.items() if number > 1]
    assert all(drug.form is None or drug.form in DOSAGE_FORMS for drug in DRUGS)


def test_what_is_not_registered_stays_unknown(registry):
    """A drug that no list knows keeps its name and strength, and has no ingredients."""
    request = read(registry, "Unheardofine 25mg #30")
    assert request.drug is not None
    assert ("unheardofine", (), Decimal(25)) == (request.drug.name, request.drug.ingredients, request.drug.strength)


@pytest.mark.parametrize(
    ("text", "service"),
    [
        ("Urine toxicology screen", "urine-drug-test"),
        ("UDS", "urine-drug-test"),
        ("PRP injection, left knee", "platelet-rich-plasma-injection"),
        ("Six acupuncture visits with lidocaine patch", "acupuncture"),
        ("Kenalog injection to the shoulder", "joint-injection"),
        ("MRI of the wrist", "mri"),
    ],
)
def test_services_that_are_not_medication(registry, text, service):
    """A test or an injection is what it is, not medication."""
    assert service == read(registry, text).service
