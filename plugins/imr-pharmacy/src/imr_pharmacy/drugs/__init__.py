"""Drugs by the ingredients that guidelines speak of: ingredients are RxNorm ingredient names, brands map to them."""

from imr_pharmacy.drugs._anti_inflammatory import ANTI_INFLAMMATORY
from imr_pharmacy.drugs._compounds import COMPOUNDS
from imr_pharmacy.drugs._nervous_system import NERVOUS_SYSTEM
from imr_pharmacy.drugs._opioids import OPIOIDS
from imr_pharmacy.drugs._others import OTHERS
from imr_pharmacy.drugs._topical import TOPICAL

DRUGS = (*ANTI_INFLAMMATORY, *OPIOIDS, *NERVOUS_SYSTEM, *TOPICAL, *COMPOUNDS, *OTHERS)

__all__ = ["DRUGS"]
