"""Cases that the tests of this plugin make."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import imr_physical_therapy
import pytest

import imr_core.california
from imr_core import Assessment, Registry, assess, load_case

Assess = Callable[..., Assessment]


@pytest.fixture(scope="session")
def registry() -> Registry:
    """The state's plugin and this one."""
    return Registry([imr_core.california, imr_physical_therapy])


@pytest.fixture(scope="session")
def assessed(registry: Registry) -> Assess:
    """Give a function that assesses one item, in the closed reading unless told otherwise."""

    def one(
        service: str,
        facts: dict[str, Any] | None = None,
        *,
        closed: bool = True,
        requested: str = "2016-11-17",
        injured: str = "2016-10-23",
        authorized: int | None = None,
        age: int | None = None,
        unverified: tuple[str, ...] = (),
        **request: Any,
    ) -> Assessment:
        asked = {"text": "as requested", "service": service, "requested_on": requested, **request}
        item = {"id": "1", "request": asked, "facts": facts or {}, "authorized_quantity": authorized}
        case = {
            "schema": "imr-case/1",
            "date_of_injury": injured,
            "records_complete": closed,
            "employee": {"age": age},
            "items": [item],
        }
        return assess(load_case(json.dumps(case)), registry, include_unverified=unverified)

    return one
