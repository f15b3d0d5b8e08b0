"""The suite that an author of a plugin subclasses."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

import pytest

from imr_core.testing import _laws_asked as ask
from imr_core.testing import _laws_proved as prove
from imr_core.testing import _laws_written as written
from imr_core.testing._kit import Kit
from imr_core.testing._law_texts import LAWS

_GIVEN = frozenset({"plugin", "cases", "xfails", "examples", "most_milliseconds"})


class WeakenedSuiteError(TypeError):
    """A subclass of the suite that takes a law out or changes it."""


class GuidelineConformance:
    """Test a plugin against the laws that every guideline keeps.

    Subclass it in a test module and give two fixtures::

        class TestConformance(GuidelineConformance):
            @pytest.fixture
            def plugin(self):
                return imr_acupuncture

            @pytest.fixture
            def cases(self):
                return Path(__file__).parents[1] / "cases"

    Each law is one test, named after it; what it prints says what the law is, why it matters and
    what to do. A law may not be removed or changed. One that a guideline cannot keep is named in
    ``xfails``, with the reason; it then has to fail, and once it holds again the entry has to go.

    Attributes:
        xfails: Laws that are known to be broken, with the reason: ``{"monotone": "…"}`` for all
            guidelines of the plugin, ``{"monotone: acupuncture/2007": "…"}`` for one.
        examples: How many facts each law tries for each guideline; never fewer than 50.
        most_milliseconds: The longest that one evaluation may take, in milliseconds.
    """

    xfails: ClassVar[Mapping[str, str]] = {}
    examples: ClassVar[int] = 100
    most_milliseconds: ClassVar[float] = 50.0

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        faults = weaknesses(cls)
        if faults:
            raise WeakenedSuiteError(f"{cls.__qualname__} weakens the suite: " + "; ".join(faults))

    @pytest.fixture
    def plugin(self) -> Any:
        """Give the plugin: its module, or a sequence of it and the plugins it builds on."""
        raise WeakenedSuiteError(f"{type(self).__name__} gives no fixture 'plugin': return your plugin's module")

    @pytest.fixture
    def cases(self) -> Path:
        """Give the folder of the plugin's examples."""
        raise WeakenedSuiteError(f"{type(self).__name__} gives no fixture 'cases': return the folder of your examples")

    @pytest.fixture
    def kit(self, plugin: Any, cases: Path, request: pytest.FixtureRequest) -> Kit:
        """What the laws are held against."""
        kit = Kit.of(plugin, cases, type(self))
        if request.config.getoption("--imr-propose-cases", default=False):
            from imr_core.testing._propose import propose

            propose(kit.subjects, kit.read_examples(), cases)
            kit = Kit.of(plugin, cases, type(self))
        return kit

    def test_suite_is_whole(self) -> None:
        """Nothing of the suite is removed, changed or left to fail without a reason."""
        assert weaknesses(type(self)) == []

    def test_loads(self, kit: Kit) -> None:
        """The plugin loads."""
        kit.hold_plugin("loads", kit.failures())

    def test_total(self, kit: Kit) -> None:
        """Valid facts always give a finding."""
        kit.hold("total", lambda subject: ask.total(subject, kit.examples_to_try))

    def test_pure(self, kit: Kit) -> None:
        """Asking changes nothing."""
        kit.hold("pure", lambda subject: ask.pure(subject, kit.examples_to_try))

    def test_deterministic(self, kit: Kit) -> None:
        """The same facts give the same finding."""
        kit.hold("deterministic", lambda subject: ask.deterministic(subject, kit.examples_to_try))

    def test_order_free(self, kit: Kit) -> None:
        """No order changes a finding."""
        kit.hold("order_free", lambda subject: ask.order_free(subject, kit.examples_to_try))

    def test_sound(self, kit: Kit) -> None:
        """Unknown is not no."""
        kit.hold("sound", lambda subject: ask.sound(subject, kit.examples_to_try))

    def test_monotone(self, kit: Kit) -> None:
        """Less is necessary wherever more is, where that is declared."""
        kit.hold("monotone", lambda subject: prove.monotone(subject, kit.examples_to_try))

    def test_roundtrip(self, kit: Kit) -> None:
        """Cases survive being written and read."""
        kit.hold("roundtrip", lambda subject: written.roundtrip(subject, kit.examples_to_try))

    def test_consistent(self, kit: Kit) -> None:
        """No two rules disagree."""
        kit.hold("consistent", lambda subject: prove.consistent(subject, kit.examples_to_try))

    def test_complete(self, kit: Kit) -> None:
        """What claims to be complete is."""
        kit.hold("complete", lambda subject: prove.complete(subject, kit.examples_to_try))

    def test_cited(self, kit: Kit) -> None:
        """Each value has a source."""
        kit.hold("cited", written.cited)

    def test_boundaries(self, kit: Kit) -> None:
        """Cases stand on both sides of every number."""
        kit.hold("boundaries", lambda subject: written.boundaries(subject, kit.read_examples()))

    def test_cases(self, kit: Kit) -> None:
        """Each case comes out as its file says."""
        kit.hold_plugin("cases", written.cases(kit.registry, kit.read_examples()))

    def test_readings_agree(self, kit: Kit) -> None:
        """All readings agree on each condition."""
        kit.hold("readings_agree", lambda subject: prove.readings_agree(subject, kit.examples_to_try))

    def test_private(self, kit: Kit) -> None:
        """Nothing of a case is repeated."""
        kit.hold("private", lambda subject: written.private(subject, kit.examples_to_try))

    def test_quick(self, kit: Kit) -> None:
        """An evaluation is quick."""
        kit.hold("quick", lambda subject: ask.quick(subject, kit.suite.most_milliseconds))

    def test_mutants(self, kit: Kit) -> None:
        """The plugin's cases notice when a rule is broken; runs with ``--imr-mutants`` only."""
        from imr_core.testing._survivors import survivors

        kit.hold("mutants", lambda subject: survivors(subject, kit.read_examples()))


def weaknesses(suite: type) -> list[str]:
    """Return how a subclass of the suite weakens it, in words; empty if it does not."""
    found = [
        f"{name!r} is the suite's own and may not be removed or changed; a law that cannot be kept is named in "
        "'xfails' with the reason"
        for name in vars(GuidelineConformance)
        if _is_law(name) and inspect.getattr_static(suite, name, None) is not vars(GuidelineConformance)[name]
    ]
    for key, reason in dict(getattr(suite, "xfails", {})).items():
        law = key.partition(":")[0].strip()
        if law not in LAWS:
            found.append(f"'xfails' names {law!r}, which is no law; the laws are {', '.join(sorted(LAWS))}")
        elif not isinstance(reason, str) or not reason.strip():
            found.append(f"'xfails' gives no reason for {key!r}")
    if suite.__dict__.get("pytestmark") or suite.__dict__.get("__test__") is False:
        found.append("it is marked, so that its tests could be skipped; name the laws in 'xfails' instead")
    return found


def _is_law(name: str) -> bool:
    return name not in _GIVEN and not (name.startswith("__") and name.endswith("__")) and name != "pytestmark"
