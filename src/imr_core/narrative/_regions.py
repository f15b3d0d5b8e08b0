"""Body regions that a text names."""

from __future__ import annotations

import re

from imr_core.model import BodyRegion

_LEVEL = r"(?<![a-z0-9])(?:c-?[1-8]|t-?(?:1[0-2]|[1-9])|l-?[1-5]|s-?[1-5])"
LEVELS = re.compile(
    rf"{_LEVEL}(?:\s?(?:-|/|to|through)\s?(?:[ctls]-?)?\d{{1,2}}(?!\d))*"
    r"(?![a-z0-9])"
)
"""Pattern of vertebral levels in plain form: l4-5, l5-s1, c5-c6, t7-8."""

_WORDS: tuple[tuple[BodyRegion, str], ...] = (
    (BodyRegion.CERVICAL_SPINE, r"cervical|neck|c-spine|cervico\w*"),
    (
        BodyRegion.THORACIC_SPINE,
        r"thoracic(?! outlet)|(?:upper|mid|middle)[\s-]*back|midback"
        r"|(?:upper|mid|middle)(?=(?: ?(?:and|&|/|,) ?)+(?:mid|middle|low|lower)[\s-]*back)|t-spine|dorsal spine",
    ),
    (
        BodyRegion.LUMBAR_SPINE,
        r"lumbar|lumbo-?\s?sacral|low(?:er)?[\s-]*back|lowback|l-spine|ls spine|l/s spine|lumbago",
    ),
    (
        BodyRegion.BACK,
        r"(?<!upper )(?<!upper-)(?<!mid )(?<!mid-)(?<!middle )(?<!low )(?<!lower )(?<!low-)(?<!lower-)"
        r"back(?! (?:to|up|and forth)\b|-up)",
    ),
    (BodyRegion.HEAD, r"head|brain(?:stem)?|skull|cranium"),
    (BodyRegion.FACE, r"(?<!-)(?<!to )face(?!-| to)|facial"),
    (BodyRegion.JAW, r"jaws?|tmj|temporomandibular|mandible|mandibular"),
    (BodyRegion.EYE, r"eyes?|ocular"),
    (BodyRegion.CHEST, r"chest|ribs?|thorax|sternum"),
    (BodyRegion.ABDOMEN, r"abdomen|abdominal"),
    (BodyRegion.PELVIS, r"pelvis|pelvic|sacrum|sacroiliac|si joints?|coccyx"),
    (BodyRegion.GROIN, r"groin|inguinal"),
    (BodyRegion.SHOULDER, r"shoulders?|rotator cuffs?|acromioclavicular|ac joints?|glenohumeral"),
    (BodyRegion.UPPER_ARM, r"upper arms?|humerus"),
    (BodyRegion.ELBOW, r"elbows?|epicondylitis|epicondylar|cubital tunnel|olecranon"),
    (BodyRegion.FOREARM, r"forearms?"),
    (BodyRegion.WRIST, r"wrists?|carpal tunnel"),
    (BodyRegion.HAND, r"(?<!other )hands?(?![\s-](?:held|on)\b)|fingers?|thumbs?|metacarpals?"),
    (
        BodyRegion.UPPER_EXTREMITY,
        r"(?<!upper )arms?|upper (?:extremity|extremities|limbs?)|[blr]?ue",
    ),
    (BodyRegion.HIP, r"hips?"),
    (BodyRegion.THIGH, r"thighs?|femur|hamstrings?|quadriceps"),
    (BodyRegion.KNEE, r"knees?|patellar?|meniscus|meniscal|meniscectomy|acl"),
    (BodyRegion.LOWER_LEG, r"lower legs?|calf|calves|shins?|tibia|fibula"),
    (BodyRegion.ANKLE, r"ankles?|achilles"),
    (BodyRegion.FOOT, r"(?<!\d )foot|(?<!\d )feet|heels?|toes?|plantar|metatarsals?"),
    (
        BodyRegion.LOWER_EXTREMITY,
        r"(?<!lower )legs?|lower (?:extremity|extremities|limbs?)|[blr]le",
    ),
)
_PATTERNS = tuple((region, re.compile(rf"(?<![a-z0-9])(?:{words})(?![a-z0-9])")) for region, words in _WORDS)
_PAIRED = re.compile(r"\b(upper|lower)(?: ?(?:and|&|or|/) ?)(upper|lower) (?:extremity|extremities|limbs?)")
_SIDES = {"upper": BodyRegion.UPPER_EXTREMITY, "lower": BodyRegion.LOWER_EXTREMITY}
_THYROID = re.compile(r"\b(?:tsh|thyroid|free t)\b")
_SPINE = {"c": BodyRegion.CERVICAL_SPINE, "t": BodyRegion.THORACIC_SPINE, "l": BodyRegion.LUMBAR_SPINE}


def read_regions(text: str) -> tuple[str, ...]:
    """Return the names of the body regions that *text* (plain form) names, each once, in order of mention.

    "Spine" alone names none of the three spines; a sacral level alone names no region.
    """
    found = [(match.start(), region) for region, pattern in _PATTERNS for match in pattern.finditer(text)]
    for match in LEVELS.finditer("" if _THYROID.search(text) else text):
        found += [(match.start() + level.start(), _SPINE[level[1]]) for level in re.finditer(r"([ctl])-?\d", match[0])]
    for match in _PAIRED.finditer(text):
        found += [(match.start(k), _SIDES[match[k]]) for k in (1, 2)]
    return tuple(dict.fromkeys(region.value for _, region in sorted(found, key=lambda pair: pair[0])))


def level_spans(text: str) -> list[tuple[int, int]]:
    """Return where *text* (plain form) names vertebral levels, whose numbers count nothing."""
    return [match.span() for match in LEVELS.finditer(text)]
