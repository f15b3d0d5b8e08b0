"""Whether a plugin's distribution accepts this version of imr-core, read from its metadata."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from imr_core.registry._refusal import Fault
from imr_core.registry._sources import CORE, Source, normalised
from imr_core.registry._version import UNKNOWN, core_version

if TYPE_CHECKING:
    from packaging.requirements import Requirement


def incompatible(source: Source) -> Iterator[Fault]:
    """Yield a fault for each requirement on imr-core that this version does not meet."""
    version = core_version()
    try:
        requirements = _on_core(source.requires)
    except ValueError:
        yield Fault("its requirement on imr-core cannot be read", "Write it as imr-core>=0.1,<1.")
        return
    for requirement in requirements:
        # A core that runs without being installed has no version to hold against it.
        if version != UNKNOWN and not requirement.specifier.contains(version, prereleases=True):
            yield Fault(
                f"it requires imr-core {requirement.specifier}, and this is {version}",
                f"Bring both up to date: pip install --upgrade imr-core {source.distribution}",
            )


def wanted(source: Source) -> str:
    """Return the versions of imr-core that a plugin accepts, such as ``>=0.1,<1``; empty for any.

    Raises:
        ValueError: If its metadata states none that can be read.
    """
    return ",".join(str(requirement.specifier) for requirement in _on_core(source.requires))


def _on_core(requires: Iterable[str]) -> list[Requirement]:
    mentioning = [text for text in requires if normalised(re.split(r"[^\w.-]", text.strip(), maxsplit=1)[0]) == CORE]
    if not mentioning:
        return []
    # Imported where a plugin states a requirement, which it is read by.
    from packaging.requirements import Requirement

    found = [Requirement(text) for text in mentioning]
    return [each for each in found if each.marker is None or each.marker.evaluate({"extra": ""})]
