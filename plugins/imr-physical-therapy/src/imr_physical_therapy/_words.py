"""Words that several cues share."""

from __future__ import annotations

# "Pt" alone is more often the patient: it names therapy only beside words that go with a treatment.
_BEFORE = (
    *("prior", "previous", "past", "additional", "continued", "further", "more", "supervised", "formal", "outpatient"),
    *(
        "of",
        "with",
        "included",
        "includes",
        "including",
        "and",
        "completed",
        "attended",
        "attending",
        "received",
        "had",
    ),
)
_SUBJECT = r"(?! (?:is|has|was|had|will|can|does|did|reports?|states?|notes?|continues?|complains?|presents?|denies))"
_SHORT = (
    rf"(?:(?:{'|'.join(f'(?<={word}[ ])' for word in _BEFORE)})(?:pt|ot)\b{_SUBJECT}"
    r"|\b(?:pt|ot)(?= (?:sessions?|visits?|treatments?|x ?\d|\d ?x|times|program|evaluation|notes?|reports?)\b))"
)
THERAPY = (
    r"(?:(?:physical|occupational|hand|aquatic|aqua|pool|physical and occupational)[- ]therap(?:y|ies|ist)|"
    rf"physiotherapy|physical medicine|physical rehabilitation|rehabilitative therapy|{_SHORT})"
)
"""Words that name physical or occupational therapy."""
AUTHORIZED = r"(?:approved|authori[sz]ed|certified)"
SURGERY = (
    r"(?:(?:\w+ )?(?:surger(?:y|ies)|operation)|arthroscop\w+|(?:\w+ )?repair|meniscectomy|discectomy|laminectomy|"
    r"fusion|"
    r"arthroplasty|(?:\w+ )?release|orif|open reduction(?:[ /,]+(?:and )?internal fixation)?|(?:\w+ )?decompression|"
    r"(?:\w+ )?replacement|reconstruction|amputation|debridement|acromioplasty|percutaneous pinning|pinning|fixation)"
)
"""Words that name an operation."""
