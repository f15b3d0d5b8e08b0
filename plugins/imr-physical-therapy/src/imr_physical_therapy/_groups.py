"""Diagnosis groups of the physical medicine list: each its number of visits and of weeks."""

from __future__ import annotations

from attrs import frozen

from imr_core import Citation, Request, Unit, limit
from imr_core.expressions import Condition, Or, Parameter
from imr_physical_therapy._facts import Therapy
from imr_physical_therapy._sources import rows
from imr_physical_therapy._terms import total


@frozen
class Group:
    """A diagnosis group of the list.

    Args:
        name: Its name.
        holds: The condition under which its number counts.
        visits: The visits it allows in all; a range has its lower end.
        weeks: The weeks over which.
        cite: Its entry.
        reading: How it is read more widely than it is written, or None.
    """

    name: str
    holds: Condition
    visits: Parameter
    weeks: Parameter
    cite: Citation
    reading: str | None = None

    @property
    def within(self) -> Condition:
        """The visits keep within its number, the earlier ones and the whole request counted."""
        return self.holds & (total <= self.visits)

    @property
    def exceeded(self) -> Condition:
        """The visits exceed its number, the earlier ones and the whole request counted."""
        return self.holds & (total > self.visits)

    @property
    def spread(self) -> Condition:
        """The request runs over more weeks than it lists."""
        return self.holds & Request.duration_stated & (Request.weeks > self.weeks)


_MUSCLE_READING = (
    "Where no group of the list is documented, the number for myalgia is taken, which is also the upper end for "
    "neuralgia and radiculitis, as determinations do for strains, sprains and pain in general."
)
# Where an entry of the list is documented beside what the list lacks, the entry counts.
_LISTED_2009 = Therapy.myalgia | Therapy.neuritis | Therapy.crps
UNLISTED_2009 = Therapy.unlisted_condition & ~_LISTED_2009
UNLISTED_2016 = Therapy.unlisted_condition & ~(_LISTED_2009 | Therapy.arthritis | Therapy.after_injection)


def _group(
    name: str,
    holds: Condition,
    visits: tuple[int, int | None],
    weeks: int,
    cite: Citation,
    reading: str | None = None,
) -> Group:
    high, low = visits
    short = name.replace("-", "_")
    return Group(
        name,
        holds,
        limit(high, Unit.VISIT, low=low, cite=cite, name=f"{short}_visits"),
        limit(weeks, Unit.WEEK, cite=cite, name=f"{short}_weeks"),
        cite,
        reading,
    )


def groups_of_2009(cite: Citation) -> tuple[Group, ...]:
    """Return the groups of the list of 2009, which names neither arthritis nor injections."""
    pain = ~Therapy.crps
    nerve = pain & Therapy.neuritis & ~Therapy.myalgia
    return (
        _group(
            "crps",
            Therapy.crps,
            (24, None),
            16,
            cite.at(seen_in=rows("2.4a", "C1", letters="CM17-0005177 CM17-0002857")),
        ),
        _group("radiculitis", nerve, (10, 8), 4, cite.at(seen_in=rows("2.3", letters="CM17-0005177"))),
        _group(
            "myalgia",
            pain & ~nerve & ~UNLISTED_2009,
            (10, 9),
            8,
            cite.at(seen_in=rows("2.2", letters="CM17-0005177")),
            _MUSCLE_READING,
        ),
    )


def groups_of_2016(cite: Citation) -> tuple[Group, ...]:
    """Return the groups of the list of 2016."""
    injection = Therapy.after_injection & ~Therapy.crps
    pain = ~Therapy.crps & ~Therapy.after_injection
    nerve = pain & Therapy.neuritis & ~Therapy.myalgia & ~Therapy.arthritis
    arthritis = pain & Therapy.arthritis & ~Therapy.myalgia & ~Therapy.neuritis
    return (
        _group(
            "crps",
            Therapy.crps,
            (26, None),
            16,
            cite.at(
                seen_in=rows(
                    "2.4b",
                    "C1",
                    letters="CM16-0239190 CM17-0007886 CM17-0011517 CM17-0013240 CM17-0013754 CM17-0016666",
                )
            ),
        ),
        _group(
            "post-injection",
            injection,
            (2, 1),
            1,
            cite.at(seen_in=rows("2.6", letters="CM16-0239190 CM17-0011517 CM17-0013754 CM17-0019120")),
        ),
        _group(
            "radiculitis",
            nerve,
            (10, 8),
            4,
            cite.at(seen_in=rows("2.3", letters="CM16-0239190 CM17-0020728 CM17-0006634")),
        ),
        _group(
            "arthritis",
            arthritis,
            (9, None),
            8,
            cite.at(seen_in=rows("2.5", letters="CM16-0239190 CM17-0007886 CM17-0011517 CM17-0013754 CM17-0019120")),
        ),
        _group(
            "myalgia",
            pain & ~nerve & ~arthritis & ~UNLISTED_2016,
            (10, 9),
            8,
            cite.at(seen_in=rows("2.2", letters="CM16-0239190 CM17-0006045 CM17-0013754")),
            _MUSCLE_READING,
        ),
    )


def any_of(conditions: list[Condition]) -> Condition:
    """Say that one or more of *conditions* hold."""
    return Or.of(*conditions)
