"""Commands that plugins add to ``imr``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from imr_core.errors import PluginError
from imr_core.registry._contribution import Contribution
from imr_core.registry._refusal import Fault, RefusedError, guarded, refuse_if
from imr_core.registry._resolve import failure


def add_commands(contributions: Iterable[Contribution], group: Any) -> tuple[PluginError, ...]:
    """Add the plugins' commands to a group; return what is wrong with those that were not added."""
    added: dict[Contribution, dict[str, Any]] = {}
    failures: list[PluginError] = []
    for contribution in contributions:
        try:
            added[contribution] = _commands_of(contribution, group)
        except RefusedError as refused:
            failures.extend(failure(contribution.source, fault, refused.__cause__) for fault in refused.faults)
    for contribution, commands in added.items():
        others = [other for other in added if other is not contribution and commands.keys() & added[other].keys()]
        if others:
            failures.append(failure(contribution.source, _shared(commands, added, others)))
        else:
            group.commands.update(commands)
    return tuple(sorted(failures, key=str))


def _commands_of(contribution: Contribution, group: Any) -> dict[str, Any]:
    """Return the commands a plugin adds, leaving the group as it was."""
    caller = contribution.commands
    if caller is None:
        return {}
    before = dict(group.commands)
    try:
        guarded("its hook imr_commands", lambda: caller(group=group))
        after = dict(group.commands)
    finally:
        group.commands.clear()
        group.commands.update(before)
    refuse_if(
        Fault(f"it replaces or removes the command {name!r} of imr", "Give its command another name.")
        for name, command in before.items()
        if after.get(name) is not command
    )
    return {name: command for name, command in after.items() if name not in before}


def _shared(commands: dict[str, Any], added: dict[Contribution, dict[str, Any]], others: list[Contribution]) -> Fault:
    name = min(name for name in commands if any(name in added[other] for other in others))
    labels = ", ".join(sorted(other.source.label for other in others if name in added[other]))
    return Fault(f"it adds the command {name!r}, which {labels} adds too", "None of them is added: rename one.")
