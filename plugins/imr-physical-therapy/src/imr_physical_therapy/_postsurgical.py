"""The postsurgical physical medicine schedule: the rows of it that were seen, and those that were not."""

from __future__ import annotations

from attrs import frozen

from imr_core import (
    DISCRETIONARY,
    NECESSARY,
    NOT_ADDRESSED,
    NOT_NECESSARY,
    Citation,
    Course,
    Guideline,
    Request,
    Rule,
    Step,
    Unit,
    limit,
    not_encoded,
)
from imr_core.expressions import Condition, Parameter
from imr_physical_therapy import _sources as src
from imr_physical_therapy._facts import Surgery, Therapy
from imr_physical_therapy._sources import rows
from imr_physical_therapy._terms import (
    continued_after_surgery,
    exceeds_after_surgery,
    first_after_surgery,
    postsurgical_therapy,
)
from imr_physical_therapy._unencoded import POSTSURGICAL

_ID = "postsurgical-treatment"
_SCHEDULE = src.POSTSURGICAL_2009


@frozen
class Row:
    """A row of the schedule: an operation, its visits, and where they were seen."""

    surgery: Surgery
    visits: Parameter
    weeks: Parameter | None
    cite: Citation

    @property
    def holds(self) -> Condition:
        """The therapy follows this operation."""
        return Therapy.surgery.is_(self.surgery)


def _row(
    surgery: Surgery,
    visits: int,
    number: str,
    cite: Citation,
    letters: str = "",
    low: int | None = None,
    weeks: int | None = None,
) -> Row:
    seen = cite.at(seen_in=rows(number, letters=letters))
    short = surgery.value.replace("-", "_")
    span = None if weeks is None else limit(weeks, Unit.WEEK, cite=seen, name=f"{short}_weeks")
    return Row(surgery, limit(visits, Unit.VISIT, low=low, cite=seen, name=f"{short}_visits"), span, seen)


_KNEE_SECONDARY = _SCHEDULE.at(section="Knee", verification=src.SECONDARY)
_MEMORY = _SCHEDULE.at(verification=src.UNVERIFIED)
SEEN = (
    _row(Surgery.MENISCECTOMY, 12, "4b.1", _KNEE_SECONDARY, weeks=12),
    _row(Surgery.BANKART_REPAIR, 24, "4b.2", _SCHEDULE.at(section="Shoulder"), "CM16-0246487"),
    _row(Surgery.METACARPAL_FRACTURE, 16, "4b.3", _SCHEDULE.at(section="Forearm, Wrist, & Hand"), "CM17-0006912"),
    _row(Surgery.FEMUR_FRACTURE, 30, "4b.4", _SCHEDULE.at(section="Knee"), "CM17-0006912"),
)
REMEMBERED = (
    _row(Surgery.CARPAL_TUNNEL_RELEASE, 8, "4d.1", _MEMORY, low=3),
    _row(Surgery.DE_QUERVAIN_RELEASE, 14, "4d.2", _MEMORY),
    _row(Surgery.TRIGGER_FINGER_RELEASE, 9, "4d.3", _MEMORY),
    _row(Surgery.LATERAL_EPICONDYLITIS, 12, "4d.5", _MEMORY),
    _row(Surgery.CUBITAL_TUNNEL_RELEASE, 20, "4d.6", _MEMORY),
    _row(Surgery.ROTATOR_CUFF_ARTHROSCOPIC, 24, "4d.7", _MEMORY),
    _row(Surgery.ROTATOR_CUFF_OPEN, 30, "4d.8", _MEMORY),
    _row(Surgery.ROTATOR_CUFF_RUPTURE, 40, "4d.9", _MEMORY),
    _row(Surgery.ADHESIVE_CAPSULITIS, 24, "4d.10", _MEMORY),
    _row(Surgery.ACL_REPAIR, 24, "4d.11", _MEMORY),
    _row(Surgery.KNEE_ARTHROPLASTY, 24, "4d.12", _MEMORY),
    _row(Surgery.HIP_ARTHROPLASTY, 24, "4d.13", _MEMORY),
    _row(Surgery.LUMBAR_DECOMPRESSION, 16, "4d.14", _MEMORY),
    _row(Surgery.LUMBAR_FUSION, 34, "4d.15", _MEMORY),
    _row(Surgery.CERVICAL_DECOMPRESSION, 16, "4d.16", _MEMORY),
    _row(Surgery.CERVICAL_FUSION, 24, "4d.17", _MEMORY),
    _row(Surgery.ANKLE_FRACTURE, 21, "4d.18", _MEMORY),
    _row(Surgery.ACHILLES_RUPTURE, 48, "4d.19", _MEMORY),
)
# Determinations go to the parent text for these, although the schedule lists some of them.
ODG_FOR = (
    Surgery.ROTATOR_CUFF_ARTHROSCOPIC,
    Surgery.ROTATOR_CUFF_OPEN,
    Surgery.LATERAL_EPICONDYLITIS,
    Surgery.FINGER_FRACTURE,
)
_free = postsurgical_therapy & ~Therapy.surgery_refused & ~Therapy.already_authorized
_response = _SCHEDULE.at(seen_in=rows("4.11", letters="CM17-0006912"))


def schedule_rules(row: Row, *, improved: Condition = Course.functional_improvement) -> list[Rule]:
    """Return the rules of one row: within the number, past half of it, and over it."""
    short, number = row.surgery.value, f"{{{row.visits.name}}}"
    free = _free & row.holds
    # Twice the visits within the number: within one half of it.
    half = Request.visits + Request.visits <= row.visits
    return [
        Rule(
            f"exceeded-{short}",
            when=postsurgical_therapy & row.holds & exceeds_after_surgery(row.visits),
            outcome=NOT_NECESSARY,
            because=f"with those since surgery, these {{visits}} exceed the {number} of the schedule",
            cite=row.cite,
        ),
        Rule(
            f"initial-course-{short}",
            when=free & first_after_surgery & half,
            outcome=NECESSARY,
            because=f"{{visits}} visits of an initial course keep within one half of the {number} of the schedule",
            cite=row.cite.at(seen_in=(*row.cite.seen_in, *rows("4.9", letters="CM16-0246487"))),
            interpretation="One half of the number is what the determination allowed as the initial course.",
        ),
        Rule(
            f"long-initial-course-{short}",
            when=free & first_after_surgery & ~half & ~exceeds_after_surgery(row.visits),
            outcome=DISCRETIONARY,
            because=f"{{visits}} visits keep within the {number} of the schedule, but a long course is to be "
            f"broken up by "
            "re-evaluation of the response: weigh whether the request provides for it",
            cite=row.cite.at(seen_in=(*row.cite.seen_in, *_response.seen_in)),
        ),
        Rule(
            f"over-one-half-{short}",
            when=~Course.exceptional_factors,
            outcome=NOT_NECESSARY,
            because=f"{{visits}} visits of an initial course exceed one half of the {number} of the schedule, and "
            f"no exceptional "
            "factors are documented",
            cite=_MEMORY.at(seen_in=rows("4.8")),
            exception_to=(f"long-initial-course-{short}",),
        ),
        Rule(
            f"subsequent-course-{short}",
            when=free & continued_after_surgery & improved & ~exceeds_after_surgery(row.visits),
            outcome=NECESSARY,
            because=f"functional improvement is documented, and with those since surgery these {{visits}} keep "
            f"within the "
            f"{number} of the schedule",
            cite=row.cite.at(seen_in=(*row.cite.seen_in, *_response.seen_in)),
        ),
        *_spread_out(row),
    ]


def _spread_out(row: Row) -> list[Rule]:
    """Return the exception where a request runs over more weeks than the schedule."""
    if row.weeks is None:
        return []
    short = row.surgery.value
    return [
        Rule(
            f"spread-out-{short}",
            when=row.holds & Request.duration_stated & (Request.weeks > row.weeks),
            outcome=DISCRETIONARY,
            because=f"the request runs over {{weeks}} weeks, the schedule over {{{row.weeks.name}}}: weigh whether "
            f"the fading "
            "of the frequency explains it",
            cite=row.cite,
            exception_to=(f"initial-course-{short}", f"subsequent-course-{short}"),
        )
    ]


_seen = Therapy.surgery.one_of(*(row.surgery for row in SEEN))
_COMMON = [
    Rule(
        "surgery-not-necessary",
        when=postsurgical_therapy & Therapy.surgery_refused,
        outcome=NOT_NECESSARY,
        because="therapy that goes with a surgery is not necessary when the surgery is not",
        cite=_SCHEDULE.at(seen_in=rows("4.10", letters="CM16-0238035 CM17-0002892 CM17-0006797 CM17-0014449")),
    ),
    Rule(
        "already-authorized",
        when=postsurgical_therapy & Therapy.already_authorized,
        outcome=NOT_NECESSARY,
        because="the same therapy is authorized already and need not be authorized again",
        cite=_SCHEDULE.at(seen_in=rows("2.29", letters="CM16-0247274")),
    ),
    Rule(
        "response-not-shown",
        when=postsurgical_therapy & continued_after_surgery & ~Course.functional_improvement,
        outcome=NOT_NECESSARY,
        because="a long course is broken up by re-evaluation, and no functional improvement from visits since surgery "
        "is documented",
        cite=_response,
    ),
    Rule(
        "parent-text",
        when=postsurgical_therapy & Therapy.surgery.one_of(*ODG_FOR),
        outcome=NOT_ADDRESSED,
        because="for this operation determinations go to the count of the parent text, ODG",
        cite=_SCHEDULE.at(seen_in=rows("4c.1", letters="CM17-0012517 CM17-0007886 CM16-0248233 CM17-0016761")),
        interpretation="Determinations say that the MTUS gives no number; the rows of the schedule were not seen.",
    ),
    Rule(
        "row-not-seen",
        when=_free & ~_seen & ~Therapy.surgery.one_of(*ODG_FOR) & (first_after_surgery | Course.functional_improvement),
        outcome=DISCRETIONARY,
        because="the row of the schedule for this operation has not been seen: weigh its number, and half of it for an "
        "initial course",
        cite=_SCHEDULE.at(
            verification=src.SECONDARY, seen_in=rows("4.2", "4.3", "4.5", "4.6", letters="222H FRIED LEXIS17")
        ),
    ),
]
_REMEMBERED_RULES = [
    Rule(
        f"exceeded-{row.surgery.value}",
        when=row.holds & exceeds_after_surgery(row.visits),
        outcome=NOT_NECESSARY,
        because=f"with those since surgery, these {{visits}} exceed the {{{row.visits.name}}} of the schedule",
        cite=row.cite,
        exception_to="parent-text" if row.surgery in ODG_FOR else "row-not-seen",
    )
    for row in REMEMBERED
]

postsurgical_2009 = Guideline(
    _ID,
    title="Postsurgical Treatment Guidelines",
    publisher=_SCHEDULE.publisher,
    step=Step.MTUS,
    edition=src.postsurgical_of_2009(),
    addresses=postsurgical_therapy,
    complete=True,
    rules=[*_COMMON, *(rule for row in SEEN for rule in schedule_rules(row)), *_REMEMBERED_RULES],
    unencoded=POSTSURGICAL,
)
postsurgical_2017 = not_encoded(
    _ID,
    src.mtus_of_2017(),
    postsurgical_therapy,
    "the order in force from 2017-12-01 amended 8 CCR 9792.24.3; the amended text has not been seen",
    title="Postsurgical Treatment Guidelines as amended",
)
GUIDELINES = (postsurgical_2009, postsurgical_2017)
