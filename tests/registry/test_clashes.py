"""Names given by two plugins, and that the order of plugins never matters."""

import itertools
from collections.abc import Callable
from types import ModuleType

import pytest

from imr_core.registry import Registry

Make = Callable[[str, str], ModuleType]

NONE_TAKEN = "None of them is taken: rename one, or leave one of the plugins out."
CLASHING = {
    "guideline": (
        "@hookimpl\ndef imr_guidelines(): return [guideline('cold'), guideline('{n}')]",
        "it gives the guideline 'cold/2020', which {other} gives too",
    ),
    "not encoded": (
        "@hookimpl\ndef imr_guidelines():\n"
        "    return [not_encoded('cold', Edition('2020', Trigger.REQUEST_DATE), ANY, '{n}')]",
        "it gives the guideline 'cold/2020', which {other} gives too",
    ),
    "bar": (
        "@hookimpl\ndef imr_bars(): return [Bar('cap', when=ANY, because='It is so', cite=CITE)]",
        "it gives the bar 'cap', which {other} gives too",
    ),
    "service": (
        "@hookimpl\ndef imr_services(): return [Service('cold', phrases=('{n}',))]",
        "it registers the service 'cold' otherwise than {other}",
    ),
    "drug": (
        "@hookimpl\ndef imr_drugs(): return [Drug('menthol', classes=('{n}',))]",
        "it registers the drug 'menthol' otherwise than {other}",
    ),
    "fact": (
        "class Cold(Vocabulary, prefix='cold'):\n    cools = flag('It cools {n}.')\n"
        "@hookimpl\ndef imr_vocabularies(): return [Cold]",
        "it declares the fact 'cold.cools', which means something else in {other}",
    ),
    "fact of another kind": (
        "class Cold(Vocabulary, prefix='cold'):\n    cools = {kind}\n@hookimpl\ndef imr_vocabularies(): return [Cold]",
        "it declares the fact 'cold.cools', which means something else in {other}",
    ),
}


@pytest.mark.parametrize("kind", CLASHING)
def test_clash_refuses_both(make: Make, kind: str):
    """Two plugins that give one name with different values are both refused, and a third stays."""
    source, reason = CLASHING[kind]
    kinds = {"one": "flag('It cools.')", "two": "count('It cools.', Unit.VISIT)"}
    one, two = (make(n, source.replace("{n}", n).replace("{kind}", kinds[n])) for n in ("one", "two"))
    third = make("third", "@hookimpl\ndef imr_guidelines(): return [guideline('warm')]")
    expected = [
        f"{n} · plugin '{n}': {reason.format(other=other)}. {NONE_TAKEN}"
        for n, other in (("one", "two"), ("two", "one"))
    ]
    for order in itertools.permutations([one, two, third]):
        registry = Registry(order)
        assert expected == [str(failure) for failure in registry.failures]
        assert Registry([third]).guidelines == registry.guidelines
        assert Registry([third]).facts == registry.facts


@pytest.mark.parametrize(
    "source",
    [
        "@hookimpl\ndef imr_services(): return [Service('cold', phrases=('ice',))]",
        "@hookimpl\ndef imr_drugs(): return [Drug('menthol', classes=('topical',))]",
        "class Cold(Vocabulary, prefix='cold'):\n    cools = flag('It cools.')\n"
        "@hookimpl\ndef imr_vocabularies(): return [Cold]",
        "@hookimpl\ndef imr_vocabularies(): return [Course]",
    ],
)
def test_equal_values_are_declared_once(make: Make, source: str):
    """A service, drug or fact that two plugins give alike is no clash; it is there once."""
    registry = Registry([make("one", source), make("two", source)])
    assert () == registry.failures
    assert Registry([make("one", source)]).facts == registry.facts
    assert Registry([make("one", source)]).services == registry.services
    assert Registry([make("one", source)]).drugs == registry.drugs


def test_new_edition_of_another_plugins_guideline(make: Make):
    """Another plugin may add a new edition of an existing id; each keeps its owner."""
    old = make("old", "@hookimpl\ndef imr_guidelines(): return [guideline('cold')]")
    new = make("new", "@hookimpl\ndef imr_guidelines(): return [guideline('cold', '2024')]")
    registry = Registry([new, old])
    assert () == registry.failures
    assert ["cold/2020", "cold/2024"] == [guideline.name for guideline in registry.guidelines]
    assert ("old", "new") == (registry.owner("cold/2020"), registry.owner("cold/2024"))


@pytest.mark.parametrize(
    ("source", "what"),
    [
        (
            "class Mine(Vocabulary, prefix=''):\n    prior_visits = count('Visits to anyone.', Unit.VISIT)\n"
            "@hookimpl\ndef imr_vocabularies(): return [Mine]",
            "fact 'prior_visits'",
        ),
        (
            "from imr_core.california import BARS\n@hookimpl\n"
            "def imr_bars(): return [Bar(BARS[0].id, when=ANY, because='It is so', cite=CITE)]",
            "bar '{bar}'",
        ),
        (
            "from imr_core.california import SERVICES\n@hookimpl\n"
            "def imr_services(): return [Service(SERVICES[0].name, phrases=('ice',))]",
            "service '{service}'",
        ),
    ],
)
def test_clash_with_core_refuses_the_plugin_alone(make: Make, source: str, what: str):
    """A name of the core's vocabularies or of its own plugin refuses whoever else takes it, and the core keeps it."""
    from imr_core import california

    what = what.format(bar=california.BARS[0].id, service=california.SERVICES[0].name)
    alone = Registry([california])
    for order in itertools.permutations([california, make("mine", source)]):
        registry = Registry(order)
        expected = f"mine · plugin 'mine': it gives the {what}, which imr-core has already. Give it another name."
        assert [expected] == [str(failure) for failure in registry.failures]
        assert (alone.facts, alone.bars, alone.services) == (registry.facts, registry.bars, registry.services)


def test_own_fault_drags_no_other_down(make: Make):
    """A plugin that is broken by itself clashes with nobody: the sound one of the same names stays."""
    sound = make("sound", "@hookimpl\ndef imr_guidelines(): return [guideline('cold')]")
    twice = make("twice", "@hookimpl\ndef imr_guidelines(): return [guideline('cold'), guideline('cold')]")
    dangling = make(
        "dangling", "@hookimpl\ndef imr_guidelines(): return [guideline('cold', addresses=Request.service.is_('ice'))]"
    )
    registry = Registry([twice, sound, dangling])
    assert ["sound"] == [plugin.name for plugin in registry.plugins]
    assert ["dangling", "twice"] == [failure.plugin for failure in registry.failures]


def test_plugin_falls_with_what_a_clash_takes_away(make: Make):
    """A plugin that needs a service which is lost to a clash is refused too, naming the service."""
    ice = "@hookimpl\ndef imr_services(): return [Service('ice', phrases=('{n}',))]"
    needs = "@hookimpl\ndef imr_guidelines(): return [guideline('cold', addresses=Request.service.is_('ice'))]"
    one, two = (make(n, ice.replace("{n}", n)) for n in ("one", "two"))
    assert () == Registry([one, make("needs", needs)]).failures
    failures = Registry([one, two, make("needs", needs)]).failures
    assert ["needs", "one", "two"] == [failure.plugin for failure in failures]
    assert "cold/2020 speaks of the service 'ice', which no loaded plugin registers" == failures[0].reason


def test_disagreement_about_a_fact_in_use(make: Make):
    """Two plugins that disagree about a fact which the rules of both use are both refused, whatever their order."""
    source = (
        "class Cold(Vocabulary, prefix='cold'):\n    cools = flag('It cools {n}.')\n"
        "@hookimpl\ndef imr_vocabularies(): return [Cold]\n"
        "@hookimpl\ndef imr_guidelines(): return [guideline('{n}', when=Cold.cools)]"
    )
    one, two = (make(n, source.replace("{n}", n)) for n in ("one", "two"))
    for order in ([one, two], [two, one]):
        registry = Registry(order)
        assert [
            "it declares the fact 'cold.cools', which means something else in two",
            "it declares the fact 'cold.cools', which means something else in one",
        ] == [failure.reason for failure in registry.failures]
        assert () == registry.plugins


def test_registry_is_order_free(make: Make):
    """Permuting plugins, sound, clashing and broken ones, gives an equal registry with the same failures."""
    law = (
        "class V(Vocabulary, prefix='law'):\n    a = flag('A.')\n    b = flag('B.')\n    laws = [implies(a, b)]\n"
        "@hookimpl\ndef imr_vocabularies(): return [V]\n"
        "@hookimpl\ndef imr_guidelines(): return [guideline('z', when=V.a), guideline('a', when=V.b)]"
    )
    plugins = [
        make("law", law),
        make("first", "@hookimpl\ndef imr_guidelines(): return [guideline('cold'), guideline('m')]"),
        make("second", "@hookimpl\ndef imr_guidelines(): return [guideline('cold')]"),
        make("broken", "@hookimpl\ndef imr_bars(): raise ValueError('no')"),
        make("drugs", "@hookimpl\ndef imr_drugs(): return [Drug('b'), Drug('a')]"),
    ]
    reference = Registry(plugins)
    assert ["a/2020", "z/2020"] == [guideline.name for guideline in reference.guidelines]
    assert ["a", "b"] == list(reference.drugs)
    for order in itertools.permutations(plugins):
        registry = Registry(order)
        assert reference == registry
        assert hash(reference) == hash(registry)
        assert list(reference.facts) == list(registry.facts)
        assert [str(failure) for failure in reference.failures] == [str(failure) for failure in registry.failures]


def test_plugins_named_alike_are_order_free(make: Make):
    """Objects given outright may share a name; their order still changes nothing."""
    one = make("same", "@hookimpl\ndef imr_guidelines(): return [guideline('a')]")
    two = make("same", "@hookimpl\ndef imr_guidelines(): return [guideline('b')]")
    assert Registry([one, two]) == Registry([two, one])
    assert Registry([one]) != Registry([one, two])
    assert ["a/2020", "b/2020"] == [guideline.name for guideline in Registry([two, one, two]).guidelines]
