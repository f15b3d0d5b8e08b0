"""The chronic pain guideline on physical medicine, and what ACOEM 2004 adds to it."""

from __future__ import annotations

from imr_core import (
    DISCRETIONARY,
    NOT_ADDRESSED,
    BodyRegion,
    Citation,
    Edition,
    Guideline,
    Request,
    Rule,
    Step,
    Unit,
    limit,
    not_encoded,
)
from imr_core.expressions import Condition
from imr_core.guidelines import NotEncoded
from imr_physical_therapy import _sources as src
from imr_physical_therapy._course_rules import (
    GRANTS,
    Scope,
    count_rules,
    course_rules,
    duration_rules,
    exclusion_rules,
    other_rules,
)
from imr_physical_therapy._facts import Therapy
from imr_physical_therapy._groups import UNLISTED_2009, UNLISTED_2016, Group, groups_of_2009, groups_of_2016
from imr_physical_therapy._sources import rows
from imr_physical_therapy._terms import chronic, evaluation, ordinary_therapy
from imr_physical_therapy._unencoded import PHYSICAL_MEDICINE, PHYSICAL_MEDICINE_2009

_ID = "physical-medicine"
_OF_2009 = src.CHRONIC_PAIN_2009.at(section="Physical medicine")
_OF_2016 = src.CHRONIC_PAIN_2016.at(section="Physical medicine treatment")
_addressed = (ordinary_therapy | evaluation) & chronic


def _scope(
    cite: Citation, groups: tuple[Group, ...], unlisted: Condition, trial: Citation, *, passive_excluded: bool
) -> Scope:
    fading = cite.at(seen_in=rows("2.1", letters="CM17-0005177 CM16-0239190 CM16-0248233"))
    return Scope(
        cite,
        groups,
        unlisted,
        trial=limit(6, Unit.VISIT, cite=trial, name="trial"),
        most_per_week=limit(3, Unit.VISIT, low=1, cite=fading, name="most_per_week"),
        passive_excluded=passive_excluded,
    )


_TRIAL = rows("2.7", "2.19", "2.20", letters="CM16-0248233 CM17-0006045 CM17-0013754 CM17-0010365")
_SCOPE_2009 = _scope(
    _OF_2009, groups_of_2009(_OF_2009), UNLISTED_2009, _OF_2009.at(seen_in=_TRIAL), passive_excluded=False
)
_SCOPE_2016 = _scope(
    _OF_2016, groups_of_2016(_OF_2016), UNLISTED_2016, _OF_2016.at(seen_in=_TRIAL), passive_excluded=True
)
_EARLY_PASSIVE = Rule(
    "passive-care",
    when=Therapy.passive_only,
    outcome=DISCRETIONARY,
    because="passive therapy is an option in the early phases of treatment: weigh how early it is",
    cite=_OF_2009.at(seen_in=rows("2.11", "C10", letters="CM17-0019120")),
    exception_to=GRANTS,
)


def _guideline(edition: Edition, scope: Scope, rules: list[Rule]) -> Guideline:
    return Guideline(
        _ID,
        title="Chronic Pain Medical Treatment Guidelines: physical medicine",
        publisher=scope.cite.publisher,
        step=Step.MTUS,
        edition=edition,
        addresses=_addressed,
        complete=True,
        monotone=(Request.visits,),
        rules=[
            *exclusion_rules(scope),
            *count_rules(scope),
            *course_rules(scope),
            *duration_rules(scope),
            *other_rules(scope),
            *rules,
        ],
        unencoded=PHYSICAL_MEDICINE if scope.passive_excluded else PHYSICAL_MEDICINE_2009,
    )


physical_medicine_2009 = _guideline(src.chronic_pain_of_2009(), _SCOPE_2009, [_EARLY_PASSIVE])
physical_medicine_2016 = _guideline(src.chronic_pain_of_2016(), _SCOPE_2016, [])
physical_medicine_2017: NotEncoded = not_encoded(
    _ID,
    src.mtus_of_2017(),
    ordinary_therapy | evaluation,
    "from 2017-12-01 the MTUS is the ACOEM set, whose counts of visits have not been seen",
    title="ACOEM guidelines: physical and occupational therapy",
)
knee_therapy_2004 = Guideline(
    "knee-therapy",
    title="Knee Complaints: physical methods",
    publisher=src.KNEE_2004.publisher,
    step=Step.MTUS,
    edition=src.acoem_of_2004(),
    addresses=ordinary_therapy & Request.body_region.is_(BodyRegion.KNEE),
    complete=True,
    rules=[
        Rule(
            "education",
            when=ordinary_therapy & Request.body_region.is_(BodyRegion.KNEE),
            outcome=NOT_ADDRESSED,
            because="initial and follow-up visits for education, counselling and evaluation of home exercise; no "
            "number",
            cite=src.KNEE_2004.at(
                section="Chapter 13, Table 13-3", pages="338", seen_in=rows("2.17", letters="CM16-0241231")
            ),
        )
    ],
)
GUIDELINES = (physical_medicine_2009, physical_medicine_2016, physical_medicine_2017, knee_therapy_2004)
