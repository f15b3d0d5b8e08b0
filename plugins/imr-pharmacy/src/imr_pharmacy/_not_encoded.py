"""Editions in force of which no text on drugs is at hand: nothing is proposed past them."""

from __future__ import annotations

from imr_core import Edition, Request, Step, not_encoded
from imr_core.expressions import Condition
from imr_core.guidelines import NotEncoded
from imr_pharmacy._services import URINE_DRUG_TEST
from imr_pharmacy._sources import CHRONIC_PAIN_2009, CHRONIC_PAIN_2016, EDITION_2009, EDITION_2016, EDITION_2017
from imr_pharmacy._terms import (
    by_mouth,
    chronic,
    ingredient,
    kit,
    medication,
    of_class,
    on_skin,
    opioid,
    systemic_patch,
)

_WHY_2009 = "The guideline of 2009 is in force; no text of it on these drugs was seen."
_WHY_2016 = "The guideline of 2016 is in force; no determination seen quotes it on these drugs."
_WHY_2017 = (
    "From 2017-12-01 the MTUS is the ACOEM chronic pain (2017-05-15) and opioid (2017-04-20) guidelines, whose text on "
    "drugs was not seen."
)
_ACOEM = "MTUS Chronic Pain and Opioids Guidelines (ACOEM)"
_others = of_class("antibiotic", "antipsychotic", "cannabinoid", "hypnotic", "other", "triptan")
OTHER_DRUGS: Condition = ((medication & _others) | (by_mouth & of_class("corticosteroid"))) & ~kit
_TOPICS: dict[str, Condition] = {
    "acetaminophen": by_mouth & of_class("acetaminophen") & ~Request.is_compound,
    "anticonvulsants": by_mouth & of_class("anticonvulsant") & ~Request.is_compound,
    "antidepressants": by_mouth & of_class("antidepressant") & ~Request.is_compound,
    "antiemetics": medication & of_class("antiemetic") & ~kit,
    "barbiturates": by_mouth & ingredient("butalbital") & ~Request.is_compound,
    "benzodiazepines": by_mouth & of_class("benzodiazepine") & ~Request.is_compound,
    "compound-drugs": kit,
    "gi-protection": by_mouth & of_class("gi-protection") & ~Request.is_compound,
    "insomnia-treatment": by_mouth & of_class("sedating-antihistamine") & ~Request.is_compound,
    "medical-foods": medication & of_class("medical-food") & ~kit,
    "nsaids": by_mouth & of_class("nsaid") & ~Request.is_compound,
    "opioid-constipation": medication & of_class("laxative") & ~kit,
    "opioids": opioid & ~kit,
    "other-drugs": OTHER_DRUGS,
    "topical-analgesics": on_skin
    & of_class(
        "anticonvulsant",
        "antidepressant",
        "capsaicin",
        "counterirritant",
        "corticosteroid",
        "local-anesthetic",
        "muscle-relaxant",
        "nsaid",
        "opioid",
        "other-topical-analgesic",
    )
    & ~systemic_patch,
    "urine-drug-testing": Request.service.is_(URINE_DRUG_TEST),
}
_NOT_IN_2009 = (
    "acetaminophen",
    "antiemetics",
    "compound-drugs",
    "insomnia-treatment",
    "opioid-constipation",
    "other-drugs",
)
_NOT_IN_2016 = ("barbiturates", "medical-foods", "other-drugs")


def _declare(id: str, edition: Edition, title: str, why: str) -> NotEncoded:
    # Up to 2017 these are sections on chronic pain; the set of 2017 speaks of acute pain too.
    addresses = _TOPICS[id] if edition is EDITION_2017 else chronic & _TOPICS[id]
    return not_encoded(id, edition, addresses, why, title=f"{title}: {id.replace('-', ' ')}", step=Step.MTUS)


NOT_ENCODED = (
    *(_declare(id, EDITION_2009, CHRONIC_PAIN_2009.title, _WHY_2009) for id in _NOT_IN_2009),
    *(_declare(id, EDITION_2016, CHRONIC_PAIN_2016.title, _WHY_2016) for id in _NOT_IN_2016),
    *(_declare(id, EDITION_2017, _ACOEM, _WHY_2017) for id in _TOPICS),
)
