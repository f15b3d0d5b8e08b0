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
    if not improved and total > TRIAL:
        if facts.visits > TRIAL:
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


def by_the_list(facts: ManualTherapyFacts) -> tuple[Outcome, list[str]]:
    """Return the same, written as a plain list of rules: each condition whole, in the order of the guideline."""
    service, visits, prior = facts.service, facts.visits, facts.prior_visits
    manipulation = service == "chiropractic"
    evaluation = service == "chiropractic-evaluation"
    anesthesia = service == "manipulation-under-anesthesia"
    if not (manipulation or evaluation or anesthesia) or (facts.days_since_injury < THREE_MONTHS and facts.acute_phase):
        return NOT_ADDRESSED, []
    covered = manipulation and facts.body_region not in EXCLUDED
    flare_up, course = covered and facts.flare_up, covered and not facts.flare_up
    due, improved, resumed = facts.musculoskeletal, facts.functional_improvement, facts.return_to_work
    total, first, continued = prior + visits, prior <= 0, prior >= 1
    few, too_soon = visits <= FLARE_UP, facts.recent_visits + visits > FLARE_UP
    in_trial, in_ceiling = total <= TRIAL, total <= CEILING
    rules: list[tuple[Outcome, str]] = []
    if manipulation and not covered:
        rules.append((NOT_NECESSARY, "region-not-supported"))
    if (covered or evaluation) and not due:
        rules.append((NOT_NECESSARY, "not-musculoskeletal"))
    if anesthesia:
        rules.append((NOT_NECESSARY, "under-anesthesia"))
    if flare_up and not few:
        rules.append((NOT_NECESSARY, "flare-up-exceeded"))
    if flare_up and few and resumed and too_soon:
        rules.append((NOT_NECESSARY, "flare-up-too-soon"))
    if flare_up and due and resumed and not too_soon:
        rules.append((NECESSARY, "flare-up-within"))
    if flare_up and due and few and not resumed:
        rules.append((DISCRETIONARY, "flare-up-before-return-to-work"))
    if course and visits > TRIAL and not improved:
        rules.append((NOT_NECESSARY, "trial-exceeded"))
    if course and continued and not in_trial and not improved:
        rules.append((NOT_NECESSARY, "continued-without-improvement"))
    if course and due and first and in_trial:
        rules.append((NECESSARY, "within-trial"))
    if course and due and continued and in_trial and not improved:
        rules.append((DISCRETIONARY, "trial-resumed"))
    if course and due and in_ceiling and improved:
        rules.append((NECESSARY, "within-ceiling"))
    if course and not in_ceiling:
        rules.append((NOT_NECESSARY, "ceiling-exceeded"))
    if evaluation and continued and not improved:
        rules.append((NOT_NECESSARY, "evaluation-without-improvement"))
    if evaluation and due and improved:
        rules.append((NECESSARY, "evaluation-with-improvement"))
    if evaluation and due and first:
        rules.append((DISCRETIONARY, "first-evaluation"))
    outcome = NOT_ADDRESSED
    for said, _ in rules:
        outcome = outcome | said
    return outcome, [id for _, id in rules]
