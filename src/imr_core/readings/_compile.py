"""*compile*: a guideline as Python source, two plain expressions for each condition.

One says when the condition is *surely* true, the other when it is *surely not*; where neither
holds it is unknown. Numbers are written as a low and a high end. Where every fact is known
exactly, low and high are one variable and "surely" is the plain condition, so the same writer
gives the fast path. The source is registered with ``linecache``: tracebacks and debuggers show it.
"""

from __future__ import annotations

import itertools
import linecache
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from attrs import frozen

from imr_core.expressions import (
    INFINITY,
    And,
    Choice,
    Choices,
    Condition,
    Count,
    FactLeaf,
    Flag,
    Interval,
    Truth,
    Value,
)
from imr_core.guidelines import Finding, Guideline, NotEncoded, conclude
from imr_core.readings._branches import Row, branches
from imr_core.readings._source import Names, surely, surely_not

_serial = itertools.count(1)
# A large guideline may meet more states over many cases than are worth keeping.
_MOST_STATES = 10_000


@frozen
class CompiledGuideline:
    """A guideline as a function.

    Args:
        guideline: What was compiled.
        source: The Python source.
        find: From the known facts by name to the finding.
    """

    guideline: Guideline | NotEncoded
    source: str
    find: Callable[[Mapping[str, Value]], Finding]


def compile_guideline(guideline: Guideline | NotEncoded) -> CompiledGuideline:
    """Compile a guideline. The finding is that of *evaluate*, for every set of known facts."""
    rules = guideline.rules if isinstance(guideline, Guideline) else ()
    wanted = [guideline.effective[rule.id] for rule in rules] if isinstance(guideline, Guideline) else []
    source = _module(guideline.addresses, wanted, guideline.facts)
    return CompiledGuideline(guideline, source, _load(source, guideline.name, _Findings(guideline)))


class _Findings(dict[tuple[Truth, int, int], Finding]):
    """The findings of a guideline by what its conditions are, each concluded when it is first met."""

    def __init__(self, guideline: Guideline | NotEncoded) -> None:
        self._guideline = guideline

    def __missing__(self, state: tuple[Truth, int, int]) -> Finding:
        finding = _conclude(self._guideline, state)
        if len(self) < _MOST_STATES:
            self[state] = finding
        return finding


class _Truths(dict[tuple[Truth, int, int], tuple[int, int]]):
    """Which conditions are true and which unknown, for conditions that no guideline holds together."""

    def __missing__(self, state: tuple[Truth, int, int]) -> tuple[int, int]:
        _, true, unknown = state
        if len(self) < _MOST_STATES:
            self[state] = true, unknown
        return true, unknown


def compile_conditions(wanted: Sequence[Condition], facts: Mapping[str, FactLeaf], name: str) -> CompiledConditions:
    """Compile conditions to one function that tells which are true and which unknown, a bit for each."""
    source = _module(None, wanted, facts)
    return CompiledConditions(source, _load(source, name, _Truths()))


@frozen
class CompiledConditions:
    """Conditions as a function from known facts to ``(true, unknown)``, a bit for each condition."""

    source: str
    truths: Callable[[Mapping[str, Value]], tuple[int, int]]


def _conclude(guideline: Guideline | NotEncoded, state: tuple[Truth, int, int]) -> Finding:
    addresses, true, unknown = state
    if isinstance(guideline, NotEncoded):
        return guideline.conclude(addresses)
    truths: list[Truth] = [
        True if true >> place & 1 else None if unknown >> place & 1 else False for place in range(len(guideline.rules))
    ]
    return conclude(guideline.rules, guideline.complete, addresses, truths)


def _load(source: str, name: str, results: Any) -> Callable[[Mapping[str, Value]], Any]:
    filename = f"<imr_core guideline {name} #{next(_serial)}>"
    namespace: dict[str, Any] = {"Fraction": Fraction, "INFINITY": INFINITY, "Interval": Interval, "results": results}
    exec(compile(source, filename, "exec"), namespace)
    linecache.cache[filename] = (len(source), None, source.splitlines(keepends=True), filename)
    return namespace["conditions"]  # type: ignore[no-any-return]  # the source defines it


def _module(addresses: Condition | None, wanted: Sequence[Condition], facts: Mapping[str, FactLeaf]) -> str:
    exactly, bounds = Names(facts, exactly=True), Names(facts, exactly=False)
    variables = [exactly.variable(name) for name in facts]
    lines = ["def conditions(facts):", "    get = facts.get"]
    lines += [f"    {exactly.variable(name)} = get({name!r})" for name in facts]
    if gate := _all_exact(exactly, facts.values()):
        lines += [f"    if {gate}:", *_body(exactly, addresses, wanted, "        ")]
        lines += [f"    return partly({', '.join(variables)})", "", "", f"def partly({', '.join(variables)}):"]
        lines += _split_ends(bounds, facts.values())
    lines += _body(bounds, addresses, wanted, "    ")
    return "\n".join(lines) + "\n"


def _all_exact(names: Names, leaves: Iterable[FactLeaf]) -> str:
    tests = []
    for leaf in leaves:
        variable = names.variable(leaf.name)
        tests.append(f"{variable} is not None")
        if not isinstance(leaf, Flag | Choice | Choices):
            tests.append(f"{variable}.__class__ is not Interval")
    return " and ".join(tests)


def _split_ends(names: Names, leaves: Iterable[FactLeaf]) -> list[str]:
    lines = []
    for leaf in leaves:
        if isinstance(leaf, Flag | Choice | Choices):
            continue
        variable, (low, high) = names.variable(leaf.name), names.ends(leaf.name)
        least = repr(leaf.low) if isinstance(leaf, Count) and leaf.low is not None else "-INFINITY"
        lines += [
            f"    if {variable} is None:",
            f"        {low}, {high} = {least}, INFINITY",
            f"    elif {variable}.__class__ is Interval:",
            f"        {low}, {high} = {variable}.low, {variable}.high",
            "    else:",
            f"        {low} = {high} = {variable}",
        ]
    return lines


def _body(names: Names, addresses: Condition | None, wanted: Sequence[Condition], indent: str) -> list[str]:
    lines = []
    if addresses is not None:
        never, always = surely_not(addresses, names), surely(addresses, names)
        lines += [*names.take_hoisted(), f"if {never}:", "    return results[False, 0, 0]"]
        lines += [] if names.exactly else [f"addresses = True if {always} else None"]
    rows = [Row(tuple(surely(term, names) for term in _terms(each)), 1 << bit) for bit, each in enumerate(wanted)]
    lines += [*names.take_hoisted(), "true = 0", *branches(rows, "true")]
    if names.exactly:
        return [indent + line for line in (*lines, "return results[True, true, 0]")]
    rows = [
        Row(tuple(f"not {surely_not(term, names)}" for term in _terms(each)), 1 << bit)
        for bit, each in enumerate(wanted)
    ]
    # What is surely so is possible too: the bits left are those of what is unknown.
    lines += [*names.take_hoisted(), "possible = 0", *branches(rows, "possible")]
    known = "True" if addresses is None else "addresses"
    return [indent + line for line in (*lines, f"return results[{known}, true, possible ^ true]")]


def _terms(condition: Condition) -> tuple[Condition, ...]:
    if not isinstance(condition, And):
        return (condition,)
    return tuple(inner for term in condition.terms for inner in _terms(term))
