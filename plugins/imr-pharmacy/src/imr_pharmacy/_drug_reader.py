"""Which drugs a narrative says are in use: the one requested, or others of its class."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from attrs import frozen

from imr_core import Drug, ReadFact, ReadingContext
from imr_core.narrative import Sentence, annotate, sentences
from imr_pharmacy._facts import Opioids, Use

_IN_USE = re.compile(
    r"(?:^|[.;] )(?:(?:current|present|home|discharge) )?(?:medications?|meds|medication (?:regimen|list))(?: list)?:"
    r"|(?<!prescribed )\b(?:current(?:ly prescribed)? |home |present )?medications?(?: regimen)?(?: list)?"
    r"(?: on [\w /,-]{4,20}?)? (?:(?:was|were|is|are|have been|has been) )?(?:noted |listed |reported )?(?:to )?"
    r"(?:includ(?:e|es|ed|ing)|consist(?:s|ed)? of|of|as|are|were|is|was)\b:?"
    r"|\bcurrent(?:ly)? (?:taking|using|on|utilizing|prescribed)\b"
    r"|\b(?:is|was|are|were|been|has been|had been|remains) (?:\w+ ){0,2}(?:taking|using|utilizing|maintained on)\b"
    r"|\b(?:takes|uses|utilizes)\b|\bcontinu(?:e|es|ed|ing)(?: with| on| to take| to use| taking| using)?\b"
    r"|\b(?:has|have|had) been on\b|\b(?:remains|remained|stays|is|was|are) (?:still |now |currently )?on\b"
    r"|\brefill(?:s|ed)?(?: of)?\b|\brenew(?:s|ed|ing)?\b",
    re.IGNORECASE,
)
_PRESCRIBED = re.compile(
    r"\b(?:prescribed|dispensed|given|started on|treatment plan (?:includes?|included|consists? of|consisted of)|"
    r"prescriptions? (?:was |were )?(?:given |written |issued )?for)\b",
    re.IGNORECASE,
)
_WENT_ON = re.compile(
    r"[^.;,]{0,30}?\s(?:was|were|has been|have been)\s(?:also\s)?(?:refilled|renewed|continued)\b", re.IGNORECASE
)
_GOES_ON = re.compile(r"continu|refill|renew", re.IGNORECASE)
# Where a sentence speaks of use no longer.
_ENDS = re.compile(
    r"\b(?:but|however|although|request\w*|recommend\w*|plan\w*|discontinu\w*|stop(?:ped)?|past|prior|previous\w*|allerg\w*)\b|;",
    re.IGNORECASE,
)
_DECISION = re.compile(
    r"utilization review|\bur\b|prior (?:determination|review)|\bden(?:ied|ial)\b|non-?certif|medically necessary",
    re.IGNORECASE,
)
_DUPLICATED = ("gi-protection", "muscle-relaxant", "nsaid")


@frozen
class Mention:
    """A drug that a sentence says is in use: its ingredients, and the words that say so."""

    ingredients: frozenset[str]
    quote: str
    start: int


@frozen(slots=False)
class DrugReader:
    """It finds the drugs in use, and what follows for the drug requested.

    Args:
        drugs: The registered drugs.
        name: Under which name its problems are reported.
    """

    drugs: tuple[Drug, ...]
    name: str = "drugs in use"

    @cached_property
    def _by_word(self) -> Mapping[str, frozenset[str]]:
        words: dict[str, frozenset[str]] = {}
        for drug in self.drugs:
            for word in (drug.name, *drug.brands):
                words[" ".join(word.lower().split())] = frozenset(drug.ingredients)
        return words

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest = sorted(self._by_word, key=lambda word: (-len(word), word))
        spaced = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest)
        return re.compile(rf"(?<![\w-])(?:{spaced})(?![\w-])", re.IGNORECASE)

    @cached_property
    def _classes(self) -> Mapping[str, frozenset[str]]:
        return {drug.name: frozenset(drug.classes) for drug in self.drugs}

    def read(self, text: str, context: ReadingContext) -> Sequence[ReadFact]:
        """Return what the drugs in use say of the drug requested."""
        found = list(self.mentions(text))
        facts = [
            ReadFact(Opioids.opioid_in_use.name, True, each.quote, each.start)
            for each in (*found, *self._prescribed(text))
            if "opioid" in self._all_classes(each.ingredients)
        ]
        drug = context.request.drug if context.request is not None else None
        if drug is None or not drug.ingredients:
            return facts
        requested = frozenset(drug.ingredients)
        duplicated = self._all_classes(requested).intersection(_DUPLICATED)
        for each in found:
            if each.ingredients & requested:
                facts.append(ReadFact(Use.continued.name, True, each.quote, each.start))
            elif duplicated & self._all_classes(each.ingredients):
                facts.append(ReadFact(Use.same_class_in_use.name, True, each.quote, each.start))
        return facts

    def mentions(self, text: str) -> Iterator[Mention]:
        """Yield every drug that *text* says is in use now."""
        for sentence in sentences(text):
            if not _DECISION.search(sentence.text):
                yield from self._in_sentence(sentence)

    def _prescribed(self, text: str) -> Iterator[Mention]:
        """Yield every drug that *text* says was prescribed."""
        for sentence in sentences(text):
            if not _DECISION.search(sentence.text):
                for use in _PRESCRIBED.finditer(sentence.text):
                    yield from self._named(sentence, use, even_planned=True)

    def _in_sentence(self, sentence: Sentence) -> Iterator[Mention]:
        words = sentence.text
        for match in self._pattern.finditer(words):
            after = _WENT_ON.match(words, match.end())
            if after and not annotate(words, match.span()).negated:
                quote = words[match.start() : after.end()]
                yield Mention(self._ingredients(match), quote, sentence.start + match.start())
        for use in _IN_USE.finditer(words):
            # To plan to continue or refill a drug says that it is in use.
            yield from self._named(sentence, use, even_planned=_GOES_ON.match(use[0]) is not None)

    def _named(self, sentence: Sentence, use: re.Match[str], *, even_planned: bool) -> Iterator[Mention]:
        words = sentence.text
        end = _ENDS.search(words, use.end())
        for match in self._pattern.finditer(words, use.end(), end.start() if end else len(words)):
            context = annotate(words, match.span())
            if context.negated or context.historical or (context.hypothetical and not even_planned):
                continue
            yield Mention(self._ingredients(match), words[use.start() : match.end()], sentence.start + use.start())

    def _ingredients(self, match: re.Match[str]) -> frozenset[str]:
        return self._by_word[" ".join(match[0].lower().split())]

    def _all_classes(self, ingredients: frozenset[str]) -> frozenset[str]:
        return frozenset().union(*(self._classes.get(name, frozenset()) for name in ingredients))
