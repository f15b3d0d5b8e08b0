"""Deliberately broken plugins: each contained and attributed, with the exact error it gives, the others untouched."""

import sys
from collections.abc import Callable
from importlib import metadata

import pytest

from imr_core.errors import PluginError
from imr_core.registry import Registry, _requirement, core_version

BROKEN = {
    "import error": (
        "import no_such_module_anywhere",
        "importing imr_{n} raised ModuleNotFoundError: No module named 'no_such_module_anywhere'.",
    ),
    "syntax error": ("def", "importing imr_{n} raised SyntaxError: invalid syntax (imr_{n}.py, line {line})."),
    "exit on import": ("raise SystemExit(3)", "importing imr_{n} raised SystemExit: 3."),
    "panic on import": (
        "class Panic(BaseException): pass\nraise Panic('native code gave up\\nwith a trace')",
        "importing imr_{n} raised Panic: native code gave up.",
    ),
    "malformed guideline": (
        "Rule('r', when=True, outcome=NECESSARY, because='', cite=CITE)",
        "importing imr_{n} raised GuidelineError: rule r: 'when' must be a condition, not a bool; "
        "'==' compares expressions, so write .is_(…) for equality.",
    ),
    "no hook": (
        "imr_nothing = None",
        "it implements no hook. Mark its functions @hookimpl; hooks: imr_bars, imr_commands, imr_drugs, "
        "imr_fact_readers, imr_guidelines, imr_services, imr_vocabularies",
    ),
    "misspelt hook": (
        "@hookimpl\ndef imr_guidlines(): return []",
        "imr_guidlines is not a hook of imr-core, and names that begin with imr_ are kept for hooks. "
        "Did you mean imr_guidelines?",
    ),
    "misspelt hook without mark": (
        "def imr_service(): return []\n@hookimpl\ndef imr_bars(): return []",
        "imr_service is not a hook of imr-core, and names that begin with imr_ are kept for hooks. "
        "Did you mean imr_services?",
    ),
    "forgotten mark": (
        "def imr_guidelines(): return []",
        "imr_guidelines is not a function marked @hookimpl. Write @hookimpl above 'def'.",
    ),
    "list for a hook": (
        "imr_guidelines = [guideline('cold')]",
        "imr_guidelines is not a function marked @hookimpl. Write @hookimpl above 'def'.",
    ),
    "wrong signature": (
        "@hookimpl\ndef imr_guidelines(case, *rest, include_all): return []",
        "its hook imr_guidelines takes the argument 'case', which it is not given. Write it as imr_guidelines().",
        "its hook imr_guidelines takes the argument 'include_all', which it is not given. "
        "Write it as imr_guidelines().",
    ),
    "wrong signature of a command": (
        "@hookimpl\ndef imr_commands(cli): pass",
        "its hook imr_commands takes the argument 'cli', which it is not given. Write it as imr_commands(group).",
    ),
    "asynchronous hook": (
        "@hookimpl\nasync def imr_bars(): return []",
        "its hook imr_bars is asynchronous. Hooks are plain functions: write 'def', not 'async def'.",
    ),
    "wrapping hook": (
        "@hookimpl(wrapper=True)\ndef imr_bars():\n    yield\n    return []",
        "its hook imr_bars is a wrapper. Plugins do not see each other's results: give only your own.",
    ),
    "raising hook": (
        "@hookimpl\ndef imr_guidelines(): raise ValueError('the table is empty.')\n"
        "@hookimpl\ndef imr_bars(): raise SystemExit",
        "its hook imr_bars raised SystemExit.",
        "its hook imr_guidelines raised ValueError: the table is empty.",
    ),
    "hook raising midway": (
        "@hookimpl\ndef imr_guidelines():\n    yield guideline('cold')\n    1 / 0",
        "its hook imr_guidelines raised ZeroDivisionError: division by zero.",
    ),
    "error without words": (
        "class Mute(Exception):\n    def __str__(self): raise self\n@hookimpl\ndef imr_bars(): raise Mute",
        "its hook imr_bars raised Mute.",
    ),
    "forgotten return": (
        "@hookimpl\ndef imr_guidelines(): [guideline('cold')]",
        "its hook imr_guidelines returned nothing. Return a list, an empty one if there is none.",
    ),
    "one instead of a list": (
        "@hookimpl\ndef imr_guidelines(): return guideline('cold')",
        "its hook imr_guidelines returned a Guideline, not a list of Guideline, NotEncoded or Evaluator.",
    ),
    "dictionary": (
        "@hookimpl\ndef imr_services(): return {'cold': Service('cold')}",
        "its hook imr_services returned a dict, not a list of Service.",
    ),
    "wrong element": (
        "@hookimpl\ndef imr_guidelines(): return [guideline('cold'), 'cold']",
        "its hook imr_guidelines returned, at index 1, a str; it gives Guideline, NotEncoded or Evaluator.",
    ),
    "guideline twice": (
        "@hookimpl\ndef imr_guidelines(): return [guideline('cold'), guideline('cold')]",
        "it gives the guideline 'cold/2020' twice. Give each a name of its own.",
    ),
    "fact without its prefix": (
        "class Cold(Vocabulary, prefix=''):\n    cools = flag('It cools.')\n"
        "@hookimpl\ndef imr_vocabularies(): return [Cold]",
        "it declares the fact 'cools', which does not begin with its entry-point name. "
        "Name it {n}.cools: class Cold(Vocabulary, prefix='{n}').",
    ),
    "another plugin's fact": (
        "class Heat(Vocabulary, prefix='m_heat'):\n    warms = flag('It is warm outside.')\n"
        "@hookimpl\ndef imr_vocabularies(): return [Heat]",
        "it declares the fact 'm_heat.warms', which does not begin with its entry-point name. "
        "Name it {n}.warms: class Heat(Vocabulary, prefix='{n}').",
    ),
    "fact of another meaning": (
        "class Heat(Vocabulary, prefix='m_heat'):\n    warms = flag('It is warm outside.')\n"
        "@hookimpl\ndef imr_guidelines(): return [guideline('cold', when=Heat.warms)]",
        "cold/2020 · only speaks of a fact 'm_heat.warms' that means something else than the one declared. "
        "Use the attribute of the vocabulary that declares it.",
    ),
    "undeclared fact": (
        "class Cold(Vocabulary):\n    cools = flag('It cools.')\n    quux = count('Sessions.', Unit.VISIT)\n"
        "@hookimpl\ndef imr_guidelines(): return [guideline('cold', when=Cold.cools)]\n"
        "@hookimpl\ndef imr_bars(): return [Bar('cap', when=Cold.quux >= 9, because='', cite=CITE)]",
        "bar cap speaks of the fact '{n}.quux', which no loaded vocabulary declares. "
        "Return its Vocabulary class from imr_vocabularies.",
        "cold/2020 · only speaks of the fact '{n}.cools', which no loaded vocabulary declares. "
        "Return its Vocabulary class from imr_vocabularies.",
    ),
    "fact without a name": (
        "@hookimpl\ndef imr_guidelines(): return [guideline('cold', addresses=flag('Loose.'))]",
        "cold/2020 speaks of a fact without a name. Make the fact an attribute of a Vocabulary class.",
    ),
    "unknown service": (
        "@hookimpl\ndef imr_guidelines():\n"
        "    return [guideline('cold', addresses=Request.service.one_of('heat', 'heatt'))]",
        "cold/2020 speaks of the service 'heatt', which no loaded plugin registers. Nearest known: heat.",
    ),
    "unknown drug class": (
        "@hookimpl\ndef imr_guidelines(): return [guideline('cold', when=Request.drug_class.overlaps('nsaid'))]",
        "cold/2020 · only speaks of the drug class 'nsaid', which no loaded plugin registers. "
        "Return it from imr_services or imr_drugs.",
    ),
    "law forcing a record flag": (
        "class Cold(Vocabulary):\n    cools = flag('It cools.')\n"
        "    laws = [implies(cools, Course.functional_improvement)]\n"
        "@hookimpl\ndef imr_vocabularies(): return [Cold]",
        "a law of Cold could make 'functional_improvement' true, which only a record may. "
        "Write the law so that the fact is its premise, or is negated.",
    ),
    "name that is no name": (
        "@hookimpl\ndef imr_guidelines(): return [guideline('cold/2020')]",
        "its hook imr_guidelines returned, at index 0, a Guideline whose id is empty, "
        "or holds a slash or a space at an end.",
    ),
    "edition without a name": (
        "@hookimpl\ndef imr_guidelines(): return [guideline('cold', '')]",
        "its hook imr_guidelines returned, at index 0, a Guideline whose edition has a name that is no text, is empty, "
        "or holds a slash or a space at an end.",
    ),
    "citation in words": (
        "RULE = Rule('r', when=ANY, outcome=NECESSARY, because='', cite='page 58')\n"
        "@hookimpl\ndef imr_guidelines():\n"
        "    return [Guideline('cold', title='', step=Step.MTUS, edition=Edition('1', Trigger.REQUEST_DATE),\n"
        "                      addresses=ANY, rules=[RULE])]",
        "its hook imr_guidelines returned, at index 0, a Guideline with a rule whose cite is not a Citation.",
    ),
    "phrase that is no text": (
        "@hookimpl\ndef imr_services(): return [Service('cold', phrases=('ice', None))]",
        "its hook imr_services returned, at index 0, a Service whose phrases are not all texts.",
    ),
    "missing comma": (
        "@hookimpl\ndef imr_services(): return [Service('cold', phrases=('ice'))]",
        "its hook imr_services returned, at index 0, a Service whose phrases are single letters; "
        "a comma is missing, as in ('acupuncture',).",
    ),
}


def content(registry: Registry) -> str:
    """Write out everything that plugins gave, in its order."""
    parts = (registry.guidelines, registry.laws, registry.bars, registry.fact_readers, registry.plugins)
    mappings = (registry.facts, registry.services, registry.drugs)
    owners = [registry.owner(f"{each.id}/{each.edition.name}") for each in registry.guidelines]
    return repr((parts, [list(each.items()) for each in mappings], registry.vocabularies, owners))


@pytest.mark.parametrize("name", ["a_cold", "z_cold"])
@pytest.mark.parametrize("kind", BROKEN)
def test_broken_plugin_is_contained(site, header: str, kind: str, name: str):
    """A broken plugin, first or last of all, is refused with its exact error, and nothing of the others changes."""
    without = content(site.load())
    source, *reasons = BROKEN[kind]
    site.add(name, source)
    registry = site.load()
    line = header.count("\n") + 1
    expected = [f"imr-{name} 1.0 · plugin '{name}': " + reason.format(n=name, line=line) for reason in reasons]
    assert expected == [str(failure) for failure in registry.failures]
    assert without == content(registry)


def test_failure_carries_its_parts(site):
    """A failure names plugin, distribution and version, the reason, the remedy, and what the plugin raised."""
    site.add("cold", "raise OSError('no table')", version="2.1")
    (failure,) = site.load().failures
    assert isinstance(failure, PluginError)
    assert ("cold", "imr-cold 2.1", "importing imr_cold raised OSError: no table", None) == failure.args
    assert isinstance(failure.__cause__, OSError)
    (record,) = site.load().failed()
    assert ("cold", "imr-cold 2.1", "importing imr_cold raised OSError: no table") == (
        record.name,
        record.distribution,
        record.reason,
    )


def test_interrupt_is_not_contained(site):
    """A user who interrupts while plugins load gets out."""
    site.add("cold", "raise KeyboardInterrupt")
    with pytest.raises(KeyboardInterrupt):
        site.load()


def test_wrong_api_range_is_refused_before_import(site):
    """A plugin that wants another imr-core is refused with the ranges, and is never imported."""
    module = site.add("cold", "raise AssertionError", requires="imr_core >= 99, < 100")
    (failure,) = site.load().failures
    wanted, _, rest = failure.reason.partition(", and this is ")
    assert wanted in ("it requires imr-core <100,>=99", "it requires imr-core >=99,<100")
    assert rest
    assert "Bring both up to date: pip install --upgrade imr-core imr-cold" == failure.hint
    assert module not in sys.modules


@pytest.mark.parametrize(
    "requires", ["imr-core>=0.0.1", "IMR.Core", "imr-core>=99; python_version<'3'", "imr-core[all]>=99; extra=='x'"]
)
def test_range_that_holds_is_accepted(site, requires: str):
    """A requirement that this core meets, or that does not apply here, does not stand in the way."""
    site.add("cold", "@hookimpl\ndef imr_bars(): return []", requires=requires)
    assert () == site.load().failures


def test_unreadable_range_is_refused(site):
    """A requirement on imr-core that cannot be read refuses the plugin; nobody knows what it meant."""
    site.add("cold", "@hookimpl\ndef imr_bars(): return []", requires="imr-core >= new")
    (failure,) = site.load().failures
    assert "its requirement on imr-core cannot be read" == failure.reason


def test_core_that_is_not_installed(site, monkeypatch: pytest.MonkeyPatch):
    """Where imr-core runs without being installed, it has no version, and a plugin's range is not held against it."""

    def missing(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", missing)
    assert "unknown" == core_version.__wrapped__()
    monkeypatch.setattr(_requirement, "core_version", core_version.__wrapped__)
    site.add("cold", "@hookimpl\ndef imr_bars(): return []", requires="imr-core>=99")
    assert () == site.load().failures


@pytest.mark.parametrize(
    ("about", "entry_points", "label"),
    [
        ("Metadata-Version: 2.1\nName: imr-cold\nVersion: 1.0\n", "[imr_core]\nno equals sign\n", "imr-cold"),
        ("Metadata-Version: 2.1\n", "[imr_core]\ncold = imr_cold\n", "unknown"),
        (None, "[imr_core]\ncold = imr_cold\n", "unknown"),
    ],
)
def test_broken_metadata_is_contained(site, about: str | None, entry_points: str, label: str):
    """A distribution whose metadata is broken is a failure, and the others load."""
    without = content(site.load())
    site.add_metadata("imr_cold-1.0", about or "", entry_points)
    if about is None:
        (site.folder / "imr_cold-1.0.dist-info" / "METADATA").unlink()
    registry = site.load("m_heat", label)
    assert ["its metadata cannot be read"] == [failure.reason for failure in registry.failures]
    assert without == content(registry)


def test_unrelated_broken_metadata_is_none_of_ours(site):
    """A file of entry points that cannot be decoded belongs to nobody we know, and changes nothing."""
    folder = site.folder / "other-1.0.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: other\nVersion: 1.0\n", encoding="utf-8")
    (folder / "entry_points.txt").write_bytes(b"\xff\xfe[imr_core]")
    assert () == site.load().failures


def test_two_plugins_of_one_name_are_refused(site):
    """Two distributions with a plugin of the same name are both refused, before either is imported."""
    site.add("cold", "raise AssertionError")
    site.add_metadata(
        "acme_cold-3.0", "Metadata-Version: 2.1\nName: acme-cold\nVersion: 3.0\n", "[imr_core]\ncold = acme_cold\n"
    )
    hint = "None of them is taken: leave one of the distributions out."
    expected = [
        f"acme-cold 3.0 · plugin 'cold': its name is that of a plugin of imr-cold 1.0 too. {hint}",
        f"imr-cold 1.0 · plugin 'cold': its name is that of a plugin of acme-cold 3.0 too. {hint}",
    ]
    assert expected == [str(failure) for failure in site.load().failures]


def test_name_of_a_core_plugin_is_refused(site):
    """A plugin that takes the name of one of the core's own is refused, and the core's stays."""
    site.add("california", "raise AssertionError", distribution="acme-california")
    registry = site.load()
    assert ["acme-california 1.0"] == [failure.distribution for failure in registry.failures]
    assert "california" in [plugin.name for plugin in registry.plugins]


def test_shadowed_distribution_is_ignored(site, tmp_path_factory, monkeypatch: pytest.MonkeyPatch):
    """Of a distribution that is on the path twice, the one that imports would find counts."""
    site.add("cold", "@hookimpl\ndef imr_bars(): return []", version="2.0")
    behind = tmp_path_factory.mktemp("behind")
    folder = behind / "imr_cold-1.0.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: imr-cold\nVersion: 1.0\n", encoding="utf-8")
    (folder / "entry_points.txt").write_text("[imr_core]\ncold = imr_cold\n", encoding="utf-8")
    monkeypatch.setattr(sys, "path", [*sys.path, str(behind)])
    registry = site.load()
    assert () == registry.failures
    assert ["2.0"] == [plugin.version for plugin in registry.plugins if plugin.name == "cold"]


def test_plugin_is_refused_with_what_it_builds_on(site):
    """A plugin that speaks of another's facts falls with that other, for its own reason."""
    site.add(
        "a_top", "from imr_base import Base\n@hookimpl\ndef imr_guidelines(): return [guideline('top', when=Base.so)]"
    )
    base = "class Base(Vocabulary):\n    so = flag('So.')\n@hookimpl\ndef imr_vocabularies(): return [Base]\n"
    site.add("base", base)
    assert () == site.load().failures
    site.add("base", base + "@hookimpl\ndef imr_bars(): raise ValueError('no')")
    assert ["a_top", "base"] == [failure.plugin for failure in site.load().failures]


def test_all_broken_at_once(site, announce: Callable[[str], None]):
    """With every kind of broken plugin installed at once, each of them fails and nothing of the others changes."""
    without = content(site.load())
    for index, (source, *_) in enumerate(BROKEN.values()):
        site.add(f"b{index:02}", source)
    registry = site.load()
    failed = {failure.plugin for failure in registry.failures}
    assert {f"b{index:02}" for index in range(len(BROKEN))} == failed
    assert without == content(registry)
    announce(f"{len(BROKEN)} kinds of broken plugins contained")
