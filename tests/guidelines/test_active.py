"""What of a guideline is in force, and whether it stays complete."""

from __future__ import annotations

import pytest

from imr_core import (
    NECESSARY,
    NOT_NECESSARY,
    Citation,
    Edition,
    Guideline,
    Request,
    Rule,
    Step,
    Trigger,
    Verification,
    Vocabulary,
    flag,
)

SEEN = Citation("A Guideline", verification=Verification.PRIMARY_TEXT)
UNSEEN = Citation("A Guideline", verification=Verification.UNVERIFIED)


class Facts(Vocabulary, prefix="active"):
    """Facts of these tests."""

    chosen = flag("It is so.")
    special = flag("It is special.")


def guideline(*rules: Rule) -> Guideline:
    """Return a complete guideline of these rules and of one that holds wherever the fact is not so."""
    rest = Rule("rest", ~Facts.chosen, NOT_NECESSARY, "the rest", SEEN)
    return Guideline(
        "active",
        title="A Guideline",
        step=Step.MTUS,
        edition=Edition("1", trigger=Trigger.REQUEST_DATE),
        addresses=Request.service.is_("anything"),
        rules=[*rules, rest],
        complete=True,
    )


BASE = Rule("base", Facts.chosen, NECESSARY, "the base", SEEN)
EXCEPTION = Rule("exception", Facts.special, NOT_NECESSARY, "an exception", UNSEEN, exception_to="base")
ON_ITS_OWN = Rule("own", Facts.chosen, NECESSARY, "on its own", UNSEEN)


@pytest.mark.parametrize(
    ("rules", "kept", "complete"),
    [
        ((BASE,), {"base", "rest"}, True),
        ((BASE, EXCEPTION), {"base", "rest"}, True),
        ((ON_ITS_OWN,), {"rest"}, False),
    ],
)
def test_leaving_out_an_exception_keeps_a_guideline_complete(
    rules: tuple[Rule, ...], kept: set[str], complete: bool
) -> None:
    """Without an unverified exception its base rule holds in its place; without another rule nothing may hold."""
    active = guideline(*rules).active()
    assert active is not None
    assert kept == {rule.id for rule in active.rules}
    assert complete == active.complete
