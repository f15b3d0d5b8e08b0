"""What ODG says of acupuncture, as determinations of 2016 and 2017 quote it."""

from __future__ import annotations

from imr_acupuncture._mtus import acupuncture, continued, first_course, improved
from imr_acupuncture._sources import ODG
from imr_core import (
    DISCRETIONARY,
    NECESSARY,
    NOT_ADDRESSED,
    NOT_NECESSARY,
    BodyRegion,
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
    limit,
)


class Visits(Parameters):
    """The numbers that it states."""

    first_set = limit(4, Unit.VISIT, low=3, cite=ODG)
    ceiling = limit(12, Unit.VISIT, low=8, cite=ODG)


_NECK = ODG.at(section="Neck and Upper Back", seen_in="CM17-0010885")
_neck = Request.body_region.is_(BodyRegion.CERVICAL_SPINE)
_upper_back = Request.body_region.is_(BodyRegion.THORACIC_SPINE)
_elsewhere = ~_neck & ~_upper_back
_total = Course.prior_visits + Request.visits
_in_set, _in_ceiling = _total <= Visits.first_set, _total <= Visits.ceiling
_READING = "Determinations give the numbers for the low back, read for every region but neck and upper back."

odg_2016 = Guideline(
    "odg-acupuncture",
    title="Official Disability Guidelines (ODG): acupuncture",
    publisher=ODG.publisher,
    step=Step.ACOEM_OR_ODG,
    edition=Edition("2016-17", trigger=Trigger.SERVICE_DATE, start="2016-01-01", end="2017-12-01"),
    addresses=acupuncture,
    complete=True,
    monotone=[Request.visits],
    rules=[
        Rule(
            "neck",
            when=_neck,
            outcome=NOT_NECESSARY,
            because="acupuncture of the neck is not recommended",
            cite=_NECK,
        ),
        Rule(
            "upper-back",
            when=_upper_back,
            outcome=NOT_ADDRESSED,
            because="acupuncture of the upper back is under study; nothing is recommended",
            cite=_NECK,
        ),
        Rule(
            "within-first-set",
            when=_elsewhere & first_course & _in_set,
            outcome=NECESSARY,
            because="{visits} visits keep within the first set of {first_set}",
            cite=ODG,
            interpretation=_READING,
        ),
        Rule(
            "first-set-exceeded",
            when=_elsewhere & ~_in_set & ~improved,
            outcome=NOT_NECESSARY,
            because="with these {visits} visits the treatment exceeds the first set of {first_set}, and no objective "
            "functional improvement is documented",
            cite=ODG,
            interpretation=_READING,
        ),
        Rule(
            "first-set-resumed",
            when=_elsewhere & continued & _in_set & ~improved,
            outcome=DISCRETIONARY,
            because="with the earlier visits the treatment keeps within the first set of {first_set}: weigh why it was "
            "not completed",
            cite=ODG,
            interpretation=_READING,
        ),
        Rule(
            "within-ceiling",
            when=_elsewhere & _in_ceiling & improved,
            outcome=NECESSARY,
            because="functional improvement is documented, and with these {visits} visits the treatment keeps within "
            "{ceiling}",
            cite=ODG,
            interpretation=_READING,
        ),
        Rule(
            "ceiling-exceeded",
            when=_elsewhere & ~_in_ceiling,
            outcome=NOT_NECESSARY,
            because="with these {visits} visits the treatment exceeds {ceiling} in all; evidence for more is "
            "inconclusive",
            cite=ODG,
            interpretation=_READING,
        ),
    ],
    unencoded=[
        Unencoded(
            "The first set takes two weeks, the whole four to six; acupuncture is a passive adjunct to active "
            "rehabilitation.",
            ODG,
            "The numbers of visits decide before the weeks do.",
        )
    ],
)
