"""Guidelines on modalities: electrical, manual, thermal, and others."""

from __future__ import annotations

from imr_core import DISCRETIONARY, NECESSARY, NOT_NECESSARY, Course, Parameters, Request, Rule, Unit, limit
from imr_core.expressions import Condition
from imr_physical_therapy import _devices as device
from imr_physical_therapy import _sources as src
from imr_physical_therapy._facts import Equipment, Therapy
from imr_physical_therapy._modality import Declared, acoem_2004, chronic_pain_2009, chronic_pain_2016, odg, service
from imr_physical_therapy._sources import rows
from imr_physical_therapy._terms import chronic, low_back, neck, spine, total
from imr_physical_therapy._unencoded import EARLIER_MASSAGE, INFRARED, TRACTION_ELSEWHERE

_TENS_2016 = src.CHRONIC_PAIN_2016.at(section="TENS, chronic pain (transcutaneous electrical nerve stimulation)")
_TRIAL = _TENS_2016.at(seen_in=rows("8.1", letters="CM16-0231745 CM16-0235869 CM16-0248471 CM17-0010021"))
_RESULTS = src.LOW_BACK_2004.at(section="Physical Methods", seen_in=rows("8.32", letters="CM16-0239569"))
_MASSAGE_2009 = src.CHRONIC_PAIN_2009.at(
    section="Massage therapy", verification=src.SECONDARY, seen_in=rows("8.7", letters="ICOMP")
)
_BIOFEEDBACK = src.CHRONIC_PAIN_2016.at(section="Biofeedback", seen_in=rows("8.15", letters="CM16-0235869"))


class Numbers(Parameters):
    """The numbers that these topics state."""

    # One month, of at most 31 days.
    trial_days = limit(31, Unit.DAY, cite=_TRIAL)
    first_sessions = limit(6, Unit.VISIT, cite=_RESULTS)
    massage_visits = limit(6, Unit.VISIT, low=4, cite=_MASSAGE_2009)
    behavioral_weeks = limit(4, Unit.WEEK, cite=_BIOFEEDBACK)


_adjunct = Equipment.functional_restoration
_documented = Equipment.accepted_setting & Equipment.other_treatment_recorded & Equipment.goals_stated
_past_trial = Request.duration_stated & (Request.weeks * 7 > Numbers.trial_days)
_bought = Equipment.purchase | _past_trial
_LONG = "CM17-0006634 CM16-0248471 CM17-0010021"


def _not_adjunct(of: Condition, *numbers: str, letters: str) -> Rule:
    return Rule(
        "not-an-adjunct",
        when=of & ~_adjunct,
        outcome=NOT_NECESSARY,
        because="it is not recommended as a primary modality, and no programme of evidence-based functional "
        "restoration that "
        "it would accompany is documented",
        cite=_TENS_2016.at(seen_in=rows(*numbers, letters=letters)),
    )


def _tens() -> list[Declared]:
    tens = service(device.TENS)
    rules = [
        _not_adjunct(tens, "8.1", "8.4", letters="CM16-0231745 CM16-0235869 CM16-0248471 CM17-0010021"),
        Rule(
            "not-documented",
            when=tens & _adjunct & ~_documented & ~Equipment.benefit_of_earlier_use,
            outcome=NOT_NECESSARY,
            because="a trial asks for neuropathic pain, complex regional pain syndrome or spasticity, for a record "
            "of other "
            "treatment and medication, and for short-term and long-term goals; not all are documented",
            cite=_TENS_2016.at(seen_in=rows("8.2", "8.3", "8.4", "2.16", letters=f"CM16-0235869 {_LONG} CM17-0017776")),
        ),
        Rule(
            "past-the-trial",
            when=tens & _adjunct & _bought & ~Equipment.benefit_of_earlier_use,
            outcome=NOT_NECESSARY,
            because="a home trial of one month comes before purchase or longer rental, and no benefit of earlier "
            "use is "
            "documented",
            cite=_TENS_2016.at(seen_in=rows("8.1", "8.4", letters=_LONG)),
        ),
        Rule(
            "home-trial",
            when=tens & _adjunct & _documented & Request.duration_stated & ~_bought & ~Equipment.benefit_of_earlier_use,
            outcome=NECESSARY,
            because="a home trial of one month as an adjunct to functional restoration may be considered, and its "
            "documentation is complete",
            cite=_TRIAL,
        ),
        Rule(
            "trial-without-duration",
            when=tens
            & _adjunct
            & _documented
            & ~Request.duration_stated
            & ~Equipment.purchase
            & ~Equipment.benefit_of_earlier_use,
            outcome=NOT_NECESSARY,
            because="the request states no duration of rental or trial",
            cite=_TENS_2016.at(seen_in=rows("8.4", letters=_LONG)),
        ),
        Rule(
            "after-the-trial",
            when=tens & _adjunct & Equipment.benefit_of_earlier_use,
            outcome=DISCRETIONARY,
            because="earlier use brought less pain and more function: weigh what the trial showed against purchase "
            "or rental",
            cite=_TENS_2016.at(seen_in=rows("8.4", "8.6", letters=f"{_LONG} CM17-0005344")),
        ),
    ]
    table = src.NECK_2004.at(section="Chapter 8, Table 8-8", pages="181", seen_in=rows("8.5", letters="CM17-0017776"))
    acute_neck = tens & neck & ~chronic
    not_recommended = Rule(
        "not-recommended",
        when=acute_neck,
        outcome=NOT_NECESSARY,
        because="TENS is not recommended for neck and upper back complaints",
        cite=table,
        interpretation="Read for the acute phase, where the chronic pain guideline does not speak.",
    )
    return [
        *chronic_pain_2016("tens", "TENS", tens & chronic, rules),
        *acoem_2004("tens-neck", "TENS", src.NECK_2004, acute_neck, [not_recommended]),
    ]


def _electrical_stimulation() -> list[Declared]:
    stimulation = service(device.ELECTRICAL_STIMULATION)
    helped = Equipment.benefit_of_earlier_use
    unexplained = Therapy.therapy_running & ~Equipment.rationale
    more = (total > Numbers.first_sessions) & ~Course.functional_improvement & (Course.prior_visits >= 1)
    rules = [
        _not_adjunct(stimulation, "8.6", letters="CM17-0005344 CM16-0235869"),
        Rule(
            "earlier-use-without-benefit",
            when=stimulation & _adjunct & ~helped,
            outcome=NOT_NECESSARY,
            because="earlier use must have shown less pain and more function, and none is documented",
            cite=_TENS_2016.at(seen_in=rows("8.6", letters="CM17-0005344")),
        ),
        Rule(
            "beside-running-therapy",
            when=stimulation & unexplained,
            outcome=NOT_NECESSARY,
            because="authorized therapy is unfinished, and no rationale for the modality beside it is documented",
            cite=_TENS_2016.at(seen_in=rows("8.33", letters="CM16-0231745")),
            interpretation="Asked by a determination; no passage is given for it.",
        ),
        Rule(
            "results-first",
            when=stimulation & more,
            outcome=NOT_NECESSARY,
            because="the results of the first {first_sessions} sessions come first, and none are documented",
            cite=_RESULTS,
            interpretation="A reviewer's application to electrical stimulation, traction and ice or heat.",
        ),
        Rule(
            "adjunct-with-benefit",
            when=stimulation & _adjunct & helped & ~unexplained & ~more,
            outcome=NECESSARY,
            because="it accompanies functional restoration, and earlier use brought less pain and more function",
            cite=_TENS_2016.at(seen_in=rows("8.6", letters="CM17-0005344")),
        ),
    ]
    title = "electrical muscle stimulation, under TENS"
    return chronic_pain_2016("electrical-stimulation", title, stimulation & chronic, rules)


def _not_recommended(one: Condition, section: str, text: str, *numbers: str, letters: str) -> list[Rule]:
    return [
        Rule(
            "not-recommended",
            when=one,
            outcome=NOT_NECESSARY,
            because=text,
            cite=src.CHRONIC_PAIN_2016.at(section=section, seen_in=rows(*numbers, letters=letters)),
        )
    ]


def _passive() -> list[Declared]:
    ultrasound, laser = service(device.ULTRASOUND), service(device.LASER)
    return [
        *chronic_pain_2016(
            "therapeutic-ultrasound",
            "ultrasound, therapeutic",
            ultrasound & chronic,
            _not_recommended(
                ultrasound,
                "Ultrasound, therapeutic",
                "therapeutic ultrasound is not recommended: little evidence over placebo",
                "8.9",
                "8.33",
                letters="CM16-0231745 CM17-0005344",
            ),
        ),
        *chronic_pain_2016(
            "laser-or-infrared",
            "low-level laser therapy",
            laser & chronic,
            _not_recommended(
                laser,
                "Low-Level Laser Therapy (LLLT)",
                "low-level laser and infrared therapy are not recommended",
                "8.14",
                letters="CM17-0008479",
            ),
            unencoded=INFRARED,
        ),
    ]


def _massage() -> list[Declared]:
    massage = service(device.MASSAGE)
    few = total <= Numbers.massage_visits
    rules = [
        Rule(
            "too-many",
            when=massage & ~few & ~Course.exceptional_factors,
            outcome=NOT_NECESSARY,
            because="with the earlier visits, these {visits} exceed the 4 to {massage_visits} of most cases",
            cite=_MASSAGE_2009,
        ),
        Rule(
            "few",
            when=massage & (few | Course.exceptional_factors),
            outcome=DISCRETIONARY,
            because="massage is limited to 4 to 6 visits in most cases: weigh whether it accompanies other recommended "
            "treatment",
            cite=_MASSAGE_2009,
        ),
        Rule(
            "not-beside-exercise",
            when=~Course.home_exercise,
            outcome=NOT_NECESSARY,
            because="massage is an adjunct to exercise, and none goes with it",
            cite=src.CHRONIC_PAIN_2009.at(
                section="Massage therapy", pages="60", verification=src.UNVERIFIED, seen_in=rows("8.8")
            ),
            exception_to=("few",),
        ),
    ]
    return chronic_pain_2009("massage", "massage therapy", massage & chronic, rules, unencoded=EARLIER_MASSAGE)


def _biofeedback() -> list[Declared]:
    biofeedback = service(device.BIOFEEDBACK)
    after = Equipment.in_behavioral_therapy & (Equipment.weeks_of_behavioral_therapy >= Numbers.behavioral_weeks)
    rules = [
        Rule(
            "without-behavioral-therapy",
            when=biofeedback & ~after,
            outcome=NOT_NECESSARY,
            because="biofeedback is an adjunct after {behavioral_weeks} weeks of cognitive behavioural therapy, "
            "which are not "
            "documented",
            cite=_BIOFEEDBACK,
        ),
        Rule(
            "after-behavioral-therapy",
            when=biofeedback & after,
            outcome=NECESSARY,
            because="biofeedback may be an adjunct after {behavioral_weeks} weeks of cognitive behavioural therapy",
            cite=_BIOFEEDBACK,
        ),
    ]
    return chronic_pain_2016("biofeedback", "biofeedback", biofeedback & chronic, rules)


def _acoem_low_back() -> list[Declared]:
    passive = service(
        device.MASSAGE, device.DIATHERMY, device.LASER, device.ULTRASOUND, device.TENS, device.PENS, device.BIOFEEDBACK
    )
    early = passive & low_back & ~chronic
    cite = src.LOW_BACK_2004.at(section="Physical Methods", seen_in=rows("8.11", "C5", letters="CM17-0010021"))
    rules = [
        Rule(
            "no-proven-efficacy",
            when=early & ~_adjunct,
            outcome=NOT_NECESSARY,
            because="passive modalities have no proven efficacy in acute low back symptoms, and no programme of "
            "functional "
            "restoration beside them is documented",
            cite=cite,
        ),
        Rule(
            "with-functional-restoration",
            when=early & _adjunct,
            outcome=DISCRETIONARY,
            because="passive modalities may help for a short term beside functional restoration: weigh their part "
            "in it",
            cite=cite,
        ),
    ]
    traction = service(device.TRACTION) & low_back
    lasting = Rule(
        "no-lasting-relief",
        when=traction,
        outcome=NOT_NECESSARY,
        because="traction is not proven effective for lasting relief of low back pain",
        cite=src.LOW_BACK_2004.at(section="Physical Methods", seen_in=rows("8.10", letters="CM16-0239569")),
    )
    interferential = service(device.INTERFERENTIAL)
    insufficient = Rule(
        "insufficient-evidence",
        when=interferential,
        outcome=NOT_NECESSARY,
        because="the evidence for interferential and sympathetic therapy is insufficient",
        cite=src.LOW_BACK_2004.at(section="Physical Methods", seen_in=rows("8.12", letters="CM17-0010021")),
        interpretation="Insufficient evidence is read as not recommended, and for every region.",
    )
    return [
        *acoem_2004("passive-modalities-low-back", "passive modalities", src.LOW_BACK_2004, early, rules),
        *acoem_2004(
            "traction-low-back", "traction", src.LOW_BACK_2004, traction, [lasting], unencoded=TRACTION_ELSEWHERE
        ),
        *acoem_2004(
            "interferential-therapy", "interferential therapy", src.LOW_BACK_2004, interferential, [insufficient]
        ),
    ]


def _heat_and_cold() -> list[Declared]:
    applied, pad = service(device.HEAT_OR_COLD), service(device.HEAT_PAD)
    at_home = src.LOW_BACK_2004.at(
        section="Physical Methods", seen_in=rows("8.13", letters="CM16-0239569 CM16-0245466 CM17-0010021")
    )
    everywhere = "Stated for the low back, read for every region."
    applied_rules = [
        Rule(
            "home-use-as-effective",
            when=applied & ~Equipment.rationale,
            outcome=NOT_NECESSARY,
            because="applications of heat or cold at home are as effective as by a therapist, and no rationale for "
            "more is "
            "documented",
            cite=at_home,
            interpretation=everywhere,
        ),
        Rule(
            "home-use-with-rationale",
            when=applied & Equipment.rationale,
            outcome=DISCRETIONARY,
            because="applications of heat or cold at home are as effective as by a therapist: weigh the rationale "
            "for this one",
            cite=at_home,
            interpretation=everywhere,
        ),
    ]
    option = src.ODG.at(section="Low back, heat therapy", seen_in=rows("8.28", letters="CM16-0245466"))
    justified = Equipment.rationale & _adjunct
    pad_rules = [
        Rule(
            "without-rationale",
            when=pad & ~justified,
            outcome=NOT_NECESSARY,
            because="heat is an option for low back pain, but a rationale for this device and its use beside "
            "functional "
            "restoration are not both documented",
            cite=option,
            interpretation=everywhere,
        ),
        Rule(
            "option",
            when=pad & justified,
            outcome=NECESSARY,
            because="heat is an option, a rationale for this device is documented, and it goes with functional "
            "restoration",
            cite=option,
            interpretation=everywhere,
        ),
    ]
    return [
        *acoem_2004("heat-or-cold", "heat and cold", src.LOW_BACK_2004, applied, applied_rules),
        *odg("heat-pad", "heat therapy", pad, pad_rules),
    ]


def _waves() -> list[Declared]:
    wave, intense = service(device.SHOCK_WAVE), service(device.NEUROSTIMULATION)
    back = Rule(
        "not-for-the-back",
        when=wave & spine,
        outcome=NOT_NECESSARY,
        because="shock-wave therapy is not recommended for back pain",
        cite=src.ODG.at(
            section="Low back; neck and upper back", seen_in=rows("8.23", letters="CM16-0249536 CM17-0008479")
        ),
    )
    hyper = Rule(
        "not-recommended",
        when=intense,
        outcome=NOT_NECESSARY,
        because="hyperstimulation analgesia is not recommended until there are high-quality studies",
        cite=src.ODG.at(section="Low back, hyperstimulation analgesia", seen_in=rows("8.35", letters="CM17-0008479")),
        interpretation="Stated under the low back, read for every region.",
    )
    return [
        *odg("shock-wave-therapy", "extracorporeal shock-wave therapy", wave, [back], complete=False),
        *odg("hyperstimulation-analgesia", "hyperstimulation analgesia", intense, [hyper]),
    ]


GUIDELINES = (
    *_tens(),
    *_electrical_stimulation(),
    *_passive(),
    *_massage(),
    *_biofeedback(),
    *_acoem_low_back(),
    *_heat_and_cold(),
    *_waves(),
)
