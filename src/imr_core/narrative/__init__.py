"""What a text documents: request texts, and the facts that narratives state."""

from imr_core.narrative._background import latest_report, read_injury_date, read_worker
from imr_core.narrative._context import Context, Experiencer, annotate
from imr_core.narrative._cues import Cue, Cues
from imr_core.narrative._discipline_cues import improvement_cues, plan_cues, prior_visit_cues
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
from imr_core.narrative._shared_cues import SHARED_CUES
from imr_core.narrative._strengths import read_strengths

__all__ = [
    "SHARED_CUES",
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
    "improvement_cues",
    "latest_report",
    "plan_cues",
    "prior_visit_cues",
    "read_injury_date",
    "read_request",
    "read_strengths",
    "read_worker",
    "sentences",
]
