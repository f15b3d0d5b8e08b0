"""The chronic pain guideline of 2016 on manual therapy and manipulation."""

from __future__ import annotations

from imr_chiropractic._course_rules import Scope, course_rules, evaluation_rules, flare_up_rules, scope_rules
from imr_chiropractic._facts import Manipulation
from imr_chiropractic._limits import limits
from imr_chiropractic._sources import CHRONIC_PAIN_2016, ELBOW_2007, TRIAL_SEEN, rows
from imr_chiropractic._terms import (
    EXCLUDED,
    NECK,
    any_service,
    chronic,
    elbow,
    evaluation,
    manipulation,
    neck,
    total,
)
from imr_chiropractic._unencoded import UNENCODED
from imr_core import (
    DISCRETIONARY,
    NOT_ADDRESSED,
    NOT_NECESSARY,
    BodyRegion,
    Course,
    Edition,
    Guideline,
    Injury,
    Parameters,
    Request,
    Rule,
    Step,
    Trigger,
    Unencoded,
    Unit,
    limit,
)

_DURATION = CHRONIC_PAIN_2016.at(seen_in=rows("1.22", "1.23", letters=("CM17-0015198", "CM16-0231745")))
_FLARE_UP = CHRONIC_PAIN_2016.at(
    seen_in=rows("1.9", "C8", letters=("CM16-0231706", "CM16-0232182", "CM16-0247660", "CM17-0004738"))
)


class Parameters2016(Parameters):
    """The number that only this edition is known to state."""

    longest = limit(8, Unit.WEEK, cite=_DURATION)


too_long = Request.duration_stated & (Request.weeks > Parameters2016.longest)
sustained = Course.functional_improvement & Manipulation.sustained_benefit
SCOPE = Scope(
    covered=manipulation & ~Request.body_region.one_of(*EXCLUDED, *NECK, BodyRegion.ELBOW),
    indicated=Injury.musculoskeletal & Course.plan_of_care_names_service,
    in_time=~too_long,
    sustained=sustained,
    limits=limits(CHRONIC_PAIN_2016, _FLARE_UP),
    cite=CHRONIC_PAIN_2016,
    flare_up=_FLARE_UP,
    trial=CHRONIC_PAIN_2016.at(seen_in=(*TRIAL_SEEN, *rows("1.20", "1.37", letters=("CM16-0230651", "CM17-0015198")))),
    reading="The numbers are the low back's, read for every region that is neither excluded nor passed over.",
    first_request="The 4 to 6 treatments that manipulation takes to have an effect are read as the most for a first "
    "request too.",
)

_ONLY_2016 = [
    Rule(
        "neck-passed-over",
        when=manipulation & neck,
        outcome=NOT_ADDRESSED,
        because="it makes no recommendation on manipulation of the {body_region}",
        cite=CHRONIC_PAIN_2016.at(seen_in=rows("1.15", "C4", letters=("CM16-0231706", "CM16-0247405"))),
    ),
    Rule(
        "elbow-passed-over",
        when=manipulation & elbow,
        outcome=NOT_ADDRESSED,
        because="the MTUS makes no recommendation on manipulation of the {body_region}",
        cite=ELBOW_2007,
        interpretation="The silence of the chapter on the elbow is read as that of the whole MTUS, as one "
        "determination read it.",
    ),
    Rule(
        "plan-of-care-silent",
        when=(SCOPE.covered | evaluation) & ~Course.plan_of_care_names_service,
        outcome=NOT_NECESSARY,
        because="manipulation is recommended only where the provider's plan of care names it, and none is documented "
        "to",
        cite=CHRONIC_PAIN_2016.at(seen_in=rows("1.2", letters=("CM16-0230651", "CM17-0003284", "CM17-0005344"))),
    ),
    Rule(
        "duration-exceeded",
        when=SCOPE.course & too_long & ~sustained,
        outcome=NOT_NECESSARY,
        because="{weeks} weeks exceed the longest duration of {longest}, and no sustained benefit is documented",
        cite=_DURATION,
        interpretation=SCOPE.reading,
    ),
    Rule(
        "beyond-eight-weeks",
        when=SCOPE.course & SCOPE.indicated & sustained & (too_long | (total > SCOPE.limits.ceiling)),
        outcome=DISCRETIONARY,
        because="care beyond {longest} weeks, or {ceiling} visits in all, may be indicated in certain patients with "
        "chronic pain: weigh how manipulation improved function, pain and quality of life",
        cite=_DURATION,
        interpretation="Care beyond eight weeks is read to bring visits beyond the highest number of those weeks too. "
        + SCOPE.reading,
    ),
]
_UNENCODED = [
    Unencoded(
        "One or two visits a week in the first two weeks, by severity, then one a week for the next six.",
        CHRONIC_PAIN_2016.at(seen_in=rows("1.21", "C2", letters=("CM17-0015198",))),
        "The trial of six visits in two weeks is three a week: the two passages disagree, and every determination seen "
        "holds a request against the number of visits.",
    ),
    *UNENCODED,
]

manual_therapy_2016 = Guideline(
    "manual-therapy",
    title="Chronic Pain Medical Treatment Guidelines: manual therapy and manipulation",
    publisher=CHRONIC_PAIN_2016.publisher,
    step=Step.MTUS,
    edition=Edition(
        "2016",
        trigger=Trigger.REQUEST_DATE,
        start="2016-07-29",
        end="2017-12-01",
        end_trigger=Trigger.SERVICE_DATE,
    ),
    addresses=any_service & chronic,
    complete=True,
    rules=[
        *scope_rules(SCOPE),
        *flare_up_rules(SCOPE),
        *course_rules(SCOPE),
        *evaluation_rules(SCOPE),
        *_ONLY_2016,
    ],
    unencoded=_UNENCODED,
)
