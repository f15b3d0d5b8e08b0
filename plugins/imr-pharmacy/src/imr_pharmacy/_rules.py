"""Short ways to write the rules that many sections have."""

from __future__ import annotations

from collections.abc import Iterable

from imr_core import NOT_NECESSARY, Citation, Guideline, Request, Rule, Step, Unencoded
from imr_core.expressions import Condition
from imr_pharmacy._sources import CHRONIC_PAIN_2016, EDITION_2016
from imr_pharmacy._terms import UNSTATED

_UNSTATED_READING = "Determinations deny a drug whose quantity the request leaves open, whatever else is shown."


def denial(
    id: str,
    when: Condition,
    because: str,
    cite: Citation,
    *,
    unless: Iterable[str] = (),
    interpretation: str | None = None,
) -> Rule:
    """Return a rule by which a drug is not necessary.

    Args:
        id: Its name.
        when: Its condition.
        because: Why, in words.
        cite: What it rests on.
        unless: The rules to which it is an exception.
        interpretation: Where it reads its source more widely than it is written, how.
    """
    return Rule(id, when, NOT_NECESSARY, because, cite, exception_to=tuple(unless), interpretation=interpretation)


def unstated(unless: Iterable[str], cite: Citation = UNSTATED) -> Rule:
    """Return the rule that a request without a quantity is denied, an exception to the rules named."""
    return denial(
        "quantity-not-stated",
        ~Request.quantity_stated,
        "the request states no quantity",
        cite,
        unless=unless,
        interpretation=_UNSTATED_READING,
    )


def chronic_pain_2016(
    id: str,
    section: str,
    addresses: Condition,
    rules: Iterable[Rule],
    unencoded: Iterable[Unencoded] = (),
) -> Guideline:
    """Return a section of the chronic pain guideline of 2016; wherever it addresses an item some rule holds."""
    return Guideline(
        id,
        title=f"{CHRONIC_PAIN_2016.title}: {section}",
        publisher=CHRONIC_PAIN_2016.publisher,
        step=Step.MTUS,
        edition=EDITION_2016,
        addresses=addresses,
        complete=True,
        rules=tuple(rules),
        unencoded=tuple(unencoded),
    )
