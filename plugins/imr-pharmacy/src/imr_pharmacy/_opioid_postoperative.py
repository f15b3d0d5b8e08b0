"""Opioids after operations and for severe acute injuries."""

from __future__ import annotations

from imr_core import NECESSARY, Parameters, Rule, Unit, limit
from imr_core.expressions import Condition
from imr_pharmacy._facts import Complaint, Opioids, Use
from imr_pharmacy._rules import denial
from imr_pharmacy._sources import OPIOIDS_2016, seen
from imr_pharmacy._terms import acute

_CITE = OPIOIDS_2016.at(section="1.4")
_WEEKS = seen(_CITE, "2.1", letters=("CM16-0234202", "CM17-0010420"))


class PostoperativeLimits(Parameters):
    """The numbers of the section on pain after operations."""

    less_extensive_weeks = limit(3, Unit.WEEK, low=2, cite=_WEEKS)
    extensive_weeks = limit(13, Unit.WEEK, cite=seen(_CITE, "2.2", letters=("CM16-0234202",)))
    screening_weeks = limit(4, Unit.WEEK, cite=seen(_CITE, "2.4", letters=("CM16-0234202",)))


severe_acute: Condition = (
    ~Opioids.postoperative & Complaint.severe_injury & (Complaint.relief_inadequate | Use.nonopioid_failed) & acute
)
_late = ~Opioids.immediately_postoperative
_UNLESS = ("postoperative",)


def postoperative_rules() -> list[Rule]:
    """Return the rules on pain after operations."""
    return [
        Rule(
            "postoperative",
            Opioids.postoperative,
            NECESSARY,
            "opioids are supported for a limited time after an operation",
            seen(_CITE, "2.1", "2.2", "2.5", "2.71", letters=("CM17-0010420", "CM16-0246487", "CM16-0234202")),
        ),
        denial(
            "past-weeks-after-less-extensive",
            ~Opioids.extensive_surgery & (Opioids.weeks_after_surgery > PostoperativeLimits.less_extensive_weeks),
            "{weeks_after_surgery} weeks after a less extensive operation are more than the 2 to "
            "{less_extensive_weeks}",
            _WEEKS,
            unless=_UNLESS,
        ),
        denial(
            "past-months-after-extensive",
            _late & Opioids.extensive_surgery & (Opioids.weeks_after_surgery > PostoperativeLimits.extensive_weeks),
            "three months are the longest that is considered after an extensive operation",
            seen(_CITE, "2.2", letters=("CM16-0234202",)),
            unless=_UNLESS,
        ),
        denial(
            "status-not-in-writing",
            _late & ~Opioids.status_in_writing,
            "pain and function status are not in writing",
            seen(_CITE, "2.2", letters=("CM16-0234202",)),
            unless=_UNLESS,
        ),
        denial(
            "not-nocturnal",
            _late
            & (Opioids.weeks_after_surgery > PostoperativeLimits.screening_weeks)
            & ~Opioids.nocturnal_only
            & ~Use.rationale,
            "in the second and third month after an operation opioids are for the night, with rare exceptions",
            seen(_CITE, "2.3", letters=("CM16-0234202",)),
            unless=_UNLESS,
        ),
        denial(
            "not-screened-postoperatively",
            _late & (Opioids.weeks_after_surgery > PostoperativeLimits.screening_weeks) & ~Opioids.risk_screened,
            "opioids go on more than {screening_weeks} weeks after an operation, and no screening for misuse is "
            "documented",
            seen(_CITE, "2.4", "2.73", letters=("CM16-0234202",)),
            unless=_UNLESS,
        ),
        denial(
            "no-other-drugs-postoperatively",
            _late & ~Use.nonopioid_failed,
            "it is not documented that non-opioid drugs are not enough",
            seen(_CITE, "2.5", "2.70", "2.72", letters=("CM16-0246487", "CM17-0010420")),
            unless=_UNLESS,
        ),
        denial(
            "cures-not-checked-postoperatively",
            _late & ~Opioids.cures_checked,
            "a check of the CURES database is not documented",
            seen(_CITE, "2.72", letters=("CM16-0246487",)),
            unless=_UNLESS,
        ),
    ]


def acute_rules() -> list[Rule]:
    """Return the rule on severe acute injuries."""
    return [
        Rule(
            "severe-acute-injury",
            severe_acute,
            NECESSARY,
            "a severe injury less than three months old whose pain other treatment does not relieve supports an opioid "
            "for a limited time",
            seen(OPIOIDS_2016, "2.6", letters=("CM16-0239110",), section="1.3"),
            interpretation="Granted although CURES was not checked and the screening was cursory; to be reviewed again "
            "at three months.",
        )
    ]
