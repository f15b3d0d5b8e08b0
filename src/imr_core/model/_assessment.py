"""An assessment: a proposal for each item, with everything it rests on, as plain records."""

from __future__ import annotations

import enum
from typing import Any

from attrs import Factory, field, frozen

from imr_core.model._case import FactValue
from imr_core.outcomes import Outcome
from imr_core.sources import Citation, Step


class Proposal(enum.Enum):
    """What is proposed to the reviewer, who determines."""

    UPHELD = "upheld"
    OVERTURNED = "overturned"


@frozen
class Ground:
    """A rule that holds, or, where several unknown rules agree, one that may.

    Args:
        rule: Guideline, edition and rule, such as ``manual-therapy/2009 · flare-up-exceeded``.
        because: Why, with the values of this case filled in.
        interpretation: Where the rule reads its source more widely than it is written, how; or None.
        citations: What the rule rests on.
        outcome: What the rule says.
        is_certain: Whether the rule holds on the facts known; else it is one of those that may.
    """

    rule: str
    because: str
    outcome: Outcome
    interpretation: str | None = None
    citations: tuple[Citation, ...] = ()
    is_certain: bool = True


@frozen
class FindingRecord:
    """What one guideline says of one part of an item.

    Args:
        part: Body region or ingredient assessed, or None if the request names none.
        guideline: Identifier of the guideline.
        edition: Name of the edition.
        step: Step of the search sequence.
        outcomes: The outcomes still possible, in printing order.
    """

    part: str | None
    guideline: str
    edition: str
    step: Step
    outcomes: tuple[Outcome, ...]


@frozen
class Caveat:
    """A bar that may hold: what it says and which facts would tell."""

    bar: str
    because: str
    missing: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()


@frozen
class Assumption:
    """A value taken for granted, and why."""

    fact: str
    value: Any = field(repr=False)
    why: str


@frozen
class FactUsed:
    """A fact the assessment used: its value, how it is known, and the words that document it."""

    value: FactValue = field(repr=False)
    origin: str
    quote: str | None = field(default=None, repr=False)
    record: str | None = None
    page: int | None = None


@frozen
class Requirement:
    """A value one fact would need: exactly *value*, or a number within bounds."""

    fact: str
    value: FactValue | None = None
    at_least: Any = None
    at_most: Any = None


@frozen
class QuantityWhatIf:
    """Which quantities could be, and which are, necessary.

    Args:
        largest_necessary_quantity: Largest whole number, from 1 to the quantity requested, for which
            necessary is still possible; None if there is none.
        provided: The alternatives of facts that it needs; empty where none is needed or none was found.
        certain_quantity: Largest quantity for which necessary is the only possible outcome, or None.
    """

    largest_necessary_quantity: int | None
    provided: tuple[tuple[Requirement, ...], ...] = ()
    certain_quantity: int | None = None


@frozen
class Way:
    """A smallest set of facts that would settle the item, and the rule it would rest on."""

    rule: str
    outcome: Outcome
    requirements: tuple[Requirement, ...]


@frozen
class Ways:
    """The ways found, the evaluations spent, and whether the search stopped before its end."""

    ways: tuple[Way, ...]
    evaluations: int
    stopped_early: bool


@frozen
class Flip:
    """A smallest change of known facts that would give another outcome.

    Args:
        outcome: The only outcome possible after it; ``NOT_NECESSARY`` also where a bar holds.
        changes: What each fact changed would be, all others staying as they are known.
    """

    outcome: Outcome
    changes: tuple[Requirement, ...]


@frozen
class Flips:
    """The flips found, the evaluations spent, and whether the search stopped before its end."""

    flips: tuple[Flip, ...]
    evaluations: int
    stopped_early: bool


@frozen
class UnencodedEdition:
    """An edition in force whose text is not encoded, so that nothing is proposed past it."""

    guideline: str
    edition: str
    title: str
    why: str


@frozen
class PluginVersion:
    """A plugin that took part, by entry-point name and version."""

    name: str
    version: str


@frozen
class PluginFailure:
    """A plugin, or one of its hooks, that failed, and why."""

    name: str
    distribution: str
    reason: str


@frozen
class ItemAssessment:
    """What is proposed for one item, and all that it rests on.

    Args:
        id: Identifier of the item.
        text: The request in its own words.
        service: Name of the service, or None.
        quantity: The quantity of the whole request.
        outcomes: The outcomes still possible, in printing order.
        proposed: What is proposed, or None.
        findings: What each guideline says of each part, silent ones left out.
        grounds: The rules it rests on.
        caveats: Bars that may hold.
        bars: Bars that certainly hold.
        open_facts: Facts on which a rule that may still hold hangs.
        assumed: Values taken for granted.
        what_if: Which quantities could be necessary, or None.
        facts: The facts used, by name.
        published: The published outcome, carried along unread.
        is_addressed: Whether some guideline may address some part of the item.
        contradictions: Laws that the facts break.
        not_encoded: Editions in force that are not encoded and that this item met.
    """

    id: str
    text: str = field(repr=False)
    service: str | None
    quantity: Any
    outcomes: tuple[Outcome, ...]
    proposed: Proposal | None
    findings: tuple[FindingRecord, ...] = ()
    grounds: tuple[Ground, ...] = ()
    caveats: tuple[Caveat, ...] = ()
    bars: tuple[Ground, ...] = ()
    open_facts: tuple[str, ...] = ()
    assumed: tuple[Assumption, ...] = ()
    what_if: QuantityWhatIf | None = None
    facts: dict[str, FactUsed] = field(default=Factory(dict), repr=False)
    published: str | None = None
    is_addressed: bool = False
    contradictions: tuple[str, ...] = ()
    not_encoded: tuple[UnencodedEdition, ...] = ()

    @property
    def citations(self) -> tuple[Citation, ...]:
        """What the grounds, and the bars that hold, rest on; each once, in order."""
        return tuple(dict.fromkeys(c for ground in (*self.grounds, *self.bars) for c in ground.citations))


@frozen
class Assessment:
    """A proposal for each item of a case. It proposes; a qualified reviewer determines.

    Args:
        items: The items, in the order of the case.
        reading: ``open`` or ``closed``.
        case_number: The case number, or None.
        core_version: Version of imr-core.
        plugins: The plugins that took part.
        failed_plugins: Plugins that failed; their silence is not a guideline's silence.
        not_encoded: Editions in force that are not encoded, over all items.
    """

    items: tuple[ItemAssessment, ...]
    reading: str
    case_number: str | None = None
    core_version: str = ""
    plugins: tuple[PluginVersion, ...] = ()
    failed_plugins: tuple[PluginFailure, ...] = ()
    not_encoded: tuple[UnencodedEdition, ...] = ()
