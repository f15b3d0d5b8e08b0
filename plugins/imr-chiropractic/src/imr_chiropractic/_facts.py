"""Facts that only the guidelines on manipulation ask for."""

from __future__ import annotations

from imr_core import Vocabulary, flag


class Manipulation(Vocabulary):
    """What the records show of manipulation and of the condition it is for."""

    sustained_benefit = flag(
        "Manipulation is documented to improve function, pain and quality of life over the whole of the treatment.",
        undocumented=False,
    )
    severe_neck_strain = flag("A severe (grade 3) strain of the neck is documented.", undocumented=False)
    maintenance_care = flag(
        "The treatment is documented as elective or maintenance care, without a therapeutic goal.", undocumented=False
    )
