"""The version of imr-core that is running."""

from __future__ import annotations

from functools import cache
from importlib import metadata

UNKNOWN = "unknown"


@cache
def core_version() -> str:
    """Return the version of imr-core, or ``unknown`` where it runs without being installed."""
    try:
        return metadata.version("imr-core")
    except metadata.PackageNotFoundError:
        return UNKNOWN
