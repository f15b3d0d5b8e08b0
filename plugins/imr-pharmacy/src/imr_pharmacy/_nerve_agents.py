"""Antidepressants, anticonvulsants, benzodiazepines and drugs for sleep."""

from __future__ import annotations

from imr_core import DISCRETIONARY, NECESSARY, Parameters, Request, Rule, Unencoded, Unit, limit
from imr_pharmacy._facts import Complaint, Use
from imr_pharmacy._rules import chronic_pain_2016, denial, unstated
from imr_pharmacy._sources import CHRONIC_PAIN_2016, seen
from imr_pharmacy._terms import by_mouth, chronic, of_class

_ANTIDEPRESSANTS = CHRONIC_PAIN_2016.at(section="Antidepressants for chronic pain")
_TRICYCLICS = CHRONIC_PAIN_2016.at(section="Tricyclics")
_GABAPENTIN = CHRONIC_PAIN_2016.at(section="Gabapentin (Neurontin)")
_BENZODIAZEPINES = CHRONIC_PAIN_2016.at(section="Benzodiazepines")
_INSOMNIA = seen(CHRONIC_PAIN_2016, "2.65", letters=("CM17-0013625",), section="Insomnia treatment")
_RESPONSE = seen(_GABAPENTIN, "2.60", letters=("CM17-0013625",))
_FOUR_WEEKS = seen(_BENZODIAZEPINES, "2.93", letters=("CM16-0240524",))


class Limits(Parameters):
    """The numbers of the sections."""

    response = limit(50, "percent", low=30, cite=_RESPONSE)
    least_response = limit(30, "percent", cite=_RESPONSE)
    benzodiazepine_weeks = limit(4, Unit.WEEK, cite=_FOUR_WEEKS)


_indicated = Complaint.neuropathic_pain | Complaint.depression
_improved = Use.pain_relief & Use.better_function
_BASES = ("indicated", "non-neuropathic")
_ANTIDEPRESSANT_RULES = (
    Rule(
        "indicated",
        _indicated,
        NECESSARY,
        "antidepressants are first line for neuropathic pain, and treat depression",
        seen(_ANTIDEPRESSANTS, "2.62", "2.63", letters=("CM16-0248698", "CM17-0008753")),
    ),
    Rule(
        "non-neuropathic",
        ~_indicated & Use.rationale,
        DISCRETIONARY,
        "for pain that is not neuropathic antidepressants are a possibility: weigh the reason given",
        seen(_ANTIDEPRESSANTS, "2.62", letters=("CM16-0248698",)),
    ),
    denial(
        "not-indicated",
        ~_indicated & ~Use.rationale,
        "neither neuropathic pain nor depression, nor another reason for an antidepressant, is documented",
        seen(_TRICYCLICS, "2.62", "2.63", "2.95", letters=("CM17-0008753", "CM16-0248698")),
    ),
    unstated(_BASES),
    denial(
        "continued-without-effect",
        Use.continued & ~_improved,
        "the drug is in use already, and relief with better mood and function from it is not documented",
        seen(_ANTIDEPRESSANTS, "2.95", letters=("CM16-0248698",)),
        unless=_BASES,
    ),
    denial(
        "tricyclic-first",
        ~of_class("tricyclic") & ~Complaint.depression & ~Use.first_line_failed,
        "for pain, tricyclics come first unless they failed or cannot be taken, which is not documented",
        seen(_TRICYCLICS, "2.63", letters=("CM17-0008753",)),
        unless=_BASES,
    ),
)
_ANTICONVULSANT_RULES = (
    Rule(
        "indicated",
        Complaint.neuropathic_pain | Complaint.fibromyalgia,
        NECESSARY,
        "anticonvulsants are recommended for neuropathic pain and fibromyalgia",
        seen(_GABAPENTIN, "2.61", letters=("CM17-0013625",)),
        interpretation="Diabetic neuropathy and post-herpetic neuralgia are named; any documented neuropathic pain is "
        "read as like them, as antidepressants and anticonvulsants are the first line for it.",
    ),
    denial(
        "not-indicated",
        ~(Complaint.neuropathic_pain | Complaint.fibromyalgia),
        "neither neuropathic pain nor fibromyalgia is documented",
        seen(_GABAPENTIN, "2.61", letters=("CM17-0013625",)),
    ),
    unstated(("indicated",)),
    denial(
        "continued-without-effect",
        Use.continued & ~_improved,
        "the drug is in use already, and relief with better function from it is not documented",
        _RESPONSE,
        unless=("indicated",),
    ),
    denial(
        "response-too-small",
        Use.continued & Use.pain_relief & (Use.pain_reduction < Limits.least_response),
        "pain is less by {pain_reduction} percent, and {least_response} is the least that counts as a response",
        _RESPONSE,
        unless=("indicated",),
    ),
)
_BENZODIAZEPINE_RULES = (
    Rule(
        "acute-anxiety",
        Complaint.acute_anxiety,
        NECESSARY,
        "acute anxiety or agitation is a ground for short use",
        seen(
            _BENZODIAZEPINES,
            "2.94",
            letters=("CM16-0240524",),
            section="Benzodiazepines; Benzodiazepine dependence, maintenance",
        ),
        interpretation="A reviewer names acute anxiety or agitation as what would otherwise warrant the drug.",
    ),
    denial(
        "not-for-pain",
        ~Complaint.acute_anxiety,
        "benzodiazepines are not for musculoskeletal pain or spasm, and acute anxiety is not documented",
        seen(_BENZODIAZEPINES, "2.93", "2.94", letters=("CM16-0240524",)),
    ),
    unstated(("acute-anxiety",)),
    denial(
        "longer-than-four-weeks",
        Use.continued & (Use.weeks_in_use >= Limits.benzodiazepine_weeks),
        "after {weeks_in_use} weeks of use, more goes beyond the {benzodiazepine_weeks} that most guidelines allow",
        _FOUR_WEEKS,
        unless=("acute-anxiety",),
    ),
    denial(
        "refills",
        Request.refills_requested,
        "refills are for long-term use, which is not recommended",
        _FOUR_WEEKS,
        unless=("acute-anxiety",),
        interpretation="A refill is read as use beyond the four weeks.",
    ),
)
_sleepless = Complaint.insomnia & Complaint.sleep_measures_failed
_INSOMNIA_RULES = (
    Rule(
        "short-term",
        _sleepless & ~Use.continued,
        NECESSARY,
        "insomnia is documented, and sleep hygiene and drugs without prescription failed",
        _INSOMNIA,
    ),
    denial(
        "not-indicated",
        ~_sleepless,
        "insomnia for which sleep hygiene and drugs without prescription failed is not documented",
        _INSOMNIA,
    ),
    denial(
        "long-term",
        Use.continued,
        "a sedating antihistamine is not for long-term use: tolerance comes within days",
        _INSOMNIA,
    ),
    unstated(("short-term",)),
)

antidepressants_2016 = chronic_pain_2016(
    "antidepressants",
    "antidepressants",
    chronic & by_mouth & of_class("antidepressant") & ~Request.is_compound,
    _ANTIDEPRESSANT_RULES,
)
anticonvulsants_2016 = chronic_pain_2016(
    "anticonvulsants",
    "anticonvulsants",
    chronic & by_mouth & of_class("anticonvulsant") & ~Request.is_compound,
    _ANTICONVULSANT_RULES,
    (
        Unencoded(
            "A response is a reduction of pain by 30 to 50 percent.",
            _RESPONSE,
            "The upper end marks a good response; the lower one decides.",
        ),
    ),
)
benzodiazepines_2016 = chronic_pain_2016(
    "benzodiazepines",
    "benzodiazepines",
    chronic & by_mouth & of_class("benzodiazepine") & ~Request.is_compound,
    _BENZODIAZEPINE_RULES,
)
insomnia_2016 = chronic_pain_2016(
    "insomnia-treatment",
    "insomnia treatment",
    chronic & by_mouth & of_class("sedating-antihistamine") & ~Request.is_compound,
    _INSOMNIA_RULES,
)
