"""The acupuncture guideline of the MTUS, in force for requests from 2007-06-15."""

from __future__ import annotations

from imr_acupuncture._sources import DURATION, EXTENSION, INDICATION, MTUS, NO_MAXIMUM, QUANTITY, TRIAL
from imr_acupuncture._unencoded import UNENCODED
from imr_core import (
    DISCRETIONARY,
    NECESSARY,
    NOT_NECESSARY,
    Course,
    Edition,
    Guideline,
    Parameters,
    Request,
    Rule,
    Step,
    Trigger,
    Unit,
    Vocabulary,
    flag,
    limit,
)
from imr_core.california import ACUPUNCTURE


class Acupuncture(Vocabulary):
    """What a record of acupuncture shows."""

    medication_fails = flag("Pain medication is being reduced, or is not tolerated.", undocumented=False)
    adjunct = flag("It accompanies physical rehabilitation or surgery, to hasten recovery.", undocumented=False)


class Limits(Parameters):
    """The numbers that the guideline states."""

    trial = limit(6, Unit.VISIT, low=3, cite=TRIAL)
    # Two months are 59 to 62 days, so at nine weeks they are over.
    two_months = limit(9, Unit.WEEK, cite=DURATION)


acupuncture = Request.service.is_(ACUPUNCTURE)
indicated = Acupuncture.medication_fails | Acupuncture.adjunct
first_course = Course.prior_visits <= 0
continued = Course.prior_visits >= 1
in_trial = Course.prior_visits + Request.visits <= Limits.trial
too_long = Request.duration_stated & (Request.weeks >= Limits.two_months)
improved = Course.functional_improvement
granted = Request.quantity_stated & indicated & ~too_long
another_trial = Request.visits <= Limits.trial

acupuncture_2007 = Guideline(
    "acupuncture",
    title="Acupuncture Medical Treatment Guidelines",
    publisher=MTUS.publisher,
    step=Step.MTUS,
    edition=Edition(
        "2007", trigger=Trigger.REQUEST_DATE, start="2007-06-15", end="2017-12-01", end_trigger=Trigger.SERVICE_DATE
    ),
    addresses=acupuncture,
    complete=True,
    monotone=[Request.visits],
    rules=[
        Rule(
            "no-quantity",
            when=~Request.quantity_stated,
            outcome=NOT_NECESSARY,
            because="the request does not state how many treatments it asks for",
            cite=QUANTITY,
        ),
        Rule(
            "not-indicated",
            when=~indicated,
            outcome=NOT_NECESSARY,
            because="no record shows that medication is reduced or not tolerated, or that acupuncture accompanies "
            "rehabilitation or surgery",
            cite=INDICATION,
        ),
        Rule(
            "within-trial",
            when=granted & first_course & in_trial,
            outcome=NECESSARY,
            because="{visits} visits keep within the {trial} in which functional improvement shows",
            cite=TRIAL,
        ),
        Rule(
            "trial-exceeded",
            when=~in_trial & ~improved,
            outcome=NOT_NECESSARY,
            because="with these {visits} visits the treatment exceeds the {trial} in which functional improvement "
            "shows, and none is documented",
            cite=TRIAL,
        ),
        Rule(
            "exceptional-factors",
            when=granted & Course.exceptional_factors,
            outcome=DISCRETIONARY,
            because="more than {trial} are asked for at first, and exceptional factors are documented: weigh them",
            cite=TRIAL,
            exception_to="trial-exceeded",
        ),
        Rule(
            "trial-resumed",
            when=granted & continued & in_trial & ~improved,
            outcome=DISCRETIONARY,
            because="with the earlier visits the treatment keeps within the first {trial}: weigh why they were not "
            "completed, and whether they brought anything",
            cite=EXTENSION,
            interpretation="Three to six treatments may pass before improvement must show, and continued treatment "
            "must show it: where the two meet, inside the trial, the reviewer decides.",
        ),
        Rule(
            "extended",
            when=granted & improved & another_trial,
            outcome=NECESSARY,
            because="functional improvement is documented, and {visits} more visits are no more than another {trial}",
            cite=EXTENSION,
            interpretation="No number is stated for an extension; one of six was allowed (CM16-0242419).",
        ),
        Rule(
            "extended-far",
            when=granted & improved & ~another_trial,
            outcome=DISCRETIONARY,
            because="functional improvement is documented, and treatment may be extended without a fixed maximum: "
            "weigh whether as many as {visits} visits are needed before it is shown again",
            cite=NO_MAXIMUM,
        ),
        Rule(
            "longer-than-optimum",
            when=Request.quantity_stated & indicated & too_long & (in_trial | improved),
            outcome=DISCRETIONARY,
            because="the treatment is to last two months or more, and the optimum is one to two: weigh why it takes so "
            "long",
            cite=DURATION,
            interpretation="An optimum is no maximum, though one reviewer reads it as one (CM17-0009441).",
        ),
    ],
    unencoded=UNENCODED,
)
