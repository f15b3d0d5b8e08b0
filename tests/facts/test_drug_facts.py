"""What a case says of a drug: where it is put, what it states, and the service it is."""

from decimal import Decimal

import pytest

from imr_core.facts import DOSAGE_FORMS, MEDICATION, drug_class_values, gather, part_values, parts
from imr_core.model import Case, DisputedItem, Drug, RequestedDrug, Service, TreatmentRequest
from imr_core.narrative import read_request
from imr_core.narrative._drugs import _FORMS

SERVICES = {MEDICATION: Service(MEDICATION), "acupuncture": Service("acupuncture")}
TABLET = Drug("etodolac", form="tablet")
FREE = Drug("ketoprofen")
DRUGS = {drug.name: drug for drug in (TABLET, FREE)}


def known(request: TreatmentRequest) -> dict:
    """Return what is known of a request, its first part included."""
    item = DisputedItem("1", request)
    values = gather(Case((item,)), item, {}, SERVICES).values
    return {**values, **part_values(parts(request)[0], DRUGS, request.drug)}


def test_forms_of_narratives_are_values():
    """Every form that a request text may state is a value of the fact."""
    assert sorted(_FORMS) == sorted(DOSAGE_FORMS)


@pytest.mark.parametrize(
    ("drug", "is_topical"),
    [
        (RequestedDrug("x", form="cream"), True),
        (RequestedDrug("x", form="patch"), True),
        (RequestedDrug("x", strength_unit="%"), True),
        (RequestedDrug("x", strength_unit="%", form="solution"), True),
        (RequestedDrug("x", form="tablet"), False),
        (RequestedDrug("x", form="suspension"), False),
        (RequestedDrug("x", form="spray"), None),
        (RequestedDrug("x", strength=Decimal(50), strength_unit="mg"), None),
        (RequestedDrug("x", form="no such form"), None),
        (RequestedDrug("x", ("etodolac",)), False),
        (RequestedDrug("x", ("etodolac",), strength=Decimal(400), strength_unit="mg"), False),
        (RequestedDrug("x", ("etodolac",), strength_unit="%"), True),
        (RequestedDrug("x", ("etodolac",), is_compound=True), None),
        (RequestedDrug("x", ("etodolac",), form="gel"), True),
        (RequestedDrug("x", ("ketoprofen",)), None),
    ],
)
def test_where_a_drug_is_put(drug, is_topical):
    """The stated form decides, else a strength in percent, else the drug's usual form; else it is unknown."""
    assert is_topical == known(TreatmentRequest("x", drug=drug)).get("is_topical")


def test_stated_strength_and_quantity():
    """A strength is stated where its number or, for several numbers, its unit is; a quantity where there is one."""
    stated = known(TreatmentRequest("x", quantity=30, drug=RequestedDrug("x", strength_unit="mg")))
    assert (True, True) == (stated.get("strength_stated"), stated.get("quantity_stated"))
    assert not {"strength_stated", "quantity_stated"} & known(TreatmentRequest("x", drug=RequestedDrug("x"))).keys()


@pytest.mark.parametrize(("refills", "requested"), [(None, None), (0, False), (1, True)])
def test_refills(refills, requested):
    """Refills are known where the request gives their number."""
    values = known(TreatmentRequest("x", drug=RequestedDrug("x"), refills=refills))
    assert (refills, requested) == (values.get("refills"), values.get("refills_requested"))


@pytest.mark.parametrize(
    ("request_", "service"),
    [
        (TreatmentRequest("x", drug=RequestedDrug("x")), MEDICATION),
        (TreatmentRequest("x", service="acupuncture", drug=RequestedDrug("x")), "acupuncture"),
        (TreatmentRequest("x"), None),
    ],
)
def test_drug_is_medication_unless_a_service_is_named(request_, service):
    """A request for a drug is one for medication; a service that is named stays what it is."""
    assert service == known(request_).get("service")


@pytest.mark.parametrize(
    ("text", "service", "form", "compound", "refills"),
    [
        ("Etodolac", MEDICATION, "tablet", False, None),
        ("Etodolac 5% 60 grams", MEDICATION, None, False, None),
        ("Etodolac 400mg #60 with 2 refills", MEDICATION, "tablet", False, 2),
        ("Etodolac 400mg #60, 3 refill", MEDICATION, "tablet", False, 3),
        ("Ketokit", MEDICATION, "cream", True, None),
        ("Ketoprofen 10%/Etodolac 2%, 120g", MEDICATION, None, True, None),
        ("Acupuncture with etodolac", "acupuncture", None, None, None),
        ("Twelve unheard-of things", None, None, None, None),
    ],
)
def test_read_request_of_a_drug(text, service, form, compound, refills):
    """A request text gives form, compound and refills of a drug, and the service it is."""
    drugs = (*DRUGS.values(), Drug("ketokit", ("ketoprofen",), form="cream", is_compound=True))
    services = (Service(MEDICATION), Service("acupuncture", phrases=("acupuncture",)))
    read = read_request(text, services, drugs)
    found = read.drug and (read.drug.form, read.drug.is_compound)
    assert (service, None if compound is None else (form, compound), refills) == (read.service, found, read.refills)


def test_medication_only_where_registered():
    """Where no plugin registers the service medication, a drug has no service."""
    assert read_request("Etodolac 400mg #60", (), (TABLET,)).service is None


@pytest.mark.parametrize(
    ("others", "classes"),
    [
        ([], frozenset()),
        ([RequestedDrug("x", ("etodolac",))], frozenset({"nsaid"})),
        ([RequestedDrug("x", ("etodolac",), form="gel")], frozenset()),
        ([RequestedDrug("x", ("etodolac",)), RequestedDrug("unheard of")], None),
        ([RequestedDrug("x", ("ketoprofen",))], None),
    ],
)
def test_classes_that_other_items_request(others, classes):
    """Classes of drugs by mouth of the other items are known where each of these is; none of its own counts."""
    drugs = {"etodolac": Drug("etodolac", classes=("nsaid",), form="tablet"), "ketoprofen": FREE}
    own = RequestedDrug("x", ("etodolac",))
    items = [DisputedItem(str(k), TreatmentRequest("x", drug=drug)) for k, drug in enumerate([own, *others])]
    values = drug_class_values(Case(tuple(items)), items[0], drugs)
    assert classes == values.get("other_oral_classes")


def test_no_classes_beside_what_is_no_drug():
    """An item that asks for no drug is told nothing of drugs of other items."""
    items = (
        DisputedItem("1", TreatmentRequest("x")),
        DisputedItem("2", TreatmentRequest("x", drug=RequestedDrug("x"))),
    )
    assert {} == drug_class_values(Case(items), items[0], {})


@pytest.mark.parametrize(
    ("ingredients", "known_as"), [(("etodolac",), "etodolac"), (("etodolac", "ketoprofen"), None), ((), None)]
)
def test_item_is_known_by_its_only_ingredient(ingredients, known_as):
    """A drug of one ingredient is known by it as a whole; of several, only its parts are."""
    item = DisputedItem("1", TreatmentRequest("x", drug=RequestedDrug("x", ingredients)))
    assert known_as == gather(Case((item,)), item, {}, SERVICES).values.get("ingredient")
