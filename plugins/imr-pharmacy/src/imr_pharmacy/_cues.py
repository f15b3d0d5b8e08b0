"""Words by which a narrative documents these facts."""

from __future__ import annotations

from imr_core import Cue, Cues, FactReader
from imr_core.expressions import Flag
from imr_pharmacy._cue_words import (
    ABLE,
    ARTHRITIS,
    BETTER,
    CANNOT,
    DECISION,
    DRUG,
    FAILED,
    FUNCTION,
    IN_VAIN,
    LESS,
    NERVE_AGENT,
    NON_OPIOID,
    SMALL_JOINT,
)
from imr_pharmacy._drug_reader import DrugReader
from imr_pharmacy._effect_reader import EffectReader
from imr_pharmacy._facts import Complaint, Opioids, Use
from imr_pharmacy._surgery_reader import SurgeryReader
from imr_pharmacy.drugs import DRUGS


def _cue(
    fact: Flag, pattern: str, *, historical: bool = False, hypothetical: bool = False, negated: bool | None = None
) -> Cue:
    return Cue(fact, pattern, historical=historical, hypothetical=hypothetical, negated=negated, unless=DECISION)


_USE = (
    _cue(Use.pain_relief, rf"{LESS} (?:in |of |the |his |her |their )*pain(?: \w+){{0,12}} {DRUG}"),
    _cue(Use.pain_relief, rf"{DRUG} (?:\w+ ){{0,4}}{LESS} (?:\w+ ){{0,4}}(?:pain|symptoms?)"),
    _cue(Use.pain_relief, rf"pain (?:\w+ ){{0,3}}{LESS} (?:\w+ ){{0,3}}(?:by|with|after) (?:\w+ ){{0,2}}{DRUG}"),
    _cue(
        Use.pain_relief,
        rf"{DRUG} (?:\w+ ){{0,2}}(?:provid|giv|offer|bring)\w* (?:[\w%]+ ){{0,4}}(?:relief|"
        rf"reduction)",
    ),
    _cue(Use.better_function, rf"{DRUG} (?:\w+ ){{0,2}}{ABLE}"),
    _cue(Use.better_function, rf"{BETTER} (?:\w+ ){{0,3}}{FUNCTION}(?: \w+){{0,6}} {DRUG}"),
    _cue(Use.better_function, rf"{DRUG} (?:\w+ ){{0,5}}{BETTER} (?:\w+ ){{0,4}}{FUNCTION}"),
    _cue(Use.better_function, rf"{FUNCTION} (?:\w+ ){{0,3}}{BETTER} with (?:\w+ ){{0,2}}{DRUG}"),
    _cue(Use.nonopioid_failed, rf"{FAILED} (?:\w+,? ){{0,4}}{NON_OPIOID}", historical=True),
    _cue(Use.first_line_failed, rf"{FAILED} (?:\w+,? ){{0,4}}{NON_OPIOID}", historical=True),
    _cue(Use.nonopioid_failed, rf"{NON_OPIOID}(?:,? (?!opioid)\w+){{0,4}},? {IN_VAIN}", historical=True),
    _cue(Use.first_line_failed, rf"{NON_OPIOID}(?:,? (?!opioid)\w+){{0,4}},? {IN_VAIN}", historical=True),
    _cue(Use.neuropathic_agents_failed, rf"{NERVE_AGENT}(?:,? \w+){{0,4}},? {IN_VAIN}", historical=True),
    _cue(Use.neuropathic_agents_failed, rf"{FAILED} (?:\w+,? ){{0,4}}{NERVE_AGENT}", historical=True),
    _cue(
        Use.other_treatment_failed,
        rf"{FAILED} (?:\w+ ){{0,3}}(?:conservative|other|previous|prior) (?:treatments?|care|therap(?:y|ies)|"
        r"management|medications?)",
        historical=True,
    ),
    _cue(
        Use.oral_unsuitable,
        rf"(?:{CANNOT} (?:tolerate |take |taking |tolerating |swallow |swallowing )+|intoleran(?:t|ce) (?:to|of) )"
        r"(?:any |his |her )?(?:oral |anti-inflammatory )?(?:medications?|nsaids?|pills?|tablets?)",
    ),
    _cue(
        Use.oral_unsuitable,
        r"(?:oral )?nsaids? (?:are |is |were )?(?:contraindicated|not tolerated)|gi upset (?:with|from) (?:oral "
        r")?nsaids?|(?:oral )?(?:nsaids?|anti-?inflammator\w+|medications?) (?:(?:has|have|had) )?(?:caus(?:e|es|"
        r"ed)|upset) (?:\w+ )"
        r"{0,2}(?:stomach|gi|gastrointestinal|gastric)(?: \w+)?",
    ),
    _cue(
        Use.tablets_unsuitable,
        rf"{CANNOT} (?:to )?swallow(?:ing)? (?:\w+ ){{0,2}}(?:medications?|pills?|tablets?|capsules?)|dysphagia",
    ),
    _cue(Use.acetaminophen_tried, r"acetaminophen|tylenol|apap", historical=True),
)
_COMPLAINT = (
    _cue(
        Complaint.acute_pain,
        r"acute (?:exacerbations?|flare(?:-? ?ups?)?|(?:\w+ ){0,2}pain|muscle spasms?|on chronic)",
    ),
    _cue(Complaint.mild_pain, r"mild (?:to moderate )?(?:\w+ )?pain"),
    _cue(Complaint.severe_pain, r"(?:[89]|10)(?:\.\d)?(?:/| ?out of ?)10|severe (?:\w+ ){0,3}pain"),
    _cue(
        Complaint.severe_injury,
        r"fractures?(?! risk)|dislocations?|amputations?|crush(?:ing)? injur(?:y|ies)|(?:second|third) "
        r"degree burns?",
    ),
    _cue(
        Complaint.relief_inadequate,
        r"(?:pain|symptoms?)(?:,? [\w/]+){0,7},? (?:(?:poorly|inadequately|insufficiently|incompletely)|"
        r"not (?:\w+ )?(?:well|adequately|fully|sufficiently|completely)?) ?(?:controlled|relieved|managed)|"
        r"inadequate (?:pain )?(?:relief|control)|uncontrolled pain|pain (?:\w+ ){0,3}uncontrolled|"
        r"pain (?:\w+ ){0,3}despite (?:\w+ ){0,3}(?:medications?|nsaids?|ibuprofen|naproxen|treatment)|(?:not|"
        r"no) (?:adequate )?(?:relief|relieved|"
        r"better)"
        r"(?: \w+){0,3} (?:with|by|from) (?:\w+ ){0,3}(?:medications?|treatments?)|unrelieved",
    ),
    _cue(Complaint.spasm, r"(?:muscle |paraspinal |paravertebral )?(?:spasms?|myospasms?)", negated=False),
    _cue(
        Complaint.spasticity,
        r"spasticity|multiple sclerosis|spinal cord injur(?:y|ies)|paraplegia|quadriplegia|tetraplegia",
        historical=True,
        negated=False,
    ),
    _cue(
        Complaint.neuropathic_pain,
        r"neuropathic pain|(?:diabetic|peripheral|painful) neuropathy|post-?herpetic neuralgia|trigeminal neuralgia|"
        r"complex regional pain syndrome|crps|reflex sympathetic dystrophy",
        negated=False,
    ),
    _cue(Complaint.fibromyalgia, r"fibromyalgia", negated=False),
    _cue(
        Complaint.arthritic_joint,
        rf"{SMALL_JOINT} (?:\w+ ){{0,3}}{ARTHRITIS}|{ARTHRITIS} (?:\w+ ){{0,4}}{SMALL_JOINT}",
        historical=True,
    ),
    _cue(
        Complaint.soft_tissue_injury,
        rf"(?:sprains?|strains?)(?:[/ -](?:sprains?|strains?))? (?:\w+ ){{0,5}}{SMALL_JOINT}|"
        rf"{SMALL_JOINT} (?:\w+ ){{0,2}}(?:sprains?|strains?)",
    ),
    _cue(
        Complaint.gi_risk,
        r"(?:(?:peptic|gastric|duodenal|stomach|"
        r"bleeding) )?(?<!pressure\s)(?<!skin\s)(?<!foot\s)(?<!decubitus\s)ulcers?|peptic ulcer disease|(?:gi|"
        r"gastrointestinal) "
        r"(?:bleed(?:ing)?|perforation|"
        r"haemorrhage|hemorrhage)|warfarin|coumadin|plavix|clopidogrel|xarelto|rivaroxaban|eliquis|apixaban|"
        r"anti-?coagulants?|"
        r"anti-?coagulation|blood thinners?|multiple nsaids|high[- ]dose nsaids?",
        historical=True,
        negated=False,
    ),
    _cue(
        Complaint.dyspepsia,
        r"dyspepsia|gerd|gastro-?esophageal reflux(?: disease)?|acid reflux|heartburn|gastritis|(?:upset "
        r"stomach|stomach "
        r"(?:upset|irritation|pain|aches?))|epigastric (?:pain|discomfort)|(?:gi|gastrointestinal|gastric) "
        r"(?:upset|symptoms?|"
        r"complaints?|distress|irritation|discomfort|side effects?|intolerance|disturbances?)",
        historical=True,
        negated=False,
    ),
    _cue(
        Complaint.depression,
        r"(?<!shoulder\s)(?<!respiratory\s)depress(?:ion|ed|ive)(?: (?:disorder|symptoms?|mood))?",
        negated=False,
    ),
    _cue(Complaint.acute_anxiety, r"acute anxiety|panic attacks?|anxiety attacks?|agitation", negated=False),
    _cue(
        Complaint.insomnia,
        r"insomnia|sleep (?:difficult(?:y|ies)|disturbances?|disorders?|problems?)|(?:difficulty|trouble|problems?) "
        r"(?:with )?sleep(?:ing)?",
        negated=False,
    ),
    _cue(
        Complaint.sleep_measures_failed,
        rf"{FAILED} (?:\w+ ){{0,4}}(?:sleep hygiene|over-the-counter (?:sleep )?(?:aids?|medications?)|melatonin)",
        historical=True,
    ),
    _cue(Complaint.acute_headache, r"acute (?:\w+ )?headaches?|migraines?"),
    _cue(
        Complaint.sildenafil_indicated,
        r"erectile dysfunction|impotence|pulmonary (?:arterial )?hypertension",
        historical=True,
    ),
    _cue(
        Complaint.reduced_motion,
        r"(?:decreased|reduced|limited|restricted|diminished|loss of|painful and limited) (?:\w+ ){0,3}"
        r"(?:range of motion|rom|motion)|(?:range of motion|rom) (?:[\w-]+ "
        r"){0,6}(?:decreased|reduced|limited|restricted)",
        negated=False,
    ),
    _cue(
        Complaint.therapy_to_follow,
        r"(?:plan\w*|recommend\w*|request\w*|authori[sz]\w*|approv\w*|refer\w*|start\w*|begin\w*) (?:[\w,-]+ ){0,6}"
        r"(?:physical therapy|physiotherapy|pt)",
        hypothetical=True,
    ),
    _cue(
        Complaint.knee_osteoarthritis,
        r"(?:severe|significant(?:ly symptomatic)?|symptomatic|advanced|end[- ]stage|tricompartmental) (?:\w+ ){0,2}"
        r"(?:osteoarthr\w+|degenerative joint disease|arthritis)(?: (?:\w+ ){0,3}knees?)?",
        historical=True,
    ),
    _cue(Complaint.patellar_tendinosis, r"patellar? tend(?:inosis|inopathy|initis)|jumper's knee", historical=True),
    _cue(
        Complaint.conservative_care_failed,
        rf"{FAILED} (?:\w+,? ){{0,4}}(?:conservative|physical therapy|non-?operative|non-?surgical)"
        r"(?: (?:care|treatments?|therapy|management|measures))?",
        historical=True,
    ),
    _cue(
        Complaint.injection_failed,
        rf"{FAILED} (?:\w+ ){{0,4}}(?:cortico)?(?:steroid|cortisone)? ?injections?",
        historical=True,
    ),
)
_OPIOIDS = (
    _cue(
        Opioids.postoperative,
        r"post-?operative(?:ly)?|post-?op|status post (?:\w+ ){0,5}(?:surgery|repair|arthroscopy|fusion|release|orif|"
        r"reconstruction|arthroplasty)|underwent (?:\w+ ){0,6}(?:surgery|repair|arthroscopy|fusion|release|fixation|"
        r"reconstruction|arthroplasty)",
        historical=True,
    ),
    _cue(
        Opioids.immediately_postoperative,
        r"post-?op(?:erative)? day \d+|(?:one|two|three|1|2|3) weeks? (?:post-?op\w*|after surgery|following surgery|"
        r"status post)",
        historical=True,
    ),
    _cue(
        Opioids.risk_screened,
        r"opioid risk (?:tool|assessment|screen\w*)|soapp(?:-r)?|(?:screened|screening|assessed|assessment) (?:\w+ "
        r"){0,3}"
        r"(?:addiction|opioid (?:misuse|abuse|risk)|misuse|substance abuse)",
        historical=True,
    ),
    _cue(
        Opioids.cures_checked,
        r"cures (?:[\w/-]+ ){0,5}(?:reviewed|checked|consistent|appropriate|run|obtained|verified|shows?|showed|"
        r"revealed|"
        r"demonstrated|indicated|queried)|(?:queried|reviewed|checked|ran|obtained|verified) (?:\w+ ){0,3}cures",
        historical=True,
    ),
    _cue(
        Opioids.urine_test_on_record,
        r"(?:urine (?:drug|toxicology)(?: drug)? (?:screen\w*|tests?|testing)|uds|udt|drug screen) (?:[\w/,-]+ ){0,6}"
        r"(?:consistent|negative|positive|performed|dated|revealed|showed|appropriate|results?)",
        historical=True,
    ),
    _cue(
        Opioids.agreement_signed,
        r"(?:pain|opioid|narcotic|pain management|treatment) (?:contract|agreement)(?: (?:\w+ ){0,3}(?:signed|on "
        r"file|in "
        r"place))?",
        historical=True,
    ),
    _cue(
        Opioids.side_effects_reviewed,
        r"(?:no|without|denie[sd]|denies any|tolerat\w+) (?:\w+ ){0,5}(?:side|adverse) effects?|"
        r"side effects? (?:\w+ ){0,3}(?:reviewed|discussed|denied|include)",
    ),
    _cue(
        Opioids.aberrance_reviewed,
        r"(?:no|without|denie[sd]) (?:\w+ ){0,5}(?:aberran\w+|drug[- ]seeking|misuse|diversion)|"
        r"aberran\w+ (?:\w+ ){0,4}(?:reviewed|assessed|monitored|absent|not noted)",
    ),
    _cue(
        Opioids.use_disorder,
        r"opioid (?:use disorder|dependence|addiction|abuse)|(?:addicted|addiction) to "
        r"(?:opioids?|opiates?|narcotics?|heroin)",
        historical=True,
    ),
    _cue(
        Opioids.long_term,
        r"(?:chronic|long-?term) (?:\w+ )?(?:opioids?|narcotics?|opiates?)(?: (?:use|therapy|treatment|management))?",
    ),
    _cue(
        Opioids.conservative_care,
        r"(?:physical therapy|chiropractic|acupuncture|home exercise\w*|conservative (?:care|treatment))",
        historical=True,
    ),
    _cue(Opioids.benzodiazepine_in_use, r"alprazolam|xanax|clonazepam|klonopin|lorazepam|ativan|diazepam|valium"),
)
CUES = (*_USE, *_COMPLAINT, *_OPIOIDS)
READERS: tuple[FactReader, ...] = (
    Cues(CUES, name="pharmacy cues"),
    DrugReader(DRUGS),
    EffectReader(DRUGS),
    SurgeryReader(),
)
