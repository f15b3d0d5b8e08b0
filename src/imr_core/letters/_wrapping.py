"""Breaking flowing text into printed lines, so that joining them gives the same text."""

from __future__ import annotations

from imr_core.letters._flow import breaks_a_word

WIDTH = 95


def wrap(text: str, width: int = WIDTH) -> list[str]:
    """Break *text* at spaces into lines of at most *width* characters, where its words allow.

    No line ends where joining would leave out the space: behind a hyphen, or the slash of a date.
    """
    lines: list[str] = []
    for word in text.split(" "):
        if lines and (len(lines[-1]) + 1 + len(word) <= width or breaks_a_word(lines[-1], word)):
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
