"""A fact reader beside the cues: a toy stand-in for a language model or an NLP pipeline.

It knows one way of writing: a section of the summary that begins with "Work status". A real one would ask a model
for facts and for the words that document them; imr-core refuses every fact whose quote does not stand in the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from imr_core import ReadFact, ReadingContext

_AT_WORK = re.compile(r"work status: (?:full|regular|modified) duty", re.IGNORECASE)


class WorkStatusReader:
    """Reads whether the injured worker has returned to work from a line on the work status."""

    name = "work status"

    def read(self, text: str, context: ReadingContext) -> Sequence[ReadFact]:
        """Return the facts that the text documents, each with its words and where they stand.

        Args:
            text: The narrative.
            context: What may be known beside it; not needed here.
        """
        return [ReadFact("return_to_work", True, found.group(), found.start()) for found in _AT_WORK.finditer(text)]
