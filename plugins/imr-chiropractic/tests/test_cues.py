"""By which words a narrative documents the facts of manipulation."""

from __future__ import annotations

from typing import Any

import imr_chiropractic
import pytest

import imr_core.california
from imr_core import Registry, TreatmentRequest, read_request
from imr_core.model import Bound
from imr_core.narrative import ReadingContext, document_facts

REGISTRY = Registry([imr_core.california, imr_chiropractic])
SERVICES = tuple(REGISTRY.services.values())
CHIROPRACTIC = ReadingContext(TreatmentRequest("chiropractic treatment", service="chiropractic"))
SOME = Bound(at_least=1)


def documented(sentence: str, context: ReadingContext = CHIROPRACTIC) -> dict[str, Any]:
    """Return the values that a sentence documents for an item."""
    found = document_facts(sentence, REGISTRY.fact_readers, context)
    assert () == found.problems
    return {name: fact.value for name, fact in found.facts.items()}


@pytest.mark.parametrize(
    ("sentence", "visits"),
    [
        ("She has completed 8 chiropractic visits.", 8),
        ("He attended six sessions of chiropractic.", 6),
        ("The worker has had at least 12 chiropractic treatment sessions.", Bound(at_least=12)),
        ("He has received 4 of 6 authorized chiropractic sessions.", 4),
        ("To date 10 chiropractic visits have been attended.", 10),
        ("Treatment to date has included medication, ice and #4 sessions of chiropractic.", 4),
        ("Treatment to date has included rest, medications and chiropractic care.", SOME),
        ("Prior treatments consisted of acupuncture, spinal manipulation and bracing.", SOME),
        ("Previous chiropractic treatment gave short relief.", SOME),
        ("She was treated with ibuprofen, heat and chiropractic manipulation.", SOME),
        ("He has been seeing a chiropractor since spring.", SOME),
        ("Chiropractic care was helpful.", SOME),
        ("Additional chiropractic treatment was requested.", SOME),
        ("He has had no prior chiropractic care.", 0),
        ("She has not had any chiropractic treatment.", 0),
        ("Treatment to date has included physical therapy and no chiropractic.", 0),
        ("She has never received chiropractic care.", 0),
        ("The treatment plan includes chiropractic and a brace.", None),
        ("Chiropractic treatment was requested.", None),
        ("There are no chiropractic notes in the file.", None),
        ("Treatment has included physical therapy, and chiropractic was recommended.", None),
        ("Treatment has included exercise; a referral to a chiropractor is pending.", None),
        ("She has completed 8 physical therapy visits.", None),
    ],
)
def test_earlier_visits(sentence: str, visits: Any) -> None:
    """Earlier chiropractic visits are read with their bounds; what is only planned or absent is none."""
    assert visits == documented(sentence).get("prior_visits")


@pytest.mark.parametrize(
    ("sentence", "improved"),
    [
        ("With chiropractic treatment his range of motion increased.", True),
        ("Chiropractic treatment brought improved range of motion and strength.", True),
        ("After the manual therapy she reports increased function.", True),
        ("Increased function was noted after six chiropractic visits.", True),
        ("Functional improvement was measured with chiropractic care.", True),
        ("The chiropractic visits allowed the worker to return to work.", True),
        ("There was no functional improvement with chiropractic care.", False),
        ("Chiropractic care relieved the pain.", None),
        ("Medications improve his function.", None),
        ("Chiropractic is requested in order to improve function.", None),
        ("Physical therapy improved the range of motion.", None),
    ],
)
def test_functional_improvement(sentence: str, improved: bool | None) -> None:
    """Only what can be measured counts, only from this discipline, and no goal or relief of pain."""
    assert improved is documented(sentence).get("functional_improvement")


@pytest.mark.parametrize(
    ("sentence", "names_it"),
    [
        ("The treatment plan included medication and chiropractic therapy.", True),
        ("The plan of care consists of chiropractic manipulation twice a week.", True),
        ("The physician recommended a course of chiropractic treatment.", True),
        ("Authorization was requested for six visits with a chiropractor.", True),
        ("Chiropractic care was prescribed.", True),
        ("Past treatment includes chiropractic.", None),
        ("The plan is to continue the home programme.", None),
        ("Utilization review denied the request for chiropractic care.", None),
    ],
)
def test_plan_of_care(sentence: str, names_it: bool | None) -> None:
    """A plan, prescription or request of the provider names the service; a denial does not."""
    assert names_it is documented(sentence).get("plan_of_care_names_service")


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        ("There is a severe (grade 3) cervical strain.", "chiropractic.severe_neck_strain"),
        ("He was diagnosed with a grade III neck sprain.", "chiropractic.severe_neck_strain"),
        ("Chiropractic improves his function, pain and quality of life.", "chiropractic.sustained_benefit"),
        ("She asks for maintenance chiropractic care.", "chiropractic.maintenance_care"),
    ],
)
def test_facts_of_manipulation_alone(sentence: str, fact: str) -> None:
    """The plugin's own facts are read too."""
    assert True is documented(sentence).get(fact)


def test_other_services_do_not_hear_of_chiropractic_visits() -> None:
    """For an item of another discipline chiropractic visits are no earlier visits."""
    context = ReadingContext(TreatmentRequest("physical therapy", service="physical-therapy"))
    assert "prior_visits" not in documented("She has completed 8 chiropractic visits.", context)


@pytest.mark.parametrize(
    ("text", "service"),
    [
        ("Chiropractic treatment 2x4 for the low back", "chiropractic"),
        ("Chiro with modalities, neck", "chiropractic"),
        ("Chiropractic physiotherapy treatment 6 visits", "chiropractic"),
        ("Chiropractic physical therapy, lumbar spine", "chiropractic"),
        ("8 visits with a chiropractor", "chiropractic"),
        ("Spinal manipulation, six sessions", "chiropractic"),
        ("Manual therapy 2 times a week for 3 weeks", "chiropractic"),
        ("Chiropractic evaluation, lumbar spine", "chiropractic-evaluation"),
        ("Chiropractic re-evaluation", "chiropractic-evaluation"),
        ("Consultation with a chiropractor", "chiropractic-evaluation"),
        ("Manipulation under anesthesia, cervical spine", "manipulation-under-anesthesia"),
        ("MUA of the lumbar spine", "manipulation-under-anesthesia"),
        ("Physical therapy 2x4", "physical-therapy"),
        ("Occupational therapy, right hand", "occupational-therapy"),
        ("Blood pressure cuff", None),
    ],
)
def test_request_texts_name_the_service(text: str, service: str | None) -> None:
    """The longest phrase names the service."""
    assert service == read_request(text, SERVICES).service
