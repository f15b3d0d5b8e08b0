"""The order of plugins never matters, over random sets of plugins that clash and depend on each other."""

from hypothesis import event, given
from hypothesis import strategies as st

from imr_core.facts import Request
from imr_core.guidelines import Guideline, Rule, Vocabulary, flag
from imr_core.model import Service
from imr_core.outcomes import Outcome
from imr_core.registry import Registry, hookimpl
from imr_core.sources import Citation, Edition, Step, Trigger

CITE = Citation("A Guideline")


def vocabulary(name: str, meaning: str) -> type[Vocabulary]:
    """Make a vocabulary of one fact."""
    return type("Pool", (Vocabulary,), {name: flag(meaning)}, prefix="pool")


VOCABULARIES = [vocabulary(name, meaning) for name in ("a", "b") for meaning in ("One.", "Two.")]
FACTS = [fact for each in VOCABULARIES for fact in each.facts().values()]
SERVICES = [Service(name, phrases=(phrase,)) for name in ("heat", "cold") for phrase in ("first", "second")]


class Plugin:
    """A plugin that gives what it is made of."""

    __version__ = ""

    def __init__(self, guidelines: list[Guideline], vocabularies: list[type[Vocabulary]], services: list[Service]):
        """Give it what its hooks return."""
        self.guidelines, self.vocabularies, self.services = guidelines, vocabularies, services

    @hookimpl
    def imr_guidelines(self) -> list[Guideline]:
        """Give its guidelines."""
        return self.guidelines

    @hookimpl
    def imr_vocabularies(self) -> list[type[Vocabulary]]:
        """Give its vocabularies."""
        return self.vocabularies

    @hookimpl
    def imr_services(self) -> list[Service]:
        """Give its services."""
        return self.services


@st.composite
def guidelines(draw: st.DrawFn) -> Guideline:
    """Draw a guideline that hangs on one fact and one service of the pool."""
    rule = Rule("only", when=draw(st.sampled_from(FACTS)), outcome=Outcome.NECESSARY, because="It is so", cite=CITE)
    return Guideline(
        draw(st.sampled_from("uvwxyz")),
        title="Drawn",
        step=draw(st.sampled_from(Step)),
        edition=Edition("1", Trigger.REQUEST_DATE),
        addresses=Request.service.is_(draw(st.sampled_from(SERVICES))),
        rules=[rule],
    )


def subset(pool: list[object], most: int) -> st.SearchStrategy[list[object]]:
    """Draw a few of a pool."""
    return st.lists(st.sampled_from(range(len(pool))), unique=True, max_size=most).map(lambda at: [pool[i] for i in at])


plugins = st.builds(Plugin, st.lists(guidelines(), max_size=2), subset(VOCABULARIES, 2), subset(SERVICES, 2))


@given(st.lists(plugins, min_size=2, max_size=5).flatmap(lambda each: st.tuples(st.just(each), st.permutations(each))))
def test_resolve_order_free(drawn: tuple[list[Plugin], list[Plugin]]):
    """Plugins in any order give an equal registry: the same content, the same failures."""
    given_order, another_order = drawn
    one, other = Registry(given_order), Registry(another_order)
    event(f"{len(one.plugins)} of {len(given_order)} taken")
    assert one == other
    assert list(one.facts) == list(other.facts)
    assert [str(failure) for failure in one.failures] == [str(failure) for failure in other.failures]


@given(st.lists(plugins, min_size=1, max_size=5))
def test_resolve_sound(drawn: list[Plugin]):
    """A plugin is taken wholly or not at all, and those taken stand without the others."""
    for index, plugin in enumerate(drawn):
        plugin.__version__ = str(index)
    registry = Registry(drawn)
    taken = [drawn[int(each.version)] for each in registry.plugins]
    assert len(registry.guidelines) == sum(len(plugin.guidelines) for plugin in taken)
    assert set(registry.guidelines) == {guideline for plugin in taken for guideline in plugin.guidelines}
    assert set(registry.services.values()) == {service for plugin in taken for service in plugin.services}
    alone = Registry(taken)
    assert () == alone.failures
    assert (registry.guidelines, registry.facts, registry.services) == (alone.guidelines, alone.facts, alone.services)
