"""The examples of README and docstrings give what they say."""

import doctest
from pathlib import Path

import imr_pharmacy.morphine_equivalents as morphine_equivalents


def test_readme_examples():
    """Every example of the README gives what stands below it."""
    result = doctest.testfile(str(Path(__file__).parents[1] / "README.md"), module_relative=False)
    assert (0, True) == (result.failed, result.attempted > 4)


def test_docstring_examples():
    """The example of the module on morphine equivalents gives what stands below it."""
    result = doctest.testmod(morphine_equivalents)
    assert (0, True) == (result.failed, result.attempted > 0)
