"""A case file (imr-case/1) into a typed case."""

from __future__ import annotations

import enum
import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Any, Protocol, Union, get_args, get_origin

import attrs
from cattrs import Converter

from imr_core.errors import CaseError, Problem, hint_at
from imr_core.expressions import FactLeaf
from imr_core.facts import Course, Injury, Request, check_case
from imr_core.model import Case, DocumentedFact, Drug, RequestedDrug, Service
from imr_core.wire._facts import read_facts
from imr_core.wire._located import Located, Unread
from imr_core.wire._objects import Hook, object_hook, tuple_hook, union_hook
from imr_core.wire._scalars import read_date, read_member, read_number, read_text, read_truth, read_whole
from imr_core.wire._text import Members, kind, parse_json

SCHEMA = "imr-case/1"
_IDENTITY = re.compile(r"\$\.(?P<list>items|records)(\[\d+\](\.id)?)?")
PRIORITIES = ("expedited", "standard")


class Known(Protocol):
    """What a registry knows: facts, services and drugs by name."""

    @property
    def facts(self) -> Mapping[str, FactLeaf]:
        """The facts, the core's included."""

    @property
    def services(self) -> Mapping[str, Service]:
        """The services."""

    @property
    def drugs(self) -> Mapping[str, Drug]:
        """The drugs."""


def load_case(text: str | bytes, registry: Known | None = None, *, source: str | None = None) -> Case:
    """Read a case file.

    Args:
        text: The JSON document, schema ``imr-case/1``.
        registry: What plugins register. Without it, names of services, drugs and of facts other than the
            core's are let pass; an assessment checks them.
        source: The name of the file, for errors.

    Returns:
        The case. Numbers with a fraction are exact decimals; absent and null keys are one thing.

    Raises:
        CaseError: If anything is wrong with it; ``.problems`` holds all that is, each with its JSON path
            and never with the value.
    """
    data = parse_json(text, source)
    if not isinstance(data, Members):
        raise CaseError([Problem("$", f"a case is an object, not {kind(data)}")], source)
    problems: list[Problem] = []
    at = Located(data, "$", problems, None if registry is None else registry.drugs)
    _check_schema(at)
    case: Case = converter().structure(at, Case)
    if registry is None:
        found = check_case(case, core_facts(), {}, {}, is_open=True)
    else:
        found = check_case(case, registry.facts, registry.services, registry.drugs)
    problems.extend(_not_consequences(found, tuple(problems)))
    if problems:
        raise CaseError(problems, source)
    return case


def core_facts() -> dict[str, FactLeaf]:
    """Return the facts of the core by name."""
    return {**Request.facts(), **Injury.facts(), **Course.facts()}


@cache
def converter() -> Converter:
    """Return the converter from located JSON values to records, with a strict hook for each type."""
    made = Converter()

    def get_hook(wanted: Any) -> Hook:
        return made.get_structure_hook(wanted)

    made.register_structure_hook_factory(attrs.has, lambda wanted: object_hook(wanted, get_hook))
    made.register_structure_hook_factory(_is_tuple, lambda wanted: tuple_hook(wanted, get_hook))
    made.register_structure_hook_factory(_is_union, lambda wanted: union_hook(wanted, get_hook))
    made.register_structure_hook_func(lambda wanted: set(get_args(wanted)) == {int, Decimal}, read_number)
    made.register_structure_hook_func(lambda wanted: isinstance(wanted, enum.EnumMeta), read_member)
    made.register_structure_hook_func(lambda wanted: wanted == dict[str, DocumentedFact], read_facts)
    for wanted, read in ((str, read_text), (int, read_whole), (bool, read_truth), (date, read_date)):
        made.register_structure_hook(wanted, read)
    made.register_structure_hook(Decimal, read_number)
    read_drug = object_hook(RequestedDrug, get_hook)
    made.register_structure_hook(RequestedDrug, lambda at, wanted: _named_drug(at) or read_drug(at, wanted))
    return made


def _is_tuple(wanted: Any) -> bool:
    return get_origin(wanted) is tuple


def _is_union(wanted: Any) -> bool:
    return get_origin(wanted) in (Union, UnionType)


def _named_drug(at: Located) -> RequestedDrug | Unread | None:
    name = at.value
    if not isinstance(name, str):
        return None
    if not at.drugs:
        return RequestedDrug(name)
    if name not in at.drugs:
        return at.report("is not one of the drugs known here", hint_at(name, at.drugs, "drugs"))
    drug = at.drugs[name]
    return RequestedDrug(name, drug.ingredients, form=drug.form, is_compound=drug.is_compound)


def _check_schema(at: Located) -> None:
    hint = f'This version reads "schema": "{SCHEMA}".'
    if "schema" not in at.value:
        at.problems.append(Problem("$.schema", "is required", hint))
    elif at.value["schema"] != SCHEMA:
        at.member("schema").report("is not a schema that this version reads", hint)
    priority = at.value.get("priority")
    if isinstance(priority, str) and priority not in PRIORITIES:
        at.member("priority").report("is not one of the words known here", f"Known words: {', '.join(PRIORITIES)}.")


def _not_consequences(found: list[Problem], read: tuple[Problem, ...]) -> list[Problem]:
    """Leave out what was found only because the value, or the thing it refers to, could not be read."""
    paths = [problem.path for problem in read]
    lost = {match["list"] for path in paths if (match := _IDENTITY.fullmatch(path))}

    def is_consequence(path: str) -> bool:
        if (path.endswith(".record") and "records" in lost) or (path.endswith(".ancillary_to") and "items" in lost):
            return True
        return any(path == other or path.startswith((f"{other}.", f"{other}[")) for other in paths)

    return [problem for problem in found if not is_consequence(problem.path)]
