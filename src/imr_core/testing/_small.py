"""A small vocabulary with a fact of every kind, which strategies use where none is given."""

from __future__ import annotations

from decimal import Decimal

from imr_core.guidelines import Parameters, Vocabulary, amount, choice, choices, count, day, flag, limit
from imr_core.sources import Citation, Verification

SAMPLE = Citation("Sample Guideline", year=2015, verification=Verification.PRIMARY_TEXT)
"""The citation of everything that is generated."""


class SmallVocabulary(Vocabulary, prefix="small"):
    """A fact of every kind: numbers whole and not, with a lowest value of 0, of 1, and without one."""

    improving = flag("Function improves.", undocumented=False)
    chronic = flag("The pain is chronic.")
    working = flag("The injured worker has returned to work.")
    visits = count("Visits requested.", "visit", at_least=1)
    earlier_visits = count("Visits so far.", "visit")
    dose = amount("Strength of one dose.", "mg")
    change = amount("Change of a score, worse or better.", "point", at_least=None)
    requested_on = day("Date of the request.")
    last_seen_on = day("Date of the last visit.")
    setting = choice("Where it is given.", ("clinic", "home", "hospital"))
    region = choice("The body region.", ("neck", "low-back", "shoulder", "elbow"))
    classes = choices("Classes of the drug.", ("opioid", "nsaid", "muscle-relaxant"))
    regions = choices("The body regions affected.", ("neck", "low-back", "shoulder"))


class SmallLimits(Parameters):
    """Numbers that a guideline states: whole, not whole, and a range."""

    trial = limit(3, "visit", low=2, cite=SAMPLE)
    ceiling = limit(6, "visit", cite=SAMPLE)
    half_dose = limit(Decimal("2.5"), "mg", cite=SAMPLE)
