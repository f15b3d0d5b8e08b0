"""By which words a narrative documents the facts of therapy, and a request names its service."""

from __future__ import annotations

from typing import Any

import imr_physical_therapy
import pytest

import imr_core.california
from imr_core import Registry, TreatmentRequest, read_request
from imr_core.model import Bound
from imr_core.narrative import ReadingContext, document_facts

REGISTRY = Registry([imr_core.california, imr_physical_therapy])
SERVICES = tuple(REGISTRY.services.values())
SOME = Bound(at_least=1)


def documented(text: str, service: str = "physical-therapy") -> dict[str, Any]:
    """Return the values that a text documents for an item of a service."""
    context = ReadingContext(TreatmentRequest("as requested", service=service))
    found = document_facts(text, REGISTRY.fact_readers, context)
    assert () == found.problems
    return {name.removeprefix("physical_therapy."): fact.value for name, fact in found.facts.items()}


@pytest.mark.parametrize(
    ("text", "visits"),
    [
        ("She has completed 8 physical therapy visits.", 8),
        ("He attended six sessions of physiotherapy.", 6),
        ("The file contains 5 physical therapy notes.", 5),
        ("Treatment to date has included rest and physical therapy x 12.", 12),
        ("Treatment included physical therapy (9 sessions in spring).", 9),
        ("He underwent occupational therapy, 10 visits.", 10),
        ("Treatment to date has included physical therapy (PT) times six.", 6),
        ("Prior physical therapy: 10 visits.", 10),
        ("She has yet to begin physical therapy.", 0),
        ("He has not done any physical therapy.", 0),
        ("He has had no formal physical therapy.", 0),
        ("Physical therapy has not been tried.", 0),
        ("Eight sessions of PT were completed.", 8),
        ("Physical therapy was completed (8 visits).", 8),
        ("The worker is still in physical therapy.", SOME),
        ("Twelve physical therapy visits were requested.", None),
        ("An unknown amount of physical therapy was given.", SOME),
        ("He finished a full course of physical therapy.", SOME),
        ("Additional supervised physical therapy was requested.", SOME),
        ("He was treated with ibuprofen, ice and prior PT.", SOME),
        ("There is no prior physical therapy.", 0),
        ("She has not yet started physical therapy.", 0),
        ("Treatment to date has included naproxen, a brace and rest.", 0),
        ("Treatment to date has included cold therapy and naproxen.", 0),
        ("Treatment to date has included naproxen. The plan includes physical therapy.", 0),
        ("Treatment to date has included naproxen. Therapy notes show slow progress.", None),
        ("Pt has received an injection and had pain.", None),
        ("The worker attends physical therapy 2 times a week.", None),
        ("Physical therapy 2 times a week was recommended.", None),
        ("She has completed 8 chiropractic visits.", None),
    ],
)
def test_earlier_visits(text: str, visits: Any) -> None:
    """Earlier visits are read with their bounds; a list of treatments that names no therapy documents none."""
    assert visits == documented(text).get("prior_visits")


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("Diagnoses include cervical strain and muscle spasm.", "myalgia", True),
        ("He has lumbar radiculitis.", "neuritis", True),
        ("There is no radiculopathy.", "neuritis", False),
        ("She suffers from complex regional pain syndrome of the hand.", "crps", True),
        ("Evaluate to rule out CRPS.", "crps", None),
        ("X-rays of the knee and diagnosis of osteoarthritis.", "arthritis", True),
        ("He sustained a fracture of the wrist.", "unlisted_condition", True),
        ("There was no fracture on radiographs.", "unlisted_condition", None),
        ("The diagnosis is lateral epicondylitis.", "condition", "lateral-epicondylitis"),
        ("He underwent an arthroscopic meniscectomy of the left knee.", "surgery", "meniscectomy"),
        ("He underwent an arthroscopic meniscectomy of the left knee.", "postsurgical", True),
        ("She is status post carpal tunnel release.", "postsurgical", True),
        ("ORIF was performed on 11-02-2016.", "postsurgical", True),
        ("No prior surgery was reported.", "postsurgical", None),
        ("Physical therapy improved his range of motion and strength.", "functional_improvement", True),
        ("Physical therapy reduced the pain.", "functional_improvement", None),
        ("Physical therapy reduced the pain and was helpful.", "benefit_reported", True),
        ("The physical therapy was already authorized.", "already_authorized", True),
        ("Physical therapy was modified, 6 visits were certified.", "already_authorized", None),
        ("He is independent in a home exercise program.", "home_program_suffices", True),
        ("The goal is to be independent in a home exercise program.", "home_program_suffices", None),
        ("The home exercise program was not sufficient.", "exceptional_factors", True),
        ("Therapy shall consist of passive modalities only.", "passive_only", True),
    ],
)
def test_facts_of_therapy(text: str, name: str, value: Any) -> None:
    """The condition, the operation and what speaks for or against therapy are read; what is ruled out is not."""
    assert value == documented(text).get(name)


@pytest.mark.parametrize(
    ("service", "text", "name", "value"),
    [
        ("inpatient-rehabilitation", "He is not safe for home.", "intensive_therapy_needed", True),
        ("inpatient-rehabilitation", "She is unable to transfer independently.", "intensive_therapy_needed", True),
        ("inpatient-rehabilitation", "He walks without help.", "intensive_therapy_needed", None),
        ("tens", "The unit goes with a functional restoration program.", "functional_restoration", True),
        ("gym-membership", "He failed a home exercise program.", "home_exercise_failed", True),
        ("functional-capacity-evaluation", "She is at maximum medical improvement.", "near_maximum_improvement", True),
        ("wrist-splint", "Diagnosis of mild carpal tunnel syndrome.", "wrist_indication", True),
        ("sit-stand-workstation", "She works modified duty at a desk.", "job_modification", True),
        ("sit-stand-workstation", "She is not working.", "job_modification", None),
        ("home-health", "The surgical wound has not healed.", "wound_or_infusion", True),
        ("home-health", "He is homebound.", "homebound", True),
        ("hospital-bed", "She is bedbound with pressure sores.", "bed_reason", True),
        ("transportation", "He is unable to drive.", "cannot_transport_self", True),
        ("postsurgical-therapy", "Diagnosis: dislocation of the left shoulder.", "surgery", "bankart-repair"),
        ("physical-therapy", "Diagnosis: dislocation of the left shoulder.", "surgery", None),
    ],
)
def test_facts_of_other_services(service: str, text: str, name: str, value: Any) -> None:
    """What speaks for a device or programme is read for its items alone."""
    assert value == documented(text, service).get(name)


@pytest.mark.parametrize(
    ("text", "service"),
    [
        ("Physical therapy 2x4 for the low back", "physical-therapy"),
        ("PT 3 times a week for 4 weeks", "physical-therapy"),
        ("Physical therapy evaluation and treatment, 12 sessions", "physical-therapy"),
        ("Aquatic therapy, 8 visits", "physical-therapy"),
        ("Physical therapy and occupational therapy 2x6", "physical-therapy"),
        ("Occupational therapy, right hand, 12 visits", "occupational-therapy"),
        ("Additional hand therapy x 6", "occupational-therapy"),
        ("Physical therapy evaluation, neck", "therapy-evaluation"),
        ("Post-op physical therapy 2 times a week for 6 weeks", "postsurgical-therapy"),
        ("Associated surgical service: Physical therapy x 12", "postsurgical-therapy"),
        ("Associated surgical service: Cold therapy unit for 7 days", "postsurgical-cold-unit"),
        ("Cold therapy unit", "cold-unit"),
        ("Associated surgical service: Shoulder sling", "postsurgical-sling"),
        ("Associated surgical service: Sling with abduction pillow", "abduction-pillow-sling"),
        ("TENS unit rental for 30 days", "tens"),
        ("Interferential unit, purchase", "interferential-therapy"),
        ("Acute inpatient rehabilitation with physical therapy", "inpatient-rehabilitation"),
        ("Work hardening program, 10 sessions", "work-conditioning"),
        ("Functional capacity evaluation", "functional-capacity-evaluation"),
        ("LSO back brace", "lumbar-support"),
        ("Hospital bed rental for 3 months", "hospital-bed"),
        ("Home health aide, 4 hours a day", "home-health"),
        ("Transportation to and from visits", "transportation"),
        ("Walker with wheels", "durable-medical-equipment"),
        ("Massage therapy 1x6", "massage"),
        ("Chiropractic care", "chiropractic"),
    ],
)
def test_request_texts_name_the_service(text: str, service: str) -> None:
    """The longest phrase names the service."""
    assert service == read_request(text, SERVICES).service
