"""The Official Disability Guidelines on manipulation, for the years in which determinations quote them."""

from __future__ import annotations

from imr_chiropractic._facts import Manipulation
from imr_chiropractic._sources import ODG, rows
from imr_chiropractic._terms import continued, first_course, low_back, manipulation, neck, shoulder, total
from imr_core import (
    DISCRETIONARY,
    NECESSARY,
    NOT_NECESSARY,
    BodyRegion,
    Citation,
    Course,
    Edition,
    Guideline,
    Parameters,
    Request,
    Rule,
    Step,
    Trigger,
    Unencoded,
    Unit,
    Verification,
    limit,
    not_encoded,
)
from imr_core.expressions import Condition, Parameter

_LETTERS = ("CM16-0231706", "CM16-0247405")
_NECK = ODG.at(section="Neck and Upper Back", seen_in=rows("1.17", letters=_LETTERS))
_SEVERE = ODG.at(section="Neck and Upper Back", seen_in=rows("1.18", letters=_LETTERS))
_LOW_BACK = ODG.at(section="Low Back", seen_in=rows("1.35", letters=("CM16-0239569",)))
_SHOULDER = ODG.at(section="Shoulder", seen_in=rows("1.35", letters=("CM16-0239569",)))
_ANY = ODG.at(section="Manipulation", seen_in=rows("1.17", "1.35", "1.36"))
_PREFACE = ODG.at(section="Preface", seen_in=rows("2.8", letters=("CM16-0248233", "CM17-0010885")))


class Visits(Parameters):
    """Numbers of visits."""

    neck_trial = limit(6, Unit.VISIT, cite=_NECK)
    neck_ceiling = limit(18, Unit.VISIT, cite=_NECK)
    severe_trial = limit(10, Unit.VISIT, cite=_SEVERE)
    severe_ceiling = limit(25, Unit.VISIT, cite=_SEVERE)
    low_back_set = limit(6, Unit.VISIT, cite=_LOW_BACK)
    shoulder_set = limit(6, Unit.VISIT, cite=_SHOULDER)


_severe = Request.body_region.is_(BodyRegion.CERVICAL_SPINE) & Manipulation.severe_neck_strain
_other = ~(neck | low_back | shoulder)


def _neck_rules(name: str, covered: Condition, trial: Parameter, ceiling: Parameter, cite: Citation) -> list[Rule]:
    in_trial, in_ceiling = total <= trial, total <= ceiling
    return [
        Rule(
            f"{name}-trial-exceeded",
            covered & ~in_trial & ~Course.functional_improvement,
            NOT_NECESSARY,
            f"with these {{visits}} visits the treatment exceeds the trial of {{{trial.name}}}, and no objective "
            "functional improvement is documented",
            cite.at(seen_in=(*cite.seen_in, *rows("1.32"))),
        ),
        Rule(
            f"{name}-ceiling-exceeded",
            covered & ~in_ceiling,
            NOT_NECESSARY,
            f"with these {{visits}} visits the treatment exceeds {{{ceiling.name}}} in all",
            cite,
        ),
        Rule(
            f"{name}-within-trial",
            covered & first_course & in_trial,
            NECESSARY,
            f"{{visits}} visits keep within the trial of {{{trial.name}}}",
            cite,
        ),
        Rule(
            f"{name}-within-ceiling",
            covered & in_ceiling & Course.functional_improvement,
            NECESSARY,
            f"functional improvement is documented, and with these {{visits}} visits the treatment keeps within "
            f"{{{ceiling.name}}}",
            cite,
        ),
        _resumed(name, covered, trial, cite),
    ]


def _resumed(name: str, covered: Condition, trial: Parameter, cite: Citation) -> Rule:
    return Rule(
        f"{name}-trial-resumed",
        covered & continued & (Request.visits < trial) & (total <= trial) & ~Course.functional_improvement,
        DISCRETIONARY,
        f"with the earlier visits the treatment keeps within the first {{{trial.name}}}: weigh why they were not "
        "completed, and whether they brought anything",
        cite.at(seen_in=(*cite.seen_in, *rows("1.36"))),
        interpretation="Continued care must show improvement, and the first visits may pass before it: where the two "
        "meet, the reviewer decides.",
    )


def _set_rules(name: str, covered: Condition, first_set: Parameter, cite: Citation) -> list[Rule]:
    in_set = total <= first_set
    return [
        Rule(
            f"{name}-set-exceeded",
            covered & ~in_set & ~Course.functional_improvement,
            NOT_NECESSARY,
            f"with these {{visits}} visits the treatment exceeds the initial set of {{{first_set.name}}}, whose result "
            f"is not documented",
            cite.at(seen_in=(*cite.seen_in, *rows("1.32"))),
        ),
        Rule(
            f"{name}-within-set",
            covered & first_course & in_set,
            NECESSARY,
            f"{{visits}} visits keep within the initial set of {{{first_set.name}}}",
            cite,
        ),
        Rule(
            f"{name}-continued",
            covered & Course.functional_improvement,
            DISCRETIONARY,
            "the earlier visits brought functional improvement; no number of further visits has been seen: weigh what "
            "they brought in function and pain",
            cite,
        ),
        _resumed(name, covered, first_set, cite),
    ]


_mild_neck = manipulation & neck & ~_severe
_severe_neck = manipulation & _severe
_elsewhere = manipulation & _other
_no_result = (total > Visits.neck_trial) & ~Course.functional_improvement
_RULES = [
    *_neck_rules("neck", _mild_neck, Visits.neck_trial, Visits.neck_ceiling, _NECK),
    *_neck_rules("severe-strain", _severe_neck, Visits.severe_trial, Visits.severe_ceiling, _SEVERE),
    *_set_rules("low-back", manipulation & low_back, Visits.low_back_set, _LOW_BACK),
    *_set_rules("shoulder", manipulation & shoulder, Visits.shoulder_set, _SHOULDER),
    Rule(
        "other-region-exceeded",
        _elsewhere & _no_result,
        NOT_NECESSARY,
        "with these {visits} visits the treatment exceeds the first {neck_trial}, whose result is not documented",
        _ANY,
        interpretation="Every chapter seen asks for the result of the first six visits before more; read for the "
        "regions whose chapter has not been seen.",
    ),
    Rule(
        "other-region",
        _elsewhere & ~_no_result,
        DISCRETIONARY,
        "what the chapter on this region says of manipulation has not been seen: weigh what it and the ACOEM chapter "
        "say",
        _ANY,
    ),
]
_EXCEEDING = tuple(rule.id for rule in _RULES if rule.outcome is NOT_NECESSARY)

odg = Guideline(
    "odg-manipulation",
    title="Official Disability Guidelines (ODG): manipulation",
    publisher=ODG.publisher,
    step=Step.ACOEM_OR_ODG,
    edition=Edition("2016-17", trigger=Trigger.SERVICE_DATE, start="2016-01-01", end="2017-12-01"),
    addresses=manipulation,
    complete=True,
    rules=[
        *_RULES,
        Rule(
            "exceptional-factors",
            Course.exceptional_factors,
            DISCRETIONARY,
            "the number is exceeded, and exceptional factors are documented: weigh them",
            _PREFACE,
            exception_to=_EXCEEDING,
        ),
    ],
    unencoded=[
        Unencoded(
            "Low back, 2008: mild, up to 6 visits in 2 weeks; severe, a trial of 6 in 2 weeks and up to 18 in 6 to 8 "
            "weeks with objective functional improvement.",
            ODG.at(section="Low Back", verification=Verification.SECONDARY, seen_in=rows("1.27")),
            "An older edition, quoted in another state; the numbers of the years encoded here have been seen only as "
            "far as the initial set of six.",
        ),
        Unencoded(
            "Low back: less pain is asked for beside functional improvement before more than the initial set.",
            _LOW_BACK,
            "The rule leaves further visits to the reviewer and names pain among what to weigh.",
        ),
    ],
)
_WHY = "Its values have been seen only in determinations of 2016 and 2017."
_TITLE = "Official Disability Guidelines (ODG): manipulation"
odg_earlier = not_encoded(
    "odg-manipulation",
    Edition("before-2016", trigger=Trigger.SERVICE_DATE, end="2016-01-01"),
    manipulation,
    _WHY,
    title=_TITLE,
    step=Step.ACOEM_OR_ODG,
)
odg_later = not_encoded(
    "odg-manipulation",
    Edition("after-2017", trigger=Trigger.SERVICE_DATE, start="2017-12-01"),
    manipulation,
    _WHY,
    title=_TITLE,
    step=Step.ACOEM_OR_ODG,
)
ODG_EDITIONS = (odg, odg_earlier, odg_later)
