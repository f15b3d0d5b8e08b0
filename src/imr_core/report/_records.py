"""What a review report shows, as plain records: data and the words for it, no markup."""

from __future__ import annotations

from attrs import field, frozen

from imr_core.expressions import Truth
from imr_core.guidelines import Unencoded
from imr_core.model import ItemAssessment, PluginVersion, Proposal
from imr_core.outcomes import Outcome
from imr_core.sources import Citation


@frozen
class TermRow:
    """One condition of a rule.

    Args:
        text: The condition in words.
        truth: Whether it holds; None if that is unknown.
        values: The facts it speaks of and what is known of each, in words.
    """

    text: str
    truth: Truth
    values: tuple[tuple[str, str], ...] = field(repr=False)


@frozen
class RuleRow:
    """One rule, or statutory limit.

    Args:
        rule: Its full name.
        name: Its own name, in words.
        outcome: What it says.
        truth: Whether it holds; None if that is unknown.
        is_ground: Whether the assessment rests on it.
        terms: The conditions that must all hold.
        exceptions: The rules that take its place, in words, each with whether it does.
        because: Its reason, the values of the case filled in.
        interpretation: How it reads its source more widely, or None.
        citations: What it rests on.
    """

    rule: str
    name: str
    outcome: Outcome
    truth: Truth
    is_ground: bool
    terms: tuple[TermRow, ...]
    exceptions: tuple[tuple[str, Truth], ...]
    because: str = field(repr=False)
    interpretation: str | None
    citations: tuple[Citation, ...]


@frozen
class GuidelineTable:
    """The decision table of one edition for one part.

    Args:
        name: Identifier and edition.
        title: Its title.
        step: Its step of the search sequence, in words.
        kind: ``encoded``, ``not encoded`` or ``opaque``.
        addresses: Whether it addresses the part.
        scope: The condition under which it does, in words; None where it is opaque.
        outcomes: The outcomes it leaves possible.
        rules: Its rules: those that hold, then those unknown, then those that fail.
        inactive: Its rules that are not in force because their sources are unverified, in words.
        unencoded: What of its text is not encoded.
    """

    name: str
    title: str
    step: str
    kind: str
    addresses: Truth
    scope: TermRow | None
    outcomes: tuple[Outcome, ...]
    rules: tuple[RuleRow, ...]
    inactive: tuple[str, ...]
    unencoded: tuple[Unencoded, ...]


@frozen
class PartTable:
    """One part of an item through the search sequence.

    Args:
        part: The part in words, or None if the request names none.
        outcomes: The outcomes possible for it.
        guidelines: The editions asked.
        not_asked: Titles of those that were not, since an earlier step answers.
    """

    part: str | None
    outcomes: tuple[Outcome, ...]
    guidelines: tuple[GuidelineTable, ...]
    not_asked: tuple[str, ...]


@frozen
class FactRow:
    """A fact of an item.

    Args:
        fact: Its name.
        name: Its name in words.
        meaning: What it says.
        value: Its value in words, with its unit.
        origin: How it is known, in words.
        quote: The words that document it, or None.
        note: Number of the note by which the summary marks those words; None where they stand elsewhere.
        is_used: Whether the assessment used it.
    """

    fact: str
    name: str
    meaning: str
    value: str = field(repr=False)
    origin: str
    quote: str | None = field(repr=False)
    note: int | None
    is_used: bool


@frozen
class AssumedRow:
    """A value taken for granted: the fact in words, the value in words, and why."""

    fact: str
    name: str
    value: str = field(repr=False)
    why: str


@frozen
class Effect:
    """What documenting a value of an open fact comes to.

    Args:
        value: The value in words.
        outcomes: The outcomes then possible; empty where the value cannot be beside what is known.
        proposed: What is then proposed.
        text: The same in words, statutory limits included.
        is_change: Whether it comes to anything else than the file as it stands.
    """

    value: str
    outcomes: tuple[Outcome, ...]
    proposed: Proposal | None
    text: str
    is_change: bool


@frozen
class OpenRow:
    """An open fact.

    Args:
        fact: Its name.
        name: Its name in words.
        meaning: What it says.
        concerns: What hangs on it: ``a guideline``, ``a statutory limit``, or both.
        effects: What each of its values, or ranges of values, decides; none where that has no short answer.
    """

    fact: str
    name: str
    meaning: str
    concerns: str
    effects: tuple[Effect, ...]

    @property
    def is_telling(self) -> bool:
        """Whether documenting it alone comes to anything else than the file as it stands."""
        return any(effect.is_change for effect in self.effects)


@frozen
class QuantityRow:
    """What one quantity would come to.

    Args:
        quantity: The quantity, as a number.
        text: The quantity with its unit.
        outcomes: The outcomes possible.
        proposed: What is proposed.
        said: Outcome and proposal in words.
        because: The reasons, in words.
        is_barred: Whether a statutory limit bars it.
        rules: Names of the rules it rests on.
    """

    quantity: int
    text: str
    outcomes: tuple[Outcome, ...]
    proposed: Proposal | None
    said: str
    because: tuple[str, ...]
    is_barred: bool
    rules: tuple[str, ...]


@frozen
class QuantityRun:
    """Neighbouring quantities that come to the same, from the first to the last."""

    text: str
    first: QuantityRow
    last: QuantityRow


@frozen
class ItemReport:
    """One item.

    Args:
        number: Its place in the case, from one.
        assessment: The assessment.
        is_recognised: Whether the service is known; where it is not, all hangs on it and nothing below is given.
        requested: What is requested, in one line.
        unrecognised: What to do about a service that is not known; None where it is.
        tables: The decision tables, one for each part.
        bars: The statutory limits that can concern it.
        facts: The facts, used ones first.
        assumed: What was taken for granted.
        open_facts: The open facts.
        quantities: What each quantity would come to; empty where there is no whole number to vary.
        runs: The same, neighbours that come to the same joined.
        what_if: What the largest supported quantity is and needs, in a sentence; or None.
        ways: What would settle it, in words, the shortest first.
        flips: What would change the proposal, in words, the smallest first.
        is_search_cut: Whether the search for them was stopped before its end.
        citations: What the grounds and bars rest on.
    """

    number: int
    assessment: ItemAssessment
    is_recognised: bool
    requested: str = field(repr=False)
    unrecognised: str | None = field(default=None, repr=False)
    tables: tuple[PartTable, ...] = ()
    bars: tuple[RuleRow, ...] = ()
    facts: tuple[FactRow, ...] = ()
    assumed: tuple[AssumedRow, ...] = ()
    open_facts: tuple[OpenRow, ...] = ()
    quantities: tuple[QuantityRow, ...] = ()
    runs: tuple[QuantityRun, ...] = ()
    what_if: str | None = None
    ways: tuple[str, ...] = ()
    flips: tuple[str, ...] = ()
    is_search_cut: bool = False
    citations: tuple[Citation, ...] = ()


@frozen
class Segment:
    """A stretch of the clinical summary.

    Args:
        text: Its text.
        notes: Numbers of the notes whose quotes cover it; none for text that documents nothing.
        starts: Those of them whose quotes begin here.
        ends: Those of them whose quotes end here.
    """

    text: str = field(repr=False)
    notes: tuple[int, ...] = ()
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


@frozen
class Note:
    """A fact that words of the summary document.

    Args:
        number: Its number, in the order of the text.
        fact: Name of the fact.
        name: Its name in words.
        value: Its value in words.
        start: Position of the quote's first character in the summary.
        end: Position after its last.
        items: Numbers of the items whose fact it is.
    """

    number: int
    fact: str
    name: str
    value: str = field(repr=False)
    start: int
    end: int
    items: tuple[int, ...]


@frozen
class Summary:
    """The clinical summary, cut where quotes begin and end, and the notes to them."""

    segments: tuple[Segment, ...]
    notes: tuple[Note, ...]


@frozen
class Report:
    """A case under review, as a report shows it.

    Args:
        case_number: The case number, or None.
        source: The name of the file, or None.
        reading: ``open`` or ``closed``.
        warnings: What may mislead, failed plugins first.
        items: The items.
        summary: The clinical summary, or None.
        core_version: Version of imr-core.
        plugins: The plugins that took part.
    """

    case_number: str | None
    source: str | None
    reading: str
    warnings: tuple[str, ...]
    items: tuple[ItemReport, ...]
    summary: Summary | None = field(repr=False)
    core_version: str
    plugins: tuple[PluginVersion, ...]
