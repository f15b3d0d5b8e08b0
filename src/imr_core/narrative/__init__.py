"""What a text documents: request texts, and the facts that narratives state."""

from imr_core.narrative._context import Context, Experiencer, annotate
from imr_core.narrative._request import read_request
from imr_core.narrative._sentences import Sentence, sentences
from imr_core.narrative._strengths import read_strengths

__all__ = [
    "Context",
    "Experiencer",
    "Sentence",
    "annotate",
    "read_request",
    "read_strengths",
    "sentences",
]
