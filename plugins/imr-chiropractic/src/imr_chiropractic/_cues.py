"""By which words a narrative documents the facts of manipulation."""

from __future__ import annotations

from imr_chiropractic._facts import Manipulation
from imr_chiropractic._services import SERVICES
from imr_core import Cue
from imr_core.california import CHIROPRACTIC
from imr_core.narrative import Cues, improvement_cues, plan_cues, prior_visit_cues

WORDS = (
    r"chiropract(?:ic|ics|ors?)|chiro|manual therapy|manual manipulations?|(?:spinal|joint|osteopathic) manipulat\w+|"
    r"manipulati(?:on|ve) (?:therapy|treatments?)"
)
NAMES = (CHIROPRACTIC.name, *(service.name for service in SERVICES))

READER = Cues(
    (
        *prior_visit_cues(WORDS, NAMES),
        *improvement_cues(WORDS, NAMES),
        *plan_cues(WORDS, NAMES),
        Cue(
            Manipulation.severe_neck_strain,
            r"(?:severe|grade (?:3|iii)) (?:\(grade (?:3|iii)\) )?(?:cervical|neck)(?: spine)? "
            r"(?:sprain|strain)(?:[-/ ]\w+)?",
        ),
        Cue(
            Manipulation.sustained_benefit,
            rf"(?:{WORDS})[^.;]*?improv\w*[^.;]*?quality of life",
            historical=True,
            services=NAMES,
        ),
        Cue(
            Manipulation.maintenance_care,
            rf"(?:maintenance|elective|palliative) (?:(?:{WORDS}) )?(?:care|treatments?|therapy|visits?)",
            hypothetical=True,
            services=NAMES,
        ),
    ),
    name="chiropractic cues",
)
