"""The built-in plugin: what California itself adds, whichever guidelines are installed."""

from __future__ import annotations

from collections.abc import Sequence

from pluggy import HookimplMarker

from imr_core.california._bars import BARS
from imr_core.california._general_services import (
    ACUPUNCTURE,
    DURABLE_EQUIPMENT,
    GENERAL_SERVICES,
    MEDICATION,
    SURGERY,
    TRANSPORTATION,
)
from imr_core.california._services import CHIROPRACTIC, OCCUPATIONAL_THERAPY, PHYSICAL_THERAPY, SERVICES
from imr_core.guidelines import Bar
from imr_core.model import Service
from imr_core.narrative import SHARED_CUES, Cues, FactReader

__all__ = [
    "ACUPUNCTURE",
    "BARS",
    "CHIROPRACTIC",
    "DURABLE_EQUIPMENT",
    "GENERAL_SERVICES",
    "MEDICATION",
    "OCCUPATIONAL_THERAPY",
    "PHYSICAL_THERAPY",
    "SERVICES",
    "SURGERY",
    "TRANSPORTATION",
]

# The marker of imr_core.registry, which stands on the same floor.
hookimpl = HookimplMarker("imr_core")


@hookimpl
def imr_services() -> Sequence[Service]:
    """Give the services that a statute of this state limits, and those that many requests name."""
    return (*SERVICES, *GENERAL_SERVICES)


@hookimpl
def imr_bars() -> Sequence[Bar]:
    """Give the statutory limits."""
    return BARS


@hookimpl
def imr_fact_readers() -> Sequence[FactReader]:
    """Give the cues of the facts that the core declares."""
    return [Cues(SHARED_CUES, name="shared cues")]
