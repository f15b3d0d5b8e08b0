"""An audit as a table of agreement, with each disagreement explained."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from imr_core.audit import Audit, Disagreement, Recall, Tally
from imr_core.cli._page import Page
from imr_core.model import Ground
from imr_core.readings import words
from imr_core.report.words import listed, name_words

UNRECOGNISED = "unrecognised"
_HEAD = ("", "addressed", "proposed", "agree", "differ", "upheld", "overturned")


def print_audit(page: Page, result: Audit) -> None:
    """Print the table of agreement, then each disagreement, the worst first."""
    items = "1 item" if result.items == 1 else f"{result.items} items"
    page.title(f"{result.parsed} of {result.letters} letters read, {items}")
    page.text(
        "Of the items that some guideline addresses: for how many an outcome is proposed, how many proposals agree "
        "with the published outcome, and of those published as upheld and as overturned, how many were proposed so.",
        0,
        style="dim",
    )
    page.gap()
    page.figures(_HEAD, list(_table(result)))
    if not result.disagreements:
        page.gap()
        page.text("No proposal differs from what was published.", 0)
    for disagreement, readings in _merged(result.disagreements):
        page.gap()
        _print_disagreement(page, disagreement, readings)


def _table(result: Audit) -> Iterator[tuple[str, ...]]:
    for reading, tally in (("open", result.open), ("closed", result.closed)):
        yield f"{reading} reading", *_figures(tally)
        for name, of_service in sorted(tally.by_service.items(), key=lambda pair: (not pair[0], pair[0])):
            yield f"  {name_words(name) or UNRECOGNISED}", *_figures(of_service)


def _figures(tally: Tally) -> tuple[str, ...]:
    counts = (tally.addressed, tally.determined, tally.agreed, tally.disagreed)
    return (*map(str, counts), _share(tally.upheld), _share(tally.overturned))


def _share(recall: Recall) -> str:
    return f"{recall.agreed} of {recall.published}"


def _merged(disagreements: tuple[Disagreement, ...]) -> Iterator[tuple[Disagreement, list[str]]]:
    """Yield each item once, with the readings in which it disagrees for the same reasons."""
    seen: list[tuple[Disagreement, list[str]]] = []
    for one in disagreements:
        for other, readings in seen:
            if one.item is other.item and _reasons(one) == _reasons(other):
                readings.append(one.reading)
                break
        else:
            seen.append((one, [one.reading]))
    yield from seen


def _reasons(one: Disagreement) -> tuple[Ground, ...]:
    return (*one.assessment.bars, *one.assessment.grounds)


def _print_disagreement(page: Page, one: Disagreement, readings: list[str]) -> None:
    item, assessment = one.item, one.assessment
    proposed = assessment.proposed.value if assessment.proposed else ""
    where = f"{item.case_number or item.source or 'a letter'}, item {assessment.id}"
    said = f"published {item.published}, proposed {proposed}"
    worst: list[tuple[str, str]] = [("WORST  ", "bold red")] if one.is_worst else []
    page.styled([*worst, (where, "bold"), (f": {said} ({listed(readings)} reading)", "")], 0)
    page.text(assessment.text)
    for ground in _reasons(one):
        page.text(f"{ground.because} ({ground.rule})", lead="- ")
    if assessment.open_facts:
        page.labelled("Open:", listed(words(name) for name in assessment.open_facts))
    assumed = [fact.fact for fact in assessment.assumed if fact.value is False]
    if assumed:
        page.labelled("Taken as not so:", listed(words(name) for name in assumed))


def audit_to_json(result: Audit) -> dict[str, Any]:
    """Return an audit as the JSON data that ``imr audit --json`` prints."""
    return {
        "letters": result.letters,
        "parsed": result.parsed,
        "items": result.items,
        "open": _tally(result.open),
        "closed": _tally(result.closed),
        "disagreements": [_disagreement(one) for one in result.disagreements],
    }


def _tally(tally: Tally) -> dict[str, Any]:
    data = attrs.asdict(tally, filter=lambda attribute, _: attribute.name != "by_service")
    return {
        **data,
        "by_service": {name or UNRECOGNISED: _without_services(each) for name, each in tally.by_service.items()},
    }


def _without_services(tally: Tally) -> dict[str, Any]:
    return attrs.asdict(tally, filter=lambda attribute, _: attribute.name != "by_service")


def _disagreement(one: Disagreement) -> dict[str, Any]:
    assessment = one.assessment
    return {
        "source": one.item.source,
        "case_number": one.item.case_number,
        "reading": one.reading,
        "worst": one.is_worst,
        "id": assessment.id,
        "text": assessment.text,
        "service": assessment.service,
        "published": one.item.published,
        "proposed": assessment.proposed.value if assessment.proposed else None,
        "grounds": [
            {"rule": ground.rule, "because": ground.because, "interpretation": ground.interpretation}
            for ground in _reasons(one)
        ],
        "open_facts": list(assessment.open_facts),
        "assumed": [fact.fact for fact in assessment.assumed],
    }
