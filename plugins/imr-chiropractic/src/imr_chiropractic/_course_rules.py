"""The rules that both editions of the chronic pain guideline have."""

from __future__ import annotations

from attrs import frozen

from imr_chiropractic._limits import Limits
from imr_chiropractic._sources import rows
from imr_chiropractic._terms import (
    continued,
    evaluation,
    excluded,
    first_course,
    manipulation,
    total,
    under_anesthesia,
)
from imr_core import DISCRETIONARY, NECESSARY, NOT_NECESSARY, Citation, Course, Injury, Request, Rule
from imr_core.expressions import Condition

_CONTINUATION = rows(
    "1.36", letters=("CM17-0010006", "CM17-0003284", "CM17-0015198", "CM16-0232182", "CM16-0247660", "CM17-0005344")
)


@frozen
class Scope:
    """What one edition's rules of a course of treatment are about.

    Args:
        covered: The service and regions for which the edition gives numbers.
        indicated: The condition on which it recommends manipulation.
        in_time: The treatment keeps within the edition's longest duration; None where it states none.
        sustained: The benefit on which more than the highest number is left to the reviewer; None where it is not.
        limits: Its numbers.
        cite: Its passage.
        flare_up: Its passage on flare-ups.
        trial: Its passage on the trial.
        reading: How its general recommendation is read.
        first_request: What else is read as the most for a first request, or None.
    """

    covered: Condition
    indicated: Condition
    in_time: Condition | None
    sustained: Condition | None
    limits: Limits
    cite: Citation
    flare_up: Citation
    trial: Citation
    reading: str
    first_request: str | None = None

    @property
    def course(self) -> Condition:
        """Treatment that is not for a flare-up."""
        return self.covered & ~Course.flare_up

    @property
    def granted(self) -> Condition:
        """Treatment that is not for a flare-up, indicated, and within the longest duration."""
        due = self.course & self.indicated
        return due if self.in_time is None else due & self.in_time

    def seen(self, *numbers: str, letters: tuple[str, ...] = ()) -> Citation:
        """Return the passage with the rows and letters in which a value was seen."""
        return self.cite.at(seen_in=rows(*numbers, letters=letters))


def scope_rules(scope: Scope) -> list[Rule]:
    """Return the rules on what manipulation is recommended for."""
    return [
        Rule(
            "region-not-supported",
            when=manipulation & excluded,
            outcome=NOT_NECESSARY,
            because="manipulation of the {body_region} is not supported",
            cite=scope.seen("1.10", "1.11", "1.12", "1.13", "C13", letters=("CM16-0243453",)),
        ),
        Rule(
            "not-musculoskeletal",
            when=(scope.covered | evaluation) & ~Injury.musculoskeletal,
            outcome=NOT_NECESSARY,
            because="manipulation is recommended only for pain that a musculoskeletal condition causes",
            cite=scope.seen("1.1", letters=("CM16-0231706", "CM16-0247405", "CM17-0003284", "CM17-0010006")),
        ),
        Rule(
            "under-anesthesia",
            when=under_anesthesia,
            outcome=NOT_NECESSARY,
            because="manipulation under anesthesia is not recommended",
            cite=scope.seen("1.24", letters=("CM17-0005344",)),
        ),
    ]


def flare_up_rules(scope: Scope) -> list[Rule]:
    """Return the rules on flare-ups and recurrences."""
    flare_up = scope.covered & Course.flare_up
    few = Request.visits <= scope.limits.flare_up
    too_soon = Course.recent_visits + Request.visits > scope.limits.flare_up
    return [
        Rule(
            "flare-up-exceeded",
            when=flare_up & ~few,
            outcome=NOT_NECESSARY,
            because="{visits} visits for a flare-up exceed the {flare_up_visits} in 4 to 6 months",
            cite=scope.flare_up,
            interpretation="1–2 visits where work was resumed, no number where it was not: more than 2 has no support "
            "either way. " + scope.reading,
        ),
        Rule(
            "flare-up-too-soon",
            when=flare_up & few & Injury.return_to_work & too_soon,
            outcome=NOT_NECESSARY,
            because="with the visits of the last six months, {visits} more exceed the {flare_up_visits} in 4 to 6 "
            "months",
            cite=scope.flare_up,
            interpretation="The longer end of the period, six months, is counted. " + scope.reading,
        ),
        Rule(
            "flare-up-within",
            when=flare_up & scope.indicated & Injury.return_to_work & ~too_soon,
            outcome=NECESSARY,
            because="work was resumed, and {visits} visits for a flare-up keep within the {flare_up_visits} in "
            "4 to 6 months",
            cite=scope.flare_up,
            interpretation=scope.reading,
        ),
        Rule(
            "flare-up-before-return-to-work",
            when=flare_up & scope.indicated & few & ~Injury.return_to_work,
            outcome=DISCRETIONARY,
            because="no number is stated for a flare-up where work was not resumed: weigh how far the earlier "
            "treatment succeeded",
            cite=scope.flare_up.at(
                seen_in=rows("1.8", "1.9", letters=("CM16-0231706", "CM16-0232182", "CM16-0247660", "CM17-0004738"))
            ),
            interpretation=scope.reading,
        ),
    ]


def course_rules(scope: Scope) -> list[Rule]:
    """Return the rules on the trial, and on the course that follows it."""
    in_trial, in_ceiling = total <= scope.limits.trial, total <= scope.limits.ceiling
    beyond = scope.course & ~in_ceiling
    # An earlier visit leaves room for one visit less: said so that an unknown number of them still rules it out.
    resumed = continued & (Request.visits < scope.limits.trial) & in_trial
    ceiling = scope.seen("1.7", letters=("CM16-0231706", "CM16-0232182", "CM16-0247660", "CM17-0004738"))
    return [
        Rule(
            "trial-exceeded",
            when=scope.course & (Request.visits > scope.limits.trial) & ~Course.functional_improvement,
            outcome=NOT_NECESSARY,
            because="{visits} visits exceed the trial of {trial}, and no objective functional improvement is "
            "documented",
            cite=scope.trial,
            interpretation=" ".join(filter(None, (scope.first_request, scope.reading))),
        ),
        Rule(
            "continued-without-improvement",
            when=scope.course & continued & ~in_trial & ~Course.functional_improvement,
            outcome=NOT_NECESSARY,
            because="there were earlier visits, and their number and the objective functional improvement they brought "
            "must be documented before there are more than {trial}",
            cite=scope.cite.at(seen_in=_CONTINUATION),
            interpretation=scope.reading,
        ),
        Rule(
            "within-trial",
            when=scope.granted & first_course & in_trial,
            outcome=NECESSARY,
            because="{visits} visits keep within the trial of {trial}",
            cite=scope.seen("1.5", "1.6", letters=("CM16-0231706", "CM16-0232182", "CM16-0247660")),
            interpretation=scope.reading,
        ),
        Rule(
            "trial-resumed",
            when=scope.granted & resumed & ~Course.functional_improvement,
            outcome=DISCRETIONARY,
            because="with the earlier visits the treatment keeps within the trial of {trial}: weigh why it was not "
            "completed, and whether the earlier visits brought anything",
            cite=scope.cite.at(seen_in=_CONTINUATION),
            interpretation="Six visits may pass before improvement must show, and continued care must show it: where "
            "the two meet, inside the trial, the reviewer decides. " + scope.reading,
        ),
        Rule(
            "within-ceiling",
            when=scope.granted & in_ceiling & Course.functional_improvement,
            outcome=NECESSARY,
            because="functional improvement is documented, and with these {visits} visits the treatment keeps within "
            "{ceiling}",
            cite=scope.seen("1.7", "1.34", letters=("CM16-0231706", "CM17-0004738")),
            interpretation=scope.reading,
        ),
        Rule(
            "ceiling-exceeded",
            when=beyond if scope.sustained is None else beyond & ~scope.sustained,
            outcome=NOT_NECESSARY,
            because="with these {visits} visits the treatment exceeds {ceiling} in all",
            cite=ceiling,
            interpretation=scope.reading,
        ),
    ]


def evaluation_rules(scope: Scope) -> list[Rule]:
    """Return the rules on chiropractic evaluations, which are judged by the criteria of manipulation."""
    reading = "Evaluations are judged by the criteria of the treatment they are for."
    cite = scope.seen("1.40", "1.36", letters=("CM17-0010006", "CM17-0005344"))
    indicated = evaluation & scope.indicated
    return [
        Rule(
            "evaluation-without-improvement",
            when=evaluation & continued & ~Course.functional_improvement,
            outcome=NOT_NECESSARY,
            because="there were earlier visits, and no objective functional improvement from them is documented",
            cite=cite,
            interpretation=reading,
        ),
        Rule(
            "evaluation-with-improvement",
            when=indicated & Course.functional_improvement,
            outcome=NECESSARY,
            because="functional improvement from the earlier visits is documented",
            cite=cite,
            interpretation=reading,
        ),
        Rule(
            "first-evaluation",
            when=indicated & first_course,
            outcome=DISCRETIONARY,
            because="no number is stated for a first evaluation: weigh whether a trial of manipulation is indicated",
            cite=scope.seen("1.40", letters=("CM16-0231745",)),
            interpretation=reading + " One determination judges a first examination as an office visit instead.",
        ),
    ]
