"""Cues of the facts that mean the same in every specialty."""

from __future__ import annotations

from imr_core.facts import Course, Injury
from imr_core.narrative._cues import Cue

_REGION = (
    r"(?:(?:cervical|neck|thoracic|lumbar|lumbosacral|spinal|spine|back|shoulder|elbow|forearm|wrist|hand|hip|"
    r"knee|ankle|"
    r"foot)(?: spine| region| muscle)? )?"
)
_MUSCULOSKELETAL = _REGION + (
    r"(?:sprains?(?:[-/ ]+strains?)?|strains?(?:[-/ ]+sprains?)?|(?:musculo|myo)?ligament\w*|musculoskeletal|"
    r"myofascial|myositis|myalgia|fibromyalgia|lumbago|cervicalgia|thoracalgia|dorsalgia|spondylo\w+|"
    r"facet(?:s|ogenic| (?:syndrome|arthropathy|joints?|hypertrophy))?|"
    r"(?:disc|disk) (?:disease|displacement|herniations?|protrusions?|bulges?|bulging|degeneration|desiccation|"
    r"disorders?)|(?:herniated|bulging|degenerative|degenerated|intervertebral) (?:disc|disk)s?|"
    r"degenerative joint disease|osteoarthr\w+|arthropathy|tend[io]nitis|tendinopathy|tendinosis|tenosynovitis|"
    r"bursitis|epicondylitis|impingement(?: syndrome)?|rotator cuff (?:tears?|syndrome)|(?:adhesive )?capsulitis|"
    r"frozen shoulder|(?:segmental|somatic|sacroiliac|si)(?: joint)? dysfunction|subluxations?|torticollis|whiplash|"
    r"contusions?|(?:spinal|canal|foraminal) stenosis|sciatica|radiculopathy|radiculitis|muscle spasms?|myospasms?)"
)
_PAINFUL = r"(?:pain|sprains?|strains?|radiculopathy|radiculitis|lumbago|cervicalgia|myalgia|tendinitis|headaches?)"
_WORKS_NOT = (
    r"(?:(?:is|was|remains?|has been|been|be|to) (?:currently )?(?:placed |kept |taken |put )?(?:off|out of) "
    r"(?:of )?work|(?:remains?|placed|kept|taken|put|currently|stay) (?:off|out of) (?:of )?work|"
    r"not (?:currently )?working|not (?:yet )?(?:returned|gone back|been back) to work|unable to (?:return to )?work|"
    r"(?:temporar(?:y|ily)|total(?:ly)?)(?: and)?(?:,? (?:temporar(?:y|ily)|total(?:ly)?))? disab(?:led|ility)|"
    r"has not worked|stopped working|unemployed|(?:is|was|remains?|placed on|on|status(?: is)?:?) ttd\b)"
)
_WORKS = (
    r"(?:(?:has|have|had) (?:already )?(?:returned|gone back|been back|resumed) (?:to )?(?:\w+ ){0,3}(?:work|duty|"
    r"duties|job)|"
    r"(?:he|she|they|worker|patient|applicant|claimant) (?:returned|went back) to (?:\w+ ){0,3}(?:work|duty|"
    r"duties|job)|"
    r"(?:is|was) back (?:at|to) work|"
    r"(?:is|was|has been|remains) (?:currently |now |still )?(?:working|employed)(?! (?:on|around|as a result))|"
    r"(?:is|was|remains|has been) (?:currently |now |still )?(?:performing|doing|on) "
    r"(?:modified|light|full|regular|usual|restricted)(?: \w+)? (?:duty|duties|work)|"
    r"continue[sd]? (?:to work|working)|currently works|"
    r"work(?:s|ing) (?:with (?:\w+ )?(?:restrictions?|modifications?)|"
    r"(?:at )?(?:full|regular|modified|light|usual|restricted)(?: \w+)? (?:duty|duties|time|work)))"
)

SHARED_CUES: tuple[Cue, ...] = (
    Cue(
        Course.flare_up,
        r"flare[- ]?ups?|flares?|flaring|flared(?: up)?|(?:acute )?exacerbations? of (?:\w+ ){0,4}(?:pain|symptoms?|"
        r"condition|injur(?:y|ies)|complaints?)|acute exacerbation|recurrences? of (?:\w+ ){0,4}(?:pain|symptoms?)",
        negated=False,
        unless=r"medications?|opioids?|tablets?|as needed|prn",
    ),
    Cue(Injury.musculoskeletal, _MUSCULOSKELETAL, historical=True),
    Cue(Injury.acute_phase, rf"chronic(?:,? (?!obstructive|kidney)[\w-]+){{0,4}} {_PAINFUL}", value=False),
    Cue(
        Injury.radiculopathy,
        r"radiculopath(?:y|ies|ic)|radiculitis|radicular (?:pain|symptoms?|signs?)|sciatica|"
        r"nerve[- ]root (?:compression|impingement|irritation|compromise)",
        negated=False,
    ),
    Cue(Injury.return_to_work, _WORKS),
    Cue(Injury.return_to_work, _WORKS_NOT, value=False),
    Cue(
        Course.home_exercise,
        r"home[- ](?:based )?exercises?(?: program(?:me)?s?)?|hep|"
        r"(?:self-directed|independent) exercise program(?:me)?",
        historical=True,
        hypothetical=True,
    ),
)
"""Cues of facts that mean the same in several specialties."""
