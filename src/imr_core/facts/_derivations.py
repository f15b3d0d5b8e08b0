"""How facts derived from a case hang together: what is so of them in every case there can be.

Laws are about the world; these are about how facts are derived. Proofs and made-up cases keep them, so that no
counterexample is one that no case file can have. An assessment needs them not: it derives the facts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from imr_core.expressions import And, Condition, Includes, Is, OneOf, Or, Overlaps, Within, implies, nodes
from imr_core.facts._drug_facts import NOT_ON_SKIN, ON_SKIN
from imr_core.facts._vocabularies import Injury, Request
from imr_core.model import Drug, Unit

_DAYS = Request.requested_on - Injury.date_of_injury

_OF_REQUESTS = (
    implies(Request.unit.is_(Unit.VISIT), Request.visits.is_(Request.quantity)),
    Request.authorized_quantity <= Request.quantity,
    Or((Injury.days_since_injury.is_(_DAYS), And((_DAYS < 0, Injury.days_since_injury.is_(0))))),
    implies(Request.refills_requested, Request.refills >= 1),
    implies(Request.refills >= 1, Request.refills_requested),
    implies(Request.dosage_form.one_of(*sorted(ON_SKIN)), Request.is_topical),
    implies(Request.dosage_form.one_of(*sorted(NOT_ON_SKIN)), ~Request.is_topical),
)


def derivations(drugs: Iterable[Drug] = ()) -> tuple[Condition, ...]:
    """Return conditions that are true of the derived facts of every case.

    Args:
        drugs: The registered drugs, whose classes their ingredients have.
    """
    return (*_OF_REQUESTS, *map(_classes, drugs))


def _classes(drug: Drug) -> Condition:
    classes = frozenset(drug.classes)
    held = [Request.drug_class.includes(*classes)] if classes else []
    return implies(Request.ingredient.is_(drug.name), And((*held, Within(Request.drug_class, classes))))


def telling_drugs(conditions: Iterable[Condition], drugs: Mapping[str, Drug]) -> dict[str, Drug]:
    """Return those drugs that some conditions can tell apart: each that they name, and one of each kind beside.

    Args:
        conditions: The conditions.
        drugs: The registered drugs by name.
    """
    ingredients: set[str] = set()
    classes: set[str] = set()
    for node in (node for condition in conditions for node in nodes(condition)):
        if isinstance(node, Is | OneOf) and node.fact.name == Request.ingredient.name:
            ingredients |= {node.value} if isinstance(node, Is) else node.values
        elif isinstance(node, Overlaps | Includes | Within) and node.fact.name == Request.drug_class.name:
            classes |= node.values
    kinds = {
        drug.name if drug.name in ingredients else frozenset(drug.classes) & classes: drug
        for drug in sorted(drugs.values(), key=lambda drug: drug.name, reverse=True)
    }
    return {drug.name: drug for drug in kinds.values()}
