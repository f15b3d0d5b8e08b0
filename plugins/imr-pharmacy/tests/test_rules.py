"""What the guidelines say of requests, expected from the rows of the table of facts."""

from __future__ import annotations

from datetime import date

import pytest

UPHELD, OVERTURNED = "upheld", "overturned"
FOUR_AS = {
    "continued": True,
    "pain_relief": True,
    "better_function": True,
    "side_effects_reviewed": True,
    "aberrance_reviewed": True,
}
START = {
    "nonopioid_failed": True,
    "risk_screened": True,
    "cures_checked": True,
    "urine_test_on_record": True,
    "agreement_signed": True,
    "conservative_care": True,
    "supply_days": 60,
}
AFTER_SURGERY = {"postoperative": True, "immediately_postoperative": True}
SPASM = {"spasm": True, "acute_pain": True}
NERVE = {"neuropathic_pain": True, "neuropathic_agents_failed": True}
# One granted and one refused of each topic, read from its text; what turns each of them is in ../cases.
CASES = [
    # anti-inflammatory drugs: 2.30, 2.38, 2.83
    ("Naproxen 550mg #60", {}, OVERTURNED),
    ("Naproxen 550mg", {}, UPHELD),
    ("Ibuprofen 800mg #91", {}, UPHELD),
    ("Naproxen 550mg #60 with 1 refill", {}, UPHELD),
    ("Naproxen 550mg #60 with 1 refill", {"better_function": True}, None),
    # diclofenac is asked of ODG: 2.36
    ("Diclofenac 75mg #60", {}, UPHELD),
    ("Diclofenac 75mg #60", {"first_line_failed": True}, None),
    # stomach: 2.39-2.44, 2.86
    ("Omeprazole 20mg #30", {}, UPHELD),
    ("Pepcid 20mg #60", {"dyspepsia": True}, OVERTURNED),
    # muscle relaxants: 2.21-2.29, 2.80, 2.81
    ("Flexeril 10mg #42", SPASM, OVERTURNED),
    ("Flexeril 10mg #43", SPASM, UPHELD),
    ("Norflex 100mg #30", {**SPASM, "first_line_failed": True}, OVERTURNED),
    ("Lorzone 750mg #30", {**SPASM, "first_line_failed": True}, UPHELD),
    ("Baclofen 10mg #30", {"spasticity": True}, OVERTURNED),
    # topicals: 2.45-2.59, 2.88
    ("Lidocaine 5% patch #30", NERVE, OVERTURNED),
    ("Lidocaine 5% cream 60g", NERVE, UPHELD),
    ("Voltaren gel 1% 100g", {"arthritic_joint": True, "oral_unsuitable": True}, None),
    ("Voltaren gel 1% 100g, knee", {"arthritic_joint": True, "oral_unsuitable": True}, OVERTURNED),
    ("Voltaren gel 1% 100g, shoulder", {"arthritic_joint": True, "oral_unsuitable": True}, UPHELD),
    ("Capsaicin 0.025% cream 60g", {"other_treatment_failed": True}, OVERTURNED),
    ("Capsaicin cream 60g", {"other_treatment_failed": True}, UPHELD),
    ("Menthoderm 120g", {}, UPHELD),
    # one ingredient that is not recommended decides: 2.46
    ("Lidocaine 5%, Baclofen 2% cream 120g", NERVE, UPHELD),
    # kits by mouth: 2.57
    ("Tabradol 250ml", {}, UPHELD),
    ("Tabradol 250ml", {"tablets_unsuitable": True}, None),
    # opioids: 2.1-2.20, 2.70-2.78
    ("Hydrocodone 5mg #30", {}, UPHELD),
    ("Hydrocodone 5mg #30", START, OVERTURNED),
    ("Hydrocodone 5mg #60", FOUR_AS, OVERTURNED),
    ("Norco 5/325mg #60", AFTER_SURGERY, OVERTURNED),
    ("Norco 5/325mg", AFTER_SURGERY, UPHELD),
    ("Oxycodone 20mg #60", {"severe_injury": True, "relief_inadequate": True}, OVERTURNED),
    # urine tests: 2.12, 2.75
    ("Urine drug screen", {}, UPHELD),
    ("Urine drug screen", {"long_term": True}, OVERTURNED),
    ("Urine drug screen", {"long_term": True, "tested_this_year": True, "tests_this_year": 2}, None),
    # nerve agents and others: 2.60-2.68, 2.93-2.96
    ("Gabapentin 300mg #90", {"neuropathic_pain": True}, OVERTURNED),
    ("Nortriptyline 25mg #30", {}, UPHELD),
    ("Duloxetine 30mg #30", {"depression": True}, OVERTURNED),
    ("Diazepam 5mg #10", {}, UPHELD),
    ("Diphenhydramine 25mg #30", {"insomnia": True, "sleep_measures_failed": True}, OVERTURNED),
    ("Zofran 4mg #10", {"postoperative": True}, OVERTURNED),
    ("Zofran 4mg", {"postoperative": True}, UPHELD),
    ("Colace 100mg #60", {"opioid_in_use": True}, OVERTURNED),
    ("Viagra 50mg #6", {}, UPHELD),
    # injections: 2.97-2.99
    ("Steroid injection to the knee", {}, UPHELD),
    (
        "PRP injection to the knee",
        {"patellar_tendinosis": True, "conservative_care_failed": True, "injection_failed": True},
        OVERTURNED,
    ),
    ("PRP injection to the foot", {"diagnosis_documented": True, "conservative_care_failed": True}, None),
]


@pytest.mark.parametrize(("text", "facts", "proposed"), CASES)
def test_closed_reading(ask, text, facts, proposed):
    """With the records complete, the request is proposed as the source says; None where it leaves it open."""
    item = ask(text, facts)
    assert proposed == (item.proposed.value if item.proposed else None), item.grounds


@pytest.mark.parametrize(
    "text", ["Naproxen 550mg #60", "Omeprazole 20mg #30", "Flexeril 10mg #30", "Hydrocodone 5mg #30"]
)
def test_open_reading_guesses_nothing(ask, text):
    """Where records may be missing, nothing is proposed of what hangs on them."""
    assert ask(text, reading="open").proposed is None


def test_missing_quantity_is_a_named_fact_in_the_open_reading(ask):
    """In the open reading a quantity that is not stated is a missing fact, not a denial."""
    item = ask("Omeprazole", {"gi_risk": True, "acute_phase": False}, reading="open")
    assert item.proposed is None
    assert "quantity_stated" in {getattr(fact, "name", fact) for fact in item.open_facts}


def test_two_drugs_of_one_class_in_one_case(ask):
    """Two anti-inflammatory drugs by mouth in one case are a duplicate; one on the skin beside one is none (2.35)."""
    assert ask("Naproxen 550mg #60", others=("Etodolac 400mg #60",)).proposed.value == UPHELD
    assert ask("Naproxen 550mg #60", others=("Ketoprofen 10% cream 60g",)).proposed.value == OVERTURNED
    assert ask("Naproxen 550mg #60", others=("Omeprazole 20mg #30",)).proposed.value == OVERTURNED


@pytest.mark.parametrize(
    ("text", "facts", "proposed"),
    [
        # 0.13: ACOEM, then ODG, where pain is younger than three months and the records show an acute phase
        ("Naproxen 550mg #60", {}, OVERTURNED),
        ("Voltaren gel 1% 60g with 1 refill, knee", {"arthritic_joint": True, "oral_unsuitable": True}, UPHELD),
        ("Voltaren gel 1% 60g, knee", {"arthritic_joint": True, "oral_unsuitable": True}, OVERTURNED),
        ("Voltaren gel 1% 60g, hip", {"arthritic_joint": True, "oral_unsuitable": True}, UPHELD),
        ("Lidoderm #30", NERVE, OVERTURNED),
        ("Lidoderm #30 with 1 refill", NERVE, UPHELD),
        ("Valium 5mg #10", {"acute_anxiety": True}, UPHELD),
        ("Fioricet #30", {"acute_headache": True}, UPHELD),
    ],
)
def test_acute_phase(ask, text, facts, proposed):
    """In an acute phase the chronic pain guideline is silent, and ACOEM and ODG speak."""
    item = ask(text, {"acute_phase": True, **facts})
    assert proposed == (item.proposed.value if item.proposed else None), item.grounds


def test_three_months_make_the_chronic_guideline_speak(ask):
    """From three months on the chronic pain guideline speaks whatever the records hold (0.11)."""
    injured = date(2016, 1, 1)
    assert ask("Naproxen 550mg #60", {"acute_phase": True}, injured=injured).proposed.value == UPHELD
    facts = {"acute_phase": True, "first_line_failed": True}
    assert ask("Naproxen 550mg #60", facts, injured=injured).proposed.value == OVERTURNED
