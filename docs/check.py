"""Check a built site without network: every link and anchor, a next step on every page, every hook and public name.

python docs/check.py FOLDER
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterator, Sequence
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import imr_core
import imr_core.testing
from imr_core.registry import hookspecs

SPECIAL = {"genindex.html", "search.html", "py-modindex.html"}
NEXT = re.compile(r"\bNext\b|Where to go next|Back to")


class Page(HTMLParser):
    """What a page links to, what can be linked to on it, and its headings.

    Args:
        path: The file.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.text = path.read_text(encoding="utf-8")
        self.links: list[str] = []
        self.loads: list[str] = []
        self.ids: set[str] = set()
        self.levels: list[int] = []
        self.headings: list[str] = []
        self._is_heading = False
        self.feed(self.text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Note what a tag links to, loads, or names."""
        known = {name: value or "" for name, value in attributes}
        if "id" in known:
            self.ids.add(known["id"])
        if tag == "a" and "href" in known:
            self.links.append(known["href"])
        if tag in ("script", "img", "iframe") and "src" in known:
            self.loads.append(known["src"])
        if tag == "link" and known.get("rel") == "stylesheet":
            self.loads.append(known["href"])
        if re.fullmatch(r"h[1-6]", tag):
            self.levels.append(int(tag[1]))
            self.headings.append("")
            self._is_heading = True

    def handle_endtag(self, tag: str) -> None:
        """Note that a heading ends."""
        if re.fullmatch(r"h[1-6]", tag):
            self._is_heading = False

    def handle_data(self, data: str) -> None:
        """Note the text of a heading."""
        if self._is_heading:
            self.headings[-1] += data


def faults(folder: Path) -> Iterator[str]:
    """Yield everything that is wrong with a site.

    Args:
        folder: Where it was built.
    """
    pages = {path.resolve(): Page(path) for path in sorted(folder.rglob("*.html")) if "_static" not in path.parts}
    if not pages:
        yield f"{folder} holds no pages"
    for page in pages.values():
        name = page.path.relative_to(folder).as_posix()
        yield from (f"{name}: {fault}" for fault in (*_links(page, pages), *_loads(page), *_levels(page)))
        if name not in SPECIAL and not NEXT.search(_article(page.text)):
            yield f"{name}: names no next step"
    yield from _hooks(folder, pages)
    yield from _names(pages)


def _article(text: str) -> str:
    # The theme's own links to the next page are not a next step that somebody thought about.
    found = re.search(r"<article[^>]*>(.*?)</article>", text, re.DOTALL)
    return unescape(found[1]) if found else ""


def _links(page: Page, pages: dict[Path, Page]) -> Iterator[str]:
    for link in page.links:
        parts = urlsplit(link)
        if parts.scheme in ("http", "https", "mailto"):
            continue
        target = (page.path.parent / unquote(parts.path)).resolve() if parts.path else page.path.resolve()
        if not target.exists():
            yield f"links to {link}, which is not there"
        elif parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].ids:
            yield f"links to {link}, and there is no such anchor"


def _loads(page: Page) -> Iterator[str]:
    for source in page.loads:
        if urlsplit(source).scheme or source.startswith("//"):
            yield f"loads {source} from the network"


def _levels(page: Page) -> Iterator[str]:
    if page.path.name in SPECIAL:
        return
    if page.levels.count(1) != 1:
        yield f"has {page.levels.count(1)} headings of level 1"
    for above, below in zip(page.levels, page.levels[1:], strict=False):
        if below > above + 1:
            yield f"goes from a heading of level {above} to one of level {below}"


def signature_of(name: str) -> str:
    """Return the signature of a hook, as its page has to show it."""
    signature = inspect.signature(getattr(hookspecs, name))
    parameters = ", ".join(f"{each.name}: {each.annotation}" for each in signature.parameters.values())
    return f"{name}({parameters}) -> {signature.return_annotation}"


def _hooks(folder: Path, pages: dict[Path, Page]) -> Iterator[str]:
    page = pages.get((folder / "reference" / "generated" / "hooks.html").resolve())
    headings = {heading.removesuffix("¶").strip() for heading in page.headings} if page else set()
    for name, each in vars(hookspecs).items():
        if hasattr(each, f"{hookspecs.PROJECT}_spec") and signature_of(name) not in headings:
            yield f"no heading is the signature of the hook {name}"


def _names(pages: dict[Path, Page]) -> Iterator[str]:
    ids = {id for page in pages.values() for id in page.ids}
    outcomes = {outcome.name for outcome in imr_core.Outcome}
    wanted = {f"imr_core.{name}" for name in imr_core.__all__ if name not in outcomes}
    wanted |= {f"imr_core.testing.{name}" for name in imr_core.testing.__all__}
    yield from (f"{name} is public and not documented" for name in sorted(wanted - ids))


def main(arguments: Sequence[str]) -> int:
    """Print what is wrong; return 1 if anything is."""
    found = list(faults(Path(arguments[0])))
    print("\n".join(found) if found else "Every link, anchor, heading, hook and public name is as it should be.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
