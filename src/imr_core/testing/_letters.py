"""Strategies for published determinations that the letter layout can hold."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from imr_core.letters import REMAINING_PORTION, WHOLE_REQUEST
from imr_core.model import (
    CitedEvidence,
    Evidence,
    GuidelineLine,
    PublishedDetermination,
    PublishedItem,
    PublishedOutcome,
    Reviewer,
)

_TRICKY_WORDS = (
    *("-", "non-", "x-ray", "guide-", "lines", "10/", "2016", "11-", "#60", "(ODG)", '"denied."', "Dr.", "wk."),
    *("Upheld", "Overturned", "Upheld.", "Section", "Decision", "rationale", "MAXIMUS", "MTUS", "2004,", "medically"),
    *("necessary", "necessary.", "a:", "is", "are", "original", "IMR", "eligible", "Claims", "Administrator.", "%PDF"),
)
_MTUS_TITLES = ("Low Back Complaints", "Forearm, Wrist, and Hand Complaints", "Chronic Pain Medical Treatment")


def texts(most_words: int = 60) -> st.SearchStrategy[str]:
    """Words of any script, and words that look like parts of a letter, with single spaces."""
    characters = st.characters(exclude_categories=("C", "Z"), exclude_characters=":")
    words = st.one_of(st.sampled_from(_TRICKY_WORDS), st.text(characters, min_size=1, max_size=12))
    return st.lists(words, min_size=1, max_size=most_words).map(" ".join)


def rationales() -> st.SearchStrategy[str]:
    """Texts that end as a rationale does."""
    return st.builds("{} {}".format, texts(), st.sampled_from(("necessary.", '"x."', "medically necessary", "why?")))


def mtus_citations() -> st.SearchStrategy[CitedEvidence]:
    """Citations of the MTUS, dated with sections or without, or undated with pages."""
    return st.one_of(
        st.builds(_dated, st.sampled_from(_MTUS_TITLES), st.integers(1990, 2029), st.none() | _details()),
        st.builds(_paged, st.none() | _details(), _details()),
    )


def other_citations() -> st.SearchStrategy[CitedEvidence]:
    """Citations of anything else."""
    return _details().map(lambda text: CitedEvidence(text, is_mtus=False, title=text))


def guideline_lines() -> st.SearchStrategy[GuidelineLine]:
    """Guideline lines in each of their states."""
    cited = st.lists(st.one_of(mtus_citations(), other_citations()), max_size=4)
    return st.one_of(st.just(GuidelineLine(Evidence.NONE_CITED)), st.builds(_line, cited, st.booleans()))


def published_items() -> st.SearchStrategy[PublishedItem]:
    """Items with each form of heading."""
    parts = st.tuples(_requests(), _requests(), _requests())
    headings = st.one_of(
        _requests().map(lambda text: (text, None, None, None)),
        st.tuples(parts, st.sampled_from((REMAINING_PORTION, WHOLE_REQUEST))).map(lambda drawn: (*drawn[0], drawn[1])),
    )
    return st.builds(
        _item, headings, st.sampled_from(PublishedOutcome), guideline_lines(), guideline_lines(), rationales()
    )


def published_determinations() -> st.SearchStrategy[PublishedDetermination]:
    """Determinations that :func:`imr_core.letters.render_letter` can write."""
    days = st.none() | st.dates(date(1950, 1, 1), date(2049, 12, 31))
    entries = st.lists(texts(4).map(lambda text: text.replace(",", "-")), max_size=4).map(tuple)
    return st.builds(
        PublishedDetermination,
        items=st.lists(published_items(), min_size=1, max_size=4).map(tuple),
        reviewer=st.builds(Reviewer, entries, entries),
        clinical_summary=st.just("") | texts(),
        case_number=st.none() | st.from_regex(r"CM[0-9]{2}-[0-9]{7}", fullmatch=True),
        date_assigned=days,
        date_of_injury=days,
        decision_date=days,
        ur_denial_date=days,
        priority=st.none() | st.sampled_from(("Standard", "Expedited")),
        application_received=days,
    )


def _requests() -> st.SearchStrategy[str]:
    return st.builds("{} {}".format, texts(12), st.sampled_from(("neck", "#30", "(12 sessions)", "a: b")))


def _details() -> st.SearchStrategy[str]:
    return st.builds("{} {} (x)".format, st.sampled_from(("Pain", "3.2 Tapering", "58 and", "Head, CT")), texts(8))


def _dated(title: str, year: int, sections: str | None) -> CitedEvidence:
    text = f"{title} {year}" if sections is None else f"{title} {year}, Section(s): {sections}"
    return CitedEvidence(text, is_mtus=True, title=title, year=year, sections=sections)


def _paged(section: str | None, pages: str) -> CitedEvidence:
    title = "Chronic Pain Treatment Guidelines"
    head = title if section is None else f"{title} {section}"
    return CitedEvidence(f"{head} Page(s): {pages}", is_mtus=True, title=title, sections=section, pages=pages)


def _line(citations: list[CitedEvidence], says_outside: bool) -> GuidelineLine:
    kinds = {citation.is_mtus for citation in citations}
    evidence = {
        frozenset({True}): Evidence.MTUS,
        frozenset({True, False}): Evidence.MTUS_AND_NON_MTUS,
    }.get(frozenset(kinds), Evidence.NON_MTUS)
    return GuidelineLine(evidence, citations, says_outside_mtus=says_outside or not citations)


def _item(
    heading: tuple[str, str | None, str | None, str | None],
    outcome: PublishedOutcome,
    administrator: GuidelineLine,
    reviewer: GuidelineLine,
    rationale: str,
) -> PublishedItem:
    text, authorized, disputed, form = heading
    return PublishedItem(text, outcome, administrator, reviewer, rationale, authorized, disputed, form)
