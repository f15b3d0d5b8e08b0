"""Editions in force whose text is not encoded: declared, so that their silence misleads nobody."""

from __future__ import annotations

from functools import cached_property

from attrs import field, frozen

from imr_core.expressions import Condition, FactLeaf, Truth, facts_in
from imr_core.guidelines._finding import SILENT, Finding
from imr_core.outcomes import Outcome
from imr_core.sources import Edition, Step

# Everything but a conflict is still possible where nobody has encoded the text.
_ANYTHING = frozenset(Outcome) - {Outcome.CONFLICT}


@frozen
class NotEncoded:
    """An edition in force whose text is not encoded. Made by :func:`not_encoded`."""

    id: str
    edition: Edition
    addresses: Condition
    why: str
    title: str = field(kw_only=True)
    step: Step = field(kw_only=True, default=Step.MTUS)

    @property
    def name(self) -> str:
        """Identifier and edition."""
        return f"{self.id}/{self.edition.name}"

    @cached_property
    def facts(self) -> dict[str, FactLeaf]:
        """The facts on which it hangs whether the edition addresses an item, by name."""
        return facts_in(self.addresses)

    @staticmethod
    def conclude(addresses: Truth) -> Finding:
        """Return its finding: silence where it does not address the item, else every outcome but a conflict."""
        return SILENT if addresses is False else Finding(_ANYTHING, addresses=addresses)


def not_encoded(
    id: str, edition: Edition, addresses: Condition, why: str, *, title: str | None = None, step: Step = Step.MTUS
) -> NotEncoded:
    """Declare an edition in force whose text is not encoded: nothing is proposed past it.

    Args:
        id: Name of the guideline.
        edition: The edition and its dates in force.
        addresses: The condition under which it addresses an item.
        why: Why it is not encoded.
        title: Its title; *id* if None.
        step: Its step in the search sequence.
    """
    return NotEncoded(id, edition, addresses, why, title=title or id, step=step)
