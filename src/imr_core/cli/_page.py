"""Laying out text: headings, indented paragraphs, rows of names and texts. The same with and without colour."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from imr_core.report.words import clean

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_STEP = 2
_BETWEEN = 2
_NARROWEST = 20
_WIDEST_NAME = 28


class Page:
    """A console to which text is written in an order a reader can follow.

    Args:
        console: Where it is written.
    """

    def __init__(self, console: Console) -> None:
        self._console = console

    def gap(self) -> None:
        """Leave a line free."""
        self._console.print()

    def title(self, text: str) -> None:
        """Write a title across the page."""
        from rich.rule import Rule
        from rich.text import Text

        self._console.print(Rule(Text(clean(text), style="bold"), align="left", style="dim"))

    def section(self, text: str) -> None:
        """Write the heading of a section, set off from what stands above."""
        self.gap()
        self.heading(text)

    def heading(self, text: str, level: int = 1) -> None:
        """Write a heading above what follows."""
        self.text(text, level, style="bold cyan")

    def text(self, text: str, level: int = 1, *, style: str = "", lead: str = "") -> None:
        """Write a paragraph, indented by *level* steps; its lines stand behind the *lead*, such as a dash."""
        self.styled([(text, style)], level, lead=(lead, style))

    def labelled(self, label: str, text: str, level: int = 1) -> None:
        """Write a paragraph behind a label."""
        self.styled([(text, "")], level, lead=(f"{label} ", "italic"))

    def styled(self, parts: Iterable[tuple[str, str]], level: int = 1, *, lead: tuple[str, str] = ("", "")) -> None:
        """Write a paragraph of parts with styles of their own."""
        from rich.text import Text

        paragraph = Text()
        for text, style in parts:
            paragraph.append(_spaced(text), style=style)
        before = Text(" " * (level * _STEP)).append(*lead)
        behind = Text(" " * len(before.plain))
        for line in self._wrapped(paragraph, len(before.plain)):
            self._write(before.append_text(line))
            before = behind.copy()

    def rows(self, rows: Sequence[Sequence[str]], level: int = 2, *, styles: Sequence[str] = ("bold",)) -> None:
        """Write rows in columns: the last takes what room is left, the others what they need."""
        from rich.text import Text

        texts = [[clean(cell) for cell in row] for row in rows]
        columns = list(zip(*texts, strict=True))[:-1]
        widths = [min(max(map(len, column)), _WIDEST_NAME) for column in columns]
        starts = [level * _STEP + sum(widths[:place]) + _BETWEEN * place for place in range(len(widths) + 1)]
        for row in texts:
            cells = [Text(cell, style=styles[place] if place < len(styles) else "") for place, cell in enumerate(row)]
            narrow = [list(cell.wrap(self._console, width)) for cell, width in zip(cells, widths, strict=False)]
            self._write_row(starts, [*narrow, self._wrapped(cells[-1], starts[-1])])

    def _write_row(self, starts: Sequence[int], cells: Sequence[Sequence[Text]]) -> None:
        from rich.text import Text

        for lines in zip_longest(*cells):
            whole = Text()
            for start, line in zip(starts, lines, strict=True):
                if line is not None and line.plain:
                    whole.append(" " * (start - len(whole.plain)))
                    whole.append_text(line)
            self._write(whole)

    def _wrapped(self, text: Text, indent: int) -> list[Text]:
        return list(text.wrap(self._console, max(self._console.width - indent, _NARROWEST)))

    def _write(self, line: Text) -> None:
        line.rstrip()
        self._console.print(line, soft_wrap=True)

    def figures(self, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Write a table of figures under headings; the first column names the rows, two blanks set a name in."""
        from rich.text import Text

        widths = [max(map(len, column)) for column in list(zip(head, *rows, strict=True))[1:]]
        room = self._console.width - sum(widths) - _BETWEEN * len(widths)
        for place, (name, *cells) in enumerate((head, *rows)):
            style = "" if name.startswith(" ") else "bold"
            inset = len(name) - len(name.lstrip())
            lines = list(Text(clean(name), style=style).wrap(self._console, room - inset)) or [Text()]
            first = Text(" " * inset).append_text(lines[0])
            first.append(" " * (room - len(first.plain)))
            for cell, width in zip(cells, widths, strict=True):
                first.append(f"{'':{_BETWEEN}}{cell:>{width}}", style=style)
            for line in (first, *(Text(" " * inset).append_text(line) for line in lines[1:])):
                self._write(line)
            if place == 0:
                self._write(Text("─" * self._console.width, style="dim"))

    def panel(self, title: str, paragraphs: Sequence[str], *, style: str = "yellow") -> None:
        """Write paragraphs in a frame that nobody overlooks."""
        from rich.panel import Panel
        from rich.text import Text

        body = Text("\n").join(Text(clean(paragraph)) for paragraph in paragraphs)
        self._console.print(
            Panel(body, title=Text(title, style=f"bold {style}"), title_align="left", border_style=style)
        )


def _spaced(text: str) -> str:
    # Blanks at the ends part one styled part from the next.
    inner = clean(text)
    left = " " * (len(text) - len(text.lstrip(" ")))
    right = " " * (len(text) - len(text.rstrip(" "))) if inner else ""
    return f"{left}{inner}{right}"
