"""From a narrative to documented facts: the protocol of readers, and what becomes of their findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Protocol, runtime_checkable

from attrs import field, frozen

from imr_core.errors import Problem, QuoteError
from imr_core.model import Bound, DocumentedFact, FactValue, TreatmentRequest


@frozen
class ReadFact:
    """A fact that a text documents.

    Args:
        name: Name of the fact, such as ``prior_visits`` or ``acupuncture.adjunct``.
        value: What is documented.
        quote: The words that document it, verbatim.
        start: Position of the quote's first character in the text.
    """

    name: str
    value: FactValue = field(repr=False)
    quote: str = field(repr=False)
    start: int


@frozen
class ReadingContext:
    """What a reader may know beside the text; never what was determined.

    Args:
        request: The request whose item the facts are read for, or None.
        record: Identifier of the record the text is, or the case number of the letter, or None.
    """

    request: TreatmentRequest | None = None
    record: str | None = None


@runtime_checkable
class FactReader(Protocol):
    """Whatever reads facts from a text: cues, a language model, an NLP pipeline.

    A reader must not keep state between calls. A fact whose quote does not stand verbatim at its position
    is refused.
    """

    def read(self, text: str, context: ReadingContext) -> Sequence[ReadFact]:
        """Return the facts that *text* documents for the item of *context*."""
        ...  # pragma: no cover


@frozen
class Disagreement:
    """Statements of one text that cannot all be true; they document nothing.

    Args:
        name: Name of the fact.
        statements: What was read, in order of position.
    """

    name: str
    statements: tuple[ReadFact, ...] = field(repr=False)


@frozen
class Documentation:
    """What a text documents.

    Args:
        facts: The facts documented, by name, each with quote and position.
        disagreements: The facts on which the text disagrees with itself.
        problems: Readers that failed, and facts refused; the path names the reader.
    """

    facts: Mapping[str, DocumentedFact]
    disagreements: tuple[Disagreement, ...] = ()
    problems: tuple[Problem, ...] = ()


def check_quote(text: str, fact: ReadFact) -> None:
    """Check that the quote of *fact* stands verbatim in *text* at its position.

    Raises:
        QuoteError: If it does not, or is empty.
    """
    if not fact.quote.strip() or fact.start < 0 or text[fact.start : fact.start + len(fact.quote)] != fact.quote:
        raise QuoteError(fact.name, fact.start)


def document_facts(text: str, readers: Iterable[FactReader], context: ReadingContext | None = None) -> Documentation:
    """Return what *text* documents by all *readers* together; their order changes nothing.

    Several statements of one number narrow it: "at least one visit" and "12 visits" document 12. Different
    values of anything else, and numbers that exclude each other, are a disagreement and document nothing.

    Args:
        text: The narrative.
        readers: The readers; one that raises is reported, and the others are still heard.
        context: What the readers may know beside the text.
    """
    known = context or ReadingContext()
    found: list[ReadFact] = []
    problems: list[Problem] = []
    for reader in readers:
        facts, refused = _heard(text, reader, known)
        found += facts
        problems += refused
    statements: dict[str, list[ReadFact]] = {}
    for fact in sorted(set(found), key=lambda one: (one.name, one.start, len(one.quote), repr(one.value))):
        statements.setdefault(fact.name, []).append(fact)
    settled = {name: _settle(facts) for name, facts in statements.items()}
    return Documentation(
        facts={
            name: DocumentedFact(value=fact.value, record=known.record, quote=fact.quote, start=fact.start)
            for name, fact in settled.items()
            if fact is not None
        },
        disagreements=tuple(
            Disagreement(name, tuple(statements[name])) for name, fact in settled.items() if fact is None
        ),
        problems=tuple(sorted(problems, key=lambda problem: (problem.path, problem.message))),
    )


def _name(reader: FactReader) -> str:
    return str(getattr(reader, "name", None) or type(reader).__name__)


def _heard(text: str, reader: FactReader, context: ReadingContext) -> tuple[list[ReadFact], list[Problem]]:
    try:
        facts = list(reader.read(text, context))
    # A reader is someone else's code and may fail in any way; its text may hold clinical words, so only
    # the kind of the failure is told.
    except Exception as error:
        return [], [Problem(_name(reader), f"the reader failed with {type(error).__name__}")]
    kept: list[ReadFact] = []
    problems: list[Problem] = []
    for fact in facts:
        try:
            check_quote(text, fact)
        except QuoteError as error:
            problems.append(Problem(_name(reader), str(error).rstrip(".")))
        else:
            kept.append(fact)
    return kept, problems


_Number = int | Decimal
_INFINITE = Decimal("Infinity")


def number_bounds(value: FactValue) -> tuple[_Number, _Number] | None:
    """Return the bounds of a number, or None if *value* is none."""
    if isinstance(value, Bound):
        low = -_INFINITE if value.at_least is None else value.at_least
        return low, _INFINITE if value.at_most is None else value.at_most
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return value, value
    return None


def _settle(statements: Sequence[ReadFact]) -> ReadFact | None:
    """Return the statement that says the most without contradicting another, or None if they disagree."""
    bounds = [number_bounds(fact.value) for fact in statements]
    numbers = [pair for pair in bounds if pair is not None]
    if not numbers:
        return statements[0] if len({(type(fact.value), fact.value) for fact in statements}) == 1 else None
    low, high = max(pair[0] for pair in numbers), min(pair[1] for pair in numbers)
    if low > high or len(numbers) < len(bounds):
        return None
    # Of bounds given in different places, the one stated alone is quoted: a quote documents the whole value.
    exact = [fact for fact, pair in zip(statements, numbers, strict=True) if pair == (low, high)]
    at_least = [fact for fact, pair in zip(statements, numbers, strict=True) if pair[0] == low]
    return (exact or at_least)[0]
