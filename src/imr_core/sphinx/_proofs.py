"""What is proved of a guideline, where the solver is installed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from attrs import frozen
from docutils import nodes

from imr_core.errors import MissingExtraError
from imr_core.expressions import FactLeaf
from imr_core.guidelines import Guideline
from imr_core.readings import value_words, words
from imr_core.registry import Registry
from imr_core.sphinx._nodes import badge, bullets, emphasis, paragraph, table

if TYPE_CHECKING:
    from imr_core.readings import Proof


@frozen(eq=False)
class Status:
    """What became of the obligations of one guideline; None where no solver is installed."""

    proofs: tuple[Proof, ...] | None

    @property
    def failed(self) -> Sequence[Proof]:
        """The obligations that are not proved."""
        return [proof for proof in self.proofs or () if proof.holds is not True]


@cache
def status(guideline: Guideline, registry: Registry) -> Status:
    """Prove a guideline under the laws of a registry.

    Args:
        guideline: The guideline.
        registry: The registry it belongs to.
    """
    from imr_core.readings import prove

    try:
        return Status(tuple(prove(guideline, registry.laws)))
    except MissingExtraError:
        return Status(None)


def proof_nodes(guideline: Guideline, registry: Registry) -> list[nodes.Node]:
    """Return what is proved of a guideline, kind by kind, and each obligation that is not."""
    found = status(guideline, registry)
    if found.proofs is None:
        return [paragraph("Not proved in this build: the solver (extra ", nodes.literal("", "prove"), ") is absent.")]
    proved = len(found.proofs) - len(found.failed)
    said = f"{proved} of {len(found.proofs)} proved"
    body: list[nodes.Node] = [paragraph(badge(said, "failed" if found.failed else "proved"))]
    body.append(table(("Obligation", "Proved", "Of"), _by_kind(found), classes=["imr-numbers"]))
    if found.failed:
        body.append(bullets(_failure(proof, guideline) for proof in found.failed))
    return body


def _by_kind(found: Status) -> list[tuple[str, str, str]]:
    proofs = found.proofs or ()
    every = Counter(proof.obligation.kind for proof in proofs)
    held = Counter(proof.obligation.kind for proof in proofs if proof.holds is True)
    return [(kind, str(held[kind]), str(count)) for kind, count in every.items()]


def _failure(proof: Proof, guideline: Guideline) -> list[nodes.Node | str]:
    verdict = "not proved" if proof.holds is False else "the solver gave up"
    parts: list[nodes.Node | str] = [emphasis(f"{proof.obligation.kind}: "), proof.obligation.claim, f": {verdict}."]
    if proof.diagnosis:
        parts.append(f" {proof.diagnosis[0].upper()}{proof.diagnosis[1:]}.")
    if proof.essential:
        shown = ", ".join(
            f"{words(name)}: {value_words(value, day=_is_day(guideline.facts.get(name)))}"
            for name, value in sorted(proof.essential.items())
        )
        parts.append(f" Shown by {shown}.")
    return parts


def _is_day(leaf: FactLeaf | None) -> bool:
    return bool(getattr(leaf, "is_day", False))
