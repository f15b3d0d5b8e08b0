"""The numbers of the chronic pain guideline, with the citation of each edition."""

from __future__ import annotations

from attrs import frozen

from imr_chiropractic._sources import rows
from imr_core import Citation, Unit, limit
from imr_core.expressions import Parameter


@frozen
class Limits:
    """The numbers of one edition.

    Args:
        trial: Visits of the initial trial.
        ceiling: Visits in all, with documented functional improvement.
        flare_up: Visits in a period of months for a flare-up, work having been resumed.
    """

    trial: Parameter
    ceiling: Parameter
    flare_up: Parameter


def limits(cite: Citation, flare_up: Citation) -> Limits:
    """Return the numbers with the citation of an edition.

    Args:
        cite: The edition's passage.
        flare_up: The edition's passage on flare-ups.
    """
    seen_trial = rows("1.6", letters=("CM16-0231706", "CM16-0232182", "CM16-0247660", "CM17-0004738"))
    seen_ceiling = rows("1.7", letters=("CM16-0231706", "CM16-0232182", "CM16-0243453", "CM17-0004738"))
    return Limits(
        trial=limit(6, Unit.VISIT, cite=cite.at(seen_in=seen_trial), name="trial"),
        ceiling=limit(18, Unit.VISIT, cite=cite.at(seen_in=seen_ceiling), name="ceiling"),
        flare_up=limit(2, Unit.VISIT, low=1, cite=flare_up, name="flare_up_visits"),
    )
