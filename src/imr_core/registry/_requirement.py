"""Whether a plugin's distribution accepts this version of imr-core, read from its metadata."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import imr_core
from imr_core.registry._refusal import Fault
from imr_core.registry._sources import CORE, Source, normalised

if TYPE_CHECKING:
    from packaging.requirements import Requirement


def incompatible(source: Source) -> Iterator[Fault]:
    """Yield a fault for each requirement on imr-core that this version does not meet."""
    for requirement in _on_core(source.requires):
        if not requirement.specifier.contains(imr_core.__version__, prereleases=True):
            yield Fault(
                f"it requires imr-core {requirement.specifier}, and this is {imr_core.__version__}",
                f"Install a version of {source.distribution} that accepts it: "
                f"pip install --upgrade {source.distribution} imr-core",
            )


def wanted(source: Source) -> str:
    """Return the versions of imr-core that a plugin accepts, such as ``>=0.1,<1``; empty for any.

    Raises:
        ValueError: If its metadata states none that can be read.
    """
    return ",".join(str(requirement.specifier) for requirement in _on_core(source.requires))


def _on_core(requires: Iterable[str]) -> Iterator[Requirement]:
    mentioning = [text for text in requires if normalised(re.split(r"[^\w.-]", text.strip(), maxsplit=1)[0]) == CORE]
    if mentioning:
        from packaging.requirements import Requirement

        for requirement in map(Requirement, mentioning):
            if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
                yield requirement
