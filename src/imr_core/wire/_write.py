"""A typed case as the JSON data of a case file."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

import attrs
from cattrs import Converter
from cattrs.gen import make_dict_unstructure_fn, override

from imr_core.model import Bound, Case, DateRange, DocumentedFact
from imr_core.wire._objects import RENAMED
from imr_core.wire._plain import plain
from imr_core.wire._read import SCHEMA


def case_to_json(case: Case) -> dict[str, Any]:
    """Return a case as the data of a case file, ready for ``json.dumps``.

    Keys that would say what their absence says are left out. ``load_case`` of it gives an equal case,
    provided the case is one that ``load_case`` would let pass.

    Args:
        case: The case.
    """
    data = _converter().unstructure(case, Case)
    items = data.pop("items")
    return {"schema": SCHEMA, **data, "items": items}


@cache
def _converter() -> Converter:
    made = Converter(unstruct_collection_overrides={tuple: list}, omit_if_default=True)
    made.register_unstructure_hook_factory(attrs.has, lambda written: _record(written, made))
    made.register_unstructure_hook(date, date.isoformat)
    made.register_unstructure_hook(Decimal, plain)
    made.register_unstructure_hook(DocumentedFact, _fact)
    return made


def _record(written: type, converter: Converter) -> Any:
    renamed: dict[str, Any] = {name: override(rename=key) for name, key in RENAMED.get(written, {}).items()}
    return make_dict_unstructure_fn(written, converter, _cattrs_omit_if_default=True, **renamed)


def _fact(fact: DocumentedFact) -> Any:
    value = plain(fact.value)
    source = {
        name: given for name in ("record", "page", "quote", "start") if (given := getattr(fact, name)) is not None
    }
    if isinstance(fact.value, Bound | DateRange):
        return {**{key: end for key, end in value.items() if end is not None}, **source}
    return {"value": value, **source} if source else value
