"""Conditions and numbers that the guidelines share."""

from __future__ import annotations

from imr_core import BodyRegion, Injury, Parameters, Request, Unit, limit
from imr_core.california import MEDICATION
from imr_core.expressions import Condition
from imr_pharmacy._facts import Use
from imr_pharmacy._sources import CHRONIC_PAIN_2016, CHRONIC_PAIN_DEFINED, OPIOIDS_2016, seen


class Chronicity(Parameters):
    """When pain counts as chronic."""

    # Three months are 89 to 92 days; from the longest on there is no doubt.
    three_months = limit(92, Unit.DAY, cite=CHRONIC_PAIN_DEFINED)


def of_class(*names: str) -> Condition:
    """Say that the ingredient belongs to one of these classes."""
    return Request.drug_class.overlaps(*names)


def ingredient(*names: str) -> Condition:
    """Say that the ingredient is one of these."""
    return Request.ingredient.one_of(*names)


def doubled(name: str) -> Condition:
    """Say that another drug of this class, by mouth, is in use or requested too, without a reason."""
    return (Use.same_class_in_use | Request.other_oral_classes.overlaps(name)) & ~Use.rationale


medication = Request.service.is_(MEDICATION)
by_mouth = medication & ~Request.is_topical
on_skin = medication & Request.is_topical
kit = by_mouth & Request.is_compound
patch = Request.dosage_form.is_("patch")
# A patch that works on the whole body, not on the skin beneath it.
systemic_patch = of_class("opioid") & patch
opioid = medication & of_class("opioid") & (~Request.is_topical | patch)

acute = Injury.days_since_injury < Chronicity.three_months
# Most determinations hold the chronic pain guideline against injuries a few weeks old, some refuse to (0.13,
# C14): from three months on it applies; before, unless the records are held to show an acute phase.
chronic = ~acute | ~Injury.acute_phase
in_acute_phase = acute & Injury.acute_phase

SPINE = (BodyRegion.CERVICAL_SPINE, BodyRegion.THORACIC_SPINE, BodyRegion.LUMBAR_SPINE, BodyRegion.BACK)
NOT_EVALUATED = (*SPINE, BodyRegion.HIP, BodyRegion.SHOULDER)

UNSTATED = seen(
    CHRONIC_PAIN_2016,
    "6.6",
    letters=("CM16-0246487", "CM16-0221706", "CM17-0012593"),
    section="the section of the drug",
)
UNSTATED_OPIOID = seen(OPIOIDS_2016, "6.6", "2.72", letters=("CM16-0246487",), section="1.4")
