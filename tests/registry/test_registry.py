"""What a registry holds, and that the order of plugins does not matter."""

import pytest

from imr_core.facts import Course, Injury, Request
from imr_core.registry import Registry


def test_core_vocabularies_are_always_part():
    """A registry without any plugin still knows the facts and laws of the core."""
    registry = Registry([])
    assert (Request, Course, Injury) == registry.vocabularies
    assert Course.prior_visits is registry.facts["prior_visits"]
    assert Course.laws == registry.laws
    assert () == registry.guidelines
    assert () == registry.failures


def test_registry_is_immutable():
    """Neither an attribute nor an entry of a mapping can be set."""
    registry = Registry([])
    with pytest.raises(AttributeError):
        registry.guidelines = ()
    with pytest.raises(TypeError):
        registry.services["x"] = None
