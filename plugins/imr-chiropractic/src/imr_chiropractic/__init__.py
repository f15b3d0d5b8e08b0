"""Manual therapy and manipulation: MTUS chronic pain 2009 and 2016, ACOEM 2004, ODG."""

from __future__ import annotations

from collections.abc import Sequence

from imr_chiropractic._edition_2009 import manual_therapy_2009
from imr_chiropractic._facts import Manipulation
from imr_chiropractic._services import EVALUATION, SERVICES, UNDER_ANESTHESIA
from imr_core import Guideline, Service, Vocabulary, hookimpl
from imr_core.california import CHIROPRACTIC

__all__ = [
    "CHIROPRACTIC",
    "EVALUATION",
    "UNDER_ANESTHESIA",
    "Manipulation",
    "manual_therapy_2009",
]


@hookimpl
def imr_guidelines() -> Sequence[Guideline]:
    """Give the guidelines on manipulation."""
    return [manual_therapy_2009]


@hookimpl
def imr_vocabularies() -> Sequence[type[Vocabulary]]:
    """Give the facts that only they ask for."""
    return [Manipulation]


@hookimpl
def imr_services() -> Sequence[Service]:
    """Give the services that they speak of, chiropractic treatment being the state's."""
    return [CHIROPRACTIC, *SERVICES]
