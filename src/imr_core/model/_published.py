"""A published determination, as its letter states it."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from datetime import date

from attrs import field, frozen


class PublishedOutcome(enum.Enum):
    """What a letter determined of one item."""

    UPHELD = "upheld"
    OVERTURNED = "overturned"


class Evidence(enum.Enum):
    """What a guideline line of a letter says the decision was based on."""

    MTUS = "mtus"
    """Every citation is to the MTUS."""
    NON_MTUS = "non-mtus"
    """The stock sentence "outside of the MTUS", or only non-MTUS citations."""
    MTUS_AND_NON_MTUS = "mtus-and-non-mtus"
    NONE_CITED = "none-cited"
    """The stock sentence that no medical evidence was cited."""


@frozen
class CitedEvidence:
    """One citation of a guideline line.

    Args:
        text: The citation as printed, the words "Decision based on" and "MTUS" or
            "Non-MTUS Citation" taken off.
        is_mtus: Whether it is cited as MTUS.
        title: Title with its year taken off, such as ``Chronic Pain Medical Treatment``. What is not
            cited as MTUS follows no pattern: its title is the whole citation up to any section.
        year: The year printed behind the title, or None.
        sections: Sections as printed after ``Section(s):``, or None.
        pages: Pages as printed after ``Page(s):``, or None.
    """

    text: str
    is_mtus: bool
    title: str
    year: int | None = None
    sections: str | None = None
    pages: str | None = None


def _citations(values: Iterable[CitedEvidence]) -> tuple[CitedEvidence, ...]:
    return tuple(values)


@frozen
class GuidelineLine:
    """What the claims administrator or the reviewer based a decision on.

    Args:
        evidence: Which of the states the line is in.
        citations: The citations, in order.
        says_outside_mtus: Whether the stock sentence "outside of the MTUS" is printed.
    """

    evidence: Evidence
    citations: tuple[CitedEvidence, ...] = field(default=(), converter=_citations)
    says_outside_mtus: bool = False


def _texts(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(values)


@frozen
class Reviewer:
    """The expert reviewer's credentials, as printed."""

    licenses: tuple[str, ...] = field(default=(), converter=_texts)
    specialties: tuple[str, ...] = field(default=(), converter=_texts)


@frozen
class PublishedItem:
    """One issue of a letter.

    Args:
        text: The original request in its own words.
        outcome: What was determined.
        claims_administrator_guidelines: What utilization review based its decision on.
        reviewer_guidelines: What the reviewer based the determination on.
        rationale: The decision rationale.
        authorized_text: What the claims administrator authorised of it, or None.
        disputed_text: What was left to determine, where the letter says so, or None.
        heading_form: Which way the letter words a partial authorisation (``remaining-portion``,
            ``whole-request``), ``unrecognised`` where it speaks of one in words that are not known
            (*text* is then the whole heading, and what is left to determine is unknown), or None.
    """

    text: str = field(repr=False)
    outcome: PublishedOutcome
    claims_administrator_guidelines: GuidelineLine
    reviewer_guidelines: GuidelineLine
    rationale: str = field(repr=False)
    authorized_text: str | None = field(default=None, repr=False)
    disputed_text: str | None = field(default=None, repr=False)
    heading_form: str | None = None


def _items(values: Iterable[PublishedItem]) -> tuple[PublishedItem, ...]:
    return tuple(values)


@frozen
class PublishedDetermination:
    """A determination letter as published: header, reviewer, summary, and each item.

    A header field that the letter does not print is None.
    """

    items: tuple[PublishedItem, ...] = field(converter=_items)
    reviewer: Reviewer
    clinical_summary: str = field(repr=False)
    case_number: str | None = None
    date_assigned: date | None = None
    date_of_injury: date | None = field(default=None, repr=False)
    decision_date: date | None = None
    ur_denial_date: date | None = None
    priority: str | None = None
    application_received: date | None = None
