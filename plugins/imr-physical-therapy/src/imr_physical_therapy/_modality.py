"""Helpers to declare a guideline on one modality or device, and the editions around it."""

from __future__ import annotations

from collections.abc import Iterable

from imr_core import Citation, Edition, Guideline, Request, Rule, Service, Step, Trigger, Unencoded, not_encoded
from imr_core.expressions import Condition
from imr_core.guidelines import NotEncoded
from imr_core.outcomes import Outcome
from imr_physical_therapy import _sources as src

Declared = Guideline | NotEncoded


def outside_odg(id: str, addresses: Condition) -> tuple[NotEncoded, ...]:
    """Declare ODG as not encoded outside the span in which determinations quote it."""
    why = "the values of ODG are known only for the span in which determinations quote them"
    before = Edition("before-2016", trigger=Trigger.SERVICE_DATE, end="2016-01-01")
    return tuple(
        not_encoded(id, edition, addresses, why, title="Official Disability Guidelines", step=Step.ACOEM_OR_ODG)
        for edition in (before, Edition("after-2017", trigger=Trigger.SERVICE_DATE, start="2017-12-01"))
    )


def _later_mtus(id: str, addresses: Condition) -> NotEncoded:
    return not_encoded(
        id,
        src.mtus_of_2017(),
        addresses,
        "from 2017-12-01 the MTUS is the ACOEM set, whose text on this has not been seen",
        title="ACOEM guidelines",
    )


def _make(
    id: str,
    title: str,
    cite: Citation,
    step: Step,
    edition: Edition,
    addresses: Condition,
    rules: Iterable[Rule],
    *,
    complete: bool,
    unencoded: Iterable[Unencoded],
) -> Guideline:
    return Guideline(
        id,
        title=f"{cite.title.removeprefix('MTUS ')}: {title}",
        publisher=cite.publisher,
        step=step,
        edition=edition,
        addresses=addresses,
        rules=tuple(rules),
        complete=complete,
        unencoded=tuple(unencoded),
    )


def chronic_pain_2016(
    id: str,
    title: str,
    addresses: Condition,
    rules: Iterable[Rule],
    *,
    complete: bool = True,
    unencoded: Iterable[Unencoded] = (),
) -> list[Declared]:
    """Declare a topic of the chronic pain guideline of which only the edition of 2016 was seen."""
    older = not_encoded(
        id,
        src.chronic_pain_of_2009(),
        addresses,
        "the text of the edition of 2009 on this topic has not been seen",
        title=f"Chronic Pain Medical Treatment Guidelines 2009: {title}",
    )
    seen = _make(
        id,
        title,
        src.CHRONIC_PAIN_2016,
        Step.MTUS,
        src.chronic_pain_of_2016(),
        addresses,
        rules,
        complete=complete,
        unencoded=unencoded,
    )
    return [older, seen, _later_mtus(id, addresses)]


def chronic_pain_2009(
    id: str,
    title: str,
    addresses: Condition,
    rules: Iterable[Rule],
    *,
    complete: bool = True,
    unencoded: Iterable[Unencoded] = (),
) -> list[Declared]:
    """Declare a topic of the chronic pain guideline of which only the edition of 2009 was seen."""
    newer = not_encoded(
        id,
        src.chronic_pain_of_2016(),
        addresses,
        "the text of the edition of 2016 on this topic has not been seen",
        title=f"Chronic Pain Medical Treatment Guidelines 2016: {title}",
    )
    seen = _make(
        id,
        title,
        src.CHRONIC_PAIN_2009,
        Step.MTUS,
        src.chronic_pain_of_2009(),
        addresses,
        rules,
        complete=complete,
        unencoded=unencoded,
    )
    return [seen, newer, _later_mtus(id, addresses)]


def acoem_2004(
    id: str,
    title: str,
    cite: Citation,
    addresses: Condition,
    rules: Iterable[Rule],
    *,
    edition: Edition | None = None,
    complete: bool = True,
    unencoded: Iterable[Unencoded] = (),
) -> list[Declared]:
    """Declare a topic of an ACOEM chapter, which was part of the MTUS until 2017."""
    seen = _make(
        id,
        title,
        cite,
        Step.MTUS,
        edition or src.acoem_of_2004(),
        addresses,
        rules,
        complete=complete,
        unencoded=unencoded,
    )
    return [seen, _later_mtus(id, addresses)]


def odg(
    id: str,
    title: str,
    addresses: Condition,
    rules: Iterable[Rule],
    *,
    complete: bool = True,
    unencoded: Iterable[Unencoded] = (),
    mtus_silent: bool = True,
) -> list[Declared]:
    """Declare a topic of ODG, and the later MTUS, whose text on it has not been seen.

    Args:
        id: Its name.
        title: Its topic.
        addresses: When it addresses an item.
        rules: Its rules.
        complete: Whether some rule always holds.
        unencoded: What of it is not encoded.
        mtus_silent: Whether no other guideline here declares the later MTUS for the same items.
    """
    seen = _make(
        id,
        title,
        src.ODG,
        Step.ACOEM_OR_ODG,
        src.odg_quoted(),
        addresses,
        rules,
        complete=complete,
        unencoded=unencoded,
    )
    later = [_later_mtus(f"{id}-mtus", addresses)] if mtus_silent else []
    return [seen, *outside_odg(id, addresses), *later]


def service(one: Service, *others: Service) -> Condition:
    """Say that the service requested is one of these."""
    return Request.service.one_of(one, *others)


def plain_rule(
    id: str, when: Condition, outcome: Outcome, because: str, cite: Citation, interpretation: str | None = None
) -> Rule:
    """Return a rule, its parts in the order in which they are read."""
    return Rule(id, when=when, outcome=outcome, because=because, cite=cite, interpretation=interpretation)
