"""What the guideline of 2007 says, or reviewers add to it, that is not encoded."""

from __future__ import annotations

from imr_acupuncture._sources import MTUS, ODG, rows
from imr_core import Unencoded, Verification

_PRIMARY = Verification.PRIMARY_TEXT
_SECONDARY = Verification.SECONDARY

UNENCODED = (
    Unencoded(
        "Electro-acupuncture: for chronic pain, radiating nerve pain, spasm, inflammation, scar pain and pain in "
        "several places; a current on the needles, judged by the same criteria.",
        MTUS.at(
            section="8 CCR 9792.24.1(a)(2)",
            verification=_PRIMARY,
            seen_in=rows("3.2", "3.24", letters=("CM17-0008479", "CM17-0011703")),
        ),
        "It is the same service here: no criterion differs.",
    ),
    Unencoded(
        "One to three treatments a week.",
        MTUS.at(
            section="8 CCR 9792.24.1(c)", seen_in=rows("3.4", letters=("CM16-0230548", "CM16-0242419", "CM17-0007857"))
        ),
        "No determination was seen that turns on it, and most requests name no frequency.",
    ),
    Unencoded(
        "Lists the neck and upper back, elbow, forearm, wrist and hand, low back, knee, ankle and foot, and pain; the "
        "shoulder is left to the ACOEM chapter.",
        MTUS.at(verification=_SECONDARY, seen_in=rows("3.8")),
        "Seen at second hand only; determinations apply the guideline to any painful region.",
    ),
    Unencoded(
        "Supersedes what the ACOEM chapters say of acupuncture.",
        MTUS.at(section="8 CCR 9792.23.5(b)", verification=_PRIMARY, seen_in=rows("3.9")),
        "So no chapter is asked about acupuncture.",
    ),
    Unencoded(
        "Uses the definition of chronic pain of 8 CCR 9792.20(c), which now stands at (b).",
        MTUS.at(section="8 CCR 9792.24.1(a)(3)", verification=_PRIMARY, seen_in=rows("3.10")),
        "A definition on which no rule hangs.",
    ),
    Unencoded(
        "Approved on 2007-06-15.",
        MTUS.at(verification=_SECONDARY, seen_in=rows("3.11")),
        "It is the first day in force of the edition.",
    ),
    Unencoded(
        "Acupuncture can bring less pain, inflammation, spasm and drug-caused nausea, more blood flow and motion, and "
        "calm an anxious patient.",
        MTUS.at(seen_in=rows("3.23", letters=("CM17-0007857",))),
        "Says what it can do, and not when it is necessary.",
    ),
    Unencoded(
        "A first course of 4 to 8 visits for the neck was allowed on the provider's stated circumstances, though "
        "neither limb of the indication was shown.",
        MTUS.at(seen_in=rows("3.19", letters=("CM17-0010885",))),
        "The reasoning is thin, and a word may be missing in it.",
    ),
    Unencoded(
        "Infrared heat and myofascial release given with acupuncture follow it; a capsaicin patch has to meet the "
        "criteria of topical drugs too.",
        MTUS.at(seen_in=rows("3.25", "3.26", letters=("CM16-0230651", "CM17-0008479"))),
        "Each is an item of its own, ancillary to the acupuncture.",
    ),
    Unencoded(
        "Modalities for mechanical neck pain: not beyond two to three weeks without objective progress.",
        ODG.at(section="Neck and Upper Back", seen_in=rows("3.27", letters=("CM17-0010885",))),
        "It is about other modalities.",
    ),
    Unencoded(
        "One reviewer asks for daily activities or work restrictions only, and not for less dependency on treatment.",
        MTUS.at(seen_in=rows("3.28", letters=("CM17-0011703",))),
        "A short form of the definition of functional improvement, which the fact gives in full.",
    ),
)
