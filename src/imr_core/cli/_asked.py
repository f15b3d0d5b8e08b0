"""Names of guidelines that a user gives on the command line."""

from __future__ import annotations

from collections.abc import Iterable

import click

from imr_core.errors import nearest
from imr_core.guidelines import Guideline
from imr_core.registry import Registry, name_of


def known_unverified(asked: Iterable[str], registry: Registry) -> tuple[str, ...]:
    """Return what is to be in force though unverified, by the names that an assessment takes.

    Raises:
        UsageError: If there is nothing of such a name.
    """
    known = {name: name for guideline in registry.guidelines for name in (guideline.id, name_of(guideline))}
    known |= {bar.id: bar.id for bar in registry.bars}
    for guideline in registry.guidelines:
        if isinstance(guideline, Guideline):
            for full, rule in ((guideline.name_of(rule.id), rule) for rule in guideline.rules):
                known |= {full: full, f"{guideline.name}/{rule.id}": full}
    for name in asked:
        if name not in known:
            raise click.UsageError(f"There is no guideline, rule or bar {name!r}.{_nearest(name, known)}")
    return tuple(known[name] for name in asked)


def _nearest(name: str, known: Iterable[str]) -> str:
    near = nearest(name, sorted(known))
    return f" Nearest known: {', '.join(near)}." if near else " 'imr guidelines' lists what there is."
