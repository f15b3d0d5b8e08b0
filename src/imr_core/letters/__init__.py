"""Published determination letters: reading and writing them."""

from imr_core.letters._case import case_from_letter
from imr_core.letters._files import letter_text, load_letter, read_letter
from imr_core.letters._headings import REMAINING_PORTION, UNRECOGNISED, WHOLE_REQUEST
from imr_core.letters._parse import parse_letter
from imr_core.letters._pdf import PdfLimits
from imr_core.letters._render import render_letter

__all__ = [
    "REMAINING_PORTION",
    "UNRECOGNISED",
    "WHOLE_REQUEST",
    "PdfLimits",
    "case_from_letter",
    "letter_text",
    "load_letter",
    "parse_letter",
    "read_letter",
    "render_letter",
]
