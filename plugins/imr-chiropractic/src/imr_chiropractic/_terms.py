"""Conditions and numbers that the editions share."""

from __future__ import annotations

from imr_chiropractic._services import EVALUATION, UNDER_ANESTHESIA
from imr_chiropractic._sources import CHRONIC_PAIN_DEFINED
from imr_core import BodyRegion, Course, Injury, Parameters, Request, Unit, limit
from imr_core.california import CHIROPRACTIC


class Chronicity(Parameters):
    """When pain counts as chronic."""

    # Three months are 89 to 92 days; from the longest on there is no doubt.
    three_months = limit(92, Unit.DAY, cite=CHRONIC_PAIN_DEFINED)


manipulation = Request.service.is_(CHIROPRACTIC)
evaluation = Request.service.is_(EVALUATION)
under_anesthesia = Request.service.is_(UNDER_ANESTHESIA)
any_service = Request.service.one_of(CHIROPRACTIC, EVALUATION, UNDER_ANESTHESIA)

# Most determinations hold the chronic pain guideline against injuries a few weeks old, some refuse to
# (C6): from three months on it applies; before, unless the records are held to show an acute phase.
chronic = (Injury.days_since_injury >= Chronicity.three_months) | ~Injury.acute_phase

total = Course.prior_visits + Request.visits
first_course = Course.prior_visits <= 0
continued = Course.prior_visits >= 1

EXCLUDED = (
    BodyRegion.ANKLE,
    BodyRegion.FOOT,
    BodyRegion.FOREARM,
    BodyRegion.WRIST,
    BodyRegion.HAND,
    BodyRegion.KNEE,
)
NECK = (BodyRegion.CERVICAL_SPINE, BodyRegion.THORACIC_SPINE)
LOW_BACK = (BodyRegion.LUMBAR_SPINE, BodyRegion.BACK)
excluded = Request.body_region.one_of(*EXCLUDED)
neck = Request.body_region.one_of(*NECK)
low_back = Request.body_region.one_of(*LOW_BACK)
shoulder = Request.body_region.is_(BodyRegion.SHOULDER)
elbow = Request.body_region.is_(BodyRegion.ELBOW)
