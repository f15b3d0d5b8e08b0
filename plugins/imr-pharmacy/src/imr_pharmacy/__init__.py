"""Drugs: MTUS chronic pain and opioids 2009 and 2016, ACOEM, ODG, the formulary of 2018."""

from __future__ import annotations

from collections.abc import Sequence

from imr_core import Bar, Drug, FactReader, Service, Vocabulary, hookimpl
from imr_core.guidelines import Guideline, NotEncoded
from imr_pharmacy._cues import READERS
from imr_pharmacy._facts import Complaint, Dispensing, Opioids, Use
from imr_pharmacy._formulary import BARS
from imr_pharmacy._guidelines import GUIDELINES
from imr_pharmacy._services import SERVICES
from imr_pharmacy.drugs import DRUGS


@hookimpl
def imr_guidelines() -> Sequence[Guideline | NotEncoded]:
    """Give the guidelines on drugs, one for each section and edition."""
    return GUIDELINES


@hookimpl
def imr_vocabularies() -> Sequence[type[Vocabulary]]:
    """Give the facts that these guidelines ask for."""
    return (Use, Complaint, Opioids, Dispensing)


@hookimpl
def imr_services() -> Sequence[Service]:
    """Give urine drug tests and injections of platelet-rich plasma."""
    return SERVICES


@hookimpl
def imr_drugs() -> Sequence[Drug]:
    """Give the drugs, with ingredients, brands and classes."""
    return DRUGS


@hookimpl
def imr_bars() -> Sequence[Bar]:
    """Give what the formulary asks to be authorized beforehand."""
    return BARS


@hookimpl
def imr_fact_readers() -> Sequence[FactReader]:
    """Give the words by which a narrative documents these facts."""
    return READERS
