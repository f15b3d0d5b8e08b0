"""What a request for a drug says of it: strength, dosage form, quantity, refills."""

from __future__ import annotations

from collections.abc import Mapping

from imr_core.expressions import Value, exact
from imr_core.facts._vocabularies import DOSAGE_FORMS
from imr_core.model import Case, DisputedItem, Drug, RequestedDrug, Service, TreatmentRequest

MEDICATION = "medication"
"""Name of the service that a request for a drug is one for, where that service is registered."""

ON_SKIN = frozenset({"cream", "gel", "lotion", "ointment", "patch", "roll-on"})
NOT_ON_SKIN = frozenset({"capsule", "lozenge", "suppository", "suspension", "syrup", "tablet"})


def drug_values(request: TreatmentRequest) -> dict[str, Value]:
    """Return what is known of the drug a request asks for; nothing where it asks for none."""
    drug = request.drug
    if drug is None:
        return {}
    values: dict[str, Value] = {"is_compound": drug.is_compound, **form_values(drug.form, drug.strength_unit)}
    if len(drug.ingredients) == 1:
        # Of one ingredient the item is known by it; of several, only its parts are.
        values["ingredient"] = drug.ingredients[0]
    if drug.strength is not None:
        values["strength"] = exact(drug.strength)
    if drug.strength is not None or drug.strength_unit is not None:
        values["strength_stated"] = True
    return values


def form_values(form: str | None, strength_unit: str | None = None) -> dict[str, Value]:
    """Return what a dosage form, and the unit of a strength, say of where a drug goes.

    A solution, a liquid, a spray or a powder may be put on the skin or not; a strength in percent is one of
    a preparation put on the skin where no form says otherwise.
    """
    values: dict[str, Value] = {}
    if form in DOSAGE_FORMS:
        values["dosage_form"] = form
    if form in NOT_ON_SKIN:
        values["is_topical"] = False
    elif form in ON_SKIN or strength_unit == "%":
        values["is_topical"] = True
    return values


def usual_form(drug: RequestedDrug | None, ingredient: str, drugs: Mapping[str, Drug]) -> dict[str, Value]:
    """Return what is known of the form of one ingredient where the request states none.

    A registered ingredient is taken in its usual form; not in a compound, and not beside a strength in percent.
    """
    if drug is None or drug.form is not None or drug.is_compound or drug.strength_unit == "%":
        return {}
    registered = drugs.get(ingredient)
    return {} if registered is None else form_values(registered.form)


def other_oral_classes(case: Case, item: DisputedItem, drugs: Mapping[str, Drug]) -> frozenset[str] | None:
    """Return the classes of the drugs by mouth that other items of a case request.

    None where an item requests a drug that is not registered, or of which it is unknown where it goes.
    """
    found: set[str] = set()
    for other in case.items:
        drug = other.request.drug
        if other.id == item.id or drug is None or (other.request.service or MEDICATION) != MEDICATION:
            continue
        stated = form_values(drug.form, drug.strength_unit)
        for ingredient in drug.ingredients or (drug.name,):
            registered = drugs.get(ingredient)
            is_topical = {**stated, **usual_form(drug, ingredient, drugs)}.get("is_topical")
            if registered is None or (is_topical is None and not drug.is_compound):
                return None
            if is_topical is False:
                found.update(registered.classes)
    return frozenset(found)


def service_of(request: TreatmentRequest, services: Mapping[str, Service]) -> str | None:
    """Return the service requested: the one named, or medication where a drug is and no service is named."""
    if request.service is None and request.drug is not None and MEDICATION in services:
        return MEDICATION
    return request.service
