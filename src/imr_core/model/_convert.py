"""Converters of fields."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


def as_tuple(values: Iterable[Any]) -> tuple[Any, ...]:
    """Return the values as a tuple. Typed loosely: type checkers cannot solve ``tuple`` itself as a converter."""
    return tuple(values)
