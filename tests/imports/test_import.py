"""What `import imr_core` costs and offers."""

import json
import subprocess
import sys

import pytest

import imr_core

HEAVY = {"cattrs", "click", "hypothesis", "lark", "pypdfium2", "pytest", "rich", "z3"}
needs_top = pytest.mark.skipif(not hasattr(imr_core, "__all__"), reason="the top level is not written yet")


def loaded_after(statement: str) -> set[str]:
    """List the top-level modules that a fresh process holds after a statement."""
    program = f"{statement}\nimport json, sys\nprint(json.dumps([name.partition('.')[0] for name in sys.modules]))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout))


def test_import_loads_no_optional_library():
    """Importing the core loads neither cattrs nor any library of an extra."""
    assert set() == HEAVY & loaded_after("import imr_core")


def test_import_loads_no_plugin():
    """Importing the core loads no plugin, though some are installed."""
    assert {"imr_core"} == {name for name in loaded_after("import imr_core") if name.startswith("imr_")}


@needs_top
def test_public_names_resolve():
    """Each name that the core lists as public can be had from it."""
    assert [] == [name for name in imr_core.__all__ if not hasattr(imr_core, name)]


@needs_top
def test_public_names_are_sorted():
    """The list of public names reads alphabetically and names nothing twice."""
    assert sorted(set(imr_core.__all__)) == list(imr_core.__all__)


@needs_top
def test_public_names_are_listed_by_dir():
    """A user who completes `imr_core.` sees every public name, loaded or not."""
    assert set() == set(imr_core.__all__) - set(dir(imr_core))


def test_misspelt_name_is_an_attribute_error():
    """A name the core does not have is an AttributeError, as of any module."""
    assert not hasattr(imr_core, "no_such_name")
