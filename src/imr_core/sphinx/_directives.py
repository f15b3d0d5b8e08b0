"""The directives: ``guideline``, ``guidelines``, ``facts``, ``bars``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, cast

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from imr_core.errors import hint_at
from imr_core.expressions import FactLeaf, parameters_in
from imr_core.guidelines import Bar, Guideline, NotEncoded
from imr_core.readings import describe, words
from imr_core.registry import Registry, name_of
from imr_core.sphinx._nodes import bullets, emphasis, html, literal, paragraph, reference, section, strong, table
from imr_core.sphinx._registry import AnyGuideline, editions_of, registry_of
from imr_core.sphinx._sections import PARTS, Page, summary
from imr_core.sphinx._sentences import fact_kind, how_known, parameter_text, sourced
from imr_core.sphinx._timeline import timeline


def _parts(text: str | None) -> tuple[str, ...]:
    names = tuple((text or "").replace(",", " ").split())
    for name in names:
        if name not in ("summary", "timeline", *PARTS):
            raise ValueError(f"{name!r} is no part; the parts are summary, timeline, {', '.join(PARTS)}")
    return names


class _Directive(SphinxDirective):
    @property
    def registry(self) -> Registry:
        """The registry of the site."""
        return registry_of(self.config)

    @property
    def page(self) -> Page:
        """Where the parts are written."""
        domain = cast(Any, self.env.get_domain("imr"))
        proofs, diagrams = self.config.imr_proofs, self.config.imr_diagrams
        is_indexed = "no-index" not in self.options
        return Page(self.registry, domain, self.state.document, self.env.docname, proofs, diagrams, is_indexed)


class GuidelineDirective(_Directive):
    """Draw one edition of a guideline, or all editions of one: ``.. guideline:: manual-therapy/2009``."""

    required_arguments = 1
    final_argument_whitespace = False
    has_content = False
    option_spec: ClassVar[dict[str, Any]] = {"parts": _parts, "no-index": directives.flag}

    def run(self) -> list[nodes.Node]:
        """Return the sections."""
        name = self.arguments[0]
        editions = editions_of(self.registry, name)
        if not editions:
            known = sorted({known for each in self.registry.guidelines for known in (each.id, name_of(each))})
            raise self.error(f"There is no guideline {name!r}. {hint_at(name, known, 'guidelines') or ''}")
        blocks = [(each, *self._edition(each)) for each in editions]
        found: list[nodes.Node] = []
        if self._wants("timeline"):
            every = editions_of(self.registry, editions[0].id)
            anchors = {name_of(each): f"#{anchor}" for each, _, anchor in blocks}
            found.append(html(timeline(every, [anchors.get(name_of(each), "#") for each in every])))
        if name == editions[0].id:
            target = nodes.container("", classes=["imr-guideline"])
            self.page.note("guideline", name, target)
            found.insert(0, target)
        return [*found, *(block for _, block, _ in blocks)]

    def _wants(self, part: str) -> bool:
        chosen = self.options.get("parts")
        return not chosen or part in chosen

    def _edition(self, guideline: AnyGuideline) -> tuple[nodes.Node, str]:
        page, name = self.page, name_of(guideline)
        block = section(name)
        anchor = self.page.note("guideline", name, block)
        if self._wants("summary"):
            block += summary(guideline, page)
        for part, (title, make) in PARTS.items():
            body = make(guideline, page) if isinstance(guideline, Guideline) and self._wants(part) else []
            if body:
                inner = section(title, *body)
                inner["ids"].append(nodes.make_id(f"{anchor}-{part}"))
                self.state.document.note_explicit_target(inner)
                block += inner
        return block, anchor


class GuidelinesDirective(_Directive):
    """List the guidelines of the site, or those of one plugin: ``.. guidelines:: chiropractic``."""

    optional_arguments = 1
    option_spec: ClassVar[dict[str, Any]] = {"step": directives.positive_int}

    def run(self) -> list[nodes.Node]:
        """Return the list."""
        plugin = self.arguments[0] if self.arguments else None
        chosen = [
            each
            for each in self.registry.guidelines
            if plugin in (None, self.registry.owner(name_of(each))) and self.options.get("step") in (None, each.step)
        ]
        if not chosen:
            return [paragraph("No guideline is installed.")]
        by_id: dict[str, list[AnyGuideline]] = {}
        for each in chosen:
            by_id.setdefault(each.id, []).append(each)
        rows = [(self._link(id, id), self._editions(each)) for id, each in by_id.items()]
        return [table(("Guideline", "Editions"), rows, classes=["imr-list"])]

    def _link(self, name: str, text: str) -> nodes.Node:
        return reference("guideline", name, text, from_doc=self.env.docname)

    def _editions(self, editions: Sequence[AnyGuideline]) -> Sequence[nodes.Node | str]:
        parts: list[nodes.Node | str] = []
        for each in sorted(editions, key=lambda one: (str(one.edition.start or ""), one.edition.name)):
            parts += [", "] if parts else []
            parts += [self._link(name_of(each), each.edition.name), f" ({_rules(each)})"]
        return parts


def _rules(guideline: AnyGuideline) -> str:
    if isinstance(guideline, Guideline):
        count = len(guideline.rules)
        return "1 rule" if count == 1 else f"{count} rules"
    return "not encoded" if isinstance(guideline, NotEncoded) else "opaque"


class FactsDirective(_Directive):
    """Document facts: all, or those of one prefix (``core`` for those without): ``.. facts:: acupuncture``."""

    optional_arguments = 1
    option_spec: ClassVar[dict[str, Any]] = {"no-index": directives.flag}

    def run(self) -> list[nodes.Node]:
        """Return one block for each fact."""
        prefix = self.arguments[0] if self.arguments else None
        chosen = {
            name: leaf
            for name, leaf in self.registry.facts.items()
            if prefix is None or prefix == (name.rpartition(".")[0] or "core")
        }
        if not chosen:
            raise self.error(f"There are no facts of {prefix!r}")
        return [self._fact(name, leaf) for name, leaf in chosen.items()]

    def _fact(self, name: str, leaf: FactLeaf) -> nodes.Node:
        head = nodes.paragraph("", "", literal(name), classes=["imr-rule-head"])
        body = paragraph(f"{leaf.meaning} ", emphasis(f"{fact_kind(leaf)}; {how_known(leaf)}."))
        block = nodes.container("", head, body, classes=["imr-rule", "imr-fact"])
        self.page.note("fact", name, block)
        return block


class BarsDirective(_Directive):
    """List the statutory bars: ``.. bars::``."""

    def run(self) -> list[nodes.Node]:
        """Return the list."""
        return [bullets(self._bar(bar) for bar in self.registry.bars)]

    def _bar(self, bar: Bar) -> list[Any]:
        numbers = "; ".join(f"{words(name)}: {parameter_text(each)}" for name, each in parameters_in(bar.when).items())
        said = [strong(bar.id), f": where {describe(bar.when)}. "]
        said += [emphasis("Numbers: "), f"{numbers}. "] if numbers else []
        return [*said, emphasis("Source: "), f"{sourced(bar.cite)}."]
