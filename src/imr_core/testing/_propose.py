"""Cases proposed to an author: for both sides of every number that no case notices yet, outcome left open.

What is expected is not filled in. If the engine's own answer stood there, the case would only say
that the engine agrees with itself; so each proposed case names the source, and fails until the
author has read it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from imr_core.errors import CaseError
from imr_core.expressions import Count, Value, to_decimal
from imr_core.facts._scatter import documentable
from imr_core.guidelines import Guideline
from imr_core.outcomes import Outcome
from imr_core.readings import find
from imr_core.registry import Registry
from imr_core.sources import Citation
from imr_core.testing._example import Example, read_examples
from imr_core.testing._example_format import EXAMPLE
from imr_core.testing._mutations import COMPARISON, THRESHOLD
from imr_core.testing._shared import written as shared_text
from imr_core.testing._subject import Subject
from imr_core.testing._survivors import surviving_mutants
from imr_core.testing._thresholds import OTHER

Json = dict[str, Any]


def boundary_facts(
    guideline: Guideline, registry: Registry, examples: Iterable[Example] = ()
) -> Iterator[tuple[str, Mapping[str, Value]]]:
    """Yield facts at the edges of a guideline: where one more, or less, changes the outcome.

    Together they notice every comparison turned and every number moved that changes an outcome at
    all and that *examples* do not notice.

    Args:
        guideline: The guideline.
        registry: What it is registered with.
        examples: Examples that there are already.

    Yields:
        The rule or number that is at its edge, and as few facts as were found.
    """
    before = guideline.active() or guideline
    chosen: list[tuple[Mapping[str, Value], frozenset[Outcome]]] = []
    for survivor in surviving_mutants(guideline, examples, registry, kinds=(COMPARISON, THRESHOLD)):
        broken = survivor.mutant.guideline
        if survivor.facts is None or any(find(broken, facts).outcomes != said for facts, said in chosen):
            continue
        chosen.append((survivor.facts, find(before, survivor.facts).outcomes))
        yield survivor.mutant.where, survivor.facts


def propose(subjects: Iterable[Subject], examples: Sequence[Example], folder: Path) -> tuple[Path, ...]:
    """Write proposed examples for every guideline, and return the files written.

    Args:
        subjects: The guidelines.
        examples: The examples that there are.
        folder: The folder of examples.
    """
    written = []
    for subject in subjects:
        if isinstance(subject.guideline, Guideline):
            proposed = list(_of_guideline(subject.guideline, subject, examples))
            path = folder / f"proposed-{subject.name.replace('/', '-')}.json"
            if proposed and not path.exists():
                path.write_text(shared_text(_shared(subject.guideline, subject.name), proposed), encoding="utf-8")
                written.append(_checked(path, subject.registry))
    return tuple(written)


def _checked(path: Path, registry: Registry) -> Path:
    try:
        read_examples(path, registry)
    except CaseError:
        path.unlink()
        raise
    return path


def _shared(guideline: Guideline, name: str) -> Json:
    asked = {} if guideline.active() is not None else {"include_unverified": [guideline.id]}
    return {"schema": EXAMPLE, "guideline": name, **asked}


def _of_guideline(guideline: Guideline, subject: Subject, examples: Sequence[Example]) -> Iterator[Json]:
    for where, facts in boundary_facts(guideline, subject.registry, examples):
        plain = _plain_facts(subject, facts)
        if plain is not None:
            sentence = f"{where}: {subject.said(facts)}."
            yield {"sentence": sentence, "source": _source(guideline, where), "facts": plain, "expect": None}


def _source(guideline: Guideline, where: str) -> str:
    cites = {rule.id: rule.cite for rule in guideline.rules}
    cites |= {name: parameter.cite for name, parameter in guideline.parameters.items()}
    return _cited(cites[where]) if where in cites else guideline.title


def _cited(cite: Citation) -> str:
    return f"{cite} ({', '.join(cite.seen_in)})" if cite.seen_in else str(cite)


def _plain_facts(subject: Subject, facts: Mapping[str, Value]) -> Json | None:
    """Return facts as a file holds them; None if it cannot."""
    plain: Json = {}
    for name, value in sorted(facts.items()):
        leaf = subject.registry.facts[name]
        if value == OTHER and getattr(leaf, "registered", None):
            continue
        if isinstance(value, Fraction) and isinstance(leaf, Count) and Fraction(to_decimal(value)) != value:
            return None
        written = documentable(leaf, value)
        plain[name] = _json(written)
    return plain


def _json(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return list(value) if isinstance(value, tuple) else value
