"""The Sphinx domain ``imr``: guidelines, rules and facts as things that can be referred to."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.domains import Domain, ObjType
from sphinx.roles import XRefRole
from sphinx.util import logging
from sphinx.util.nodes import make_id, make_refnode

from imr_core.errors import hint_at
from imr_core.sphinx._directives import BarsDirective, FactsDirective, GuidelineDirective, GuidelinesDirective

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx.addnodes import pending_xref
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

_LOG = logging.getLogger(__name__)
KINDS = ("guideline", "rule", "fact")


class Reference(XRefRole):
    """A role that refers to something of this domain, whether its name is written with ``imr:`` or without."""

    def process_link(
        self, env: BuildEnvironment, refnode: Element, has_explicit_title: bool, title: str, target: str
    ) -> tuple[str, str]:
        """Say in which domain the target is."""
        refnode["refdomain"] = GuidelineDomain.name
        refnode["reftype"] = refnode["reftype"].rpartition(":")[2]
        return title, target.strip()


ROLES = {kind: Reference(warn_dangling=True) for kind in KINDS}


class GuidelineDomain(Domain):
    """Guidelines, their rules and facts."""

    name = "imr"
    label = "Guidelines"
    object_types: ClassVar[dict[str, ObjType]] = {kind: ObjType(kind, kind) for kind in KINDS}
    roles: ClassVar[dict[str, Any]] = dict(ROLES)
    directives: ClassVar[dict[str, Any]] = {
        "bars": BarsDirective,
        "facts": FactsDirective,
        "guideline": GuidelineDirective,
        "guidelines": GuidelinesDirective,
    }
    initial_data: ClassVar[dict[str, Any]] = {"objects": {}}

    @property
    def objects(self) -> dict[tuple[str, str], tuple[str, str]]:
        """Document and anchor of each thing, by kind and name."""
        return self.data["objects"]  # type: ignore[no-any-return]

    def note(self, kind: str, name: str, target: Element, document: nodes.document, *, is_indexed: bool = True) -> None:
        """Note that a thing is documented by a node, and give the node an anchor.

        Args:
            kind: ``guideline``, ``rule`` or ``fact``.
            name: Its name.
            target: The node.
            document: The document that the node belongs to.
            is_indexed: Whether references lead there; else it has an anchor and no more.
        """
        anchor = make_id(self.env, document, kind, name)
        target["ids"].append(anchor)
        document.note_explicit_target(target)
        if not is_indexed:
            return
        here = self.env.docname
        known = self.objects.setdefault((kind, name), (here, anchor))
        if known[0] != here:
            _LOG.warning(
                "%s %s is documented in %s already; give one of them the option no-index",
                kind,
                name,
                known[0],
                location=here,
                type="imr",
                subtype="twice",
            )

    def clear_doc(self, docname: str) -> None:
        """Forget what a document held."""
        for key in [key for key, (where, _) in self.objects.items() if where == docname]:
            del self.objects[key]

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over what another process read."""
        self.objects.update({key: value for key, value in otherdata["objects"].items() if value[0] in docnames})

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> Any:
        """Return the reference to a thing; where there is none its text, with a warning that names what is like it."""
        found = self.objects.get((typ, target))
        if found is not None:
            return make_refnode(builder, fromdocname, *found, contnode, target)
        if not node.get("imr_optional"):
            hint = hint_at(target, [name for kind, name in self.objects if kind == typ]) or ""
            _LOG.warning("no %s %r is documented. %s", typ, target, hint, location=node, type="imr", subtype="ref")
        # The text alone: all that there is to say has been said, so that Sphinx does not warn again.
        return contnode

    def resolve_any_xref(self, *_args: Any, **_kwargs: Any) -> list[tuple[str, nodes.reference]]:
        """Leave references of the role ``any`` to other domains."""
        return []

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Yield everything that can be found by the search of the site."""
        for (kind, name), (docname, anchor) in sorted(self.objects.items()):
            yield name, name, kind, docname, anchor, 1
