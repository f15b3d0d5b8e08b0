"""Topical analgesics; a compound is judged ingredient by ingredient, and one that is not recommended decides."""

from __future__ import annotations

from imr_core import DISCRETIONARY, NECESSARY, Parameters, Request, Rule, Unencoded, Unit, limit
from imr_pharmacy._facts import Complaint, Use
from imr_pharmacy._rules import chronic_pain_2016, denial, unstated
from imr_pharmacy._sources import CHRONIC_PAIN_2016, seen
from imr_pharmacy._terms import NOT_EVALUATED, chronic, ingredient, of_class, on_skin, patch, systemic_patch

_CITE = CHRONIC_PAIN_2016.at(section="Topical analgesics")
_COMPOUNDED = CHRONIC_PAIN_2016.at(section="Topical analgesics, compounded")
_LIDODERM = CHRONIC_PAIN_2016.at(section="Lidoderm (lidocaine patch)")
_DICLOFENAC = CHRONIC_PAIN_2016.at(section="Flector patch (diclofenac epolamine)")
_ORAL_FIRST = (
    "CM16-0234464",
    "CM16-0247802",
    "CM16-0248698",
    "CM16-0249536",
    "CM17-0006634",
    "CM17-0009995",
    "CM17-0014438",
)


class Limits(Parameters):
    """The numbers of the section."""

    soft_tissue_weeks = limit(2, Unit.WEEK, low=1, cite=seen(_CITE, "2.52", letters=("CM17-0011517",)))
    arthritis_weeks = limit(12, Unit.WEEK, low=4, cite=seen(_CITE, "2.53", letters=("CM17-0011517",)))


not_recommended = of_class("muscle-relaxant") | ingredient("gabapentin")
lidocaine = ingredient("lidocaine") & ~not_recommended
capsaicin = ingredient("capsaicin") & ~not_recommended
_named = ingredient("capsaicin", "lidocaine")
nsaid = of_class("nsaid") & ~not_recommended & ~_named
diclofenac = nsaid & ingredient("diclofenac")
alike = nsaid & ingredient("ibuprofen", "ketoprofen", "piroxicam")
other = ~not_recommended & ~_named & ~of_class("nsaid")
_neuropathic = Complaint.neuropathic_pain & Use.neuropathic_agents_failed
_suits = (Complaint.arthritic_joint | Complaint.soft_tissue_injury) & Use.oral_unsuitable
_too_long = Request.duration_stated & (
    (~Complaint.arthritic_joint & (Request.weeks > Limits.soft_tissue_weeks))
    | (Complaint.arthritic_joint & (Request.weeks > Limits.arthritis_weeks))
)
_GRANTS = ("lidocaine-patch", "capsaicin", "diclofenac")
_BASES = (*_GRANTS, "other-nsaid-sources-differ", "other-agents")
_LIDOCAINE_RULES = (
    Rule(
        "lidocaine-patch",
        lidocaine & patch & _neuropathic,
        NECESSARY,
        "a lidocaine patch may be used for localized neuropathic pain after a first-line drug failed",
        seen(_LIDODERM, "2.47", "2.48", letters=("CM16-0245466", "CM16-0247802")),
    ),
    denial(
        "lidocaine-patch-not-indicated",
        lidocaine & patch & ~_neuropathic,
        "neuropathic pain, and the failure of an antidepressant or anticonvulsant, are not both documented",
        seen(_LIDODERM, "2.45", "2.48", letters=("CM16-0245466", "CM16-0247802")),
    ),
    denial(
        "lidocaine-no-patch",
        lidocaine & ~patch,
        "topical lidocaine is supported as a dermal patch only, not as cream, lotion or gel",
        seen(
            _CITE,
            "2.47",
            letters=("CM16-0234464", "CM16-0247802", "CM17-0006634", "CM17-0009995", "CM17-0013716"),
        ),
    ),
)
_NSAID_RULES = (
    Rule(
        "diclofenac",
        diclofenac & _suits,
        NECESSARY,
        "diclofenac is the topical anti-inflammatory accepted, for osteoarthritis or tendinitis of a joint that lends "
        "itself to it or an acute soft-tissue injury, and the oral form cannot be taken",
        seen(
            _DICLOFENAC,
            "2.51",
            "2.52",
            "2.53",
            "2.56",
            "2.90",
            letters=("CM17-0007300", "CM17-0013716", "CM17-0011517", "CM16-0245466", "CM16-0248698", "CM17-0006634"),
        ),
    ),
    denial(
        "nsaid-not-indicated",
        nsaid & ~_suits,
        "neither osteoarthritis or tendinitis of a joint that lends itself to it nor an acute soft-tissue injury, with "
        "a reason against the oral form, is documented",
        seen(_CITE, "2.54", "2.56", "2.88", "2.90", letters=("CM17-0011517", "CM16-0245466", *_ORAL_FIRST)),
    ),
    denial(
        "nsaid-site",
        Request.body_region.one_of(*NOT_EVALUATED),
        "there is little evidence for the {body_region}",
        seen(_CITE, "2.54", letters=("CM17-0011517",)),
        unless=("diclofenac", "other-nsaid-sources-differ"),
    ),
    denial(
        "other-nsaid",
        nsaid & ~diclofenac & ~alike,
        "diclofenac is the only topical anti-inflammatory accepted",
        seen(_CITE, "2.51", "C11", letters=("CM17-0007300", "CM17-0013716")),
    ),
    Rule(
        "other-nsaid-sources-differ",
        alike & _suits,
        DISCRETIONARY,
        "one quotation of the guideline finds little difference between topical diclofenac, ibuprofen, ketoprofen and "
        "piroxicam, others accept diclofenac only: weigh why it is not diclofenac",
        seen(_CITE, "2.59", "C11", letters=("CM17-0011517", "CM17-0007300", "CM17-0013716")),
    ),
    denial(
        "nsaid-too-long",
        _too_long,
        "{weeks} weeks are longer than {soft_tissue_weeks} for a soft-tissue injury or {arthritis_weeks} for a joint",
        seen(_CITE, "2.52", "2.53", letters=("CM17-0011517",)),
        unless=("diclofenac", "other-nsaid-sources-differ"),
    ),
)
_OTHER_RULES = (
    denial(
        "not-recommended-ingredient",
        not_recommended,
        "{ingredient} is not recommended on the skin, and a compound with one ingredient that is not recommended is "
        "not recommended",
        seen(
            _COMPOUNDED,
            "2.46",
            "2.49",
            letters=("CM16-0249536", "CM17-0007300", "CM17-0013716", "CM16-0247802", "CM16-0248698", "CM17-0014438"),
        ),
    ),
    Rule(
        "capsaicin",
        capsaicin & Use.other_treatment_failed,
        NECESSARY,
        "capsaicin is an option where other treatment brought no response or was not tolerated",
        seen(_CITE, "2.50", letters=("CM17-0013716", "CM17-0008479")),
    ),
    denial(
        "capsaicin-not-last",
        capsaicin & ~Use.other_treatment_failed,
        "capsaicin is only for those who did not respond to other treatment or cannot tolerate it, which is not "
        "documented",
        seen(_CITE, "2.50", letters=("CM17-0013716", "CM17-0008479")),
    ),
    denial(
        "capsaicin-strength-not-stated",
        capsaicin & ~Request.strength_stated,
        "the request states no strength",
        seen(_CITE, "2.50", "6.6", letters=("CM17-0008479",)),
        unless=("capsaicin",),
    ),
    Rule(
        "other-agents",
        other & _neuropathic & Use.oral_unsuitable,
        DISCRETIONARY,
        "topical agents are largely experimental, mainly for neuropathic pain after antidepressants and "
        "anticonvulsants "
        "failed: weigh what speaks for this one",
        seen(_CITE, "2.45", letters=("CM16-0234464", "CM16-0248698", "CM16-0249536", "CM17-0014438")),
    ),
    denial(
        "other-agents-not-indicated",
        other & ~(_neuropathic & Use.oral_unsuitable),
        "topical agents are largely experimental; neuropathic pain after antidepressants and anticonvulsants failed, "
        "with a reason against the oral form, is not documented",
        seen(_CITE, "2.45", "2.88", letters=("CM16-0234464", "CM16-0248698", "CM16-0249536", "CM17-0009995")),
    ),
    unstated(_BASES),
    denial(
        "continued-without-effect",
        Use.continued & ~Use.pain_relief & ~Use.better_function,
        "it is in use already, and neither relief, better function nor less oral medication is documented",
        seen(_CITE, "2.92", letters=("CM17-0014438",)),
        unless=_BASES,
    ),
)
_UNENCODED = (
    Unencoded(
        "A determination applies the passage on topical anti-inflammatory drugs to a tablet of diclofenac 75 mg.",
        seen(_CITE, "2.52", letters=("CM17-0011517",)),
        "A misreading of the request; here its dosage form decides.",
    ),
)

topicals_2016 = chronic_pain_2016(
    "topical-analgesics",
    "topical analgesics and compounds of them",
    chronic
    & on_skin
    & of_class(
        "anticonvulsant",
        "antidepressant",
        "capsaicin",
        "counterirritant",
        "corticosteroid",
        "local-anesthetic",
        "muscle-relaxant",
        "nsaid",
        "opioid",
        "other-topical-analgesic",
    )
    & ~systemic_patch,
    (*_OTHER_RULES, *_LIDOCAINE_RULES, *_NSAID_RULES),
    _UNENCODED,
)
