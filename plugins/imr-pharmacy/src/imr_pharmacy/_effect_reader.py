"""What a narrative says the drug requested does: relief of pain, better function, or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from attrs import frozen

from imr_core import Drug, ReadFact, ReadingContext
from imr_core.narrative import Sentence, annotate, sentences
from imr_pharmacy._facts import Use

_WORD = r"(?:(?!\b(?:no|not|nor|never|without|cannot|little|minimal)\b)[\w,%/-]+ )"
_RELIEF = (
    r"(?:reliev(?:es?|ed|ing)|reduc(?:es?|ed|ing|tion)|decreas(?:es?|ed|ing)|eas(?:es?|ed|ing)|alleviat(?:es?|ed|ing)|"
    r"lower(?:s|ed)?|help(?:s|ed|ful|ing)?|controls?|controlled|relief|effective|improve(?:s|d)?|benefi\w+)"
)
_DOES = re.compile(rf"^(?:\W+|\s+{_WORD}{{0,3}}){_RELIEF}\b(?!\s+(?:function|activit|sleep|mobility))", re.IGNORECASE)
_DONE_BY = re.compile(
    rf"\b(?:pain|symptoms?|spasms?)\s+{_WORD}{{0,8}}{_RELIEF}\s+{_WORD}{{0,6}}(?:with|by|from|after|on)\s+{_WORD}{{0,4}}$|"
    rf"\b(?:relief|reduction|benefit)\s+{_WORD}{{0,4}}(?:with|by|from|on)\s+{_WORD}{{0,4}}$",
    re.IGNORECASE,
)
_SCORE = r"(\d{1,2})(?:\.\d)?(?:\s*-\s*\d{1,2})?(?:\s*/\s*10|\s+out\s+of\s+(?:10|ten))?"
_TAKING = r"(?:the |his |her |their |any |use of |taking )*(?:pain )?(?:medications?|meds|medicines?)"
_WITHOUT_WITH = re.compile(
    rf"\b{_SCORE}\s+(?:without|before|off)\s+{_TAKING}\b[^.;]{{0,40}}?\b{_SCORE}\s+(?:with|after|on)\b", re.IGNORECASE
)
_WITH_WITHOUT = re.compile(
    rf"\b{_SCORE}\s+(?:with|after|on)\s+{_TAKING}\b[^.;]{{0,40}}?\b{_SCORE}\s+(?:without|before|off)\b", re.IGNORECASE
)
_DECISION = re.compile(
    r"utili[sz]ation review|\bur\b|claims administrator|\bden(?:ied|ial)\b|non-?certif|medically necessary|\brequest",
    re.IGNORECASE,
)


@frozen(slots=False)
class EffectReader:
    """It finds relief told of the drug requested, by name or by pain scores without and with medication.

    Args:
        drugs: The registered drugs.
        name: Under which name its problems are reported.
    """

    drugs: tuple[Drug, ...]
    name: str = "effects of drugs"

    @cached_property
    def _names(self) -> Mapping[frozenset[str], tuple[str, ...]]:
        found: dict[frozenset[str], tuple[str, ...]] = {}
        for drug in self.drugs:
            key = frozenset(drug.ingredients)
            found[key] = (*found.get(key, ()), drug.name, *drug.brands)
        return found

    def read(self, text: str, context: ReadingContext) -> Sequence[ReadFact]:
        """Return what the text tells of the effect of the drug requested."""
        drug = context.request.drug if context.request is not None else None
        if drug is None or not drug.ingredients:
            return ()
        names = self._names.get(frozenset(drug.ingredients), ())
        named = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in names) or r"(?!)", re.IGNORECASE)
        return [
            ReadFact(Use.pain_relief.name, True, sentence.text[start:stop], sentence.start + start)
            for sentence in sentences(text)
            if not _DECISION.search(sentence.text)
            for start, stop in (*_relieved(sentence, named), *_scores(sentence))
        ]


def _relieved(sentence: Sentence, named: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    words = sentence.text
    for match in named.finditer(words):
        if annotate(words, match.span()).hypothetical or annotate(words, match.span()).negated:
            continue
        after = _DOES.search(words[match.end() : match.end() + 120])
        first = max(0, match.start() - 200)
        before = _DONE_BY.search(words[first : match.start()])
        if after:
            yield match.start(), match.end() + after.end()
        elif before:
            yield first + before.start(), match.end()


def _scores(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield where pain is scored lower with medication than without it."""
    for pattern, is_without_first in ((_WITHOUT_WITH, True), (_WITH_WITHOUT, False)):
        for match in pattern.finditer(sentence.text):
            first, second = int(match[1]), int(match[2])
            if (first > second) is is_without_first and first != second and max(first, second) <= 10:
                yield match.span()
