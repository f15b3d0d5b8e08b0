"""The words that change what a mention means: the lists of the ConText algorithm.

Each list is a tuple of patterns over lower-case text with single spaces. *before* words act on what
follows them, *after* words on what precedes them, *pseudo* words look like a trigger and are none, and
*end* words end the reach of a trigger. The algorithm and the first lists are described in Harkema,
Dowling, Thornblade and Chapman, ConText, J Biomed Inform 2009;42(5):839-51, and Chapman et al., NegEx,
J Biomed Inform 2001;34(5):301-10.
"""

from __future__ import annotations

from attrs import frozen


@frozen
class Triggers:
    """The words of one property.

    Args:
        before: Words that act on what follows.
        after: Words that act on what precedes.
        pseudo: Words that contain a trigger and are none.
        ends: Words that end its reach, beside those that end every reach.
        near: Of *before*, those that reach a few words only.
    """

    before: tuple[str, ...]
    after: tuple[str, ...] = ()
    pseudo: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    near: tuple[str, ...] = ()


_BE = r"(?:is|are|was|were|be|been|being)"
_HAVE = r"(?:has|have|had|having)"
_FINDING = r"(?:evidence|signs?|documentation|indication|records?|mention|findings?|history|complaints?|reports?)"

ENDS = (
    r"but",
    r"however",
    r"nevertheless",
    r"yet",
    r"although",
    r"though",
    r"even though",
    r"except(?: for)?",
    r"apart from",
    r"aside from",
    r"other than",
    r"secondary to",
    r"because(?: of)?",
    r"due to",
    r"whereas",
    r"which",
    r"who",
    r"and (?:he|she|it|they|there|the patient|the injured worker|the applicant|is|was|has|had|were|will"
    r"|presents?|reports?|complains?)",
    r", (?:he|she|it|they|there) (?:is|was|has|had|were|did|does|do)",
    r"as (?:a|the) (?:cause|source|reason|etiology|origin|result)",
    r"presenting",
    r"then",
    r"with the exception of",
)

NEGATED = Triggers(
    before=(
        r"no",
        r"not yet",
        r"not",
        r"(?:has|have|had|is|are|was|were) yet to",
        r"nor",
        r"neither",
        r"never",
        r"none of",
        r"without",
        r"w/o",
        r"den(?:y|ies|ied|ying)",
        r"absen(?:ce|t) of",
        r"lack(?:s|ed|ing)?(?: of)?",
        r"negative for",
        r"-ve for",
        r"free of",
        r"rules? out",
        r"ruled out(?: for)?",
        r"can ?not",
        rf"(?:do|does|did|{_BE}|{_HAVE}|would|could|should|ca|wo)n't",
        rf"{_BE} not",
        r"fail(?:s|ed|ure)? to",
        r"unable to",
        r"inability to",
        r"resolution of",
        r"resolved",
        r"rather than",
        r"instead of",
        r"unremarkable for",
        r"insufficient",
        r"inadequate",
        r"exclude[sd]?",
        rf"no {_FINDING} of",
    ),
    after=(
        r"unlikely",
        rf"{_BE} (?:ruled out|excluded|negative(?! for)|absent|resolved|lacking)",
        rf"{_HAVE} (?:been (?:ruled out|excluded)|resolved|subsided)",
        r"(?:appears? )?(?:to )?have resolved",
        r"(?:is|are|was|were|has|have|had|did|do|does|could|can|would)(?: not|n't)(?: been)?(?: (?:be|seen"
        r"|noted|documented|present|"
        r"identified|demonstrated|found|provided|reported|shown|evident|established|performed|completed"
        r"|received|mentioned|occur\w*|"
        r"appreciated|visualized|submitted|included|tried|attempted|helpful|effective|improve\w*|help\w*))",
        r"negative(?! for)",
        r"not (?:documented|seen|present|noted|provided|identified|found|demonstrated|evident|submitted|included)",
    ),
    pseudo=(
        r"no (?:\w+ )?(?:increase|change|changes|interval change|further|difficulty|longer(?= (?:has|have|had)))",
        r"not (?:only|necessarily|certain (?:if|whether)|just|cause|drain|to exceed|extend)",
        r"without (?:any )?(?:further )?(?:difficulty|change|complication|incident|contrast|dye)",
        r"gram negative",
        r"no (?:doubt|question)",
        r"non-?(?:steroidal|prescription|industrial|smoker|surgical|operative|invasive)",
        r"no\.? \d",
        r"denied (?:the )?(?:request|authorization|claim|treatment)",
        r"(?:utilization review|claims administrator|insurer|carrier|\bur) (?:has |had )?(?:denied|non-?certified)",
        r"if (?:there )?(?:is |are )?no",
        r"whether or not",
        r"(?:can ?not|could not|can't) be (?:completely |entirely )?(?:ruled out|excluded)",
        r"not (?:be )?(?:ruled out|excluded)",
        r"not (?:medically )?necessary",
    ),
    ends=(
        r"positive for",
        r"\+ve for",
        r"remains",
        r"still",
        r"now has",
        r"cause (?:of|for)",
        r"source of",
        r"reason for",
    ),
)

HISTORICAL = Triggers(
    before=(
        r"history",
        r"(?:his|her|their|the|a|past|prior|medical|surgical|significant|known|extensive|long|remote|possible"
        r"|strong) history",
        r"histories",
        r"hx(?: of)?",
        r"h/o",
        r"p\.?m\.?h\.?x?",
        r"past (?:medical|surgical|psychiatric|history)",
        r"previous(?:ly)?",
        r"prior(?! to)",
        r"status[- ]post",
        r"s/p",
        r"(?:social|surgical|psychiatric|medical|past medical|past surgical) history ?:",
        r"allerg(?:ies|y) ?:",
        r"remote",
        r"formerly",
        r"used to",
        r"in (?:19[5-9]\d|20[01]\d)",
        r"years (?:ago|earlier|before)",
        r"as a child",
    ),
    after=(
        r"in the (?:distant |remote )?past",
        r"(?:several|many|some|a few|few|\d+|two|three|four|five|six|seven|eight|nine|ten|one|a)\+? (?:months?|years?) "
        r"(?:ago|earlier|before|prior|previously)",
        r"history(?= and (?:his|her|the)| ?[,.])",
        r"as a child",
        r"previously",
        r"in childhood",
    ),
    pseudo=(
        r"history of (?:the )?present(?:ing)? illness",
        r"history (?:and|&) physical",
        r"(?:patient|clinical) history ?:",
        r"history taking",
        r"history,? physical",
        r"(?:\w+[- ]){1,3}(?:hour|day|week|minute)s?'? history(?: of)?",
        r"\d+[- ](?:hour|day|week)s?'? history(?: of)?",
        r"social history(?= (?:is|was) (?:non-?contributory|unremarkable))",
        r"poor historian",
        r"history (?:is|was) (?:obtained|provided|given|taken)",
        r"prior to (?:admission|arrival|discharge)?",
        r"(?:compared|comparison) (?:to|with) (?:the )?(?:prior|previous)(?: \w+)?",
        r"(?:prior|previous|past) (?:study|studies|exam|examination|report|film|films|visit|note|scan|echo\w*)",
        r"chief complaint",
    ),
    ends=(
        r"presents?",
        r"presented",
        r"presenting",
        r"complain(?:s|ed|ing|ts?)(?: of)?",
        r"(?:was|is) (?:found|seen|admitted|noted|transferred|brought)",
        r"reports?",
        r"states?",
        r"today",
        r"now",
        r"and den(?:y|ies|ied)",
        r"recent(?:ly)?",
        r"currently",
        r"emergency department",
        r"comes",
        r"came",
        r"his",
        r"her(?! past)",
        r"for which",
        r"and is on",
    ),
    near=(r"known?",),
)

HYPOTHETICAL = Triggers(
    before=(
        r"if",
        r"in case",
        r"should (?:he|she|they|there|it|the patient|any)",
        r"(?:return|call|alert|notify)[^.;]{0,60}? (?:for|if)",
        r"(?:call|return|alert|seek)(?: also)?(?: \w+){0,6} (?:for|if|with)(?: any)?",
        r"any of the following",
        r"unless",
        r"until",
        r"whether",
        r"rule out",
        r"r/o",
        r"evaluate for",
        r"(?:monitor|watch|screen|assess)(?:ed|ing)? for",
        r"(?:at )?risk (?:of|for|factors for)",
        r"prevent(?:ion of|ing)?",
        r"prophyla(?:xis|ctic)(?: \w+)? (?:for|against)",
        r"as needed for",
        r"p\.?r\.?n\.? for",
        r"in the event (?:of|that)",
        r"(?:is|are|was|were|be|been)? ?(?:recommend|propos)(?:s|es|ed|ing)(?: for| to)?",
        r"recommendations? (?:for|of|included?)",
        r"request(?:s|ed|ing)?(?: (?:is|was))?(?: made)?(?: for| to)?",
        r"(?:seeking|requesting)? ?authori[sz]ation (?:for|of|to|was requested for)",
        r"authori[sz]ation was requested (?:for|to)",
        r"treatment plan(?: (?:is|was|includes?|included|for|of|with|to|consists of))*",
        r"plan(?:s|ned|ning)?(?: (?:is|was|included?|for|to|of))+",
        r"plan ?:",
        r"(?:would|may|might|could) (?:benefit|need|require|consider|like|undergo|help|be)",
        r"consider(?:ing|ation (?:of|for))",
        r"(?:is|are|was) (?:scheduled|awaiting|pending|a candidate|to (?:undergo|start|begin|have|receive"
        r"|return))(?: for)?",
        r"candidate for",
        r"awaiting",
        r"in order to",
        r"will (?:be )?(?:need|require|undergo|start|begin|try|attend|request|receive|return to|see|schedule"
        r"|refer|referred|benefit)\w*",
        r"in hopes? (?:of|that)",
        r"goals?(?: \w+){0,3} (?:to|is|are|of|include)",
        r"denied (?:the )?(?:request|authorization|treatment)",
        r"(?:utilization review|claims administrator|insurer|carrier|ur) (?:has |had )?(?:denied|non-?certified"
        r"|modified|approved|determined)",
    ),
    after=(
        r"(?:is|are|was|were|has been|have been|be) (?:being )?(?:requested|recommended|planned|proposed"
        r"|scheduled|pending|denied|"
        r"non-?certified|considered|suggested|advised|ordered)",
        r"(?:would|may|might|could|should|will) be",
        r"(?:was|were|is|are) not (?:certified|authorized|approved|medically necessary)",
        r"(?:is|was) medically necessary",
        r"if (?:needed|necessary|symptoms|pain)",
    ),
    pseudo=(
        r"if (?:any(?=,|\.|\))|at all)",
        r"as if",
        r"at (?:her|his|the patient's|patient's) request",
        r"no recommendations?",
        r"failed? (?:to )?prevent",
        r"planned parenthood",
    ),
    ends=(r"since", r"completed", r"has (?:had|completed|received|undergone)"),
)

_RELATIVE = (
    r"(?:mother|father|brother|sister|aunt|uncle|grandmother|grandfather|grandparents?|son|daughter|wife"
    r"|husband|spouse|"
    r"cousin|nephew|niece|sibling|parents?|girlfriend|boyfriend|roommate|coworker|co-worker|friend)(?:'?s)?"
)

OTHER_EXPERIENCER = Triggers(
    before=(
        r"family history(?: of| is| was)?",
        r"family (?:medical )?hx",
        r"f\.?h\.?x?(?: is| of|:)",
        r"(?:family|familial) (?:member|members|incidence)",
        rf"(?:his|her|their|the patient's|patient's|a|one|two|an?|for a|maternal|paternal|'s) (?:\w+ )?{_RELATIVE}",
        rf"(?:maternal|paternal) {_RELATIVE}",
    ),
    after=(r"runs? in (?:the|his|her) family", r"in (?:his|her|the) (?:family|" + _RELATIVE + r")", r"family history"),
    pseudo=(
        rf"(?:his|her|their|the patient's|patient's|a|the) {_RELATIVE},? (?:who )?(?:also )?(?:states?|stated"
        rf"|reports?|reported|says|said|notes?|noted|called|"
        r"brought|denies|denied|thinks|feels|found|is present|was present|was at|drove|took|and)",
        rf"(?:with|by|from|to|at) (?:his|her|their) {_RELATIVE}",
        r"family history (?:is |was )?(?:non-?contributory|unremarkable|negative)",
        r"family (?:physician|practice|doctor|medicine|practitioner)",
    ),
    ends=(
        r"(?:the )?patient(?!'s)",
        r"(?:the )?injured worker",
        r"(?:the )?applicant",
        r"(?:he|she) (?:is|was|has|had|also|himself|herself|does|denies|reports|presents)",
    ),
)
