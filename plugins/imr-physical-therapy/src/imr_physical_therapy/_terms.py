"""Conditions and numbers that several guidelines share."""

from __future__ import annotations

from imr_core import BodyRegion, Course, Injury, Parameters, Request, Unit, limit
from imr_core.california import OCCUPATIONAL_THERAPY, PHYSICAL_THERAPY
from imr_core.expressions import Condition, Quantity
from imr_physical_therapy._facts import Therapy
from imr_physical_therapy._services import POSTSURGICAL_THERAPY, THERAPY_EVALUATION
from imr_physical_therapy._sources import CHRONIC_PAIN_DEFINED


class Chronicity(Parameters):
    """When pain counts as chronic."""

    # Three months are 89 to 92 days; from the longest on there is no doubt.
    three_months = limit(92, Unit.DAY, cite=CHRONIC_PAIN_DEFINED)


# Most determinations hold the chronic pain guideline against injuries a few weeks old, some refuse to
# (C6): from three months on it applies; before, unless the records are held to show an acute phase.
chronic = (Injury.days_since_injury >= Chronicity.three_months) | ~Injury.acute_phase

therapy = Request.service.one_of(PHYSICAL_THERAPY, OCCUPATIONAL_THERAPY)
evaluation = Request.service.is_(THERAPY_EVALUATION)
after_surgery = Course.postsurgical & ~Therapy.past_surgical_period
postsurgical_therapy = Request.service.is_(POSTSURGICAL_THERAPY) | (therapy & after_surgery)
ordinary_therapy = therapy & ~after_surgery

total = Course.prior_visits + Request.visits
first_course = Course.prior_visits <= 0
continued = Course.prior_visits >= 1

# Therapy that is asked for with a surgery which the records do not show done has had no visit of its course yet.
_surgery_to_come = Request.service.is_(POSTSURGICAL_THERAPY) & ~Course.postsurgical
continued_after_surgery = (Course.course_visits >= 1) & ~_surgery_to_come
first_after_surgery = ~continued_after_surgery


def exceeds_after_surgery(most: Quantity) -> Condition:
    """Say that the visits since the surgery, and the whole request, are more than *most*."""
    return (Request.visits > most) | (continued_after_surgery & (Course.course_visits + Request.visits > most))


LOW_BACK = (BodyRegion.LUMBAR_SPINE, BodyRegion.BACK)
SPINE = (BodyRegion.CERVICAL_SPINE, BodyRegion.THORACIC_SPINE, *LOW_BACK)
NECK = (BodyRegion.CERVICAL_SPINE, BodyRegion.THORACIC_SPINE)
low_back = Request.body_region.one_of(*LOW_BACK)
neck = Request.body_region.one_of(*NECK)
spine = Request.body_region.one_of(*SPINE)
