"""Pages in a real browser: headless Chromium, without any network."""

import base64
import importlib.util
import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from imr_core.audit import Audit
from imr_core.model import DisputedItem, TreatmentRequest
from imr_core.registry import Registry
from imr_core.report import audit_report_of, render_audit, render_reports

Make = Callable[..., Any]
CHROMIUM, DRIVER = (shutil.which(name) for name in ("chromium", "chromedriver"))
AXE = os.environ.get("IMR_AXE")
NO_BROWSER = "no browser is ready for tests ('nox -s browser' brings one)"
PHONE, DESK = 360, 1280
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage"),
)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not (CHROMIUM and DRIVER and importlib.util.find_spec("selenium")),
        reason=f"{NO_BROWSER}: it needs Chromium, its driver and selenium",
    ),
]


class Browser:
    """Chromium, and what the tests ask of it."""

    def __init__(self, driver: Any) -> None:
        self.driver = driver

    def show(self, page: Path, *, dark: bool = False, width: int = DESK, script: bool = True) -> None:
        """Open a page."""
        scheme = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        self.command("Emulation.setEmulatedMedia", features=scheme)
        size = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 500}
        self.command("Emulation.setDeviceMetricsOverride", **size)
        self.command("Emulation.setScriptExecutionDisabled", value=not script)
        # The same address with another fragment is no new page.
        self.driver.get("about:blank")
        self.driver.get(page.as_uri())

    def command(self, name: str, **arguments: Any) -> Any:
        """Give the browser a command of its own protocol."""
        return self.driver.execute_cdp_cmd(name, arguments)

    def run(self, script: str, *arguments: Any) -> Any:
        """Run a script in the page, return what it returns."""
        return self.driver.execute_script(script, *arguments)

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        from selenium.webdriver.common.action_chains import ActionChains
        from selenium.webdriver.common.keys import Keys

        for key in keys:
            ActionChains(self.driver).send_keys(getattr(Keys, key)).perform()

    def complaints(self) -> list[str]:
        """Return what the console says."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def background(self) -> int:
        """Return how light the page is, from 0 to 255."""
        colour = self.run("return getComputedStyle(document.body).backgroundColor")
        return int(colour.partition("(")[2].partition(",")[0])


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser with a new profile."""
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM or ""
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    yield Browser(driver)
    driver.quit()


@pytest.fixture(scope="module")
def pages(
    tmp_path_factory: pytest.TempPathFactory, report: Make, case: Make, audited: Audit, registry: Registry, fact: Make
) -> dict[str, Path]:
    """Pages as files: a review, one of many cases and items, and an audit."""
    facts = {"flare_up": fact(True, "flare-up of neck pain"), "acute_phase": fact(False, "pain after")}
    evil = "<script>console.error('run')</script><img src=x onerror=\"console.error('run')\">"
    second = DisputedItem(
        "b", TreatmentRequest(evil, service="needles", quantity=3, body_regions=("knee", "hip")), ancillary_to="1"
    )
    third = DisputedItem("c", TreatmentRequest("a pillow"))
    many = [report(case(facts, items=[second, third], published="upheld")), report(case({}, service="baths"))]
    texts = {
        "review": render_reports([report(case(facts))]),
        "many": render_reports(many, ["c.json"]),
        "audit": render_audit(audit_report_of(audited, registry)),
    }
    folder = tmp_path_factory.mktemp("pages")
    for name, text in texts.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return {name: folder / f"{name}.html" for name in texts}


NAMES = ("review", "many", "audit")


@pytest.mark.parametrize("name", NAMES)
def test_the_console_stays_silent(browser: Browser, pages: dict[str, Path], name: str):
    """A page raises no error, breaks none of its own policy, runs nothing of a text, and loads nothing."""
    browser.complaints()
    browser.show(pages[name])
    assert [] == browser.complaints()
    assert [] == browser.run("return performance.getEntriesByType('resource').map((one) => one.name)")
    assert 0 == browser.run("return document.images.length")


def test_the_policy_is_in_force(browser: Browser, pages: dict[str, Path]):
    """Were a script to try, the page would let it fetch nothing."""
    browser.show(pages["review"])
    refused = browser.driver.execute_async_script(
        "const done = arguments[0]; const image = new Image(); image.onerror = () => done('refused');"
        "document.addEventListener('securitypolicyviolation', (e) => done(e.effectiveDirective));"
        "image.src = 'http://127.0.0.1:9/x.png';"
    )
    assert "img-src" == refused
    browser.complaints()


def test_the_slider_works_by_keyboard(browser: Browser, pages: dict[str, Path], report: Make, case: Make):
    """Arrow keys, Home and End move the slider; what is said of each quantity is what the library worked out."""
    (item,) = report(case()).items
    said = {str(row.quantity): f"{row.text}: {row.said}" for row in item.quantities}
    browser.show(pages["review"])
    browser.run("document.querySelector('input').focus()")
    for key, quantity in (("ARROW_LEFT", "4"), ("HOME", "1"), ("ARROW_RIGHT", "2"), ("END", "5"), ("ARROW_DOWN", "4")):
        browser.press(key)
        value, spoken, shown, current = browser.run(
            "const one = document.querySelector('input');"
            "return [one.value, one.getAttribute('aria-valuetext'), document.querySelector('output').textContent,"
            " document.querySelector('tr.current').dataset]"
        )
        assert (quantity, said[quantity]) == (value, spoken)
        assert said[quantity] in shown
        assert int(current["from"]) <= int(quantity) <= int(current["to"])


def test_the_slider_has_a_name(browser: Browser, pages: dict[str, Path]):
    """Whoever does not see the slider is told that it is one, of what, and how far it goes."""
    browser.show(pages["review"])
    found = [node for node in browser.command("Accessibility.getFullAXTree")["nodes"] if _role(node) == "slider"]
    (slider,) = found
    properties = {one["name"]: one["value"].get("value") for one in slider["properties"]}
    assert "Quantity of the whole request" == slider["name"]["value"]
    assert (1, 5) == (properties["valuemin"], properties["valuemax"])


def _role(node: dict[str, Any]) -> str:
    return str(node.get("role", {}).get("value"))


def test_without_scripts_everything_is_there(browser: Browser, pages: dict[str, Path]):
    """Where scripts are off, there is no slider that does nothing, and the table tells the same."""
    browser.show(pages["review"], script=False)
    tree = browser.command("Accessibility.getFullAXTree")["nodes"]
    names = [node.get("name", {}).get("value", "") for node in tree if not node.get("ignored")]
    assert "slider" not in [_role(node) for node in tree if not node.get("ignored")]
    assert "3 to 5 visits" in names
    browser.command("Emulation.setScriptExecutionDisabled", value=False)


@pytest.mark.parametrize("name", NAMES)
def test_light_and_dark(browser: Browser, pages: dict[str, Path], name: str):
    """A page is light or dark as the reader's system is."""
    browser.show(pages[name])
    light = browser.background()
    browser.show(pages[name], dark=True)
    assert (True, True) == (light > 230, browser.background() < 40)


@pytest.mark.parametrize("width", [PHONE, 700, DESK])
@pytest.mark.parametrize("name", NAMES)
def test_nothing_sticks_out(browser: Browser, pages: dict[str, Path], name: str, width: int):
    """At the width of a phone, a tablet and a desk nothing has to be scrolled sideways, all being opened."""
    browser.show(pages[name], width=width)
    browser.run("for (const one of document.querySelectorAll('details')) one.open = true")
    assert width >= browser.run("return document.documentElement.scrollWidth")


@pytest.mark.parametrize("name", NAMES)
def test_focus_is_seen(browser: Browser, pages: dict[str, Path], name: str):
    """By the Tab key everything that can be used is reached, in the order of the page, and is seen to be."""
    browser.show(pages[name])
    expected = browser.run(
        "return Array.from(document.querySelectorAll('a[href], input, summary')).filter((one) => one.checkVisibility())"
        ".length"
    )
    outlines = []
    for _ in range(min(expected, 25)):
        browser.press("TAB")
        outlines.append(
            browser.run(
                "const one = document.activeElement; const style = getComputedStyle(one);"
                "return [one.tagName, style.outlineStyle, parseFloat(style.outlineWidth),"
                " one.getBoundingClientRect().left >= 0]"
            )
        )
    assert {"A", "SUMMARY"} <= {tag for tag, *_ in outlines} <= {"A", "INPUT", "SUMMARY"}
    assert all((style, is_seen) == ("solid", True) and width >= 2 for _, style, width, is_seen in outlines)


def test_the_first_stop_leads_to_the_content(browser: Browser, pages: dict[str, Path]):
    """The first thing Tab reaches leads past all that is said first."""
    browser.show(pages["review"])
    browser.press("TAB", "ENTER")
    assert "main" == browser.run("return document.activeElement.id")


def test_notes_lead_to_words_and_back(browser: Browser, pages: dict[str, Path]):
    """A note in the summary leads to the fact it documents, and that leads back to the words."""
    browser.show(pages["review"])
    browser.run("document.querySelector('a.note[href=\"#c1-n2\"]').click()")
    assert "acute phase: no" == browser.run("return document.querySelector(':target').textContent")
    browser.run("document.querySelector('#c1-n2 a').click()")
    assert ["c1-q2", "pain", "pain after"] == browser.run(
        "const at = document.querySelector(':target');"
        "const marks = Array.from(document.querySelectorAll('mark'))"
        ".filter((one) => one.dataset.notes.split(' ').includes('2'));"
        "return [at.id, at.nextElementSibling.textContent, marks.map((one) => one.textContent).join('')]"
    )


def test_a_link_opens_what_it_leads_to(browser: Browser, pages: dict[str, Path]):
    """In an audit, the link to a disagreement opens it."""
    browser.show(pages["audit"])
    assert not browser.run("return document.querySelector('#d1').open")
    browser.run("document.querySelector('a[href=\"#d1\"]').click()")
    browser.driver.implicitly_wait(2)
    assert browser.driver.find_elements("css selector", "#d1[open]")


@pytest.mark.parametrize("name", NAMES)
def test_print_is_whole(browser: Browser, pages: dict[str, Path], name: str):
    """Printed, also from a dark screen, a page is dark on white, holds what is folded up, and nothing is cut off."""
    pdfium = pytest.importorskip("pypdfium2")
    browser.show(pages[name], dark=True)
    hidden = browser.run(
        "return Array.from(document.querySelectorAll('details :is(.because, .name, .source cite)'))"
        ".map((one) => one.textContent)"
    )
    printed = browser.command("Page.printToPDF", printBackground=False, preferCSSPageSize=True)
    document = pdfium.PdfDocument(base64.b64decode(printed["data"]))
    text = ""
    for page in document:
        width, height = page.get_size()
        sheet = page.get_textpage()
        text += sheet.get_text_bounded()
        for index in range(sheet.count_rects()):
            left, bottom, right, top = sheet.get_rect(index)
            assert left >= 20
            assert right <= width - 20
            assert (bottom >= 20, top <= height - 20) == (True, True)
        # The corner of the sheet is paper, not the dark of the screen.
        assert b"\xff\xff\xff" == bytes(page.render(scale=0.2).buffer)[:3]
    assert hidden
    flat = _flat(text)
    assert [] == [words for words in hidden if _flat(words) not in flat]
    assert _flat("It proposes; a qualified reviewer determines.") in flat


def _flat(text: str) -> str:
    return "".join(text.split()).casefold().replace("\ufffe", "").replace("-", "")


@pytest.mark.skipif(AXE is None, reason=f"{NO_BROWSER}: IMR_AXE names no axe.min.js")
@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing(browser: Browser, pages: dict[str, Path], name: str, width: int, dark: bool):
    """The accessibility checker axe finds no violation, on a phone or a desk, light or dark, all being opened."""
    browser.show(pages[name], dark=dark, width=width)
    browser.run("for (const one of document.querySelectorAll('details')) one.open = true")
    browser.run(Path(AXE or "").read_text(encoding="utf-8"))
    browser.driver.set_script_timeout(120)
    found = browser.driver.execute_async_script("axe.run(document).then(arguments[0])")
    assert found["passes"]
    said = [(one["id"], [node["target"] for node in one["nodes"][:3]], one["help"]) for one in found["violations"]]
    assert [] == said, json.dumps(said, indent=1)
