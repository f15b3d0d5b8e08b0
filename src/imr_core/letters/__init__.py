"""Published determination letters: reading and writing them."""

from imr_core.letters._parse import parse_letter

__all__ = ["parse_letter"]
