"""The JSON Schema of case files, with the services and facts that are installed."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from imr_core.expressions import FactLeaf
from imr_core.facts import DECISIONS, PROGRAMMES, PUBLISHED, registered_names
from imr_core.model import (
    BodyRegion,
    Case,
    DisputedItem,
    Drug,
    Duration,
    Employee,
    Frequency,
    Record,
    RequestedDrug,
    Service,
    TreatmentRequest,
    UtilizationReview,
)
from imr_core.wire._read import PRIORITIES, SCHEMA
from imr_core.wire._schema_facts import bounds, fact_schema, names
from imr_core.wire._schema_records import Schema, record_schema

_WHOLE: Schema = {"type": "integer", "minimum": 0}
_POSITIVE: Schema = {"type": "integer", "minimum": 1}
_NOT_EMPTY: Schema = {"type": "string", "minLength": 1}
_WORDS: Schema = {"type": "string", "pattern": "\\S"}


def case_schema(leaves: Mapping[str, FactLeaf], services: Mapping[str, Service], drugs: Mapping[str, Drug]) -> Schema:
    """Return the JSON Schema (2020-12) of a case file, schema ``imr-case/1``.

    What a schema cannot say (that ids differ, that ranges lie the right way round, that ``1.0`` is no whole
    number) is checked by ``load_case`` alone.

    Args:
        leaves: The declared facts by name.
        services: The registered services by name.
        drugs: The registered drugs by name.
    """
    registered = registered_names(services, drugs)
    facts = {name: fact_schema(leaf, registered) for name, leaf in sorted(leaves.items()) if not leaf.derived}
    keys = {**_case_keys(), **_request_keys(registered)}
    keys[DisputedItem, "facts"] = {"type": "object", "properties": facts, "additionalProperties": False}
    schema = record_schema(Case, keys)
    schema["properties"] = {"schema": {"const": SCHEMA}, **schema["properties"]}
    schema["properties"]["items"]["minItems"] = 1
    schema["required"] = ["schema", *schema["required"]]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "A case under review", **schema}


def _case_keys() -> dict[tuple[type, str], Schema]:
    return {
        (Case, "programme"): {"enum": list(PROGRAMMES)},
        (Case, "priority"): {"enum": list(PRIORITIES)},
        (Employee, "age"): _WHOLE,
        (Record, "id"): _NOT_EMPTY,
        (DisputedItem, "id"): _NOT_EMPTY,
        (DisputedItem, "authorized_quantity"): _WHOLE,
        (DisputedItem, "published"): {"enum": list(PUBLISHED)},
        (UtilizationReview, "decision"): {"enum": list(DECISIONS)},
    }


def _request_keys(registered: Mapping[str, Collection[str]]) -> dict[tuple[type, str], Schema]:
    drug_keys: dict[tuple[type, str], Schema] = {
        (RequestedDrug, "name"): _WORDS,
        (RequestedDrug, "ingredients"): {"type": "array", "items": names(registered.get("ingredient"))},
        (RequestedDrug, "strength"): {"type": "number", "minimum": 0},
    }
    drug = {"anyOf": [names(registered.get("drug")), record_schema(RequestedDrug, drug_keys)]}
    return {
        (TreatmentRequest, "text"): _WORDS,
        (TreatmentRequest, "service"): names(registered["service"]),
        (TreatmentRequest, "quantity"): {"anyOf": [_WHOLE, bounds(_WHOLE)]},
        (TreatmentRequest, "refills"): _WHOLE,
        (TreatmentRequest, "body_regions"): {"type": "array", "items": names([one.value for one in BodyRegion])},
        (TreatmentRequest, "drug"): drug,
        **{(Frequency, key): _POSITIVE for key in ("times", "at_most")},
        **{(Duration, key): _POSITIVE for key in ("count", "at_most")},
    }
