"""Which cases a difference between guidelines touches: made-up ones to show it, and real ones to count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from attrs import frozen

from imr_core.cli._app import App
from imr_core.expressions import Value
from imr_core.facts import LawBook, Scattered, drug_class_values, gather, part_values, parts, scatter, settle
from imr_core.model import Case, DisputedItem
from imr_core.readings import Difference, truth
from imr_core.registry import Registry

_CASES = (".json", ".pdf", ".txt")
Examples = Sequence[tuple[Scattered, str | None]]


@frozen
class TouchedItem:
    """An item of a real case that lies in some regions, or may.

    Args:
        source: The file.
        item: Its id.
        text: The request.
        surely: Places of the regions in which it lies.
        perhaps: Places of those in which it may lie, as far as its facts are known.
    """

    source: str
    item: str
    text: str
    surely: tuple[int, ...]
    perhaps: tuple[int, ...]


@frozen
class Touched:
    """The real cases that a difference touches.

    Args:
        cases: How many cases were read.
        items: How many items they have.
        touched: The items that lie in some region, or may.
    """

    cases: int
    items: int
    touched: tuple[TouchedItem, ...]

    @property
    def surely(self) -> list[TouchedItem]:
        """The items that surely lie in some region."""
        return [each for each in self.touched if each.surely]

    @property
    def perhaps(self) -> list[TouchedItem]:
        """The items of which it is not known whether they do."""
        return [each for each in self.touched if not each.surely]


def write_examples(
    differences: Sequence[Difference], folder: Path | None, registry: Registry, requested_on: date | None
) -> Examples:
    """Return a made-up case for each difference, and the file it was written to, if it was.

    Raises:
        UsageError: If a file cannot be written.
    """
    from imr_core.cli._prove import write_case

    examples: list[tuple[Scattered, str | None]] = []
    for place, each in enumerate(differences, start=1):
        facts = {name: value for name, value in each.known.items() if name in registry.facts}
        made = scatter(facts, registry.facts, registry.services, registry.drugs, requested_on=requested_on)
        path = None if folder is None else write_case(folder, f"region-{place}.json", made)
        examples.append((made, path))
    return examples


def touched(app: App, paths: Sequence[str], differences: Sequence[Difference], *, closed: bool) -> Touched:
    """Read real cases, and tell which items lie in which regions. What cannot be read is reported.

    Args:
        app: The run.
        paths: Files and folders.
        differences: The regions.
        closed: Whether what the records do not show counts as not so, even where the file does not say so.
    """
    from imr_core.cli._errors import each
    from imr_core.cli._inputs import load
    from imr_core.cli._progress import track

    registry = app.registry
    book = LawBook(registry.laws, registry.facts)
    files = files_at(app, paths)
    read = each(app, track(app, files, "Reading cases"), lambda source: load(source, registry))
    found = [
        _placed(source, item, _known(case, item, registry, book, closed), differences)
        for source, item, case in _items(read)
    ]
    return Touched(len(read), len(found), tuple(one for one in found if one.surely or one.perhaps))


def _items(read: Sequence[tuple[str, Case]]) -> Iterator[tuple[str, DisputedItem, Case]]:
    for source, case in read:
        for item in case.items:
            yield source, item, case


def _known(
    case: Case, item: DisputedItem, registry: Registry, book: LawBook, closed: bool
) -> list[Mapping[str, Value]]:
    """Return what is known of each part of an item."""
    gathered = gather(case, item, registry.facts, registry.services)
    values = settle(gathered.values, book, closed=closed or case.records_complete)
    beside = drug_class_values(case, item, registry.drugs)
    return [
        {**values.values, **beside, **part_values(part, registry.drugs, item.request.drug)}
        for part in parts(item.request)
    ]


def _placed(
    source: str, item: DisputedItem, known: Sequence[Mapping[str, Value]], differences: Sequence[Difference]
) -> TouchedItem:
    surely, perhaps = [], []
    for place, each in enumerate(differences):
        truths = [truth(each.condition, facts) for facts in known]
        if True in truths:
            surely.append(place)
        elif None in truths:
            perhaps.append(place)
    return TouchedItem(source, item.id, item.request.text, tuple(surely), tuple(perhaps))


def files_at(app: App, paths: Sequence[str]) -> list[str]:
    """Return the case files and letters to read, each once, folders searched; what is not there is reported."""
    from imr_core.cli._errors import report
    from imr_core.errors import LetterError

    found: dict[Path, str] = {}
    for path in map(Path, paths):
        inside = [path]
        if path.is_dir():
            inside = sorted(file for file in path.rglob("*") if file.suffix.lower() in _CASES and file.is_file())
        if not inside:
            report(app, LetterError("the folder holds no .json, .txt or .pdf file", str(path)))
        elif not path.exists():
            report(app, LetterError("there is no such file or folder", str(path)))
        else:
            for file in inside:
                found.setdefault(file.resolve(), str(file))
    return list(found.values())
