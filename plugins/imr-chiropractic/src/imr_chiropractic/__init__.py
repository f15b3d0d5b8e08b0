"""Manual therapy and manipulation: MTUS chronic pain 2009 and 2016, ACOEM 2004, ODG."""

from __future__ import annotations

from collections.abc import Sequence

from imr_chiropractic._acoem import ACOEM, elbow_2007, low_back_2004, manual_therapy_2017, neck_2004, shoulder_2004
from imr_chiropractic._cues import READER
from imr_chiropractic._edition_2009 import manual_therapy_2009
from imr_chiropractic._edition_2016 import manual_therapy_2016
from imr_chiropractic._facts import Manipulation
from imr_chiropractic._odg import ODG_EDITIONS, odg
from imr_chiropractic._services import EVALUATION, SERVICES, UNDER_ANESTHESIA
from imr_core import FactReader, Guideline, Service, Vocabulary, hookimpl
from imr_core.california import CHIROPRACTIC
from imr_core.guidelines import NotEncoded

__all__ = [
    "CHIROPRACTIC",
    "EVALUATION",
    "UNDER_ANESTHESIA",
    "Manipulation",
    "elbow_2007",
    "low_back_2004",
    "manual_therapy_2009",
    "manual_therapy_2016",
    "manual_therapy_2017",
    "neck_2004",
    "odg",
    "shoulder_2004",
]


@hookimpl
def imr_guidelines() -> Sequence[Guideline | NotEncoded]:
    """Give the guidelines on manipulation."""
    return [manual_therapy_2009, manual_therapy_2016, *ACOEM, *ODG_EDITIONS]


@hookimpl
def imr_vocabularies() -> Sequence[type[Vocabulary]]:
    """Give the facts that only they ask for."""
    return [Manipulation]


@hookimpl
def imr_services() -> Sequence[Service]:
    """Give the services that they speak of, chiropractic treatment being the state's."""
    return [CHIROPRACTIC, *SERVICES]


@hookimpl
def imr_fact_readers() -> Sequence[FactReader]:
    """Give the cues by which a narrative documents the facts of manipulation."""
    return [READER]
