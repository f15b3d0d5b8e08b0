"""Acupuncture: the MTUS guideline of 2007, and ODG."""

from __future__ import annotations

from collections.abc import Sequence

from imr_acupuncture._mtus import Acupuncture, acupuncture_2007
from imr_acupuncture._not_encoded import NOT_ENCODED
from imr_acupuncture._odg import odg_2016
from imr_core import Guideline, Service, Vocabulary, hookimpl
from imr_core.california import ACUPUNCTURE
from imr_core.guidelines import NotEncoded

__all__ = ["ACUPUNCTURE", "Acupuncture", "acupuncture_2007", "odg_2016"]


@hookimpl
def imr_guidelines() -> Sequence[Guideline | NotEncoded]:
    """Give the guidelines on acupuncture."""
    return [acupuncture_2007, odg_2016, *NOT_ENCODED]


@hookimpl
def imr_vocabularies() -> Sequence[type[Vocabulary]]:
    """Give the facts that only they ask for."""
    return [Acupuncture]


@hookimpl
def imr_services() -> Sequence[Service]:
    """Give the service that they speak of; it is the state's, and equal values may be given twice."""
    return [ACUPUNCTURE]
