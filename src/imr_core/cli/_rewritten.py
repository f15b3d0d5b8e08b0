"""What was rewritten between two guidelines, word by word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from imr_core.cli._page import Page
from imr_core.readings import Change, recurring

Part = tuple[str, str]
_SIGNS = {"added": ("+", "green"), "removed": ("-", "red"), "changed": ("~", "yellow")}
_ALIKE = 0.5


def print_rewritten(page: Page, rewritten: Sequence[Change]) -> None:
    """Print which rules and numbers were added, removed and changed; what recurs is printed once."""
    page.section("What was rewritten")
    if not rewritten:
        page.text("Nothing: rules and numbers are the same.", 2)
        return
    often, rest = recurring(rewritten)
    for change in rest:
        sign, colour = _SIGNS[change.kind]
        page.styled([(f"{sign} {change.of} ", colour), (change.name, f"bold {colour}")], 2)
        for each in change.details:
            _print_texts(page, each.what, each.before, each.after, is_whole=change.kind != "changed")
    for each, count in often:
        page.styled([(f"~ in {count} rules and numbers", "yellow")], 2)
        _print_texts(page, each.what, each.before, each.after, is_whole=False)


def _print_texts(page: Page, what: str, before: str | None, after: str | None, *, is_whole: bool) -> None:
    if is_whole:
        page.styled([(before or after or "", "")], 4, lead=(f"{what}: ", "italic"))
    else:
        page.styled(list(compared(before, after)), 4, lead=(f"{what}: ", "italic"))


def compared(before: str | None, after: str | None) -> Iterator[Part]:
    """Yield two texts as parts with their colours: what went in ``[-…-]``, what came in ``{+…+}``, the rest as it is.

    Texts that have little in common are not mixed.
    """
    old, new = (before or "").split(), (after or "").split()
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if before is None or after is None or matcher.ratio() < _ALIKE:
        yield from _replaced(old, new)
        return
    for kind, start, end, start_new, end_new in matcher.get_opcodes():
        if kind == "equal":
            yield " ".join(old[start:end]) + " ", ""
        else:
            yield from _replaced(old[start:end], new[start_new:end_new])


def _replaced(old: list[str], new: list[str]) -> Iterator[Part]:
    if old:
        yield f"[-{' '.join(old)}-] ", "red"
    if new:
        yield f"{{+{' '.join(new)}+}} ", "green"
