"""What changed between two guidelines, as people read it and show it each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from imr_core.cli._page import Page
from imr_core.cli._rewritten import print_rewritten
from imr_core.cli._touched import Examples, Touched
from imr_core.expressions import FactLeaf, Flag
from imr_core.guidelines import Guideline, NotEncoded
from imr_core.outcomes import Outcome, sort
from imr_core.readings import Change, Differ, Difference, describe, given, words
from imr_core.registry import Registry
from imr_core.report.words import listed
from imr_core.wire import case_to_json

Either = Guideline | NotEncoded
Bound = tuple[str, str]
_SAID = {
    Outcome.NECESSARY: ("necessary", "green"),
    Outcome.NOT_NECESSARY: ("not necessary", "red"),
    Outcome.DISCRETIONARY: ("left to the reviewer", "yellow"),
    Outcome.NOT_ADDRESSED: ("silent", "cyan"),
    Outcome.CONFLICT: ("in conflict", "magenta"),
}
_ANYTHING = ("anything, for it is not encoded", "magenta")
_MOST = 5


def print_diff(
    page: Page,
    pair: tuple[Either, Either],
    rewritten: Sequence[Change],
    differ: Differ,
    differences: Sequence[Difference],
    examples: Examples,
    touched: Touched | None,
    registry: Registry,
    *,
    show_all: bool,
) -> None:
    """Print what was rewritten, then each region in which the outcome differs.

    Args:
        page: Where it is printed.
        pair: The two editions.
        rewritten: What was rewritten.
        differ: It compared them.
        differences: Where they differ.
        examples: A made-up case for each, and its file.
        touched: The real cases it touches, or None where none were given.
        registry: The registry.
        show_all: Whether every region is printed.
    """
    one, other = pair
    page.title(f"{one.name} → {other.name}")
    page.text(one.title if one.title == other.title else f"{one.title} → {other.title}", 0, style="bold")
    _print_unverified(page, pair)
    page.section("Where the outcome differs")
    if differences:
        _print_summary(page, differ, differences, touched)
        places = {id(each): place for place, each in enumerate(differences)}
        for _, group in groupby(differences, key=lambda each: (each.before, each.after)):
            _print_group(page, list(group), places, examples, touched, registry.facts, show_all=show_all)
    else:
        page.text("Nowhere: it is proved that both find the same of all facts.", 2, style="bold green")
    print_rewritten(page, rewritten)


def _print_unverified(page: Page, pair: tuple[Either, Either]) -> None:
    for each in pair:
        if not isinstance(each, Guideline):
            page.text(f"{each.name} is not encoded: {each.why.rstrip('.')}.", 0, style="yellow")
            continue
        active = each.active()
        if active is None:
            page.text(f"No rule of {each.name} is verified; it is compared as if it were in force.", 0, style="yellow")
        elif active is not each:
            kept = {rule.id for rule in active.rules}
            left = [rule.id for rule in each.rules if rule.id not in kept]
            text = f"Not in force in {each.name}, for it is unverified: {listed(left)}."
            page.text(text, 0, style="dim")


def _print_summary(page: Page, differ: Differ, differences: Sequence[Difference], touched: Touched | None) -> None:
    count = len(differences)
    page.text(
        f"In {count} {'region' if count == 1 else 'regions'} of facts; it is proved that they say something else there "
        "and nowhere else.",
        2,
    )
    if differ.common.terms:
        page.text(f"In all of them: {'; '.join(map(describe, differ.common.terms))}.", 2, style="dim")
    if touched is not None:
        surely, perhaps = len(touched.surely), len(touched.perhaps)
        left = touched.items - surely - perhaps
        page.styled(
            [
                (f"Of {touched.items} items in {touched.cases} cases ", ""),
                (f"{surely} surely lie in one", "bold"),
                (f", {perhaps} may, as far as their facts are known, and {left} do not.", ""),
            ],
            2,
        )


def _print_group(
    page: Page,
    group: Sequence[Difference],
    places: Mapping[int, int],
    examples: Examples,
    touched: Touched | None,
    leaves: Mapping[str, FactLeaf],
    *,
    show_all: bool,
) -> None:
    (before, red), (after, green) = said(group[0].before), said(group[0].after)
    page.gap()
    page.styled([("■ ", green), (before, f"bold {red}"), ("  →  ", "dim"), (after, f"bold {green}")])
    shared = [bound for bound in group[0].region.words if all(bound in each.region.words for each in group)]
    if len(group) == 1:
        shared = []
    if shared:
        page.text(in_words(shared), 3, lead="always: ", style="italic")
    shown = group if show_all or len(group) <= _MOST + 1 else group[:_MOST]
    for each in shown:
        place = places[id(each)]
        own = [bound for bound in each.region.words if bound not in shared]
        page.text(in_words(own) or "wherever that is so", 2, lead=f"{place + 1}. ", style="bold")
        indent = 3 + (place >= 9)
        page.text(f"{_by(each.rules_before)} → {_by(each.rules_after)}", indent, style="dim")
        page.text(f"example: {_example(each, examples[place][1], leaves)}", indent, style="dim")
        if touched is not None:
            _print_touched(page, place, touched, indent)
    if len(shown) < len(group):
        page.text(f"and {len(group) - len(shown)} narrower, which --all shows", 2, style="dim")


def _print_touched(page: Page, place: int, touched: Touched, indent: int) -> None:
    surely = [item for item in touched.touched if place in item.surely]
    perhaps = [item for item in touched.touched if place in item.perhaps]
    page.text(f"real cases: {len(surely)} surely, {len(perhaps)} perhaps", indent, style="cyan" if surely else "dim")


def _example(each: Difference, path: str | None, leaves: Mapping[str, FactLeaf]) -> str:
    if path is not None:
        return path
    # What the region says already is not said again.
    told = {name for name, leaf in leaves.items() if isinstance(leaf, Flag)}
    told |= {name for name, value in each.known.items() if (words(name), value) in each.region.words}
    facts = {name: value for name, value in each.known.items() if name not in told}
    return given(facts or each.known, leaves)


def _by(rules: Iterable[str]) -> str:
    return listed(rules) or "no rule"


def said(outcomes: frozenset[Outcome]) -> tuple[str, str]:
    """Return a finding in words, and its colour."""
    return _SAID[next(iter(outcomes))] if len(outcomes) == 1 else _ANYTHING


def in_words(bounds: Iterable[Bound]) -> str:
    """Return bounds as a line lists them."""
    return " · ".join(map(_bound, bounds))


def _bound(bound: Bound) -> str:
    what, how = bound
    return {"yes": what, "no": f"not {what}"}.get(how, f"{what} {how}")


def diff_to_json(
    pair: tuple[Either, Either],
    rewritten: Sequence[Change],
    differ: Differ,
    differences: Sequence[Difference],
    examples: Examples,
    touched: Touched | None,
) -> dict[str, Any]:
    """Return what changed as the JSON data that ``imr guidelines diff --json`` prints."""
    return {
        "before": pair[0].name,
        "after": pair[1].name,
        "rewritten": [
            {
                "of": change.of,
                "name": change.name,
                "kind": change.kind,
                "details": [{"what": one.what, "before": one.before, "after": one.after} for one in change.details],
            }
            for change in rewritten
        ],
        "common": [describe(term) for term in differ.common.terms],
        "differences": [_difference(place, each, examples[place], touched) for place, each in enumerate(differences)],
        "cases": None if touched is None else _touched(touched),
    }


def _difference(
    place: int, each: Difference, example: tuple[Any, str | None], touched: Touched | None
) -> dict[str, Any]:
    scattered, path = example
    data: dict[str, Any] = {
        "before": [outcome.value for outcome in sort(each.before)],
        "after": [outcome.value for outcome in sort(each.after)],
        "text": in_words(each.region.words),
        "bounds": [{"what": what, "how": how} for what, how in each.region.words],
        "rules_before": list(each.rules_before),
        "rules_after": list(each.rules_after),
        "case": case_to_json(scattered.case),
        "lost_facts": list(scattered.lost),
        "file": path,
    }
    if touched is not None:
        data["surely"] = sum(place in item.surely for item in touched.touched)
        data["perhaps"] = sum(place in item.perhaps for item in touched.touched)
    return data


def _touched(touched: Touched) -> dict[str, Any]:
    return {
        "cases": touched.cases,
        "items": touched.items,
        "surely": len(touched.surely),
        "perhaps": len(touched.perhaps),
        "touched": [
            {"source": one.source, "item": one.item, "surely": list(one.surely), "perhaps": list(one.perhaps)}
            for one in touched.touched
        ],
    }
