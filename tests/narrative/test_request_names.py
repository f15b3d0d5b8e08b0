"""Which service, drug, body regions and date of service a request text names."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from imr_core.model import Bound, DateRange, Drug, Frequency, Period, RequestedDrug, Service, Unit
from imr_core.narrative import read_request, read_strengths

CHIRO = Service("chiropractic", Unit.VISIT, ("chiropractic", "chiropractor", "chiro", "chiropractic physiotherapy"))
THERAPY = Service("physical-therapy", Unit.VISIT, ("physical therapy", "physiotherapy"))
ACUPUNCTURE = Service("acupuncture", Unit.VISIT, ("acupuncture", "electro-acupuncture"))
OFFICE = Service("office-visit", Unit.VISIT, ("office visit", "follow-up visit"))
INJECTION = Service("epidural-injection", Unit.UNIT, ("epidural steroid injection", "ESI"))
ARTHROSCOPY = Service("knee-arthroscopy", Unit.UNIT, ("knee arthroscopy",), is_surgery=True)
SERVICES = (CHIRO, THERAPY, ACUPUNCTURE, OFFICE, INJECTION, ARTHROSCOPY)

TRAMADOL = Drug("tramadol", brands=("Ultram",))
OXYCODONE = Drug("oxycodone-acetaminophen", ("oxycodone", "acetaminophen"), brands=("Percocet",))
CAPSAICIN = Drug("capsaicin")
KETOPROFEN = Drug("ketoprofen")
BACLOFEN = Drug("baclofen", brands=("Lioresal",))
DICLOFENAC = Drug("diclofenac", brands=("Voltaren", "Voltaren gel"))
DRUGS = (TRAMADOL, OXYCODONE, CAPSAICIN, KETOPROFEN, BACLOFEN, DICLOFENAC)


@pytest.mark.parametrize(
    ("text", "service"),
    [
        ("Chiropractic care, 6 visits", "chiropractic"),
        ("CHIRO with modalities", "chiropractic"),
        ("6 office visits with a chiropractor for the neck", "chiropractic"),
        ("Follow up visit", "office-visit"),
        ("Chiropractic physiotherapy 4 visits", "chiropractic"),
        ("Electro acupuncture to the low back", "acupuncture"),
        ("Epidural steroid injections at C5-6", "epidural-injection"),
        ("Post-op physical therapy following knee arthroscopy", "physical-therapy"),
        ("Acupuncture and physical therapy, 6 visits each", None),
        ("Chiropractic/physiotherapy, 6 visits", None),
        ("Physio for the knee", None),
        ("Massage chair", None),
        ("Chirotherapy", None),
    ],
)
def test_service_is_named_or_unknown(text, service):
    """The service named at the head of the text is recognised; none or several give no service."""
    assert service == read_request(text, SERVICES).service


@pytest.mark.parametrize("order", [1, -1])
def test_service_is_order_free(order):
    """The order of the registered services changes nothing."""
    assert read_request("Chiropractic physiotherapy", SERVICES[::order]).service == "chiropractic"


def test_same_phrase_of_two_services_is_unknown():
    """A phrase that two services claim names neither."""
    other = Service("manual-therapy", Unit.VISIT, ("chiropractic",))
    assert read_request("Chiropractic, 6 visits", (CHIRO, other)).service is None


@pytest.mark.parametrize(
    ("text", "drug", "quantity", "unit"),
    [
        ("Temazepam 15mg #30", RequestedDrug("temazepam", (), Decimal(15), "mg"), 30, None),
        (
            "Meloxicam 7.5 mg tablets, #60",
            RequestedDrug("meloxicam", (), Decimal("7.5"), "mg", "tablet"),
            60,
            Unit.TABLET,
        ),
        (
            "Duloxetine 30mg 90 capsules",
            RequestedDrug("duloxetine", (), Decimal(30), "mg", "capsule"),
            90,
            Unit.CAPSULE,
        ),
        ("Retrospective Naprosyn 500 mg #40", RequestedDrug("naprosyn", (), Decimal(500), "mg"), 40, None),
        ("Norco 10/325mg #90", RequestedDrug("norco", (), None, "mg"), 90, None),
        ("Terocin 4%-25%-0.025% 120gm #2", RequestedDrug("terocin", (), None, "%"), 2, Unit.UNIT),
        (
            "Compound Lidocaine 6%, 180 grams",
            RequestedDrug("lidocaine", (), Decimal(6), "%", is_compound=True),
            180,
            Unit.GRAM,
        ),
        (
            "Lidocaine 5% ointment #50 grams with 3 refills",
            RequestedDrug("lidocaine", (), Decimal(5), "%", "ointment"),
            50,
            Unit.GRAM,
        ),
        ("Butrans (10mcg/hour patch), #4", RequestedDrug("butrans", (), Decimal(10), "mcg/hr", "patch"), 4, Unit.PATCH),
        (
            "Gabadone (25mg/1ml oral suspension) 250ml",
            RequestedDrug("gabadone", (), Decimal(25), "mg/ml", "suspension"),
            250,
            Unit.MILLILITER,
        ),
        (
            "Menthoderm 15 percent gel 85.5 grams",
            RequestedDrug("menthoderm", (), Decimal(15), "%", "gel"),
            Bound(85, 86),
            Unit.GRAM,
        ),
        ("Three refills of Soma 350mg #60", RequestedDrug("soma", (), Decimal(350), "mg"), 3, Unit.REFILL),
        ("Soma 350mg #60 with 3 refills", RequestedDrug("soma", (), Decimal(350), "mg"), 60, None),
        (
            "Soma 350mg, one tablet twice a day, #60",
            RequestedDrug("soma", (), Decimal(350), "mg", "tablet"),
            60,
            Unit.TABLET,
        ),
        ("Soma 350mg (unknown quantity)", RequestedDrug("soma", (), Decimal(350), "mg"), None, None),
        ("Lumbar support", None, None, None),
    ],
)
def test_unlisted_drug_by_its_strength(text, drug, quantity, unit):
    """Without a list a drug is recognised by a strength after its name, and has no ingredients."""
    read = read_request(text)
    assert (drug, quantity, unit) == (read.drug, read.quantity, read.unit)


@pytest.mark.parametrize(
    ("text", "drug"),
    [
        ("Ultram (tramadol) 50mg #90", RequestedDrug("ultram", ("tramadol",), Decimal(50), "mg")),
        ("Tramadol", RequestedDrug("tramadol", ("tramadol",))),
        ("Percocet 5/325mg #20", RequestedDrug("percocet", ("oxycodone", "acetaminophen"), None, "mg")),
        ("Voltaren gel, #100 grams", RequestedDrug("voltaren gel", ("diclofenac",), form="gel")),
        (
            "Ketoprofen 10%, Baclofen 2% cream 120g",
            RequestedDrug("ketoprofen/baclofen", ("ketoprofen", "baclofen"), None, "%", "cream", is_compound=True),
        ),
        ("Six acupuncture visits with capsaicin patch", None),
        ("Tramadoline", None),
    ],
)
def test_listed_drug_maps_to_ingredients(text, drug):
    """A registered name or brand gives the ingredients, each once; what merely goes with a visit is not the drug."""
    assert drug == read_request(text, SERVICES, DRUGS).drug


def test_all_strengths_are_kept():
    """Each strength of a combination can be had."""
    assert ((Decimal(5), "mg"), (Decimal(325), "mg")) == read_strengths("Percocet 5/325 mg #20")


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        ("Therapy, cervical and lumbar spine", ("cervical-spine", "lumbar-spine")),
        ("Therapy for the low back and neck", ("lumbar-spine", "cervical-spine")),
        ("Therapy for neck, back", ("cervical-spine", "back")),
        ("Therapy for the upper back", ("thoracic-spine",)),
        ("Therapy for mid and lower back", ("thoracic-spine", "lumbar-spine")),
        ("Therapy, lumbosacral", ("lumbar-spine",)),
        ("Therapy, left wrist/hand", ("wrist", "hand")),
        ("Therapy for the hand, thumb and fingers", ("hand",)),
        ("Wrist braces", ("wrist",)),
        ("EMG of bilateral upper and lower extremities", ("upper-extremity", "lower-extremity")),
        ("Injection at L4-5 and L5-S1", ("lumbar-spine",)),
        ("Injection at C5–C6, T7/8", ("cervical-spine", "thoracic-spine")),
        ("MRI of the spine", ()),
        ("MRI of both knees, right ankle and foot", ("knee", "ankle", "foot")),
        ("Therapy so that he can go back to work", ()),
        ("Face-to-face evaluation", ()),
        ("Facet block", ()),
        ("Overhead hand held shower", ()),
        ("Tubing, 6 feet", ()),
        ("Shoulder wrap", ("shoulder",)),
        ("Therapy, right leg", ("lower-extremity",)),
    ],
)
def test_regions_in_order_of_mention(text, regions):
    """Body regions are named once each in order of mention; "spine" alone names none."""
    assert regions == read_request(text).body_regions


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Retrospective ultrasound (DOS 4/3/16)", date(2016, 4, 3)),
        ("Ultrasound, DOS: 04/03/2016", date(2016, 4, 3)),
        ("Ultrasound, date of service April 3, 2016", date(2016, 4, 3)),
        ("Ultrasound, date of service 4-3-2016", date(2016, 4, 3)),
        ("Ultrasound, DOS 2016-04-03", date(2016, 4, 3)),
        ("Therapy DOS 4/3/16 - 5/3/16", DateRange(date(2016, 4, 3), date(2016, 5, 3))),
        ("Therapy DOS 4/3/16, 4/8/16 and 4/10/16", DateRange(date(2016, 4, 3), date(2016, 4, 10))),
        ("Soma 350mg #60, per 12/07/2016 order", None),
        ("Ultrasound, DOS: 13/45/2016", None),
        ("Ultrasound, DOS: unknown", None),
    ],
)
def test_date_of_service(text, day):
    """A date is the date of service only where the text says so and the calendar has it."""
    assert day == read_request(text).date_of_service


@pytest.mark.parametrize(("written", "times"), [("b.i.d.", 2), ("tid", 3), ("QID", 4), ("qd", 1), ("twice daily", 2)])
def test_frequency_of_a_drug(written, times):
    """How often a drug is taken is read, and never multiplied into the count of the fill."""
    read = read_request(f"Soma 350mg {written} for 4 weeks, #60")
    assert (Frequency(times, Period.DAY), 60) == (read.frequency, read.quantity)


def test_capital_that_grows_in_lower_case_moves_nothing():
    """A letter whose lower case is longer does not move what follows it."""
    assert ("ankle",) == read_request("\u0130\u0130 Ankle brace").body_regions
