"""One compiled guideline against the function a programmer would write by hand."""

import pytest
from handwritten import ManualTherapyFacts, by_the_list, manual_therapy_2009

imr_chiropractic = pytest.importorskip("imr_chiropractic")

from imr_core import compile_guideline  # noqa: E402  # nothing to time without the plugin

HANDWRITTEN = "hand-written, nested for speed"
BY_THE_LIST = "hand-written, rule by rule"
GUIDELINE = imr_chiropractic.manual_therapy_2009.active()


@pytest.fixture(scope="module")
def find():
    """The compiled guideline."""
    return compile_guideline(GUIDELINE).find


@pytest.fixture(scope="module")
def objects(totals):
    """The same facts as objects."""
    return [ManualTherapyFacts(**facts) for facts in totals]


@pytest.fixture(scope="module", autouse=True)
def same(find, totals, objects):
    """What is compared says the same of every case: outcome and rules."""
    for facts, held in zip(totals, objects, strict=True):
        finding = find(facts)
        assert (finding.outcomes, list(finding.grounds)) == (
            frozenset({manual_therapy_2009(held)[0]}),
            sorted(manual_therapy_2009(held)[1]),
        )
        assert by_the_list(held) == manual_therapy_2009(held)


def test_handwritten(timed, objects):
    """The base: as fast as Python gets."""
    timed(manual_therapy_2009, objects, name=HANDWRITTEN)


def test_by_the_list(timed, objects):
    """The base as most would write it."""
    timed(by_the_list, objects, name=BY_THE_LIST, compared={HANDWRITTEN: None})


def test_everything_known(timed, find, totals):
    """Outcome set and grounds of the compiled guideline, facts ready."""
    timed(find, totals, name="compiled, everything known", compared={HANDWRITTEN: 4, BY_THE_LIST: None})


def test_a_fifth_unknown(timed, find, partials):
    """The same with a fifth of the facts unknown."""
    timed(find, partials, name="compiled, a fifth unknown", compared={HANDWRITTEN: 7, BY_THE_LIST: None})
