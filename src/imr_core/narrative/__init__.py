"""What a text documents: request texts, and the facts that narratives state."""

from imr_core.narrative._background import latest_report, read_injury_date, read_worker
from imr_core.narrative._context import Context, Experiencer, annotate
from imr_core.narrative._cues import Cue, Cues
from imr_core.narrative._reader import (
    Disagreement,
    Documentation,
    FactReader,
    ReadFact,
    ReadingContext,
    check_quote,
    document_facts,
)
from imr_core.narrative._request import read_request
from imr_core.narrative._sentences import Sentence, sentences
from imr_core.narrative._strengths import read_strengths

__all__ = [
    "Context",
    "Cue",
    "Cues",
    "Disagreement",
    "Documentation",
    "Experiencer",
    "FactReader",
    "ReadFact",
    "ReadingContext",
    "Sentence",
    "annotate",
    "check_quote",
    "document_facts",
    "latest_report",
    "read_injury_date",
    "read_request",
    "read_strengths",
    "read_worker",
    "sentences",
]
