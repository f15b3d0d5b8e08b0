"""References to Python objects: a private module's name is the public one's, and the standard library has no pages."""

from __future__ import annotations

import builtins
import collections.abc
import datetime
import decimal
import fractions
import sys
import typing
from typing import Any

import imr_core
import imr_core.expressions
import imr_core.model
import imr_core.testing

_PUBLIC = {name: f"imr_core.{name}" for name in imr_core.__all__}
_PUBLIC |= {name: f"imr_core.testing.{name}" for name in imr_core.testing.__all__ if name not in _PUBLIC}
_LANGUAGE = {name: f"imr_core.expressions.{name}" for name in imr_core.expressions.__all__ if name not in _PUBLIC}
_RECORDS = {name: f"imr_core.model.{name}" for name in imr_core.model.__all__ if name not in _PUBLIC}
_STANDARD = (builtins, collections.abc, datetime, decimal, fractions, typing)
# Types that signatures name, of libraries that have no pages here, or that are written out where they matter.
_ELSEWHERE = ("attrs", "click", "hypothesis", "pytest", "_pytest", "st")
_UNDOCUMENTED = frozenset(
    [
        "AnyGuideline",
        "CompiledGuideline",
        "FactLeaf",
        "FactValue",
        "Facts",
        "Known",
        "Knowledge",
        "Named",
        "NotEncoded",
        "Truth",
        "Value",
        "Numeric",
        "Explanation",
        "BrokenLawError",
        "Kit",
        "_F",
        "_OverValues",
        "PdfLimits",
    ]
)


def public_name(target: str) -> str | None:
    """Return the name under which an object is documented, or None if it is not."""
    last = target.rpartition(".")[2]
    return (_RECORDS | _LANGUAGE | _PUBLIC).get(last)


def resolve(app: Any, env: Any, node: Any, contnode: Any) -> Any:
    """Resolve a reference that Sphinx could not: to the public name, or to the bare text where there is no page."""
    if node.get("refdomain") != "py":
        return None
    target = node["reftarget"]
    name, domain = public_name(target), env.get_domain("py")
    if name is not None and name in domain.objects:
        return domain.resolve_xref(env, node["refdoc"], app.builder, "obj", name, node, contnode)
    return contnode if _has_no_page(target) else None


def _has_no_page(target: str) -> bool:
    root, last = target.partition(".")[0], target.rpartition(".")[2]
    if root in sys.stdlib_module_names or root in _ELSEWHERE or last in _UNDOCUMENTED:
        return True
    return any(hasattr(module, last) for module in _STANDARD) or (len(last) == 1 and last.isupper())


def keep_first_line(_app: Any, what: str, _name: str, _object: Any, _options: Any, lines: list[str]) -> None:
    """Keep napoleon from reading the words before a colon, in a sentence about an attribute, as its type."""
    if what in ("attribute", "data", "property") and lines and ":" in lines[0]:
        lines[:0] = ["..", ""]


def setup(app: Any) -> dict[str, Any]:
    """Add the resolver."""
    app.connect("missing-reference", resolve)
    app.connect("autodoc-process-docstring", keep_first_line, priority=400)
    return {"parallel_read_safe": True}
