"""Acetaminophen, drugs against nausea, and laxatives."""

from __future__ import annotations

from imr_core import DISCRETIONARY, NECESSARY, Request, Rule, Unencoded
from imr_pharmacy._facts import Opioids
from imr_pharmacy._rules import chronic_pain_2016, denial, unstated
from imr_pharmacy._sources import CHRONIC_PAIN_2016, seen
from imr_pharmacy._terms import by_mouth, chronic, kit, medication, of_class

_FIRST = seen(
    CHRONIC_PAIN_2016,
    "2.31",
    "2.82",
    letters=("CM17-0013320", "CM17-0013625", "CM17-0015957"),
    section="NSAIDs (non-steroidal anti-inflammatory drugs)",
)
_ANTIEMETICS = seen(CHRONIC_PAIN_2016, "2.67", letters=("CM16-0246487",), section="Antiemetics (for opioid nausea)")
_CONSTIPATION = seen(
    CHRONIC_PAIN_2016, "2.68", letters=("CM17-0010420",), section="Opioid-induced constipation treatment"
)

acetaminophen_2016 = chronic_pain_2016(
    "acetaminophen",
    "acetaminophen",
    chronic & by_mouth & of_class("acetaminophen") & ~Request.is_compound,
    (
        Rule(
            "first-line",
            of_class("acetaminophen"),
            NECESSARY,
            "acetaminophen comes first for mild to moderate pain, and beside an opioid",
            _FIRST,
        ),
        unstated(("first-line",)),
    ),
)
antiemetics_2016 = chronic_pain_2016(
    "antiemetics",
    "antiemetics",
    chronic & medication & of_class("antiemetic") & ~kit,
    (
        Rule(
            "postoperative",
            Opioids.postoperative,
            NECESSARY,
            "the drug is approved for use after operations",
            _ANTIEMETICS,
        ),
        Rule(
            "no-operation",
            ~Opioids.postoperative,
            DISCRETIONARY,
            "the text seen names use after operations only: weigh what the nausea comes from",
            _ANTIEMETICS,
        ),
        unstated(("postoperative", "no-operation"), _ANTIEMETICS),
    ),
)
laxatives_2016 = chronic_pain_2016(
    "opioid-constipation",
    "opioid-induced constipation treatment",
    chronic & medication & of_class("laxative") & ~kit,
    (
        Rule(
            "with-opioid",
            Opioids.opioid_in_use,
            NECESSARY,
            "a laxative goes with an opioid that is needed for more than a few days",
            _CONSTIPATION,
        ),
        denial(
            "without-opioid",
            ~Opioids.opioid_in_use,
            "no opioid in use for more than a few days is documented",
            _CONSTIPATION,
        ),
        unstated(("with-opioid",)),
    ),
    (
        Unencoded(
            "Activity, fluids and fibre are named beside the laxative.",
            _CONSTIPATION,
            "Advice that goes with it; the determination granted the laxative without proof of them.",
        ),
    ),
)
SUPPORTIVE = (acetaminophen_2016, antiemetics_2016, laxatives_2016)
