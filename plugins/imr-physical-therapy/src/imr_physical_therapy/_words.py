"""Words that several cues share."""

from __future__ import annotations

THERAPY = (
    r"(?:(?:physical|occupational|hand|aquatic|aqua|pool|physical and occupational)[- ]therap(?:y|ies|ist)|"
    r"physiotherapy|"
    r"physical medicine|physical rehabilitation|rehabilitative therapy|\bpt\b|\bot\b)"
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
