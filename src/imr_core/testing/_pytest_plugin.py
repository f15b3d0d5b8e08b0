"""The pytest plugin: a plugin's ``cases/*.json`` as tests, and the options of the conformance suite.

It is loaded with every run of pytest in which imr-core is installed, so it imports nothing until
there is something to do.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from imr_core.testing._example_format import EXAMPLE

if TYPE_CHECKING:
    from imr_core.registry import Registry
    from imr_core.testing._example import Example

_MARKS = ("skip", "skipif", "xfail")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options."""
    group = parser.getgroup("imr-core")
    group.addoption(
        "--imr-mutants",
        action="store_true",
        help="break each guideline on purpose, and fail where no case of the plugin notices",
    )
    group.addoption(
        "--imr-propose-cases",
        action="store_true",
        help="write cases for both sides of every number that no case notices yet, for you to fill in",
    )


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect the examples of a plugin: each ``*.json`` of a folder ``cases`` that holds some."""
    if file_path.suffix != ".json" or file_path.parent.name != "cases":
        return None
    try:
        is_ours = EXAMPLE.encode() in file_path.read_bytes()
    except OSError:
        return None
    return ExampleFile.from_parent(parent, path=file_path) if is_ours else None


class ExampleFile(pytest.File):
    """A file of examples."""

    def collect(self) -> Iterator[pytest.Item]:
        """Collect each example, named by its sentence."""
        from imr_core.errors import CaseError
        from imr_core.testing._example import read_examples
        from imr_core.testing._of_project import registry_of

        registry = registry_of(self.path)
        try:
            examples = read_examples(self.path, registry)
        except CaseError as error:
            raise self.CollectError(str(error)) from None
        for example in examples:
            # A full stop at the end would be read as one between names.
            name = example.sentence.rstrip(".")
            yield ExampleItem.from_parent(self, name=name, example=example, registry=registry)


class ExampleItem(pytest.Item):
    """One example."""

    def __init__(self, *, example: Example, registry: Registry, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.example = example
        self.registry = registry

    def runtest(self) -> None:
        """Run it."""
        from imr_core.errors import ImrError
        from imr_core.testing._run_example import differences

        try:
            found = differences(self.example, self.registry)
        except ImrError as error:
            found = (str(error),)
        if found:
            where = f"{self.path}: {self.example.sentence}"
            source = f"\n  source: {self.example.source}" if self.example.source else ""
            pytest.fail(where + "".join(f"\n  {line}" for line in found) + source, pytrace=False)

    def reportinfo(self) -> tuple[Path, None, str]:
        """Return where it stands."""
        return self.path, None, self.name


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the law on mutants out unless it is asked for."""
    if not config.getoption("--imr-mutants"):
        items[:] = [item for item in items if not (_is_conformance(item) and item.name == "test_mutants")]


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Fail a law that is marked to be skipped or to fail: only ``xfails`` may say that, with a reason."""
    if _is_conformance(item):
        marked = [mark for mark in _MARKS if item.get_closest_marker(mark)]
        if marked:
            pytest.fail(
                f"{item.name} is marked {marked[0]!r}; a law that cannot be kept is named in 'xfails' with the reason, "
                "so that everyone sees it",
                pytrace=False,
            )


def _is_conformance(item: pytest.Item) -> bool:
    # By name, so that a run without the suite does not import it.
    cls = getattr(item, "cls", None)
    return any(
        base.__module__ == "imr_core.testing._conformance" and base.__name__ == "GuidelineConformance"
        for base in getattr(cls, "__mro__", ())
    )
