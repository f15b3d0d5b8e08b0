"""The Sphinx extension draws what a guideline says, and refuses what does not exist."""

import re
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given

pytest.importorskip("sphinx")

from imr_core import (
    DISCRETIONARY,
    NECESSARY,
    NOT_NECESSARY,
    Citation,
    Edition,
    Guideline,
    Request,
    Rule,
    Step,
    Trigger,
    Verification,
    not_encoded,
    truth,
)
from imr_core.expressions import Condition
from imr_core.sphinx._decision_table import decision_tables, literals
from imr_core.sphinx._diagram import mermaid, svg
from imr_core.sphinx._sentences import rule_sentence
from imr_core.sphinx._timeline import spans
from imr_core.testing import SmallVocabulary, conditions, total_facts

CITE = Citation("A Sample Manual", year=2015, section="1 <b>", verification=Verification.PRIMARY_TEXT)

PLUGIN = '''
"""A small plugin that a site documents."""

from imr_core import *

S = Service("laser", unit=Unit.VISIT, phrases=("laser",))
CITE = Citation("A Sample Manual", year=2015, section="1", verification=Verification.PRIMARY_TEXT)
RUMOUR = Citation("A Rumour")

class Laser(Vocabulary, prefix="laser"):
    """Facts."""

    exercises = flag("It goes with exercise & <effort>.")

class Limits(Parameters):
    """Numbers."""

    trial = limit(6, Unit.VISIT, low=3, cite=CITE)

def edition(name, start, end=None):
    return Guideline(
        "laser", title="Laser", step=Step.MTUS,
        edition=Edition(name, trigger=Trigger.REQUEST_DATE, start=start, end=end),
        addresses=Request.service.is_(S), complete=True,
        rules=[
            Rule("few", Request.visits <= Limits.trial, NECESSARY, "{visits} are in {trial}", CITE),
            Rule("many", Request.visits > Limits.trial, NOT_NECESSARY, "{visits} pass {trial}", CITE),
            Rule("weighed", Laser.exercises, DISCRETIONARY, "weigh it", RUMOUR, exception_to="many"),
        ],
        unencoded=[Unencoded("It is given slowly.", CITE, "Speed is no fact.")],
    )

@hookimpl
def imr_guidelines():
    yield edition("2010", "2010-01-01", "2015-01-01")
    yield edition("2015", "2015-01-01", "2020-01-01")
    yield not_encoded("laser", Edition("2020", trigger=Trigger.REQUEST_DATE, start="2020-01-01"),
                      Request.service.is_(S), "The text has not been seen.", title="Laser, revised")

@hookimpl
def imr_vocabularies():
    return [Laser]

@hookimpl
def imr_services():
    return [S]
'''


class Site:
    """A small site in a folder."""

    def __init__(self, folder: Path) -> None:
        """Begin with a plugin and a configuration."""
        self.folder = folder
        (folder / "small_plugin.py").write_text(PLUGIN, encoding="utf-8")
        self.configure()

    def configure(self, **more: object) -> None:
        """Write the configuration."""
        values = {
            "project": "small",
            "extensions": ["myst_parser", "imr_core.sphinx"],
            "imr_plugins": ["small_plugin"],
            "exclude_patterns": ["_build"],
            **more,
        }
        lines = ["import sys", "from pathlib import Path", "sys.path.insert(0, str(Path(__file__).parent))"]
        lines += [f"{name} = {value!r}" for name, value in values.items()]
        (self.folder / "conf.py").write_text("\n".join(lines) + "\n", encoding="utf-8")

    def build(self, **pages: str) -> str:
        """Build the site with these pages; return what was printed."""
        for name, text in pages.items():
            (self.folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
        command = [sys.executable, "-m", "sphinx", "-q", "-n", str(self.folder), str(self.folder / "_build")]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
        return done.stdout + done.stderr

    def page(self, name: str) -> str:
        """Return a built page."""
        return (self.folder / "_build" / f"{name}.html").read_text(encoding="utf-8")


def words_of(page: str) -> str:
    """Return the text of a page, tags left out."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site with a small plugin."""
    return Site(tmp_path)


def test_every_part_is_drawn(site: Site):
    """A guideline has its dates, table, diagram, sentences, numbers with sources, proofs and what is not encoded."""
    assert "" == site.build(index_md="# Small\n\n```{guideline} laser/2010\n```\n")
    said = words_of(site.page("index"))
    for wanted in (
        "In force for requests from 2010-01-01 through 2014-12-31.",
        "visits is at most trial (6)",
        "Where visits is at most trial (6): medically necessary.",
        "unless weighed holds",
        "Where many would hold, and exercises: left to the reviewer.",
        "3–6 visits A Sample Manual 2015, 1 (seen in the primary text)",
        "not in force: unverified",
        "proved",
        "It is given slowly.",
    ):
        assert wanted in said
    page = site.page("index")
    assert 1 == page.count("<svg")
    assert "flowchart LR" in page


def test_both_markups_give_the_same(site: Site):
    """The directive draws the same in MyST and in reStructuredText."""
    rst = ".. guideline:: laser/2010\n   :parts: rules numbers\n   :no-index:\n"
    md = "```{guideline} laser/2010\n:parts: rules numbers\n:no-index:\n```\n"
    printed = site.build(index_md=f"# Same\n\n{md}\n\n```{{toctree}}\nother\n```\n", other_rst=f"Same\n====\n\n{rst}\n")
    assert "" == printed
    first, second = (
        re.search(r'<div class="imr-rule.*Numbers.*?</table>', site.page(name), re.S) for name in ("index", "other")
    )
    assert words_of(first[0]) == words_of(second[0])


def test_references_lead_to_rules_facts_and_editions(site: Site):
    """Each role links to the place where the thing is drawn."""
    site.configure(imr_catalogue="catalogue")
    roles = "{rule}`laser/2015/few` {fact}`laser.exercises` {guideline}`laser`"
    assert "" == site.build(index_md=f"# R\n\n{roles}\n\n```{{toctree}}\ncatalogue/index\n```\n")
    page = site.page("index")
    for link in ("catalogue/laser.html#rule-laser-2015-few", "catalogue/facts.html#fact-laser.exercises"):
        assert f'href="{link}"' in page
    ids = set(re.findall(r'id="([^"]+)"', site.page("catalogue/laser")))
    assert {"rule-laser-2015-few", "guideline-laser-2010", "guideline-laser"} <= ids


def test_catalogue_has_a_page_for_each_guideline(site: Site):
    """The catalogue lists every edition, facts with their meaning, and what is not encoded; old pages go."""
    site.configure(imr_catalogue="catalogue")
    (site.folder / "catalogue").mkdir()
    (site.folder / "catalogue" / "gone.rst").write_text("Gone\n====\n", encoding="utf-8")
    assert "" == site.build(index_md="# C\n\n```{toctree}\ncatalogue/index\n```\n")
    assert "2010 (3 rules), 2015 (3 rules), 2020 (not encoded)" in words_of(site.page("catalogue/index"))
    assert "It goes with exercise & <effort>." in words_of(site.page("catalogue/facts"))
    assert "Nothing is proposed past it: The text has not been seen." in words_of(site.page("catalogue/laser"))
    assert not (site.folder / "catalogue" / "gone.rst").exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("```{guideline} lazer/2010\n```", "There is no guideline 'lazer/2010'. Nearest known guidelines: laser/2010"),
        ("```{guideline} laser\n:parts: rulez\n```", "'rulez' is no part; the parts are summary, timeline, table"),
        ("{fact}`laser.exercise`", "no fact 'laser.exercise' is documented. Nearest known names: laser.exercises"),
        ("```{facts} nobody\n```", "There are no facts of 'nobody'"),
    ],
)
def test_what_does_not_exist_is_named(site: Site, text: str, said: str):
    """A misspelt name is a warning that names the nearest."""
    assert said in site.build(index_md=f"# W\n\n{text}\n\n```{{facts}}\n```\n")


def test_a_plugin_that_fails_is_a_warning(site: Site):
    """A site does not leave out the guidelines of a plugin without a word."""
    with (site.folder / "small_plugin.py").open("a", encoding="utf-8") as file:
        file.write("\n@hookimpl\ndef imr_bars():\n    return 3\n")
    assert "WARNING" in (printed := site.build(index_md="# F\n"))
    assert "small_plugin" in printed


def test_nothing_is_loaded_from_the_network(site: Site):
    """A drawn page loads no script, style or picture from another host."""
    site.build(index_md="# N\n\n```{guideline} laser\n```\n")
    assert [] == re.findall(r'(?:src|href)="(?:https?:)?//[^"]+\.(?:js|css|png|svg)"', site.page("index"))


def test_diagrams_as_mermaid(site: Site):
    """With ``imr_diagrams = "mermaid"`` the diagram is handed to sphinxcontrib.mermaid."""
    pytest.importorskip("sphinxcontrib.mermaid")
    site.configure(imr_diagrams="mermaid", extensions=["myst_parser", "imr_core.sphinx", "sphinxcontrib.mermaid"])
    site.build(index_md="# M\n\n```{guideline} laser/2010\n:parts: diagram\n```\n")
    assert re.search(r'<pre[^>]*class="mermaid"', site.page("index"))
    assert "<svg" not in site.page("index")


@given(conditions(tuple(SmallVocabulary.facts().values())), total_facts(tuple(SmallVocabulary.facts().values())))
def test_literals_equivalent(condition: Condition, facts: dict):
    """The answers that a column of a decision table needs hold together just where the rule's condition does."""
    assert truth(condition, facts) is all(truth(each, facts) is wanted for each, wanted in literals(condition))


def guideline(count: int, edition: Edition | None = None) -> Guideline:
    """Return a guideline with so many rules, about numbers of visits."""
    outcomes = (NECESSARY, NOT_NECESSARY, DISCRETIONARY)
    rules = [
        Rule(f"rule-{n}", when=Request.visits.is_(n), outcome=outcomes[n % 3], because="so", cite=CITE)
        for n in range(count)
    ]
    edition = edition or Edition("2015", trigger=Trigger.REQUEST_DATE)
    return Guideline("g", title="G", step=Step.MTUS, edition=edition, addresses=Request.visits >= 0, rules=rules)


@pytest.mark.parametrize("count", [1, 12, 13, 61])
def test_tables_hold_every_rule_once(count: int):
    """However many rules there are, each stands in one table, and no table is wider than can be read."""
    tables = list(decision_tables(guideline(count)))
    assert [f"rule-{n}" for n in range(count)] == [rule.id for table in tables for rule in table.rules]
    assert max(len(table.rules) for table in tables) <= 12


def test_both_sides_of_a_number_share_a_row():
    """At most and more than are one condition, answered yes and no."""
    few = Rule("few", when=Request.visits <= 6, outcome=NECESSARY, because="so", cite=CITE)
    many = Rule("many", when=Request.visits > 6, outcome=NOT_NECESSARY, because="so", cite=CITE)
    edition = Edition("2015", trigger=Trigger.REQUEST_DATE)
    made = Guideline("g", title="G", step=Step.MTUS, edition=edition, addresses=Request.visits >= 0, rules=[few, many])
    (table,) = decision_tables(made)
    assert ((True, False),) == table.cells


def test_diagram_shows_every_rule_and_escapes_text():
    """Every rule is drawn and described, and text from a plugin is never markup."""
    made = guideline(5)
    drawn = svg(made, "d")
    assert all(f">rule-{n}<" in drawn for n in range(5))
    assert "<desc" in drawn
    assert drawn.count('class="imr-edge"') == 10
    nasty = Rule("a<b>", when=Request.visits <= 6, outcome=NECESSARY, because="so", cite=CITE)
    edition = Edition("<i>", trigger=Trigger.REQUEST_DATE)
    bad = Guideline("g", title="G", step=Step.MTUS, edition=edition, addresses=Request.visits >= 0, rules=[nasty])
    assert "<b>" not in svg(bad, "d")
    assert "<i>" not in svg(bad, "d")


def test_mermaid_text_has_every_edge():
    """The Mermaid text leads from the start to each rule, and from each rule to its outcome."""
    lines = mermaid(guideline(4)).splitlines()
    assert 4 == sum(line.strip().startswith("start --> r") for line in lines)
    assert 4 == sum(bool(re.match(r"\s+r\d --> \w+$", line)) for line in lines)


def test_sentence_names_what_a_rule_yields_to():
    """A rule in a sentence says when it holds and what it says."""
    made = guideline(3)
    assert "Where visits is 1: not medically necessary." == rule_sentence(made.rules[1], made)


def test_spans_follow_the_dates():
    """On the line of time editions that follow each other meet, and one without an end reaches the edge."""
    first = guideline(1, Edition("a", trigger=Trigger.REQUEST_DATE, start="2009-01-01", end="2016-01-01"))
    second = guideline(1, Edition("b", trigger=Trigger.REQUEST_DATE, start="2016-01-01"))
    one, two = spans([first, second])
    assert round(one.left + one.width, 1) == round(two.left, 1)
    assert (False, False, 100.0) == (one.is_open_right, one.is_open_left, round(two.left + two.width, 1))
    assert two.is_open_right
    (always,) = spans([not_encoded("g", Edition("c", trigger=Trigger.REQUEST_DATE), Request.visits >= 0, "unseen")])
    assert (0, 100) == (always.left, always.width)
