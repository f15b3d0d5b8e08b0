"""Cues for surgery: that therapy follows one, and which."""

from __future__ import annotations

from imr_core import Course, Cue
from imr_core.california import OCCUPATIONAL_THERAPY, PHYSICAL_THERAPY
from imr_physical_therapy import _devices as device
from imr_physical_therapy._facts import Surgery, Therapy
from imr_physical_therapy._services import POSTSURGICAL_THERAPY
from imr_physical_therapy._words import SURGERY

_THERAPIES = (PHYSICAL_THERAPY.name, OCCUPATIONAL_THERAPY.name, POSTSURGICAL_THERAPY.name)
_AFTER = (
    *_THERAPIES,
    device.COLD_UNIT.name,
    device.SLING.name,
    device.WRIST_SPLINT.name,
    device.ELBOW_BRACE.name,
)
_UNLESS = (
    r"no (?:relevant |prior |previous |past )?surg\w+|surgical history|denied|candidate|not (?:had|undergone)|"
    r"(?:19[5-9]\d|200\d|201[0-4])|years? ago"
)


def _after(pattern: str) -> Cue:
    return Cue(Course.postsurgical, pattern, historical=True, unless=_UNLESS, services=_AFTER)


def _operation(surgery: Surgery, done: str, due: str | None = None) -> tuple[Cue, ...]:
    """Return the cues for an operation: done, in any text; due, for therapy that goes with an operation."""
    cue = Cue(
        Therapy.surgery,
        done,
        value=surgery.value,
        historical=True,
        hypothetical=True,
        services=_THERAPIES,
        unless=r"no history|denied any",
    )
    if due is None:
        return (cue,)
    return (
        cue,
        Cue(
            Therapy.surgery,
            due,
            value=surgery.value,
            historical=True,
            hypothetical=True,
            services=(POSTSURGICAL_THERAPY.name,),
        ),
    )


SURGERY_CUES = (
    _after(rf"(?:status[- ]?post|s/p) (?:\w+[- ]){{0,4}}{SURGERY}"),
    _after(rf"(?:underwent|undergone|had) (?:an? |the |his |her |left |right |successful )*(?:\w+ ){{0,4}}{SURGERY}"),
    _after(rf"{SURGERY}(?: of the (?:\w+ ){{1,4}})?(?: was)? (?:performed|done|on|\()(?: on)? ?\d{{1,2}}[-/]\d+"),
    _after(rf"(?:weeks?|months?|days) (?:out from|after|following|status post|post|since) (?:\w+ ){{0,3}}{SURGERY}"),
    _after(rf"since (?:his |her |the )?(?:\w+ )?{SURGERY}"),
    _after(r"post[- ]?operative(?:ly)?|post[- ]?op|post[- ]?surgical(?:ly)?"),
    *_operation(Surgery.MENISCECTOMY, r"(?:partial )?(?:medial |lateral )?meniscectomy"),
    *_operation(
        Surgery.BANKART_REPAIR,
        r"bankart(?: repair)?|(?:shoulder )?(?:labral|capsulolabral) repair",
        r"(?:shoulder )?dislocations?,? (?:of (?:the )?(?:\w+ )?)?shoulder|shoulder (?:dislocations?|instability)|"
        r"instability of "
        r"(?:his |her |the )?(?:\w+ )?shoulder",
    ),
    *_operation(Surgery.CARPAL_TUNNEL_RELEASE, r"carpal tunnel release"),
    *_operation(Surgery.TRIGGER_FINGER_RELEASE, r"trigger (?:finger|thumb) release"),
    *_operation(Surgery.ACL_REPAIR, r"(?:acl|anterior cruciate ligament) (?:repair|reconstruction)"),
    *_operation(Surgery.KNEE_ARTHROPLASTY, r"(?:total )?knee (?:arthroplasty|replacement)"),
    *_operation(Surgery.HIP_ARTHROPLASTY, r"(?:total )?hip (?:arthroplasty|replacement)"),
    *_operation(
        Surgery.FINGER_FRACTURE,
        r"(?:fixation|repair|pinning|orif) of (?:the |an? )?(?:\w+ ){0,4}(?:finger|phalanx)|(?:phalanx|phalangeal|"
        r"finger) "
        r"fracture[^.;]{0,60}(?:repair|fixation|orif|pinning)",
    ),
    *_operation(Surgery.METACARPAL_FRACTURE, r"metacarpal (?:fracture )?(?:fixation|orif|repair|pinning)"),
    *_operation(Surgery.FEMUR_FRACTURE, r"(?:femur|femoral) (?:fracture )?(?:fixation|orif|repair|nailing|rodding)"),
    Cue(
        Therapy.past_surgical_period,
        r"(?:post-?surgical|postoperative|post-?op) (?:physical medicine )?(?:treatment )?period (?:is|was|"
        r"has) (?:over|ended|"
        r"expired|passed|lapsed)",
        historical=True,
        services=_THERAPIES,
    ),
)
