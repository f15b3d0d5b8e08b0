"""By which words a narrative documents the facts of therapy, modalities and equipment."""

from __future__ import annotations

from imr_core import Course, Cue, FactReader
from imr_core.california import OCCUPATIONAL_THERAPY, PHYSICAL_THERAPY
from imr_core.model import Bound
from imr_core.narrative import Cues, improvement_cues, plan_cues, prior_visit_cues
from imr_physical_therapy import _devices as device
from imr_physical_therapy._equipment_cues import EQUIPMENT_CUES
from imr_physical_therapy._facts import Therapy
from imr_physical_therapy._no_earlier import NoEarlierTherapy
from imr_physical_therapy._services import INPATIENT_REHABILITATION, POSTSURGICAL_THERAPY, THERAPY_EVALUATION
from imr_physical_therapy._surgery_cues import SURGERY_CUES
from imr_physical_therapy._words import AUTHORIZED, SURGERY, THERAPY

NAMES = (PHYSICAL_THERAPY.name, OCCUPATIONAL_THERAPY.name, POSTSURGICAL_THERAPY.name, THERAPY_EVALUATION.name)
_WITH_MODALITIES = (*NAMES, device.ELECTRICAL_STIMULATION.name, device.MASSAGE.name)
_NUMBERED = r"(?:sessions?|visits?|treatments?|appointments?|reports?|notes?)"
_ASKED = r"request\w*|authori[sz]ation|plan\w*|recommend\w*|denied|certified|modified|utilization"
# The words of a list belong to the mention: of two overlapping cues, the longer words count.
_LISTED = r"(?:(?:treatments?|therap(?:y|ies)|care|management|treated)\b[^.;]{0,200}? )?"
_NO_PACE = r"(?! ?(?:times|x|per|days?|weeks?|months?|years?)\b)"


def _record(fact: object, pattern: str, *, unless: str | None = None, services: tuple[str, ...] = NAMES) -> Cue:
    """Return a cue for a flag, also in words about the past; a negated sentence documents that it is not so."""
    return Cue(fact, pattern, negated=False, historical=True, unless=unless, services=services)  # type: ignore[arg-type]


_VISITS = (
    Cue(
        Course.prior_visits,
        rf"(?:includ(?:ed|es|ing)|contain(?:ed|s)|review of|provided|submitted|"
        rf"reviewed) {{number}} (?:{THERAPY}) {_NUMBERED}",
        historical=True,
        services=_WITH_MODALITIES,
    ),
    Cue(
        Course.prior_visits,
        rf"{_LISTED}(?:{THERAPY}),? (?:x ?|times |# ?)(?:for )?{{number}}{_NO_PACE}",
        historical=True,
        unless=_ASKED,
        services=_WITH_MODALITIES,
    ),
    Cue(
        Course.prior_visits,
        rf"{_LISTED}(?:{THERAPY}),? (?:for )?{{number}} {_NUMBERED}",
        historical=True,
        unless=_ASKED,
        services=_WITH_MODALITIES,
    ),
    Cue(
        Course.prior_visits,
        rf"{_LISTED}(?:{THERAPY}) \({{number}} (?:\w+ )?{_NUMBERED}",
        historical=True,
        services=_WITH_MODALITIES,
    ),
    Cue(
        Course.prior_visits,
        rf"(?:full|entire|complete|initial) course of {THERAPY}|an? (?:unknown|unspecified) (?:amount|"
        rf"number) of {THERAPY}"
        rf"|{THERAPY}(?: (?:for|to|of) (?:\w+ ){{1,5}}| )\((?:number|amount)[^)]{{0,40}}"
        r"(?:unknown|not (?:found|stated|specified|given|provided))",
        value=Bound(at_least=1),
        historical=True,
        services=_WITH_MODALITIES,
    ),
    Cue(
        Course.prior_visits,
        rf"(?:additional|continued|further|more|extended|continue(?: with)?|continuation of|extension of|resume) "
        rf"(?:\w+ ){{0,4}}{THERAPY}",
        value=Bound(at_least=1),
        historical=True,
        hypothetical=True,
        unless=r"no (?:prior|previous|earlier)",
        services=NAMES,
    ),
    Cue(
        Course.prior_visits,
        rf"no (?:record of |documentation of |evidence of )?(?:any )?(?:prior|previous|past|earlier) {THERAPY}"
        rf"|(?:has|had) (?:not|never) (?:yet )?(?:had|received|started|begun|attended|undergone|"
        rf"initiated) (?:any )?{THERAPY}"
        rf"|{THERAPY} (?:has|had) not (?:yet )?(?:been )?(?:started|begun|initiated|tried|provided)",
        value=0,
        negated=0,
        historical=True,
        services=NAMES,
    ),
    Cue(
        Course.course_visits,
        rf"{{number}} {_NUMBERED} of (?:post[- ]?op(?:erative)?|post[- ]?surgical) (?:{THERAPY})",
        historical=True,
        unless=r"request\w*|authori[sz]ation|plan\w*|recommend\w*|denied|utilization",
        services=NAMES,
    ),
    Cue(
        Course.course_visits,
        rf"{{number}} (?:post[- ]?op(?:erative)?|post[- ]?surgical) (?:{THERAPY}) {_NUMBERED}",
        historical=True,
        unless=r"request\w*|authori[sz]ation|plan\w*|recommend\w*|denied|utilization",
        services=NAMES,
    ),
    Cue(
        Course.course_visits,
        rf"(?:with|attending|attended|completed|received|since|continu\w+|through) (?:\w+ ){{0,2}}"
        rf"(?:post[- ]?op(?:erative)?|post[- ]?surgical) (?:{THERAPY})"
        rf"|(?:improv\w*|better|gain\w*|progress\w*|recover\w*|reduc\w*|decreas\w*)\b[^.;]{{0,60}}\b"
        rf"(?:(?:since|after|following) (?:\w+ ){{0,2}}{SURGERY}[^.;]{{0,20}}\b(?:with|from|in|through) (?:\w+ ){{0,2}}"
        rf"(?:therapy|rehabilitation)"
        rf"|(?:with|from|in|through) (?:\w+ ){{0,2}}(?:therapy|rehabilitation) (?:since|after|following) "
        rf"(?:\w+ ){{0,2}}{SURGERY})",
        value=Bound(at_least=1),
        historical=True,
        unless=r"request\w*|authori[sz]ation|plan\w*|recommend\w*|denied|utilization",
        services=NAMES,
    ),
    Cue(
        Therapy.benefit_reported,
        rf"{THERAPY}[^.;]{{0,60}}(?:help(?:ed|s|ing|ful)|benefit\w*|relie(?:f|ved?)|improv\w+)|(?:benefit\w*|relief|improv\w+|"
        rf"better|help(?:ed|ful)?|progress\w*) (?:\w+ ){{0,4}}(?:from|with|after|by|since) (?:\w+ ){{0,3}}{THERAPY}",
        historical=True,
        unless=r"goals?|in order to|expect\w*|would|requested|no (?:benefit|relief|improvement)|without|did not|not",
        services=NAMES,
    ),
)
_CONDITIONS = (
    _record(
        Therapy.myalgia,
        r"myalgia|myositis|myofascial(?: pain(?: syndrome)?)?|(?:muscle |muscular |ligamentous |musculoligamentous )?"
        r"(?:strains?|sprains?)(?:[-/ ]+(?:sprains?|strains?))?|muscle spasms?|lumbago|cervicalgia|(?:neck|back|"
        r"shoulder|hip|"
        r"knee|ankle|foot|wrist|spine|lumbar|cervical|thoracic)(?: region)? pain|fibromyalgia",
    ),
    _record(
        Therapy.neuritis,
        r"neuralgia|neuritis|radiculitis|radiculopath(?:y|ies)|sciatica|radicular (?:pain|symptoms?)",
        unless=r"rule out|to confirm",
    ),
    _record(
        Therapy.crps,
        r"crps(?: (?:type )?(?:i{1,2}|1|2))?|complex regional pain syndrome|reflex sympathetic dystrophy|\brsd\b",
        unless=r"rule out|suspect\w*|possible|evaluate for",
    ),
    _record(
        Therapy.arthritis,
        r"osteoarthritis|arthritis|osteoarthrosis|arthrosis|degenerative joint disease",
    ),
    Cue(
        Therapy.after_injection,
        rf"(?:post[- ]?injection|after (?:the |an? )?(?:\w+ )?injections?) {THERAPY}|{THERAPY} (?:after|"
        rf"following) (?:the |an? "
        r")?(?:\w+ ){0,2}injections?",
        historical=True,
        hypothetical=True,
        services=NAMES,
    ),
    _record(
        Therapy.unlisted_condition,
        r"fractures?|epicondylitis|internal derangement|(?:meniscal|meniscus|labral|ligament|acl|tendon) tears?|"
        r"rotator cuff (?:tears?|syndrome)|adhesive capsulitis|frozen shoulder|dislocations?|lacerations?|amputation|"
        r"crush injury|concussion",
        unless=r"no fractures?|without fracture|negative for|rule out|x-?rays?|radiograph\w*",
    ),
    Cue(Therapy.condition, r"lateral epicondylitis|tennis elbow", value="lateral-epicondylitis", services=NAMES),
    Cue(Therapy.condition, r"medial epicondylitis|golfer'?s elbow", value="medial-epicondylitis", services=NAMES),
    Cue(
        Therapy.condition,
        r"internal derangement of (?:the )?(?:\w+ )?knee|(?:\w+ )?knee internal derangement|(?:medial|"
        r"lateral) meniscus tear",
        value="knee-derangement",
        services=NAMES,
    ),
    Cue(
        Therapy.condition,
        r"fractures? of (?:the |his |her )?(?:\w+ ){0,4}(?:finger|phalanx)|(?:phalanx|phalangeal|finger) fractures?",
        value="finger-fracture",
        historical=True,
        services=NAMES,
    ),
)
_AUTHORIZED_WORDS = (
    rf"{THERAPY}(?: (?:evaluation|examination|and|with|treatment|therapy|sessions?|visits?|physical|occupational|\d+|"
    rf"six|x))*"
    rf" (?:was|were|is|are|had been|has been|have been) (?:already |previously )?{AUTHORIZED}"
)
_NEEDS = (
    Cue(
        Therapy.already_authorized,
        _AUTHORIZED_WORDS,
        historical=True,
        hypothetical=True,
        unless=r"modif\w+|partial\w*|remaining|reduced|initial trial|not (?:approved|authori[sz]ed|certified)|"
        r"of the (?:\w+ )?"
        r"request|original request|trial of|claims administrator",
        services=NAMES,
    ),
    Cue(
        Therapy.passive_only,
        r"(?:only|solely|exclusively) passive (?:modalities|therapy|care)|passive (?:modalities|therapy|care) only",
        historical=True,
        hypothetical=True,
        services=NAMES,
    ),
    Cue(
        Course.exceptional_factors,
        r"(?:home exercises?(?: program)?|home program|self-directed exercise) (?:is|was|are|has been|"
        r"have been) (?:not "
        r"(?:sufficient|enough|adequate|effective)|insufficient|inadequate|ineffective)|(?:fail(?:ed|ure)(?: of)?|"
        r"unable to "
        r"(?:perform|do|continue|progress with)) (?:an? |his |her |the )?home exercises?|(?:exceptional|extenuating) "
        r"(?:factors?|circumstances?) (?:was|were|are|is|have been) (?:documented|noted|present)",
        historical=True,
        unless=r"no (?:documentation|evidence|exceptional|extenuating)|lack of|denied|utilization review",
        services=NAMES,
    ),
    Cue(
        Therapy.home_program_suffices,
        r"(?:independent (?:with|in)|well versed in|proficient (?:with|in)|discharged to) (?:an? |his |her |the )?"
        r"(?:\w+ )?home (?:exercise )?program(?:me)?|home (?:exercise )?program(?:me)?(?:,? (?!not\b)\w+){0,6},? "
        r"independently|(?:performs?|performing|doing|does) (?:\w+ ){0,2}home (?:exercises?|exercise program(?:me)?|"
        r"program(?:me)?) independently",
        historical=True,
        unless=r"goal|until|lack|would|should|transition",
        services=NAMES,
    ),
    Cue(
        Therapy.intensive_therapy_needed,
        r"not (?:yet )?(?:\w+ )?safe (?:for|to (?:go|return|discharge)) (?:to )?home|unable to (?:transfer|ambulate|"
        r"walk)"
        r"(?: \w+){0,2} independently|not able to (?:transfer|ambulate|walk)(?: \w+){0,2} independently|requir(?:es|"
        r"ed|ing) "
        r"(?:\w+ ){0,3}assist(?:ance)?(?: \w+){0,3} (?:transfers?|ambulation|mobility)|requires? (?:two|2) people to "
        r"(?:assist|transfer)|(?:three|3) hours (?:or more )?(?:a day |per day |daily )?of (?:physical|occupational|"
        r"therapy)|"
        r"would benefit from acute rehabilitation|needs? (?:intensive|acute) (?:inpatient )?rehabilitation",
        negated=True,
        historical=True,
        hypothetical=True,
        services=(INPATIENT_REHABILITATION.name,),
    ),
)
READERS: tuple[FactReader, ...] = (
    Cues(
        (
            *prior_visit_cues(THERAPY, _WITH_MODALITIES),
            *improvement_cues(THERAPY, NAMES),
            *plan_cues(THERAPY, NAMES),
            *_VISITS,
            *_CONDITIONS,
            *_NEEDS,
            *SURGERY_CUES,
            *EQUIPMENT_CUES,
        ),
        name="physical therapy cues",
    ),
    NoEarlierTherapy(NAMES),
)
