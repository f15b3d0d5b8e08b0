"""The example case of the design, read from JSON."""

from datetime import date

from imr_core.model import Unit
from imr_core.wire import load_case

EXAMPLE = """
{"schema": "imr-case/1", "programme": "california-dwc", "case_number": "CM15-0000000",
 "employee": {"age": 39, "sex": "male"}, "date_of_injury": "2009-05-20", "priority": "standard",
 "date_assigned": null, "application_received": null, "clinical_summary": "…",
 "diagnoses": [{"text": "chronic cervical sprain", "code": null}],
 "records": [{"id": "pr2", "kind": "progress report", "date": "2015-06-30"}], "records_complete": false,
 "items": [{"id": "1",
            "request": {"text": "5 office visits with a chiropractor for the cervical spine", "service": "chiropractic",
                        "quantity": 5, "unit": "visit", "body_regions": ["cervical-spine"],
                        "requested_on": "2015-06-30", "date_of_service": null, "drug": null},
            "authorized_quantity": null, "ancillary_to": null, "published": null,
            "utilization_review": {"decision": "denied", "decided_on": null, "citations": []},
            "facts": {"flare_up": {"value": true, "record": "pr2", "page": null, "quote": "flare-up of neck pain"},
                      "musculoskeletal": true, "return_to_work": null}}]}
"""


def test_example_is_read():
    """Each field of the example arrives with its type, and a null fact is absent."""
    case = load_case(EXAMPLE)
    item = case.items[0]
    assert ("CM15-0000000", 39, date(2009, 5, 20)) == (case.case_number, case.employee.age, case.date_of_injury)
    assert (5, Unit.VISIT, ("cervical-spine",)) == (
        item.request.quantity,
        item.request.unit,
        item.request.body_regions,
    )
    assert date(2015, 6, 30) == item.request.requested_on
    assert {"flare_up", "musculoskeletal"} == set(item.facts)
    assert (True, "pr2", "flare-up of neck pain") == (
        item.facts["flare_up"].value,
        item.facts["flare_up"].record,
        item.facts["flare_up"].quote,
    )
