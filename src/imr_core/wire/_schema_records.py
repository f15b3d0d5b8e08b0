"""The JSON Schema of a record, from the types of its fields."""

from __future__ import annotations

import enum
import inspect
import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import UnionType
from typing import Any, TypeAlias, Union, get_args, get_origin

import attrs

from imr_core.wire._objects import wire_fields, without_none

Schema: TypeAlias = dict[str, Any]

NULL: Schema = {"type": "null"}
DAY: Schema = {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_SCALARS: dict[Any, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    Decimal: {"type": "number"},
    date: DAY,
}
_ARGUMENT = re.compile(r"^ {4}(\w+): (.+(?:\n {8}.+)*)", re.MULTILINE)


def record_schema(record: type, keys: Mapping[tuple[type, str], Schema]) -> Schema:
    """Return the schema of a record; *keys* gives that of some of its keys, or of those of records within."""
    fields = wire_fields(record)
    described = dict(_ARGUMENT.findall(inspect.getdoc(record) or ""))
    properties: Schema = {}
    for key, (field, hint) in fields.items():
        schema = keys.get((record, field.name)) or _type_schema(without_none(hint), keys)
        schema = schema if field.default is attrs.NOTHING else or_null(schema)
        if field.name in described:
            schema = {**schema, "description": _as_prose(described[field.name])}
        properties[key] = schema
    required = [key for key, (field, _) in fields.items() if field.default is attrs.NOTHING]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def or_null(schema: Schema) -> Schema:
    """Return a schema that lets null pass too: absent, null and unknown are one thing."""
    return {"anyOf": [*schema["anyOf"], NULL]} if set(schema) == {"anyOf"} else {"anyOf": [schema, NULL]}


def _as_prose(text: str) -> str:
    return " ".join(re.sub(r"[`*]", "", text).replace("None", "null").split())


def _type_schema(hint: Any, keys: Mapping[tuple[type, str], Schema]) -> Schema:
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _type_schema(get_args(hint)[0], keys)}
    if get_origin(hint) in (Union, UnionType):
        return {"anyOf": [_type_schema(one, keys) for one in get_args(hint)]}
    if isinstance(hint, enum.EnumMeta):
        return {"enum": [one.value for one in list[enum.Enum](hint)]}
    return record_schema(hint, keys) if attrs.has(hint) else _SCALARS.get(hint, {"type": "object"})
