"""Guidelines on supports, braces, beds and other equipment."""

from __future__ import annotations

from imr_core import (
    DISCRETIONARY,
    NECESSARY,
    NOT_ADDRESSED,
    NOT_NECESSARY,
    Citation,
    Injury,
    Parameters,
    Request,
    Rule,
    Service,
    Unit,
    limit,
)
from imr_core.california import DURABLE_EQUIPMENT
from imr_core.expressions import Condition
from imr_physical_therapy import _devices as device
from imr_physical_therapy import _sources as src
from imr_physical_therapy._facts import Equipment, Therapy
from imr_physical_therapy._modality import Declared, acoem_2004, odg, service
from imr_physical_therapy._modality import plain_rule as _rule
from imr_physical_therapy._sources import rows
from imr_physical_therapy._terms import Chronicity, after_surgery, chronic, low_back

_COLD = src.ODG.at(
    section="Shoulder, continuous-flow cryotherapy", seen_in=rows("8.24", letters="CM17-0007142 CM16-0246487")
)
_SLING = src.ODG.at(section="Shoulder, postoperative sling", seen_in=rows("8.25", letters="CM16-0246487"))
_SPLINT = src.ODG.at(section="Carpal tunnel syndrome, splinting", seen_in=rows("8.30", letters="CM16-0248471"))
_FOLLOWS = rows("4.10", letters="CM16-0238035 CM17-0002892 CM17-0006797 CM17-0014449")


class Numbers(Parameters):
    """The numbers that these topics state."""

    cold_days = limit(7, Unit.DAY, cite=_COLD)
    sling_weeks = limit(4, Unit.WEEK, low=2, cite=_SLING)
    splint_hours = limit(48, Unit.HOUR, cite=_SPLINT)


def goes_with_surgery(ordinary: Service, surgical: Service) -> Condition:
    """Say that the request names the service as one after surgery, or the records show it to be one."""
    return service(surgical) | (service(ordinary) & after_surgery)


def _refused(of: Condition, cite: Citation) -> Rule:
    return _rule(
        "surgery-not-necessary",
        of & Therapy.surgery_refused,
        NOT_NECESSARY,
        "what goes with a surgery is not necessary when the surgery is not",
        cite.at(seen_in=(*cite.seen_in, *_FOLLOWS)),
    )


def _cold_unit() -> list[Declared]:
    unit = service(device.COLD_UNIT, device.POSTSURGICAL_COLD_UNIT)
    surgical = goes_with_surgery(device.COLD_UNIT, device.POSTSURGICAL_COLD_UNIT)
    days = Request.weeks * 7
    long = Request.duration_stated & (days > Numbers.cold_days)
    within = Request.duration_stated & (days <= Numbers.cold_days)
    everywhere = "Seen for the shoulder, read for every region."
    rules = [
        _refused(surgical, _COLD),
        _rule(
            "not-after-surgery",
            unit & ~surgical,
            NOT_NECESSARY,
            "a cold unit is an option after surgery, and not without it",
            _COLD,
            everywhere,
        ),
        _rule(
            "too-long",
            unit & long,
            NOT_NECESSARY,
            "{weeks} weeks of a cold unit are more than the {cold_days} days after surgery",
            _COLD,
            everywhere,
        ),
        _rule(
            "purchase",
            unit & Equipment.purchase,
            NOT_NECESSARY,
            "a cold unit is for rental, not for purchase",
            _COLD,
            everywhere,
        ),
        _rule(
            "duration-missing",
            unit & ~Request.duration_stated,
            NOT_NECESSARY,
            "the request does not state for how long",
            _COLD,
            everywhere,
        ),
        _rule(
            "after-surgery",
            surgical & within & ~Equipment.purchase & ~Therapy.surgery_refused,
            NECESSARY,
            "a cold unit is an option after surgery, for up to {cold_days} days",
            _COLD,
            everywhere,
        ),
    ]
    return odg("cold-unit", "cold therapy after surgery", unit, rules)


def _slings() -> list[Declared]:
    sling, pillow = service(device.SLING, device.POSTSURGICAL_SLING), service(device.ABDUCTION_SLING)
    surgical = goes_with_surgery(device.SLING, device.POSTSURGICAL_SLING)
    long = Request.duration_stated & (Request.weeks > Numbers.sling_weeks)
    everywhere = "Seen for the shoulder; a sling is taken to be for it."
    sling_rules = [
        _refused(surgical, _SLING),
        _rule(
            "long",
            surgical & long & ~Therapy.surgery_refused,
            DISCRETIONARY,
            "a sling is generally worn 2 to {sling_weeks} weeks: weigh why {weeks} are asked for",
            _SLING,
            everywhere,
        ),
        _rule(
            "after-surgery",
            surgical & ~long & ~Therapy.surgery_refused,
            NECESSARY,
            "a sling is generally recommended for 2 to {sling_weeks} weeks after any shoulder surgery",
            _SLING,
            everywhere,
        ),
        _rule(
            "without-surgery", sling & ~surgical, NOT_ADDRESSED, "the passage speaks of slings after surgery", _SLING
        ),
    ]
    cuff = src.ODG.at(section="Shoulder, abduction pillow sling", seen_in=rows("8.26", letters="CM17-0007142"))
    large = Therapy.open_repair_of_large_tear
    pillow_rules = [
        _refused(pillow, cuff),
        _rule(
            "not-open-repair",
            pillow & ~large,
            NOT_NECESSARY,
            "an abduction pillow is for open repair of large and massive cuff tears, not for arthroscopic repair",
            cuff,
        ),
        _rule(
            "open-repair",
            pillow & large & ~Therapy.surgery_refused,
            NECESSARY,
            "an abduction pillow is recommended after open repair of large and massive cuff tears",
            cuff,
        ),
    ]
    return [
        *odg("sling", "postoperative sling", sling, sling_rules),
        *odg("abduction-pillow-sling", "abduction pillow sling", pillow, pillow_rules),
    ]


def _braces() -> list[Declared]:
    support = service(device.LUMBAR_SUPPORT)
    elbow = service(device.ELBOW_BRACE, device.POSTSURGICAL_ELBOW_BRACE)
    wrist = service(device.WRIST_SPLINT, device.POSTSURGICAL_WRIST_SPLINT)
    elbow_after = goes_with_surgery(device.ELBOW_BRACE, device.POSTSURGICAL_ELBOW_BRACE)
    after = goes_with_surgery(device.WRIST_SPLINT, device.POSTSURGICAL_WRIST_SPLINT)
    acute = src.LOW_BACK_2004.at(section="Physical Methods", seen_in=rows("8.27", letters="CM16-0245466 CM16-0248471"))
    support_rules = [
        _rule(
            "past-acute-phase",
            support & chronic,
            NOT_NECESSARY,
            "the benefit of a lumbar support does not outlast the acute phase",
            acute,
        ),
        _rule(
            "acute-phase",
            support & ~chronic,
            DISCRETIONARY,
            "a lumbar support may relieve symptoms in the acute phase: weigh how it serves rehabilitation",
            acute,
        ),
    ]
    avoid = src.ELBOW_2007.at(section="Recommendations", seen_in=rows("8.31", letters="CM16-0248471"))
    elbow_rules = [
        _rule(
            "no-surgery",
            elbow & ~elbow_after,
            NOT_NECESSARY,
            "immobilisation of the elbow is to be avoided except after surgery",
            avoid,
        ),
        _rule(
            "after-surgery",
            elbow & elbow_after,
            DISCRETIONARY,
            "immobilisation of the elbow is to be avoided except after surgery: weigh its need and duration",
            avoid,
        ),
    ]
    indicated = src.HAND_2004.at(section="Physical Methods", seen_in=rows("8.30", letters="CM16-0248471"))
    before = wrist & ~after
    wrist_rules = [
        _rule(
            "indicated",
            before & Equipment.wrist_indication,
            NECESSARY,
            "a splint at night is indicated for De Quervain tendinitis or mild carpal tunnel syndrome before surgery",
            indicated,
        ),
        _rule(
            "not-indicated",
            before & ~Equipment.wrist_indication,
            NOT_NECESSARY,
            "neither De Quervain tendinitis nor mild carpal tunnel syndrome, for which a splint is indicated, is "
            "documented",
            indicated,
        ),
    ]
    late = Equipment.hours_since_release > Numbers.splint_hours
    release_rules = [
        _rule(
            "after-release",
            after & late,
            NOT_NECESSARY,
            "splinting beyond {splint_hours} hours after release largely harms, compared with home therapy",
            _SPLINT,
        ),
        _rule(
            "right-after-release",
            after & ~late,
            DISCRETIONARY,
            "splinting is not discouraged in the first {splint_hours} hours after release: weigh its purpose",
            _SPLINT,
        ),
    ]
    return [
        *acoem_2004("lumbar-support", "lumbar supports", src.LOW_BACK_2004, support, support_rules),
        *acoem_2004("elbow-brace", "immobilisation", src.ELBOW_2007, elbow, elbow_rules, edition=src.elbow_of_2007()),
        *acoem_2004("wrist-splint", "splinting", src.HAND_2004, before, wrist_rules),
        *odg("wrist-splint-after-release", "splinting after release", after, release_rules),
    ]


def _pillow() -> list[Declared]:
    pillow = service(device.PILLOW)
    cite = src.ODG.at(section="Neck and upper back, pillow", seen_in=rows("8.29", letters="CM16-0248471"))
    rules = [
        _rule(
            "with-exercise",
            pillow & Equipment.daily_exercise,
            NECESSARY,
            "a pillow for sleep is recommended together with a daily exercise programme",
            cite,
        ),
        _rule(
            "without-exercise",
            pillow & ~Equipment.daily_exercise,
            NOT_NECESSARY,
            "a pillow is recommended together with a daily exercise programme, and none is documented",
            cite,
        ),
    ]
    return odg("pillow", "pillow", pillow, rules)


def _equipment() -> list[Declared]:
    equipment, bed = service(DURABLE_EQUIPMENT), service(device.HOSPITAL_BED)
    dme = src.ODG.at(
        section="Knee and leg, durable medical equipment", seen_in=rows("8.37", letters="CM16-0249724 CM17-0006912")
    )
    met = Equipment.medical_need & Equipment.meets_medicare_definition
    rules = [
        _refused(equipment, dme),
        _rule(
            "need-not-shown",
            equipment & ~met,
            NOT_NECESSARY,
            "the medical need with its quantity, and Medicare's definition of durable medical equipment, are not both "
            "documented",
            dme,
        ),
        _rule(
            "need-shown",
            equipment & met & ~Therapy.surgery_refused,
            NECESSARY,
            "there is a medical need, the quantity is stated, and Medicare's definition is met",
            dme,
            "Stated for knee and leg, read for every region.",
        ),
    ]
    reason = src.ODG.at(section="Knee and leg, hospital bed", seen_in=rows("8.38", letters="CM17-0009996"))
    bed_rules = [
        _rule(
            "no-reason",
            bed & ~Equipment.bed_reason,
            NOT_NECESSARY,
            "no specific medical reason for a hospital bed is documented",
            reason,
        ),
        _rule("no-end", bed & ~Request.duration_stated, NOT_NECESSARY, "no end of the rental is stated", reason),
        _rule(
            "reason",
            bed & Equipment.bed_reason & Request.duration_stated,
            NECESSARY,
            "a specific medical reason for a hospital bed is documented, and the rental has an end",
            reason,
        ),
    ]
    return [
        *odg("durable-medical-equipment", "durable medical equipment", equipment, rules),
        *odg("hospital-bed", "hospital bed", bed, bed_rules),
    ]


def _general() -> list[Declared]:
    scooter, desk = service(device.KNEE_SCOOTER), service(device.WORKSTATION)
    rationale = src.GENERAL_2004.at(
        section="General Approach to Initial Assessment", seen_in=rows("8.39", letters="CM17-0004547")
    )
    scooter_rules = [
        _rule(
            "no-rationale",
            scooter & ~Equipment.rationale,
            NOT_NECESSARY,
            "specialised treatment needs a rationale, and none is documented",
            rationale,
        ),
        _rule(
            "rationale",
            scooter & Equipment.rationale,
            DISCRETIONARY,
            "a rationale for specialised treatment is documented: weigh it",
            rationale,
        ),
    ]
    modify = src.LOW_BACK_2004.at(section="Activity modification", seen_in=rows("8.40", letters="CM17-0009282"))
    early = Injury.days_since_injury < Chronicity.three_months
    fits = early & ~Equipment.red_flags & Equipment.job_modification
    on_back = desk & low_back
    desk_rules = [
        _rule(
            "to-stay-at-work",
            on_back & fits,
            NECESSARY,
            "in the acute phase, without red flags, the job is modified so that the worker can stay at work",
            modify,
        ),
        _rule(
            "otherwise",
            on_back & ~fits,
            DISCRETIONARY,
            "modification of the job is stated for the acute phase, without red flags, to stay at work: weigh the "
            "purpose",
            modify,
        ),
    ]
    return [
        *acoem_2004("knee-scooter", "specialised treatment", src.GENERAL_2004, scooter, scooter_rules),
        *acoem_2004("sit-stand-workstation", "job modification", src.LOW_BACK_2004, on_back, desk_rules),
    ]


GUIDELINES = (*_cold_unit(), *_slings(), *_braces(), *_pillow(), *_equipment(), *_general())
