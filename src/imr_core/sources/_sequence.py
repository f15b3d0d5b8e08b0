"""The medical evidence search sequence and the standards of medical necessity."""

from __future__ import annotations

import enum


class Step(enum.IntEnum):
    """A step of the search sequence, 8 CCR 9792.21.1(a): a later one counts where the earlier are silent."""

    MTUS = 1
    ACOEM_OR_ODG = 2
    OTHER_GUIDELINE = 3
    STUDY = 4

    @property
    def label(self) -> str:
        """The step in words."""
        return _STEP_LABELS[self]


_STEP_LABELS = {
    Step.MTUS: "MTUS",
    Step.ACOEM_OR_ODG: "current ACOEM or ODG",
    Step.OTHER_GUIDELINE: "other nationally recognised guideline",
    Step.STUDY: "peer-reviewed study",
}


class Standard(enum.Enum):
    """A standard of medical necessity, Labor Code 4610.5(c)(2), in the order of the statute."""

    MTUS_OR_FORMULARY = "A"
    PEER_REVIEWED_EVIDENCE = "B"
    NATIONALLY_RECOGNISED_STANDARDS = "C"
    EXPERT_OPINION = "D"
    GENERALLY_ACCEPTED_STANDARDS = "E"
    LIKELY_BENEFIT = "F"


class Strength(enum.Enum):
    """Level of evidence of a study on treatment benefits, 8 CCR 9792.25.1, strongest first.

    Levels 4 and 5 of the regulation have not been seen in the text and are left out.
    """

    SYSTEMATIC_REVIEW_OF_LOW_BIAS_TRIALS = "1a"
    LOW_BIAS_TRIAL = "1b"
    TRIAL_WITH_BIAS_RISK = "1c"
    CONTROLLED_COHORT = "2"
    CASE_CONTROL = "3"
