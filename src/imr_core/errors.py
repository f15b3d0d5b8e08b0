"""One class per mistake a user can make; each carries data, and its text is made from that data.

No error of this library repeats the value that was wrong: values may be personal data or
clinical text. Errors name the place (a JSON path, a line, a plugin) instead.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence


class ImrError(Exception):
    """The base of every error that imr-core raises on purpose."""


class Problem:
    """One thing wrong with an input, and where.

    Args:
        path: Where it is, as a JSON path such as ``$.items[0].request.quantity``.
        message: What is wrong and why, without the offending value.
        hint: How to fix it, or None.
    """

    __slots__ = ("hint", "message", "path")

    def __init__(self, path: str, message: str, hint: str | None = None) -> None:
        self.path = path
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        hint = f" {self.hint}" if self.hint else ""
        return f"{self.path}: {self.message}.{hint}"

    def __repr__(self) -> str:
        return f"Problem({self.path!r}, {self.message!r}, {self.hint!r})"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Problem):
            return NotImplemented
        return (self.path, self.message, self.hint) == (other.path, other.message, other.hint)

    def __hash__(self) -> int:
        return hash((self.path, self.message, self.hint))


class CaseError(ImrError, ValueError):
    """A case that cannot be assessed as it stands.

    Args:
        problems: Everything that is wrong with it, each with its JSON path.
        source: The name of the file or stream, or None.
    """

    def __init__(self, problems: Iterable[Problem], source: str | None = None) -> None:
        self.problems = tuple(problems)
        self.source = source
        super().__init__(self.problems, source)

    def __str__(self) -> str:
        where = f"{self.source}: " if self.source else ""
        if len(self.problems) == 1:
            return f"{where}{self.problems[0]}"
        lines = "".join(f"\n  {problem}" for problem in self.problems)
        return f"{where}{len(self.problems)} problems{lines}"


class ContradictionError(CaseError):
    """A case whose facts contradict each other or a law that holds of every real case."""


class LetterError(ImrError, ValueError):
    """A published letter that could not be read.

    Args:
        reason: What could not be read and why, without the letter's own text.
        source: The name of the file or stream, or None.
        line: The line (1-based) of the text at which reading stopped, or None.
        hint: How to fix it, or None.
    """

    def __init__(
        self, reason: str, source: str | None = None, line: int | None = None, hint: str | None = None
    ) -> None:
        self.reason = reason
        self.source = source
        self.line = line
        self.hint = hint
        super().__init__(reason, source, line, hint)

    def __str__(self) -> str:
        where = ", ".join(
            part for part in (self.source, f"line {self.line}" if self.line is not None else None) if part
        )
        hint = f" {self.hint}" if self.hint else ""
        return f"{where}: {self.reason}.{hint}" if where else f"{self.reason}.{hint}"


class LayoutError(LetterError):
    """A letter in a layout that is recognised but not read.

    Args:
        layout: The name of the layout.
        source: The name of the file or stream, or None.
        line: The line (1-based) of the heading by which it is recognised, or None.
    """

    def __init__(self, layout: str, source: str | None = None, line: int | None = None) -> None:
        self.layout = layout
        super().__init__(
            f"this letter has the layout {layout!r}, which is recognised but not read",
            source,
            line,
            hint="Letters laid out as those decided since 2015 can be read.",
        )

    def __reduce__(self) -> tuple[type[LayoutError], tuple[str, str | None, int | None]]:
        return (LayoutError, (self.layout, self.source, self.line))


class RenderError(ImrError, ValueError):
    """A published determination that the letter layout cannot hold.

    Args:
        field: The field whose content the layout cannot hold.
        reason: Why it cannot.
    """

    def __init__(self, field: str, reason: str) -> None:
        self.field = field
        self.reason = reason
        super().__init__(field, reason)

    def __str__(self) -> str:
        return f"{self.field} cannot be written into a letter: {self.reason}."


class QuoteError(ImrError, ValueError):
    """A fact whose quote does not stand in the text at the position given.

    Args:
        fact: Name of the fact.
        start: The position given.
    """

    def __init__(self, fact: str, start: int) -> None:
        self.fact = fact
        self.start = start
        super().__init__(fact, start)

    def __str__(self) -> str:
        return (
            f"the quote of {self.fact} does not stand verbatim at position {self.start} of the text; "
            "quote the words exactly as they are written, line breaks included."
        )


class ExpressionError(ImrError, TypeError):
    """A condition that was not written in the rule language."""


class GuidelineError(ImrError, ValueError):
    """A guideline, rule, parameter or vocabulary that is not well formed.

    Args:
        where: The guideline and rule, such as ``acupuncture/2007 · not-extended``.
        reason: What is wrong, why, and how to fix it.
    """

    def __init__(self, where: str, reason: str) -> None:
        self.where = where
        self.reason = reason
        super().__init__(where, reason)

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}"


class EditionError(ImrError, ValueError):
    """An edition that was asked for by name and does not exist."""


class PluginError(ImrError):
    """A plugin that could not be loaded, or one of whose hooks failed.

    Args:
        plugin: The entry-point name.
        distribution: Distribution and version, such as ``imr-chiropractic 1.2``.
        reason: What failed and why.
        hint: How to fix it, or None.
    """

    def __init__(self, plugin: str, distribution: str, reason: str, hint: str | None = None) -> None:
        self.plugin = plugin
        self.distribution = distribution
        self.reason = reason
        self.hint = hint
        super().__init__(plugin, distribution, reason, hint)

    def __str__(self) -> str:
        hint = f" {self.hint}" if self.hint else ""
        return f"{self.distribution} · plugin {self.plugin!r}: {self.reason}.{hint}"


class NoPluginsError(ImrError):
    """An assessment was asked of a registry that holds no guideline."""

    def __init__(self) -> None:
        super().__init__(
            "No guideline plugin is loaded, so nothing can be assessed. "
            "Install one, for example: pip install imr-chiropractic"
        )

    def __reduce__(self) -> tuple[type[NoPluginsError], tuple[()]]:
        return (NoPluginsError, ())


class ProofError(ImrError):
    """Something that could not be worked out because the solver gave up."""


class MissingExtraError(ImrError, ImportError):
    """A feature whose optional dependencies are not installed.

    Args:
        feature: What needs them, such as ``Reading PDF letters``.
        extra: The extra that brings them, such as ``ingest``.
    """

    def __init__(self, feature: str, extra: str) -> None:
        self.feature = feature
        self.extra = extra
        super().__init__(f'{feature} needs the extra {extra!r}: pip install "imr-core[{extra}]"')

    def __reduce__(self) -> tuple[type[MissingExtraError], tuple[str, str]]:
        return (MissingExtraError, (self.feature, self.extra))


def nearest(word: str, known: Iterable[str], most: int = 3) -> Sequence[str]:
    """Return the known names most like *word*, best first, at most *most* of them."""
    return difflib.get_close_matches(word, list(known), n=most, cutoff=0.5)


def hint_at(word: object, known: Iterable[str], what: str = "names") -> str | None:
    """Return a hint that names what is most like *word*, or everything known where that is little; or None."""
    names = sorted(known)
    near = nearest(word, names) if isinstance(word, str) else ()
    if near:
        return f"Nearest known {what}: {', '.join(near)}."
    return f"Known {what}: {', '.join(names)}." if 0 < len(names) <= 8 else None


_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_-]{0,63}")


def member(path: str, key: str) -> str:
    """Return the JSON path of the member *key* of the object at *path*; a key too long for a name is not repeated."""
    if _PLAIN_KEY.fullmatch(key):
        return f"{path}.{key}"
    return f"{path}[{key!r}]" if len(key) <= 64 else f"{path}[a key of {len(key)} characters]"
