"""Hold the readings together on millions of seeded cases: random guidelines, and every edition that is installed.

    python benchmarks/agreement.py [--cases 10000000] [--seed 1] [--jobs 2] [--each 20]

A case is a guideline and facts near its numbers: one half total, one half known in part, within bounds, or not
at all. On every case *find*, which is made of *evaluate*, is held against *compile*. On each twentieth case, a
total one, it is held against *prove*, and on about as many, total or not, *evaluate* is held against *explain* and
*deciding*, condition by condition. The same seed and number give the same cases, whatever the jobs. The first
disagreement of a guideline is printed with its facts, which are made up, and the command fails.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import sys
import time
from collections.abc import Iterator, Sequence
from functools import cache, cached_property, reduce

from attrs import frozen
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as seeded

from imr_core import Registry
from imr_core.expressions import (
    INFINITY,
    And,
    Choice,
    Comparison,
    Condition,
    Constant,
    Count,
    Day,
    FactLeaf,
    Flag,
    Interval,
    Is,
    Not,
    Or,
    Value,
    Within,
)
from imr_core.guidelines import Guideline
from imr_core.outcomes import Outcome
from imr_core.readings import (
    Solver,
    compile_guideline,
    deciding,
    explain,
    find,
    gives,
    truth,
)
from imr_core.registry import name_of
from imr_core.testing import consistent_guidelines, guidelines
from imr_core.testing._subject import Subject

Facts = dict[str, Value]
CASES_OF_ONE = 200  # cases of each random guideline
RANDOM_SHARDS = 64
BATCH = 50  # cases asked of the solver at once


@frozen
class Tally:
    """How many guidelines and cases were held together, and where readings disagreed."""

    guidelines: int = 0
    cases: int = 0
    proved: int = 0
    explained: int = 0
    disagreements: tuple[str, ...] = ()

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.guidelines + other.guidelines,
            self.cases + other.cases,
            self.proved + other.proved,
            self.explained + other.explained,
            self.disagreements + other.disagreements,
        )


@frozen
class Shard:
    """A share of the cases: of one installed edition, or of random guidelines where *name* is None."""

    name: str | None
    seed: str
    cases: int
    each: int


class Held:
    """One guideline, read in every way.

    Args:
        subject: The guideline, with the values to try of its facts.
        random: Where the facts come from.
    """

    def __init__(self, subject: Subject, random: random.Random) -> None:
        assert isinstance(subject.guideline, Guideline)
        self._subject = subject
        self._random = random
        self._guideline = subject.guideline
        self._compiled = compile_guideline(self._guideline).find
        self._conditions = (self._guideline.addresses, *self._guideline.effective.values())
        self._deciders = [deciding(condition) for condition in self._conditions]

    def hold(self, cases: int, each: int) -> Tally:
        """Hold the readings together on so many cases, until they disagree."""
        explained = proved = 0
        waiting: list[tuple[Facts, Outcome]] = []
        for place in range(cases):
            facts = self._total() if place % 2 == 0 else self._less(self._total())
            finding = find(self._guideline, facts)
            if finding != self._compiled(facts):
                return self._tally(place, proved, explained, "compile and find", facts)
            if place % 2 == 0 and place % each == 0:
                (outcome,) = finding.outcomes
                waiting.append((facts, outcome))
            if place % (each + 1) == 0:
                explained += 1
                if fault := self._told_otherwise(facts):
                    return self._tally(place, proved, explained, fault, facts)
            if waiting and (len(waiting) == BATCH or place == cases - 1):
                if self._proved_otherwise(waiting):
                    one = next((few for few, of in waiting if self._proved_otherwise([(few, of)])), waiting[0][0])
                    return self._tally(place, proved, explained, "prove and find", one)
                proved, waiting = proved + len(waiting), []
        return self._tally(cases, proved, explained)

    def _tally(self, cases: int, proved: int, explained: int, fault: str = "", facts: Facts | None = None) -> Tally:
        said = (f"{self._subject.name}: {fault} differ on: {self._subject.said(facts or {})}",) if fault else ()
        return Tally(1, cases, proved, explained, said)

    def _total(self) -> Facts:
        choose = self._random.choice
        return {name: choose(values) for name, values in self._subject.values.items()}

    def _less(self, facts: Facts) -> Facts:
        less: Facts = {}
        for name, value in facts.items():
            how = self._random.randrange(4)
            leaf = self._subject.leaves[name]
            if how == 0 and isinstance(leaf, Count | Day):
                less[name] = self._bounds(leaf, value)
            elif how > 1:
                less[name] = value
        return less

    def _bounds(self, leaf: Count | Day, value: Value) -> Interval:
        lowest = -INFINITY if isinstance(leaf, Day) or leaf.low is None else leaf.low
        down, up = self._random.choice((0, 1, 3, None)), self._random.choice((0, 1, 3, None))
        low, high = (value.low, value.high) if isinstance(value, Interval) else (value, value)
        return Interval(lowest if down is None else max(lowest, low - down), INFINITY if up is None else high + up)

    def _told_otherwise(self, facts: Facts) -> str:
        for condition, decide in zip(self._conditions, self._deciders, strict=True):
            holds = truth(condition, facts)
            if explain(condition, facts).truth is not holds:
                return "explain and evaluate"
            if decide(facts)[0] is not holds:
                return "deciding and evaluate"
        return ""

    def _proved_otherwise(self, found: Sequence[tuple[Facts, Outcome]]) -> bool:
        """Tell whether the solver may give one of these cases an outcome that is not found, or not the one found."""
        leaves = self._subject.leaves
        wrong = Or(
            tuple(
                And((*(pinned(leaves[name], value) for name, value in facts.items()), self._otherwise[outcome]))
                for facts, outcome in found
            )
        )
        return Solver().about([wrong]).can_hold(wrong) is not False

    @cached_property
    def _otherwise(self) -> dict[Outcome, Condition]:
        """For each outcome, the condition under which another one is given, or this one is not."""
        where = gives(self._guideline)
        return {
            outcome: Or(tuple(Not(when) if each is outcome else when for each, when in where.items()))
            for outcome in where
        }


def pinned(leaf: FactLeaf, value: Value) -> Condition:
    """Say that a fact has just this value."""
    if isinstance(leaf, Flag):
        return leaf if value else Not(leaf)
    if isinstance(leaf, Choice):
        return Is(leaf, value)
    if isinstance(value, frozenset):
        return And((Within(leaf, value), *(Not(Within(leaf, value - {each})) for each in value)))
    return Comparison("=", leaf, Constant(value, day=isinstance(leaf, Day)))


@cache
def installed() -> tuple[Registry, dict[str, Guideline]]:
    """Return every edition installed, with what is unverified, and again without where that is less."""
    registry = Registry.from_environment()
    found = {}
    for guideline in registry.guidelines:
        if isinstance(guideline, Guideline):
            found[name_of(guideline)] = guideline
            active = guideline.active()
            if active is not None and active != guideline:
                found[f"{name_of(guideline)} in force"] = active
    return registry, found


def run(shard: Shard) -> Tally:
    """Hold the readings together on one share of the cases."""
    if shard.name is not None:
        registry, found = installed()
        subject = Subject(found[shard.name], registry)
        return Held(subject, random.Random(shard.seed)).hold(shard.cases, shard.each)
    tallies: list[Tally] = []
    empty = Registry([])

    @settings(
        max_examples=shard.cases // CASES_OF_ONE,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @seeded(shard.seed)
    @given(guidelines() | consistent_guidelines())
    def attempt(guideline: Guideline) -> None:
        source = random.Random(f"{shard.seed}/{len(tallies)}")
        tallies.append(Held(Subject(guideline, empty), source).hold(CASES_OF_ONE, shard.each))

    attempt()
    return reduce(Tally.__add__, tallies, Tally())


def shards(cases: int, seed: int, each: int) -> Iterator[Shard]:
    """Divide the cases: one half of random guidelines, one half of those installed, in equal shares."""
    _, found = installed()
    of_one = max(1, cases // 2 // len(found))
    rest = cases - of_one * len(found)
    of_shard = max(1, -(-rest // RANDOM_SHARDS // CASES_OF_ONE)) * CASES_OF_ONE
    for name in found:
        yield Shard(name, f"{seed}/{name}", of_one, each)
    for place in range(RANDOM_SHARDS):
        if place * of_shard < rest:
            yield Shard(None, f"{seed}/{place}", of_shard, each)


def main() -> int:
    """Run, print the counts, and say with the exit code whether the readings agree."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=10_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=multiprocessing.cpu_count())
    parser.add_argument("--each", type=int, default=20)
    asked = parser.parse_args()
    begun, sums = time.monotonic(), {True: Tally(), False: Tally()}
    work = list(shards(asked.cases, asked.seed, asked.each))
    with multiprocessing.Pool(asked.jobs) as pool:
        for done, (shard, tally) in enumerate(pool.imap_unordered(_with_shard, work), start=1):
            sums[shard.name is None] += tally
            for line in tally.disagreements:
                print(line, flush=True)
            if done % 20 == 0:
                print(f"{sum(each.cases for each in sums.values()):,} cases", file=sys.stderr, flush=True)
    for is_random, tally in sums.items():
        kind = "random guidelines" if is_random else "editions installed"
        print(
            f"{tally.guidelines:,} {kind}: find and compile on {tally.cases:,} cases, prove on {tally.proved:,}, "
            f"explain and deciding on {tally.explained:,}; {len(tally.disagreements)} disagreements"
        )
    print(f"{sum(each.cases for each in sums.values()):,} cases, seed {asked.seed}, {time.monotonic() - begun:.0f} s")
    return 1 if any(tally.disagreements for tally in sums.values()) else 0


def _with_shard(shard: Shard) -> tuple[Shard, Tally]:
    return shard, run(shard)


if __name__ == "__main__":
    sys.exit(main())
