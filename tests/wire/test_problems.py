"""What is wrong with a case file is said, all of it, where it is, and without the value."""

import json
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from imr_core.errors import CaseError
from imr_core.wire import case_schema, load_case

CANARY = "Zaphod-4242424242-Beeblebrox"
ITEM = "$.items[0]"
REQUEST = f"{ITEM}.request"
FACTS = f"{ITEM}.facts"
WHOLE = "must be a whole number, not"
TWICE = "states its value in more than one way"
DAY = "must be a date of the calendar as YYYY-MM-DD"
Document = dict[str, Any]

# Path of what is spoiled, the value put there, and what is said at which path ("." stands for the first).
BOTH: list[tuple[str, Any, str, str]] = [
    ("$.schema", "imr-case/2", ".", "is not a schema that this version reads"),
    ("$.schema", 1, ".", "is not a schema that this version reads"),
    ("$.programme", "texas", ".", "is not one of the words known here"),
    ("$.priority", "Standard", ".", "is not one of the words known here"),
    ("$.itmes", [], ".", "is not a known key"),
    ("$.employee.height", 3, ".", "is not a known key"),
    (f"{REQUEST}.frequency.count", 3, ".", "is not a known key"),
    (f"{FACTS}.flare_up.recrod", "a", ".", "is not a known key"),
    (f"{FACTS}.prior_visits.value", 3, f"{FACTS}.prior_visits", TWICE),
    ("$.items", {}, ".", "must be a list, not an object"),
    ("$.items", [], ".", "must hold at least one item"),
    ("$.items[1]", "2", ".", "must be an object, not a string"),
    (REQUEST, [], ".", "must be an object, not a list"),
    (f"{REQUEST}.text", None, ".", "must be a string, not null"),
    (f"{REQUEST}.text", " ", ".", "must not be empty"),
    (f"{ITEM}.id", 1, ".", "must be a string, not a whole number"),
    (f"{ITEM}.id", "", ".", "must not be empty"),
    ("$.records_complete", 1, ".", "must be true or false, not a whole number"),
    ("$.employee.age", "39", ".", f"{WHOLE} a string"),
    ("$.employee.age", -1, ".", "must be 0 or more"),
    (f"{REQUEST}.quantity", 2.9, ".", f"{WHOLE} a number with a fraction or exponent"),
    (f"{REQUEST}.quantity", True, ".", f"{WHOLE} true or false"),
    (f"{REQUEST}.quantity", "5", ".", f"{WHOLE} a string"),
    (f"{REQUEST}.quantity", -5, ".", "must be 0 or more"),
    (f"{REQUEST}.quantity", [5], ".", f"{WHOLE} a list"),
    (f"{REQUEST}.quantity", {"at_least": 1.5}, f"{REQUEST}.quantity.at_least", "must be a whole number"),
    (f"{REQUEST}.quantity", {"at_least": None}, ".", "gives neither at_least nor at_most"),
    (f"{REQUEST}.refills", -1, ".", "must be 0 or more"),
    (f"{REQUEST}.refills", 1.5, ".", f"{WHOLE} a number with a fraction or exponent"),
    (f"{REQUEST}.unit", "visits", ".", "is not a known unit"),
    (f"{REQUEST}.frequency.per", "fortnight", ".", "is not a known period"),
    (f"{REQUEST}.frequency.times", 0, ".", "must be 1 or more"),
    (f"{REQUEST}.duration.count", "4", ".", f"{WHOLE} a string"),
    (f"{REQUEST}.body_regions[1]", "wirst", ".", "is not one of the body regions known here"),
    (f"{REQUEST}.body_regions", "wrist", ".", "must be a list, not a string"),
    (f"{REQUEST}.drug.strength", "7.5", ".", "must be a number, not a string"),
    (f"{REQUEST}.drug.strength", -7.5, ".", "must be 0 or more"),
    (f"{REQUEST}.drug.is_compound", "no", ".", "must be true or false, not a string"),
    (f"{REQUEST}.date_of_service", "3.7.2015", ".", DAY),
    (f"{REQUEST}.date_of_service", "20150703", ".", DAY),
    (f"{ITEM}.published", "denied", ".", "is not one of the words known here"),
    (f"{ITEM}.utilization_review.decision", "refused", ".", "is not one of the words known here"),
    (f"{ITEM}.authorized_quantity", 1.5, ".", f"{WHOLE} a number with a fraction or exponent"),
    (f"{ITEM}.utilization_review.citations[0].verification", "seen", ".", "is not a known verification"),
    (f"{FACTS}.flare_up", 1, ".", "must be true or false"),
    (f"{FACTS}.flare_up", "true", ".", "must be true or false"),
    (f"{FACTS}.flare_up", {"at_least": 1}, ".", "must be true or false"),
    (f"{FACTS}.flare_up.value", "yes", f"{FACTS}.flare_up", "must be true or false"),
    (f"{FACTS}.flare_up.page", 0, ".", "must be 1 or more"),
    (f"{FACTS}.flare_up.page", "2", ".", f"{WHOLE} a string"),
    (f"{FACTS}.home_exercise", {"record": "a"}, ".", "states no value"),
    (f"{FACTS}.home_exercise", {"value": {}}, f"{FACTS}.home_exercise.value", "states no value"),
    (f"{FACTS}.prior_visits", {"value": {"at_least": 1, "from": None}}, f"{FACTS}.prior_visits.value", TWICE),
    (f"{FACTS}.prior_visits", 2.5, ".", "must be a whole number; unit: visit"),
    (f"{FACTS}.prior_visits", "2", ".", "must be a whole number; unit: visit"),
    (f"{FACTS}.prior_visits", True, ".", "must be a whole number; unit: visit"),
    (f"{FACTS}.prior_visits", -1, ".", "must be 0 or more; unit: visit"),
    (f"{FACTS}.prior_visits.at_least", "3", ".", "must be a number, not a string"),
    (f"{FACTS}.visits", 3, ".", "this fact is derived from the case and cannot be documented"),
    (f"{FACTS}.Flare_up", True, ".", "is not a known fact"),
]
# What only a registry can tell.
KNOWN: list[tuple[str, Any, str, str]] = [
    (f"{REQUEST}.service", "bakery", ".", "is not one of the services known here"),
    (f"{REQUEST}.drug", "naproxin", ".", "is not one of the drugs known here"),
    (f"{REQUEST}.drug.ingredients[0]", "codein", ".", "is not one of the ingredients known here"),
    (f"{FACTS}.flareup", True, ".", "is not a known fact"),
    (f"{FACTS}['baking.loafs']", 2, ".", "is not a known fact"),
    (f"{FACTS}['baking.loaves']", 0, ".", "must be 1 or more; unit: unit"),
    (f"{FACTS}['baking.weight']", "2.5", ".", "must be a number of at most 15 digits; unit: gram"),
    (f"{FACTS}['baking.baked_on']", "June", ".", DAY),
    (f"{FACTS}['baking.baked_on']", 2015, ".", DAY),
    (f"{FACTS}['baking.shape']", "square", ".", "is not a known value of this fact"),
    (f"{FACTS}['baking.shape']", ["round"], ".", "must be a name"),
    (f"{FACTS}['baking.grains']", "rye", ".", "must be a list of names"),
    (f"{FACTS}['baking.grains']", ["rye", "oats"], f"{FACTS}['baking.grains'][1]", "is not a known value of this fact"),
    (f"{FACTS}['baking.ordered']", "bakin", ".", "is not a known value of this fact"),
    (f"{FACTS}['baking.taken']", ["aspirin"], f"{FACTS}['baking.taken'][0]", "is not a known value of this fact"),
]
# What a schema cannot say: what refers to something else, how a number is written, the calendar.
BEYOND: list[tuple[str, Any, str, str]] = [
    (f"{REQUEST}.quantity", 1.0, ".", f"{WHOLE} a number with a fraction or exponent"),
    (f"{REQUEST}.quantity", 10**200, ".", f"{WHOLE} a number of too many digits"),
    (f"{REQUEST}.quantity", 3, f"{ITEM}.authorized_quantity", "is more than the quantity requested"),
    (f"{REQUEST}.quantity", {"at_most": 3}, f"{ITEM}.authorized_quantity", "is more than the quantity requested"),
    (f"{REQUEST}.quantity", {"at_least": 9, "at_most": 8}, ".", "at_least lies above at_most"),
    (f"{REQUEST}.frequency.at_most", 1, f"{REQUEST}.frequency", "times lies above at_most"),
    (f"{REQUEST}.duration.at_most", 1, f"{REQUEST}.duration", "count lies above at_most"),
    (f"{REQUEST}.requested_on", {"from": "2015-07-02", "to": "2015-06-30"}, ".", "from lies after to"),
    (f"{REQUEST}.requested_on", {"from": None}, ".", "gives neither from nor to"),
    ("$.date_of_injury", "2015-02-29", ".", DAY),
    ("$.records[0].date", "2015-13-01", ".", DAY),
    ("$.records", [{"id": "a"}, {"id": "b"}, {"id": "b"}], "$.records[2].id", "is the id of an earlier record"),
    ("$.items[1]", {"id": "1", "request": {"text": "x"}}, "$.items[1].id", "is the id of an earlier item"),
    ("$.items[1].ancillary_to", "2", ".", "leads back to this item: items cannot accompany each other in a circle"),
    (f"{FACTS}.flare_up.record", "c", ".", "is not the id of any record of this case"),
    (f"{FACTS}.prior_visits.at_most", 2, f"{FACTS}.prior_visits", "at_least lies above at_most"),
    (f"{REQUEST}.drug.strength", 0.1234567890123456, ".", "must be a number, not a number of too many digits"),
    (f"{REQUEST}.drug.form", "\ud800", ".", "holds half of a character (a surrogate without its pair)"),
]


def spoil(document: Document, path: str, value: Any) -> Document:
    """Put a value at a JSON path of a document."""
    keys = path.replace("']", "").replace("['", "\0").replace("]", "").replace("[", "\0").removeprefix("$")
    parts = [part for piece in keys.split("\0") for part in ([piece] if "baking" in piece else piece.split("."))]
    at: Any = document
    steps = [int(part) if part.isdigit() else part for part in parts if part]
    for step in steps[:-1]:
        if isinstance(at, dict):
            at.setdefault(step, {})
        at = at[step]
    at[steps[-1]] = value
    return document


def problems(text: str | bytes, registry: Any = None) -> dict[str, str]:
    """Return what is wrong with a case file: messages by path."""
    with pytest.raises(CaseError) as caught:
        load_case(text, registry, source="case.json")
    found = {problem.path: problem.message for problem in caught.value.problems}
    assert len(found) == len(caught.value.problems), str(caught.value)
    return found


@pytest.mark.parametrize(("path", "value", "at", "message"), BOTH + KNOWN + BEYOND)
def test_each_problem_is_found(
    path: str, value: Any, at: str, message: str, document: Document, registry: SimpleNamespace
):
    """Each thing that can be wrong is reported once, at its path, and nothing else with it."""
    spoiled = json.dumps(spoil(document, path, value))
    assert {path if at == "." else at: message} == problems(spoiled, registry)


@pytest.mark.parametrize(("path", "value", "at", "message"), BOTH + BEYOND)
def test_most_problems_need_no_registry(path: str, value: Any, at: str, message: str, document: Document):
    """Whatever does not hang on what plugins register is found without a registry too."""
    assert {path if at == "." else at: message} == problems(json.dumps(spoil(document, path, value)))


@pytest.mark.parametrize(("path", "value", "at", "message"), KNOWN)
def test_names_are_let_pass_without_a_registry(path: str, value: Any, at: str, message: str, document: Document):
    """Names that a plugin may register, and values of its facts, are let pass where no registry is at hand."""
    case = load_case(json.dumps(spoil(document, path, value)))
    assert 2 == len(case.items)


@pytest.mark.parametrize(("path", "value", "at", "message"), BOTH + KNOWN)
def test_schema_agrees(
    path: str,
    value: Any,
    at: str,
    message: str,
    document: Document,
    registry: SimpleNamespace,
    is_valid: Callable[[Any, Any], bool],
):
    """The schema accepts the complete case file, and refuses it once it is spoiled."""
    schema = case_schema(registry.facts, registry.services, registry.drugs)
    assert is_valid(document, schema)
    assert not is_valid(spoil(document, path, value), schema)


@pytest.mark.parametrize("key", ["schema", "items", "items[0].id", "items[0].request", "items[0].request.text"])
def test_required_keys(key: str, document: Document, registry: SimpleNamespace, is_valid: Callable[[Any, Any], bool]):
    """A required key that is absent is named, by load_case and by the schema."""
    *above, last = key.split(".")
    at = document["items"][0] if above else document
    at = at["request"] if len(above) == 2 else at
    del at[last]
    assert {f"$.{key}": "is required"} == problems(json.dumps(document), registry)
    assert not is_valid(document, case_schema(registry.facts, registry.services, registry.drugs))


def test_all_at_once(document: Document, registry: SimpleNamespace):
    """A file in which everything that can be wrong side by side is wrong gives all of it in one error."""
    chosen: dict[str, str] = {}
    for path, value, at, message in BOTH + KNOWN + BEYOND:
        if at == "." and not any(path.startswith(other) or other.startswith(path) for other in chosen):
            chosen[path] = message
            spoil(document, path, value)
    assert 30 < len(chosen)
    assert chosen == problems(json.dumps(document), registry)


@pytest.mark.parametrize(
    ("path", "value", "hint"),
    [
        ("$.itmes", 1, "Nearest known keys: items."),
        (f"{REQUEST}.quantitty", 1, "Nearest known keys: quantity"),
        (f"{REQUEST}.body_regions[1]", "lumber-spine", "Nearest known body regions: lumbar-spine"),
        (f"{REQUEST}.service", "bakery", "Nearest known services: baking."),
        (f"{REQUEST}.drug", "naproxin", "Nearest known drugs: naproxen."),
        (f"{REQUEST}.unit", "visits", "Nearest known names: visit"),
        (f"{FACTS}.flareup", True, "Nearest known facts: flare_up"),
        (f"{FACTS}.visits", 3, "Leave it out, and give request.quantity instead."),
        (f"{FACTS}.age", 3, "Leave it out, and give employee.age of the case instead."),
        ("$.schema", "", 'This version reads "schema": "imr-case/1".'),
        ("$.employee.age", "39", "Write it without quotes."),
    ],
)
def test_hints(path: str, value: Any, hint: str, document: Document, registry: SimpleNamespace):
    """A problem says how to mend it: the nearest known names, or the key to use."""
    with pytest.raises(CaseError) as caught:
        load_case(json.dumps(spoil(document, path, value)), registry)
    assert hint in str(caught.value)


def _paths(value: Any, path: str = "$") -> list[str]:
    """List the paths of everything below a value."""
    below: list[str] = []
    if isinstance(value, dict):
        for key, one in value.items():
            at = f"{path}['{key}']" if "." in key else f"{path}.{key}"
            below += [at, *_paths(one, at)]
    elif isinstance(value, list):
        for place, one in enumerate(value):
            below += [f"{path}[{place}]", *_paths(one, f"{path}[{place}]")]
    return below


@pytest.mark.parametrize("canary", [CANARY, [CANARY], {"value": CANARY}, 4242424242.5, -4242424242])
def test_no_value_is_ever_repeated(canary: Any, document: Document, registry: SimpleNamespace):
    """Whatever value is wrong, wherever it stands, no part of it is in the error."""
    refused = 0
    for path in _paths(document):
        spoiled = spoil(json.loads(json.dumps(document)), path, canary)
        try:
            load_case(json.dumps(spoiled), registry)
        except CaseError as error:
            refused += 1
            shown = str(error) + repr(error)
            assert "4242424242" not in shown, path
            assert "Zaphod" not in shown, path
    assert 40 < refused


def test_values_are_not_in_representations(document: Document):
    """Neither the case nor a value on its way into one shows what is in it."""
    document["clinical_summary"] = document["items"][0]["facts"]["flare_up"]["quote"] = CANARY
    assert CANARY not in repr(load_case(json.dumps(document)))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the file is empty"),
        (b"\n \t", "the file is empty"),
        (b"\xef\xbb\xbf", "the file is empty"),
        (b"%PDF-1.4\x00\xff\xfe", "the file is binary, not text"),
        ("{\0}", "the file is binary, not text"),
        ("{}".encode("utf-16"), "the file is not UTF-8"),
        ('{"text": "é"}'.encode("latin-1"), "the file is not UTF-8"),
        ('{"items": [\n  1,,\n', "the file is not JSON: reading stops at line 2, column 5"),
        ("{'schema': 1}", "the file is not JSON: reading stops at line 1, column 2"),
        ('{"schema": "imr-case/1"} {}', "the file is not JSON: reading stops at line 1, column 26"),
        ("[" * 200_000, "the file is nested too deeply to be a case"),
        ('{"a":' * 200_000, "the file is nested too deeply to be a case"),
        ("[]", "a case is an object, not a list"),
        ("null", "a case is an object, not null"),
        ("NaN", "a case is an object, not NaN or Infinity, which JSON does not have"),
        ("1e999999999999999999999", "a case is an object, not a number of too many digits"),
    ],
)
def test_files_that_hold_no_case(text: str | bytes, message: str):
    """What is no JSON object at all is refused in one sentence."""
    assert {"$": message} == problems(text)


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "9" * 5_000, "1e400", "0.1" + "1" * 400])
def test_numbers_that_are_none(number: str):
    """A number that JSON does not have, or that no case needs, is refused where it stands."""
    text = '{"schema": "imr-case/1", "items": [{"id": "1", "request": {"text": "x", "quantity": NUMBER}}]}'
    assert [f"{REQUEST}.quantity"] == list(problems(text.replace("NUMBER", number)))
    text = (
        '{"schema": "imr-case/1", "items": [{"id": "1", "request": {"text": "x"}, "facts": {"prior_visits": NUMBER}}]}'
    )
    assert [f"{FACTS}.prior_visits"] == list(problems(text.replace("NUMBER", number)))


def test_byte_order_mark_is_let_pass(document: Document):
    """A file that begins with a byte order mark is read as if it did not."""
    assert load_case(json.dumps(document)) == load_case(b"\xef\xbb\xbf" + json.dumps(document).encode())


def test_repeated_keys():
    """A key given twice is named, also within a fact and for a fact itself."""
    text = """{"schema": "imr-case/1", "schema": "imr-case/1",
        "items": [{"id": "1", "request": {"text": "x", "text": "y"},
        "facts": {"flare_up": true, "flare_up": false, "prior_visits": {"value": 1, "value": 2}}}]}"""
    paths = ["$.schema", f"{REQUEST}.text", f"{FACTS}.flare_up", f"{FACTS}.prior_visits.value"]
    assert sorted(paths) == sorted(problems(text))


def test_long_keys_are_not_repeated(document: Document):
    """A key too long to be a name is counted, not repeated: it may be text gone astray."""
    document[CANARY * 9] = 1
    document["items"][0]["facts"][CANARY * 9] = True
    with pytest.raises(CaseError) as caught:
        load_case(json.dumps(document))
    assert CANARY not in str(caught.value)
    assert 2 == len(caught.value.problems)


def test_references_to_what_was_not_read(document: Document):
    """Where a record or an item cannot be read, what refers to it is not called wrong."""
    document["records"][0]["id"] = 5
    document["items"][0]["id"] = 5
    assert {"$.records[0].id", f"{ITEM}.id"} == set(problems(json.dumps(document)))


def test_source_is_named():
    """An error begins with the name of the file."""
    with pytest.raises(CaseError, match=r"^case\.json: \$: the file is empty"):
        load_case("", source="case.json")
