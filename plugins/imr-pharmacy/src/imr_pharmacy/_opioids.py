"""The opioid treatment guideline of 2016."""

from __future__ import annotations

from imr_core import Guideline, Step, Unencoded
from imr_pharmacy._opioid_chronic import maintenance_rules, trial_rules
from imr_pharmacy._opioid_postoperative import acute_rules, postoperative_rules
from imr_pharmacy._rules import unstated
from imr_pharmacy._sources import EDITION_2016, OPIOIDS_2016, seen
from imr_pharmacy._terms import UNSTATED_OPIOID, kit, opioid

_BASES = ("postoperative", "severe-acute-injury", "trial", "maintenance", "wean-not-attempted")
_UNENCODED = (
    Unencoded(
        "Never stop abruptly; taper gradually, most guidelines concerning continuous use of 90 days or more, by "
        "consensus.",
        seen(OPIOIDS_2016, "2.13", "2.15", letters=("CM17-0007300", "CM17-0015790"), section="4.2; Supplement S1-20"),
        "How to end treatment, not whether a request is necessary.",
    ),
    Unencoded(
        "No safety-sensitive work on chronic opioids; storage and disposal are spoken of at each evaluation.",
        seen(OPIOIDS_2016, "2.16", "2.77", letters=("CM17-0007300",), section="3.3.9"),
        "Advice to the worker and the physician.",
    ),
    Unencoded(
        "Pain relief of 30 % or more on a visual scale.",
        seen(OPIOIDS_2016, "2.20", letters=("CM17-0014438", "CM17-0016311"), section="3.3.9"),
        "Reviewers' wording; no passage of the guideline is given for it.",
    ),
    Unencoded(
        "Re-evaluation every 1 to 6 months.",
        seen(OPIOIDS_2016, "2.20a", "C10", letters=("CM17-0021126",), section="3"),
        "Contradicts the quoted text, visits at least every 3 months.",
    ),
    Unencoded(
        "Sections on morphine equivalents, on benzodiazepines beside opioids, and on methadone.",
        seen(OPIOIDS_2016, "2.20b", section="5, 7, 8"),
        "Only the headings were seen.",
    ),
    Unencoded(
        "After a month of pain, multidisciplinary care (activity coaching, graded exercise and others) goes on.",
        seen(OPIOIDS_2016, "2.7", letters=("CM17-0013077",), section="2"),
        "Care beside the drug; the rule on recent conservative care asks for its record.",
    ),
    Unencoded(
        "Acute is up to 4 weeks, subacute 1 to 3 months, chronic after that.",
        seen(OPIOIDS_2016, "0.16", section="1, 2, 3"),
        "Headings; determinations hold the chronic section against injuries weeks old, so the records and not the "
        "calendar choose the section.",
    ),
)

opioids_2016 = Guideline(
    "opioids",
    title=OPIOIDS_2016.title,
    publisher=OPIOIDS_2016.publisher,
    step=Step.MTUS,
    edition=EDITION_2016,
    addresses=opioid & ~kit,
    complete=True,
    rules=(
        *postoperative_rules(),
        *acute_rules(),
        *trial_rules(),
        *maintenance_rules(),
        unstated(_BASES, UNSTATED_OPIOID),
    ),
    unencoded=_UNENCODED,
)
