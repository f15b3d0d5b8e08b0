"""Example files: what may stand in them, what is wrong with them, and what differs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import imr_core.california
from imr_core import CaseError, Registry
from imr_core.testing import differences, load_examples, read_examples

GIVE = "\n@hookimpl\ndef imr_guidelines(): return [guideline(), Opaque2()]\n"
OPAQUE = "\nclass Opaque2(Opaque):\n    id = 'opaque'\n"
Write = Callable[..., Path]
WriteExample = Callable[..., dict[str, Any]]


@pytest.fixture
def registry(make: Callable[[str], ModuleType]) -> Registry:
    """A registry with the guideline on heat and one that is opaque."""
    found = Registry([imr_core.california, make(OPAQUE + GIVE)])
    assert () == found.failures
    return found


def case(visits: int, **more: Any) -> dict[str, Any]:
    """Write a case of one item."""
    request = {"text": "heat", "service": "heat", "quantity": visits, "unit": "visit", "requested_on": "2020-01-01"}
    return {"schema": "imr-case/1", "items": [{"id": "1", "request": request}], **more}


def test_folder_is_read_in_order(folder: Path, registry: Registry, write_cases: Write, write_example: Any) -> None:
    """Every file of a folder is read, single examples and lists, in the order of their names."""
    write_cases(folder, write_example("One visit is few.", 1, "necessary"), "a")
    sentences = [example.sentence for example in load_examples(folder, registry)]
    assert ["One visit is few.", "Six visits are few.", "Seven visits are many."] == sentences


def test_expectation_that_is_met_differs_in_nothing(
    folder: Path, registry: Registry, write_cases: Write, write_example: WriteExample
) -> None:
    """Facts, a case, bounds, and an opaque guideline: each comes out as said, grounds by id or full name."""
    whole = {"schema": "imr-example/1", "sentence": "A case.", "case": case(6)}
    bounds = write_example("At least seven.", {"at_least": 7}, "not_necessary")
    opaque = write_example("Opaque.", 6, "necessary", guideline="opaque/2020")
    opaque["facts"]["functional_improvement"] = True
    opaque["facts"]["prior_visits"] = 2
    path = write_cases(
        folder,
        [
            {**whole, "expect": {"outcomes": ["conflict", "necessary"], "proposed": "none"}},
            {**bounds, "expect": {"outcomes": ["not_necessary"], "grounds": ["many"]}},
            opaque,
        ],
    )
    assert [(), (), ()] == [differences(example, registry) for example in read_examples(path, registry)]


@pytest.mark.parametrize(
    ("expect", "said"),
    [
        ({"outcomes": ["not_necessary"]}, "outcomes: expected not_necessary, got necessary"),
        ({"outcomes": ["necessary"], "grounds": ["many"]}, "grounds: expected many, got few"),
        ({"outcomes": ["necessary"], "grounds": []}, "grounds: expected none, got few"),
        (None, "nobody has said yet what is expected"),
    ],
)
def test_difference_is_said(
    folder: Path, registry: Registry, write_cases: Write, write_example: WriteExample, expect: Any, said: str
) -> None:
    """What differs is said in words, expected first."""
    path = write_cases(folder, {**write_example("Six.", 6, "necessary"), "expect": expect})
    (example,) = read_examples(path, registry)
    (found,) = differences(example, registry)
    assert found.startswith(said)


def test_difference_of_a_case_is_said(folder: Path, registry: Registry, write_cases: Write) -> None:
    """A case may say what is proposed, of which item, and that must be so."""
    example = {"schema": "imr-example/1", "sentence": "A case.", "case": case(6)}
    for expect, said in (
        ({"outcomes": ["conflict", "necessary"], "proposed": "upheld"}, ("proposed: expected upheld, got none",)),
        ({"outcomes": ["necessary"], "item": "2"}, ("no item has this id",)),
    ):
        (read,) = read_examples(write_cases(folder, {**example, "expect": expect}), registry)
        assert said == differences(read, registry)


WRONG: dict[str, tuple[Callable[[dict[str, Any]], Any], str]] = {
    "no object": (lambda good: 5, "$: must be an example, which is an object, not a whole number"),
    "unknown key": (
        lambda good: {**good, "expects": 1},
        "$.expects: is not a known key. Nearest known keys: expect, facts.",
    ),
    "other schema": (lambda good: {**good, "schema": "imr-case/1"}, "$: is not an example. An example begins"),
    "case and facts": (lambda good: {**good, "case": {}}, "$: must give either a case or facts"),
    "no expectation": (
        lambda good: {key: value for key, value in good.items() if key != "expect"},
        '$: says nothing of what is expected. Write "expect": {"outcomes": […]}.',
    ),
    "no sentence": (lambda good: {**good, "sentence": None}, "$: has no sentence."),
    "other guideline": (
        lambda good: {**good, "guideline": "heat/2021"},
        "$.guideline: is not a guideline known here. Nearest known guidelines: heat/2020",
    ),
    "unknown fact": (
        lambda good: {**good, "facts": {"vists": 6}},
        "$.facts.vists: is not a known fact. Nearest known facts: visits",
    ),
    "wrong value": (
        lambda good: {**good, "facts": {"visits": "secret"}},
        "$.facts.visits: must be a whole number; unit: visit",
    ),
    "unknown outcome": (
        lambda good: {**good, "expect": {"outcomes": ["sure"]}},
        "$.expect.outcomes[0]: is not an outcome. Known outcomes: necessary, ",
    ),
    "no outcome": (lambda good: {**good, "expect": {}}, "$.expect: names no outcome."),
    "unknown proposal": (
        lambda good: {**good, "expect": {"outcomes": ["necessary"], "proposed": "granted"}},
        "$.expect.proposed: is not one of the words known here. Known words: upheld, overturned, none.",
    ),
    "unknown reading": (
        lambda good: {**good, "reading": "shut"},
        "$.reading: is not one of the words known here. Known words: closed, open.",
    ),
    "wrong case": (
        lambda good: {
            **{key: value for key, value in good.items() if key not in ("facts", "guideline")},
            "case": case(6, priority="soon"),
        },
        "$.case.priority: is not one of the words known here",
    ),
    "case of an unknown service": (
        lambda good: {
            **{key: value for key, value in good.items() if key not in ("facts", "guideline")},
            "case": {"schema": "imr-case/1", "items": [{"id": "1", "request": {"text": "x", "service": "heet"}}]},
        },
        "$.case.items[0].request.service: is not one of the services known here.",
    ),
    "same sentence twice": (lambda good: [good, good], "$: two examples have the sentence 'Six.'. Give each its own."),
}


@pytest.mark.parametrize("how", WRONG)
def test_wrong_file_is_refused(
    folder: Path, registry: Registry, write_cases: Write, write_example: WriteExample, how: str
) -> None:
    """A file that is no example is an error that names file and path and repeats no value."""
    spoil, said = WRONG[how]
    path = write_cases(folder, spoil(write_example("Six.", 6, "necessary")))
    with pytest.raises(CaseError) as raised:
        read_examples(path, registry)
    assert str(raised.value).startswith(f"{path}: {said}")
    assert "secret" not in str(raised.value)


GROUP: dict[str, Any] = {
    "schema": "imr-example/1",
    "guideline": "heat/2020",
    "source": "Made up.",
    "facts": {"service": "heat", "visits": 6},
    "examples": [
        {"sentence": "Six visits are few.", "expect": {"outcomes": ["necessary"]}},
        {"sentence": "Seven visits are many.", "facts": {"visits": 7}, "expect": {"outcomes": ["not_necessary"]}},
    ],
}


def test_examples_share_what_their_file_says_once(folder: Path, registry: Registry, write_cases: Write) -> None:
    """Guideline, source and facts that stand above the examples hold of each, but for what it says itself."""
    examples = read_examples(write_cases(folder, GROUP), registry)
    assert [6, 7] == [example.facts["visits"] for example in examples]
    assert ["heat", "heat"] == [example.facts["service"] for example in examples]
    assert {("heat/2020", "Made up.")} == {(example.guideline, example.source) for example in examples}
    assert [(), ()] == [differences(example, registry) for example in examples]


WRONG_GROUPS: dict[str, tuple[dict[str, Any], list[str]]] = {
    "shared guideline": ({"guideline": "heat/2021"}, ["$.guideline: is not a guideline known here"]),
    "shared fact": ({"facts": {"servce": "heat"}}, ["$.facts.servce: is not a known fact"]),
    "shared facts": ({"facts": 5}, ["$.facts: must be"]),
    "unknown key": ({"expect": None}, ["$.expect: is not a known key"]),
    "no list": ({"examples": 5}, ["$.examples: must be a list of examples, not a whole number"]),
    "no object": ({"examples": [5]}, ["$.examples[0]: must be an example, which is an object"]),
    "own fact": (
        {"examples": [{"sentence": "Six.", "facts": {"vists": 6}, "expect": None}]},
        ["$.examples[0].facts.vists: is not a known fact"],
    ),
    "same sentence": ({"examples": GROUP["examples"][:1] * 2}, ["$: two examples have the sentence"]),
}


@pytest.mark.parametrize("wrong", WRONG_GROUPS)
def test_what_is_wrong_is_said_once_and_where_it_stands(
    folder: Path, registry: Registry, write_cases: Write, wrong: str
) -> None:
    """A problem of what examples share is reported once, above them; one of an example at the example."""
    change, said = WRONG_GROUPS[wrong]
    with pytest.raises(CaseError) as raised:
        read_examples(write_cases(folder, GROUP | change), registry)
    found = [str(problem) for problem in raised.value.problems]
    assert len(said) == len(found)
    assert all(line.startswith(start) for line, start in zip(found, said, strict=True))
