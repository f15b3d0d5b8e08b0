"""Records → a page that stands alone: no font, script, picture or style from anywhere else."""

from __future__ import annotations

import base64
import hashlib
import unicodedata
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from imr_core.errors import MissingExtraError
from imr_core.readings import words as words_of
from imr_core.report import words
from imr_core.report._supposed import outcome_class

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

_WORDS = [
    "FINDS",
    "OUTCOMES",
    "PROPOSALS",
    "PROPOSES",
    "SAYS",
    "VERIFICATIONS",
    "citation_text",
    "note_on",
    "outcome_words",
    "published_sentence",
]


def page(template: str, **content: Any) -> str:
    """Return a page.

    Args:
        template: Name of its template.
        content: What it shows.

    Raises:
        MissingExtraError: If the extra ``report`` is not installed.
    """
    environment = _environment()
    style, script = _part("style.css"), _part("script.js")
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    )
    return environment.get_template(template).render(style=style, script=script, policy=policy, **content)


def check_extra() -> None:
    """Check that pages can be made.

    Raises:
        MissingExtraError: If the extra ``report`` is not installed.
    """
    _environment()


@cache
def _environment() -> Environment:
    try:
        from jinja2 import Environment, PackageLoader, StrictUndefined
    except ModuleNotFoundError as error:
        if error.name not in ("jinja2", "markupsafe"):
            raise
        raise MissingExtraError("Writing a report as a page", "report") from None
    environment = Environment(
        loader=PackageLoader("imr_core.report"),
        # Everything shown is text of a letter, a case or a plugin until proved otherwise.
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update({name: getattr(words, name) for name in _WORDS}, outcome_class=outcome_class)
    environment.filters.update(
        is_link=_is_link, listed=words.listed, name_words=words.name_words, sentence=words.sentence, words=words_of
    )
    return environment


@cache
def _part(name: str) -> Markup:
    from markupsafe import Markup

    # Our own files, which is why they may pass unescaped.
    return Markup(resources.files("imr_core.report").joinpath("templates", name).read_text(encoding="utf-8"))


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _shown(value: Any) -> Any:
    """Return a value without the control and direction characters that make a text look other than it is."""
    if type(value) is not str or (value.isascii() and value.isprintable()):
        return value
    return "".join(c if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cf", "Cs") else "" for c in value)


def _is_link(url: str) -> bool:
    return url.lower().startswith(("https://", "http://"))
