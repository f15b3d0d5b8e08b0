"""Entries of ODG's lists of visits: for conditions treated, and after operations."""

from __future__ import annotations

from attrs import frozen

from imr_core import Citation, Request, Unit, limit
from imr_core.expressions import Condition as Expression
from imr_core.expressions import Parameter
from imr_physical_therapy import _sources as src
from imr_physical_therapy._facts import Condition, Surgery, Therapy
from imr_physical_therapy._sources import rows

NECK, LOW_BACK, SHOULDER, HAND = "Neck and upper back", "Low back", "Shoulder", "Forearm, wrist and hand"


@frozen
class Entry:
    """An entry: what is treated, the visits, and the weeks over which.

    Args:
        name: Its name.
        holds: The condition under which it counts.
        visits: The visits it lists in all.
        weeks: The weeks over which, or None where none are stated.
        cite: Where it stands.
    """

    name: str
    holds: Expression
    visits: Parameter
    weeks: Parameter | None
    cite: Citation

    @property
    def spread(self) -> Expression | None:
        """The request runs over more weeks than it lists; None where it lists none."""
        if self.weeks is None:
            return None
        return self.holds & Request.duration_stated & (Request.weeks > self.weeks)


def _entry(
    name: str, holds: Expression, visits: int, weeks: int | None, cite: Citation, prefix: str, low: int | None = None
) -> Entry:
    short = f"{prefix}{name.replace('-', '_')}"
    span = None if weeks is None else limit(weeks, Unit.WEEK, cite=cite, name=f"{short}_weeks")
    return Entry(name, holds, limit(visits, Unit.VISIT, low=low, cite=cite, name=f"{short}_visits"), span, cite)


def _treated(
    condition: Condition, visits: int, weeks: int | None, number: str, section: str, seen: str, low: int | None = None
) -> Entry:
    secondary = not seen.startswith("CM1")
    cite = src.ODG.at(
        section=section,
        verification=src.SECONDARY if secondary else None,
        seen_in=rows(number, letters=seen),
    )
    return _entry(condition.value, Therapy.condition.is_(condition), visits, weeks, cite, "", low)


def _after(surgery: Surgery, visits: int, weeks: int, number: str, section: str, seen: str) -> Entry:
    cite = src.ODG.at(section=section, seen_in=rows(number, letters=seen))
    return _entry(surgery.value, Therapy.surgery.is_(surgery), visits, weeks, cite, "after_")


INJECTED = _treated(Condition.ROTATOR_CUFF_INJECTED, 2, 1, "odg.4", SHOULDER, "CM17-0012517", low=1)
ENTRIES = (
    _treated(Condition.CERVICALGIA, 9, 8, "odg.1", NECK, "CM17-0010885"),
    _treated(Condition.NECK_SPRAIN, 10, 8, "odg.2", NECK, "CM17-0010885 CM17-0010362"),
    _treated(Condition.LUMBAR_STRAIN, 10, 8, "odg.3", LOW_BACK, "CM17-0010362"),
    _treated(Condition.ROTATOR_CUFF, 10, 8, "odg.4", SHOULDER, "CM17-0012517"),
    INJECTED,
    _treated(Condition.SHOULDER_SPRAIN, 10, 8, "odg.5", SHOULDER, "CM17-0014320"),
    _treated(Condition.LATERAL_EPICONDYLITIS, 8, 5, "odg.6", "Elbow", "CM17-0007886"),
    _treated(Condition.FINGER_FRACTURE, 8, 5, "odg.7", HAND, "CM16-0248233 CM17-0016761"),
    _treated(Condition.KNEE_DERANGEMENT, 9, 8, "odg.8", "Knee", "CM17-0008633"),
    _treated(Condition.KNEE_SPRAIN, 12, 8, "odg.9", "Knee", "CM17-0015348"),
    _treated(Condition.MEDIAL_EPICONDYLITIS, 8, None, "odg.10", "Elbow", "CM17-0002324"),
    _treated(Condition.HEADACHE, 6, 6, "odg.12", "Head", "CM17-0012593"),
    _treated(Condition.LUMBAGO, 9, 8, "odg.13", LOW_BACK, "IPL15"),
    _treated(Condition.LUMBAR_RADICULITIS, 12, 8, "odg.14", LOW_BACK, "TX10183", low=10),
)
AFTER_SURGERY = (
    _after(Surgery.ROTATOR_CUFF_ARTHROSCOPIC, 24, 14, "4c.1", SHOULDER, "CM17-0012517"),
    _after(Surgery.ROTATOR_CUFF_OPEN, 30, 18, "4c.2", SHOULDER, "CM17-0012517"),
    _after(Surgery.LATERAL_EPICONDYLITIS, 12, 12, "4c.3", "Elbow", "CM17-0007886"),
    _after(Surgery.FINGER_FRACTURE, 16, 10, "4c.4", HAND, "CM16-0248233 CM17-0016761"),
)
