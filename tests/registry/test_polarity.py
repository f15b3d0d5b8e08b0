"""Laws that could force a record flag."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from imr_core.expressions import And as AndNode
from imr_core.expressions import AtLeast, Condition, Flag, Implies, Not, Or, at_least, implies
from imr_core.facts import Course
from imr_core.guidelines import Vocabulary, flag
from imr_core.readings import truth
from imr_core.registry._polarity import forced


class Shown(Vocabulary, prefix="shown"):
    """Two facts that only a record shows, and two that are so or not."""

    first = flag("First.", undocumented=False)
    second = flag("Second.", undocumented=False)
    plain = flag("Plain.")
    other = flag("Other.")


FLAGS = list(Shown.facts().values())


def grow(terms: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    """Make conditions out of conditions, by every node that has flags below it."""
    several = st.lists(terms, min_size=1, max_size=3)
    return st.one_of(
        st.builds(Not, terms),
        st.builds(Implies, terms, terms),
        several.map(lambda found: AndNode(tuple(found))),
        several.map(lambda found: Or(tuple(found))),
        several.flatmap(lambda found: st.integers(1, len(found)).map(lambda n: AtLeast(n, tuple(found)))),
    )


laws = st.recursive(st.sampled_from(FLAGS), grow, max_leaves=8)


@given(laws)
def test_polarity_sound(law: Condition):
    """A record flag that a law is not said to force can be False wherever the law holds with it True."""
    free = {flag.name for flag in FLAGS if flag.undocumented is False} - {flag.name for flag in forced(law)}
    for values in itertools.product([False, True], repeat=len(FLAGS)):
        facts = dict(zip((flag.name for flag in FLAGS), values, strict=True))
        for name in free:
            if facts[name] and truth(law, facts):
                assert truth(law, facts | {name: False})


def names(law: Condition) -> list[str]:
    """List the flags a law could force."""
    return [flag.name for flag in forced(law)]


def test_positive_positions_are_found():
    """Every position in which the law asks for the flag counts: conclusion, alternative, twice negated, counted."""
    first: Flag = Shown.first
    for law in (first, implies(Shown.plain, first), Shown.plain | first, ~~first, ~(Shown.plain & ~first)):
        assert ["shown.first"] == names(law)
    assert ["shown.first", "shown.second"] == names(at_least(1, first, Shown.second, Shown.plain))
    assert ["shown.first"] == names(implies(~first, Shown.plain))


def test_premises_and_negations_are_free():
    """A law that asks something of the rest where the flag is so forces nothing."""
    for law in (~Shown.first, implies(Shown.first & Shown.second, Shown.plain), implies(Shown.plain, ~Shown.first)):
        assert [] == names(law)
    assert [] == names(implies(Shown.first, Course.prior_visits >= 1))


def test_plain_flags_may_be_forced():
    """Only facts about what records show are protected."""
    assert [] == names(implies(Shown.other, Shown.plain))


def test_core_laws_force_no_record():
    """The laws of the core pass the check that plugins must pass."""
    assert [] == [name for law in Course.laws for name in names(law)]
