"""What an author of a guideline writes by mistake is refused when it is defined, naming place and remedy."""

import enum
from collections.abc import Callable
from decimal import Decimal

import pytest

from imr_core.errors import ExpressionError, GuidelineError
from imr_core.expressions import And, Condition, Count, Flag, implies
from imr_core.guidelines import (
    Bar,
    Guideline,
    Parameters,
    Rule,
    Vocabulary,
    amount,
    choice,
    choices,
    count,
    day,
    flag,
    limit,
    short_name,
    template_names,
)
from imr_core.model import Drug, Service, Unit
from imr_core.outcomes import Outcome
from imr_core.sources import Citation, Edition, Step, Trigger, Verification

CITE = Citation("Sample Guideline", year=2015, verification=Verification.PRIMARY_TEXT)
UNSEEN = CITE.at(section="(b)", verification=Verification.UNVERIFIED)


class Sample(Vocabulary, prefix="sample"):
    """Facts of the guidelines below."""

    improves = flag("Function improves.", undocumented=False)
    chronic = flag("The pain is chronic.")
    visits = count("Visits requested.", Unit.VISIT, at_least=1)


class Limits(Parameters):
    """Parameters of the guidelines below."""

    trial = limit(6, Unit.VISIT, low=3, cite=CITE)
    unseen = limit(12, Unit.VISIT, cite=UNSEEN)


WITHIN = Sample.visits <= Limits.trial


def rule(id: str = "within", when: Condition = WITHIN, because: str = "so it is written", **given: object) -> Rule:
    """Return a rule of which only this matters."""
    arguments = {"outcome": Outcome.NECESSARY, "cite": CITE} | given
    return Rule(id, when, because=because, **arguments)


def guideline(*rules: Rule, addresses: object = Sample.chronic) -> Guideline:
    """Return a guideline of which only this matters."""
    return Guideline(
        "sample",
        title="Sample",
        step=Step.MTUS,
        edition=Edition("2015", trigger=Trigger.REQUEST_DATE),
        addresses=addresses,
        rules=rules,
    )


def vocabulary(**attributes: object) -> type[Vocabulary]:
    """Return a vocabulary with these attributes."""
    return type("Own", (Vocabulary,), {"__qualname__": "Own", **attributes}, prefix="own")


NAMELESS = Flag("It is so.")
ONE_LINE = "fact: its meaning is one line of text"

MISTAKES: dict[str, tuple[Callable[[], object], str]] = {
    # Rules.
    "when is a comparison of expressions": (
        lambda: rule(when=Sample.visits == 6),
        "rule within: 'when' must be a condition, not a bool; '==' compares expressions, so write .is_(…) for equality",
    ),
    "when is a number": (
        lambda: rule(when=Sample.visits),
        "rule within: 'when' must be a condition, not a Count; "
        "'==' compares expressions, so write .is_(…) for equality",
    ),
    "outcome is text": (
        lambda: rule(outcome="necessary"),
        "rule within: 'outcome' must be NECESSARY, NOT_NECESSARY, DISCRETIONARY or NOT_ADDRESSED",
    ),
    "outcome is a conflict": (
        lambda: rule(outcome=Outcome.CONFLICT),
        "rule within: a rule cannot say CONFLICT; that is what disagreeing rules give",
    ),
    "because names another fact": (
        lambda: rule(because="{visits} visits, though it {improves}"),
        "rule within: 'because' names {improves}, which does not occur in its condition",
    ),
    "because formats": (
        lambda: rule(because="{visits:>3} visits"),
        "rule within: 'because' is not a template: between braces stands the plain name of a fact or parameter",
    ),
    "because converts": (
        lambda: rule(because="{visits!r} visits"),
        "rule within: 'because' is not a template: between braces stands the plain name of a fact or parameter",
    ),
    "because looks inside": (
        lambda: rule(because="{visits.name} visits"),
        "rule within: 'because' is not a template: between braces stands the plain name of a fact or parameter",
    ),
    "because has an empty name": (
        lambda: rule(because="{} visits"),
        "rule within: 'because' is not a template: between braces stands the plain name of a fact or parameter",
    ),
    "fact without name": (
        lambda: rule(when=NAMELESS),
        "rule within: a fact or parameter of it has no name; make it an attribute of its class",
    ),
    "parameter without name": (
        lambda: rule(when=Sample.visits <= limit(6, Unit.VISIT, cite=CITE)),
        "rule within: a fact or parameter of it has no name; make it an attribute of its class",
    ),
    # Bars.
    "bar without condition": (
        lambda: Bar("cap", Sample.visits == 24, "so it is written", CITE),
        "bar cap: 'when' must be a condition, not a bool; '==' compares expressions, so write .is_(…) for equality",
    ),
    "bar that names another fact": (
        lambda: Bar("cap", Sample.visits > 24, "{improves}", CITE),
        "bar cap: 'because' names {improves}, which does not occur in its condition",
    ),
    # Guidelines.
    "addresses is no condition": (
        lambda: guideline(rule(), addresses=True),
        "sample/2015: 'addresses' must be a condition, not a bool",
    ),
    "no rules": (
        lambda: guideline(),
        "sample/2015: it has no rules; declare an edition without text by not_encoded(…)",
    ),
    "two rules of one id": (lambda: guideline(rule(), rule()), "sample/2015: two of its rules have the same id"),
    "exception to nothing": (
        lambda: guideline(rule(exception_to="base")),
        "sample/2015 · within: is an exception to 'base', which is no rule of it",
    ),
    "exception to itself": (
        lambda: guideline(rule(exception_to="within")),
        "sample/2015 · within: its exceptions form a cycle: within",
    ),
    "exceptions in a cycle": (
        lambda: guideline(rule("one", exception_to="two"), rule("two", exception_to="one")),
        "sample/2015 · one: its exceptions form a cycle: one → two",
    ),
    "exception names what neither condition names": (
        lambda: guideline(rule(), rule("except", Sample.improves, "{chronic}", exception_to="within")),
        "sample/2015 · except: 'because' names {chronic}, which does not occur in its condition",
    ),
    "one name, two facts": (
        lambda: guideline(rule(), rule("more", Count("Something else.", "unit", name="sample.visits") > 6)),
        "sample/2015 · more: 'sample.visits' means two different things in this guideline; rename one",
    ),
    # Limits.
    "range the wrong way round": (
        lambda: limit(6, Unit.VISIT, low=8, cite=CITE),
        "limit: the low end of a range lies below its value",
    ),
    "range of one number": (
        lambda: limit(6, Unit.VISIT, low=6, cite=CITE),
        "limit: the low end of a range lies below its value",
    ),
    "parameter used twice": (
        lambda: type("Own", (Parameters,), {"__qualname__": "Own", "other": Limits.trial}),
        "Own: other is the parameter trial already",
    ),
    # Vocabularies.
    "granted for want of a record": (
        lambda: flag("It is so.", undocumented=True),
        "flag: undocumented may be False or left out: absence of a record never makes a fact so",
    ),
    "no meaning": (lambda: flag(" "), ONE_LINE),
    "meaning of two lines": (lambda: count("Visits.\nAll of them.", Unit.VISIT), ONE_LINE),
    "amount without meaning": (lambda: amount("", "mg"), ONE_LINE),
    "day without meaning": (lambda: day(""), ONE_LINE),
    "choice of nothing": (
        lambda: choice("Where.", ()),
        "fact: a choice needs one or more values, each named once",
    ),
    "choice of one value twice": (
        lambda: choices("Where.", ("home", "home")),
        "fact: a choice needs one or more values, each named once",
    ),
    "fact declared twice": (
        lambda: vocabulary(other=Sample.improves),
        "Own: other is the fact sample.improves already; declare each once",
    ),
    "law is no condition": (
        lambda: vocabulary(laws=[Sample.visits == 3]),
        "Own: each of its laws must be a condition, such as implies(…)",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_mistakes_name_place_and_remedy(mistake: str):
    """A mistake in a guideline raises when it is defined, with exactly this text."""
    write, text = MISTAKES[mistake]
    with pytest.raises(GuidelineError) as raised:
        write()
    assert text == str(raised.value)


@pytest.mark.parametrize("because", ["{visits", "visits}", "{visits} }"])
def test_an_open_brace_is_refused(because: str):
    """A reason whose braces do not match is no template."""
    with pytest.raises(GuidelineError, match=r"^rule within: 'because' is not a template: "):
        rule(because=because)


@pytest.mark.parametrize(
    "write",
    [
        lambda: limit(6.5, Unit.VISIT, cite=CITE),
        lambda: limit(6, Unit.VISIT, low=2.5, cite=CITE),
        lambda: amount("Strength.", "mg", at_least=0.5),
    ],
)
def test_a_float_is_no_number_of_a_guideline(write: Callable[[], object]):
    """A number that a guideline states is an int or a Decimal: a float would not be what is written."""
    with pytest.raises(ExpressionError) as raised:
        write()
    text = "a number here is an int or a Decimal, not a float; write Decimal('0.5') for a half"
    assert text == str(raised.value)


def test_a_number_has_a_source():
    """A limit without citation cannot be written."""
    with pytest.raises(TypeError, match="cite"):
        limit(6, Unit.VISIT)


def test_an_exception_may_name_what_its_base_names():
    """The reason of an exception may name the facts and parameters of the rule that it is an exception to."""
    whole = guideline(rule(), rule("except", Sample.improves, "{visits} of {trial}, {improves}", exception_to="within"))
    assert ("visits", "trial", "improves") == template_names(whole.rule("except").because)
    assert {"sample.chronic", "sample.visits", "sample.improves"} == set(whole.facts)
    assert {"trial"} == set(whole.parameters)
    with pytest.raises(KeyError):
        whole.rule("absent")


def test_facts_are_named_by_attribute_and_prefix():
    """A fact's name is its attribute behind the prefix, also in the laws that hold it already."""

    class Own(Vocabulary, prefix="own"):
        """Facts of one's own, with a law among them."""

        improves = flag("Function improves.")
        visits = count("Visits.", Unit.VISIT)
        laws = (implies(improves, visits >= 1),)

    assert ["own.improves", "own.visits"] == list(Own.facts())
    assert "own.improves" == Own.laws[0].premise.name
    assert ["visits", "visits"] == [short_name("own.visits"), short_name("visits")]


def test_values_of_a_choice():
    """A choice is over an enum's values, over names, or over what plugins register."""

    class Place(enum.Enum):
        """Where something is given."""

        CLINIC = "clinic"
        HOME = "home"

    assert ("clinic", "home") == choice("Where.", Place).values == choices("Where.", ["clinic", "home"]).values
    registered = {"service": Service, "drug": Drug, "ingredient": "ingredient", "drug-class": "drug-class"}
    for name, over in registered.items():
        assert (None, name) == (choice("What.", over).values, choice("What.", over).registered)


def test_unverified_rules_are_not_in_force():
    """A rule that rests on an unverified citation or parameter is inactive, with its exceptions, unless asked for."""
    over = Sample.visits > Limits.unseen
    whole = guideline(
        rule(),
        rule("unseen", over, outcome=Outcome.NOT_NECESSARY),
        rule("unseen-except", Sample.improves, exception_to=("unseen",)),
        rule("guessed", Sample.chronic, cite=UNSEEN, outcome=Outcome.DISCRETIONARY),
        rule("both", Sample.improves, exception_to=("within", "unseen")),
    )
    active = whole.active()
    assert ["within", "both"] == [each.id for each in active.rules]
    assert ("within",) == active.rule("both").exception_to
    assert And((WITHIN, Sample.improves)) == active.effective["both"]
    assert whole is whole.active(["sample"]) is whole.active(["sample/2015"])
    assert ["within", "guessed", "both"] == [each.id for each in whole.active(["sample/2015 · guessed"]).rules]
    assert guideline(rule(cite=UNSEEN)).active() is None


def test_exceptions_go_with_what_they_except():
    """Where a rule is not in force its exceptions are not, nor theirs; nothing left is no guideline."""
    chain = [
        rule("unseen", WITHIN, cite=UNSEEN),
        rule("except", Sample.improves, exception_to="unseen"),
        rule("after-all", Sample.chronic, exception_to="except"),
    ]
    assert guideline(*chain).active() is None
    assert ["within"] == [each.id for each in guideline(rule(), *chain).active().rules]


def test_what_stays_out_of_force_leaves_no_promise_of_completeness():
    """A guideline some rules of which are not in force is no longer complete."""
    complete = Guideline(
        "sample",
        title="Sample",
        step=Step.MTUS,
        edition=Edition("2015", trigger=Trigger.REQUEST_DATE),
        addresses=Sample.chronic,
        rules=[rule(), rule("more", ~WITHIN, cite=UNSEEN)],
        complete=True,
    )
    assert (False, True) == (complete.active().complete, complete.active(["sample"]).complete)


def test_decimal_limits_are_exact():
    """A limit of two and a half is exactly that."""
    half = limit(Decimal("2.5"), "mg", low=Decimal("0.1"), cite=CITE)
    assert (5, 1) == (half.value * 2, half.low * 10)
