"""What a request for a drug says of it: strength, dosage form, quantity, refills."""

from __future__ import annotations

from collections.abc import Mapping

from imr_core.expressions import Value, exact
from imr_core.facts._vocabularies import DOSAGE_FORMS
from imr_core.model import Drug, RequestedDrug, Service, TreatmentRequest

MEDICATION = "medication"
"""Name of the service that a request for a drug is one for, where that service is registered."""

_ON_SKIN = frozenset({"cream", "gel", "lotion", "ointment", "patch", "roll-on"})
_NOT_ON_SKIN = frozenset({"capsule", "lozenge", "suppository", "suspension", "syrup", "tablet"})


def drug_values(request: TreatmentRequest) -> dict[str, Value]:
    """Return what is known of the drug a request asks for; nothing where it asks for none."""
    drug = request.drug
    if drug is None:
        return {}
    values: dict[str, Value] = {"is_compound": drug.is_compound, **form_values(drug.form, drug.strength_unit)}
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
    if form in _NOT_ON_SKIN:
        values["is_topical"] = False
    elif form in _ON_SKIN or strength_unit == "%":
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


def service_of(request: TreatmentRequest, services: Mapping[str, Service]) -> str | None:
    """Return the service requested: the one named, or medication where a drug is and no service is named."""
    if request.service is None and request.drug is not None and MEDICATION in services:
        return MEDICATION
    return request.service
