"""Strategies for typed cases that a registry can assess."""

from __future__ import annotations

from datetime import date

from hypothesis import assume
from hypothesis import strategies as st

from imr_core.model import Case
from imr_core.registry import Registry
from imr_core.sources import Edition
from imr_core.testing._facts_of import ever_less
from imr_core.testing._subject import Subject
from imr_core.testing._to_case import case_with

_FIRST, _LAST = date(2007, 6, 15), date(2026, 1, 1)


def cases(registry: Registry) -> st.SearchStrategy[Case]:
    """Generate cases of one item each that *registry* can assess, near the numbers of its guidelines.

    Every guideline is in force for some of them; of each case some facts are unknown.

    Args:
        registry: The plugins.
    """
    return _case(tuple(Subject(guideline, registry) for guideline in registry.guidelines))


@st.composite
def _case(draw: st.DrawFn, subjects: tuple[Subject, ...]) -> Case:
    subject = draw(st.sampled_from(subjects))
    *_, known = draw(ever_less(subject, draw(st.integers(0, 1))))
    case = case_with(known, subject.registry, draw(_days(subject.guideline.edition)))
    assume(case is not None)
    assert case is not None
    return case


def _days(edition: Edition) -> st.SearchStrategy[date]:
    first, end = edition.start or _FIRST, edition.end or _LAST
    return st.dates(min(first, end), max(first, end))
