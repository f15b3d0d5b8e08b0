"""The solver for conditions about real cases: under the laws, and under how facts are derived from a case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from imr_core.expressions import Condition
from imr_core.facts._check import registered_names
from imr_core.facts._derivations import derivations, telling_drugs
from imr_core.model import Drug, Service
from imr_core.readings import Solver


def case_solver(
    conditions: Iterable[Condition],
    laws: Iterable[Condition],
    services: Mapping[str, Service],
    drugs: Mapping[str, Drug],
) -> Solver:
    """Return a solver for these conditions, which finds facts that cases have.

    Args:
        conditions: What is to be asked about.
        laws: Conditions that hold of every real case.
        services: The registered services by name.
        drugs: The registered drugs by name.

    Raises:
        MissingExtraError: If the extra ``prove`` is not installed.
    """
    telling = telling_drugs(conditions, drugs)
    return Solver((*laws, *derivations(telling.values())), registered_names(services, telling))
