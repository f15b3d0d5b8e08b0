"""Editions and the dates for which they are in force."""

from __future__ import annotations

import enum
from datetime import date

from attrs import field, frozen


class Trigger(enum.Enum):
    """The date that decides whether an edition applies to a request."""

    REQUEST_DATE = "request-date"
    SERVICE_DATE = "service-date"


def _as_date(value: str | date | None) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value


@frozen
class Edition:
    """One edition of a guideline and the half-open span in which it is in force.

    Args:
        name: Its name, usually the year, such as ``2009``.
        trigger: The date that is compared with *start*.
        start: First day in force; a date or an ISO string. None: from the beginning of time.
        end: First day no longer in force, or None.
        end_trigger: The date that is compared with *end*; *trigger* if None.
    """

    name: str
    trigger: Trigger
    start: date | None = field(default=None, converter=_as_date)
    end: date | None = field(default=None, converter=_as_date)
    end_trigger: Trigger | None = None

    def is_in_force(self, requested: date, served: date) -> bool:
        """Tell whether the edition applies to a request of *requested* for a service on *served*."""
        begins = requested if self.trigger is Trigger.REQUEST_DATE else served
        ends = requested if (self.end_trigger or self.trigger) is Trigger.REQUEST_DATE else served
        return (self.start is None or self.start <= begins) and (self.end is None or ends < self.end)
