"""Hold the case files of published determinations against what was determined: `python benchmarks/determinations.py`.

The case files of examples/published state the facts of each letter as a reader of the whole letter documents them,
by people who saw neither the rules nor the outcome. They are assessed in the closed reading, and counted for each
plugin whose guidelines address the item's service. Always answering "upheld" is printed beside, for what it is worth.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from attrs import frozen

from imr_core import Registry, assess, load_case
from imr_core.model import ItemAssessment

CASES = Path(__file__).parent.parent / "examples" / "published"


@frozen
class Row:
    """One item of a case file, with its assessment.

    Args:
        case: Its case number.
        specialty: The plugin whose guidelines address it.
        item: Its assessment.
    """

    case: str
    specialty: str
    item: ItemAssessment

    @property
    def proposed(self) -> str | None:
        """What is proposed."""
        return self.item.proposed.value if self.item.proposed else None


def rows(registry: Registry, folder: Path) -> Iterable[Row]:
    """Assess every item of the case files of a folder that belongs to a specialty."""
    services = specialties(registry)
    for file in sorted(folder.glob("*.json")):
        case = load_case(file.read_bytes(), registry, source=file.name)
        for item in assess(case, registry, "closed", what_if=False).items:
            specialty = services.get(item.service or "")
            if specialty:
                yield Row(case.case_number or file.stem, specialty, item)


def specialties(registry: Registry) -> dict[str, str]:
    """Return the plugin that speaks to each service: the one whose guidelines can address it."""
    from imr_core.expressions import Condition
    from imr_core.readings import truth
    from imr_core.registry import name_of

    found: dict[str, str] = {}
    for service in registry.services:
        for guideline in registry.guidelines:
            condition = guideline.addresses
            if isinstance(condition, Condition) and truth(condition, {"service": service}) is not False:
                found.setdefault(service, registry.owner(name_of(guideline)))
    return found


def share(part: int, whole: int) -> str:
    """Write a count beside its share."""
    return f"{part} of {whole}" + (f" ({part / whole:.0%})" if whole else "")


def table(name: str, items: list[Row]) -> None:
    """Print the figures of one specialty."""
    addressed = [row for row in items if row.item.is_addressed]
    determined = [row for row in addressed if row.proposed]
    agreed = [row for row in determined if row.proposed == row.item.published]
    recalls = {
        outcome: (
            sum(row.proposed == outcome for row in items if row.item.published == outcome),
            sum(row.item.published == outcome for row in items),
        )
        for outcome in ("upheld", "overturned")
    }
    shares = [part / whole for part, whole in recalls.values() if whole]
    upheld = recalls["upheld"][1]
    print(f"{name}: {len(items)} items")
    print(f"  addressed            {share(len(addressed), len(items))}")
    print(f"  determined           {share(len(determined), len(items))}")
    print(f"  agreed               {share(len(agreed), len(determined))}")
    for outcome, (part, whole) in recalls.items():
        print(f"  {outcome + ' proposed so':20} {share(part, whole)}")
    if shares:
        print(f"  balanced accuracy    {sum(shares) / len(shares):.0%}, no proposal counted as a miss")
        print(f"  always 'upheld'      {share(upheld, len(items))}, balanced accuracy {1 / len(shares):.0%}")


def misses(items: list[Row]) -> None:
    """List every disagreement, the worst first, and every item without a proposal."""
    differing = [row for row in items if row.proposed and row.proposed != row.item.published]
    for row in sorted(differing, key=lambda row: row.item.published != "overturned"):
        worst = "WORST " if row.item.published == "overturned" else ""
        print(f"  {worst}{row.case} item {row.item.id}: published {row.item.published}, proposed {row.proposed}")
        for ground in (*row.item.grounds, *row.item.bars):
            print(f"    {ground.because} ({ground.rule})")
    for row in items:
        if not row.proposed:
            still = ", ".join(outcome.value for outcome in row.item.outcomes)
            print(f"  {row.case} item {row.item.id}: no proposal, published {row.item.published}; possible: {still}")
            for ground in row.item.grounds:
                print(f"    {ground.because} ({ground.rule})")
            if row.item.open_facts:
                print(f"    open: {', '.join(row.item.open_facts)}")


def main() -> None:
    """Print the table of each specialty, and every miss."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=CASES, help="folder of case files")
    folder = parser.parse_args().folder
    found = list(rows(Registry.from_environment(), folder))
    for specialty in sorted({row.specialty for row in found}):
        table(specialty, [row for row in found if row.specialty == specialty])
    table("all", found)
    print("misses")
    misses(found)


if __name__ == "__main__":
    main()
