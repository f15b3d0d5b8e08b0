"""Real, tiny distributions, written to a folder and found through sys.path like any that is installed."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from imr_core.registry import Registry

HEADER = """
from imr_core import (
    NECESSARY, NOT_NECESSARY, Bar, BodyRegion, Citation, Course, Drug, Edition, Guideline, Injury, Request, Rule,
    Service, Step, Trigger, Unit, Verification, Vocabulary, choice, count, flag, hookimpl, implies, not_encoded,
)

CITE = Citation("A Guideline", year=2020, section="1", verification=Verification.PRIMARY_TEXT)
ANY = Request.visits >= 0

def guideline(id, edition="2020", when=ANY, addresses=ANY):
    rule = Rule("only", when=when, outcome=NECESSARY, because="It is so", cite=CITE)
    return Guideline(id, title=id.title(), step=Step.MTUS, edition=Edition(edition, Trigger.REQUEST_DATE),
                     addresses=addresses, rules=[rule])
"""

HEALTHY = """
HEAT = Service("heat", unit=Unit.VISIT, phrases=("heat lamp",))

BACK = Request.body_region.one_of(BodyRegion.BACK, BodyRegion.LUMBAR_SPINE)

class Heat(Vocabulary):
    warms = flag("It warms.")
    improvement = flag("Warming is documented.", undocumented=False)
    sessions = count("Earlier sessions.", Unit.VISIT)
    laws = [implies(improvement, sessions >= 1)]

@hookimpl
def imr_guidelines():
    yield guideline("heat", when=Heat.warms & ~Heat.improvement, addresses=Request.service.is_(HEAT) & BACK)
    yield not_encoded("heat", Edition("2021", Trigger.REQUEST_DATE), ANY, "not seen")

@hookimpl
def imr_vocabularies():
    return (Heat,)

@hookimpl
def imr_services():
    return [HEAT]

@hookimpl
def imr_drugs():
    return {Drug("capsaicin", classes=("topical",))}

@hookimpl
def imr_bars():
    return [Bar("heat-cap", when=Heat.sessions >= 24, because="{sessions} sessions", cite=CITE)]
"""


class Site:
    """A folder of distributions."""

    def __init__(self, folder: Path) -> None:
        """Begin with an empty folder."""
        self.folder = folder
        self.modules: list[str] = []
        self.names: list[str] = []

    def add(self, name: str, source: str, *, version: str = "1.0", requires: str = "", distribution: str = "") -> str:
        """Write a distribution ``imr-<name>`` with one plugin; return the name of its module."""
        module = f"imr_{name}"
        distribution = distribution or f"imr-{name}"
        self.write(f"{module}.py", HEADER + source)
        lines = ["Metadata-Version: 2.1", f"Name: {distribution}", f"Version: {version}"]
        self.add_metadata(
            f"{distribution.replace('-', '_')}-{version}",
            "\n".join([*lines, *([f"Requires-Dist: {requires}"] if requires else [])]) + "\n",
            f"[imr_core]\n{name} = {module}\n",
        )
        self.modules.append(module)
        self.names.append(name)
        return module

    def add_metadata(self, stem: str, metadata: str, entry_points: str) -> None:
        """Write the folder in which an installer describes a distribution."""
        self.write(f"{stem}.dist-info/METADATA", metadata)
        self.write(f"{stem}.dist-info/entry_points.txt", entry_points)

    def write(self, path: str, text: str) -> None:
        """Write a file of the folder."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def load(self, *names: str) -> Registry:
        """Load these plugins, or all of the folder, beside those of the core, afresh."""
        self.forget()
        return Registry.from_environment(allow=names or self.names)

    def forget(self) -> None:
        """Unload what was loaded from the folder."""
        for module in self.modules:
            sys.modules.pop(module, None)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A folder of distributions on sys.path, with the healthy plugin ``m_heat`` in it."""
    for name in ("IMR_LOAD_PLUGINS", "IMR_DISABLE_PLUGINS", "IMR_STRICT_PLUGINS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    monkeypatch.syspath_prepend(tmp_path)
    site = Site(tmp_path)
    site.add("m_heat", HEALTHY)
    yield site
    site.forget()


@pytest.fixture
def header() -> str:
    """What every plugin written by a test begins with: imports, a citation, a way to make a guideline."""
    return HEADER


@pytest.fixture
def make(header: str) -> Callable[..., ModuleType]:
    """Make a module out of a plugin's source, to be given to a registry outright."""

    def module(name: str, source: str) -> ModuleType:
        made = ModuleType(name)
        exec(header + source, vars(made))
        return made

    return module
