"""The facts that mean the same in every specialty."""

from __future__ import annotations

from imr_core.expressions import implies
from imr_core.guidelines import Vocabulary, amount, choice, choices, count, day, flag
from imr_core.model import BodyRegion, Service, Unit

DOSAGE_FORMS = (
    "capsule",
    "cream",
    "drops",
    "film",
    "gel",
    "liquid",
    "lotion",
    "lozenge",
    "ointment",
    "patch",
    "powder",
    "roll-on",
    "solution",
    "spray",
    "suppository",
    "suspension",
    "syrup",
    "tablet",
)


class Request(Vocabulary):
    """What is requested. Derived from the typed case; the original request, its authorised part included."""

    service = choice("The service requested.", Service, derived=True)
    visits = count("Visits of the whole request, the authorised part included.", Unit.VISIT, derived=True)
    quantity = count(
        "Units of the whole request, of whatever kind, the authorised part included.", "unit", derived=True
    )
    unit = choice("What the quantity counts.", Unit, derived=True)
    authorized_quantity = count("Units of the request that were authorised already.", "unit", derived=True)
    visits_per_week = amount("Most visits in one week that the request asks for.", Unit.VISIT, derived=True)
    weeks = amount("Weeks over which the treatment is requested.", Unit.WEEK, derived=True)
    duration_stated = flag("The request states over how long it runs.", undocumented=False, derived=True)
    body_region = choice("The body region of this part of the request.", BodyRegion, derived=True)
    ingredient = choice("The ingredient of this part of the request, by its RxNorm name.", "ingredient", derived=True)
    drug_class = choices("The classes of the ingredient of this part of the request.", "drug-class", derived=True)
    other_oral_classes = choices(
        "The classes of the drugs to be taken by mouth that other items of the case request.",
        "drug-class",
        derived=True,
    )
    is_compound = flag("It is for a compounded preparation.", derived=True)
    dosage_form = choice("The dosage form.", DOSAGE_FORMS, derived=True)
    is_topical = flag("It is for a preparation put on the skin.", derived=True)
    strength = amount("Strength of one dose.", "as the request states it", derived=True)
    strength_stated = flag("The request states a strength.", undocumented=False, derived=True)
    quantity_stated = flag("The request states a quantity.", undocumented=False, derived=True)
    refills = count("Refills beside the first fill.", Unit.REFILL, derived=True)
    refills_requested = flag("The request asks for refills beside the first fill.", undocumented=False, derived=True)
    requested_on = day("Date of the request.", derived=True)
    date_of_service = day(
        "Date the service was rendered; where none is given, the date it was decided on.", derived=True
    )
    is_retrospective = flag("The service was rendered before it was decided on.", derived=True)


class Injury(Vocabulary):
    """The injury and the injured worker."""

    date_of_injury = day("Date of the injury.", derived=True)
    days_since_injury = count("Days from the injury to the request.", Unit.DAY, derived=True)
    age = count("Age of the injured worker.", Unit.YEAR, derived=True)
    musculoskeletal = flag("The pain is caused by a musculoskeletal condition.")
    acute_phase = flag(
        "A record says outright that the pain is acute, so that guidelines for chronic pain do not apply yet "
        "(8 CCR 9792.20(b)); how long ago the injury was is derived apart from it.",
        undocumented=False,
    )
    radiculopathy = flag("There is radiculopathy: nerve-root signs or symptoms.")
    return_to_work = flag("The injured worker has returned to work.")
    occupational = flag("The complaint is occupationally related.")


class Course(Vocabulary):
    """The course of treatment with the requested service, for this injury."""

    prior_visits = count("Earlier visits of this discipline for this injury.", Unit.VISIT)
    course_visits = count("Earlier visits of this course of treatment.", Unit.VISIT)
    recent_visits = count("Visits of this discipline in the six months before the request.", Unit.VISIT)
    functional_improvement = flag(
        "Objective functional improvement from the earlier visits is documented: activities of daily living clinically "
        "better or work restrictions reduced, and less dependency on treatment (8 CCR 9792.20(e)).",
        undocumented=False,
    )
    flare_up = flag("The request is documented as one for a flare-up or recurrence of symptoms.", undocumented=False)
    plan_of_care_names_service = flag(
        "The provider's plan of care names the requested service as the treatment recommended.", undocumented=False
    )
    home_exercise = flag("A home exercise programme goes with the treatment.")
    postsurgical = flag(
        "The treatment is documented to follow surgery, within its postsurgical physical medicine period.",
        undocumented=False,
    )
    under_postsurgical_schedule = flag(
        "The treatment is provided in compliance with the postsurgical treatment schedule.", undocumented=False
    )
    visits_authorized_in_writing = flag(
        "The employer authorised visits past the statutory limit in writing.", undocumented=False
    )
    exceptional_factors = flag(
        "The provider documents exceptional factors for care beyond the guideline's number, such as why a home "
        "programme is not enough and why more treatment is needed.",
        undocumented=False,
    )

    laws = (
        implies(functional_improvement, prior_visits >= 1),
        course_visits <= prior_visits,
        recent_visits <= prior_visits,
    )
