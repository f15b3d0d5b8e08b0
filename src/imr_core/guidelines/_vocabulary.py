"""Vocabularies: classes whose attributes declare typed facts."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, ClassVar

from imr_core.errors import GuidelineError
from imr_core.expressions import Choice, Choices, Condition, Count, Day, FactLeaf, Flag, exact, key
from imr_core.model import Drug, Service, Unit


class Vocabulary:
    """A class whose attributes declare typed facts.

    A fact's name in case files is the attribute's name, behind the prefix: the entry-point name
    of the plugin, which is taken from the package ``imr_<name>`` unless it is given. The facts of
    imr-core itself have no prefix.

    Args:
        prefix: The prefix, where it is not to be taken from the package.

    Raises:
        GuidelineError: If a law is no condition, or a fact is declared twice.

    Example:
        >>> class Acupuncture(Vocabulary, prefix="acupuncture"):
        ...     adjunct = flag("It accompanies rehabilitation or surgery.", undocumented=False)
        >>> Acupuncture.adjunct.name
        'acupuncture.adjunct'
    """

    laws: ClassVar[tuple[Condition, ...] | list[Condition]] = ()
    """Conditions that are true of every real case."""
    prefix: ClassVar[str] = ""

    def __init_subclass__(cls, prefix: str | None = None, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.prefix = _prefix_of(cls.__module__) if prefix is None else prefix
        for name, leaf in vars(cls).items():
            if isinstance(leaf, Flag | Count | Day | Choice | Choices):
                if leaf.name:
                    raise GuidelineError(cls.__qualname__, f"{name} is the fact {leaf.name} already; declare each once")
                # Expressions in the class body already hold the leaf, so it is named in place, once.
                object.__setattr__(leaf, "name", f"{cls.prefix}.{name}" if cls.prefix else name)
        cls.laws = tuple(cls.laws)
        for law in cls.laws:
            if not isinstance(law, Condition):
                raise GuidelineError(cls.__qualname__, "each of its laws must be a condition, such as implies(…)")

    @classmethod
    def facts(cls) -> dict[str, FactLeaf]:
        """Return the facts it declares, by name."""
        leaves = (leaf for leaf in vars(cls).values() if isinstance(leaf, Flag | Count | Day | Choice | Choices))
        return {leaf.name: leaf for leaf in leaves}


def _prefix_of(module: str) -> str:
    package = module.partition(".")[0]
    return package.removeprefix("imr_") if package.startswith("imr_") and package != "imr_core" else ""


def flag(meaning: str, *, undocumented: bool | None = None, derived: bool = False) -> Flag:
    """Declare a fact that is so or is not so.

    Args:
        meaning: What it says, in one line.
        undocumented: False for a fact about what records show: in the closed reading it counts as
            not so where nobody asserted it.
        derived: Whether it is derived from the typed case; else a record documents it.

    Raises:
        GuidelineError: If *undocumented* is True; nothing may be granted for want of a record.
    """
    if undocumented:
        raise GuidelineError("flag", "undocumented may be False or left out: absence of a record never makes a fact so")
    return Flag(_meaning(meaning), undocumented, derived)


def count(meaning: str, unit: Unit | str, *, at_least: int = 0, derived: bool = False) -> Count:
    """Declare a fact that is a whole number of *unit*, never below *at_least*."""
    return Count(_meaning(meaning), key(unit), exact(at_least), True, derived)


def amount(meaning: str, unit: Unit | str, *, at_least: int | Decimal | None = 0, derived: bool = False) -> Count:
    """Declare a fact that is a number of *unit*, fractions included, never below *at_least* if that is given."""
    return Count(_meaning(meaning), key(unit), None if at_least is None else exact(at_least), False, derived)


def day(meaning: str, *, derived: bool = False) -> Day:
    """Declare a fact that is a date."""
    return Day(_meaning(meaning), derived)


def choice(meaning: str, over: type[enum.Enum] | type | str | Iterable[str], *, derived: bool = False) -> Choice:
    """Declare a fact that is one of several values.

    Args:
        meaning: What it chooses, in one line.
        over: An enum, a sequence of names, or what plugins register: ``Service``, ``Drug``, ``"ingredient"``
            or ``"drug-class"``.
        derived: Whether it is derived from the typed case; else a record documents it.
    """
    return Choice(_meaning(meaning), *_values(over), derived)


def choices(meaning: str, over: type[enum.Enum] | type | str | Iterable[str], *, derived: bool = False) -> Choices:
    """Declare a fact that is a set of values. The arguments are those of :func:`choice`."""
    return Choices(_meaning(meaning), *_values(over), derived)


def _meaning(text: str) -> str:
    if not text.strip() or "\n" in text:
        raise GuidelineError("fact", "its meaning is one line of text")
    return text


def _values(over: Any) -> tuple[tuple[str, ...] | None, str | None]:
    if over is Service or over is Drug:
        return None, over.__name__.lower()
    if over in ("ingredient", "drug-class"):
        return None, over
    names = tuple(key(value) for value in over)
    if not names or len(set(names)) != len(names):
        raise GuidelineError("fact", "a choice needs one or more values, each named once")
    return names, None
