"""What the records show of a drug, of what it is for, and of how it is watched over."""

from __future__ import annotations

from imr_core import Injury, Unit, Vocabulary, amount, count, flag, implies


class Use(Vocabulary):
    """The drug requested: how long it has been used, and what it brought."""

    continued = flag("The records show the drug in use already: the request continues it.", undocumented=False)
    weeks_in_use = amount("Weeks for which the drug has been in use.", Unit.WEEK)
    days_in_use = amount("Days for which the drug has been in use, for one that is meant for days.", Unit.DAY)
    supply_days = count("Days for which the quantity requested lasts at the prescribed dose.", Unit.DAY)
    pain_relief = flag("The records show less pain with the drug.", undocumented=False)
    pain_reduction = amount("By how much the drug reduces the pain.", "percent")
    better_function = flag("The records show better function with the drug.", undocumented=False)
    benefit = flag(
        "The records show the benefit for which a drug that is no pain reliever is given.", undocumented=False
    )
    rationale = flag(
        "The provider gives a reason, of this patient's own, for using the drug otherwise than recommended.",
        undocumented=False,
    )
    same_class_in_use = flag(
        "The records show another drug of the same class in use, or requested, at the same time.", undocumented=False
    )
    added_to_other_agents = flag(
        "The records show that the drug is added to other agents of like effect.", undocumented=False
    )
    first_line_failed = flag(
        "The records show that first-line drugs were tried and failed, or cannot be taken.", undocumented=False
    )
    other_treatment_failed = flag(
        "The records show no response to, or intolerance of, other treatments.", undocumented=False
    )
    neuropathic_agents_failed = flag(
        "The records show that an antidepressant or anticonvulsant was tried and failed, or cannot be taken.",
        undocumented=False,
    )
    nonopioid_failed = flag(
        "The records show that non-opioid pain relievers were tried and failed, or cannot be taken.",
        undocumented=False,
    )
    acetaminophen_tried = flag("The records show that acetaminophen was tried or cannot be taken.", undocumented=False)
    relaxants_failed = flag("The records show that other muscle relaxants were tried and failed.", undocumented=False)
    oral_unsuitable = flag(
        "The records show that the drug cannot be taken by mouth, or why it is put on the skin instead.",
        undocumented=False,
    )
    tablets_unsuitable = flag(
        "The records show that tablets and capsules cannot be taken, such as for want of swallowing.",
        undocumented=False,
    )
    liquids_failed = flag(
        "The records show that liquid forms of first-line drugs were tried and failed.", undocumented=False
    )


class Complaint(Vocabulary):
    """What the drug is for."""

    acute_pain = flag("The records show acute pain or an acute exacerbation of chronic pain.", undocumented=False)
    mild_pain = flag("The records show pain that is at most moderate.", undocumented=False)
    severe_pain = flag("The records show severe pain.", undocumented=False)
    severe_injury = flag("The records show a severe acute injury, such as a fracture.", undocumented=False)
    relief_inadequate = flag(
        "The records show pain that present treatment does not relieve enough.", undocumented=False
    )
    spasm = flag("The records show muscle spasm.", undocumented=False)
    spasticity = flag(
        "The records show spasticity or spasm of multiple sclerosis or spinal cord injury, or lancinating, paroxysmal "
        "neuropathic pain.",
        undocumented=False,
    )
    neuropathic_pain = flag("The records show neuropathic pain.", undocumented=False)
    fibromyalgia = flag("The records show fibromyalgia.", undocumented=False)
    arthritic_joint = flag(
        "The records show osteoarthritis or tendinitis of a joint that lends itself to topical treatment: ankle, "
        "elbow, "
        "foot, hand, knee, wrist.",
        undocumented=False,
    )
    soft_tissue_injury = flag(
        "The records show an acute soft-tissue injury, a sprain or strain, of a part that lends itself to topical "
        "treatment: not of spine, hip or shoulder.",
        undocumented=False,
    )
    gi_risk = flag(
        "The records show a gastrointestinal risk: peptic ulcer, bleeding or perforation in the past, an anticoagulant "
        "or antiplatelet drug, or a high dose or several anti-inflammatory drugs.",
        undocumented=False,
    )
    dyspepsia = flag(
        "The records show gastrointestinal complaints, such as dyspepsia from an anti-inflammatory drug.",
        undocumented=False,
    )
    nsaid_not_necessary = flag(
        "The anti-inflammatory drug against whose effects it protects was found not necessary.", undocumented=False
    )
    depression = flag("The records show depression.", undocumented=False)
    acute_anxiety = flag("The records show acute anxiety or agitation.", undocumented=False)
    insomnia = flag("The records show insomnia.", undocumented=False)
    sleep_measures_failed = flag(
        "The records show that sleep hygiene and drugs without prescription failed.", undocumented=False
    )
    acute_headache = flag("The records show an acute headache for which the drug is given.", undocumented=False)
    sildenafil_indicated = flag(
        "The records show erectile dysfunction or pulmonary arterial hypertension.", undocumented=False
    )
    reduced_motion = flag("The records show reduced motion of the joint.", undocumented=False)
    therapy_to_follow = flag(
        "The records show physical therapy, planned or authorised, that pain keeps from.", undocumented=False
    )
    knee_osteoarthritis = flag(
        "The records show significantly symptomatic osteoarthritis of the knee.", undocumented=False
    )
    patellar_tendinosis = flag("The records show refractory patellar tendinosis.", undocumented=False)
    conservative_care_failed = flag("The records show that conservative care was tried and failed.", undocumented=False)
    injection_failed = flag("The records show that aspiration or a steroid injection failed.", undocumented=False)
    diagnosis_documented = flag("The records show findings that establish the diagnosis.", undocumented=False)


class Opioids(Vocabulary):
    """What concerns opioids and their monitoring."""

    postoperative = flag("The records show that it is for pain after an operation.", undocumented=False)
    immediately_postoperative = flag(
        "The records show that it is for the first two to three weeks after an operation.", undocumented=False
    )
    extensive_surgery = flag("The records show that the operation is a moderate or extensive one.", undocumented=False)
    weeks_after_surgery = amount("Weeks from the operation to the request.", Unit.WEEK)
    nocturnal_only = flag("The records show that it is used at night only.", undocumented=False)
    status_in_writing = flag("The records show pain and function status in writing.", undocumented=False)
    conservative_care = flag("The records show recent conservative care and its response.", undocumented=False)
    risk_screened = flag("The records show a screening for risk of addiction and adverse events.", undocumented=False)
    cures_checked = flag("The records show that the CURES database was checked.", undocumented=False)
    urine_test_on_record = flag("The records show a recent urine drug test.", undocumented=False)
    agreement_signed = flag("The records show a complete written treatment agreement.", undocumented=False)
    side_effects_reviewed = flag("The records show that side effects were asked for.", undocumented=False)
    aberrance_reviewed = flag("The records show that aberrant behaviour was looked for.", undocumented=False)
    single_prescriber = flag("The records show one prescriber and one pharmacy.", undocumented=False)
    taper_indicated = flag(
        "The records show a reason to taper: the patient's wish, resolved pain, non-adherence, illegal or dangerous "
        "conduct, a severe adverse effect or an overdose.",
        undocumented=False,
    )
    use_disorder = flag("The records show a history of opioid use disorder.", undocumented=False)
    specialist_agrees = flag("The records show that an addiction specialist agrees.", undocumented=False)
    visit_overdue = flag(
        "The records show that visits are further apart than recommended and no other schedule is justified.",
        undocumented=False,
    )
    months_between_visits = amount("Months between face-to-face visits.", Unit.MONTH)
    morphine_equivalents = amount("Daily dose of all opioids together, in morphine equivalents.", "mg per day")
    days_on_opioids = count("Days of opioid treatment for this injury.", Unit.DAY)
    wean_attempted = flag("The records show an attempt to wean in the last six months.", undocumented=False)
    long_term = flag("The records show that opioids are used, or planned, long-term.", undocumented=False)
    tested_this_year = flag("The records show a urine drug test in the last twelve months.", undocumented=False)
    tests_this_year = count("Urine drug tests in the last twelve months, this one left out.", "test")
    misuse_risk = flag("The records show a high risk of misuse.", undocumented=False)
    opioid_in_use = flag(
        "The records show an opioid in use, or prescribed, for more than a few days.", undocumented=False
    )
    benzodiazepine_in_use = flag("The records show a benzodiazepine in use.", undocumented=False)
    opioid_naive = flag("The records show that no opioid was taken before.", undocumented=False)

    laws = (
        implies(immediately_postoperative, weeks_after_surgery <= 3),
        days_on_opioids <= Injury.days_since_injury,
    )


class Dispensing(Vocabulary):
    """What the formulary asks of how a drug was dispensed."""

    without_authorization = flag("It was dispensed without authorization through prospective review.")
    by_physician = flag("It was dispensed by the physician.")
    brand_not_substituted = flag("It is a brand, not to be substituted, with a less costly generic equivalent.")
    brand_need_documented = flag(
        "The chart and the report give patient-specific reasons for the brand.", undocumented=False
    )
    unlisted = flag("The drug list of that day does not name the drug.")
    accords_with_mtus = flag("It was prescribed in accord with the MTUS.")
    at_initial_visit = flag("It was prescribed at the single initial visit.", undocumented=False)
    days_from_injury = count("Days from the injury to that visit; the day after the injury is day one.", Unit.DAY)
    around_surgery = flag("It was prescribed for an operation.", undocumented=False)
    days_from_surgery = amount(
        "Days from the operation, negative before it; the operation is day zero.", Unit.DAY, at_least=None
    )
    transition_documented = flag(
        "For an injury before 2018, a report and request with a taper or transition plan, or the reasons to go on.",
        undocumented=False,
    )
