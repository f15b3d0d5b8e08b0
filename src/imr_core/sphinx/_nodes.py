"""Making docutils nodes in few words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import TypeAlias

from docutils import nodes
from sphinx import addnodes

Inline: TypeAlias = str | nodes.Node


def inline(parts: Inline | Iterable[Inline]) -> list[nodes.Node]:
    """Return text and nodes as nodes."""
    each = [parts] if isinstance(parts, str | nodes.Node) else parts
    return [nodes.Text(part) if isinstance(part, str) else part for part in each]


def paragraph(*parts: Inline, classes: Sequence[str] = ()) -> nodes.paragraph:
    """Return a paragraph."""
    return nodes.paragraph("", "", *inline(parts), classes=list(classes))


def strong(text: str) -> nodes.strong:
    """Return strong text."""
    return nodes.strong(text, text)


def emphasis(text: str) -> nodes.emphasis:
    """Return emphasised text."""
    return nodes.emphasis(text, text)


def literal(text: str) -> nodes.literal:
    """Return literal text."""
    return nodes.literal(text, text)


def badge(text: str, kind: str) -> nodes.inline:
    """Return a short text that is set off; *kind* chooses its colour."""
    return nodes.inline(text, text, classes=["imr-badge", f"imr-{kind}"])


def bullets(items: Iterable[Inline | Iterable[Inline]]) -> nodes.bullet_list:
    """Return a list."""
    return nodes.bullet_list("", *(nodes.list_item("", nodes.paragraph("", "", *inline(item))) for item in items))


def section(title: str, *body: nodes.Node) -> nodes.section:
    """Return a section without an anchor; see :meth:`GuidelineDomain.note`."""
    return nodes.section("", nodes.title(title, title), *body)


def table(
    head: Sequence[Inline], rows: Iterable[Sequence[Inline | Iterable[Inline]]], classes: Sequence[str] = ()
) -> nodes.table:
    """Return a table; its first column names the rows."""
    group = nodes.tgroup("", cols=len(head))
    group += [nodes.colspec(colwidth=1, stub=place == 0) for place in range(len(head))]
    group += nodes.thead("", _row(head))
    group += nodes.tbody("", *(_row(row) for row in rows))
    return nodes.table("", group, classes=["imr-table", *classes])


def _row(cells: Iterable[Inline | Iterable[Inline]]) -> nodes.row:
    entries = []
    for cell in cells:
        content = inline(cell)
        is_block = bool(content) and isinstance(content[0], nodes.Body)
        entries.append(nodes.entry("", *(content if is_block else [nodes.paragraph("", "", *content)])))
    return nodes.row("", *entries)


def html(source: str) -> nodes.raw:
    """Return HTML as it is; other builders leave it out."""
    return nodes.raw("", source, format="html")


def details(summary: str, *body: nodes.Node) -> list[nodes.Node]:
    """Return something that a reader unfolds."""
    opening = f'<details class="imr-details"><summary>{escape(summary)}</summary>'
    return [html(opening), *body, html("</details>")]


def reference(kind: str, name: str, text: str | None = None, *, from_doc: str, optional: bool = True) -> nodes.Node:
    """Return a reference to a guideline, rule or fact, resolved when all documents are read.

    Args:
        kind: ``guideline``, ``rule`` or ``fact``.
        name: Its name.
        text: What is written; *name* if None.
        from_doc: The document in which it stands.
        optional: Whether it is text alone where the thing is not documented, rather than a warning.
    """
    shown = nodes.inline(text or name, text or name) if text else nodes.literal(name, name)
    return addnodes.pending_xref(
        "",
        shown,
        refdomain="imr",
        reftype=kind,
        reftarget=name,
        refdoc=from_doc,
        refexplicit=text is not None,
        refwarn=False,
        imr_optional=optional,
    )
