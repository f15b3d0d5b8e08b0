"""What became of the obligations of guidelines, as a table with each failure explained."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from imr_core.cli._page import Page
from imr_core.cli._prove import ENCODED, NOT_ENCODED, OPAQUE, Checked
from imr_core.expressions import FactLeaf
from imr_core.facts import Scattered, documentable
from imr_core.readings import Lint, Proof, failure_text, given
from imr_core.report.words import listed
from imr_core.wire import case_to_json, plain

Cases = Mapping[int, tuple[Scattered, str | None]]
_HEAD = ("", "obligations", "proved", "failed", "seconds")


def print_check(
    page: Page,
    editions: Sequence[Checked],
    families: Sequence[Checked],
    unused: Sequence[str],
    cases: Cases,
    leaves: Mapping[str, FactLeaf],
    *,
    in_full: bool,
) -> None:
    """Print the table, then each failure with its counterexample, then what is worth a look.

    Args:
        page: Where it is printed.
        editions: What became of each edition.
        families: What became of the editions of each guideline together.
        unused: Facts that no guideline speaks of.
        cases: The case of each counterexample, and its file.
        leaves: The declared facts by name.
        in_full: Whether every lint is printed, rather than how many there are.
    """
    proved = [each for each in editions if each.kind == ENCODED]
    rows = [_row(each.name, [each]) for each in proved]
    rows.append(_row("editions in force", families))
    rows.append(_row("all", [*proved, *families]))
    page.figures(_HEAD, rows)
    _print_unproved(page, editions)
    failures = [(each, proof) for each in (*editions, *families) for proof in each.failed]
    page.gap()
    if not failures:
        page.text("Everything is proved.", 0, style="bold green")
    else:
        page.text(f"{len(failures)} not proved", 0, style="bold red")
        for each, proof in failures:
            _print_failure(page, each, proof, cases.get(id(proof)))
        if cases and not any(path for _, path in cases.values()):
            page.gap()
            page.text("'--counterexamples DIR' writes the counterexamples as case files.", 0, style="dim")
    _print_lints(page, [lint for each in editions for lint in each.lints], unused, leaves, in_full=in_full)


def _row(name: str, checked: Sequence[Checked]) -> tuple[str, ...]:
    total = sum(len(each.proofs) for each in checked)
    failed = sum(len(each.failed) for each in checked)
    seconds = sum(each.seconds for each in checked)
    return name, str(total), str(total - failed), str(failed or "–"), f"{seconds:.2f}"


def _print_unproved(page: Page, editions: Sequence[Checked]) -> None:
    for kind, said in ((NOT_ENCODED, "Not encoded, so that nothing is proved"), (OPAQUE, "Opaque, so that nothing is")):
        names = [each.name for each in editions if each.kind == kind]
        if names:
            page.gap()
            page.labelled(f"{said}:", ", ".join(names), 0)


def _print_failure(page: Page, each: Checked, proof: Proof, case: tuple[Scattered, str | None] | None) -> None:
    page.gap()
    text = failure_text(proof)
    page.styled([(each.name, "bold"), (f"  {each.owner}  {proof.obligation.kind}", "dim")], 0)
    page.text(f"{text[0].upper()}{text[1:]}")
    if case is None:
        return
    scattered, path = case
    if path is not None:
        edition = f" --edition {each.name}" if "/" in each.name else ""
        page.labelled("Counterexample:", f"imr review {path}{edition}")
    if scattered.lost:
        page.text(f"No case file can have {listed(scattered.lost)} so; a law among facts may be missing.", style="dim")


def _print_lints(
    page: Page, lints: Sequence[Lint], unused: Sequence[str], leaves: Mapping[str, FactLeaf], *, in_full: bool
) -> None:
    if not lints and not unused:
        return
    page.gap()
    page.heading("Worth a look (no failure)", 0)
    if in_full:
        for lint in lints:
            shown = f", for example where {given(lint.facts, leaves)}" if lint.facts else ""
            page.text(f"{lint.guideline}: {lint.text}{shown}.", lead="- ")
    else:
        for kind, count in sorted(Counter(lint.kind for lint in lints).items()):
            names = listed(dict.fromkeys(lint.guideline for lint in lints if lint.kind == kind))
            page.text(f"{_KINDS[kind]}: {count}, in {names}.", lead="- ")
        page.text("'imr guidelines check ID' says more of one guideline.", style="dim")
    if unused:
        page.text(f"Declared, and no guideline speaks of it: {listed(unused)}.", lead="- ")


_KINDS = {
    "idle fact": "Facts that conditions speak of and no rule hangs on",
    "open in vain": "Facts that leave a finding open though every value leads to the same",
    "text not encoded": "Guidelines with text that is not encoded",
}


def check_to_json(
    editions: Sequence[Checked],
    families: Sequence[Checked],
    unused: Sequence[str],
    cases: Cases,
    leaves: Mapping[str, FactLeaf],
) -> dict[str, Any]:
    """Return what became of the obligations as the JSON data that ``imr guidelines check --json`` prints."""
    return {
        "guidelines": [_checked(each, cases, leaves) for each in editions],
        "editions": [_checked(each, cases, leaves) for each in families],
        "unused_facts": list(unused),
    }


def _checked(each: Checked, cases: Cases, leaves: Mapping[str, FactLeaf]) -> dict[str, Any]:
    kinds = Counter(proof.obligation.kind for proof in each.proofs)
    return {
        "name": each.name,
        "plugin": each.owner,
        "kind": each.kind,
        "why": each.why,
        "obligations": len(each.proofs),
        "proved": len(each.proofs) - len(each.failed),
        "failed": len(each.failed),
        "kinds": dict(kinds),
        "seconds": round(each.seconds, 3),
        "failures": [_failure(proof, cases.get(id(proof))) for proof in each.failed],
        "lints": [{"kind": lint.kind, "text": lint.text, "facts": _facts(lint, leaves)} for lint in each.lints],
    }


def _failure(proof: Proof, case: tuple[Scattered, str | None] | None) -> dict[str, Any]:
    scattered, path = case or (None, None)
    return {
        "kind": proof.obligation.kind,
        "about": list(proof.obligation.about),
        "claim": proof.obligation.claim,
        "gave_up": proof.holds is None,
        "text": failure_text(proof),
        "case": None if scattered is None else case_to_json(scattered.case),
        "lost_facts": [] if scattered is None else list(scattered.lost),
        "file": path,
    }


def _facts(lint: Lint, leaves: Mapping[str, FactLeaf]) -> dict[str, Any]:
    return {name: plain(documentable(leaves[name], value)) for name, value in lint.facts.items() if name in leaves}
