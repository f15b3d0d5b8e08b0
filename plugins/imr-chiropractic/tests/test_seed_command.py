"""The seed through the command: the published letter and the case file say the same."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from imr_core import Registry
from imr_core.cli._app import App
from imr_core.cli._main import make_command

REASONS = ("outcomes", "proposed", "grounds", "citations", "what_if")
Item = dict[str, Any]


@pytest.fixture
def imr(monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Run the command, 80 columns wide, with this plugin and the core's own; return what it printed."""
    monkeypatch.setenv("COLUMNS", "80")
    registry = Registry.from_environment(allow=["imr-chiropractic"])

    def run(*arguments: str, input: str | None = None) -> str:
        result = CliRunner().invoke(make_command(), arguments, input=input, prog_name="imr", obj=App(registry))
        assert (0, "") == (result.exit_code, result.stderr)
        return result.stdout

    return run


@pytest.fixture
def example(imr: Callable[..., str]) -> Item:
    """The item of the example case, reviewed."""
    (item,) = json.loads(imr("review", "-", "--json", input=imr("example")))["items"]
    return item


def test_example_is_proposed_upheld(example: Item) -> None:
    """Five visits for a flare-up are not necessary: proposed upheld, with pages 58 and 59, at most 2 supportable."""
    assert (["not_necessary"], "upheld") == (example["outcomes"], example["proposed"])
    (ground,) = example["grounds"]
    assert ground["interpretation"]
    (citation,) = example["citations"]
    assert "Chronic Pain Medical Treatment Guidelines" in citation["title"]
    assert "manual therapy" in citation["section"].lower()
    assert "58 and 59" == citation["pages"]
    assert (2, None) == tuple(example["what_if"][name] for name in ("largest_necessary_quantity", "certain_quantity"))
    needs = {need["fact"]: need for need in example["what_if"]["provided"][0]}
    assert needs["return_to_work"]["value"] is True
    assert 0 == needs["recent_visits"]["at_most"]


def test_letter_gives_the_same_as_the_case(imr: Callable[..., str], example: Item, shared: Path) -> None:
    """The published letter gives the outcomes, proposal, grounds, citations and what-if of the case file."""
    data = json.loads(imr("review", "--json", str(shared / "letters" / "seed.txt")))
    (item,) = data["items"]
    assert "open" == data["reading"]
    assert {name: example[name] for name in REASONS} == {name: item[name] for name in REASONS}
    assert "flare-up" in item["facts"]["flare_up"]["quote"]


def test_letter_is_printed_with_its_reasons(imr: Callable[..., str], shared: Path) -> None:
    """The report says what is proposed, that the published determination says the same, and what could be supported."""
    printed = " ".join(imr("review", str(shared / "letters" / "seed.txt")).split())
    for said in (
        "PROPOSED UPHELD not medically necessary",
        "The published determination says the same: upheld.",
        "pages 58 and 59",
        "At most 2 visits could be supported, provided that return to work is documented and recent visits is at most "
        "0; as the file stands no number is certain.",
        "It proposes; a qualified reviewer determines.",
    ):
        assert said in printed
