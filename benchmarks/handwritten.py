"""The 2009 guideline on manual therapy as a programmer would write it by hand, without the rule language.

It states the very rules that are in force in ``imr_chiropractic``; the benchmarks hold the two against
each other before they time them.
"""

from attrs import define

from imr_core import DISCRETIONARY, NECESSARY, NOT_ADDRESSED, NOT_NECESSARY, Outcome

EXCLUDED = frozenset({"ankle", "foot", "forearm", "wrist", "hand", "knee"})
THREE_MONTHS = 92
TRIAL, CEILING, FLARE_UP = 6, 18, 2


@define
class ManualTherapyFacts:
    """Everything the guideline asks of a request, all of it known."""

    service: str
    body_region: str
    visits: int
    days_since_injury: int
    acute_phase: bool
    musculoskeletal: bool
    flare_up: bool
    return_to_work: bool
    prior_visits: int
    recent_visits: int
    functional_improvement: bool


def manual_therapy_2009(facts: ManualTherapyFacts) -> tuple[Outcome, list[str]]:
    """Return what the guideline says and the rules it says it by."""
    service = facts.service
    if service == "chiropractic":
        if facts.days_since_injury < THREE_MONTHS and facts.acute_phase:
            return NOT_ADDRESSED, []
        if facts.body_region in EXCLUDED:
            return NOT_NECESSARY, ["region-not-supported"]
        return _flare_up(facts) if facts.flare_up else _course(facts)
    if service not in ("chiropractic-evaluation", "manipulation-under-anesthesia"):
        return NOT_ADDRESSED, []
    if facts.days_since_injury < THREE_MONTHS and facts.acute_phase:
        return NOT_ADDRESSED, []
    if service == "manipulation-under-anesthesia":
        return NOT_NECESSARY, ["under-anesthesia"]
    return _evaluation(facts)


def _flare_up(facts: ManualTherapyFacts) -> tuple[Outcome, list[str]]:
    visits = facts.visits
    against = [] if facts.musculoskeletal else ["not-musculoskeletal"]
    if visits > FLARE_UP:
        against.append("flare-up-exceeded")
    elif facts.return_to_work and facts.recent_visits + visits > FLARE_UP:
        against.append("flare-up-too-soon")
    if against:
        return NOT_NECESSARY, against
    if facts.return_to_work:
        return NECESSARY, ["flare-up-within"]
    return DISCRETIONARY, ["flare-up-before-return-to-work"]


def _course(facts: ManualTherapyFacts) -> tuple[Outcome, list[str]]:
    prior, improved = facts.prior_visits, facts.functional_improvement
    total = prior + facts.visits
    against = [] if facts.musculoskeletal else ["not-musculoskeletal"]
    if total > TRIAL and not improved:
        against.append("trial-exceeded")
        if prior >= 1:
            against.append("continued-without-improvement")
    if total > CEILING:
        against.append("ceiling-exceeded")
    if against:
        return NOT_NECESSARY, against
    if total <= TRIAL and prior >= 1 and not improved:
        return DISCRETIONARY, ["trial-resumed"]
    grounds = []
    if prior == 0 and total <= TRIAL:
        grounds.append("within-trial")
    if improved:
        grounds.append("within-ceiling")
    return NECESSARY, grounds


def _evaluation(facts: ManualTherapyFacts) -> tuple[Outcome, list[str]]:
    continued, improved = facts.prior_visits >= 1, facts.functional_improvement
    against = [] if facts.musculoskeletal else ["not-musculoskeletal"]
    if continued and not improved:
        against.append("evaluation-without-improvement")
    if against:
        return NOT_NECESSARY, against
    if improved:
        return NECESSARY, ["evaluation-with-improvement"]
    return DISCRETIONARY, ["first-evaluation"]
