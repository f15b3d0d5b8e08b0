"""Physical and occupational therapy, modalities and equipment: MTUS 2009 and 2016, ACOEM 2004, ODG."""

from __future__ import annotations

from collections.abc import Sequence

from imr_core import FactReader, Guideline, Service, Vocabulary, hookimpl
from imr_core.california import OCCUPATIONAL_THERAPY, PHYSICAL_THERAPY
from imr_core.guidelines import NotEncoded
from imr_physical_therapy import _modalities, _odg_therapy, _physical_medicine, _postsurgical, _programs, _supports
from imr_physical_therapy._devices import DEVICES
from imr_physical_therapy._facts import Condition, Equipment, Surgery, Therapy
from imr_physical_therapy._physical_medicine import physical_medicine_2009, physical_medicine_2016
from imr_physical_therapy._postsurgical import postsurgical_2009
from imr_physical_therapy._services import POSTSURGICAL_THERAPY, THERAPY_EVALUATION, THERAPY_SERVICES
from imr_physical_therapy.cues import READERS

__all__ = [
    "GUIDELINES",
    "OCCUPATIONAL_THERAPY",
    "PHYSICAL_THERAPY",
    "POSTSURGICAL_THERAPY",
    "THERAPY_EVALUATION",
    "Condition",
    "Equipment",
    "Surgery",
    "Therapy",
    "physical_medicine_2009",
    "physical_medicine_2016",
    "postsurgical_2009",
]

GUIDELINES: tuple[Guideline | NotEncoded, ...] = (
    *_physical_medicine.GUIDELINES,
    *_postsurgical.GUIDELINES,
    *_odg_therapy.GUIDELINES,
    *_modalities.GUIDELINES,
    *_supports.GUIDELINES,
    *_programs.GUIDELINES,
)


@hookimpl
def imr_guidelines() -> Sequence[Guideline | NotEncoded]:
    """Give the guidelines on therapy, modalities and equipment."""
    return GUIDELINES


@hookimpl
def imr_vocabularies() -> Sequence[type[Vocabulary]]:
    """Give the facts that only they ask for."""
    return [Therapy, Equipment]


@hookimpl
def imr_services() -> Sequence[Service]:
    """Give the services that they speak of; therapy itself is the state's."""
    return [PHYSICAL_THERAPY, OCCUPATIONAL_THERAPY, *THERAPY_SERVICES, *DEVICES]


@hookimpl
def imr_fact_readers() -> Sequence[FactReader]:
    """Give the readers that find these facts in a narrative."""
    return READERS
