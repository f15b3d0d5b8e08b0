"""The rules of a guideline as a decision diagram.

It is drawn as SVG when the site is built: what draws Mermaid runs in the reader's browser and has to be fetched
first, and these pages are also read where there is no network. The Mermaid text is given beside it, for tools
that read that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from textwrap import wrap

from attrs import frozen

from imr_core.guidelines import Guideline, Rule
from imr_core.outcomes import Outcome
from imr_core.readings import describe
from imr_core.sphinx._sentences import SHORT

_WIDTH, _LINE, _PAD, _GAP = 860, 17, 9, 12
_LEFT, _RULE, _RIGHT = (0, 150), (230, 410), (720, 140)
"""Where each column begins, and how wide it is."""
_LETTERS = {150: 20, 410: 58, 140: 18}
_MOST_LINES = 4


@frozen
class Box:
    """A box of the diagram.

    Args:
        x: Its left edge.
        y: Its upper edge.
        width: Its width.
        lines: Its text, line by line; the first is its name.
        kind: What it is, for the style sheet.
    """

    x: int
    y: int
    width: int
    lines: tuple[str, ...]
    kind: str

    @property
    def height(self) -> int:
        """Its height."""
        return len(self.lines) * _LINE + 2 * _PAD

    @property
    def middle(self) -> int:
        """Half its height, from the top of the picture."""
        return self.y + self.height // 2


def svg(guideline: Guideline, name: str) -> str:
    """Return the diagram as SVG, with a title and a description for those who do not see it.

    Args:
        guideline: The guideline.
        name: What ids within the SVG begin with.
    """
    groups = _groups(guideline)
    rules, outcomes, height = _place(groups)
    start = _box(_LEFT, 0, guideline.name, describe(guideline.addresses), "start")
    start = Box(start.x, max((height - start.height) // 2, 0), start.width, start.lines, start.kind)
    height = max(height, start.height)
    boxes = [start, *rules.values(), *outcomes.values()]
    edges = [_edge(start, box) for box in rules.values()]
    edges += [_edge(rules[rule.id], outcomes[rule.outcome]) for rule in guideline.rules]
    edges += [_exception(rules[rule.id], rules[base]) for rule in guideline.rules for base in rule.exception_to]
    title = f"Decision diagram of {guideline.name}"
    said = "; ".join(f"{SHORT[outcome]}: {', '.join(rule.id for rule in each)}" for outcome, each in groups)
    return (
        f'<div class="imr-diagram" tabindex="0" role="group" aria-label="{escape(title)}, scrolls sideways">'
        f'<svg viewBox="-2 -2 {_WIDTH + 4} {height + 4}" role="img" aria-labelledby="{name}-title {name}-text">'
        f'<title id="{name}-title">{escape(title)}</title><desc id="{name}-text">{escape(said)}</desc>'
        f"{''.join(edges)}{''.join(map(_drawn, boxes))}</svg></div>"
    )


def _groups(guideline: Guideline) -> Sequence[tuple[Outcome, Sequence[Rule]]]:
    found = [(outcome, [rule for rule in guideline.rules if rule.outcome is outcome]) for outcome in Outcome]
    return [(outcome, rules) for outcome, rules in found if rules]


def _place(groups: Sequence[tuple[Outcome, Sequence[Rule]]]) -> tuple[dict[str, Box], dict[Outcome, Box], int]:
    rules: dict[str, Box] = {}
    outcomes: dict[Outcome, Box] = {}
    y = 0
    for outcome, each in groups:
        top = y
        for rule in each:
            kind = "exception" if rule.exception_to else "rule"
            rules[rule.id] = _box(_RULE, y, rule.id, describe(rule.when), kind)
            y += rules[rule.id].height + _GAP
        box = _box(_RIGHT, top, SHORT[outcome], "", outcome.value.replace("_", "-"))
        outcomes[outcome] = Box(box.x, (top + y - _GAP - box.height) // 2, box.width, box.lines, box.kind)
        y += _GAP
    return rules, outcomes, y - 2 * _GAP


def _box(column: tuple[int, int], y: int, name: str, text: str, kind: str) -> Box:
    letters = _LETTERS[column[1]]
    lines = wrap(text, letters)
    most = _MOST_LINES if kind != "start" else 8
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1][: letters - 2]} …"]
    return Box(column[0], y, column[1], (*wrap(name, letters), *lines), kind)


def _edge(one: Box, other: Box) -> str:
    x, y, to, down = one.x + one.width, one.middle, other.x, other.middle
    half = (x + to) // 2
    return f'<path class="imr-edge" d="M{x} {y}C{half} {y} {half} {down} {to} {down}"/>'


def _exception(exception: Box, base: Box) -> str:
    x, bend = exception.x, exception.x - 34
    return (
        f'<path class="imr-edge imr-unless" d="M{x} {exception.y + 12}C{bend} {exception.y + 12} '
        f'{bend} {base.y + 12} {x} {base.y + 12}"/>'
    )


def _drawn(box: Box) -> str:
    text = "".join(
        f'<tspan x="{box.x + 10}" dy="{_LINE}"{" class=imr-name" if place == 0 else ""}>{escape(line)}</tspan>'
        for place, line in enumerate(box.lines)
    )
    return (
        f'<g class="imr-box imr-box-{box.kind}"><rect x="{box.x}" y="{box.y}" width="{box.width}" '
        f'height="{box.height}" rx="6"/><text y="{box.y + _PAD - 4}">{text}</text></g>'
    )


def mermaid(guideline: Guideline) -> str:
    """Return the diagram as Mermaid text."""
    return "\n".join(["flowchart LR", *(f"    {line}" for line in _mermaid(guideline))])


def _mermaid(guideline: Guideline) -> Iterator[str]:
    places = {rule.id: f"r{place}" for place, rule in enumerate(guideline.rules)}
    yield f'start(["{_label(describe(guideline.addresses))}"])'
    for outcome, rules in _groups(guideline):
        yield f'{outcome.value}["{SHORT[outcome]}"]'
        for rule in rules:
            yield f'start --> {places[rule.id]}{{{{"<b>{_label(rule.id)}</b><br>{_label(describe(rule.when))}"}}}}'
            yield f"{places[rule.id]} --> {outcome.value}"
    for rule in guideline.rules:
        for base in rule.exception_to:
            yield f"{places[rule.id]} -. unless .-> {places[base]}"


def _label(text: str) -> str:
    return text.replace('"', "#quot;")
