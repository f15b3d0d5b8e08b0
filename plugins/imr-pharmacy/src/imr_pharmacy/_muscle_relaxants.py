"""Muscle relaxants by mouth."""

from __future__ import annotations

from imr_core import NECESSARY, Course, Parameters, Request, Rule, Unencoded, Unit, limit
from imr_pharmacy._facts import Complaint, Opioids, Use
from imr_pharmacy._rules import chronic_pain_2016, denial, unstated
from imr_pharmacy._sources import CHRONIC_PAIN_2016, seen
from imr_pharmacy._terms import by_mouth, chronic, doubled, ingredient, of_class

_CLASS = CHRONIC_PAIN_2016.at(section="Muscle relaxants (for pain)")
_CYCLOBENZAPRINE = CHRONIC_PAIN_2016.at(section="Cyclobenzaprine (Flexeril)")
_WEEKS = seen(
    _CYCLOBENZAPRINE,
    "2.21",
    "2.24",
    letters=("CM16-0230651", "CM16-0234464", "CM16-0237163", "CM16-0247802", "CM17-0016311", "CM17-0009995"),
)
_DAYS = seen(_CYCLOBENZAPRINE, "2.23", letters=("CM16-0234464", "CM17-0009995", "CM16-0230651"))
_FIRST_DAYS = seen(_CLASS, "2.28", letters=("CM17-0005412",))


class Limits(Parameters):
    """The numbers of the sections."""

    short_course = limit(3, Unit.WEEK, low=2, cite=_WEEKS)
    course_days = limit(21, Unit.DAY, cite=_DAYS)
    first_days = limit(4, Unit.DAY, cite=_FIRST_DAYS)


relaxant = of_class("muscle-relaxant")
cyclobenzaprine = ingredient("cyclobenzaprine")
baclofen = ingredient("baclofen")
chlorzoxazone = ingredient("chlorzoxazone")
_acute_spasm = Complaint.spasm & (Complaint.acute_pain | Course.flare_up)
_indicated = _acute_spasm | (cyclobenzaprine & (Opioids.immediately_postoperative | Complaint.fibromyalgia))
_responded = Use.pain_relief & Use.better_function
_BASES = ("short-course", "baclofen-for-spasticity")
_RULES = (
    Rule(
        "short-course",
        ~baclofen & _indicated,
        NECESSARY,
        "a short course is an option for acute pain with muscle spasm",
        seen(
            _CLASS,
            "2.21",
            "2.24",
            "2.25",
            "2.26",
            "2.79",
            letters=("CM16-0230651", "CM16-0232543", "CM16-0245466", "CM17-0015790", "CM17-0013625", "CM16-0237163"),
        ),
    ),
    denial(
        "no-acute-spasm",
        ~baclofen & ~_indicated,
        "no acute pain or exacerbation with muscle spasm is documented",
        seen(_CLASS, "2.25", "2.26", letters=("CM16-0232543", "CM17-0015790", "CM17-0013625", "CM16-0230651")),
    ),
    Rule(
        "baclofen-for-spasticity",
        baclofen & Complaint.spasticity,
        NECESSARY,
        "baclofen is recommended for spasticity of multiple sclerosis or spinal cord injury and for lancinating, "
        "paroxysmal neuropathic pain",
        seen(_CLASS, "2.27", letters=("CM16-0233904",)),
    ),
    denial(
        "baclofen-without-spasticity",
        baclofen & ~Complaint.spasticity,
        "baclofen is for spasticity of multiple sclerosis or spinal cord injury and for lancinating, paroxysmal "
        "neuropathic pain, and none of these is documented",
        seen(_CLASS, "2.27", letters=("CM16-0233904",)),
        interpretation="One determination (CM17-0015790) judges baclofen like the other muscle relaxants instead.",
    ),
    unstated(_BASES),
    denial(
        "longer-than-short-course",
        ~baclofen & (Request.quantity > Limits.course_days * 2),
        "{quantity} last longer than the short course of {course_days} days",
        _DAYS,
        unless=("short-course",),
        interpretation="Counted at two a day, as a determination did that left 42 of 60; one that left 63 of 90 "
        "counted "
        "three a day.",
    ),
    denial(
        "refills",
        ~baclofen & Request.refills_requested,
        "refills reach past a short course",
        seen(_CLASS, "2.21", "2.29", letters=("CM17-0013625", "CM16-0230651")),
        unless=("short-course",),
        interpretation="A refill is read as use beyond the course.",
    ),
    denial(
        "used-past-short-course",
        ~baclofen & Use.continued & (Use.weeks_in_use >= Limits.short_course),
        "after {weeks_in_use} weeks of use, more goes beyond the {short_course} of a short course",
        seen(_CLASS, "2.21", "2.24", "2.29", letters=("CM16-0245466", "CM17-0009995", "CM17-0013625")),
        unless=("short-course",),
    ),
    denial(
        "continued-without-response",
        Use.continued & ~_responded,
        "the drug is in use already, and less pain with better function from it is not documented",
        seen(_CLASS, "2.26", "2.27", "2.80", letters=("CM16-0247802", "CM16-0234464", "CM16-0237163", "CM16-0233904")),
        unless=_BASES,
    ),
    denial(
        "second-line",
        ~cyclobenzaprine & ~baclofen & ~Use.first_line_failed,
        "muscle relaxants are second line, and failure of first-line drugs is not documented",
        seen(_CLASS, "2.24", "2.25", letters=("CM16-0232543", "CM17-0015790")),
        unless=("short-course",),
    ),
    denial(
        "chlorzoxazone-before-others",
        chlorzoxazone & ~Use.relaxants_failed,
        "chlorzoxazone has the least evidence, and failure of other muscle relaxants is not documented",
        seen(_CLASS, "2.28", letters=("CM17-0005412",)),
        unless=("short-course",),
    ),
    denial(
        "chlorzoxazone-past-first-days",
        chlorzoxazone & Use.continued & (Use.days_in_use >= Limits.first_days),
        "chlorzoxazone helps best in the first {first_days} days",
        _FIRST_DAYS,
        unless=("short-course",),
    ),
    denial(
        "duplicate",
        doubled("muscle-relaxant"),
        "another muscle relaxant is in use or requested, and no reason for two is given",
        seen(_CLASS, "2.81", letters=("CM16-0247802",)),
        unless=_BASES,
    ),
    denial(
        "added-to-other-agents",
        cyclobenzaprine & Use.added_to_other_agents,
        "adding cyclobenzaprine to other agents is not recommended",
        seen(_CYCLOBENZAPRINE, "2.22", letters=("CM16-0237163",)),
        unless=("short-course",),
    ),
)
_UNENCODED = (
    Unencoded(
        "No benefit beyond anti-inflammatory drugs, alone or together; efficacy wanes; dependence with long use.",
        seen(_CLASS, "2.25", letters=("CM17-0015790", "CM16-0233904")),
        "Reasons for the short course, not tests of their own.",
    ),
)

muscle_relaxants_2016 = chronic_pain_2016(
    "muscle-relaxants",
    "muscle relaxants",
    chronic & by_mouth & relaxant & ~Request.is_compound,
    _RULES,
    _UNENCODED,
)
