"""One edition of a guideline: what it addresses, its rules, and their effective conditions."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from attrs import evolve, field, frozen

from imr_core.errors import GuidelineError
from imr_core.expressions import And, Condition, Count, FactLeaf, Not, Or, Parameter, facts_in, parameters_in
from imr_core.guidelines._rule import Rule, Unencoded
from imr_core.guidelines._template import short_name, template_names
from imr_core.sources import Edition, Step


def _rules(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    return tuple(rules)


def _texts(texts: Iterable[Unencoded]) -> tuple[Unencoded, ...]:
    return tuple(texts)


def _counts(counts: Iterable[Count]) -> tuple[Count, ...]:
    return tuple(counts)


@frozen
class Guideline:
    """One edition of a guideline.

    Args:
        id: Its name, the same for all its editions.
        title: Its title, as determinations print it.
        step: Its step in the search sequence.
        edition: The edition and its dates in force.
        addresses: The condition under which it addresses an item.
        rules: Its rules, in any order.
        complete: Whether, wherever it addresses an item, some rule holds.
        publisher: Who published it.
        unencoded: What of its text is not encoded.
        monotone: Numbers of which less is necessary wherever more is; proved, not assumed.

    Raises:
        GuidelineError: If it is not well formed; the text names the rule and the remedy.
    """

    id: str
    title: str = field(kw_only=True)
    step: Step = field(kw_only=True)
    edition: Edition = field(kw_only=True)
    addresses: Condition = field(kw_only=True)
    rules: tuple[Rule, ...] = field(kw_only=True, converter=_rules)
    complete: bool = field(kw_only=True, default=False)
    publisher: str | None = field(kw_only=True, default=None)
    unencoded: tuple[Unencoded, ...] = field(kw_only=True, default=(), converter=_texts)
    monotone: tuple[Count, ...] = field(kw_only=True, default=(), converter=_counts)

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.addresses, Condition):
            raise GuidelineError(self.name, f"'addresses' must be a condition, not a {type(self.addresses).__name__}")
        if not self.rules:
            raise GuidelineError(self.name, "it has no rules; declare an edition without text by not_encoded(…)")
        by_id = self._by_id
        if len(by_id) != len(self.rules):
            raise GuidelineError(self.name, "two of its rules have the same id")
        for rule in self.rules:
            for base in rule.exception_to:
                if base not in by_id:
                    raise GuidelineError(self.name_of(rule.id), f"is an exception to {base!r}, which is no rule of it")
        self._check_acyclic()
        self._check_names()

    @property
    def name(self) -> str:
        """Identifier and edition, such as ``acupuncture/2007``."""
        return f"{self.id}/{self.edition.name}"

    def name_of(self, rule: str) -> str:
        """Return the full name of one of its rules."""
        return f"{self.name} · {rule}"

    @cached_property
    def _by_id(self) -> dict[str, Rule]:
        return {rule.id: rule for rule in self.rules}

    def rule(self, id: str) -> Rule:
        """Return the rule of this id.

        Raises:
            KeyError: If there is none.
        """
        return self._by_id[id]

    # These conditions are made once and shared, so that what reads them may remember them by identity.
    @cached_property
    def scopes(self) -> dict[str, Condition]:
        """For each rule, the condition under which it holds where no exception does."""
        made: dict[str, Condition] = {}
        for rule in self.rules:
            self._scope(rule, made)
        return {rule.id: made[rule.id] for rule in self.rules}

    def _scope(self, rule: Rule, made: dict[str, Condition]) -> Condition:
        if rule.id not in made:
            bases = [self._scope(self._by_id[base], made) for base in rule.exception_to]
            within = bases[0] if len(bases) == 1 else Or.of(*bases)
            made[rule.id] = _all(within, rule.when) if bases else rule.when
        return made[rule.id]

    @cached_property
    def effective(self) -> dict[str, Condition]:
        """For each rule, the condition under which it holds, exceptions taken out."""
        made: dict[str, Condition] = {}
        for rule in self.rules:
            self._effective(rule, made)
        return {rule.id: made[rule.id] for rule in self.rules}

    def _effective(self, rule: Rule, made: dict[str, Condition]) -> Condition:
        if rule.id not in made:
            exceptions = [other for other in self.rules if rule.id in other.exception_to]
            made[rule.id] = _all(self.scopes[rule.id], *(Not(self._effective(other, made)) for other in exceptions))
        return made[rule.id]

    @cached_property
    def facts(self) -> dict[str, FactLeaf]:
        """Every fact its conditions speak of, by name."""
        found = facts_in(self.addresses)
        for condition in self.effective.values():
            found |= facts_in(condition)
        return found

    @cached_property
    def parameters(self) -> dict[str, Parameter]:
        """Every parameter its conditions speak of, by name."""
        found = parameters_in(self.addresses)
        for rule in self.rules:
            found |= parameters_in(rule.when)
        return found

    def active(self, include_unverified: Iterable[str] = ()) -> Guideline | None:
        """Return the guideline with only the rules in force, or None if none is.

        Args:
            include_unverified: What is asked for though unverified: guideline ids, ``id/edition``,
                or full names of rules.
        """
        asked = frozenset(include_unverified)
        if asked & {self.id, self.name}:
            return self
        rules = [
            rule
            for rule in self.rules
            if self.name_of(rule.id) in asked or all(cite.is_verified for cite in rule.sources)
        ]
        if len(rules) == len(self.rules):
            return self
        kept = _without_orphans(rules)
        if not kept:
            return None
        in_force = tuple(
            evolve(rule, exception_to=tuple(base for base in rule.exception_to if base in kept))
            for rule in kept.values()
        )
        return evolve(self, rules=in_force, complete=self.complete and self._stays_complete(in_force))

    def _stays_complete(self, in_force: Iterable[Rule]) -> bool:
        # Where an exception is left out, the rules that it was an exception to hold in its place.
        kept = {rule.id for rule in in_force}
        left_out = [rule for rule in self.rules if rule.id not in kept]
        return all(rule.exception_to and kept.issuperset(rule.exception_to) for rule in left_out)

    def _check_acyclic(self) -> None:
        done: set[str] = set()

        def visit(rule: Rule, above: tuple[str, ...]) -> None:
            if rule.id in above:
                raise GuidelineError(self.name_of(rule.id), "its exceptions form a cycle: " + " → ".join(above))
            if rule.id not in done:
                for base in rule.exception_to:
                    visit(self._by_id[base], (*above, rule.id))
                done.add(rule.id)

        for rule in self.rules:
            visit(rule, ())

    def _check_names(self) -> None:
        seen: dict[str, Parameter | FactLeaf] = {}
        for rule in self.rules:
            scope = self.scopes[rule.id]
            leaves = {**facts_in(scope), **parameters_in(scope)}
            by_short = {short_name(name): leaf for name, leaf in leaves.items()}
            for name in template_names(rule.because):
                if name not in by_short:
                    raise GuidelineError(
                        self.name_of(rule.id), f"'because' names {{{name}}}, which does not occur in its condition"
                    )
            for name, leaf in leaves.items():
                if seen.setdefault(name, leaf) != leaf:
                    raise GuidelineError(
                        self.name_of(rule.id), f"{name!r} means two different things in this guideline; rename one"
                    )


def _without_orphans(rules: Iterable[Rule]) -> dict[str, Rule]:
    """Return rules by id, without exceptions none of whose bases is among them, nor exceptions of those."""
    kept = {rule.id: rule for rule in rules}
    while orphans := [
        id for id, rule in kept.items() if rule.exception_to and kept.keys().isdisjoint(rule.exception_to)
    ]:
        for id in orphans:
            del kept[id]
    return kept


def _all(*conditions: Condition) -> Condition:
    return conditions[0] if len(conditions) == 1 else And.of(*conditions)
