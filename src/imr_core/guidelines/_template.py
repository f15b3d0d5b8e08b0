"""Templates of reasons: text with the names of facts and parameters in braces."""

from __future__ import annotations

import string


def short_name(name: str) -> str:
    """Return a fact's name without its prefix."""
    return name.rpartition(".")[2]


def template_names(template: str) -> tuple[str, ...]:
    """Return the names in braces, in order.

    Raises:
        ValueError: If a brace is left open, or a name carries a format or conversion.
    """
    names = []
    for _, name, spec, conversion in string.Formatter().parse(template):
        if name is not None:
            if spec or conversion or not name.isidentifier():
                raise ValueError("between braces stands the plain name of a fact or parameter")
            names.append(name)
    return tuple(names)
