"""Published letters: parsed, and audited in both readings."""

import pytest

from imr_core import Registry, load_letter
from imr_core.audit import audit


@pytest.fixture(scope="module")
def registry():
    """All plugins that are installed."""
    return Registry.from_environment()


def test_parse_and_audit(benchmark, published, registry, note):
    """Every letter at hand, from its file to the table of agreement."""
    paths = sorted(published.glob("*.txt"))

    def run():
        return audit([load_letter(path) for path in paths], registry)

    benchmark.extra_info["name"] = f"parse and audit {len(paths)} letters"
    found = benchmark.pedantic(run, rounds=3, warmup_rounds=1)
    assert found.parsed == len(paths)
    closed = found.closed
    note(f"audit: {found.items} items; closed reading: {closed.determined} determined, {closed.agreed} agreed")
