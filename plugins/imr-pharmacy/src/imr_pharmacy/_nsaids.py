"""Anti-inflammatory drugs by mouth."""

from __future__ import annotations

from imr_core import DISCRETIONARY, NECESSARY, NOT_ADDRESSED, Course, Parameters, Request, Rule, Unencoded, Unit, limit
from imr_pharmacy._facts import Complaint, Use
from imr_pharmacy._rules import chronic_pain_2016, denial, unstated
from imr_pharmacy._sources import CHRONIC_PAIN_2016, SECONDARY, seen
from imr_pharmacy._terms import acute, by_mouth, chronic, doubled, ingredient, of_class

_CITE = CHRONIC_PAIN_2016.at(section="NSAIDs (non-steroidal anti-inflammatory drugs)")
_MONTH = seen(_CITE, "2.38", letters=("CM16-0247624",))


class Limits(Parameters):
    """The numbers of the section."""

    month = limit(30, Unit.DAY, cite=_MONTH)


once_daily = ingredient("meloxicam", "nabumetone", "oxaprozin", "piroxicam")
thrice_daily = ingredient(
    "fenoprofen", "flurbiprofen", "ibuprofen", "indomethacin", "ketoprofen", "ketorolac", "mefenamic acid", "tolmetin"
)
within_month = (
    (once_daily & (Request.quantity <= Limits.month))
    | (thrice_daily & (Request.quantity <= Limits.month * 3))
    | (~once_daily & ~thrice_daily & (Request.quantity <= Limits.month * 2))
)
short = within_month & ~Request.refills_requested
duplicate = doubled("nsaid")
nsaid = of_class("nsaid")

_MONTH_READING = (
    "The shortest period is read as one month, as in the grant of a month's supply: one, two or three a day, as the "
    "drug "
    "is usually taken."
)
_BASES = ("recommended", "longer-with-function", "diclofenac-elsewhere")
_RULES = (
    Rule(
        "recommended",
        nsaid,
        NECESSARY,
        "anti-inflammatory drugs are the traditional first line of treatment, for short-term relief",
        seen(
            _CITE,
            "2.30",
            "2.32",
            "2.37",
            "2.38",
            "2.82",
            letters=("CM17-0013320", "CM17-0019171", "CM17-0013625", "CM16-0247624", "CM17-0019011"),
        ),
        interpretation="A first supply of up to a month is granted without proof of effect; within three months of the "
        "injury a further one is granted on less pain alone, where the guideline asks for less pain and better "
        "function.",
    ),
    Rule(
        "longer-with-function",
        ~short & Use.better_function,
        DISCRETIONARY,
        "more than a month is asked for and better function is documented: weigh the lowest dose and shortest period",
        seen(_CITE, "2.30", "2.83", letters=("CM17-0002181", "CM16-0248698", "CM17-0015957")),
        exception_to=("recommended",),
        interpretation=_MONTH_READING,
    ),
    Rule(
        "diclofenac-elsewhere",
        ingredient("diclofenac"),
        NOT_ADDRESSED,
        "the section recommends the class and does not say where diclofenac stands in it, which other guidelines do",
        seen(_CITE, "2.36", letters=("CM17-0013320",)),
        exception_to=("recommended", "longer-with-function"),
        interpretation="As a determination did that asked ODG where diclofenac stands.",
    ),
    unstated(_BASES),
    denial(
        "cox-2-without-risk",
        ingredient("celecoxib") & ~Complaint.gi_risk,
        "a COX-2 inhibitor is considered at gastrointestinal risk, not for the majority of patients",
        seen(_CITE, "1.23", section="Anti-inflammatory medications; Celebrex (celecoxib)", verification=SECONDARY),
        unless=_BASES,
        interpretation="The copy seen does not say its year; the sections of these names are in the edition of 2016 "
        "too.",
    ),
    denial(
        "duplicate",
        duplicate,
        "another anti-inflammatory drug is in use or requested, and no reason for two is given",
        seen(_CITE, "2.35", letters=("CM16-0234464", "CM17-0015957")),
        unless=_BASES,
    ),
    denial(
        "longer-without-function",
        ~short & ~Use.better_function,
        "{quantity} and refills reach past the shortest period, a month, and no better function is documented",
        seen(_CITE, "2.30", "2.83", letters=("CM17-0002181", "CM16-0248698", "CM17-0015957")),
        unless=("recommended", "diclofenac-elsewhere"),
        interpretation=_MONTH_READING,
    ),
    denial(
        "continued-without-effect",
        Use.continued & ~Use.pain_relief & ~Use.better_function,
        "the drug is in use already, and neither less pain nor better function from it is documented",
        seen(_CITE, "2.83", letters=("CM17-0002181", "CM16-0248698", "CM17-0015957")),
        unless=("recommended", "diclofenac-elsewhere"),
    ),
    denial(
        "past-three-months",
        ~acute & ~Use.first_line_failed & ~Complaint.conservative_care_failed,
        "pain has lasted {three_months} days or longer, and the failure of first-line drugs or of other conservative "
        "care is not documented",
        seen(_CITE, "2.82", "2.85", letters=("CM17-0013625", "CM17-0019171")),
        unless=_BASES,
        interpretation="What is asked of ongoing use where pain becomes chronic is asked of any request from then on.",
    ),
    denial(
        "continued-past-three-months",
        Use.continued & ~acute & ~Use.better_function,
        "pain has lasted {three_months} days or longer, and for continued use a decrease of pain alone is not "
        "enough: better "
        "function is not documented",
        seen(_CITE, "2.83", "2.85", letters=("CM17-0002181", "CM17-0019171")),
        unless=("recommended", "diclofenac-elsewhere"),
    ),
    denial(
        "acetaminophen-first",
        Complaint.mild_pain & ~Use.acetaminophen_tried & ~Use.continued,
        "the pain is at most moderate, and acetaminophen has not been tried",
        seen(_CITE, "2.82", "C13", letters=("CM17-0013625", "CM17-0015957")),
        unless=_BASES,
    ),
    denial(
        "second-line-in-exacerbation",
        ~acute & Course.flare_up & ~Use.acetaminophen_tried & ~Use.continued,
        "in an acute exacerbation of chronic back pain it is second line after acetaminophen, which has not been tried",
        seen(_CITE, "2.31", "C13", letters=("CM17-0013320",)),
        unless=_BASES,
        interpretation="What is said of chronic back pain is read for any pain that has lasted three months.",
    ),
)
_UNENCODED = (
    Unencoded(
        "Evidence for long-term neuropathic pain is inconsistent; the drugs may help breakthrough and mixed pain.",
        seen(_CITE, "2.33", letters=("CM17-0013320", "CM17-0013716")),
        "It names neither a condition nor a number on which to decide.",
    ),
    Unencoded(
        "Hypertension and renal function are to be monitored, and treatment adjusted or stopped.",
        seen(_CITE, "2.34", letters=("CM16-0247624",)),
        "A precaution for the course of treatment; the determination that names it granted the drug without proof of "
        "it.",
    ),
    Unencoded(
        "Two reviewers ask for a diagnosis of osteoarthritis, though the guideline names low back pain too.",
        seen(_CITE, "2.84", letters=("CM16-0245466", "CM17-0013320")),
        "Narrower than the guideline that it is said to come from.",
    ),
)

nsaids_2016 = chronic_pain_2016(
    "nsaids",
    "NSAIDs",
    chronic & by_mouth & nsaid & ~Request.is_compound,
    _RULES,
    _UNENCODED,
)
