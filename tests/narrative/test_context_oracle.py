"""The ConText reading against the public annotation set."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def benchmark_module(pytestconfig):
    """Return the module of the benchmark command."""
    path = pytestconfig.rootpath / "benchmarks" / "context.py"
    spec = importlib.util.spec_from_file_location("context_benchmark", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("name", "precision", "recall"),
    [("negated", 0.94, 0.96), ("historical", 0.75, 0.55), ("hypothetical", 0.70, 0.80)],
)
def test_held_out_sentences(shared: Path, benchmark_module, announce, name, precision, recall):
    """On the sentences held out while the lists were written, each class is read at least this well."""
    found = benchmark_module.halves(shared / "oracles" / "context-sentences.tsv")["held-out"]
    hit, false, missed = benchmark_module.score(found, name)
    announce(f"ConText, {name}, held-out: precision {hit}/{hit + false}, recall {hit}/{hit + missed}")
    assert hit / (hit + false) >= precision
    assert hit / (hit + missed) >= recall
