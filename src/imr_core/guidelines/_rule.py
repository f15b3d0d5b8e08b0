"""Rules, bars, and text that the rule language cannot say."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import field, frozen

from imr_core.errors import GuidelineError
from imr_core.expressions import Condition, facts_in, parameters_in
from imr_core.guidelines._template import short_name, template_names
from imr_core.outcomes import Outcome
from imr_core.sources import Citation


def _ids(value: str | Iterable[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


@frozen
class Rule:
    """One rule of a guideline.

    Args:
        id: Its name within the guideline.
        when: The condition. For an exception, the rule's own condition: that of the rule it is an
            exception to is not repeated.
        outcome: What it says; ``NOT_ADDRESSED`` is a stated silence, which passes on to the next step.
        because: Why, in words; ``{name}`` stands for the value of a fact or parameter of its condition.
        cite: What it rests on.
        exception_to: The rules that do not hold where this one does.
        interpretation: Where it reads its source more widely than it is written, how; or None.

    Raises:
        GuidelineError: If *when* is no condition, *because* names something else, or *outcome* is none that
            a rule can say, such as ``CONFLICT``.
    """

    id: str
    when: Condition
    outcome: Outcome
    because: str
    cite: Citation
    exception_to: tuple[str, ...] = field(default=(), converter=_ids)
    interpretation: str | None = None

    def __attrs_post_init__(self) -> None:
        _check(f"rule {self.id}", self.when, self.because, bool(self.exception_to))
        if not isinstance(self.outcome, Outcome):
            raise GuidelineError(
                f"rule {self.id}", "'outcome' must be NECESSARY, NOT_NECESSARY, DISCRETIONARY or NOT_ADDRESSED"
            )
        if self.outcome is Outcome.CONFLICT:
            raise GuidelineError(f"rule {self.id}", "a rule cannot say CONFLICT; that is what disagreeing rules give")

    @property
    def sources(self) -> tuple[Citation, ...]:
        """What it rests on: its own citation and those of its parameters."""
        return (self.cite, *(parameter.cite for parameter in parameters_in(self.when).values()))


@frozen
class Bar:
    """A statutory limit, which is not a question of medical necessity.

    Args:
        id: Its name.
        when: The condition under which it bars the item.
        because: Why, in words; ``{name}`` stands for the value of a fact or parameter of its condition.
        cite: The statute.
        interpretation: Where it reads the statute more widely than it is written, how; or None.

    Raises:
        GuidelineError: If *when* is no condition, or *because* names something else.
    """

    id: str
    when: Condition
    because: str
    cite: Citation
    interpretation: str | None = None

    def __attrs_post_init__(self) -> None:
        _check(f"bar {self.id}", self.when, self.because, False)

    @property
    def sources(self) -> tuple[Citation, ...]:
        """What it rests on: its own citation and those of its parameters."""
        return (self.cite, *(parameter.cite for parameter in parameters_in(self.when).values()))


@frozen
class Unencoded:
    """Text of a guideline that the rule language cannot say, or that is left out on purpose.

    Args:
        text: What it says, in our own words.
        cite: Where it stands.
        why: Why it is not encoded.
    """

    text: str
    cite: Citation
    why: str


def _check(where: str, when: object, because: str, is_exception: bool) -> None:
    if not isinstance(when, Condition):
        raise GuidelineError(
            where,
            f"'when' must be a condition, not a {type(when).__name__}; "
            "'==' compares expressions, so write .is_(…) for equality",
        )
    facts, parameters = facts_in(when), parameters_in(when)
    if "" in facts or "" in parameters:
        raise GuidelineError(where, "a fact or parameter of it has no name; make it an attribute of its class")
    try:
        names = template_names(because)
    except ValueError as error:
        raise GuidelineError(where, f"'because' is not a template: {error}") from None
    known = {short_name(name) for name in facts} | set(parameters)
    # The base rule's names are known only where the guideline is put together; it checks exceptions again.
    for name in () if is_exception else names:
        if name not in known:
            raise GuidelineError(where, f"'because' names {{{name}}}, which does not occur in its condition")
