"""Every kind of node is read by every reading: a node or a reading that is added later is held to the same."""

from collections.abc import Callable, Iterable
from functools import singledispatch
from importlib import import_module
from pkgutil import iter_modules

import pytest

import imr_core.expressions as language
import imr_core.readings
from imr_core.expressions import Choice, Choices, Condition, Expression, Flag, Quantity
from imr_core.readings import compile_conditions

ABSTRACT = {Expression, Condition, Quantity}
EVERY_KIND = frozenset(
    value
    for value in vars(language).values()
    if isinstance(value, type) and issubclass(value, Expression) and value not in ABSTRACT
)
CONDITIONS = frozenset(kind for kind in EVERY_KIND if issubclass(kind, Condition))
QUANTITIES = frozenset(kind for kind in EVERY_KIND if issubclass(kind, Quantity))
# What each function of a reading has to read. A choice is no condition and no number: where it
# stands below a node, compile, explain and narrow read that node.
READS = {
    "evaluate": {"_evaluate.evaluate": EVERY_KIND},
    "describe": {"_describe.describe": EVERY_KIND},
    "explain": {"_explain.explain": CONDITIONS},
    "compile": {"_source.surely": CONDITIONS, "_source.surely_not": CONDITIONS, "_source.ends": QUANTITIES},
    "narrow": {"_narrow.require": CONDITIONS, "_narrow.confine": QUANTITIES},
    "reach": {"_reach.alternatives": CONDITIONS},
    "deciding": {"_deciding.make": CONDITIONS},
    "prove": {"_terms.term": EVERY_KIND - {Choice, Choices}},
}


def dispatchers() -> dict[str, Callable]:
    """Return every function over nodes that a module of the readings declares, by module and name."""
    found = {}
    for info in iter_modules(imr_core.readings.__path__):
        module = import_module(f"imr_core.readings.{info.name}")
        for name, value in vars(module).items():
            if hasattr(value, "dispatch") and value.__module__ == module.__name__:
                found[f"{info.name}.{name}"] = value
    return found


def unread(function: Callable, kinds: Iterable[type]) -> set[str]:
    """Return the names of the kinds of node that a function does not read."""
    without = function.dispatch(object)
    return {kind.__name__ for kind in kinds if function.dispatch(kind) is without}


@pytest.mark.parametrize(
    ("reading", "function"), [(reading, name) for reading, functions in READS.items() for name in functions]
)
def test_every_node_has_every_reading(reading: str, function: str):
    """No kind of node lacks a reading."""
    assert set() == unread(dispatchers()[function], READS[reading][function])


def test_no_reading_is_left_out_of_this_test():
    """A reading that is added is listed here, and so held to all nodes."""
    assert set(dispatchers()) == {name for functions in READS.values() for name in functions}


def test_no_node_is_left_out_of_this_test():
    """Every class of node there is, private bases aside, is one that the package exports."""

    def below(kind: type) -> set[type]:
        return {kind}.union(*(below(child) for child in kind.__subclasses__()))

    own = {kind for kind in below(Expression) if kind.__module__.startswith("imr_core.")}
    assert EVERY_KIND | ABSTRACT == {kind for kind in own if not kind.__name__.startswith("_")}


@singledispatch
def reads_flags(node: Expression) -> str:
    """Read nothing but flags, like a reading that forgets the rest."""
    raise TypeError


@reads_flags.register(Flag)
def _(node: Flag) -> str:
    """Read a flag."""
    return "flag"


def test_this_test_notices_a_node_without_reading():
    """A reading that reads one kind only is found out about every other."""
    assert {kind.__name__ for kind in CONDITIONS} - {"Flag"} == unread(reads_flags, CONDITIONS)


class _Unheard(Condition):
    """A node that no reading knows."""


@pytest.mark.parametrize("function", sorted(dispatchers()))
def test_a_node_without_reading_is_refused_by_name(function: str):
    """A reading given a node that it does not know says which it is, and guesses nothing."""
    dispatch = dispatchers()[function]
    with pytest.raises(TypeError, match=r"does not read _Unheard$"):
        dispatch(_Unheard(), *[{}] * (dispatch.__wrapped__.__code__.co_argcount - 1))


def test_a_choice_by_itself_is_no_condition():
    """A choice without a value to compare it with cannot be compiled as a condition."""
    for leaf in (Choice("Where.", ("here",), name="place"), Choices("What.", ("this",), name="held")):
        with pytest.raises(TypeError, match=f"compile does not read {type(leaf).__name__}$"):
            compile_conditions([leaf], {leaf.name: leaf}, "test")
