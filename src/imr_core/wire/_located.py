"""A JSON value that knows where it stands, and where to report what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, TypeVar

from attrs import evolve, field, frozen

from imr_core.errors import Problem, member
from imr_core.model import Drug
from imr_core.wire._text import kind

Plain = TypeVar("Plain")


class Unread:
    """What stands for a value that could not be read, once its problem is reported."""


UNREAD: Final = Unread()


@frozen
class Located:
    """A value of the document.

    Args:
        value: The value, as the JSON parser gives it.
        path: Where it stands, as a JSON path.
        problems: Where problems are gathered, shared by the whole document.
        drugs: The registered drugs by name, or None where they are not known.
    """

    value: Any = field(repr=False)
    path: str
    problems: list[Problem] = field(repr=False)
    drugs: Mapping[str, Drug] | None = field(default=None, repr=False)

    def member(self, key: str) -> Located:
        """Return the member *key* of an object."""
        return evolve(self, value=self.value[key], path=member(self.path, key))

    def element(self, place: int) -> Located:
        """Return the element at *place* of a list."""
        return evolve(self, value=self.value[place], path=f"{self.path}[{place}]")

    def report(self, message: str, hint: str | None = None) -> Unread:
        """Report that something is wrong here; return what stands for the value."""
        self.problems.append(Problem(self.path, message, hint))
        return UNREAD

    def expect(self, wanted: type[Plain], words: str) -> Plain | Unread:
        """Return the value if it is of the JSON type *wanted*, called *words*; report it if it is not."""
        if type(self.value) is wanted:
            return self.value
        hint = None
        if isinstance(self.value, str) and wanted in (int, bool):
            hint = "Write it without quotes."
        return self.report(f"must be {words}, not {kind(self.value)}", hint)
