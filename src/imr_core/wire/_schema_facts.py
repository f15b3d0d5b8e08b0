"""The JSON Schema of documented facts, from their declarations."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from imr_core.expressions import Choice, Choices, Count, Day, FactLeaf, Flag
from imr_core.wire._plain import plain
from imr_core.wire._schema_records import DAY, NULL, Schema, or_null

_SOURCE: Schema = {
    "record": {"type": ["string", "null"], "description": "The id of a record of the case."},
    "page": {"type": ["integer", "null"], "minimum": 1},
    "quote": {"type": ["string", "null"], "description": "The words that document it, verbatim."},
    "start": {"type": ["integer", "null"], "minimum": 0},
}


def fact_schema(leaf: FactLeaf, registered: Mapping[str, Collection[str]]) -> Schema:
    """Return the schema of a fact: bare, or with its source; *registered* are the names known, by kind."""
    value = _value(leaf, registered)
    forms = [value, NULL, _object({"value": or_null(value), **_SOURCE}, ["value"])]
    spanned = _spanned(value, leaf)
    if spanned:
        keys = {**{key: or_null(value) for key in spanned}, **_SOURCE}
        forms[0] = {"anyOf": [value, _object({key: or_null(value) for key in spanned})]}
        forms[2] = _object({"value": or_null(forms[0]), **_SOURCE}, ["value"])
        forms.append({**_object(keys), "anyOf": [{"required": [key]} for key in spanned]})
    unit = {"unit": leaf.unit} if isinstance(leaf, Count) else {}
    return {"description": leaf.meaning, **unit, "anyOf": forms}


def bounds(number: Schema) -> Schema:
    """Return the schema of the bounds of a number, one of them given."""
    keys = ("at_least", "at_most")
    given = [{"required": [key], "properties": {key: number}} for key in keys]
    return {**_object({key: or_null(number) for key in keys}), "anyOf": given}


def names(known: Collection[str] | None) -> Schema:
    """Return the schema of a name: one of those known, or any where they are not."""
    return {"type": "string"} if known is None else {"enum": sorted(known)}


def _value(leaf: FactLeaf, registered: Mapping[str, Collection[str]]) -> Schema:
    match leaf:
        case Flag():
            return {"type": "boolean"}
        case Count():
            low = {} if leaf.low is None else {"minimum": plain(leaf.low)}
            return {"type": "integer" if leaf.whole else "number", **low}
        case Day():
            return DAY
        case Choice() | Choices():
            one = names(leaf.values if leaf.values is not None else registered.get(leaf.registered or ""))
            return {"type": "array", "items": one} if isinstance(leaf, Choices) else one


def _spanned(value: Schema, leaf: FactLeaf) -> tuple[str, ...]:
    if isinstance(leaf, Count):
        return ("at_least", "at_most")
    return ("from", "to") if isinstance(leaf, Day) else ()


def _object(properties: Schema, required: Collection[str] = ()) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }
