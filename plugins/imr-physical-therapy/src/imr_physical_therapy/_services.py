"""Services: therapy, and what goes with surgery."""

from __future__ import annotations

from collections.abc import Iterable

from imr_core import Service, Unit

_AROUND_SURGERY = (
    "associated surgical service:",
    "associated surgical services:",
    "associated surgical service",
    "associated service:",
    "post-op",
    "post op",
    "postop",
    "post-operative",
    "postoperative",
    "post-surgical",
    "postsurgical",
    "post surgery",
)


def with_surgery(phrases: Iterable[str]) -> tuple[str, ...]:
    """Return the phrases that name a service as one that goes with surgery."""
    return tuple(f"{before} {phrase}" for phrase in phrases for before in _AROUND_SURGERY)


_KINDS = (
    "physical therapy",
    "occupational therapy",
    "hand therapy",
    "aquatic therapy",
    "physiotherapy",
    "physical therapy sessions",
    "physical therapy visits",
    "physical and occupational therapy",
    "rehabilitation",
    "pt",
    "ot",
    "therapy",
)

POSTSURGICAL_THERAPY = Service(
    "postsurgical-therapy",
    unit=Unit.VISIT,
    phrases=(*with_surgery(_KINDS), *with_surgery(f"outpatient {kind}" for kind in ("physical therapy", "therapy"))),
    label="physical or occupational therapy after surgery",
)
_EVALUATIONS = (
    "evaluation",
    "evaluations",
    "initial evaluation",
    "re-evaluation",
    "reevaluation",
    "assessment",
    "consultation",
    "consult",
    "eval",
)
THERAPY_EVALUATION = Service(
    "therapy-evaluation",
    unit=Unit.VISIT,
    phrases=(
        *(
            f"{kind} {what}"
            for kind in ("physical therapy", "occupational therapy", "pt", "ot", "hand therapy")
            for what in _EVALUATIONS
        ),
        *(
            f"{before} {kind} evaluation"
            for before in ("initial", "one time", "one-time")
            for kind in ("physical therapy", "occupational therapy", "hand therapy")
        ),
        "evaluation by a physical therapist",
        "evaluation with a physical therapist",
        "consultation with a physical therapist",
    ),
    label="physical or occupational therapy evaluation",
)
_BOTH = ("physical therapy and occupational therapy", "physical and occupational therapy", "pt/ot", "pt and ot")
_INPATIENT = (
    "acute inpatient rehabilitation",
    "inpatient rehabilitation",
    "inpatient rehab",
    "acute rehabilitation",
    "acute rehab",
    "acute rehabilitation unit",
    "acute rehabilitation facility",
    "acute rehab unit",
    "inpatient rehabilitation facility",
    "inpatient rehabilitation unit",
    "inpatient rehabilitation stay",
)
INPATIENT_REHABILITATION = Service(
    "inpatient-rehabilitation",
    unit=Unit.DAY,
    phrases=(
        *_INPATIENT,
        *(f"{where} {therapy}" for where in _INPATIENT for therapy in (*_BOTH, "physical therapy", "therapy")),
    ),
    label="inpatient rehabilitation",
)
SKILLED_NURSING = Service(
    "skilled-nursing-facility",
    unit=Unit.DAY,
    phrases=("skilled nursing facility", "skilled nursing facility stay", "snf"),
    label="stay in a skilled nursing facility",
)
WORK_CONDITIONING = Service(
    "work-conditioning",
    unit=Unit.VISIT,
    phrases=(
        "work conditioning",
        "work conditioning program",
        "work hardening",
        "work hardening program",
        "work hardening/conditioning",
        "work conditioning/hardening",
    ),
    label="work conditioning or work hardening",
)
GYM = Service(
    "gym-membership",
    unit=Unit.MONTH,
    phrases=(
        "gym membership",
        "gym",
        "health club membership",
        "fitness center membership",
        "gym program",
        "pool membership",
        "gym/pool membership",
        "gym and pool membership",
    ),
    label="gym membership",
)
YOGA = Service("yoga", unit=Unit.VISIT, phrases=("yoga", "yoga classes", "yoga sessions"))
FUNCTIONAL_CAPACITY = Service(
    "functional-capacity-evaluation",
    phrases=(
        "functional capacity evaluation",
        "functional capacity exam",
        "functional capacity examination",
        "functional capacity assessment",
        "functional capacity test",
        "functional capacity testing",
        "fce",
        "functional capacity evaluation (fce)",
        "work capacity evaluation",
    ),
    label="functional capacity evaluation",
)
MEASUREMENT = Service(
    "motion-or-grip-testing",
    phrases=(
        "range of motion testing",
        "range of motion test",
        "rom testing",
        "range of motion measurement",
        "range of motion measurements",
        "computerized range of motion",
        "computerized range of motion testing",
        "muscle testing",
        "computerized muscle testing",
        "manual muscle testing",
        "grip strength testing",
        "grip testing",
        "jamar testing",
        "jamar grip",
        "jamar grip testing",
        "jamar test",
        "range of motion and muscle testing",
    ),
    label="testing of motion, strength or grip as a service of its own",
)
THERAPY_SERVICES = (
    POSTSURGICAL_THERAPY,
    THERAPY_EVALUATION,
    INPATIENT_REHABILITATION,
    SKILLED_NURSING,
    WORK_CONDITIONING,
    GYM,
    YOGA,
    FUNCTIONAL_CAPACITY,
    MEASUREMENT,
)
