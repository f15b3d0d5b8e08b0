"""What open facts would decide, and what other quantities would come to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from imr_core.expressions import Count, FactLeaf
from imr_core.model import ItemAssessment, TreatmentRequest
from imr_core.outcomes import Outcome
from imr_core.readings import words
from imr_core.report._records import Effect, OpenRow, QuantityRow, QuantityRun
from imr_core.report.words import PROPOSALS, counted, fact_value, outcome_words, sentence
from imr_core.review import OpenFact, QuantityAssessment, Supposition

_IMPOSSIBLE = "cannot be, beside what else the file says"


def open_rows(
    assessment: ItemAssessment, found: Iterable[OpenFact], leaves: Mapping[str, FactLeaf]
) -> tuple[OpenRow, ...]:
    """Return the open facts of an item, those of statutory limits included, each with what it decides."""
    effects = {each.fact: each for each in found}
    of_bars = {name for caveat in assessment.caveats for name in caveat.missing}
    names = dict.fromkeys((*assessment.open_facts, *sorted(of_bars)))
    rows = (
        OpenRow(
            name,
            words(name),
            leaves[name].meaning if name in leaves else "",
            " and ".join(
                what
                for what, hangs in (
                    ("a guideline", name in assessment.open_facts),
                    ("a statutory limit", name in of_bars),
                )
                if hangs
            ),
            tuple(_effect(one, assessment, leaves[name]) for one in effects[name].suppositions)
            if name in effects
            else (),
        )
        for name in names
    )
    return tuple(sorted(rows, key=_weight))


def _weight(row: OpenRow) -> int:
    """Return how early a fact is worth asking for: those that settle the item come first."""
    if any(effect.is_change and effect.proposed for effect in row.effects):
        return 0
    return 1 if row.is_telling else 2


def _effect(one: Supposition, now: ItemAssessment, leaf: FactLeaf) -> Effect:
    found = one.assessment
    value = fact_value(one.value, leaf)
    if isinstance(leaf, Count) and leaf.low is not None and getattr(one.value, "at_least", 1) == leaf.low:
        value = value.replace(f"{leaf.low} to ", "up to ")
    if found is None:
        return Effect(value, (), None, _IMPOSSIBLE, is_change=True)
    is_change = _gist(found) != _gist(now)
    return Effect(value, found.outcomes, found.proposed, _comes_to(found, now), is_change)


def _gist(found: ItemAssessment) -> object:
    return found.outcomes, found.proposed, len(found.bars), len(found.caveats)


def _comes_to(found: ItemAssessment, now: ItemAssessment) -> str:
    parts = [said_of(found)]
    if len(found.caveats) < len(now.caveats) and not found.bars:
        parts.append("no statutory limit stands against it" if not found.caveats else "one statutory limit less")
    elif len(found.caveats) > len(now.caveats):
        parts.append("a statutory limit may bar it")
    return "; ".join(parts)


def said_of(found: ItemAssessment) -> str:
    """Return the outcomes of an item, what is proposed, and that a statutory limit bars it, in words."""
    if found.contradictions:
        return "the facts contradict each other"
    said = outcome_words(found.outcomes)
    if found.bars:
        return f"{said}, but barred by a statutory limit: proposed upheld"
    return f"{said}: proposed {PROPOSALS[found.proposed]}" if found.proposed else said


def quantity_rows(found: Iterable[QuantityAssessment], request: TreatmentRequest) -> tuple[QuantityRow, ...]:
    """Return what each quantity of a request would come to."""
    unit = request.unit.value if request.unit else None
    return tuple(
        QuantityRow(
            each.quantity,
            counted(each.quantity, unit),
            each.assessment.outcomes,
            each.assessment.proposed,
            said_of(each.assessment),
            tuple(sentence(ground.because) for ground in (*each.assessment.bars, *each.assessment.grounds)),
            bool(each.assessment.bars),
            tuple(ground.rule for ground in (*each.assessment.bars, *each.assessment.grounds)),
        )
        for each in found
    )


def runs_of(rows: Iterable[QuantityRow], request: TreatmentRequest) -> Iterator[QuantityRun]:
    """Yield the quantities, neighbours that come to the same joined."""
    unit = request.unit.value if request.unit else None
    run: list[QuantityRow] = []

    def joined() -> QuantityRun:
        first, last = run[0], run[-1]
        text = last.text if first is last else f"{first.quantity} to {counted(last.quantity, unit)}"
        return QuantityRun(text, first, last)

    for row in rows:
        if run and (run[-1].said, run[-1].rules) != (row.said, row.rules):
            yield joined()
            run = []
        run.append(row)
    if run:
        yield joined()


def outcome_class(outcomes: tuple[Outcome, ...], is_barred: bool = False) -> str:
    """Return a short name by which a page colours outcomes."""
    if is_barred:
        return "barred"
    return outcomes[0].value.replace("_", "-") if len(outcomes) == 1 else "open"
