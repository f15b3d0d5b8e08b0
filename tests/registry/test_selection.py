"""Which installed plugins are loaded, and what is told of them without loading any."""

import sys

import pytest

from imr_core.errors import PluginError
from imr_core.registry import Registry, installed_plugins

PLAIN = "@hookimpl\ndef imr_bars(): return []"


def loaded(registry: Registry) -> set[str]:
    """Name the plugins loaded, those of the core aside."""
    return {plugin.name for plugin in registry.plugins} - {"california"}


@pytest.fixture
def three(site):
    """A folder of three sound plugins."""
    site.add("cold", PLAIN)
    site.add("ice_pack", PLAIN)
    return site


def test_allow_list_by_plugin_or_distribution(three):
    """Only plugins on the allow-list are imported; they are named by plugin or by distribution, in any spelling."""
    assert {"cold", "ice_pack"} == loaded(Registry.from_environment(allow=["cold", "IMR.Ice-Pack"]))
    assert "imr_m_heat" not in sys.modules


def test_allow_list_as_one_text(three):
    """A text for a list is one name, not its letters."""
    registry = Registry.from_environment(allow="cold")
    assert {"cold"} == loaded(registry)
    assert () == registry.failures


def test_empty_allow_list_leaves_the_core(three):
    """Nobody allowed: what imr-core itself registers is loaded all the same."""
    assert ["california"] == [plugin.name for plugin in Registry.from_environment(allow=()).plugins]


def test_block_list(three):
    """A blocked plugin is not imported, not even one of the core."""
    registry = Registry.from_environment(allow=["cold", "m_heat"], block=["imr-cold", "california"])
    assert ["m_heat"] == [plugin.name for plugin in registry.plugins]
    assert "imr_cold" not in sys.modules


def test_misspelt_plugin_on_the_block_list_is_a_failure(three, monkeypatch):
    """A name to be blocked that is near an installed one is a failure; one that is near none need not be there."""
    monkeypatch.setenv("IMR_DISABLE_PLUGINS", "colt,zzz")
    registry = Registry.from_environment()
    assert "cold" in loaded(registry)
    assert [
        "not installed · plugin 'colt': it is to be blocked, and no such plugin is installed. Did you mean cold?"
    ] == [str(failure) for failure in registry.failures if failure.plugin in ("colt", "zzz")]


def test_missing_plugin_is_a_failure(three):
    """A plugin asked for by name that is not installed is a failure: its silence would mislead."""
    failures = Registry.from_environment(allow=["colt", "cold", "zzz"]).failures
    assert [
        "not installed · plugin 'colt': it is to be loaded, and no such plugin is installed. Did you mean cold?",
        "not installed · plugin 'zzz': it is to be loaded, and no such plugin is installed. "
        "'imr plugins' lists those that are.",
    ] == [str(failure) for failure in failures]


def test_environment_narrows_the_choice(three, monkeypatch: pytest.MonkeyPatch):
    """The environment's allow-list and block-list hold beside those of the embedder."""
    monkeypatch.setenv("IMR_LOAD_PLUGINS", " cold , m_heat,ice_pack,")
    monkeypatch.setenv("IMR_DISABLE_PLUGINS", "ice_pack")
    assert {"cold", "m_heat"} == loaded(Registry.from_environment())
    assert {"cold"} == loaded(Registry.from_environment(allow=["cold", "ice_pack"]))
    assert {"m_heat"} == loaded(Registry.from_environment(block=["cold"]))


def test_empty_environment_list_loads_nothing(three, monkeypatch: pytest.MonkeyPatch):
    """IMR_LOAD_PLUGINS set to nothing loads none, which is how a broken installation is recovered."""
    monkeypatch.setenv("IMR_LOAD_PLUGINS", "")
    assert set() == loaded(Registry.from_environment())


def test_strict_environment_raises(three, monkeypatch: pytest.MonkeyPatch):
    """With IMR_STRICT_PLUGINS the first failure is raised, with the others as its notes."""
    three.add("b1", "raise OSError('one')")
    three.add("b2", "raise OSError('two')")
    monkeypatch.setenv("IMR_STRICT_PLUGINS", "1")
    with pytest.raises(PluginError, match="imr_b1 raised OSError: one") as caught:
        three.load()
    assert ["imr-b2 1.0 · plugin 'b2': importing imr_b2 raised OSError: two."] == caught.value.__notes__
    assert {"cold"} == loaded(three.load("cold"))


@pytest.mark.parametrize("value", ["", "0", "false", "No", " off "])
def test_strict_can_be_switched_off(three, monkeypatch: pytest.MonkeyPatch, value: str):
    """IMR_STRICT_PLUGINS with a word for no is as good as unset."""
    three.add("b1", "raise OSError")
    monkeypatch.setenv("IMR_STRICT_PLUGINS", value)
    assert 1 == len(three.load().failures)


def test_listing_imports_nothing(three, monkeypatch: pytest.MonkeyPatch):
    """Installed plugins are listed by name, distribution, version and range, without importing any."""
    three.add("broken", "raise SystemExit", version="2.0", requires="imr-core>=99")
    three.add("odd", "raise SystemExit", requires="imr-core>=what")
    monkeypatch.setenv("IMR_DISABLE_PLUGINS", "cold")
    before = set(sys.modules)
    mine = {each.name: each for each in installed_plugins() if each.module in three.modules}
    assert not {name for name in set(sys.modules) - before if name.startswith("imr_")}
    assert sorted(three.names) == list(mine)
    told = mine["broken"]
    assert ("imr-broken", "2.0", "imr_broken", ">=99", False) == (
        told.distribution,
        told.version,
        told.module,
        told.requires,
        told.is_compatible,
    )
    assert ("unreadable", False) == (mine["odd"].requires, mine["odd"].is_compatible)
    assert (False, True) == (mine["cold"].is_selected, mine["m_heat"].is_selected)
