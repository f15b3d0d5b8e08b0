"""ODG on physical therapy: the second step, where the MTUS is silent and for acute injuries."""

from __future__ import annotations

from imr_core import (
    DISCRETIONARY,
    NECESSARY,
    NOT_NECESSARY,
    Course,
    Guideline,
    Request,
    Rule,
    Step,
    Unit,
    limit,
)
from imr_physical_therapy import _sources as src
from imr_physical_therapy._facts import Condition, Therapy
from imr_physical_therapy._modality import Declared, outside_odg
from imr_physical_therapy._odg_entries import AFTER_SURGERY, ENTRIES, INJECTED, Entry
from imr_physical_therapy._sources import rows
from imr_physical_therapy._terms import (
    continued,
    continued_after_surgery,
    exceeds_after_surgery,
    first_after_surgery,
    first_course,
    ordinary_therapy,
    postsurgical_therapy,
    total,
)
from imr_physical_therapy._unencoded import ODG_THERAPY

_ODG = src.ODG.at(section="Physical therapy")
_TRIAL = _ODG.at(seen_in=rows("2.7", "2.19", "odg.11", letters="CM16-0248233 CM17-0010365 CM17-0012517"))
_trial = limit(6, Unit.VISIT, cite=_TRIAL, name="odg_trial")
_small = limit(2, Unit.VISIT, cite=_ODG.at(seen_in=rows("2.26", letters="CM17-0015348")), name="small_excess")
_improved, _reasons = Course.functional_improvement, Course.exceptional_factors
_free = ordinary_therapy & ~Therapy.already_authorized & ~Therapy.passive_only
_injected = Therapy.condition.is_(Condition.ROTATOR_CUFF_INJECTED)
_first = _free & first_course & (Request.visits <= _trial) & ~_injected


def _count_rules(entry: Entry) -> list[Rule]:
    listed = f"{{{entry.visits.name}}}"
    over = entry.holds & (total > entry.visits)
    # Improvement that is documented is benefit too, and more than benefit that is only reported.
    small = (total <= entry.visits + _small) & continued & (Therapy.benefit_reported | _improved)
    return [
        Rule(
            f"count-exceeded-{entry.name}",
            when=ordinary_therapy & over & ~_reasons & ~small,
            outcome=NOT_NECESSARY,
            because=f"with the earlier visits, these {{visits}} exceed the {listed} listed, and no exceptional "
            f"factors are "
            "documented",
            cite=entry.cite,
            interpretation="The whole original request counts, its authorized part included.",
        ),
        Rule(
            f"small-excess-{entry.name}",
            when=_free & over & ~_reasons & small,
            outcome=DISCRETIONARY,
            because=f"with the earlier visits, these {{visits}} exceed the {listed} listed by no more than "
            f"{{small_excess}}, and "
            "the earlier ones brought benefit: weigh whether a home programme can follow",
            cite=entry.cite.at(seen_in=(*entry.cite.seen_in, *rows("2.26", letters="CM17-0015348"))),
            interpretation="A determination accepted two visits over the count, for an acute knee sprain.",
        ),
        Rule(
            f"continued-{entry.name}",
            when=_free & entry.holds & continued & _improved & (total <= entry.visits),
            outcome=NECESSARY,
            because=f"functional improvement is documented, and with the earlier visits these {{visits}} keep "
            f"within the "
            f"{listed} listed",
            cite=entry.cite.at(seen_in=(*entry.cite.seen_in, *rows("2.19", letters="CM17-0010365"))),
        ),
        *_spread_out(entry, "first-course", f"continued-{entry.name}"),
    ]


def _spread_out(entry: Entry, *grants: str) -> list[Rule]:
    """Return the exception where a request runs over more weeks than listed."""
    if entry.spread is None or entry.weeks is None:
        return []
    return [
        Rule(
            f"spread-out-{entry.name}",
            when=entry.spread & ~_reasons,
            outcome=DISCRETIONARY,
            because=f"the request runs over {{weeks}} weeks where {{{entry.weeks.name}}} are listed: weigh whether the "
            "fading of the frequency explains it",
            cite=entry.cite,
            exception_to=grants,
        )
    ]


_OF_COURSE = [
    Rule(
        "already-authorized",
        when=ordinary_therapy & Therapy.already_authorized,
        outcome=NOT_NECESSARY,
        because="the same therapy is authorized already and need not be authorized again",
        cite=_ODG.at(seen_in=rows("2.29", letters="CM16-0247274")),
    ),
    Rule(
        "passive-only",
        when=ordinary_therapy & Therapy.passive_only,
        outcome=NOT_NECESSARY,
        because="exclusive passive care is not recommended; a home programme belongs to it from the first session",
        cite=_ODG.at(section="Preface", seen_in=rows("2.14", letters="CM16-0248233")),
    ),
    Rule(
        "first-course",
        when=_first,
        outcome=NECESSARY,
        because="no earlier visit, and {visits} keep within the trial of {odg_trial}",
        cite=_TRIAL,
        interpretation="Stated for low back and neck; the six-visit trial of the preface is read for every region.",
    ),
    Rule(
        "first-after-injection",
        when=_free & first_course & _injected & (total <= INJECTED.visits),
        outcome=NECESSARY,
        because="no earlier visit, and {visits} keep within the 1 to {rotator_cuff_injected_visits} after an injection",
        cite=INJECTED.cite,
    ),
    Rule(
        "continued-without-improvement",
        when=ordinary_therapy & continued & ~_improved & ~_reasons & ~Therapy.benefit_reported,
        outcome=NOT_NECESSARY,
        because="there were earlier visits, and objective functional improvement from them is not documented",
        cite=_ODG.at(seen_in=rows("2.7", "2.19", "2.32", letters="CM17-0012517 CM17-0010365 CM17-0010885")),
    ),
    Rule(
        "exceptional-factors",
        when=_free & continued & _reasons,
        outcome=NECESSARY,
        because="the provider documents exceptional factors: why a home programme is not enough and why more "
        "therapy is "
        "needed",
        cite=_ODG.at(section="Preface", seen_in=rows("2.8", "2.25", letters="CM16-0248233 CM17-0010885")),
    ),
]

odg_therapy = Guideline(
    "odg-physical-therapy",
    title="Official Disability Guidelines: physical therapy",
    publisher=src.ODG.publisher,
    step=Step.ACOEM_OR_ODG,
    edition=src.odg_quoted(),
    addresses=ordinary_therapy,
    rules=[*_OF_COURSE, *(rule for entry in ENTRIES for rule in _count_rules(entry))],
    unencoded=ODG_THERAPY,
)


def _surgery_rules(entry: Entry) -> list[Rule]:
    listed = f"{{{entry.visits.name}}}"
    free = postsurgical_therapy & entry.holds & ~Therapy.surgery_refused & ~Therapy.already_authorized
    over = exceeds_after_surgery(entry.visits)
    return [
        Rule(
            f"exceeded-{entry.name}",
            when=postsurgical_therapy & entry.holds & over,
            outcome=NOT_NECESSARY,
            because=f"with those since surgery, these {{visits}} exceed the {listed} listed after this operation",
            cite=entry.cite,
        ),
        Rule(
            f"initial-{entry.name}",
            when=free & first_after_surgery & ~over,
            outcome=DISCRETIONARY,
            because=f"{{visits}} visits keep within the {listed} listed after this operation: weigh whether the "
            f"response is to "
            "be assessed before the rest",
            cite=entry.cite,
        ),
        Rule(
            f"subsequent-{entry.name}",
            when=free & continued_after_surgery & _improved & ~over,
            outcome=NECESSARY,
            because=f"functional improvement is documented, and with those since surgery these {{visits}} keep "
            f"within the "
            f"{listed} listed after this operation",
            cite=entry.cite,
        ),
        *_spread_out(entry, f"subsequent-{entry.name}"),
    ]


odg_postsurgical = Guideline(
    "odg-postsurgical-therapy",
    title="Official Disability Guidelines: postsurgical therapy",
    publisher=src.ODG.publisher,
    step=Step.ACOEM_OR_ODG,
    edition=src.odg_quoted(),
    addresses=postsurgical_therapy,
    rules=[rule for entry in AFTER_SURGERY for rule in _surgery_rules(entry)],
)
GUIDELINES: tuple[Declared, ...] = (
    odg_therapy,
    *outside_odg("odg-physical-therapy", ordinary_therapy),
    odg_postsurgical,
    *outside_odg("odg-postsurgical-therapy", postsurgical_therapy),
)
