"""What a registry holds, and how it is shared."""

import inspect
import threading
import time
from collections.abc import Callable
from types import ModuleType, SimpleNamespace

import pytest

from imr_core.errors import ExpressionError
from imr_core.facts import Course, Injury, Request
from imr_core.guidelines import Finding
from imr_core.outcomes import Outcome
from imr_core.registry import Registry, hookimpl, hookspecs
from imr_core.sources import Edition, Step, Trigger

Make = Callable[[str, str], ModuleType]


def test_core_vocabularies_are_always_part():
    """A registry without any plugin still knows the facts and laws of the core."""
    registry = Registry([])
    assert (Request, Course, Injury) == registry.vocabularies
    assert Course.prior_visits is registry.facts["prior_visits"]
    assert Course.laws == registry.laws
    assert () == registry.guidelines
    assert () == registry.failures


def test_registry_is_immutable():
    """Neither an attribute nor an entry of a mapping can be set."""
    registry = Registry([])
    with pytest.raises(AttributeError):
        registry.guidelines = ()
    for mapping in (registry.facts, registry.services, registry.drugs):
        with pytest.raises(TypeError):
            mapping["x"] = None


def test_healthy_plugin_gives_all_it_has(site):
    """An installed plugin's guidelines, facts, laws, services, drugs and bars are all there, under its name."""
    registry = site.load()
    plugin = registry.vocabularies[-1]
    assert () == registry.failures
    assert ["heat/2020", "heat/2021"] == [guideline.name for guideline in registry.guidelines]
    assert "m_heat" == registry.owner("heat/2020")
    assert plugin.warms is registry.facts["m_heat.warms"]
    assert (*Course.laws, *plugin.laws) == registry.laws
    assert ["heat lamp"] == list(registry.services["heat"].phrases)
    assert ("topical",) == registry.drugs["capsaicin"].classes
    assert "heat-cap" in [bar.id for bar in registry.bars]
    assert ("m_heat", "1.0") in [(each.name, each.version) for each in registry.plugins]


def test_owner_of_no_guideline():
    """Asked for the owner of a guideline that is not there, a registry says so."""
    with pytest.raises(KeyError):
        Registry([]).owner("cold/2020")


def test_representation_is_short(make: Make):
    """A registry is shown by its plugins and counts, not by its content."""
    plugins = [make("one", "@hookimpl\ndef imr_guidelines(): return [guideline('cold')]"), make("two", "")]
    assert "<Registry of one: 1 guidelines, 1 failures>" == repr(Registry(plugins))
    assert "<Registry of no plugins: 0 guidelines, 0 failures>" == repr(Registry([]))


class Opaque:
    """A guideline in plain Python."""

    def __init__(self, id: str, step: object = Step.STUDY) -> None:
        """Give it an id, and perhaps a step that is none."""
        self.id, self.title, self.step = id, "Plain", step
        self.edition = Edition("1", Trigger.REQUEST_DATE)

    def addresses(self, facts: object) -> bool:
        """Address everything."""
        return True

    def find(self, facts: object) -> Finding:
        """Find nothing."""
        return Finding(frozenset({Outcome.NOT_ADDRESSED}))


class Reader:
    """A fact reader that reads nothing."""

    def read(self, text: str, context: object) -> tuple[()]:
        """Return no fact."""
        return ()


class Instance:
    """A plugin that is an object, not a module."""

    __version__ = "4.2"

    def __init__(self, *guidelines: object, readers: tuple[object, ...] = ()) -> None:
        """Give it what its hooks return."""
        self._guidelines, self._readers = guidelines, readers

    @hookimpl
    def imr_guidelines(self) -> list[object]:
        """Give what it was made with."""
        return list(self._guidelines)

    @hookimpl(specname="imr_fact_readers")
    def readers(self) -> tuple[object, ...]:
        """Give the readers it was made with, under another name."""
        return self._readers


def test_object_is_a_plugin():
    """Any object with marked methods is a plugin; opaque guidelines and readers are taken like others."""
    opaque, reader = Opaque("plain"), Reader()
    registry = Registry([Instance(opaque, readers=(reader,))])
    assert ((opaque,), (reader,)) == (registry.guidelines, registry.fact_readers)
    assert [("Instance", "4.2")] == [(plugin.name, plugin.version) for plugin in registry.plugins]


@pytest.mark.parametrize(
    ("plugin", "reason"),
    [
        (
            Instance(Opaque("plain", step=1)),
            "its hook imr_guidelines returned, at index 0, a Opaque whose step is not a Step",
        ),
        (
            Instance(Opaque),
            "its hook imr_guidelines returned, at index 0, a Opaque; it gives Guideline, NotEncoded or Evaluator",
        ),
        (
            Instance(readers=(Reader,)),
            "its hook imr_fact_readers returned, at index 0, a Reader; it gives FactReader",
        ),
        (SimpleNamespace(), "it implements no hook"),
        ("imr_chiropractic", "it implements no hook"),
    ],
)
def test_odd_objects_are_refused(plugin: object, reason: str):
    """A class where an object belongs, a field of the wrong type, or no plugin at all is a failure with its reason."""
    assert [reason] == [failure.reason for failure in Registry([plugin]).failures]


def test_future_hook_may_be_optional(make: Make):
    """A hook that a newer core may have can be marked optional, and does no harm here."""
    source = "@hookimpl(optionalhook=True)\ndef imr_devices(): return []\n@hookimpl\ndef imr_bars(): return []"
    assert () == Registry([make("one", source)]).failures


def test_module_is_attributed_to_its_distribution(site):
    """A module given outright is attributed to the distribution that installs it."""
    site.add("cold", "@hookimpl\ndef imr_bars(): raise ValueError('no')", version="3.1")
    import imr_cold

    assert ["imr-cold 3.1"] == [failure.distribution for failure in Registry([imr_cold]).failures]


def test_once_makes_once():
    """What is kept under a key is made once, per registry, and a key may ask for another."""
    one, two = Registry([]), Registry([])
    made: list[str] = []
    for registry in (one, one, two):
        assert "ab" == registry.once("outer", lambda r=registry: made.append("o") or "a" + r.once("inner", lambda: "b"))
    assert ["o", "o"] == made


def test_once_keeps_none():
    """None is a result like any other."""
    registry = Registry([])
    calls = [registry.once("key", lambda: None), registry.once("key", lambda: 1)]
    assert [None, None] == calls


def test_once_forgets_what_raised():
    """If making raises, the error is the caller's, and the next one may try again."""
    registry = Registry([])

    def fail() -> None:
        raise ExpressionError("no")

    with pytest.raises(ExpressionError):
        registry.once("key", fail)
    assert 1 == registry.once("key", lambda: 1)


def test_once_is_thread_safe():
    """Of several threads that ask at once, one makes and all get the same."""
    registry = Registry([])
    made: list[object] = []
    got: list[object] = []
    start = threading.Barrier(8)

    def make() -> object:
        time.sleep(0.01)
        made.append(object())
        return made[-1]

    def ask() -> None:
        start.wait()
        got.append(registry.once("key", make))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (1, made * 8) == (len(made), got)


def test_every_hook_is_documented():
    """The hook file tells of each hook what it gives, in the order in which a reader looks for it."""
    hooks = [hook for name, hook in vars(hookspecs).items() if name.startswith("imr_")]
    assert 7 == len(hooks)
    for hook in hooks:
        text = inspect.getdoc(hook) or ""
        assert "Args:" in text if inspect.signature(hook).parameters else "Returns:" in text
