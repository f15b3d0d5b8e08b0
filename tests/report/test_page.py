"""Pages: they stand alone, escape everything, and are the same every time."""

import base64
import hashlib
import re
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from attrs import evolve

from imr_core.audit import Audit, Disagreement
from imr_core.errors import MissingExtraError
from imr_core.guidelines import Guideline
from imr_core.model import (
    Assumption,
    Case,
    DisputedItem,
    DocumentedFact,
    ItemAssessment,
    PluginFailure,
    PluginVersion,
    RequestedDrug,
    TreatmentRequest,
    UnencodedEdition,
)
from imr_core.registry import Registry
from imr_core.report import Report, audit_report_of, render_audit, render_reports, report_of
from imr_core.review import assess
from imr_core.sources import Citation

Make = Callable[..., Any]
EVIL = '<script>alert("x")</script><img src=x onerror=alert(1)>\'"&lt;{{ 7*7 }}</style></title>'
FROM_ELSEWHERE = ("src", "srcset", "poster", "data", "action", "background", "cite", "formaction", "ping")


def evil_reports(report: Make, case: Make, registry: Registry) -> list[Report]:
    """Make reports in which every text that a letter, a case or a plugin can give is hostile."""
    facts = {"flare_up": DocumentedFact(True, record=EVIL, page=1, quote=EVIL, start=0)}
    drug = RequestedDrug(EVIL, ingredients=(EVIL,))
    other = DisputedItem(EVIL, TreatmentRequest(EVIL, drug=drug), ancillary_to="1")
    of = case(facts, text=EVIL, items=[other], case_number=EVIL, clinical_summary=EVIL, assumed_dates=EVIL)
    assessment = assess(of, registry)
    items = [
        evolve(
            item,
            contradictions=(EVIL,),
            published=EVIL,
            assumed=(Assumption("flare_up", EVIL, EVIL),),
            grounds=tuple(evolve(ground, because=EVIL, rule=EVIL, interpretation=EVIL) for ground in item.grounds),
            caveats=tuple(evolve(caveat, because=EVIL, bar=EVIL) for caveat in item.caveats),
        )
        for item in assessment.items
    ]
    changes = {
        "failed_plugins": (PluginFailure(EVIL, EVIL, EVIL),),
        "not_encoded": (UnencodedEdition(EVIL, EVIL, EVIL, EVIL),),
        "plugins": (PluginVersion(EVIL, EVIL),),
        "core_version": EVIL,
    }
    found = report_of(of, evolve(assessment, items=tuple(items), **changes), registry, source=EVIL)
    return [found, report(case(facts, service=None, case_number=EVIL))]


def evil_registry(registry: Registry) -> Registry:
    """Make a registry whose guideline has hostile texts throughout."""
    from types import SimpleNamespace

    from imr_core.guidelines import Unencoded
    from imr_core.registry import hookimpl

    cite = Citation(EVIL, EVIL, 2009, EVIL, EVIL, f"javascript:{EVIL}", registry.bars[0].cite.verification)
    template = EVIL.replace("{", "{{").replace("}", "}}")

    def spoiled(one: Any) -> Any:
        if not isinstance(one, Guideline):
            return one
        rules = [
            evolve(rule, because=template, interpretation=EVIL, cite=cite if rule.cite.is_verified else rule.cite)
            for rule in one.rules
        ]
        return evolve(one, title=EVIL, rules=rules, unencoded=[Unencoded(EVIL, cite, EVIL)])

    guidelines = [spoiled(one) for one in registry.guidelines]
    services = list(registry.services.values())
    hooks = {"imr_guidelines": lambda: guidelines, "imr_services": lambda: services}
    spoilt = Registry([SimpleNamespace(**{name: hookimpl(hook) for name, hook in hooks.items()})])
    assert () == spoilt.failures
    return spoilt


@pytest.fixture(scope="session")
def evil_pages(report: Make, case: Make, registry: Registry, audited: Audit) -> list[str]:
    """Pages of which every text is hostile."""
    spoilt = evil_registry(registry)
    of = case()
    both = evil_reports(report, case, registry)
    pages = [render_reports(both[:1], [EVIL]), render_reports(both)]
    pages.append(render_reports([report_of(of, assess(of, spoilt), spoilt)]))
    pages.append(render_audit(audit_report_of(evil_audit(audited), registry)))
    return pages


def evil_audit(audited: Audit) -> Audit:
    """Make an audit of which every text is hostile."""

    def spoiled(item: ItemAssessment) -> ItemAssessment:
        grounds = [
            evolve(ground, because=EVIL, rule=EVIL, interpretation=EVIL, citations=(Citation(EVIL),))
            for ground in item.grounds
        ]
        facts = {name: evolve(fact, value=EVIL, quote=EVIL, record=EVIL) for name, fact in item.facts.items()}
        return evolve(item, id=EVIL, text=EVIL, service=EVIL, grounds=tuple(grounds), facts=facts, open_facts=(EVIL,))

    worst = audited.disagreements[0].item
    item = evolve(worst, source=EVIL, case_number=EVIL, open=spoiled(worst.open), closed=spoiled(worst.closed))
    found = tuple(Disagreement(item, reading, is_worst=True) for reading in ("open", "closed"))
    return evolve(audited, audited=(item,), disagreements=found)


def test_nothing_of_a_text_becomes_markup(evil_pages: list[str], report: Make, elements: Make):
    """Hostile texts add no script, picture, style or handler to a page, and are shown as they are."""
    for page in evil_pages:
        assert (1, 1, 1, 0) == tuple(len(elements(page, tag)) for tag in ("script", "style", "title", "img"))
        assert not [
            name for each in elements(page) for name in each.attributes if name.startswith("on") or name == "style"
        ]
        assert "49" not in [each.text for each in elements(page)]
        assert '<script>alert("x")</script><img src=x' in elements(page, "main")[0].text


def test_every_hostile_field_is_shown(evil_pages: list[str], elements: Make):
    """The hostile texts do reach the page: each of the fields that holds one is shown where it belongs."""
    start = '<script>alert("x")</script><img src=x'
    first = {each.tag for each in elements(evil_pages[0]) if start in each.text}
    assert {"title", "h1", "h2", "mark", "li", "dd", "b", "p", "footer", "a"} <= first
    second = {each.tag for each in elements(evil_pages[2]) if start in each.text}
    assert {"h4", "cite", "td", "p", "li"} <= second
    third = {each.tag for each in elements(evil_pages[3]) if start in each.text}
    assert {"summary", "b", "p", "cite", "a"} <= third


def test_script_links_are_no_links(evil_pages: list[str], elements: Make):
    """Only the address of a citation that begins with http or https is a link; any other is text."""
    for page in evil_pages:
        for link in elements(page, "a"):
            assert (link.attributes["href"] or "").startswith(("#", "https://", "http://"))


def test_control_and_direction_characters_are_left_out(report: Make, case: Make):
    """Characters that hide or reorder text are not written, nor are halves of surrogate pairs."""
    hidden = "a\u202eb\x00c\u200bd\x1b[2Je\ud800"
    page = render_reports([report(case(text=hidden, clinical_summary=hidden))])
    assert "abcd[2Je" in page
    assert not set("\u202e\x00\u200b\x1b\ud800") & set(page)


@pytest.fixture(scope="session")
def pages(report: Make, case: Make, audited: Audit, registry: Registry) -> list[str]:
    """A review of one case, of two, one with a warning, and an audit."""
    warned = report(case({}, service="baths"))
    found = [render_reports([report()]), render_reports([report(), warned], ["c.json"]), render_reports([warned])]
    return [*found, render_audit(audit_report_of(audited, registry))]


def test_a_page_stands_alone(pages: list[str], elements: Make):
    """A page loads nothing: links lead within it, or from a citation, without telling from where."""
    for page in pages:
        for each in elements(page):
            assert not [name for name in FROM_ELSEWHERE if name in each.attributes], each.tag
            assert each.tag not in ("link", "iframe", "object", "embed", "base", "img", "audio", "video", "form")
            target = each.attributes.get("href")
            if target is not None and not target.startswith("#"):
                assert ("a", "noreferrer noopener") == (each.tag, each.attributes["rel"])
        style = elements(page, "style")[0].text
        assert not re.search(r"url\(|@import|@font-face", style)
        script = elements(page, "script")[0].text
        assert not re.search(r"fetch|XMLHttp|import\b|WebSocket|sendBeacon|eval|innerHTML", script)


def test_a_page_forbids_itself_the_network(pages: list[str], elements: Make):
    """The policy of a page allows its own script and style, by their hashes, and nothing else."""
    for page in pages:
        (policy,) = elements(page, "meta", http_equiv="Content-Security-Policy")
        for tag in ("style", "script"):
            text = elements(page, tag)[0].text
            digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
            assert f"{tag}-src 'sha256-{digest}'" in (policy.attributes["content"] or "")
        assert (policy.attributes["content"] or "").startswith("default-src 'none'; ")


def test_links_within_a_page_lead_somewhere(pages: list[str], elements: Make):
    """Every link within a page has its target, and no two elements have one id."""
    for page in pages:
        ids = [each.attributes["id"] for each in elements(page) if "id" in each.attributes]
        assert len(set(ids)) == len(ids)
        targets = {
            (each.attributes["href"] or "")[1:]
            for each in elements(page, "a")
            if (each.attributes["href"] or "").startswith("#")
        }
        labels = {name for each in elements(page) for name in (each.attributes.get("aria-labelledby") or "").split()}
        assert targets | labels <= set(ids)


def test_headings_are_in_order(pages: list[str], elements: Make):
    """A page has one first heading, and no heading skips a level."""
    for page in pages:
        levels = [int(each.tag[1]) for each in elements(page) if re.fullmatch("h[1-6]", each.tag)]
        assert 1 == levels[0] == levels.count(1)
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_page_is_the_same_every_time(report: Make, case: Make, audited: Audit, registry: Registry):
    """The same case gives the same page, whatever the process; so does the same audit."""
    assert render_reports([report()]) == render_reports([report()])
    assert render_audit(audit_report_of(audited, registry)) == render_audit(audit_report_of(audited, registry))


def test_order_of_hashing_changes_nothing():
    """Sets in any order give the same page: hashing differently in another process changes nothing."""
    program = (
        "import hashlib\n"
        "from importlib import resources\n"
        "from imr_core import Registry, assess, load_case\n"
        "from imr_core.report import render_reports, report_of\n"
        "registry = Registry.from_environment()\n"
        "text = resources.files('imr_core.cli').joinpath('example.json').read_text(encoding='utf-8')\n"
        "case = load_case(text, registry)\n"
        "page = render_reports([report_of(case, assess(case, registry), registry)])\n"
        "print(hashlib.sha256(page.encode()).hexdigest())\n"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", program], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert 1 == len(found)


def test_rows_tell_their_state(report: Make, elements: Make):
    """Every rule is a row of a table that tells its state in a word, not in a colour alone."""
    found = report()
    rows = elements(render_reports([found]), "tr")
    said = {each.attributes["data-rule"]: each for each in rows if "data-rule" in each.attributes}
    (item,) = found.items
    for rule in (row for one in item.tables[0].guidelines for row in one.rules):
        word = {True: "holds", None: "unknown", False: "fails"}[rule.truth]
        assert word == said[rule.rule].attributes["data-truth"]
        assert word in said[rule.rule].text


def test_the_slider_has_what_the_report_has(report: Make, elements: Make):
    """The page holds, for every quantity of the slider, the outcomes and the proposal of the report."""
    found = report()
    page = render_reports([found])
    (item,) = found.items
    (slider,) = elements(page, "input")
    assert ("1", "5", "5") == tuple(slider.attributes[name] for name in ("min", "max", "value"))
    assert [
        (str(row.quantity), " ".join(one.value for one in row.outcomes), row.proposed.value if row.proposed else "")
        for row in item.quantities
    ] == [
        tuple(each.attributes[name] for name in ("data-quantity", "data-outcomes", "data-proposed"))
        for each in elements(page, "li")
        if "data-quantity" in each.attributes
    ]
    assert f"{item.quantities[-1].text}: {item.quantities[-1].said}" == slider.attributes["aria-valuetext"]


def test_files_that_could_not_be_read_are_named(report: Make, elements: Make):
    """A file that is not part of a page, since it could not be read, is named in what to read first."""
    page = render_reports([report()], ["c.json"])
    warned = [each.text for each in elements(page, "section", class_="warnings")]
    assert ["c.json could not be read" in text for text in warned] == [True]


def test_no_report_is_no_page():
    """A page without a report is an error."""
    with pytest.raises(ValueError, match="at least one report"):
        render_reports([])


def test_pages_need_their_extra(report: Make, monkeypatch: pytest.MonkeyPatch):
    """Without the extra, the error names it and the command that brings it."""
    from imr_core.report import _page

    found = report()
    _page._environment.cache_clear()
    monkeypatch.setitem(sys.modules, "jinja2", None)
    with pytest.raises(MissingExtraError, match=r"imr-core\[report\]"):
        render_reports([found])


def test_a_report_needs_no_extra(case: Make, registry: Registry, monkeypatch: pytest.MonkeyPatch):
    """What a report says can be worked out without the libraries that draw it."""
    monkeypatch.setitem(sys.modules, "jinja2", None)
    of: Case = case()
    assert 1 == len(report_of(of, assess(of, registry), registry).items)
