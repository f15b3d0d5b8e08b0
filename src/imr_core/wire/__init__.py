"""JSON ↔ types: case files, and what the command prints."""

from imr_core.wire._read import Known, load_case

__all__ = ["Known", "load_case"]
