"""Cues for modalities, equipment and programmes."""

from __future__ import annotations

from imr_core import Cue
from imr_core.california import TRANSPORTATION
from imr_physical_therapy import _devices as device
from imr_physical_therapy._facts import Equipment, Therapy
from imr_physical_therapy._services import FUNCTIONAL_CAPACITY, GYM

_STIMULATION = (device.TENS.name, device.ELECTRICAL_STIMULATION.name)


def _cue(fact: object, pattern: str, *services: str, unless: str | None = None) -> Cue:
    """Return a cue for a flag of some services, also in words about the past, and about what is requested."""
    return Cue(
        fact,  # type: ignore[arg-type]
        pattern,
        historical=True,
        hypothetical=True,
        unless=unless,
        services=services,
    )


EQUIPMENT_CUES = (
    _cue(
        Equipment.functional_restoration,
        r"functional restoration(?: program(?:me)?)?",
        *_STIMULATION,
        device.HEAT_PAD.name,
        device.MASSAGE.name,
        device.BIOFEEDBACK.name,
        unless=r"no |not |lack|without|denied|utilization",
    ),
    _cue(
        Equipment.accepted_setting,
        r"neuropathic pain|crps|complex regional pain syndrome|reflex sympathetic dystrophy|spasticity|"
        r"phantom limb pain|"
        r"diabetic neuropathy|post-?herpetic neuralgia|multiple sclerosis",
        *_STIMULATION,
        unless=r"no |rule out|denies|without",
    ),
    _cue(
        Equipment.benefit_of_earlier_use,
        r"(?:tens|electrical stimulation|ems|stimulator)(?: unit)?[^.;]{0,60}(?:(?:decreas|reduc|"
        r"less)\w* (?:\w+ ){0,3}pain[^.;]"
        r"{0,60}function\w*|function\w*[^.;]{0,60}(?:decreas|reduc|less)\w* (?:\w+ ){0,3}pain)",
        *_STIMULATION,
        unless=r"no |not |would|goal|in order to|lack|denied",
    ),
    _cue(Equipment.in_behavioral_therapy, r"cognitive[- ]behaviou?ral therapy|\bcbt\b", device.BIOFEEDBACK.name),
    _cue(
        Equipment.home_exercise_failed,
        r"home exercises?(?: program(?:me)?)? (?:has |have |had )?(?:been |was |is )?(?:failed|ineffective|"
        r"not effective|not been "
        r"effective|not helped)|failed (?:an? |his |her )?home exercise",
        GYM.name,
    ),
    _cue(
        Equipment.equipment_needed,
        r"need(?:s|ed)? (?:for |of |to have )?(?:access to )?(?:\w+ ){0,2}(?:equipment|pool|machines?)",
        GYM.name,
        unless=r"no |not |lack",
    ),
    _cue(
        Equipment.professionally_monitored,
        r"(?:monitored|supervised|administered) by (?:an? )?(?:\w+ )?(?:medical professionals?|therapist|trainer|"
        r"physician)",
        GYM.name,
        unless=r"no |not |lack",
    ),
    _cue(
        Equipment.work_capability_in_question,
        r"(?:delayed|slow) (?:recovery|healing)|(?:determin|clarif|defin|establish|"
        r"assess)\w* (?:\w+ ){0,4}(?:work capabilit\w+|work "
        r"capacit\w+|functional limitations|work restrictions|ability to work)",
        FUNCTIONAL_CAPACITY.name,
        unless=r"no |not |lack|denied|utilization",
    ),
    _cue(
        Equipment.failed_return_to_work,
        r"(?:failed|unsuccessful)(?: \w+){0,2} (?:attempts? (?:to|at) )?return(?:ing)? to work(?: attempts?)?",
        FUNCTIONAL_CAPACITY.name,
    ),
    _cue(
        Equipment.near_maximum_improvement,
        r"(?:at|near|close to|approaching|reached)(?: or near)? (?:\w+ )?(?:maximum|maximal) medical improvement|"
        r"\bmmi\b|"
        r"permanent and stationary",
        FUNCTIONAL_CAPACITY.name,
        unless=r"\bnot\b|\bno\b|has yet",
    ),
    _cue(
        Equipment.wrist_indication,
        r"de ?quervain'?s?(?: \w+)?|(?:mild )?carpal tunnel syndrome",
        device.WRIST_SPLINT.name,
        unless=r"moderate|severe|rule out|no evidence|negative",
    ),
    _cue(
        Equipment.daily_exercise,
        r"daily (?:home )?exercises?(?: program(?:me)?)?|home exercise program(?:me)? daily",
        device.PILLOW.name,
    ),
    _cue(
        Equipment.job_modification,
        r"modified (?:duty|duties|work)|(?:work(?:ing|s)?|employed) (?:with|under|on)? ?(?:restrictions|"
        r"modifications?|accommodations?|"
        r"light duty|full duty|regular duty)|(?:return(?:ed|ing)?|able) to (?:\w+ )?work|(?:continues?|currently|is) "
        r"(?:to work|working)|stay at work|desk job|ergonomic",
        device.WORKSTATION.name,
        unless=r"\bnot (?:working|able)|off work|temporar\w+ total|unable to work",
    ),
    _cue(
        Equipment.after_hospital,
        r"(?:underwent|status[- ]?post|s/p|post[- ]?op\w*|after|following) (?:\w+[- ]){0,6}(?:surger\w+|orif|"
        r"open reduction|fusion|"
        r"arthroplasty|replacement|amputation|repair|graft|incision and drainage|debridement)|hospital stay|"
        r"hospitali[sz]ed|"
        r"discharged from (?:the )?hospital|surgical (?:wound|incision)",
        device.HOME_HEALTH.name,
        unless=r"no surg\w+",
    ),
    _cue(
        Equipment.wound_or_infusion,
        r"wound (?:care|vac|dressing|dehiscence|healing)|open wound|wound(?: \w+){0,4} (?:not|has not|had not|"
        r"is not)(?: yet)? "
        r"(?:healed|closed)|(?:non-?healing|unhealed|infected|draining) (?:\w+ )?(?:wound|incision)|"
        r"dressing changes?|intravenous "
        r"antibiotics?|\biv antibiotics?|daily (?:packing|dressing)",
        device.HOME_HEALTH.name,
        unless=r"well[- ]healed|no wound",
    ),
    _cue(
        Equipment.homebound,
        r"home-?bound|unable to leave (?:the |his |her )?(?:home|house)|(?:wheelchair|bed)[- ]?bound|"
        r"wheelchair/bed bound|bedridden",
        device.HOME_HEALTH.name,
        unless=r"not home-?bound",
    ),
    Cue(
        Therapy.already_authorized,
        r"(?:already |previously )?(?:approved|authori[sz]ed|certified) for (?:[\w-]+ ){0,8}(?:wound care|"
        r"home health|nurs\w+)|"
        r"(?:wound care|home health|nurs\w+)(?: \w+){0,4} (?:was|were|is|has been) (?:already |"
        r"previously )?(?:approved|authori[sz]ed|"
        r"certified)",
        historical=True,
        hypothetical=True,
        unless=r"partial\w*|remaining",
        services=(device.HOME_HEALTH.name,),
    ),
    _cue(
        Equipment.bed_reason,
        r"pressure (?:sores?|ulcers?)|bed-?bound|bedridden|(?:unable|not able) to transfer|congestive heart failure|"
        r"severe heart "
        r"disease|position(?:ing|ed) (?:of the body )?(?:that is )?not (?:feasible|possible)",
        device.HOSPITAL_BED.name,
        unless=r"no |denies",
    ),
    _cue(
        Therapy.open_repair_of_large_tear,
        r"(?:massive|large) (?:\w+ ){0,3}(?:rotator cuff )?tear[^.;]{0,80}open|"
        r"open (?:\w+ ){0,3}(?:rotator cuff )?repair[^.;]{0,80}"
        r"(?:massive|large)",
        device.ABDUCTION_SLING.name,
        unless=r"no |arthroscopic",
    ),
    _cue(
        Equipment.cannot_transport_self,
        r"(?:unable|not able|cannot|can not) (?:to )?(?:drive|transport (?:him|her|them)?sel(?:f|ves))",
        TRANSPORTATION.name,
    ),
)
