"""JSON ↔ types: case files, and what the command prints."""

from imr_core.wire._assessment import assessment_to_json
from imr_core.wire._determination import ReadItem, determination_to_json
from imr_core.wire._plain import plain
from imr_core.wire._read import Known, load_case
from imr_core.wire._schema import case_schema
from imr_core.wire._write import case_to_json

__all__ = [
    "Known",
    "ReadItem",
    "assessment_to_json",
    "case_schema",
    "case_to_json",
    "determination_to_json",
    "load_case",
    "plain",
]
