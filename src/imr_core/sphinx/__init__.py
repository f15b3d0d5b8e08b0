"""A Sphinx extension that draws guidelines: ``extensions = ["imr_core.sphinx"]``.

Directives: ``guideline``, ``guidelines``, ``facts``, ``bars``. Roles: ``:guideline:``, ``:rule:``, ``:fact:``.
They work in reStructuredText and in MyST alike. It needs the extra ``docs``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

__all__ = ["setup"]

_STATIC = Path(__file__).parent / "static"
_STYLE = "imr-guidelines.css"


def setup(app: Sphinx) -> dict[str, Any]:
    """Add the directives, the roles and their configuration to a Sphinx application.

    Args:
        app: The application.

    Returns:
        What Sphinx wants to know of an extension: its version, and that it can run in parallel.
    """
    from imr_core.registry import core_version
    from imr_core.sphinx._catalogue import write_catalogue
    from imr_core.sphinx._domain import ROLES, GuidelineDomain
    from imr_core.sphinx._registry import warn_of_failures

    app.add_config_value("imr_plugins", None, "env", types=(list, tuple, type(None)))
    app.add_config_value("imr_catalogue", None, "env", types=(str, type(None)))
    app.add_config_value("imr_proofs", True, "env", types=bool)
    app.add_config_value("imr_diagrams", "svg", "env", types=str)
    app.add_domain(GuidelineDomain)
    for name, role in ROLES.items():
        app.add_role(name, role)
    for name, directive in GuidelineDomain.directives.items():
        app.add_directive(name, directive)
    app.connect("config-inited", _add_static)
    app.connect("builder-inited", warn_of_failures)
    app.connect("builder-inited", write_catalogue)
    app.add_css_file(_STYLE)
    return {"version": core_version(), "parallel_read_safe": True, "parallel_write_safe": True}


def _add_static(_app: Sphinx, config: Config) -> None:
    config.html_static_path = [*config.html_static_path, str(_STATIC)]
