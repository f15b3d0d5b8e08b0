"""Makers of cues that differ only in the name of the discipline."""

from __future__ import annotations

from collections.abc import Sequence

from imr_core.facts import Course
from imr_core.model import Bound
from imr_core.narrative._cues import Cue

# Words that may stand between two parts of a cue: none that turns the sentence, and none of another plan.
_GAP = (
    r"(?:(?!\b(?:no|not|never|none|without|except|but|however|denie[sd]|declined|plan\w*|recommend\w*|request\w*|"
    r"authori[sz]\w*|pending|awaiting|schedul\w*|order\w*|prescri\w*|consider\w*|refer\w*)\b)[^.;:]){0,250}?"
)
_PLAN_GAP = (
    r"(?:(?!\b(?:no|not|never|none|without|denie[sd]|declined|completed|prior|previous\w*|past)\b)[^.;]){0,250}?"
)
_LIST = r"(?:treatments?|therap(?:y|ies)|care|management|modalities|interventions?|measures)"
_HAD = (
    r"(?:received|receiving|undergone|underwent|undergoing|attended|attending|tried|trialed|failed|completed|finished|"
    r"had|treated|treating|managed|participated|participating|seen|seeing)"
)
_NUMBERED = r"(?:sessions?|visits?|treatments?|appointments?|sittings?|adjustments?|manipulations?)"
_OF_RECORDS = (
    r"(?! (?:\w+ ){0,2}(?:notes?|records?|reports?|documentation|examination|evaluation|consultation|benefits?|"
    r"improvements?|response|results?|progress)\b)"
)
# A number that stands behind the discipline counts visits, unless it is a pace ("2 times a week", "2x4").
_NO_PACE = r"(?! ?(?:times|x|per|days?|weeks?|months?|years?|hours?|minutes?|percent|out of)\b| ?x ?\d| ?[/%]|[-/.]\d)"
_ASKED = r"(?:recommend|request|prescri|order|advis|refer|propos|plan|sought|seek|endors|suggest|pursu)\w*"
_NOT_YET = r"(?:no|never|not|has yet to|have yet to|had yet to|yet to)"
_UR = (
    r"utili[sz]ation review|claims administrator|insurer|carrier|\bur\b|denied|denial|non-?certified|modified|certified"
)


def prior_visit_cues(discipline: str, services: Sequence[str]) -> tuple[Cue, ...]:
    """Return the cues for earlier visits of a discipline.

    Args:
        discipline: A regular expression of the words that name the discipline.
        services: Names of the services of the discipline, for whose items the cues are read.
    """
    named = rf"(?:{discipline})"
    some, kept = Bound(at_least=1), tuple(services)
    listed = rf"{_LIST}(?: (?:to date|rendered|provided|thus far|so far))?,? (?:has |have |had )?(?:also )?(?:been )?"

    def cue(pattern: str, value: Bound | int | bool = some, *, planned: bool = False, unless: str | None = None) -> Cue:
        return Cue(
            Course.prior_visits,
            pattern,
            value=value,
            historical=True,
            hypothetical=planned,
            unless=unless,
            services=kept,
        )

    counted = (
        r"(?:the )?(?:first |initial |last |previous |prior )?{number}"
        r"(?: (?:out )?of (?:the |a total of |an? )?(?:\d+|\w+))?"
        r"(?: (?:prior|previous|past|initial|authori[sz]ed|approved|additional))?"
    )
    behind = rf"{named}(?: (?:therapy|care|treatments?|manipulation|adjustments?))*(?: \((?:pt|ot)\))?"
    asked = rf"{_ASKED}|authori[sz]\w*|approv\w*|denied|certified|modified|utili[sz]ation"
    return (
        cue(rf"{_HAD} (?:(?:all|a total of) )?{counted} {_NUMBERED}(?: (?:of|with|for))?(?: an?)? {named}", value=True),
        cue(rf"{_HAD} (?:(?:all|a total of) )?{counted} {named}(?: \w+)? {_NUMBERED}", value=True),
        cue(
            rf"{{number}} (?:(?:prior|previous|past) )?{named}(?: \w+)? {_NUMBERED} "
            r"(?:(?:(?:have|has|had|were|was)(?: been)? )?(?:completed|attended|received|rendered|provided|performed|"
            r"undergone|finished|given|helpful|beneficial)|to date|so far|thus far|(?:has|have) helped|"
            r"with (?:\w+ ){0,3}(?:benefits?|relief|improvements?|results?|success|progress|gains?|response|effects?))",
            value=True,
        ),
        cue(
            rf"{listed}includ(?:ed|es|ing) {_GAP}(?:#\s*)?{{number}} "
            rf"(?:{_NUMBERED}(?: of)? {named}|{named}(?: \w+)? {_NUMBERED})",
            value=True,
        ),
        cue(
            r"(?:no|never (?:had|received|tried|undergone|attended)|not (?:had|received|tried|undergone|attended)|"
            rf"without)(?: any)?(?: (?:prior|previous|past|earlier|history of))? {named}{_OF_RECORDS}",
            value=0,
        ),
        cue(
            rf"{_NOT_YET} (?:yet )?(?:had|have|received?|tried|try|undergone?|attend(?:ed)?|done|do|seen?|started?|"
            rf"begun|begin|completed?|participated in)(?: an?| any)?(?: \w+)?(?: (?:sessions?|visits?|courses?) of)? "
            rf"{named}{_OF_RECORDS}",
            value=0,
        ),
        cue(
            r"no (?:records?|evidence|documentation|history|mention|indication|report) "
            r"(?:of|that (?:\w+ ){1,3}(?:has|had|have) (?:had|received|undergone|attended|tried))(?: any)? "
            rf"(?:prior|previous|past|earlier|preceding) {named}{_OF_RECORDS}",
            value=0,
        ),
        cue(
            rf"{listed}(?:includ(?:ed|es|ing)|consist(?:ed|s|ing) of) {_GAP}{behind},?:? (?:x ?|times |# ?)(?:for )?"
            rf"{{number}}{_NO_PACE}",
            value=True,
            unless=asked,
        ),
        cue(rf"{behind}:? \(?(?:x ?|times |# ?)?{{number}} (?:\w+ )?{_NUMBERED}", value=True, unless=asked),
        cue(
            r"(?:relief|improve\w*|better|help\w*|benefit\w*|progress\w*) (?:\w+ ){0,3}"
            r"(?:with|from|after|since|by|following) "
            rf"(?:(?:the|his|her|their|starting|prior|previous|earlier|some|recent) )*{named}{_OF_RECORDS}"
        ),
        cue(
            rf"(?:no|denie[sd]|denying|without)(?: (?:any|having had))* "
            rf"(?:formal|supervised|prior|previous|past|earlier) "
            rf"{named}{_OF_RECORDS}|{named}(?: \w+)? (?:has|had|have) (?:not|never) (?:yet )?(?:been )?"
            r"(?:tried|attempted|started|begun|initiated|received|provided|attended|rendered|undertaken)",
            value=0,
        ),
        cue(
            rf"{{number}} {_NUMBERED} of {behind} (?:(?:have|has|had|were|was)(?: been)? )?"
            r"(?:completed|attended|received|rendered|provided|performed|undergone|finished|given)",
            value=True,
        ),
        cue(
            rf"{behind} (?:(?:have|has|had|were|was)(?: been)? )?(?:completed|attended|received|finished),? "
            rf"\(?(?:x ?|times |# ?)?{{number}} {_NUMBERED}",
            value=True,
        ),
        cue(
            rf"{_HAD} (?:\w+ )?{behind},? \(?(?:x ?|times |# ?){{number}}{_NO_PACE}",
            value=True,
            unless=asked,
        ),
        cue(
            r"(?:is|was|remains?) (?:still |currently |now )?"
            rf"(?:in|attending|doing|participating in|engaged in) {named}"
        ),
        cue(rf"{listed}(?:includ(?:ed|es|ing)|consist(?:ed|s|ing) of) {_GAP}{named}"),
        cue(rf"(?:prior|previous(?:ly)?|past|earlier|completed|ongoing|initial course of)(?: courses? of)? {named}"),
        cue(rf"(?:additional|continued|further|more|continue(?: with)?) {named}", planned=True),
        cue(rf"{_HAD}(?: (?:with|by|in|to|an?|the|some|multiple|several))* {_GAP}{named}{_OF_RECORDS}"),
        cue(
            rf"{named}(?: (?:therapy|care|treatments?|sessions?|visits?))* (?:which |that )?(?:was |were |has |have )?"
            r"(?:been )?(?:received|completed|attended|rendered|helpful|helped|beneficial|effective|ineffective|"
            r"improved|reliev\w+|failed|provided)"
        ),
    )


def improvement_cues(discipline: str, services: Sequence[str]) -> tuple[Cue, ...]:
    """Return the cues for functional improvement from a discipline's earlier visits.

    Pain relief alone is none. What can be measured counts: activities, work restrictions, motion and strength.

    Args:
        discipline: A regular expression of the words that name the discipline.
        services: Names of the services of the discipline, for whose items the cues are read.
    """
    named = rf"(?:{discipline})"
    function = (
        r"(?:function(?:s|al|ing|ality)?|activit(?:y|ies) of daily living|adls?|range of motion|rom|mobility|strength|"
        r"flexion|extension|abduction|adduction|rotation|grip|gait|balance|endurance|stamina|flexibility|"
        r"(?:work(?:ing)?|lifting|standing|walking|sitting)(?:,? and \w+)? "
        r"(?:capacity|tolerance|restrictions?|ability))"
    )
    better = r"(?:improv(?:ed|es|ing|ements?)|increas(?:ed|es|ing|e)|gain(?:s|ed)?|better|restored|greater)"
    eased = r"(?:reduced|decreased|lessened|lifted|relaxed|eased|liberali[sz]ed|lowered|removed)"
    acts = (
        r"(?:return to|resume|do|perform|lift|walk|sit|stand|grip|work|climb|bend|reach|drive|dress|squat|kneel|"
        r"carry|push|pull|cook|clean|bathe|groom|move)\b"
    )
    gain = (
        rf"(?:{better} (?:in |of |with |his |her |their |the )*(?:\w+,? ){{0,3}}{function}|"
        rf"{function} (?:\w+ ){{0,3}}{better}|(?:{eased}|fewer) (?:work |lifting )?(?:restrictions?|limitations?)|"
        rf"(?:work|lifting|job|duty) (?:restrictions?|limitations?) (?:\w+ ){{0,3}}{eased}|"
        rf"(?:able|ability|(?:allow|enable|permit|help)(?:s|d|ed)?(?: \w+){{0,4}}) to {acts}|"
        rf"(?:can|could) (?:now|again) {acts}|now {acts})"
    )
    unless = r"medications?|surger(?:y|ies)|injections?|request\w*|goals?|in order to|hop(?:e|ed|es|ing)|expect\w*"

    def cue(pattern: str, value: bool = True) -> Cue:
        return Cue(
            Course.functional_improvement,
            pattern,
            value=value,
            negated=False,
            historical=True,
            unless=unless,
            services=tuple(services),
        )

    return (
        cue(rf"{named}{_GAP}{gain}"),
        cue(rf"{gain}{_GAP}(?:with|from|after|following|due to|by|since|as a result of) {_GAP}{named}"),
        cue(
            rf"no (?:change|difference) in (?:\w+ ){{0,3}}{function} (?:with|from|after|following|since) "
            rf"{_GAP}{named}",
            False,
        ),
    )


def plan_cues(discipline: str, services: Sequence[str]) -> tuple[Cue, ...]:
    """Return the cues for a provider's plan of care that names a discipline.

    Args:
        discipline: A regular expression of the words that name the discipline.
        services: Names of the services of the discipline, for whose items the cues are read.
    """
    named = rf"(?:{discipline})"
    asked = rf"(?:{_ASKED}|rfa)"
    return tuple(
        Cue(
            Course.plan_of_care_names_service,
            pattern,
            historical=True,
            hypothetical=True,
            unless=_UR,
            services=tuple(services),
        )
        for pattern in (
            rf"(?:plans?|plan of care){_PLAN_GAP}{named}",
            rf"{asked}{_PLAN_GAP}{named}",
            rf"{named}(?: \w+){{0,8}} (?:is|was|were|are|been) (?:also )?{asked}",
        )
    )
