"""What a text documents: a request text, read into a typed request."""

from imr_core.narrative._request import read_request
from imr_core.narrative._strengths import read_strengths

__all__ = ["read_request", "read_strengths"]
