"""Examples: cases with the outcome that their source says, as files of a plugin's folder ``cases``.

A file holds one example, or a list of them::

    {"schema": "imr-example/1",
     "sentence": "Six visits keep within the trial.",
     "guideline": "acupuncture/2007",
     "facts": {"service": "acupuncture", "visits": 6, "prior_visits": 0, "acupuncture.adjunct": true},
     "expect": {"outcomes": ["necessary"], "grounds": ["within-trial"]}}

``facts`` are put to one guideline. With a whole ``case`` (imr-case/1) in their place, the item is
assessed through the search sequence, and ``expect`` may say what is ``proposed``. ``"expect": null``
marks a proposed example whose outcome nobody has read in the source yet: it fails until someone has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from attrs import evolve, field, frozen

from imr_core.errors import CaseError, Problem, hint_at
from imr_core.expressions import Value
from imr_core.facts import check_case, check_fact, ready, registered_names
from imr_core.model import Case, Proposal
from imr_core.outcomes import Outcome
from imr_core.registry import Registry, name_of
from imr_core.testing._example_format import EXAMPLE
from imr_core.testing._shared import places
from imr_core.wire._facts import read_facts
from imr_core.wire._located import Located, Unread
from imr_core.wire._objects import check_keys
from imr_core.wire._read import _check_schema, converter
from imr_core.wire._scalars import read_text
from imr_core.wire._text import Members, parse_json

_KEYS = (
    *("schema", "sentence", "guideline", "facts", "case", "reading", "editions", "include_unverified", "source"),
    "expect",
)
_EXPECT = ("item", "outcomes", "proposed", "grounds")
_READINGS = ("closed", "open")


@frozen
class Expected:
    """What an example expects; what is None is not compared.

    Args:
        outcomes: The outcomes still possible.
        grounds: The rules that are its grounds, by id or full name.
        proposed: What is proposed; ``"none"`` for no proposal.
        item: Id of the item, where the case has several.
    """

    outcomes: frozenset[Outcome]
    grounds: frozenset[str] | None = None
    proposed: str | None = None
    item: str | None = None


@frozen
class Example:
    """A case, or facts for one guideline, and what is expected of it.

    Args:
        sentence: What it shows, in one sentence.
        expect: What is expected, or None where nobody has read it in the source yet.
        case: The case; None where *facts* are given.
        guideline: Identifier and edition of the guideline that *facts* are put to.
        facts: The known values by name.
        reading: ``open`` or ``closed``; None as the case says, and for facts open.
        editions: Editions to use whatever the dates.
        include_unverified: What is to be in force though unverified.
        source: Where in its source the outcome stands, in words; for readers only.
        file: The file it was read from.
    """

    sentence: str
    expect: Expected | None
    case: Case | None = None
    guideline: str | None = None
    facts: dict[str, Value] = field(factory=dict)
    reading: str | None = None
    editions: tuple[str, ...] = ()
    include_unverified: tuple[str, ...] = ()
    source: str | None = None
    file: str | None = None


def load_examples(folder: Path, registry: Registry) -> tuple[Example, ...]:
    """Read every ``*.json`` of a folder, in the order of their names.

    Args:
        folder: The folder.
        registry: What plugins register.

    Raises:
        CaseError: If a file holds anything but examples; it names the file and the JSON path.
    """
    return tuple(each for path in sorted(folder.glob("*.json")) for each in read_examples(path, registry))


def read_examples(path: Path, registry: Registry) -> tuple[Example, ...]:
    """Read the examples of one file: one, a list of them, or an object whose ``examples`` share what it says.

    Args:
        path: The file.
        registry: What plugins register.

    Raises:
        CaseError: If it holds anything but examples; ``.problems`` has all that is wrong.
    """
    data = parse_json(path.read_bytes(), str(path))
    problems: list[Problem] = []
    top = Located(data, "$", problems, registry.drugs)
    read = _Reader(registry, str(path))
    examples = [read.example(at) for at in places(top, _KEYS)]
    for sentence in _repeated(example.sentence for example in examples if example is not None):
        problems.append(Problem("$", f"two examples have the sentence {sentence!r}", "Give each its own."))
    if problems:
        # What is wrong with what examples share is found by each of them.
        raise CaseError(list({str(problem): problem for problem in problems}.values()), str(path))
    return tuple(example for example in examples if example is not None)


def _repeated(sentences: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for sentence in sentences:
        if sentence in seen:
            yield sentence
        seen.add(sentence)


@frozen
class _Reader:
    registry: Registry
    file: str

    def example(self, at: Located) -> Example | None:
        if isinstance(at.expect(Members, "an example, which is an object"), Unread):
            return None
        before = len(at.problems)
        check_keys(at, _KEYS)
        if at.value.get("schema") != EXAMPLE:
            at.report("is not an example", f'An example begins {{"schema": "{EXAMPLE}", "sentence": …}}.')
        if ("case" in at.value) == ("facts" in at.value):
            at.report("must give either a case or facts")
        if "expect" not in at.value:
            at.report("says nothing of what is expected", 'Write "expect": {"outcomes": […]}.')
        if len(at.problems) > before:
            return None
        of_case = "case" in at.value
        example = Example(
            sentence=self._text(at, "sentence", required=True) or "",
            expect=None if at.value["expect"] is None else self._expected(at.member("expect")),
            case=self._case(at.member("case")) if of_case else None,
            guideline=self._guideline(at, required=not of_case),
            facts={} if of_case else self._facts(at.member("facts")),
            reading=self._word(at, "reading", _READINGS),
            editions=self._texts(at, "editions"),
            include_unverified=self._texts(at, "include_unverified"),
            source=self._text(at, "source"),
            file=self.file,
        )
        return example if len(at.problems) == before else None

    def _expected(self, at: Located) -> Expected | None:
        if isinstance(at.expect(Members, "an object"), Unread):
            return None
        check_keys(at, _EXPECT)
        outcomes = [outcome.value for outcome in Outcome]
        named = self._texts(at, "outcomes", outcomes)
        if not named and not at.value.get("outcomes"):
            at.report("names no outcome", 'Write for instance "outcomes": ["necessary"].')
        return Expected(
            outcomes=frozenset(Outcome(name) for name in named),
            grounds=frozenset(self._texts(at, "grounds")) if "grounds" in at.value else None,
            proposed=self._word(at, "proposed", (*(each.value for each in Proposal), "none")),
            item=self._text(at, "item"),
        )

    def _case(self, at: Located) -> Case | None:
        if isinstance(at.expect(Members, "a case, which is an object"), Unread):
            return None
        before = len(at.problems)
        _check_schema(at)
        case: Case = converter().structure(at, Case)
        if len(at.problems) > before:
            return None
        registry = self.registry
        found = check_case(case, registry.facts, registry.services, registry.drugs)
        at.problems.extend(Problem(at.path + problem.path[1:], problem.message, problem.hint) for problem in found)
        return case

    def _facts(self, at: Located) -> dict[str, Value]:
        registered = registered_names(self.registry.services, self.registry.drugs)
        known: dict[str, Value] = {}
        for name, fact in read_facts(at).items():
            leaf = self.registry.facts.get(name)
            if leaf is None:
                at.member(name).report("is not a known fact", hint_at(name, self.registry.facts, "facts"))
                continue
            # Facts that a case derives are given outright here: there is no case to derive them from.
            problem = check_fact(evolve(leaf, derived=False), fact.value, at.member(name).path, registered)
            if problem is None:
                known[name] = ready(leaf, fact.value)
            else:
                at.problems.append(problem)
        return known

    def _guideline(self, at: Located, *, required: bool) -> str | None:
        name = self._text(at, "guideline", required=required)
        known = [name_of(guideline) for guideline in self.registry.guidelines]
        if name is not None and name not in known:
            at.member("guideline").report("is not a guideline known here", hint_at(name, known, "guidelines"))
        return name

    def _text(self, at: Located, key: str, *, required: bool = False) -> str | None:
        if at.value.get(key) is None:
            if required:
                at.report(f"has no {key}")
            return None
        text = read_text(at.member(key))
        return None if isinstance(text, Unread) else text

    def _word(self, at: Located, key: str, known: tuple[str, ...]) -> str | None:
        word = self._text(at, key)
        if word is not None and word not in known:
            at.member(key).report("is not one of the words known here", f"Known words: {', '.join(known)}.")
        return word

    def _texts(self, at: Located, key: str, known: Iterable[str] | None = None) -> tuple[str, ...]:
        if at.value.get(key) is None:
            return ()
        member = at.member(key)
        if isinstance(member.expect(list, "a list of names"), Unread):
            return ()
        texts = [(each, read_text(each)) for each in (member.element(place) for place in range(len(member.value)))]
        if known is not None:
            for each, text in texts:
                if not isinstance(text, Unread) and text not in known:
                    each.report("is not an outcome", f"Known outcomes: {', '.join(known)}.")
            return tuple(text for _, text in texts if not isinstance(text, Unread) and text in known)
        return tuple(text for _, text in texts if not isinstance(text, Unread))
