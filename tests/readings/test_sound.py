"""*evaluate*: of total facts it is plain logic; of partial facts it says nothing that a completion could refute."""

from itertools import product
from operator import eq, ge, gt, le, lt

from hypothesis import given, settings
from hypothesis import strategies as st

from imr_core.expressions import (
    Add,
    And,
    AtLeast,
    Choice,
    Choices,
    Comparison,
    Condition,
    Constant,
    Count,
    Day,
    DaysBetween,
    Expression,
    Flag,
    Implies,
    Includes,
    Interval,
    Is,
    Not,
    OneOf,
    Or,
    Overlaps,
    Parameter,
    Quantity,
    Scale,
    Subtract,
    Within,
    facts_in,
)
from imr_core.readings import interval, truth
from imr_core.testing import completions, conditions, learned_facts, numbers, partial_facts, total_facts

SIGNS = {"<": lt, "<=": le, ">": gt, ">=": ge, "=": eq}


def plain(node: Expression, facts: dict) -> object:
    """Say what a node is of total facts, in two-valued logic and plain arithmetic."""

    def of(child: Expression) -> object:
        return plain(child, facts)

    match node:
        case Flag() | Count() | Day() | Choice() | Choices():
            return facts[node.name]
        case Constant() | Parameter():
            return node.value
        case Add():
            return of(node.left) + of(node.right)
        case Subtract():
            return of(node.left) - of(node.right)
        case DaysBetween():
            return of(node.later) - of(node.earlier)
        case Scale():
            return of(node.term) * node.factor
        case Comparison():
            return SIGNS[node.sign](of(node.left), of(node.right))
        case Is():
            return of(node.fact) == node.value
        case OneOf():
            return of(node.fact) in node.values
        case Overlaps():
            return bool(of(node.fact) & node.values)
        case Includes():
            return node.values <= of(node.fact)
        case Within():
            return of(node.fact) <= node.values
        case Not():
            return not of(node.term)
        case And():
            return all(of(term) for term in node.terms)
        case Or():
            return any(of(term) for term in node.terms)
        case AtLeast():
            return sum(of(term) for term in node.terms) >= node.minimum
        case Implies():
            return of(node.conclusion) if of(node.premise) else True
    raise AssertionError(f"no plain meaning of {type(node).__name__}")


@given(conditions(), numbers(), total_facts())
def test_total_facts_give_plain_logic(tree: Condition, number: Quantity, facts: dict):
    """Where everything is known the truth is that of two-valued logic, and a number that of plain arithmetic."""
    assert plain(tree, facts) is truth(tree, facts)
    value = plain(number, facts)
    assert Interval(value, value) == interval(number, facts)


@given(conditions(), numbers(), st.data())
def test_partial_facts_are_sound(tree: Condition, number: Quantity, data: st.DataObject):
    """A truth known of partial facts is that of every completion, whose number lies within the interval."""
    known = data.draw(partial_facts())
    total = data.draw(completions(known))
    assert truth(tree, known) in (None, plain(tree, total))
    within = interval(number, known)
    assert within.low <= plain(number, total) <= within.high


@given(conditions(), numbers(), st.data())
def test_learning_is_monotone(tree: Condition, number: Quantity, data: st.DataObject):
    """Learning a fact keeps every truth that is known, and only shrinks intervals."""
    known = data.draw(partial_facts())
    learned = data.draw(learned_facts(known))
    assert truth(tree, known) in (None, truth(tree, learned))
    before, after = interval(number, known), interval(number, learned)
    assert before.low <= after.low
    assert after.high <= before.high


A, B = Flag("It is so.", name="a"), Flag("That is so.", name="b")
N, M = Count("A number.", "unit", name="n"), Count("Another.", "unit", name="m")
PLACE = Choice("Where.", ("here", "there"), name="place")
HELD = Choices("What is held.", ("this", "that"), name="held")
SMALL = (A, B, N, M, PLACE, HELD)
DOMAIN = {
    "a": (False, True),
    "b": (False, True),
    "n": (0, 1, 2, 3),
    "m": (0, 1, 2, 3),
    "place": ("here", "there"),
    "held": tuple(frozenset(held) for held in ((), ("this",), ("that",), ("this", "that"))),
}


@st.composite
def small_partial_facts(draw: st.DrawFn) -> dict:
    """Generate partial facts over the small domain: numbers exact or bounded, all else exact or absent."""
    drawn = {name: draw(st.sampled_from((None, *values))) for name, values in DOMAIN.items()}
    facts = {name: value for name, value in drawn.items() if value is not None}
    for name in ("n", "m"):
        if name not in facts:
            facts[name] = Interval(*sorted((draw(st.integers(0, 3)), draw(st.integers(0, 3)))))
    return facts


def every_completion(names, known: dict):
    """Yield every total set of facts over the small domain that agrees with what is known."""

    def possible(name: str) -> list:
        value = known.get(name)
        if isinstance(value, Interval):
            return [number for number in DOMAIN[name] if value.low <= number <= value.high]
        return list(DOMAIN[name]) if value is None else [value]

    for values in product(*map(possible, names)):
        yield dict(zip(names, values, strict=True))


@settings(max_examples=settings().max_examples * 60 // 100)
@given(conditions(SMALL, depth=3), small_partial_facts())
def test_every_completion_is_accounted_for(tree: Condition, known: dict):
    """Over a domain small enough to try every completion, a known truth is the truth of each of them."""
    value = truth(tree, known)
    if value is not None:
        assert {value} == {plain(tree, total) for total in every_completion(list(facts_in(tree)), known)}


FLAGS = tuple(Flag("It is so.", name=f"flag-{place}") for place in range(4))
P, Q, R, S = FLAGS
READ_ONCE = [
    And((P, Q)),
    Or((P, Not(Q))),
    Implies(P, Q),
    AtLeast(2, (P, Q, R)),
    AtLeast(3, (P, Not(Q), R, S)),
    And((Or((P, Q)), Implies(R, S))),
    Not(AtLeast(1, (And((P, Q)), And((R, S))))),
    Or((Not(Implies(P, Q)), AtLeast(2, (R, S)))),
]


def test_no_more_is_unknown_than_must_be():
    """Where each flag occurs once, a truth is unknown exactly where completions disagree."""
    for tree in READ_ONCE:
        for values in product((True, False, None), repeat=4):
            known = {flag.name: value for flag, value in zip(FLAGS, values, strict=True) if value is not None}
            unknown = [flag.name for flag in FLAGS if flag.name not in known]
            truths = {
                plain(tree, known | dict(zip(unknown, fill, strict=True)))
                for fill in product((True, False), repeat=len(unknown))
            }
            expected = truths.pop() if len(truths) == 1 else None
            assert expected is truth(tree, known)
