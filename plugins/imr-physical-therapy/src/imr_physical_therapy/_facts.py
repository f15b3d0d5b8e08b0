"""Facts that only these guidelines ask for."""

from __future__ import annotations

import enum

from imr_core import Course, Unit, Vocabulary, choice, count, flag, implies
from imr_core.expressions import Flag


class Surgery(enum.Enum):
    """Operations for which a count of visits was seen, in the postsurgical schedule or in its parent text."""

    MENISCECTOMY = "meniscectomy"
    BANKART_REPAIR = "bankart-repair"
    """Repair of a shoulder dislocation."""
    METACARPAL_FRACTURE = "metacarpal-fracture"
    FEMUR_FRACTURE = "femur-fracture"
    FINGER_FRACTURE = "finger-fracture"
    CARPAL_TUNNEL_RELEASE = "carpal-tunnel-release"
    DE_QUERVAIN_RELEASE = "de-quervain-release"
    TRIGGER_FINGER_RELEASE = "trigger-finger-release"
    LATERAL_EPICONDYLITIS = "lateral-epicondylitis"
    CUBITAL_TUNNEL_RELEASE = "cubital-tunnel-release"
    ROTATOR_CUFF_ARTHROSCOPIC = "rotator-cuff-arthroscopic"
    """Arthroscopic operation for rotator cuff or impingement syndrome."""
    ROTATOR_CUFF_OPEN = "rotator-cuff-open"
    ROTATOR_CUFF_RUPTURE = "rotator-cuff-rupture"
    """Operation for a complete rupture of the rotator cuff."""
    ADHESIVE_CAPSULITIS = "adhesive-capsulitis"
    ACL_REPAIR = "acl-repair"
    KNEE_ARTHROPLASTY = "knee-arthroplasty"
    HIP_ARTHROPLASTY = "hip-arthroplasty"
    LUMBAR_DECOMPRESSION = "lumbar-decompression"
    """Discectomy or laminectomy of the low back."""
    LUMBAR_FUSION = "lumbar-fusion"
    CERVICAL_DECOMPRESSION = "cervical-decompression"
    """Discectomy or laminectomy of the neck."""
    CERVICAL_FUSION = "cervical-fusion"
    ANKLE_FRACTURE = "ankle-fracture"
    ACHILLES_RUPTURE = "achilles-rupture"
    OTHER = "other"


class Condition(enum.Enum):
    """Conditions for which ODG counts of visits were seen."""

    CERVICALGIA = "cervicalgia"
    """Neck pain or cervical spondylosis."""
    NECK_SPRAIN = "neck-sprain"
    LUMBAR_STRAIN = "lumbar-strain"
    LUMBAGO = "lumbago"
    """Backache, unspecified."""
    LUMBAR_RADICULITIS = "lumbar-radiculitis"
    SHOULDER_SPRAIN = "shoulder-sprain"
    ROTATOR_CUFF = "rotator-cuff"
    """Rotator cuff or impingement syndrome."""
    ROTATOR_CUFF_INJECTED = "rotator-cuff-injected"
    """The same, treated after an injection."""
    LATERAL_EPICONDYLITIS = "lateral-epicondylitis"
    MEDIAL_EPICONDYLITIS = "medial-epicondylitis"
    FINGER_FRACTURE = "finger-fracture"
    KNEE_DERANGEMENT = "knee-derangement"
    KNEE_SPRAIN = "knee-sprain"
    HEADACHE = "headache"
    OTHER = "other"


def _record(meaning: str) -> Flag:
    """Declare a fact about what records show: not so, in the closed reading, where nobody asserted it."""
    return flag(meaning, undocumented=False)


class Therapy(Vocabulary):
    """What the records show of the condition treated, and of the course of physical or occupational therapy."""

    myalgia = _record("Myalgia or myositis is documented as treated: muscle pain, strain, sprain or spasm.")
    neuritis = _record("Neuralgia, neuritis or radiculitis is documented as treated.")
    crps = _record("Complex regional pain syndrome, or reflex sympathetic dystrophy, is documented as treated.")
    arthritis = _record("Arthritis is documented as treated.")
    after_injection = _record("The therapy is documented as treatment after an injection.")
    unlisted_condition = _record(
        "A condition is documented as treated that the MTUS list of visits has no entry for, such as a fracture, "
        "epicondylitis or an internal derangement of the knee."
    )
    condition = choice("The condition treated, among those for which ODG counts were seen.", Condition)
    benefit_reported = _record("Benefit from the earlier visits is reported, if not measured.")
    already_authorized = _record("The same therapy, or its evaluation, is documented as authorized already.")
    therapy_running = _record("Authorized therapy is documented as still going on.")
    passive_only = _record("The therapy requested is documented to consist of passive modalities only.")
    examination_normal = _record(
        "The recent examination shows no objective functional deficit: motion and strength are normal."
    )
    home_program_suffices = _record(
        "The records show that what deficits remain can be met by a home exercise programme."
    )
    body_part_missing = _record("The request is documented to name no body part for treatment.")
    no_findings_in_region = _record("The records show neither complaint nor finding in the region to be treated.")
    surgery = choice("The operation that the therapy follows.", Surgery)
    surgery_refused = _record(
        "The surgery that the service would go with is determined to be not medically necessary, or will not take "
        "place."
    )
    past_surgical_period = _record("The postsurgical physical medicine period is documented to be over.")
    open_repair_of_large_tear = _record("An open repair of a large or massive rotator cuff tear is documented.")
    intensive_therapy_needed = _record(
        "The records show the need of three hours or more of physical and occupational therapy to gain the "
        "strength for "
        "discharge home."
    )
    inpatient_benefit = _record("Benefit from the earlier days in inpatient rehabilitation is documented.")

    laws = (implies(benefit_reported, Course.prior_visits >= 1),)


class Equipment(Vocabulary):
    """What the records show of a modality or device."""

    functional_restoration = _record(
        "The device or modality is documented as an adjunct to a programme of evidence-based functional restoration."
    )
    accepted_setting = _record("Neuropathic pain, complex regional pain syndrome or spasticity is documented.")
    other_treatment_recorded = _record("Other ongoing pain treatment and the use of medication are recorded.")
    goals_stated = _record("The prescription states treatment goals, short-term and long-term.")
    benefit_of_earlier_use = _record("Earlier use is documented to have brought less pain and more function.")
    purchase = _record("The device is documented as requested for purchase, not for rental.")
    rationale = _record("The records give a rationale for this particular device or modality.")
    in_behavioral_therapy = _record("Cognitive behavioural therapy is documented.")
    weeks_of_behavioral_therapy = count("Weeks of cognitive behavioural therapy so far.", Unit.WEEK)
    home_exercise_failed = _record("A documented home exercise programme has not been effective.")
    equipment_needed = _record("The need of equipment for exercise is documented.")
    professionally_monitored = _record("Medical professionals are documented to monitor the exercise.")
    transitional_program = _record(
        "A temporary transitional exercise programme, for a patient who needs more supervision, is documented."
    )
    highly_motivated = _record("The patient is documented to be selected for it and highly motivated.")
    work_capability_in_question = _record(
        "The records show the need to turn impairment into limits and work capability more exactly than a routine "
        "examination can, or delayed recovery."
    )
    before_work_hardening = _record("The records show that the evaluation precedes a work hardening programme.")
    failed_return_to_work = _record("Failed attempts to return to work are documented.")
    conflicting_reports = _record("Conflicting medical reports on fitness for work are documented.")
    near_maximum_improvement = _record("The worker is documented to be at or near maximum medical improvement.")
    hours_since_release = count("Hours since a carpal tunnel release.", Unit.HOUR)
    wrist_indication = _record("De Quervain tendinitis or mild carpal tunnel syndrome is documented.")
    daily_exercise = _record("The pillow is documented as used together with a daily exercise programme.")
    medical_need = _record("The records show the medical need for the equipment, and state its quantity.")
    meets_medicare_definition = _record("The equipment is documented to meet Medicare's definition.")
    bed_reason = _record(
        "A specific medical reason for a hospital bed is documented: positioning, risk of pressure sores when "
        "bedbound, "
        "inability to transfer, or severe heart disease."
    )
    red_flags = _record("Red flags for serious spinal pathology are documented.")
    job_modification = _record("The equipment is documented to modify the job so that the worker can stay at work.")
    homebound = _record(
        "The worker is documented as homebound: trouble leaving home without help, or leaving inadvisable, and "
        "leaving a "
        "major effort."
    )
    after_hospital = _record(
        "The services follow major surgery or a hospital stay, or stand in place of inpatient care, as the records "
        "show."
    )
    services_described = _record(
        "The request documents the condition with functional deficits, the services with frequency and duration, "
        "and the "
        "skill or licence needed."
    )
    home_evaluation = _record("An in-home evaluation by a nurse or therapist is documented.")
    wound_or_infusion = _record("Nursing for wound care or for intravenous antibiotics is documented as needed.")
    cannot_transport_self = _record("A disability is documented that prevents self-transport.")
    nursing_home_level = _record("The need of a nursing-home level of care is documented.")
