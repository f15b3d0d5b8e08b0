"""Proving the guidelines of a registry, one edition after another."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click
from attrs import frozen

from imr_core.cli._catalogue import AnyGuideline
from imr_core.errors import hint_at
from imr_core.expressions import facts_in
from imr_core.facts import Scattered, case_solver, scatter
from imr_core.guidelines import Evaluator, Guideline, NotEncoded
from imr_core.readings import Lint, Proof, Solver, lints, prove, prove_editions
from imr_core.registry import Registry, name_of

ENCODED, NOT_ENCODED, OPAQUE = "encoded", "not_encoded", "opaque"


@frozen(eq=False)
class Checked:
    """What became of the obligations of one edition, or of all editions of one guideline.

    Args:
        name: Identifier and edition; the identifier alone for all editions.
        owner: Distribution and version of the plugin.
        kind: Whether the edition is encoded, not encoded or opaque.
        proofs: What was to be proved.
        lints: What is worth a look.
        seconds: How long it took.
        why: Why it is not encoded, or None.
    """

    name: str
    owner: str
    kind: str = ENCODED
    proofs: tuple[Proof, ...] = ()
    lints: tuple[Lint, ...] = ()
    seconds: float = 0.0
    why: str | None = None

    @property
    def failed(self) -> list[Proof]:
        """The obligations that are not proved."""
        return [proof for proof in self.proofs if proof.holds is not True]


def named(names: Sequence[str], registry: Registry) -> list[AnyGuideline]:
    """Return the editions of these names, each once; all if there is no name.

    Raises:
        UsageError: If there is nothing of such a name.
    """
    for name in names:
        if not any(name in (each.id, name_of(each)) for each in registry.guidelines):
            raise no_guideline(name, registry)
    return [each for each in registry.guidelines if not names or {each.id, name_of(each)} & set(names)]


def no_guideline(name: str, registry: Registry) -> click.UsageError:
    """Return the error that there is no guideline of a name, with the nearest."""
    known = sorted({known for each in registry.guidelines for known in (each.id, name_of(each))})
    hint = hint_at(name, known, "guidelines") or "'imr guidelines' lists what there is."
    return click.UsageError(f"There is no guideline {name!r}. {hint}")


def checked_edition(guideline: AnyGuideline, registry: Registry) -> Checked:
    """Prove one edition, and lint it."""
    name = name_of(guideline)
    owner = owner_of(guideline, registry)
    if isinstance(guideline, NotEncoded):
        return Checked(name, owner, NOT_ENCODED, why=guideline.why)
    if not isinstance(guideline, Guideline):
        return Checked(name, owner, OPAQUE)
    began = time.monotonic()
    solver = solver_of(registry, guideline)
    proofs = tuple(prove(guideline, solver=solver))
    found = tuple(lints(guideline, solver))
    return Checked(name, owner, ENCODED, proofs, found, time.monotonic() - began)


def solver_of(registry: Registry, *guidelines: Guideline | NotEncoded) -> Solver:
    """Return a solver for the conditions of some guidelines."""
    conditions = [each.addresses for each in guidelines]
    conditions += [rule.when for each in guidelines if isinstance(each, Guideline) for rule in each.rules]
    return case_solver(conditions, registry.laws, registry.services, registry.drugs)


def owner_of(guideline: AnyGuideline, registry: Registry) -> str:
    """Return the plugin that gives a guideline, with its version."""
    owner = registry.owner(name_of(guideline))
    versions = {plugin.name: plugin.version for plugin in registry.plugins}
    return f"{owner} {versions.get(owner, '')}".rstrip()


def checked_ids(guidelines: Iterable[AnyGuideline], registry: Registry) -> list[Checked]:
    """Prove for each guideline that at any dates one of its editions is in force, and no two."""
    ids = dict.fromkeys(each.id for each in guidelines)
    solver = Solver(registry.laws)
    return [_checked_id(id, registry, solver) for id in ids]


def _checked_id(id: str, registry: Registry, solver: Solver) -> Checked:
    editions = [each for each in registry.guidelines if each.id == id]
    began = time.monotonic()
    steps = {each.step for each in editions}
    beside = [
        each for each in registry.guidelines if isinstance(each, NotEncoded) and each.id != id and {each.step} == steps
    ]
    proofs = tuple(prove_editions(editions, solver, beside))
    owners = dict.fromkeys(owner_of(each, registry) for each in editions)
    return Checked(id, ", ".join(owners), ENCODED, proofs, (), time.monotonic() - began)


def unused_facts(registry: Registry) -> tuple[str, ...]:
    """Return the facts that plugins declare and no guideline or bar speaks of; none where something is opaque."""
    if any(
        isinstance(each, Evaluator) and not isinstance(each, Guideline | NotEncoded) for each in registry.guidelines
    ):
        return ()
    used = {name for bar in registry.bars for name in facts_in(bar.when)}
    used |= {name for law in registry.laws for name in facts_in(law)}
    for guideline in registry.guidelines:
        used |= guideline.facts.keys()  # type: ignore[union-attr]  # none is opaque
    return tuple(name for name in registry.facts if "." in name and name not in used)


def write_counterexamples(
    checked: Iterable[Checked], folder: Path | None, registry: Registry
) -> Mapping[int, tuple[Scattered, str | None]]:
    """Return for each failed proof with a counterexample the case that has it, and the file it was written to.

    Args:
        checked: What was proved.
        folder: Where the files are written; None for nowhere.
        registry: The registry.
    """
    written: dict[int, tuple[Scattered, str | None]] = {}
    for each in checked:
        for place, proof in enumerate(each.failed, start=1):
            if proof.facts is not None:
                scattered = counterexample(proof, registry)
                file = f"{each.name.replace('/', '-')}-{place}-{proof.obligation.kind.replace(' ', '-')}.json"
                path = None if folder is None else write_case(folder, file, scattered)
                written[id(proof)] = (scattered, path)
    return written


def counterexample(proof: Proof, registry: Registry) -> Scattered:
    """Return the case of a counterexample."""
    start = next((each.edition.start for each in registry.guidelines if name_of(each) == proof.guideline), None)
    facts = {name: value for name, value in proof.essential.items() if name in registry.facts}
    return scatter(facts, registry.facts, registry.services, registry.drugs, requested_on=start)


def write_case(folder: Path, name: str, scattered: Scattered) -> str:
    """Write a case file; return its path.

    Raises:
        UsageError: If it cannot be written.
    """
    import json

    from imr_core.wire import case_to_json

    path = folder / name
    data: dict[str, Any] = case_to_json(scattered.case)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(data, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    except OSError as error:
        raise click.UsageError(f"{path} cannot be written ({error.strerror}).") from None
    return str(path)
