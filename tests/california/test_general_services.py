"""Services that many requests name, recognised by their phrases."""

import re
from collections import Counter

import pytest

from imr_core import read_request
from imr_core.california import GENERAL_SERVICES, SERVICES
from imr_core.narrative._text import plain

ALL = (*SERVICES, *GENERAL_SERVICES)


@pytest.mark.parametrize("service", GENERAL_SERVICES, ids=lambda service: service.name)
def test_each_service_is_recognised_by_each_phrase(service):
    """A request that is one of its phrases names the service, whatever else is registered."""
    assert dict.fromkeys(service.phrases, service.name) == {
        phrase: read_request(phrase, ALL).service for phrase in service.phrases
    }


def test_names_and_phrases_are_unique():
    """No two services share a name or a phrase, and names are in kebab case."""
    counts = Counter(plain(phrase).replace("-", " ") for service in ALL for phrase in service.phrases)
    assert [] == [phrase for phrase, number in counts.items() if number > 1]
    assert len(ALL) == len({service.name for service in ALL})
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", service.name) for service in ALL)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Repeat MRI of the left ankle without contrast", "mri"),
        ("EMG/NCV of both legs", "electrodiagnostic-testing"),
        ("Arthroscopy of the right ankle with debridement", "surgery"),
        ("Physical therapy following arthroscopy, 12 visits", "physical-therapy"),
        ("Transforaminal epidural steroid injection at L3-4", "epidural-injection"),
        ("Follow-up chiropractic treatment, 4 visits", "chiropractic"),
        ("Sleep study", "sleep-study"),
        ("Something nobody has heard of", None),
    ],
)
def test_request_texts(text, name):
    """The thing requested is named, not what goes with it; unheard-of things stay unknown."""
    assert name == read_request(text, ALL).service


def test_only_operations_are_surgery():
    """Associated services attach to operations alone."""
    assert ["surgery"] == [service.name for service in ALL if service.is_surgery]
