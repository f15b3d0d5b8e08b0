"""What the sources say that is not encoded, each with the reason."""

from __future__ import annotations

from imr_core import Citation, Unencoded, Verification
from imr_physical_therapy import _sources as src
from imr_physical_therapy._sources import rows

_STATUTE = Citation(
    "California Labor Code", publisher="State of California", section="4604.5", verification=Verification.PRIMARY_TEXT
)
_REGULATION = Citation(
    "California Code of Regulations, title 8", publisher="State of California", verification=Verification.PRIMARY_TEXT
)
_OF_2016 = src.CHRONIC_PAIN_2016.at(section="Physical medicine treatment")
_OF_2009 = src.CHRONIC_PAIN_2009.at(section="Physical medicine")
_SPINE_2016 = Citation(
    "ACOEM Low Back Disorders and Cervical and Thoracic Spine Disorders",
    publisher="American College of Occupational and Environmental Medicine",
    year=2016,
    verification=src.SECONDARY,
)


def _of(text: str, why: str, cite: Citation, *numbers: str, letters: str = "") -> Unencoded:
    return Unencoded(text, cite.at(seen_in=rows(*numbers, letters=letters)), why)


_SHARED = (
    _of(
        "Physical medicine covers what physical and occupational therapists, chiropractors and physicians do.",
        "A definition; manipulation has a guideline of its own, and the request text decides which service is meant.",
        _OF_2016,
        "2.13",
        letters="CM16-0239190",
    ),
    _of(
        "Of those who keep to active care 64.7 % succeed, of those with passive care 36.5 %.",
        "A reason given for active care, not a test.",
        _OF_2016,
        "2.15",
        letters="CM16-0239190",
    ),
    _of(
        "The value of therapy rises when the prescription states treatment goals and a specific diagnosis.",
        "Says what raises the value of therapy, and neither grants nor excludes it; goals are asked for a TENS trial.",
        src.GENERAL_2004.at(section="Chapter 3", pages="48"),
        "2.16",
        letters="CM16-0241231 CM17-0017776 CM17-0012593",
    ),
    _of(
        "Passive modalities are not given by a therapist unless exercises are carried on at home.",
        "A condition on how sessions are run; therapy without home exercise is covered by the rule on passive care.",
        src.GENERAL_2004,
        "2.31",
        letters="CM17-0010885 CM17-0016761",
    ),
    _of(
        "Home exercise is expected and may use assistive or resistance devices.",
        "An expectation that the rules on continuation use; no criterion for a device.",
        _OF_2016,
        "8.17",
        letters="CM16-0228949",
    ),
    _of(
        "Single determinations give 8 to 10 visits over 4 to 8 weeks as one range.",
        "A misquotation: other determinations list the two entries apart.",
        _OF_2016,
        "C3",
        letters="CM16-0228949",
    ),
)
PHYSICAL_MEDICINE = (
    *_SHARED,
    _of(
        "Hand therapy for the patient in complex regional pain syndrome reduces swelling and pain and improves motion.",
        "Says what it does; its number is that of the syndrome.",
        _OF_2016,
        "2.34",
        letters="CM16-0239190 CM16-0248233",
    ),
)
PHYSICAL_MEDICINE_2009 = (
    *_SHARED,
    _of(
        "Physical medicine stands on pages 98-99.",
        "Not seen in any text; a page number decides nothing.",
        _OF_2009.at(verification=src.UNVERIFIED),
        "2.18",
    ),
    _of(
        "Aquatic therapy is an optional form of exercise.",
        "It is read as physical therapy, whose rules then apply.",
        _OF_2009.at(section="Aquatic therapy", verification=src.SECONDARY),
        "8.18",
        letters="ICOMP",
    ),
)
ODG_THERAPY = (
    _of(
        "A knee with internal derangement is re-evaluated if it is no better after two or three weeks.",
        "The course of a treatment over time is no fact of a request; improvement is asked for every continuation.",
        src.ODG.at(section="Knee"),
        "odg.8",
        letters="CM17-0008633",
    ),
)
_PARENT = src.POSTSURGICAL_2009
_LIMIT = "Belongs to the statutory limit, which the built-in plugin of the programme holds as a bar."
POSTSURGICAL = (
    _of(
        "The schedule is the exception to the limit of 24 visits, adapted from ODG.",
        _LIMIT,
        _PARENT.at(verification=Verification.PRIMARY_TEXT),
        "4.1",
        letters="APPC",
    ),
    _of(
        "After a metacarpal fracture 16 visits run over 10 weeks, within a period of 4 months.",
        "The weeks and the period were not seen in any text; the visits were, and are encoded.",
        _PARENT.at(verification=src.UNVERIFIED),
        "4d.4",
    ),
    _of(
        "The other rows of the schedule state weeks and a period as well as visits.",
        "Not seen in any text; the visits are encoded and inactive, and that the period runs is a fact of the course.",
        _PARENT.at(verification=src.UNVERIFIED),
        *(f"4d.{number}" for number in range(1, 20) if number != 4),
    ),
    _of(
        "The surgeon, or a physician, nurse practitioner or physician assistant of the surgeon's, decides on the need.",
        "Who requested is no fact of a case.",
        _PARENT.at(verification=src.SECONDARY),
        "4.4",
        letters="222H",
    ),
    _of(
        "The schedule applies together with any other guideline of the MTUS.",
        "The search sequence does this.",
        _REGULATION.at(section="9792.23.5(d)"),
        "4.7",
        letters="REG23.5",
    ),
    _of(
        "The limit is lifted only by written authorization, is not waived by paying past it, and counts per injury.",
        _LIMIT,
        _STATUTE,
        "5.4",
        "5.5",
        "5.11",
        "5.13",
    ),
)
EARLIER_MASSAGE = (
    _of(
        "An earlier copy gives one or two sessions a week, best at six weeks, at most two months.",
        "Not the text of 2009: it conflicts with 4 to 6 visits in most cases.",
        src.CHRONIC_PAIN_2009.at(section="Massage therapy", verification=src.SECONDARY),
        "8.7b",
        letters="CP08-P",
    ),
)
INFRARED = (
    _of(
        "One determination judges infrared therapy under thermography, a test for complex regional pain syndrome.",
        "The wrong topic.",
        src.CHRONIC_PAIN_2016.at(section="Thermography"),
        "8.34",
        letters="CM16-0235869",
    ),
)
TRACTION_ELSEWHERE = (
    _of(
        "The results of the first six sessions of traction, ice or heat come before more.",
        "Traction of the low back is not supported at all, and ice or heat is for home use.",
        src.LOW_BACK_2004.at(section="Physical Methods"),
        "8.32",
        letters="CM16-0239569",
    ),
)
WORK_CONDITIONING = (
    _of(
        "Work conditioning runs over four weeks, up to 30 hours.",
        "Not seen in any text, and hours are not what a request for visits counts.",
        src.CHRONIC_PAIN_2009.at(section="Work conditioning", pages="125-126", verification=src.UNVERIFIED),
        "8.21",
    ),
)
HOME_HEALTH_TERMS = (
    _of(
        "Homebound is who has trouble leaving home without help or should not leave, and for whom leaving is a "
        "major effort.",
        "A definition, given with the fact that the rules ask for.",
        src.CHRONIC_PAIN_2016.at(section="Home health services", pages="89-90"),
        "8.42",
        letters="CM16-0249735",
    ),
    _of(
        "Need is assessed again at intervals, for example of 30, 60, 90 or 120 days.",
        "Examples of intervals, not limits.",
        src.CHRONIC_PAIN_2016.at(section="Home health services", pages="89-90"),
        "8.43",
        letters="CM16-0249735",
    ),
)
SPINE_2016 = tuple(
    _of(text, "The edition is declared as not encoded: its counts have not been seen.", _SPINE_2016, number)
    for number, text in (
        ("6b.3", "Aerobic exercise has the best evidence for the low back, strengthening for neck and thoracic spine."),
        ("6b.4", "Non-specific stretching is not recommended; directional and slump stretching may help."),
        ("6b.5", "Strengthening and stabilisation are recommended once the acute phase has settled."),
    )
)
