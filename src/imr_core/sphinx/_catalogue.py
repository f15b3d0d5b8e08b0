"""A page for each guideline, written before the site is read: ``imr_catalogue = "catalogue"``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from imr_core.registry import Registry, name_of
from imr_core.sources import Step
from imr_core.sphinx._registry import editions_of, ids_of, registry_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_SPELT = {word.lower(): word for word in ("ACOEM", "CDC", "GI", "MTUS", "NSAIDs", "ODG", "TENS")}
_NOTE = ".. This page is written by imr_core.sphinx whenever the site is built.\n\n"


def write_catalogue(app: Sphinx) -> None:
    """Write the pages into the folder that ``imr_catalogue`` names, if it names one, and take old ones away."""
    if not app.config.imr_catalogue:
        return
    folder = Path(app.srcdir, app.config.imr_catalogue)
    folder.mkdir(parents=True, exist_ok=True)
    pages = catalogue(registry_of(app.config))
    for old in folder.glob("*.rst"):
        if old.name not in pages:
            old.unlink()
    for name, text in pages.items():
        file = folder / name
        # A page that stays as it was keeps its date, so that Sphinx does not read it again.
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8")


def catalogue(registry: Registry) -> dict[str, str]:
    """Return the pages by file name: an index, one for each guideline, one of facts, one of bars.

    Args:
        registry: The registry of the site.
    """
    pages = {"index.rst": _index(registry), "facts.rst": _facts(registry), "bars.rst": _bars()}
    for id in ids_of(registry):
        pages[f"{id}.rst"] = _guideline(id, registry)
    return pages


def _heading(title: str, line: str = "=") -> str:
    return f"{title}\n{line * len(title)}\n\n"


def _index(registry: Registry) -> str:
    text = [_NOTE, _heading("Guidelines")]
    plugins = ", ".join(f"``{plugin.name}`` {plugin.version}" for plugin in registry.plugins)
    text.append(
        f"Every guideline of these plugins: {plugins}. Each has a page with its decision table, its rules in words, "
        "its numbers with their sources, and what is proved of it.\n\n"
    )
    for step in Step:
        if any(each.step is step for each in registry.guidelines):
            text.append(_heading(f"Step {int(step)}: {step.label}", "-"))
            text.append(f".. guidelines::\n   :step: {int(step)}\n\n")
    text.append(".. toctree::\n   :hidden:\n\n   facts\n   bars\n")
    text += [f"   {id}\n" for id in ids_of(registry)]
    text.append("\nNext: :doc:`the facts <facts>` that the rules ask for, and :doc:`the statutory bars <bars>`.\n")
    return "".join(text)


def _guideline(id: str, registry: Registry) -> str:
    title = _title(id)
    names = ", ".join(f":guideline:`{name_of(each)}`" for each in editions_of(registry, id))
    return (
        f"{_NOTE}{_heading(title)}Editions: {names}.\n\n.. guideline:: {id}\n\nBack to :doc:`all guidelines <index>`.\n"
    )


def _title(id: str) -> str:
    words = [_SPELT.get(word, word) for word in id.split("-")]
    return " ".join([words[0][0].upper() + words[0][1:], *words[1:]])


def _facts(registry: Registry) -> str:
    text = [_NOTE, _heading("Facts"), "What the rules ask of a case, and how each is known.\n\n"]
    prefixes = dict.fromkeys(name.rpartition(".")[0] or "core" for name in registry.facts)
    for prefix in prefixes:
        title = "Of the core" if prefix == "core" else f"Of the plugin {prefix}"
        text.append(f"{_heading(title, '-')}.. facts:: {prefix}\n\n")
    text.append("Next: :doc:`all guidelines <index>`.\n")
    return "".join(text)


def _bars() -> str:
    lead = "A statutory limit is not a question of medical necessity; it stands beside the guidelines.\n\n"
    return f"{_NOTE}{_heading('Statutory bars')}{lead}.. bars::\n\nNext: :doc:`all guidelines <index>`.\n"
