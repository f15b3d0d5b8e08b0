"""Starting and maintaining opioids."""

from __future__ import annotations

from imr_core import DISCRETIONARY, NECESSARY, Injury, Parameters, Rule, Unit, limit
from imr_core.expressions import Condition
from imr_pharmacy._facts import Opioids, Use
from imr_pharmacy._opioid_postoperative import severe_acute
from imr_pharmacy._rules import denial
from imr_pharmacy._sources import OPIOIDS_2016, seen

_START = OPIOIDS_2016.at(section="3.3.3")
_MAINTAIN = OPIOIDS_2016.at(section="3.3.9")
_WEAN = seen(_MAINTAIN, "2.11", "C2", letters=("CM17-0007300",))
_FIRST_LINE = (
    "CM16-0230651",
    "CM17-0012582",
    "CM17-0015333",
    "CM17-0013077",
    "CM17-0021126",
    "CM17-0017734",
    "CM16-0248698",
)


class OpioidLimits(Parameters):
    """The numbers of the sections on chronic opioid treatment."""

    trial_days = limit(60, Unit.DAY, cite=seen(_START, "2.8", letters=("CM17-0015333",)))
    month_of_pain = limit(31, Unit.DAY, cite=seen(OPIOIDS_2016, "2.78", letters=("CM17-0013077",), section="2"))
    wean_dose = limit(80, "mg per day", cite=_WEAN)
    wean_days = limit(180, Unit.DAY, cite=_WEAN)
    visit_months = limit(3, Unit.MONTH, cite=seen(_MAINTAIN, "2.10", letters=("CM17-0007300",)))


_elsewhere = ~Opioids.postoperative & ~severe_acute
_first = _elsewhere & ~Use.continued
_ongoing = _elsewhere & Use.continued
_high_dose = (Opioids.morphine_equivalents > OpioidLimits.wean_dose) & (
    Opioids.days_on_opioids >= OpioidLimits.wean_days
)


def _missing(id: str, when: Condition, because: str, row: str, base: str, *letters: str, section: str) -> Rule:
    cite = seen(OPIOIDS_2016, row, letters=letters, section=section)
    return denial(id, when, because, cite, unless=(base,))


def trial_rules() -> list[Rule]:
    """Return the rules on starting opioids."""
    return [
        Rule(
            "trial",
            _first,
            NECESSARY,
            "a trial of an opioid is an option once other drugs failed, with screening, CURES, a urine test and a "
            "written agreement",
            seen(_START, "2.8", "2.18", letters=("CM17-0015333", "CM17-0012582", "CM16-0230651", "CM16-0248698")),
        ),
        denial(
            "first-line-not-tried",
            ~Use.nonopioid_failed,
            "it is not documented that non-opioid pain relievers failed or cannot be taken",
            seen(_START, "2.70", letters=_FIRST_LINE),
            unless=("trial",),
        ),
        _missing(
            "not-screened",
            ~Opioids.risk_screened,
            "a screening for risk of addiction and adverse events is not documented",
            "2.18",
            "trial",
            "CM17-0012582",
            "CM16-0230651",
            "CM16-0248698",
            section="3.3",
        ),
        _missing(
            "cures-not-checked",
            ~Opioids.cures_checked,
            "a check of the CURES database is not documented",
            "2.18",
            "trial",
            "CM17-0012582",
            "CM16-0248698",
            section="3.3",
        ),
        _missing(
            "not-tested",
            ~Opioids.urine_test_on_record,
            "a urine drug test before the trial is not documented",
            "2.8",
            "trial",
            "CM17-0015333",
            section="3.3.3",
        ),
        _missing(
            "no-agreement",
            ~Opioids.agreement_signed,
            "a complete written treatment agreement is not documented",
            "2.8",
            "trial",
            "CM17-0015333",
            section="3.3.3",
        ),
        denial(
            "trial-too-long",
            Use.supply_days > OpioidLimits.trial_days,
            "{supply_days} days are more than a trial of {trial_days}",
            seen(_START, "2.8", letters=("CM17-0015333",)),
            unless=("trial",),
        ),
        denial(
            "no-conservative-care",
            (Injury.days_since_injury > OpioidLimits.month_of_pain) & ~Opioids.conservative_care,
            "pain has lasted more than a month, and recent conservative care with its response is not documented",
            seen(OPIOIDS_2016, "2.78", letters=("CM17-0013077",), section="2"),
            unless=("trial",),
        ),
        denial(
            "use-disorder-at-start",
            Opioids.use_disorder & ~Opioids.specialist_agrees,
            "a history of opioid use disorder is documented, and no agreement of an addiction specialist",
            seen(_MAINTAIN, "2.17", letters=("CM17-0007300",)),
            unless=("trial",),
        ),
    ]


def maintenance_rules() -> list[Rule]:
    """Return the rules on maintaining opioids: the four A's, monitoring, tapering."""
    base = ("maintenance", "wean-not-attempted")
    return [
        Rule(
            "maintenance",
            _ongoing,
            NECESSARY,
            "pain, interference and function improved, and side effects and aberrant behaviour are watched",
            seen(
                _MAINTAIN,
                "2.9",
                "2.19",
                "2.74",
                letters=("CM17-0007300", "CM17-0012593", "CM16-0247802", "CM17-0017734"),
            ),
        ),
        Rule(
            "wean-not-attempted",
            _high_dose & ~Opioids.wean_attempted,
            DISCRETIONARY,
            "above {wean_dose} mg of morphine equivalents a day for {wean_days} days, an attempt to wean is due "
            "every six "
            "months: weigh it",
            _WEAN,
            exception_to=("maintenance",),
        ),
        denial(
            "no-improvement",
            ~Use.pain_relief | ~Use.better_function,
            "meaningful improvement of pain and of function with the opioid is not documented",
            seen(_MAINTAIN, "2.9", "2.14", "2.19", letters=("CM17-0007300", "CM16-0247802", "CM17-0015790")),
            unless=base,
        ),
        denial(
            "side-effects-not-reviewed",
            ~Opioids.side_effects_reviewed,
            "it is not documented that side effects were asked for",
            seen(_MAINTAIN, "2.9", "2.19", letters=("CM17-0007300", "CM16-0247802")),
            unless=base,
        ),
        denial(
            "aberrance-not-reviewed",
            ~Opioids.aberrance_reviewed & ~Opioids.urine_test_on_record,
            "monitoring for aberrant behaviour, such as a recent urine drug test, is not documented",
            seen(
                _MAINTAIN,
                "2.9",
                "2.76",
                letters=("CM16-0247802", "CM17-0012593", "CM17-0014438", "CM17-0016311"),
            ),
            unless=base,
        ),
        denial(
            "taper-indicated",
            Opioids.taper_indicated,
            "a reason to taper is documented, and who is maintained on opioids should meet none",
            seen(
                OPIOIDS_2016,
                "2.14",
                "2.77",
                letters=("CM17-0015790", "CM17-0007300"),
                section="4.1",
                pages="S1-20",
            ),
            unless=base,
        ),
        denial(
            "use-disorder",
            Opioids.use_disorder & ~Opioids.specialist_agrees,
            "a history of opioid use disorder is documented, and no agreement of an addiction specialist",
            seen(_MAINTAIN, "2.17", letters=("CM17-0007300",)),
            unless=base,
        ),
        denial(
            "visits-too-far-apart",
            Opioids.visit_overdue & (Opioids.months_between_visits > OpioidLimits.visit_months),
            "visits are {months_between_visits} months apart, {visit_months} being recommended, and the need for "
            "another "
            "schedule is not documented",
            seen(_MAINTAIN, "2.10", "C10", letters=("CM17-0007300",)),
            unless=base,
        ),
    ]
