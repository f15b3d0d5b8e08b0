"""A registry of one made-up specialty, a complete case file to spoil, and a small validator of JSON Schema."""

import copy
import re
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from imr_core.facts import Course, Injury, Request
from imr_core.guidelines import Vocabulary, amount, choice, choices, count, day, flag
from imr_core.model import Drug, Service, Unit

Validator = Callable[[Any, dict[str, Any]], bool]

TYPES = {"string": str, "boolean": bool, "array": list, "object": dict, "null": type(None)}
ANNOTATIONS = {"$schema", "title", "description", "unit", "format"}


class Baking(Vocabulary, prefix="baking"):
    """One fact of each kind."""

    is_warm = flag("The oven is warm.")
    loaves = count("Loaves baked before.", Unit.UNIT, at_least=1)
    weight = amount("Weight of the dough.", Unit.GRAM)
    drift = amount("Drift of the scale, which may be negative.", Unit.GRAM, at_least=None)
    baked_on = day("Day of the first baking.")
    shape = choice("Shape of the loaf.", ("round", "oblong"))
    grains = choices("Grains in the dough.", ("rye", "wheat", "spelt"))
    ordered = choice("The service ordered with it.", Service)
    taken = choices("Ingredients taken with it.", "ingredient")


@pytest.fixture(scope="session")
def registry() -> SimpleNamespace:
    """What an installed set of plugins would know."""
    services = (Service("baking", Unit.VISIT), Service("milling"))
    drugs = (
        Drug("naproxen", classes=("nsaid",)),
        Drug("vicodin", ingredients=("hydrocodone", "acetaminophen"), form="tablet"),
    )
    return SimpleNamespace(
        facts=Request.facts() | Injury.facts() | Course.facts() | Baking.facts(),
        services={service.name: service for service in services},
        drugs={drug.name: drug for drug in drugs},
    )


COMPLETE = {
    "schema": "imr-case/1",
    "programme": "california-dwc",
    "case_number": "CM00-0000000",
    "employee": {"age": 50, "sex": "female"},
    "date_of_injury": "2014-02-03",
    "priority": "expedited",
    "date_assigned": "2015-09-01",
    "application_received": "2015-08-20",
    "clinical_summary": "The dough rose.",
    "diagnoses": [{"text": "flour on the hands", "code": "X00"}],
    "records": [{"id": "a", "kind": "note", "date": "2015-06-30"}, {"id": "b"}],
    "records_complete": True,
    "assumed_dates": "the date of the note",
    "items": [
        {
            "id": "1",
            "request": {
                "text": "Bake 12 times",
                "service": "baking",
                "quantity": 12,
                "unit": "visit",
                "frequency": {"times": 2, "per": "week", "at_most": 3},
                "duration": {"count": 4, "unit": "week", "at_most": 6},
                "body_regions": ["hand", "wrist"],
                "drug": {
                    "name": "vicodin",
                    "ingredients": ["hydrocodone"],
                    "strength": 7.5,
                    "strength_unit": "mg",
                    "form": "tablet",
                    "is_compound": False,
                },
                "requested_on": {"from": "2015-06-30", "to": "2015-07-02"},
                "date_of_service": "2015-07-03",
            },
            "authorized_quantity": 4,
            "utilization_review": {
                "decision": "modified",
                "decided_on": "2015-07-10",
                "citations": [{"title": "A book", "year": 2010, "verification": "primary-text", "seen_in": ["row 1"]}],
            },
            "facts": {
                "flare_up": {"value": True, "record": "a", "page": 2, "quote": "worse since June", "start": 10},
                "prior_visits": {"at_least": 3, "at_most": 5, "record": "b"},
                "baking.weight": 2.50,
                "baking.drift": {"at_most": -0.5},
                "baking.baked_on": {"from": "2015-01-01", "to": None},
                "baking.shape": "round",
                "baking.grains": {"value": ["rye", "spelt"]},
                "baking.ordered": "milling",
                "baking.taken": ["naproxen"],
                "baking.is_warm": None,
            },
            "published": "upheld",
        },
        {"id": "2", "request": {"text": "Mill", "drug": "naproxen", "quantity": {"at_least": 2}}, "ancillary_to": "1"},
    ],
}


@pytest.fixture
def document() -> dict[str, Any]:
    """A case file that uses every key, of which a test may spoil its own copy."""
    return copy.deepcopy(COMPLETE)


@pytest.fixture(scope="session")
def is_valid() -> Validator:
    """A validator of the part of JSON Schema that the case schema uses; any other keyword is an error."""
    return accepts


def accepts(value: Any, schema: dict[str, Any]) -> bool:
    """Tell whether a schema accepts a value."""
    return all(keyword in ANNOTATIONS or _holds(keyword, value, schema) for keyword in schema)


def _holds(keyword: str, value: Any, schema: dict[str, Any]) -> bool:
    """Tell whether one keyword of a schema lets a value pass."""
    wanted = schema[keyword]
    is_object, is_number = isinstance(value, dict), isinstance(value, int | float) and not isinstance(value, bool)
    match keyword:
        case "type":
            return any(_is_type(value, name) for name in ([wanted] if isinstance(wanted, str) else wanted))
        case "const":
            return wanted == value
        case "enum":
            return isinstance(value, str) and value in wanted
        case "anyOf":
            return any(accepts(value, one) for one in wanted)
        case "minimum":
            return not is_number or value >= wanted
        case "minLength":
            return not isinstance(value, str) or len(value) >= wanted
        case "pattern":
            return not isinstance(value, str) or re.search(wanted, value) is not None
        case "minItems":
            return not isinstance(value, list) or len(value) >= wanted
        case "items":
            return not isinstance(value, list) or all(accepts(one, wanted) for one in value)
        case "required":
            return not is_object or set(wanted) <= set(value)
        case "properties":
            return not is_object or all(accepts(value[key], wanted[key]) for key in wanted if key in value)
        case "additionalProperties":
            assert wanted is False
            return not is_object or set(value) <= set(schema["properties"])
    raise AssertionError(f"this validator does not know {keyword}")


def _is_type(value: Any, name: str) -> bool:
    """Tell whether a value is of a JSON type; 1.0 is an integer to JSON Schema."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if name == "integer":
        return is_number and value == int(value)
    return is_number if name == "number" else isinstance(value, TYPES[name])
