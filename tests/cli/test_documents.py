"""`imr plugins`, `imr schema` and `imr example`."""

import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from click.testing import Result

Run = Callable[..., Result]


def test_plugins_are_listed(run: Run):
    """The core's own plugin is listed with distribution, version and what it needs."""
    (line,) = (line for line in run("plugins").stdout.splitlines() if line.startswith("california"))
    assert ["california", "imr-core", "0.1.0"] == line.split()[:3]


def test_plugins_as_json(run: Run):
    """--json prints what the metadata of each plugin says."""
    found = {each["name"]: each for each in json.loads(run("plugins", "--json").stdout)}
    assert ("imr-core", "imr_core.california", True) == tuple(
        found["california"][name] for name in ("distribution", "module", "is_compatible")
    )


def test_plugins_left_out_are_marked(run: Run, monkeypatch: pytest.MonkeyPatch):
    """A plugin that the environment leaves out is listed as not loaded."""
    monkeypatch.setenv("IMR_DISABLE_PLUGINS", "california")
    assert "not loaded: left out by IMR_LOAD_PLUGINS" in " ".join(run("plugins").stdout.split())


def test_listing_plugins_imports_none():
    """Listing the plugins imports none of them, the core's own included."""
    program = (
        "import sys\nfrom imr_core.cli._main import make_command\n"
        "make_command()(['plugins'], standalone_mode=False)\n"
        "sys.exit(any(name.startswith(('imr_core.california', 'imr_chiropractic')) for name in sys.modules))"
    )
    assert 0 == subprocess.run([sys.executable, "-c", program], check=False, timeout=60).returncode


def test_no_plugin_is_said(run: Run, monkeypatch: pytest.MonkeyPatch):
    """Where nothing is installed the list says what to install."""
    monkeypatch.setattr("imr_core.registry.installed_plugins", lambda: ())
    assert "No plugin is installed." in run("plugins").stdout


def test_schema_knows_the_installed_facts_and_services(run: Run):
    """The schema has the facts and services of the plugins, and is JSON Schema."""
    printed = run("schema").stdout
    assert json.loads(printed)["$schema"].startswith("https://json-schema.org/")
    for name in ("sample.warned", "flare_up", "chiropractic", "cervical-spine"):
        assert f'"{name}"' in printed


def test_example_can_be_reviewed(run: Run):
    """What `imr example` prints is a case that `imr review` reads and finds as the sample guideline says."""
    example = run("example")
    result = run("review", "-", "--json", input=example.stdout)
    (item,) = json.loads(result.stdout)["items"]
    assert (["not_necessary"], "upheld", 2) == (
        item["outcomes"],
        item["proposed"],
        item["what_if"]["largest_necessary_quantity"],
    )
    assert 0 == result.exit_code


def test_example_is_the_case_of_the_design(run: Run, shared: Any):
    """The example is the case that the design prints, but for its clinical summary."""
    text = (shared / "DESIGN.md").read_text(encoding="utf-8")
    block = text[text.index('{"schema": "imr-case/1"') :]
    expected, _ = json.JSONDecoder().raw_decode(block)
    example = json.loads(run("example").stdout)
    assert expected | {"clinical_summary": ""} == example | {"clinical_summary": ""}
