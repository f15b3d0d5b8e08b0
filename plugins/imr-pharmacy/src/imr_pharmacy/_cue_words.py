"""Words that several cues share."""

from __future__ import annotations

# What utilization review gave as its reasons documents nothing.
DECISION = (
    r"utili[sz]ation review|\bur\b|claims administrator|prior (?:determination|review)|(?:was|were|been|be|is|"
    r"are) denied|"
    r"denied (?:(?:the|a|an|this|these|his|her) )?(?:requests?|claims?|authori[sz]ations?|treatments?|"
    r"prescriptions?)|denial|"
    r"non-?certif\w*|not certified|medically necessary"
)
SMALL_JOINT = r"(?:ankles?|elbows?|f(?:oo|ee)t|hands?|thumbs?|fingers?|knees?|wrists?)"
ARTHRITIS = (
    r"(?:osteoarthr\w+|arthritis|degenerative joint disease|arthrosis|tend[io]n[io]tis|tendinopathy|epicondylitis)"
)
FAILED = (
    r"(?:failed(?: (?:to respond|to improve|treatment|trials?))?(?: to| with| of)?|(?:tried|trialed) and "
    r"failed|failure of|"
    r"(?:no|little|minimal|inadequate|insufficient) (?:\w+ )?(?:relief|improvement|response|benefit) (?:with|from|"
    r"to|of)|"
    r"(?:not|did not|does not|has not) (?:respond(?:ed|ing)?|improved?|tolerated?) (?:to|with)?|refractory to|"
    r"(?:cannot|can't|could not|unable to|not able to|did not|does not) (?:tolerate|take)|intoleran(?:t|ce) (?:to|"
    r"of)|"
    r"allerg(?:y|ic) to|contraindicat\w+ (?:to|for|of))"
)
IN_VAIN = (
    r"(?:(?:did|does|do|has|have|had) not (?:\w+ )?(?:help\w*|work\w*|reliev\w*|provid\w*|control\w*|eas\w*)|"
    r"(?:was|were|is|are|proved|have been|has been|had been) (?:not (?:effective|helpful|beneficial|tolerated|"
    r"working)|"
    r"ineffective|unhelpful|of no (?:help|benefit|use)|unsuccessful|contraindicated)|"
    r"without (?:\w+ ){0,2}(?:relief|benefit|improvement|success|effect|help|response)|"
    r"with (?:no|little|minimal|inadequate|insufficient) (?:\w+ )?(?:relief|benefit|improvement|success|effect|"
    r"help|response)|"
    r"(?:(?:was|were|have been|has been|had been) )?(?:tried|trialed|attempted) (?:and|but) (?:failed|"
    r"not tolerated)|failed|"
    r"(?:gave|provided|offered|brought) (?:him |her )?(?:no|little|minimal|inadequate|"
    r"insufficient) (?:\w+ )?(?:relief|benefit)|"
    r"(?:upset|upsets|irritated|irritates) (?:the|his|her) stomach|"
    r"caus(?:ed|es?) (?:\w+ ){0,2}(?:stomach|gi|gastrointestinal|gastric|nausea|heartburn|allerg\w+|hives|"
    r"rash)(?: \w+)?)"
)
NON_OPIOID = (
    r"(?:non-?opioids?|nsaids?|non-?steroidal\w*|anti-?inflammator\w+|acetaminophen|tylenol|ibuprofen|motrin|"
    r"naproxen|"
    r"naprosyn|meloxicam|etodolac|diclofenac|first[- ]line (?:medications?|drugs?|analgesics?))"
)
NERVE_AGENT = (
    r"(?:anti-?depressants?|anti-?convulsants?|anti-?epileptics?|aeds?|tricyclics?|gabapentin|neurontin|pregabalin|"
    r"lyrica|"
    r"amitriptyline|nortriptyline|duloxetine|cymbalta|venlafaxine)"
)
BETTER = r"(?:improve[sd]?|improving|improvement|increase[sd]?|better|gains?|able to)"
LESS = (
    r"(?:improve[sd]?|improvement|relie(?:f|ves?|ved)|reduce[sd]?|reduction|decrease[sd]?|alleviate[sd]?|lowers?|"
    r"helps?)"
)
DRUG = r"(?:medications?|meds|the drug|drugs?|opioids?|nsaids?|pain ?killers?)"
ABLE = (
    r"(?:allow|enable|permit|help)(?:s|d|ed|ing)? (?:\w+ ){0,3}(?:to )?(?:work|perform|do|walk|sleep|function|sit|"
    r"stand|carry|"
    r"complete|participate|continue|remain|be|stay|return)\b"
)
CANNOT = r"(?:unable to|inability to|cannot|can't|could not|not able to|difficulty)"
FUNCTION = r"(?:function\w*|activit(?:y|ies)(?: of daily living)?|adls?|walk\w*|work\w*|sleep)"
