"""Count what each plugin encodes, and say where every row of its sources went: `python benchmarks/sources.py`.

A row is named as citations name it (`seen_in`), such as `physical.md 2.2`. What no citation names, since it is held
elsewhere or is no rule, is told by the `rows` module of the plugin that has one.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from importlib import import_module

from imr_core import Guideline, Registry
from imr_core.guidelines import NotEncoded, Place, provenance
from imr_core.registry import name_of

ACCOUNTS = {"physical.md": ("imr_physical_therapy.rows", "account"), "pharmacy.md": ("imr_pharmacy.rows", "row_map")}


def places(registry: Registry) -> dict[str, list[Place]]:
    """Return every row that something names, and where it went."""
    found: dict[str, dict[Place, None]] = {}
    for cite, place in provenance(registry.guidelines, registry.bars):
        for seen in cite.seen_in:
            found.setdefault(seen, {})[place] = None
    for source, (module, function) in ACCOUNTS.items():
        for row, told in getattr(import_module(module), function)().items():
            found.setdefault(f"{source} {row}", {}).update(dict.fromkeys(told))
    return {row: list(told) for row, told in sorted(found.items(), key=lambda pair: _order(pair[0]))}


def _order(row: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"(\d+)", row)]


def main() -> None:
    """Print the table of plugins, and with --rows every row."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", action="store_true", help="print where every row went")
    arguments = parser.parse_args()
    registry = Registry.from_environment()
    heads = ("guidelines", "editions", "rules", "inactive", "parameters", "not encoded")
    print(f"{'plugin':18} " + " ".join(f"{head:>{len(head)}}" for head in heads))
    for plugin in registry.plugins:
        mine = [each for each in registry.guidelines if registry.owner(name_of(each)) == plugin.name]
        encoded = [each for each in mine if isinstance(each, Guideline)]
        kinds = Counter(place.kind for _, place in provenance(encoded))
        rules = sum(len(each.rules) for each in encoded)
        parameters = sum(len(each.parameters) for each in encoded)
        declared = sum(isinstance(each, NotEncoded) for each in mine)
        print(
            f"{plugin.name:18} {len({each.id for each in mine}):10} {len(mine):8} {rules:5} {kinds['inactive']:8} "
            f"{parameters:10} {declared:11}"
        )
    rows = {row: told for row, told in places(registry).items() if row.split()[0] in ACCOUNTS}
    for source in ACCOUNTS:
        first = Counter(told[0].kind for row, told in rows.items() if row.startswith(source))
        print(f"{source}: {sum(first.values())} rows; " + ", ".join(f"{first[kind]} {kind}" for kind in sorted(first)))
    for row, told in rows.items() if arguments.rows else ():
        for place in told:
            print(f"{row:20} {place.kind:12} {place.where}" + (f" ({place.why})" if place.why else ""))


if __name__ == "__main__":
    main()
