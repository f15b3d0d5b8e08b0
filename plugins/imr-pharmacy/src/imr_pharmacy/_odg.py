"""ODG as determinations quote it, and where the MTUS is silent."""

from __future__ import annotations

from collections.abc import Iterable

from imr_core import (
    DISCRETIONARY,
    NECESSARY,
    NOT_ADDRESSED,
    BodyRegion,
    Guideline,
    Parameters,
    Request,
    Rule,
    Step,
    Unencoded,
    Unit,
    limit,
)
from imr_core.expressions import Condition
from imr_pharmacy._facts import Complaint, Use
from imr_pharmacy._rules import denial, unstated
from imr_pharmacy._services import PLATELET_RICH_PLASMA
from imr_pharmacy._sources import EDITION_ODG, ODG, seen
from imr_pharmacy._terms import NOT_EVALUATED, by_mouth, ingredient, medication, of_class, on_skin, patch

_GEL = ODG.at(section="Pain, Voltaren Gel (diclofenac)")
_LIDODERM = ODG.at(section="Pain, Lidoderm (lidocaine patch)")
_TCA = seen(ODG, "2.64", letters=("CM17-0008753",), section="Pain (Chronic), TCAs")
_BARBITURATE = seen(ODG, "2.69", "0.9", letters=("CM17-0012593",), section="Head, Fioricet")
_KNEE = ODG.at(section="Knee, platelet-rich plasma (PRP)")
_TRIAL = seen(ODG, "2.58", letters=("CM16-0243394",))
_MOST_GEL = seen(_GEL, "2.55", letters=("CM16-0243394",))


class Limits(Parameters):
    """The numbers of the sections."""

    placebo_weeks = limit(2, Unit.WEEK, cite=seen(_GEL, "2.91", letters=("CM16-0243394",)))
    knee_weeks = limit(12, Unit.WEEK, low=4, cite=seen(_GEL, "2.91", letters=("CM16-0243394",)))
    tricyclic_trial = limit(4, Unit.WEEK, cite=_TCA)


def _section(
    id: str, section: str, addresses: Condition, rules: Iterable[Rule], unencoded: Iterable[Unencoded] = ()
) -> Guideline:
    return Guideline(
        f"odg-{id}",
        title=f"{ODG.title}: {section}",
        publisher=ODG.publisher,
        step=Step.ACOEM_OR_ODG,
        edition=EDITION_ODG,
        addresses=addresses,
        complete=True,
        rules=tuple(rules),
        unencoded=tuple(unencoded),
    )


_gel_indicated = Complaint.arthritic_joint & Use.oral_unsuitable & (Use.liquids_failed | ~Use.tablets_unsuitable)
_longer = Request.duration_stated & (Request.weeks > Limits.knee_weeks)
topical_diclofenac_odg = _section(
    "topical-diclofenac",
    "topical diclofenac",
    on_skin & ingredient("diclofenac"),
    (
        Rule(
            "arthritis",
            _gel_indicated,
            NECESSARY,
            "diclofenac gel is for osteoarthritis of ankle, elbow, foot, hand, knee or wrist where oral drugs cannot "
            "be "
            "taken",
            seen(_GEL, "2.55", "2.91", letters=("CM16-0243394",)),
        ),
        denial(
            "not-indicated",
            ~_gel_indicated,
            "osteoarthritis of a joint that lends itself to it, and failure of oral drugs, liquid forms included, "
            "are not "
            "documented",
            seen(_GEL, "0.13", "2.55", "2.89", letters=("CM16-0243394",)),
        ),
        denial(
            "site",
            Request.body_region.one_of(*NOT_EVALUATED),
            "it has not been evaluated for the {body_region}",
            _MOST_GEL,
            unless=("arthritis",),
        ),
        denial(
            "too-long",
            _longer,
            "{weeks} weeks are longer than the {knee_weeks} for which an effect is shown",
            seen(_GEL, "2.91", letters=("CM16-0243394",)),
            unless=("arthritis",),
        ),
        denial(
            "refill-on-trial",
            Request.refills_requested & ~Use.continued,
            "a refill on a trial prescription is excessive",
            _TRIAL,
            unless=("arthritis",),
        ),
        unstated(("arthritis",)),
    ),
    (
        Unencoded(
            "At most 32 g a day; 8 g a day on a joint of the arm, 16 g on one of the leg.",
            _MOST_GEL,
            "A daily dose by joint, which a request does not state.",
        ),
        Unencoded(
            "Better than placebo in the first 2 weeks of osteoarthritis, afterwards not or less.",
            seen(_GEL, "2.91", letters=("CM16-0243394",)),
            "A finding of studies, beside the longer span for the knee.",
        ),
    ),
)
_neuropathic = Complaint.neuropathic_pain & Use.neuropathic_agents_failed
lidocaine_odg = _section(
    "lidocaine-patch",
    "Lidoderm (lidocaine patch)",
    on_skin & ingredient("lidocaine"),
    (
        Rule(
            "neuropathic",
            patch & _neuropathic,
            NECESSARY,
            "localized neuropathic pain after a tricyclic, an SNRI or an anticonvulsant failed",
            seen(_LIDODERM, "2.48", letters=("CM16-0243394",)),
        ),
        denial(
            "not-indicated",
            patch & ~_neuropathic,
            "neuropathic pain, and the failure of a tricyclic, an SNRI or an anticonvulsant, are not both documented",
            seen(_LIDODERM, "0.13", "2.48", "2.89", letters=("CM16-0243394",)),
        ),
        denial(
            "no-patch",
            ~patch,
            "formulations other than the dermal patch are local anesthetics and relieve itching",
            seen(_LIDODERM, "2.48", "0.13", letters=("CM16-0243394", "CM16-0245796")),
        ),
        denial(
            "refill-on-trial",
            Request.refills_requested & ~Use.continued,
            "a refill on a trial prescription is excessive",
            _TRIAL,
            unless=("neuropathic",),
        ),
        unstated(("neuropathic",)),
    ),
    (
        Unencoded(
            "Approved for post-herpetic neuralgia only.",
            seen(_LIDODERM, "2.48", letters=("CM16-0243394",)),
            "The same text recommends the patch beyond what it is approved for.",
        ),
    ),
)
topicals_odg = _section(
    "topical-analgesics",
    "topical analgesics",
    on_skin & of_class("capsaicin", "counterirritant"),
    (
        Rule(
            "capsaicin",
            ingredient("capsaicin") & Use.other_treatment_failed & Request.quantity_stated,
            NECESSARY,
            "capsaicin is an option where other treatment brought no response or was not tolerated",
            seen(ODG, "2.50", letters=("CM16-0245796",), section="Pain, topical analgesics"),
        ),
        denial(
            "capsaicin-not-last",
            ingredient("capsaicin") & ~(Use.other_treatment_failed & Request.quantity_stated),
            "no response to, or intolerance of, other treatment is documented, or the quantity is not stated",
            seen(ODG, "2.50", letters=("CM16-0245796",), section="Pain, topical analgesics"),
        ),
        Rule(
            "after-first-line",
            ~ingredient("capsaicin") & _neuropathic,
            DISCRETIONARY,
            "topical agents are mainly for neuropathic pain after antidepressants and anticonvulsants failed: weigh "
            "what "
            "speaks for this one",
            seen(ODG, "2.45", "0.13", letters=("CM16-0245796",), section="Pain, topical analgesics"),
        ),
        denial(
            "not-indicated",
            ~ingredient("capsaicin") & ~_neuropathic,
            "neuropathic pain after antidepressants and anticonvulsants failed is not documented",
            seen(ODG, "2.45", "0.13", letters=("CM16-0245796",), section="Pain, topical analgesics"),
        ),
    ),
)
diclofenac_odg = _section(
    "diclofenac",
    "diclofenac",
    by_mouth & ingredient("diclofenac"),
    (
        denial(
            "not-first-line",
            ~Use.first_line_failed,
            "diclofenac is not first line because of its risk, and failure of another drug is not documented",
            seen(ODG, "2.36", letters=("CM17-0013320",), section="Pain, diclofenac"),
        ),
        Rule(
            "after-first-line",
            Use.first_line_failed,
            DISCRETIONARY,
            "after another drug failed, for the shortest time at the lowest dose and not for months: weigh it",
            seen(ODG, "2.36", letters=("CM17-0013320",), section="Pain, diclofenac"),
        ),
    ),
)
benzodiazepines_odg = _section(
    "benzodiazepines",
    "benzodiazepines",
    medication & of_class("benzodiazepine"),
    (
        denial(
            "not-for-pain",
            of_class("benzodiazepine"),
            "benzodiazepines are not recommended for acute or chronic pain",
            seen(ODG, "2.66", "0.13", "C14", letters=("CM17-0013077",), section="Pain, benzodiazepines"),
        ),
    ),
)
tricyclics_odg = _section(
    "tricyclics",
    "tricyclic antidepressants",
    by_mouth & of_class("tricyclic"),
    (
        Rule(
            "trial",
            Complaint.neuropathic_pain & ~Use.continued,
            NECESSARY,
            "a trial of four weeks or more is recommended",
            _TCA,
        ),
        denial(
            "not-indicated",
            ~Complaint.neuropathic_pain & ~Use.continued,
            "neuropathic pain is not documented",
            _TCA,
        ),
        Rule(
            "within-trial",
            Use.continued & (Use.weeks_in_use < Limits.tricyclic_trial),
            DISCRETIONARY,
            "after {weeks_in_use} of the {tricyclic_trial} weeks of a trial: weigh the outcome so far",
            _TCA,
        ),
        Rule(
            "after-trial",
            Use.continued & ~(Use.weeks_in_use < Limits.tricyclic_trial) & Use.pain_relief & Use.better_function,
            NECESSARY,
            "pain and function are better after the trial",
            _TCA,
        ),
        denial(
            "after-trial-without-effect",
            Use.continued & ~(Use.weeks_in_use < Limits.tricyclic_trial) & ~(Use.pain_relief & Use.better_function),
            "after {weeks_in_use} weeks less pain and better function are not both documented",
            _TCA,
        ),
    ),
    (
        Unencoded(
            "Sleep, mood and side effects are assessed from the first week; after 3 to 6 months without pain a gradual "
            "taper may be considered.",
            _TCA,
            "How to follow treatment, and a suggestion without a test.",
        ),
    ),
)
barbiturates_odg = _section(
    "barbiturates",
    "butalbital",
    by_mouth & ingredient("butalbital"),
    (
        denial(
            "strength-not-stated",
            ~Request.strength_stated,
            "the request states no strength",
            seen(ODG, "2.69", "6.6", letters=("CM17-0012593",), section="Head, Fioricet"),
        ),
        denial(
            "not-for-acute-headache",
            ~Complaint.acute_headache,
            "an acute headache is not documented, and overuse brings rebound headache",
            _BARBITURATE,
        ),
        Rule(
            "acute-headache",
            Request.strength_stated & Complaint.acute_headache,
            DISCRETIONARY,
            "it is in use for acute headache with some supporting data: weigh the risk of overuse and rebound headache",
            _BARBITURATE,
        ),
    ),
)
_knee_plasma = (
    (Complaint.knee_osteoarthritis | Complaint.patellar_tendinosis)
    & Complaint.conservative_care_failed
    & Complaint.injection_failed
)
_foot = Request.body_region.one_of(BodyRegion.FOOT, BodyRegion.ANKLE)
_knee = Request.body_region.is_(BodyRegion.KNEE)
_foot_shown = Complaint.diagnosis_documented & Complaint.conservative_care_failed
platelet_rich_plasma_odg = _section(
    "platelet-rich-plasma",
    "platelet-rich plasma",
    Request.service.is_(PLATELET_RICH_PLASMA),
    (
        Rule(
            "knee",
            _knee & _knee_plasma,
            NECESSARY,
            "for significantly symptomatic osteoarthritis or refractory patellar tendinosis after conservative care "
            "and a "
            "steroid injection failed",
            seen(_KNEE, "2.98", letters=("CM17-0011992", "CM17-0012582")),
        ),
        denial(
            "knee-not-indicated",
            _knee & ~_knee_plasma,
            "significantly symptomatic osteoarthritis or refractory patellar tendinosis, with conservative care and a "
            "steroid injection that failed, is not documented",
            seen(_KNEE, "2.98", letters=("CM17-0011992", "CM17-0012582")),
        ),
        Rule(
            "foot",
            _foot & _foot_shown,
            DISCRETIONARY,
            "it is under study for the foot: weigh it after conservative care failed",
            seen(ODG, "2.99", letters=("CM17-0004547",), section="PRP"),
        ),
        denial(
            "foot-not-indicated",
            _foot & ~_foot_shown,
            "it is under study, and a diagnosis with conservative care that failed is not documented",
            seen(ODG, "2.99", letters=("CM17-0004547",), section="PRP"),
        ),
        Rule(
            "other-region",
            ~_foot & ~_knee,
            NOT_ADDRESSED,
            "no text on platelet-rich plasma for other regions was seen",
            seen(ODG, "2.98", "2.99", letters=("CM17-0011992", "CM17-0004547"), section="PRP"),
        ),
    ),
)

ODG_GUIDELINES = (
    topical_diclofenac_odg,
    lidocaine_odg,
    topicals_odg,
    diclofenac_odg,
    benzodiazepines_odg,
    tricyclics_odg,
    barbiturates_odg,
    platelet_rich_plasma_odg,
)
