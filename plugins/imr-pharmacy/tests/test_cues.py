"""Words by which a narrative documents these facts; every sentence is invented."""

from __future__ import annotations

import pytest
from imr_pharmacy._cues import CUES, READERS

from imr_core import ReadingContext, Registry, read_request
from imr_core.narrative import document_facts


@pytest.fixture
def documented(registry: Registry):
    """Return what a text documents of this plugin's facts, by short name, for a request."""

    def read(text: str, request: str = "Naproxen 550mg #60"):
        asked = read_request(request, tuple(registry.services.values()), tuple(registry.drugs.values()))
        found = document_facts(text, READERS, ReadingContext(request=asked))
        assert found.problems == ()
        assert all(text[one.start : one.start + len(one.quote)] == one.quote for one in found.facts.values())
        return {name.removeprefix("pharmacy."): fact.value for name, fact in found.facts.items()}

    return read


def test_every_cue_is_a_pattern():
    """Each cue compiles and reads a text, and names a fact of this plugin."""
    assert {cue.name.split(".")[0] for cue in CUES} == {"pharmacy"}
    found = document_facts("Nothing of note was said on that day.", READERS, ReadingContext())
    assert ((), {}) == (found.problems, dict(found.facts))


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("She has a history of peptic ulcer disease.", "gi_risk", True),
        ("He is on warfarin for a heart valve.", "gi_risk", True),
        ("There is no history of gastric ulcers.", "gi_risk", False),
        ("He reports heartburn when he takes his tablets.", "dyspepsia", True),
        ("The patient denies dyspepsia.", "dyspepsia", False),
        ("Palpation showed spasm of the trapezius.", "spasm", True),
        ("No muscle spasms were found.", "spasm", False),
        ("She came in with an acute exacerbation of her symptoms.", "acute_pain", True),
        ("The diagnosis is peripheral neuropathy.", "neuropathic_pain", True),
        ("Studies were ordered to rule out diabetic neuropathy.", "neuropathic_pain", None),
        ("A trial of gabapentin failed.", "neuropathic_agents_failed", True),
        ("She failed a course of gabapentin last year.", "neuropathic_agents_failed", True),
        ("He has not responded to ibuprofen.", "nonopioid_failed", True),
        ("He got no relief from acetaminophen.", "nonopioid_failed", True),
        ("He takes ibuprofen with good relief.", "nonopioid_failed", None),
        ("She is unable to tolerate oral medications.", "oral_unsuitable", True),
        ("He has difficulty swallowing pills.", "tablets_unsuitable", True),
        ("Osteoarthritis of the left knee was seen.", "arthritic_joint", True),
        ("Osteoarthritis of the lumbar spine was seen.", "arthritic_joint", None),
        ("The diagnosis is right wrist sprain.", "soft_tissue_injury", True),
        ("The diagnosis is lumbar sprain.", "soft_tissue_injury", None),
        ("Pain was rated 9/10.", "severe_pain", True),
        ("Pain was rated 4/10.", "severe_pain", None),
        ("He sustained several rib fractures.", "severe_injury", True),
        ("His pain is poorly controlled.", "relief_inadequate", True),
        ("Motion of the joint was limited, with decreased range of motion.", "reduced_motion", True),
        ("The plan includes physical therapy twice a week.", "therapy_to_follow", True),
        ("She feels depressed since the accident.", "depression", True),
        ("Shoulder depression caused pain.", "depression", None),
        ("He complains of insomnia.", "insomnia", True),
        ("Her medications give good relief of pain and reduce pain by half.", "pain_relief", True),
        ("With medications she has improved function at home.", "better_function", True),
        ("The medications improve her function at home.", "better_function", True),
        ("CURES was checked and was consistent.", "cures_checked", True),
        ("An opioid risk tool gave a low score.", "risk_screened", True),
        ("A urine drug screen was consistent with what is prescribed.", "urine_test_on_record", True),
        ("A pain contract was signed.", "agreement_signed", True),
        ("He denies any side effects.", "side_effects_reviewed", True),
        ("There is no aberrant behavior.", "aberrance_reviewed", True),
        ("She is on chronic opioid therapy.", "long_term", True),
        ("He is two weeks status post hernia repair.", "immediately_postoperative", True),
        (
            "Utilization review denied it because he has no dyspepsia.",
            "dyspepsia",
            None,
        ),
        ("The request was denied, as failure of ibuprofen was not shown.", "nonopioid_failed", None),
    ],
)
def test_words(documented, text, name, value):
    """The words document the fact, its opposite, or nothing."""
    assert value == documented(text).get(name)


@pytest.mark.parametrize(
    ("text", "request_", "expected"),
    [
        ("Current medications include Anaprox and Flexeril.", "Naproxen 550mg #60", {"continued": True}),
        ("Current medications include Mobic and Flexeril.", "Naproxen 550mg #60", {"same_class_in_use": True}),
        ("She has been taking Naprosyn twice a day.", "Naproxen 550mg #60", {"continued": True}),
        ("The plan was to continue omeprazole.", "Prilosec 20mg #30", {"continued": True}),
        ("He is not currently taking naproxen.", "Naproxen 550mg #60", {}),
        ("Naproxen was prescribed today.", "Naproxen 550mg #60", {}),
        ("The medications prescribed in the past were ibuprofen.", "Naproxen 550mg #60", {}),
        ("Current medications include Norco.", "Colace 100mg #60", {"opioid_in_use": True}),
        ("The treatment plan included Norco and Colace.", "Colace 100mg #60", {"opioid_in_use": True}),
        ("She was prescribed Percocet after the operation.", "Colace 100mg #60", {"opioid_in_use": True}),
        ("Norco was not prescribed.", "Colace 100mg #60", {}),
        ("Naproxen was renewed.", "Naproxen 550mg #60", {"continued": True}),
        ("Naproxen and omeprazole were refilled.", "Naproxen 550mg #60", {"continued": True}),
        ("Current medications include Zantac.", "Omeprazole 20mg #30", {"same_class_in_use": True}),
        ("Current medications include lisinopril.", "Omeprazole 20mg #30", {}),
    ],
)
def test_drugs_in_use(documented, text, request_, expected):
    """A drug in use is the one requested, another of its class, or neither here nor there."""
    names = ("continued", "same_class_in_use", "opioid_in_use")
    assert expected == {name: value for name, value in documented(text, request_).items() if name in names}
