"""Guidelines on programmes and other services: gym, work conditioning, evaluations, inpatient and home care."""

from __future__ import annotations

from imr_core import (
    DISCRETIONARY,
    NECESSARY,
    NOT_ADDRESSED,
    NOT_NECESSARY,
    Edition,
    Guideline,
    Injury,
    Parameters,
    Request,
    Rule,
    Step,
    Trigger,
    Unit,
    limit,
    not_encoded,
)
from imr_core.california import TRANSPORTATION
from imr_core.expressions import at_least
from imr_physical_therapy import _services as services
from imr_physical_therapy import _sources as src
from imr_physical_therapy._devices import HOME_HEALTH
from imr_physical_therapy._facts import Equipment, Therapy
from imr_physical_therapy._modality import Declared, acoem_2004, chronic_pain_2009, chronic_pain_2016, odg, service
from imr_physical_therapy._modality import plain_rule as _rule
from imr_physical_therapy._sources import rows
from imr_physical_therapy._terms import chronic, total
from imr_physical_therapy._unencoded import HOME_HEALTH_TERMS, WORK_CONDITIONING

_CONDITIONING = src.CHRONIC_PAIN_2009.at(
    section="Work conditioning, work hardening", verification=src.SECONDARY, seen_in=rows("8.20", letters="ICOMP")
)
_CONDITIONING_COUNT = _CONDITIONING.at(pages="125-126", verification=src.UNVERIFIED, seen_in=rows("8.21"))
_INPATIENT = src.ODG.at(
    section="Hip and pelvis, skilled nursing facility", seen_in=rows("2.36", letters="CM17-0004133")
)
_HOME = src.CHRONIC_PAIN_2016.at(section="Home health services", pages="89-90")
_HOME_LONG = _HOME.at(seen_in=rows("8.43", letters="CM16-0249735"))
_TRANSPORT = src.ODG.at(section="Knee and leg, transportation", seen_in=rows("8.45", letters="CM17-0009883"))


class Numbers(Parameters):
    """The numbers that these topics state."""

    conditioning_visits = limit(10, Unit.VISIT, cite=_CONDITIONING_COUNT)
    inpatient_days = limit(12, Unit.DAY, low=6, cite=_INPATIENT)
    nursing_days = limit(12, Unit.DAY, low=10, cite=_INPATIENT)
    home_days = limit(60, Unit.DAY, cite=_HOME_LONG)
    transport_age = limit(55, Unit.YEAR, cite=_TRANSPORT)


def _exercise() -> list[Declared]:
    gym, yoga, conditioning = (service(services.GYM), service(services.YOGA), service(services.WORK_CONDITIONING))
    cite = src.ODG.at(section="Gym memberships", seen_in=rows("8.16", letters="CM17-0016761"))
    met = Equipment.home_exercise_failed & Equipment.equipment_needed & Equipment.professionally_monitored
    gym_rules = [
        _rule(
            "criteria-met",
            gym & met,
            NECESSARY,
            "home exercise failed, equipment is needed, and professionals monitor the exercise",
            cite,
        ),
        _rule(
            "criteria-not-met",
            gym & ~met & ~Equipment.transitional_program,
            NOT_NECESSARY,
            "a gym is not recommended unless home exercise failed, equipment is needed, and professionals monitor the "
            "exercise; not all are documented",
            cite,
        ),
        _rule(
            "transitional",
            gym & ~met & Equipment.transitional_program,
            DISCRETIONARY,
            "a temporary transitional exercise programme may be appropriate where more supervision is needed: weigh it",
            cite,
        ),
    ]
    selected = src.CHRONIC_PAIN_2009.at(
        section="Yoga", verification=src.SECONDARY, seen_in=rows("8.19", letters="ICOMP")
    )
    yoga_rules = [
        _rule(
            "motivated",
            yoga & Equipment.highly_motivated,
            NECESSARY,
            "yoga is an option for selected, highly motivated patients",
            selected,
        ),
        _rule(
            "not-selected",
            yoga & ~Equipment.highly_motivated,
            NOT_NECESSARY,
            "yoga is only for selected, highly motivated patients, and neither is documented",
            selected,
        ),
    ]
    count = Rule(
        "conditioning-count",
        when=total > Numbers.conditioning_visits,
        outcome=NOT_NECESSARY,
        because="with the earlier visits, these {visits} exceed {conditioning_visits} over four weeks",
        cite=_CONDITIONING_COUNT,
        exception_to=("number-not-seen",),
    )
    work_rules = [
        _rule(
            "number-not-seen",
            conditioning,
            DISCRETIONARY,
            "work conditioning and hardening are recommended; their number has not been seen: weigh the programme",
            _CONDITIONING,
        ),
        count,
    ]
    return [
        *odg("gym-membership", "gym memberships", gym, gym_rules),
        *chronic_pain_2009("yoga", "yoga", yoga & chronic, yoga_rules),
        *chronic_pain_2009(
            "work-conditioning",
            "work conditioning and hardening",
            conditioning,
            work_rules,
            unencoded=WORK_CONDITIONING,
        ),
    ]


def _evaluations() -> list[Declared]:
    capacity, testing = service(services.FUNCTIONAL_CAPACITY), service(services.MEASUREMENT)
    needed = Equipment.work_capability_in_question
    acoem = src.GENERAL_2004.at(
        section="General Approach to Initial Assessment and Documentation",
        seen_in=rows("8.22", letters="CM17-0009441 CM16-0248698"),
    )
    criteria = at_least(
        1,
        Equipment.before_work_hardening,
        Equipment.failed_return_to_work,
        Equipment.conflicting_reports,
        Equipment.near_maximum_improvement,
    )
    odg_fce = src.ODG.at(
        section="Fitness for duty, functional capacity evaluation", seen_in=rows("8.22", letters="CM17-0006634")
    )
    capacity_rules = [
        _rule(
            "needed",
            capacity & needed,
            NECESSARY,
            "impairment must be turned into limits and work capability more exactly than a routine examination can, or "
            "recovery is delayed",
            acoem,
        ),
        _rule(
            "other-criteria",
            capacity & ~needed & criteria,
            NOT_ADDRESSED,
            "the chapter does not speak of this reason",
            acoem,
        ),
        _rule(
            "not-needed",
            capacity & ~needed & ~criteria,
            NOT_NECESSARY,
            "no need to turn impairment into limits and work capability is documented, nor another reason",
            acoem,
        ),
    ]
    odg_rules = [
        _rule(
            "criterion",
            capacity & criteria,
            NECESSARY,
            "it precedes work hardening, follows failed attempts to return to work or conflicting reports, or the "
            "worker is "
            "near maximum improvement",
            odg_fce,
        ),
        _rule("no-criterion", capacity & ~criteria, NOT_NECESSARY, "none of the criteria is documented", odg_fce),
    ]
    routine = src.ODG.at(section="Computerized range of motion; grip", seen_in=rows("8.36", letters="CM17-0009441"))
    testing_rules = [
        _rule(
            "part-of-examination",
            testing,
            NOT_NECESSARY,
            "testing of motion or grip is part of the routine examination, not a service of its own",
            routine,
        )
    ]
    return [
        *acoem_2004(
            "functional-capacity-evaluation",
            "functional capacity evaluation",
            src.GENERAL_2004,
            capacity,
            capacity_rules,
        ),
        *odg(
            "odg-functional-capacity-evaluation",
            "functional capacity evaluation",
            capacity,
            odg_rules,
            mtus_silent=False,
        ),
        *odg("motion-or-grip-testing", "testing of motion or grip", testing, testing_rules),
    ]


def _inpatient() -> list[Declared]:
    stay, nursing = service(services.INPATIENT_REHABILITATION), service(services.SKILLED_NURSING)
    days = Request.weeks * 7
    stated = Request.duration_stated
    reading = "Stated for arthroplasty of the hip, read for other major injuries, as a determination did."
    long = stated & (days > Numbers.inpatient_days)
    long_nursing = stated & (days > Numbers.nursing_days)
    unproved = ~Therapy.inpatient_benefit
    rules = [
        _rule(
            "longer-without-benefit",
            stay & long & unproved,
            NOT_NECESSARY,
            "{weeks} weeks are more than the 6 to {inpatient_days} days, and benefit of the earlier days is not "
            "documented",
            _INPATIENT,
            reading,
        ),
        _rule(
            "longer-nursing-without-benefit",
            nursing & long_nursing & unproved,
            NOT_NECESSARY,
            "{weeks} weeks are more than the 10 to {nursing_days} days, and benefit of the earlier days is not "
            "documented",
            _INPATIENT,
            reading,
        ),
        _rule(
            "which-of-the-two",
            stay | nursing,
            NOT_ADDRESSED,
            "the difference between inpatient rehabilitation and a skilled nursing facility is not spoken of",
            _INPATIENT,
        ),
    ]
    published = src.PUBLISHED_CRITERIA.at(seen_in=rows("2.35", letters="CM16-0229336"))
    needed = Therapy.intensive_therapy_needed
    other = Guideline(
        "inpatient-rehabilitation-criteria",
        title=src.PUBLISHED_CRITERIA.title,
        step=Step.OTHER_GUIDELINE,
        edition=src.odg_quoted(),
        addresses=stay | nursing,
        complete=True,
        rules=[
            _rule(
                "intensive-therapy",
                stay & needed & stated,
                NECESSARY,
                "three hours or more of physical and occupational therapy are needed to gain strength for "
                "discharge home",
                published,
            ),
            _rule(
                "days-missing",
                stay & needed & ~stated,
                DISCRETIONARY,
                "three hours or more of therapy are needed, but the request states no days: weigh for how long",
                published,
            ),
            _rule(
                "no-intensive-therapy",
                stay & ~needed,
                NOT_NECESSARY,
                "the need of three hours or more of therapy is not documented",
                published,
            ),
            _rule(
                "medical-problems",
                nursing,
                DISCRETIONARY,
                "a skilled nursing facility is rather for medical problems: weigh them",
                published,
            ),
        ],
    )
    later = not_encoded(
        other.id,
        Edition("after-2017", Trigger.SERVICE_DATE, start="2017-12-01"),
        other.addresses,
        "the criteria are known only for the span in which determinations quote them",
        title=other.title,
        step=other.step,
    )
    return [*odg("inpatient-rehabilitation", "inpatient rehabilitation", stay | nursing, rules), other, later]


def _home_health() -> list[Declared]:
    home = service(HOME_HEALTH)
    long = Request.duration_stated & (Request.weeks * 7 > Numbers.home_days)
    indicated = Equipment.homebound & Equipment.after_hospital & Equipment.services_described
    free = home & ~Therapy.already_authorized
    criteria = _HOME.at(seen_in=rows("8.41", "8.42", letters="CM16-0249735 CM16-0249726"))
    nursing = Equipment.after_hospital & Equipment.wound_or_infusion
    duplicate = _HOME.at(seen_in=rows("2.29", letters="CM17-0004133 CM16-0247274"))
    rules = [
        _rule(
            "already-authorized",
            home & Therapy.already_authorized,
            NOT_NECESSARY,
            "the same service is authorized already and need not be authorized again",
            duplicate,
        ),
        _rule(
            "criteria-not-met",
            free & ~indicated & ~nursing,
            NOT_NECESSARY,
            "a homebound worker after major surgery or a hospital stay, and a request that describes deficits, "
            "services and "
            "skill, are not all documented",
            criteria,
        ),
        _rule(
            "long-without-evaluation",
            home & long & ~Equipment.home_evaluation,
            NOT_NECESSARY,
            "{weeks} weeks are more than {home_days} days, and an in-home evaluation is not documented",
            _HOME_LONG,
        ),
        _rule(
            "criteria-met",
            free & (indicated | nursing) & ~(long & ~Equipment.home_evaluation),
            NECESSARY,
            "the worker is homebound after major surgery or a hospital stay, or a wound of it needs nursing, and "
            "the services "
            "are short-term or their need was evaluated at home",
            criteria,
            "Nursing of a wound that has not healed after surgery stands for the homebound condition, as in a "
            "determination "
            "that overturned the denial.",
        ),
    ]
    acute = src.ODG.at(section="Hip and pelvis, home health services", seen_in=rows("8.44", letters="CM17-0004133"))
    acute_rules = [
        _rule(
            "already-authorized",
            home & Therapy.already_authorized,
            NOT_NECESSARY,
            "the same service is authorized already and need not be authorized again",
            acute,
        ),
        _rule(
            "nursing",
            free & Equipment.homebound & Equipment.wound_or_infusion,
            NECESSARY,
            "a homebound worker needs nursing for wound care or intravenous antibiotics",
            acute,
        ),
        _rule(
            "other-treatment",
            free & Equipment.homebound & ~Equipment.wound_or_infusion,
            DISCRETIONARY,
            "home services may deliver otherwise recommended treatment to a homebound worker, and nursing for wound "
            "care or infusions is not documented: weigh which treatment is to be delivered",
            acute,
        ),
        _rule(
            "not-homebound",
            free & ~Equipment.homebound,
            NOT_NECESSARY,
            "home services only deliver treatment to the homebound, and the worker is not documented to be so",
            acute,
        ),
    ]
    return [
        *chronic_pain_2016("home-health", "home health services", home & chronic, rules, unencoded=HOME_HEALTH_TERMS),
        *odg("home-health-acute", "home health services", home & ~chronic, acute_rules, mtus_silent=False),
    ]


def _transportation() -> list[Declared]:
    transport = service(TRANSPORTATION)
    old = Injury.age >= Numbers.transport_age
    met = Equipment.cannot_transport_self & Equipment.nursing_home_level
    rules = [
        _rule(
            "criteria-met",
            transport & old & met,
            NECESSARY,
            "at {age}, from {transport_age} on, a disability prevents self-transport and a nursing-home level of "
            "care is "
            "needed",
            _TRANSPORT,
        ),
        _rule(
            "too-young",
            transport & ~old,
            NOT_NECESSARY,
            "at {age} the worker is younger than the {transport_age} from which it is recommended",
            _TRANSPORT,
        ),
        _rule(
            "criteria-not-met",
            transport & ~met,
            NOT_NECESSARY,
            "a disability that prevents self-transport and the need of a nursing-home level of care are not both "
            "documented",
            _TRANSPORT,
        ),
    ]
    return odg("transportation", "transportation", transport, rules)


GUIDELINES = (*_exercise(), *_evaluations(), *_inpatient(), *_home_health(), *_transportation())
