"""Commands that plugins add to `imr`."""

from collections.abc import Callable
from types import ModuleType

import click
import pytest

from imr_core.registry import Registry

ADDS = "@hookimpl\ndef imr_commands(group):\n"


@pytest.fixture
def group() -> click.Group:
    """A group with one command of its own."""
    made = click.Group("imr")
    made.add_command(click.Command("review"))
    return made


def test_command_is_added(make: Callable[..., ModuleType], group: click.Group):
    """A plugin's command is added beside those of the group; a plugin need not have any."""
    plain = make("plain", "@hookimpl\ndef imr_bars(): return []")
    registry = Registry([plain, make("one", ADDS + "    group.command('chill')(lambda: None)")])
    assert () == registry.add_commands(group)
    assert ["chill", "review"] == sorted(group.commands)


def test_failing_commands_are_taken_back(make: Callable[..., ModuleType], group: click.Group):
    """A plugin that fails halfway adds no command, and its guidelines stay."""
    bad = make("bad", ADDS + "    group.command('half')(lambda: None)\n    raise SystemExit(1)\n"
               "@hookimpl\ndef imr_guidelines(): return [guideline('cold')]")  # fmt: skip
    good = make("good", ADDS + "    group.command('chill')(lambda: None)")
    registry = Registry([bad, good])
    expected = ["bad · plugin 'bad': its hook imr_commands raised SystemExit: 1."]
    assert expected == [str(failure) for failure in registry.add_commands(group)]
    assert ["chill", "review"] == sorted(group.commands)
    assert ["cold/2020"] == [guideline.name for guideline in registry.guidelines]


@pytest.mark.parametrize("body", ["group.command('review')(lambda: None)", "del group.commands['review']"])
def test_own_commands_stay(make: Callable[..., ModuleType], group: click.Group, body: str):
    """A plugin can neither replace nor remove a command of imr."""
    review = group.commands["review"]
    (failure,) = Registry([make("bad", ADDS + f"    {body}")]).add_commands(group)
    assert "it replaces or removes the command 'review' of imr" == failure.reason
    assert {"review": review} == group.commands


def test_one_command_of_two_plugins(make: Callable[..., ModuleType], group: click.Group):
    """A command that two plugins add is added for neither, whatever their order."""
    one, two, three = (
        make(n, ADDS + f"    group.command('{c}')(lambda: None)")
        for n, c in (("one", "chill"), ("two", "chill"), ("three", "warm"))
    )
    for plugins in ([one, two, three], [three, two, one]):
        failures = Registry(plugins).add_commands(group)
        assert [
            "one · plugin 'one': it adds the command 'chill', which two adds too. None of them is added: rename one.",
            "two · plugin 'two': it adds the command 'chill', which one adds too. None of them is added: rename one.",
        ] == [str(failure) for failure in failures]
        assert ["review", "warm"] == sorted(group.commands)
        del group.commands["warm"]
