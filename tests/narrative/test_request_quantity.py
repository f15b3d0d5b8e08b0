"""What a request text says of quantity, frequency and duration."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imr_core.model import Bound, Duration, Frequency, Period, Service, Unit
from imr_core.narrative import read_request

WEEK, DAY, MONTH = Period.WEEK, Period.DAY, Period.MONTH
GYM = Service("gym-membership", unit=Unit.MONTH, phrases=("gym membership",))
TENS = Service("tens", unit=Unit.UNIT, phrases=("TENS unit",))
THERAPY = Service("physical-therapy", unit=Unit.VISIT, phrases=("physical therapy", "PT"))
STAY = Service("inpatient-rehabilitation", unit=Unit.DAY, phrases=("inpatient rehabilitation",))
SCAN = Service("bone-scan", unit=Unit.UNIT, phrases=("three phase bone scan",))


@pytest.mark.parametrize(
    ("text", "frequency", "duration", "quantity"),
    [
        ("Aquatic therapy 3 times a week for 2 weeks", Frequency(3, WEEK), Duration(2, WEEK), 6),
        ("Massage therapy two times a week times six weeks, knee", Frequency(2, WEEK), Duration(6, WEEK), 12),
        ("Acupuncture, three times weekly over 5 weeks", Frequency(3, WEEK), Duration(5, WEEK), 15),
        ("PT 2x4 for the left ankle", Frequency(2, WEEK), Duration(4, WEEK), 8),
        ("PT 2 x 4 for the left ankle", Frequency(2, WEEK), Duration(4, WEEK), 8),
        ("PT 2 × 4 weeks, left ankle", Frequency(2, WEEK), Duration(4, WEEK), 8),
        ("Physical therapy 3x/week x 4 weeks", Frequency(3, WEEK), Duration(4, WEEK), 12),
        ("Physical therapy 3x week x 4", Frequency(3, WEEK), Duration(4, WEEK), 12),
        ("Physical therapy 2xwk x 3wks", Frequency(2, WEEK), Duration(3, WEEK), 6),
        ("Chiropractic care once a week for eight weeks", Frequency(1, WEEK), Duration(8, WEEK), 8),
        ("Chiropractic care, twice weekly for a period of 3 weeks", Frequency(2, WEEK), Duration(3, WEEK), 6),
        ("Chiropractic care for 4 weeks, 3 times per week", Frequency(3, WEEK), Duration(4, WEEK), 12),
        (
            "2–3 times a week for 4 weeks of occupational therapy",
            Frequency(2, WEEK, 3),
            Duration(4, WEEK),
            Bound(8, 12),
        ),
        ("Therapy 1 to 2 times per week for 3–4 weeks", Frequency(1, WEEK, 2), Duration(3, WEEK, 4), Bound(3, 8)),
        ("Counseling sessions monthly for 6 months", Frequency(1, MONTH), Duration(6, MONTH), 6),
        ("Wound care visits daily for 10 days", Frequency(1, DAY), Duration(10, DAY), 10),
        ("Wound care visits, daily for two weeks", Frequency(1, DAY), Duration(2, WEEK), 14),
        ("Hand therapy 3  tiems  a  week for 4 weeks", Frequency(3, WEEK), Duration(4, WEEK), 12),
        ("Physical therapy 3 times a week, elbow", Frequency(3, WEEK), None, None),
        ("Physical therapy for 6 weeks", None, Duration(6, WEEK), None),
        ("Physical therapy 2 times a week for 2 months", Frequency(2, WEEK), Duration(2, MONTH), None),
        ("Physical therapy every other week for 8 weeks", None, Duration(8, WEEK), None),
        ("Physical therapy 3-2 times a week for 4 weeks", None, Duration(4, WEEK), None),
        ("Physical therapy 2 times a week for 4-3 weeks", Frequency(2, WEEK), None, None),
        ("Physical therapy once a week for 10 days", Frequency(1, WEEK), Duration(10, DAY), None),
        ("Therapy up to 3 times a week for 4 weeks", None, Duration(4, WEEK), None),
        ("Counseling monthly for 1 year", Frequency(1, MONTH), Duration(1, Period.YEAR), 12),
    ],
)
def test_frequency_times_duration(text, frequency, duration, quantity):
    """Frequency times duration counts the visits, where the product is a known whole number."""
    read = read_request(text)
    assert (frequency, duration, quantity) == (read.frequency, read.duration, read.quantity)
    assert read.unit is (Unit.VISIT if quantity is not None else None)


@pytest.mark.parametrize(
    ("text", "quantity", "unit"),
    [
        ("Twelve aquatic therapy visits for the right hip", 12, Unit.VISIT),
        ("Aquatic therapy, twenty-four visits", 24, Unit.VISIT),
        ("Work hardening (10 sessions)", 10, Unit.VISIT),
        ("Acupuncture treatment x 6", 6, Unit.VISIT),
        ("Acupuncture x6 for the wrist", 6, Unit.VISIT),
        ("Post-op rehab therapy, times 9", 9, Unit.VISIT),
        ("Chiropractic sessions, #7", 7, Unit.VISIT),
        ("One hundred and twenty therapy visits", 120, Unit.VISIT),
        ("A hundred therapy visits", 100, Unit.VISIT),
        ("One (1) acupuncture evaluation visit", 1, Unit.VISIT),
        ("Additional physical therapy QTY: 4", 4, Unit.VISIT),
        ("Psychotherapy 12-18 sessions", Bound(12, 18), Unit.VISIT),
        ("Psychotherapy, up to 10 visits", Bound(None, 10), Unit.VISIT),
        ("Psychotherapy, at least 4 visits", Bound(4, None), Unit.VISIT),
        ("Six-visit trial of acupuncture", 6, Unit.VISIT),
        ("Ankle braces #2", 2, Unit.UNIT),
        ("Two knee braces", 2, Unit.UNIT),
        ("Knee brace QTY: 1", 1, Unit.UNIT),
        ("Ultrasound of the elbow times 2", 2, Unit.UNIT),
        ("One (1) x-ray of the left foot", 1, Unit.UNIT),
        ("Nerve conduction study of the right arm, 2", 2, Unit.UNIT),
        ("Home health care 40 hours", 40, Unit.HOUR),
        ("MRI of the left hip", None, None),
        ("Three phase bone scan of the hand", None, None),
        ("Two view x-ray of the chest", None, None),
        ("Four wheeled walker", None, None),
        ("Chiropractic care (unknown quantity)", None, None),
        ("Acupuncture sessions, quantity not stated", None, None),
        ("Physical exam 2 times 8", None, None),
        ("Epidural steroid injection at L4-5, L5-S1", None, None),
        ("CPT 97110, manual therapy", None, None),
    ],
)
def test_stated_count(text, quantity, unit):
    """A stated count is read with what it counts; a number that counts nothing is not a quantity."""
    read = read_request(text)
    assert (quantity, unit) == (read.quantity, read.unit)


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("Twelve therapy visits, 2 times weekly for 6 weeks", 12),
        ("Therapy 2 times a week for 3 weeks (6)", 6),
        ("Therapy 2 times a week for 6 weeks (12 sessions)", 12),
        ("Therapy 2-3 times a week for 4 weeks, 10 visits", 10),
        ("Eight therapy visits, 2 times weekly for 6 weeks", None),
        ("Therapy 2 times a week for 3 weeks (8 sessions)", None),
        ("Therapy 2-3 times a week for 4 weeks, 20 visits", None),
        ("Six (8) therapy visits", None),
        ("Therapy 3 times a week for 2 weeks, then 2 times a week for 2 weeks", 10),
        ("Therapy 3 times a week for 2 weeks or 2 times a week for 4 weeks", None),
    ],
)
def test_contradiction_is_no_quantity(text, quantity):
    """Statements of quantity must agree; where they do not, the quantity is unknown."""
    assert quantity == read_request(text).quantity


@pytest.mark.parametrize(
    ("text", "service", "quantity", "unit"),
    [
        ("Gym membership, 6 months", GYM, 6, Unit.MONTH),
        ("Gym membership for one year", GYM, None, None),
        ("Inpatient rehabilitation 7-10 days", STAY, Bound(7, 10), Unit.DAY),
        ("TENS unit 2 times a day for 30 days", TENS, None, None),
        ("TENS unit, daily trial, #30", TENS, 30, None),
        ("TENS unit, qty 1", TENS, 1, Unit.UNIT),
        ("Three phase bone scan of both feet", SCAN, None, None),
        ("Three phase bone scan, #1", SCAN, 1, Unit.UNIT),
        ("PT x 8", THERAPY, 8, Unit.VISIT),
    ],
)
def test_unit_of_the_service(text, service, quantity, unit):
    """A number without a noun counts what the service is counted in."""
    read = read_request(text, [service])
    assert (service.name, quantity, unit) == (read.service, read.quantity, read.unit)


WORDS = {1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten"}
NOUNS = st.sampled_from(["Physical therapy", "Chiropractic treatment", "Acupuncture", "Hand therapy sessions"])
PLACES = st.sampled_from(["", " for the left knee", " to the neck and low back", ", right shoulder", " at L4-5"])
WRITTEN = st.sampled_from(
    [str, lambda n: WORDS.get(n, str(n)), lambda n: f"{WORDS[n]} ({n})" if n in WORDS else str(n)]
)
COURSES = st.sampled_from(
    [
        "{a} times a week for {b} weeks",
        "{a} times per week x {b} weeks",
        "{a} times weekly for {b} weeks",
        "{a} x week x {b} weeks",
        "{a}x/week for {b} weeks",
        "{a} sessions per week over {b} weeks",
        "for {b} weeks, {a} times a week",
        "{a} visits a week for the next {b} weeks",
        "{a} x {b} weeks",
        "{a} time(s) a week times {b} weeks".replace("(s)", "s"),
    ]
)


@given(NOUNS, PLACES, WRITTEN, COURSES, st.integers(1, 7), st.integers(2, 12), st.booleans())
def test_course_wording_roundtrip(noun, place, written, course, times, weeks, place_first):
    """A course written in any wording reads back as its frequency, duration and product."""
    stated = course.format(a=written(times), b=written(weeks))
    text = f"{noun}{place} {stated}" if place_first else f"{noun} {stated}{place}"
    read = read_request(text)
    assert (Frequency(times, WEEK), Duration(weeks, WEEK), times * weeks) == (
        read.frequency,
        read.duration,
        read.quantity,
    )
    assert read.unit is Unit.VISIT


COUNTS = st.sampled_from(
    [
        "{n} physical therapy visits{place}",
        "{n} sessions of physical therapy{place}",
        "Physical therapy{place}, {n} visits",
        "Physical therapy{place} ({n} sessions)",
        "Physical therapy {n} sessions{place}",
        "Physical therapy times {n}{place}",
        "Physical therapy{place} #{n}",
        "Physical therapy{place}, QTY: {n}",
        "Physical therapy for {n} visits{place}",
        "{n} additional physical therapy treatments{place}",
    ]
)


@given(COUNTS, PLACES, WRITTEN, st.integers(1, 48))
def test_count_wording_roundtrip(wording, place, written, count):
    """A count of visits written in any wording reads back exactly."""
    number = str(count) if "#" in wording else written(count)
    read = read_request(wording.format(n=number, place=place))
    assert (count, Unit.VISIT) == (read.quantity, read.unit)


@given(st.integers(1, 6), st.integers(1, 6), st.integers(2, 8), st.sampled_from(["-", "–", " to ", " or "]))
def test_range_is_bounds(low, more, weeks, joint):
    """A range of frequencies gives the bounds of the visits it allows."""
    read = read_request(f"Acupuncture {low}{joint}{low + more} times a week for {weeks} weeks")
    assert Bound(low * weeks, (low + more) * weeks) == read.quantity


@given(st.text(max_size=200))
def test_reading_never_fails(text):
    """Any text at all is read, whatever it holds, and kept word for word."""
    assert text == read_request(text, [THERAPY, TENS]).text
