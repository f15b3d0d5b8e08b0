"""The laws that every guideline of imr-core keeps, held against this plugin."""

from pathlib import Path
from types import ModuleType

import imr_physical_therapy
import pytest

from imr_core.testing import GuidelineConformance


class TestConformance(GuidelineConformance):
    """Each law is one test."""

    # Each law is tried on each of more than a hundred guidelines.
    examples = 50

    @pytest.fixture
    def plugin(self) -> ModuleType:
        """The plugin."""
        return imr_physical_therapy

    @pytest.fixture
    def cases(self) -> Path:
        """Its cases."""
        return Path(__file__).parents[1] / "cases"
