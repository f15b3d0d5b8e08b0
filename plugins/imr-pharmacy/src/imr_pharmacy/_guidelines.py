"""All guidelines of this plugin."""

from __future__ import annotations

from imr_core.guidelines import Guideline, NotEncoded
from imr_pharmacy._acoem import initial_approaches_2004, knee_injections_2004, muscle_relaxants_2017, opioids_acoem_2014
from imr_pharmacy._edition_2009 import EDITION_OF_2009
from imr_pharmacy._ended import successors
from imr_pharmacy._formulary import formulary_2018
from imr_pharmacy._gi_protection import gi_protection_2016
from imr_pharmacy._kits import compound_drugs_2016
from imr_pharmacy._muscle_relaxants import muscle_relaxants_2016
from imr_pharmacy._nerve_agents import anticonvulsants_2016, antidepressants_2016, benzodiazepines_2016, insomnia_2016
from imr_pharmacy._not_encoded import NOT_ENCODED
from imr_pharmacy._nsaids import nsaids_2016
from imr_pharmacy._odg import ODG_GUIDELINES
from imr_pharmacy._opioids import opioids_2016
from imr_pharmacy._other_guidelines import OTHER_GUIDELINES
from imr_pharmacy._supportive import SUPPORTIVE
from imr_pharmacy._topicals import topicals_2016
from imr_pharmacy._urine_testing import urine_testing_2016

ENCODED: tuple[Guideline, ...] = (
    *EDITION_OF_2009,
    nsaids_2016,
    gi_protection_2016,
    muscle_relaxants_2016,
    topicals_2016,
    compound_drugs_2016,
    opioids_2016,
    urine_testing_2016,
    antidepressants_2016,
    anticonvulsants_2016,
    benzodiazepines_2016,
    insomnia_2016,
    *SUPPORTIVE,
    initial_approaches_2004,
    knee_injections_2004,
    opioids_acoem_2014,
    muscle_relaxants_2017,
    *ODG_GUIDELINES,
    *OTHER_GUIDELINES,
    formulary_2018,
)
GUIDELINES: tuple[Guideline | NotEncoded, ...] = (*ENCODED, *NOT_ENCODED, *successors(ENCODED, NOT_ENCODED))
