"""What a text documents: request texts, and the facts that narratives state.

Names are loaded when they are first used: plugins declare cues, and many a case has no text to read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from imr_core._lazy import lazy

if TYPE_CHECKING:
    from imr_core.narrative._background import latest_report as latest_report
    from imr_core.narrative._background import read_injury_date as read_injury_date
    from imr_core.narrative._background import read_worker as read_worker
    from imr_core.narrative._context import Context as Context
    from imr_core.narrative._context import Experiencer as Experiencer
    from imr_core.narrative._context import annotate as annotate
    from imr_core.narrative._cues import Cue as Cue
    from imr_core.narrative._cues import Cues as Cues
    from imr_core.narrative._dates import DATE as DATE
    from imr_core.narrative._dates import parse_date as parse_date
    from imr_core.narrative._discipline_cues import improvement_cues as improvement_cues
    from imr_core.narrative._discipline_cues import plan_cues as plan_cues
    from imr_core.narrative._discipline_cues import prior_visit_cues as prior_visit_cues
    from imr_core.narrative._reader import Disagreement as Disagreement
    from imr_core.narrative._reader import Documentation as Documentation
    from imr_core.narrative._reader import FactReader as FactReader
    from imr_core.narrative._reader import ReadFact as ReadFact
    from imr_core.narrative._reader import ReadingContext as ReadingContext
    from imr_core.narrative._reader import check_quote as check_quote
    from imr_core.narrative._reader import document_facts as document_facts
    from imr_core.narrative._request import read_request as read_request
    from imr_core.narrative._sentences import Sentence as Sentence
    from imr_core.narrative._sentences import sentences as sentences
    from imr_core.narrative._shared_cues import SHARED_CUES as SHARED_CUES
    from imr_core.narrative._strengths import read_strengths as read_strengths

__getattr__, __dir__, __all__ = lazy(
    __name__,
    {
        "_background": "latest_report read_injury_date read_worker",
        "_context": "Context Experiencer annotate",
        "_cues": "Cue Cues",
        "_dates": "DATE parse_date",
        "_discipline_cues": "improvement_cues plan_cues prior_visit_cues",
        "_reader": "Disagreement Documentation FactReader ReadFact ReadingContext check_quote document_facts",
        "_request": "read_request",
        "_sentences": "Sentence sentences",
        "_shared_cues": "SHARED_CUES",
        "_strengths": "read_strengths",
    },
)
